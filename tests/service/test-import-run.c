/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a file becomes in a store: once, again, changed, and when it does not fit. */
#include "import-support.h"

#include "tend-allergies.h"

#define PATIENT(id, family, given, birth, more)                                                    \
  "{\"resourceType\":\"Patient\",\"id\":\"" id "\",\"name\":[{\"family\":\"" family                \
  "\",\"given\":"                                                                                  \
  "[\"" given "\"]}],\"birthDate\":\"" birth "\"" more "}\n"
#define NUMBER(system, value)                                                                      \
  ",\"identifier\":[{\"system\":\"" system "\",\"value\":\"" value "\"}]"
#define MEMBER(system, value)                                                                      \
  ",\"identifier\":[{\"system\":\"" system "\",\"value\":\"" value                                 \
  "\",\"type\":{\"coding\":[{\"code\":\"MB\"}]}}]"
#define OF(type, id) "{\"resourceType\":\"" type "\",\"id\":\"" id "\","
#define ABOUT(id) "\"subject\":{\"reference\":\"Patient/" id "\"}"
#define CONDITION(id, patient, text)                                                               \
  OF ("Condition", id) ABOUT (patient) ",\"code\":{\"text\":\"" text "\"}}\n"
#define ENCOUNTER(id, patient, status)                                                             \
  OF ("Encounter", id)                                                                             \
  ABOUT (patient)                                                                                  \
  ",\"class\":{\"code\":\"AMB\"},\"status\":\"" status "\"}"                                       \
  "\n"
#define PRESSURE(id, patient, systolic)                                                            \
  OF ("Observation", id)                                                                           \
  ABOUT (patient)                                                                                  \
  ",\"status\":\"final\",\"effectiveDateTime\":\"2026-03-01T10:00:00Z\",\"code\":{\"coding\":[{"   \
  "\"system\":\"http://"                                                                           \
  "loinc.org\",\"code\":\"85354-9\"}]},\"component\":[{\"code\":{\"coding\":[{"                    \
  "\"code\":\"8480-6\"}]},\"valueQuantity\":{\"value\":" systolic                                  \
  ",\"code\":\"mm[Hg]\"}},{\"code\":{"                                                             \
  "\"coding\":[{\"code\":\"8462-4\"}]},\"valueQuantity\":{\"value\":80,\"code\":\"mm[Hg]\"}}]}\n"

static void
assert_import (TendStore *store, const char *text, const char *expected)
{
  g_autofree char *counts = import_text (store, text);

  g_assert_cmpstr (counts, ==, expected);
}

/* The import must be refused with these words and leave nothing behind. */
static void
assert_refused (TendStore *store, const char *text, TendError code, const char *words)
{
  g_autoptr (TendImport) import = read_import (text, strlen (text));
  g_autoptr (TendImportCounts) counts = tend_import_counts_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = NULL;
  ImportJob job = { import, counts, FALSE };

  commit = tend_store_transact (store, "test", run_import, &job, &error);
  g_assert_null (commit);
  g_assert_error (error, TEND_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

/* The row that carries an identifier of the patient, each as its only one. */
static gint64
find_patient (TendStore *store, const char *system, const char *value)
{
  g_autoptr (GArray) ids = find_rows (store, "patient", system, value);

  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

static gboolean
take_back (TendTransaction *transaction, gpointer record, GError **error)
{
  return tend_transaction_withdraw (transaction, record, error);
}

static gboolean
change (TendTransaction *transaction, gpointer record, GError **error)
{
  return tend_transaction_update (transaction, record, error);
}

static void
test_adds_once (const char *backend)
{
  static const char text[] = CONDITION ("c", "p", "Cough") ENCOUNTER ("e", "p", "finished")
      PRESSURE ("o", "p", "120") PATIENT ("p", "Lee", "Ann", "1980-01-02", NUMBER ("urn:mr", "7"));
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (TendCondition) condition = NULL;
  const TendPatientData *data;

  assert_import (store, text, "Condition +1; Encounter +1; Observation +1; Patient +1");
  patient = get_row (store, TEND_TYPE_PATIENT, "Patient", "p");
  data = tend_patient_get_data (patient);
  g_assert_cmpstr (data->family_name, ==, "Lee");
  g_assert_true (g_str_has_prefix (data->mrn, "M"));
  g_assert_cmpint (data->registered_at, ==, TEND_TEST_NOW);
  g_assert_true (data->active);
  g_assert_cmpint (find_patient (store, "urn:mr", "7"), ==,
                   tend_record_get_id (TEND_RECORD (patient)));
  condition = get_row (store, TEND_TYPE_CONDITION, "Condition", "c");
  g_assert_cmpint (tend_condition_get_data (condition)->patient_id, ==,
                   tend_record_get_id (TEND_RECORD (patient)));

  assert_import (store, text, "Condition =1; Encounter =1; Observation =1; Patient =1");
  tend_test_store_free (store);
}

/* The patients of Synthea with all that is about them. */
static void
test_adds_shared_files_once (const char *backend)
{
  static const char *const names[] = {
    "Encounter.first150.ndjson", "Patient.000.ndjson",      "AllergyIntolerance.000.ndjson",
    "Device.000.ndjson",         "Immunization.000.ndjson", "Location.000.ndjson",
    "Organization.000.ndjson",   "Practitioner.000.ndjson",
  };
  const char *folder = g_getenv ("TEND_SHARED_DATA");
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *once = NULL, *twice = NULL, *dry = NULL;
  TendStore       *store;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = NULL, *text = NULL;

      path = g_build_filename (folder != NULL ? folder : "", "fhir", "synthea_10_patients",
                               names[i], NULL);
      if (!g_file_get_contents (path, &text, NULL, NULL))
        {
          g_test_skip ("the shared data is not here");
          return;
        }
      g_string_append (all, text);
    }

  store = tend_test_store_new (backend);
  dry = import_bytes (store, all->str, all->len, TRUE);
  once = import_bytes (store, all->str, all->len, FALSE);
  g_assert_cmpstr (once, ==,
                   "Encounter +150; Patient +13; AllergyIntolerance +11; Device +16; "
                   "Immunization +161; Location +44; Organization +43; Practitioner +43");
  g_assert_cmpstr (dry, ==, once);
  twice = import_bytes (store, all->str, all->len, FALSE);
  g_assert_cmpstr (twice, ==,
                   "Encounter =150; Patient =13; AllergyIntolerance =11; Device =16; "
                   "Immunization =161; Location =44; Organization =43; Practitioner =43");
  tend_test_store_free (store);
}

static void
test_changes_what_the_file_states (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (TendPatient) again = NULL;

  assert_import (store, PATIENT ("p", "Lee", "Ann", "1980-01-02", ",\"gender\":\"female\""),
                 "Patient +1");
  patient = get_row (store, TEND_TYPE_PATIENT, "Patient", "p");
  g_object_set (patient, "note", "likes tea", "fall-risk", TRUE, "language", "es", NULL);
  tend_test_transact (store, "patient.update", change, patient);

  assert_import (store,
                 PATIENT ("p", "Lee", "Ann", "1980-01-02", ",\"maritalStatus\":{\"text\":\"M\"}"),
                 "Patient ~1");
  again = get_row (store, TEND_TYPE_PATIENT, "Patient", "p");
  g_assert_cmpstr (tend_patient_get_data (again)->marital_status, ==, "M");
  g_assert_cmpstr (tend_patient_get_data (again)->note, ==, "likes tea");
  g_assert_cmpstr (tend_patient_get_data (again)->language, ==, "es");
  g_assert_true (tend_patient_get_data (again)->fall_risk);
  g_assert_cmpint (tend_patient_get_data (again)->sex, ==, TEND_SEX_FEMALE);
  tend_test_store_free (store);
}

static void
test_writes_nothing_when_dry (const char *backend)
{
  static const char text[] = PATIENT ("p", "Lee", "Ann", "1980-01-02", "")
      CONDITION ("c", "p", "Cough") PRESSURE ("o", "p", "120");
  TendStore       *store = tend_test_store_new (backend);
  g_autofree char *counts = import_bytes (store, text, strlen (text), TRUE);
  g_autoptr (GArray) ids = find_rows (store, "patient", "urn:tend:fhir:Patient", "p");

  g_assert_cmpstr (counts, ==, "Patient +1; Condition +1; Observation +1");
  g_assert_cmpuint (ids->len, ==, 0);
  assert_import (store, text, "Patient +1; Condition +1; Observation +1");
  tend_test_store_free (store);
}

static void
test_keeps_children (const char *backend)
{
#define WITH(phone, more)                                                                          \
  PATIENT ("p", "Lee", "Ann", "1980-01-02",                                                        \
           ",\"telecom\":[{\"system\":\"phone\",\"value\":\"" phone "\"" more                      \
           "}],\"address\":[{\"line\":[\"1 A\"],\"city\":\"B\"}],\"contact\":[{\"name\":{"         \
           "\"family\":\"Lee\",\"given\":[\"Bo\"]}}]")
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (GPtrArray) points = NULL;

  assert_import (store, WITH ("503-555-0142", ""), "Patient +1");
  assert_import (store, WITH ("(503) 555-0142", ""), "Patient ~1");
  assert_import (store, WITH ("(503) 555-0142", ""), "Patient =1");
  assert_import (store, WITH ("(503) 555-0142", ",\"use\":\"work\""), "Patient ~1");
  assert_import (store, WITH ("503-555-0199", ",\"use\":\"mobile\""), "Patient ~1");

  patient = get_row (store, TEND_TYPE_PATIENT, "Patient", "p");
  points = tend_store_query (
      store, "contact-points-of-patient",
      g_variant_new_parsed ("{'patient': <%x>}", tend_record_get_id (TEND_RECORD (patient))), NULL);
  g_assert_cmpuint (points->len, ==, 2);
  g_assert_cmpstr (tend_contact_point_get_data (points->pdata[0])->value, ==, "(503) 555-0142");
  g_assert_cmpint (tend_contact_point_get_data (points->pdata[0])->use, ==,
                   TEND_CONTACT_POINT_USE_WORK);
  tend_test_store_free (store);
#undef WITH
}

static void
test_keeps_components (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendObservation) panel = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  assert_import (store, PATIENT ("p", "Lee", "Ann", "1980-01-02", "") PRESSURE ("o", "p", "120"),
                 "Patient +1; Observation +1");
  assert_import (store, PRESSURE ("o", "p", "120"), "Observation =1");
  assert_import (store, PRESSURE ("o", "p", "130"), "Observation ~1");
  panel = get_row (store, TEND_TYPE_OBSERVATION, "Observation", "o");
  rows = tend_store_query (
      store, "import-components",
      g_variant_new_parsed ("{'panel': <%x>}", tend_record_get_id (TEND_RECORD (panel))), NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpfloat (tend_observation_get_data (rows->pdata[0])->value, ==, 130);
  g_assert_cmpint (tend_observation_get_data (rows->pdata[1])->patient_id, ==,
                   tend_observation_get_data (panel)->patient_id);
  tend_test_store_free (store);
}

/* Two systems that both have a Patient/1, and one that has it twice. */
static void
test_tells_people_apart (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     ann;

  assert_import (store, PATIENT ("1", "Lee", "Ann", "1980-01-02", NUMBER ("urn:mr", "7")),
                 "Patient +1");
  ann = find_patient (store, "urn:mr", "7");
  /* another person under the same id */
  assert_import (store, PATIENT ("1", "Oak", "Bo", "1950-05-05", NUMBER ("urn:other", "7")),
                 "Patient +1");
  g_assert_cmpint (find_patient (store, "urn:other", "7"), !=, ann);
  assert_import (store, PATIENT ("1", "Oak", "Bo", "1950-05-05", ""), "Patient =1");
  /* a new name under the old number */
  assert_import (store, PATIENT ("2", "Lee-Oak", "Ann", "1980-01-02", NUMBER ("urn:mr", "7")),
                 "Patient ~1");
  g_assert_cmpint (find_patient (store, "urn:mr", "7"), ==, ann);
  /* twins share all but the given name */
  assert_import (store,
                 PATIENT ("t1", "Roe", "Kim", "2020-02-02", MEMBER ("urn:member", "9"))
                     PATIENT ("t2", "Roe", "Jo", "2020-02-02", MEMBER ("urn:member", "9")),
                 "Patient +2");
  assert_import (store, PATIENT ("t3", "Roe", "Jo", "2020-02-02", MEMBER ("urn:member", "9")),
                 "Patient ~1");
  /* the same person twice in one file */
  assert_import (store,
                 PATIENT ("a", "Fay", "Di", "1999-09-09", NUMBER ("urn:mr", "8"))
                     PATIENT ("b", "Fay", "Di", "1999-09-09", NUMBER ("urn:mr", "8"))
                         CONDITION ("c", "b", "Cough"),
                 "Patient +1 -1; Condition +1");
  assert_import (store,
                 PATIENT ("d", "Gray", "Al", "1970-07-07", "")
                     PATIENT ("d", "Gray", "Al", "1970-07-07", ",\"gender\":\"male\""),
                 "Patient +1 -1");
  /* a number that cannot be theirs */
  assert_refused (store, PATIENT ("9", "Zed", "Ed", "1911-01-01", NUMBER ("urn:mr", "7")),
                  TEND_ERROR_INVALID, "test.json:1:1: Patient: The store has one of its");
  tend_test_store_free (store);
}

static void
test_resolves_references (const char *backend)
{
  static const char first[] = PATIENT ("p", "Lee", "Ann", "1980-01-02", NUMBER ("urn:mr", "7"))
      PATIENT ("q", "Oak", "Bo", "1950-05-05", "")
          OF ("Practitioner", "d") "\"name\":[{\"family\":\"Bone\"}]" NUMBER ("urn:npi", "5") "}\n";
  static const char second[] = "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" OF (
      "Condition",
      "c1") "\"subject\":{\"reference\":\"urn:uuid:e\"},\"code\":{\"text\":\"x\"},"
            "\"encounter\":{\"reference\":\"urn:uuid:f\"}}},{\"fullUrl\":\"urn:uuid:e\","
            "\"resource\":" PATIENT (
                "n", "New", "Nu", "2001-01-01",
                "") "},{\"fullUrl\":"
                    "\"urn:uuid:f\",\"resource\":" OF ("Encounter", "v") ABOUT (
                        "p") ",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},"
                             "\"participant\":[{\"individual\":{\"reference\":"
                             "\"Practitioner?identifier=urn:npi|5\"}}]}},{\"resource\":" OF (
                                 "Condition", "c2") "\"subject\":{\"identifier\":{"
                                                    "\"system\":\"urn:mr\",\"value\":\"7\"}},"
                                                    "\"code\":{\"text\":\"y\"},\"encounter\":"
                                                    "{\"reference\":\"Encounter/v\"}}}]}";
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendCondition) c1 = NULL, c2 = NULL;
  g_autoptr (TendEncounter) visit = NULL;
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (TendPatient) fresh = NULL;

  assert_import (store, first, "Patient +2; Practitioner +1");
  assert_import (store, second, "Condition +2; Patient +1; Encounter +1");

  patient = get_row (store, TEND_TYPE_PATIENT, "Patient", "p");
  fresh = get_row (store, TEND_TYPE_PATIENT, "Patient", "n");
  visit = get_row (store, TEND_TYPE_ENCOUNTER, "Encounter", "v");
  c1 = get_row (store, TEND_TYPE_CONDITION, "Condition", "c1");
  c2 = get_row (store, TEND_TYPE_CONDITION, "Condition", "c2");
  g_assert_cmpint (tend_encounter_get_data (visit)->practitioner_id, !=, 0);
  g_assert_cmpint (tend_condition_get_data (c1)->patient_id, ==,
                   tend_record_get_id (TEND_RECORD (fresh)));
  /* the visit is of somebody else */
  g_assert_cmpint (tend_condition_get_data (c1)->encounter_id, ==, 0);
  g_assert_cmpint (tend_condition_get_data (c2)->patient_id, ==,
                   tend_record_get_id (TEND_RECORD (patient)));
  g_assert_cmpint (tend_condition_get_data (c2)->encounter_id, ==,
                   tend_record_get_id (TEND_RECORD (visit)));
  tend_test_store_free (store);
}

static void
test_notes_what_was_left_out (const char *backend)
{
  static const char text[]
      = PATIENT ("p", "Lee", "Ann", "1980-01-02",
                 ",\"generalPractitioner\":[{\"reference\":\"Practitioner/x\"}]")
          OF ("Claim", "y") "\"a\":1}\n";
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendImport) import = read_import (text, strlen (text));
  g_autoptr (TendImportCounts) counts = tend_import_counts_new ();
  ImportJob              job = { import, counts, FALSE };
  const TendImportTally *tally;

  tend_test_transact (store, "test", run_import, &job);
  tally = tend_import_counts_find (counts, "Patient");
  g_assert_cmpuint (tally->added, ==, 1);
  g_assert_true (
      g_hash_table_contains (tally->notes, "The practitioner is not known here and was left out."));
  tally = tend_import_counts_find (counts, "Claim");
  g_assert_cmpuint (tally->skipped, ==, 1);
  g_assert_true (g_hash_table_contains (tally->notes, "Tend does not take in this type."));
  g_assert_null (tend_import_counts_find (counts, "Device"));
  tend_test_store_free (store);
}

static void
test_refuses_what_has_no_patient (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (GArray) ids = NULL;

  assert_refused (store,
                  PATIENT ("p", "Lee", "Ann", "1980-01-02", "") CONDITION ("c", "x", "Cough")
                      CONDITION ("d", "y", "Cough"),
                  TEND_ERROR_INVALID, "test.json:2:");
  ids = find_rows (store, "patient", "urn:tend:fhir:Patient", "p");
  g_assert_cmpuint (ids->len, ==, 0);
  assert_refused (store, PATIENT ("p", "Lee", "Ann", "1980-13-02", ""), TEND_ERROR_INVALID,
                  "Patient.birthDate");
  tend_test_store_free (store);
}

static void
test_refuses_who_may_not (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);

  g_object_set (tend_store_get_account (store), "role", TEND_ACCOUNT_ROLE_TECHNICIAN, NULL);
  assert_refused (store, PATIENT ("p", "Lee", "Ann", "1980-01-02", ""), TEND_ERROR_PERMISSION,
                  "data.import");
  tend_test_store_free (store);
}

static void
test_follows_what_is_taken_back (const char *backend)
{
  static const char both[]
      = PATIENT ("p", "Lee", "Ann", "1980-01-02", "") CONDITION ("c", "p", "Cough");
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendCondition) condition = NULL;
  g_autoptr (TendPatient) patient = NULL;

  assert_import (store,
                 PATIENT ("p", "Lee", "Ann", "1980-01-02", "") ENCOUNTER ("e", "p", "planned"),
                 "Patient +1; Encounter +1");
  /* by the file */
  assert_import (store, ENCOUNTER ("e", "p", "entered-in-error"), "Encounter ~1");
  assert_import (store, ENCOUNTER ("e", "p", "entered-in-error"), "Encounter -1");
  assert_import (store, ENCOUNTER ("new", "p", "entered-in-error"), "Encounter -1");
  /* here */
  assert_import (store, both, "Patient =1; Condition +1");
  condition = get_row (store, TEND_TYPE_CONDITION, "Condition", "c");
  tend_test_transact (store, "chart.withdraw", take_back, condition);
  assert_import (store, both, "Patient =1; Condition -1");
  patient = get_row (store, TEND_TYPE_PATIENT, "Patient", "p");
  tend_test_transact (store, "patient.withdraw", take_back, patient);
  assert_import (store, both, "Patient -1; Condition -1");
  tend_test_store_free (store);
}

static void
test_can_be_undone (const char *backend)
{
  static const char text[] = PATIENT ("p", "Lee", "Ann", "1980-01-02", NUMBER ("urn:mr", "7"))
      CONDITION ("c", "p", "Cough") PRESSURE ("o", "p", "120");
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendImport) import = read_import (text, strlen (text));
  g_autoptr (TendImportCounts) counts = tend_import_counts_new ();
  ImportJob job = { import, counts, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = NULL, undone = NULL;
  g_autoptr (GArray) ids = NULL;

  commit = tend_store_transact (store, "test", run_import, &job, &error);
  g_assert_no_error (error);
  undone = tend_store_undo (store, commit->sequence, &error);
  g_assert_no_error (error);
  ids = find_rows (store, "patient", "urn:mr", "7");
  g_assert_cmpuint (ids->len, ==, 0);
  assert_import (store, text, "Patient +1; Condition +1; Observation +1");
  assert_import (store, text, "Patient =1; Condition =1; Observation =1");
  tend_test_store_free (store);
}

static void
test_goes_to_the_merged_chart (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendPatient) gone = NULL, kept = NULL;
  g_autoptr (TendCondition) condition = NULL;

  assert_import (store,
                 PATIENT ("a", "Lee", "Ann", "1980-01-02", "")
                     PATIENT ("b", "Lee", "Annie", "1980-01-02", ""),
                 "Patient +2");
  gone = get_row (store, TEND_TYPE_PATIENT, "Patient", "a");
  kept = get_row (store, TEND_TYPE_PATIENT, "Patient", "b");
  g_object_set (gone, "merged-into-id", tend_record_get_id (TEND_RECORD (kept)), NULL);
  tend_test_transact (store, "patient.merge", change, gone);

  assert_import (store, CONDITION ("c", "a", "Cough"), "Condition +1");
  condition = get_row (store, TEND_TYPE_CONDITION, "Condition", "c");
  g_assert_cmpint (tend_condition_get_data (condition)->patient_id, ==,
                   tend_record_get_id (TEND_RECORD (kept)));
  tend_test_store_free (store);
}

static void
test_gives_asset_tags (const char *backend)
{
#define DEVICE(id, name, tag)                                                                      \
  OF ("Device", id)                                                                                \
  "\"type\":{\"text\":\"" name "\"},\"identifier\":[{\"system\":"                                  \
  "\"https://tendclinic.org/fhir/identifier/asset-tag\",\"value\":\"" tag "\"}]}\n"
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendDevice) first = NULL, second = NULL, third = NULL;

  assert_import (store,
                 DEVICE ("1", "Pump", "T1") OF ("Device", "3") "\"type\":{\"text\":\"Bed\"}}\n",
                 "Device +2");
  assert_import (store, DEVICE ("2", "Monitor", "T1"), "Device +1");
  first = get_row (store, TEND_TYPE_DEVICE, "Device", "1");
  second = get_row (store, TEND_TYPE_DEVICE, "Device", "2");
  third = get_row (store, TEND_TYPE_DEVICE, "Device", "3");
  g_assert_cmpstr (tend_device_get_data (first)->asset_tag, ==, "T1");
  g_assert_true (g_str_has_prefix (tend_device_get_data (second)->asset_tag, "EQ"));
  g_assert_true (g_str_has_prefix (tend_device_get_data (third)->asset_tag, "EQ"));
  assert_import (store, DEVICE ("2", "Monitor", "T1"), "Device =1");
  assert_import (store, DEVICE ("4", "Lamp", "T2") DEVICE ("5", "Scale", "T2"), "Device +2");
  tend_test_store_free (store);
#undef DEVICE
}

/* The clock stands in March 2026. */
static void
test_takes_nothing_from_the_future (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);

  assert_refused (store, PATIENT ("p", "Lee", "Ann", "2026-03-09", ""), TEND_ERROR_INVALID,
                  "test.json:1:1: Patient.birthDate: This birth date is in the future");
  assert_refused (store,
                  PATIENT ("p", "Lee", "Ann", "1980-01-02", ",\"deceasedDateTime\":\"2027-01-01\"")
                      PATIENT ("q", "Lee", "Bo", "1980-01-02", ""),
                  TEND_ERROR_INVALID, "This date of death is in the future");
  /* Where the day begins earlier, it is tomorrow already. */
  assert_import (store, PATIENT ("p", "Lee", "Ann", "2026-03-06", ""), "Patient +1");
  assert_import (
      store,
      OF ("Observation", "o")
          ABOUT ("p") ",\"status\":\"final\",\"effectiveDateTime\":\"2031-01-01T10:00:00Z\","
                      "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"8867-4\"}]"
                      "},\"valueQuantity\":{\"value\":70,\"code\":\"/min\"}}",
      "Observation -1");
  tend_test_store_free (store);
}

static void
test_passes_over_what_cannot_be_measured (const char *backend)
{
#define VITAL(id, code, value, unit)                                                               \
  OF ("Observation", id)                                                                           \
  ABOUT ("p")                                                                                      \
  ",\"status\":\"final\",\"effectiveDateTime\":\"2026-03-01T10:00:00Z\",\"code\":{\"coding\":[{"   \
  "\"system\":\"http://loinc.org\",\"code\":\"" code "\"}]},\"valueQuantity\":{\"value\":" value   \
  ",\"code\":\"" unit "\"}}\n"
  TendStore *store = tend_test_store_new (backend);

  assert_import (store,
                 PATIENT ("p", "Lee", "Ann", "1980-01-02", "") VITAL ("a", "8867-4", "9000", "/min")
                     VITAL ("b", "8867-4", "-3", "/min") VITAL ("c", "8310-5", "370", "Cel")
                         VITAL ("d", "8310-5", "370", "[degF]") VITAL ("e", "8867-4", "70", "/min")
                             VITAL ("f", "8310-5", "98.6", "[degF]") PRESSURE ("g", "p", "9999"),
                 "Patient +1; Observation +2 -5");
  tend_test_store_free (store);
#undef VITAL
}

static gboolean
record_none (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_allergies_record_none (transaction, *(gint64 *) data, error);
}

/* Whether the store says of the patient that there is no allergy. */
static gboolean
says_none_known (TendStore *store, gint64 patient_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = tend_store_query (store, "no-known-allergy-of-patient",
                          g_variant_new_parsed ("{'patient': <%x>}", patient_id), &error);

  g_assert_no_error (error);
  return rows->len > 0;
}

#define ALLERGY(id, more)                                                                          \
  OF ("AllergyIntolerance", id)                                                                    \
  "\"patient\":{\"reference\":\"Patient/p\"},\"code\":{" more "}}\n"
#define NONE_KNOWN                                                                                 \
  "\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"716186003\"}],"                   \
  "\"text\":\"No known allergy\""

static void
test_an_allergy_ends_none_known (const char *backend)
{
  static const char person[] = PATIENT ("p", "Lee", "Ann", "1980-01-02", "");
  TendStore        *store = tend_test_store_new (backend);
  g_autoptr (TendPatient) patient = NULL;
  gint64 id;

  assert_import (store, person, "Patient +1");
  patient = get_row (store, TEND_TYPE_PATIENT, "Patient", "p");
  id = tend_record_get_id (TEND_RECORD (patient));
  g_object_unref (tend_test_transact (store, "allergy.record-none", record_none, &id));
  g_assert_true (says_none_known (store, id));
  assert_import (store,
                 PATIENT ("p", "Lee", "Ann", "1980-01-02", "") ALLERGY ("a", "\"text\":\"Latex\""),
                 "Patient =1; AllergyIntolerance +1");
  g_assert_false (says_none_known (store, id));
  tend_test_store_free (store);

  /* A file that says both. */
  store = tend_test_store_new (backend);
  assert_import (store,
                 PATIENT ("p", "Lee", "Ann", "1980-01-02", "") ALLERGY ("n", NONE_KNOWN)
                     ALLERGY ("a", "\"text\":\"Latex\""),
                 "Patient +1; AllergyIntolerance +2");
  g_clear_object (&patient);
  patient = get_row (store, TEND_TYPE_PATIENT, "Patient", "p");
  g_assert_false (says_none_known (store, tend_record_get_id (TEND_RECORD (patient))));
  tend_test_store_free (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/service/import-run/adds-once", test_adds_once);
  tend_test_add ("/service/import-run/adds-shared-files-once", test_adds_shared_files_once);
  tend_test_add ("/service/import-run/changes-what-the-file-states",
                 test_changes_what_the_file_states);
  tend_test_add ("/service/import-run/writes-nothing-when-dry", test_writes_nothing_when_dry);
  tend_test_add ("/service/import-run/keeps-children", test_keeps_children);
  tend_test_add ("/service/import-run/keeps-components", test_keeps_components);
  tend_test_add ("/service/import-run/tells-people-apart", test_tells_people_apart);
  tend_test_add ("/service/import-run/resolves-references", test_resolves_references);
  tend_test_add ("/service/import-run/notes-what-was-left-out", test_notes_what_was_left_out);
  tend_test_add ("/service/import-run/refuses-what-has-no-patient",
                 test_refuses_what_has_no_patient);
  tend_test_add ("/service/import-run/refuses-who-may-not", test_refuses_who_may_not);
  tend_test_add ("/service/import-run/follows-what-is-taken-back", test_follows_what_is_taken_back);
  tend_test_add ("/service/import-run/can-be-undone", test_can_be_undone);
  tend_test_add ("/service/import-run/goes-to-the-merged-chart", test_goes_to_the_merged_chart);
  tend_test_add ("/service/import-run/gives-asset-tags", test_gives_asset_tags);
  tend_test_add ("/service/import-run/takes-nothing-from-the-future",
                 test_takes_nothing_from_the_future);
  tend_test_add ("/service/import-run/passes-over-what-cannot-be-measured",
                 test_passes_over_what_cannot_be_measured);
  tend_test_add ("/service/import-run/an-allergy-ends-none-known", test_an_allergy_ends_none_known);
  return g_test_run ();
}
