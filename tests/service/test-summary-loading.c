/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a summary holds, and that it comes back whole: from a store through a file
 * into a store. */
#include "tend-summary-loading.h"

#include "import-support.h"
#include "tend-demo.h"
#include "tend-fhir-writer.h"
#include "tend-number.h"
#include "tend-registration.h"

#define OF(type, id) "{\"resourceType\":\"" type "\",\"id\":\"" id "\","
#define ABOUT "\"subject\":{\"reference\":\"Patient/p\"},"
#define ABOUT_PATIENT "\"patient\":{\"reference\":\"Patient/p\"},"
#define SEEN "\"encounter\":{\"reference\":\"Encounter/e\"},"

static const char chart[] = OF (
    "Patient",
    "p") "\"name\":[{\"family\":\"Lee\",\"given\":[\"Ann\"]},{"
         "\"use\":\"maiden\",\"family\":\"Oak\"}],\"gender\":"
         "\"female\",\"birthDate\":\"1980-01-02\",\"telecom\":[{"
         "\"system\":\"phone\",\"value\":\"503-555-0142\"}],"
         "\"address\":[{\"line\":[\"1 A\"],\"city\":\"B\"}],"
         "\"contact\":[{\"name\":{\"family\":\"Bo\"}}],"
         "\"generalPractitioner\":[{\"reference\":"
         "\"Practitioner/d\"}]}\n" OF (
             "Patient",
             "q") "\"name\":[{\"family\":\"Other\"}],\"birthDate\":\"1990-01-02\"}"
                  "\n" OF (
                      "Practitioner",
                      "d") "\"name\":[{\"family\":\"Bone\",\"given\":[\"Ron\"]}"
                           "]}\n" OF (
                               "Practitioner",
                               "x") "\"name\":[{\"family\":\"Nobody\"}]}"
                                    "\n" OF (
                                        "Organization",
                                        "o") "\"name\":\"Acme\"}"
                                             "\n" OF (
                                                 "Location",
                                                 "l") "\"name"
                                                      "\":"
                                                      "\"Room "
                                                      "1\"}"
                                                      "\n" OF (
                                                          "Coverage",
                                                          "c") "\"status\":\"active\","
                                                               "\"beneficiary\":{\"reference\":"
                                                               "\"Patient/p\"},"
                                                               "\"payor\":[{\"reference\":"
                                                               "\"Organization/"
                                                               "o\"}],\"subscriberId\":\"S\"}"
                                                               "\n" OF (
                                                                   "Device",
                                                                   "v") "\"type\":{\"text\":"
                                                                        "\"Cuff\"},\"location\":{"
                                                                        "\"reference\":\"Location/"
                                                                        "l\"},"
                                                                        "\"patient\":{"
                                                                        "\"reference\":\"Patient/"
                                                                        "q\"}}\n" OF (
                                                                            "Appointment",
                                                                            "a") "\"status\":"
                                                                                 "\"booked\","
                                                                                 "\"start\":\"2026-"
                                                                                 "03-01T09:00:"
                                                                                 "00Z\",\"end\":"
                                                                                 "\"2026-03-01T09:"
                                                                                 "30:00Z\","
                                                                                 "\"participant\":["
                                                                                 "{\"actor\":{"
                                                                                 "\"reference\":"
                                                                                 "\"Patient/"
                                                                                 "p\"}},{\"actor\":"
                                                                                 "{\"reference\":"
                                                                                 "\"Practitioner/"
                                                                                 "d\"}}]}\n" OF (
                                                                                     "Encounter",
                                                                                     "e") ABOUT
    "\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},\"appointment\":[{"
    "\"reference\":\"Appointment/a\"}],\"location\":[{\"location\":{"
    "\"reference\":\"Location/l\"}}],\"period\":{\"start\":"
    "\"2026-03-01T09:00:00Z\"}}\n" OF ("Condition", "1") ABOUT SEEN
    "\"code\":{\"text\":\"Cough\"}}\n" OF ("Condition", "2") ABOUT
    "\"code\":{\"text\":\"Wrong\"},\"verificationStatus\":{\"coding\":[{"
    "\"code\":\"entered-in-error\"}]}}\n" OF ("AllergyIntolerance", "3") ABOUT_PATIENT
    "\"code\":{\"text\":\"Nuts\"}}\n" OF ("MedicationStatement", "4") ABOUT
    "\"status\":\"active\",\"medicationCodeableConcept\":{"
    "\"text\":\"Iron\"}}\n" OF ("Immunization", "5") ABOUT_PATIENT
    "\"status\":\"completed\",\"vaccineCode\":{\"text\":\"Flu\"},"
    "\"occurrenceDateTime\":\"2025-10-01\"}\n" OF ("Procedure", "6") ABOUT
    "\"status\":\"completed\",\"code\":{\"text\":\"Cast\"}}\n" OF ("Observation", "7") ABOUT SEEN
    "\"status\":\"final\",\"effectiveDateTime\":"
    "\"2026-03-01T09:10:00Z\",\"code\":{\"coding\":[{\"code\":"
    "\"85354-9\"}]},\"device\":{\"reference\":\"Device/v\"},"
    "\"component\":[{\"code\":{\"coding\":[{\"code\":\"8480-6\"}]},"
    "\"valueQuantity\":{\"value\":120,\"code\":\"mm[Hg]\"}},{"
    "\"code\":{\"coding\":[{\"code\":\"8462-4\"}]},\"valueQuantity\":{"
    "\"value\":80,\"code\":\"mm[Hg]\"}}]}\n" OF ("Observation", "8") ABOUT
    "\"status\":\"entered-in-error\",\"effectiveDateTime\":"
    "\"2026-03-01T09:10:00Z\",\"code\":{\"text\":\"x\"}}\n";

/* All but what is about the other patient, referred to by nobody, or an error. */
static const char counts_of_summary[]
    = "Patient +1; Organization +1; Practitioner +1; Location +1; Coverage +1; Condition +1; "
      "AllergyIntolerance +1; MedicationStatement +1; Immunization +1; Procedure +1; Device +1; "
      "Appointment +1; Encounter +1; Observation +1";

typedef struct
{
  gint64              patient_id;
  TendPatientSummary *summary;
} Loading;

static gboolean
load (TendTransaction *transaction, gpointer data, GError **error)
{
  Loading *loading = data;

  loading->summary = tend_summary_load (transaction, loading->patient_id, error);
  return loading->summary != NULL;
}

static GBytes *
export_patient (TendStore *store, gint64 patient_id)
{
  Loading loading = { patient_id, NULL };
  GBytes *bytes;

  tend_test_transact (store, "test", load, &loading);
  bytes = tend_fhir_writer_write (loading.summary);
  tend_patient_summary_free (loading.summary);
  return bytes;
}

static char *
import_exported (TendStore *store, GBytes *bytes)
{
  return import_bytes (store, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), FALSE);
}

static gint64
find_patient (TendStore *store, const char *source_id)
{
  g_autoptr (TendPatient) patient = get_row (store, TEND_TYPE_PATIENT, "Patient", source_id);

  return tend_record_get_id (TEND_RECORD (patient));
}

static void
test_loads_the_whole_chart (const char *backend)
{
  TendStore          *store = tend_test_store_new (backend);
  g_autofree char    *counts = import_text (store, chart);
  Loading             loading = { find_patient (store, "p"), NULL };
  TendPatientSummary *summary;

  tend_test_transact (store, "test", load, &loading);
  summary = loading.summary;
  g_assert_cmpuint (summary->names->len, ==, 1);
  g_assert_cmpuint (summary->contact_points->len, ==, 1);
  g_assert_cmpuint (summary->addresses->len, ==, 1);
  g_assert_cmpuint (summary->related_persons->len, ==, 1);
  g_assert_cmpuint (summary->identifiers->len, ==, 1);
  g_assert_cmpuint (summary->practitioners->len, ==, 1);
  g_assert_cmpuint (summary->conditions->len, ==, 1);
  g_assert_cmpuint (summary->observations->len, ==, 3);
  g_assert_cmpuint (summary->devices->len, ==, 1);
  /* with whom the device is now is not this patient's to know */
  g_assert_cmpint (tend_device_get_data (summary->devices->pdata[0])->patient_id, ==, 0);
  tend_patient_summary_free (summary);
  tend_test_store_free (store);
}

static void
test_loads_more_than_a_page (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *counts = NULL;
  Loading          loading = { 0, NULL };

  g_string_append (text, OF ("Patient", "p") "\"name\":[{\"family\":\"Lee\"}]}\n");
  for (guint i = 0; i < 1200; i++)
    g_string_append_printf (text, OF ("Condition", "%u") ABOUT "\"code\":{\"text\":\"x\"}}\n", i);
  counts = import_text (store, text->str);
  g_assert_cmpstr (counts, ==, "Patient +1; Condition +1200");

  loading.patient_id = find_patient (store, "p");
  tend_test_transact (store, "test", load, &loading);
  g_assert_cmpuint (loading.summary->conditions->len, ==, 1200);
  tend_patient_summary_free (loading.summary);
  tend_test_store_free (store);
}

/* A store knows its own export, however often it comes back. */
static void
test_own_export_changes_nothing (const char *backend)
{
  TendStore       *store = tend_test_store_new (backend);
  g_autofree char *counts = import_text (store, chart);
  g_autoptr (GBytes) first = export_patient (store, find_patient (store, "p"));
  g_autoptr (GBytes) second = NULL;
  g_autofree char *again = import_exported (store, first);
  g_autofree char *expected = g_strdelimit (g_strdup (counts_of_summary), "+", '=');

  g_assert_cmpstr (again, ==, expected);
  second = export_patient (store, find_patient (store, "p"));
  g_assert_true (g_bytes_equal (first, second));
  tend_test_store_free (store);
}

static gboolean
fill (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_demo_fill (transaction, 12, 7, error);
}

/* All that the other services write comes back as it went. */
static void
test_export_of_demo_changes_nothing (const char *backend)
{
  TendStore *store = tend_test_store_new_empty (backend);
  g_autoptr (GPtrArray) accounts = NULL;
  guint n = 0;

  tend_test_transact (store, "demo", fill, NULL);
  accounts = tend_store_query (store, "accounts", NULL, NULL);
  g_object_set (accounts->pdata[0], "role", TEND_ACCOUNT_ROLE_MANAGER, NULL);
  tend_store_set_account (store, accounts->pdata[0]);
  for (gint64 number = 1; number <= 20; number++)
    {
      g_autofree char *mrn = tend_number_make (TEND_REGISTRATION_MRN_PREFIX, number);
      g_autoptr (GPtrArray) rows = tend_store_query (
          store, "import-patient-by-mrn", g_variant_new_parsed ("{'mrn': <%s>}", mrn), NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *counts = NULL;

      if (rows->len == 0)
        continue;
      bytes = export_patient (store, tend_record_get_id (rows->pdata[0]));
      counts = import_exported (store, bytes);
      g_test_message ("%s", counts);
      g_assert_null (strpbrk (counts, "+~-"));
      n++;
    }
  g_assert_cmpuint (n, >=, 12);
  tend_test_store_free (store);
}

static void
test_goes_into_another_store (const char *backend)
{
  TendStore       *store = tend_test_store_new (backend);
  TendStore       *other = tend_test_store_new (backend);
  g_autofree char *counts = import_text (store, chart);
  g_autoptr (GBytes) bytes = export_patient (store, find_patient (store, "p"));
  g_autofree char *expected = g_strdelimit (g_strdup (counts_of_summary), "+", '=');
  g_autofree char *once = import_exported (other, bytes);
  g_autofree char *twice = import_exported (other, bytes);

  g_assert_cmpstr (once, ==, counts_of_summary);
  g_assert_cmpstr (twice, ==, expected);
  tend_test_store_free (store);
  tend_test_store_free (other);
}

static void
test_is_an_entry_of_the_journal (const char *backend)
{
  TendStore       *store = tend_test_store_new (backend);
  g_autofree char *counts = import_text (store, chart);
  gint64           patient_id = find_patient (store, "p");
  g_autoptr (GBytes) bytes = export_patient (store, patient_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  Loading loading = { patient_id, NULL };

  entries = tend_store_query (store, "journal-of-patient",
                              g_variant_new_parsed ("{'patient': <%x>}", patient_id), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, >, 0);
  {
    g_autofree char *action = NULL;

    g_object_get (g_ptr_array_index (entries, 0), "action", &action, NULL);
    g_assert_cmpstr (action, ==, "data.export");
  }

  g_object_set (tend_store_get_account (store), "role", TEND_ACCOUNT_ROLE_TECHNICIAN, NULL);
  commit = tend_store_transact (store, "test", load, &loading, &error);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_PERMISSION);
  tend_test_store_free (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/service/summary-loading/loads-the-whole-chart", test_loads_the_whole_chart);
  tend_test_add ("/service/summary-loading/loads-more-than-a-page", test_loads_more_than_a_page);
  tend_test_add ("/service/summary-loading/own-export-changes-nothing",
                 test_own_export_changes_nothing);
  tend_test_add ("/service/summary-loading/export-of-demo-changes-nothing",
                 test_export_of_demo_changes_nothing);
  tend_test_add ("/service/summary-loading/goes-into-another-store", test_goes_into_another_store);
  tend_test_add ("/service/summary-loading/is-an-entry-of-the-journal",
                 test_is_an_entry_of_the_journal);
  return g_test_run ();
}
