/* SPDX-License-Identifier: GPL-3.0-or-later
 * Registering patients and changing what was registered. */
#include "tend-address.h"
#include "tend-coverage.h"
#include "tend-fault.h"
#include "tend-human-name.h"
#include "tend-number.h"
#include "tend-related-person.h"

#include "registration-support.h"

typedef struct
{
  const char *field; /* of a record's table */
  const char *text;
  const char *path; /* of the fault expected, NULL for none */
  gboolean    blocks;
} FieldCase;

static void
set_field (gpointer record, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;

  tend_record_load_text (record, tend_record_find_field (record, field), text, &error);
  g_assert_no_error (error);
}

static GPtrArray *
check (TendRegistration *registration)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 5, G_DATE_MARCH, 2026);
  return tend_registration_check (registration, &today);
}

static void
expect (GPtrArray *faults, const FieldCase *row)
{
  const TendFault *fault;

  if (row->path == NULL)
    {
      for (guint i = 0; i < faults->len; i++)
        g_test_message ("%s", ((TendFault *) faults->pdata[i])->field);
      g_assert_cmpuint (faults->len, ==, 0);
      return;
    }
  fault = tend_faults_find (faults, row->path);
  g_assert_nonnull (fault);
  g_assert_cmpint (fault->blocks, ==, row->blocks);
  g_assert_cmpint (tend_faults_block (faults), ==, row->blocks);
}

static void
test_check_patient (void)
{
  static const char bell[] = "Ana\a";
  const FieldCase   cases[] = {
      { "given_name", "Ana", NULL },
      { "birth_date", "2026-03-05", NULL },
      { "birth_date", "2026-03-06", "birth_date", TRUE },
      { "birth_date", "1900-03-05", "birth_date", FALSE },
      { "birth_date", NULL, "birth_date", FALSE },
      { "family_name", " \xc2\xa0 ", "family_name", TRUE },
      { "family_name", bell, "family_name", TRUE },
      { "language", "zh-Hant-TW", NULL },
      { "language", "Spanish, I think", "language", TRUE },
      { "interpreter_needed", "1", "language", FALSE },
      { "deceased_date", "2026-01-01", "deceased_date", FALSE },
      { "deceased_date", "2026-04-01", "deceased_date", TRUE },
      { "deceased_date", "1979-12-31", "deceased_date", TRUE },
      { "note", "two\nlines", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendRegistration) registration
          = make_registration ("Quill", NULL, "1980-01-01", NULL);
      g_autoptr (GPtrArray) faults = NULL;

      g_test_message ("%s = %s", cases[i].field, cases[i].text);
      set_field (registration->patient, cases[i].field, cases[i].text);
      faults = check (registration);
      expect (faults, &cases[i]);
    }
}

/* Each case changes one field of an otherwise right record at place 1 of its
 * list; place 0 is a withdrawn one, which may be as wrong as it likes. */
static void
check_list (GType type, gsize offset, const FieldCase *right, const FieldCase *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (TendRegistration) registration
          = make_registration ("Quill", "Dana", "1980-01-01", NULL);
      GPtrArray  *list = G_STRUCT_MEMBER (GPtrArray *, registration, offset);
      TendRecord *withdrawn = g_object_new (type, "withdrawn", TRUE, NULL);
      TendRecord *record = g_object_new (type, NULL);
      g_autoptr (GPtrArray) faults = NULL;

      g_ptr_array_add (list, withdrawn);
      g_ptr_array_add (list, record);
      for (const FieldCase *row = right; row->field != NULL; row++)
        set_field (record, row->field, row->text);
      g_test_message ("%s: %s = %s", G_OBJECT_TYPE_NAME (record), cases[i].field, cases[i].text);
      set_field (record, cases[i].field, cases[i].text);
      faults = check (registration);
      expect (faults, &cases[i]);
    }
}

static void
test_check_lists (void)
{
  const FieldCase name[] = { { "family_name", "Prescott" }, { NULL } };
  const FieldCase names[]
      = { { "given_name", "Dana", NULL }, { "family_name", NULL, "names[1].family_name", TRUE } };
  const FieldCase contact[] = { { "value", "(503) 555-0142" }, { NULL } };
  const FieldCase contacts[] = {
    { "value", "+49 30 901820", NULL },
    { "value", "555-0142", "contact_points[1].value", FALSE },
    { "value", "call my daughter", "contact_points[1].value", TRUE },
    { "value", NULL, "contact_points[1].value", TRUE },
    { "system", "email", "contact_points[1].value", TRUE },
  };
  const FieldCase address[] = { { "line", "12 Elm Court" }, { "state", "OR" }, { NULL } };
  const FieldCase addresses[] = {
    { "postal_code", "97201-1234", NULL },
    { "postal_code", "9720", "addresses[1].postal_code", FALSE },
    { "state", "Oregon", "addresses[1].state", FALSE },
    { "state", "A ", "addresses[1].state", FALSE },
  };
  const FieldCase relative[] = {
    { "given_name", "Ana" }, { "emergency_contact", "1" }, { "phone", "5035550143" }, { NULL }
  };
  const FieldCase relatives[] = {
    { "relationship", "sister", NULL },
    { "given_name", NULL, "related_persons[1].family_name", TRUE },
    { "phone", NULL, "related_persons[1].phone", FALSE },
    { "email", "ana at example.org", "related_persons[1].email", TRUE },
  };
  const FieldCase coverage[] = { { "plan_name", "Standard" }, { "member_id", "W1" }, { NULL } };
  const FieldCase coverages[] = {
    { "period_end", "2026-03-05", NULL },
    { "period_end", "2026-03-04", "coverages[1].period_end", FALSE },
    { "plan_name", NULL, "coverages[1].payer_id", TRUE },
    { "member_id", NULL, "coverages[1].member_id", FALSE },
    { "copay", "-1", "coverages[1].copay", TRUE },
    { "relationship", "child", "coverages[1].subscriber_name", FALSE },
  };

  check_list (TEND_TYPE_HUMAN_NAME, G_STRUCT_OFFSET (TendRegistration, names), name, names,
              G_N_ELEMENTS (names));
  check_list (TEND_TYPE_CONTACT_POINT, G_STRUCT_OFFSET (TendRegistration, contact_points), contact,
              contacts, G_N_ELEMENTS (contacts));
  check_list (TEND_TYPE_ADDRESS, G_STRUCT_OFFSET (TendRegistration, addresses), address, addresses,
              G_N_ELEMENTS (addresses));
  check_list (TEND_TYPE_RELATED_PERSON, G_STRUCT_OFFSET (TendRegistration, related_persons),
              relative, relatives, G_N_ELEMENTS (relatives));
  check_list (TEND_TYPE_COVERAGE, G_STRUCT_OFFSET (TendRegistration, coverages), coverage,
              coverages, G_N_ELEMENTS (coverages));
}

static void
test_check_two_primaries (void)
{
  g_autoptr (TendRegistration) registration
      = make_registration ("Quill", "Dana", "1980-01-01", NULL);
  g_autoptr (GPtrArray) faults = NULL;

  for (int i = 0; i < 2; i++)
    g_ptr_array_add (registration->coverages,
                     g_object_new (TEND_TYPE_COVERAGE, "plan-name", "Standard", "member-id", "W1",
                                   "coverage-order", (gint64) 1, NULL));
  faults = check (registration);
  g_assert_nonnull (tend_faults_find (faults, "coverages[1].coverage_order"));
  g_assert_false (tend_faults_block (faults));
}

/* One of every kind. */
static TendRegistration *
make_full (void)
{
  TendRegistration *full = make_registration ("  Quill ", "Dana", "1980-01-01", "503-555-0142");

  g_ptr_array_add (full->names, g_object_new (TEND_TYPE_HUMAN_NAME, "use", TEND_NAME_USE_MAIDEN,
                                              "family-name", "Prescott", NULL));
  g_ptr_array_add (full->contact_points,
                   g_object_new (TEND_TYPE_CONTACT_POINT, "system", TEND_CONTACT_POINT_SYSTEM_EMAIL,
                                 "value", "Dana@Example.org", NULL));
  g_ptr_array_add (full->addresses, g_object_new (TEND_TYPE_ADDRESS, "line", "12 Elm Court", NULL));
  g_ptr_array_add (full->related_persons,
                   g_object_new (TEND_TYPE_RELATED_PERSON, "given-name", "Ana", NULL));
  g_ptr_array_add (full->coverages, g_object_new (TEND_TYPE_COVERAGE, "plan-name", "Standard",
                                                  "member-id", "W1", NULL));
  return full;
}

static gboolean
load (TendTransaction *transaction, gpointer data, GError **error)
{
  TendRegistration **registration = data;
  gint64             id = tend_record_get_id (TEND_RECORD ((*registration)->patient));

  tend_registration_free (*registration);
  *registration = tend_registration_load (transaction, id, error);
  return *registration != NULL;
}

static void
assert_same (TendRegistration *a, TendRegistration *b)
{
  g_autofree char *first = tend_registration_to_json (a);
  g_autofree char *second = tend_registration_to_json (b);

  g_assert_cmpstr (first, ==, second);
}

static void
test_register (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendRegistration) full = make_full ();
  g_autoptr (TendRegistration) stored = NULL;
  g_autoptr (TendPatient) patient = NULL;
  const TendPatientData *data;
  gint64                 sequence;

  patient = tend_test_transact (store, "patient.register", save_registration, full);
  data = tend_patient_get_data (patient);
  g_assert_true (tend_number_parse (TEND_REGISTRATION_MRN_PREFIX, data->mrn, &sequence, NULL));
  g_assert_cmpint (sequence, ==, 1);
  g_assert_cmpint (data->registered_at, ==, TEND_TEST_NOW);
  g_assert_true (data->active);
  g_assert_cmpstr (data->family_name, ==, "Quill");
  g_assert_cmpstr (tend_contact_point_get_data (full->contact_points->pdata[0])->normalized, ==,
                   "+15035550142");
  g_assert_cmpstr (tend_contact_point_get_data (full->contact_points->pdata[1])->normalized, ==,
                   "dana@example.org");

  stored = tend_registration_copy (full);
  tend_test_transact (store, "test.load", load, &stored);
  assert_same (full, stored);
  g_assert_cmpint (tend_human_name_get_data (stored->names->pdata[0])->patient_id, ==,
                   tend_record_get_id (TEND_RECORD (patient)));
  tend_test_store_free (store);
}

static void
test_update (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendRegistration) form = make_full ();
  g_autoptr (TendRegistration) stored = NULL;
  g_autoptr (TendPatient) before = NULL;
  g_autoptr (TendPatient) after = NULL;
  g_autofree char *mrn = NULL;

  before = tend_test_transact (store, "patient.register", save_registration, form);
  mrn = g_strdup (tend_patient_get_data (before)->mrn);
  g_object_set (form->patient, "given-name", "Dana Marie", "mrn", "M0009999", NULL);
  tend_record_set_withdrawn (form->addresses->pdata[0], TRUE);
  g_object_set (form->related_persons->pdata[0], "phone", "503 555 0177", NULL);
  g_ptr_array_add (form->addresses,
                   g_object_new (TEND_TYPE_ADDRESS, "line", "9 Fern Hollow", NULL));
  g_ptr_array_add (form->addresses, g_object_new (TEND_TYPE_ADDRESS, "withdrawn", TRUE, NULL));

  after = tend_test_transact (store, "patient.update", save_registration, form);
  g_assert_cmpstr (tend_patient_get_data (after)->given_name, ==, "Dana Marie");
  g_assert_cmpstr (tend_patient_get_data (after)->mrn, ==, mrn);
  g_assert_cmpint (tend_record_get_version (TEND_RECORD (after)), ==, 2);
  g_assert_cmpuint (form->addresses->len, ==, 1);

  stored = tend_registration_copy (form);
  tend_test_transact (store, "test.load", load, &stored);
  assert_same (form, stored);
  g_assert_cmpstr (tend_address_get_data (stored->addresses->pdata[0])->line, ==, "9 Fern Hollow");
  /* What was not touched was not written. */
  g_assert_cmpint (tend_record_get_version (stored->names->pdata[0]), ==, 1);
  g_assert_cmpint (tend_record_get_version (stored->related_persons->pdata[0]), ==, 2);
  tend_test_store_free (store);
}

static void
refuse_save (TendStore *store, TendRegistration *form, TendError code)
{
  g_autoptr (GError) error = NULL;
  TendCommit *commit
      = tend_store_transact (store, "patient.update", save_registration, form, &error);

  g_assert_null (commit);
  g_assert_error (error, TEND_ERROR, (int) code);
}

static void
test_update_races (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendRegistration) mine = make_full ();
  g_autoptr (TendRegistration) theirs = NULL;
  g_autoptr (TendRegistration) stored = NULL;

  g_object_unref (tend_test_transact (store, "patient.register", save_registration, mine));
  theirs = tend_registration_copy (mine);
  g_object_set (theirs->patient, "pronouns", "she/her", NULL);
  g_object_unref (tend_test_transact (store, "patient.update", save_registration, theirs));

  g_object_set (mine->patient, "family-name", "Quill-Lund", NULL);
  refuse_save (store, mine, TEND_ERROR_CONFLICT);
  stored = tend_registration_copy (theirs);
  tend_test_transact (store, "test.load", load, &stored);
  assert_same (theirs, stored);
  tend_test_store_free (store);
}

static void
test_refuses (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendRegistration) nameless = make_registration (NULL, " ", NULL, NULL);
  g_autoptr (TendRegistration) one = make_full ();
  g_autoptr (TendRegistration) other = make_full ();
  g_autoptr (TendRegistration) unknown = make_full ();
  g_autoptr (TendAccount) biller
      = g_object_new (TEND_TYPE_ACCOUNT, "name", "bela", "role", TEND_ACCOUNT_ROLE_BIOMED, NULL);

  refuse_save (store, nameless, TEND_ERROR_INVALID);
  g_assert_cmpint (tend_record_get_id (TEND_RECORD (nameless->patient)), ==, 0);

  g_object_unref (tend_test_transact (store, "patient.register", save_registration, one));
  g_object_unref (tend_test_transact (store, "patient.register", save_registration, other));
  g_ptr_array_add (other->addresses, g_object_ref (one->addresses->pdata[0]));
  refuse_save (store, other, TEND_ERROR_INVALID);

  tend_record_set_id (TEND_RECORD (unknown->patient), 12345);
  refuse_save (store, unknown, TEND_ERROR_NOT_FOUND);

  tend_store_set_account (store, biller);
  refuse_save (store, one, TEND_ERROR_PERMISSION);
  tend_store_set_account (store, NULL);
  refuse_save (store, one, TEND_ERROR_PERMISSION);
  tend_test_store_free (store);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_load_async (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendRegistration) full = make_full ();
  g_autoptr (TendRegistration) loaded = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) nothing = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (tend_test_transact (store, "patient.register", save_registration, full));
  tend_registration_load_async (store, tend_record_get_id (TEND_RECORD (full->patient)), NULL,
                                on_loaded_cb, &result);
  tend_registration_load_async (store, 4711, NULL, on_loaded_cb, &nothing);
  tend_test_wait (result != NULL && nothing != NULL);
  loaded = tend_registration_load_finish (store, result, &error);
  g_assert_no_error (error);
  assert_same (full, loaded);
  g_assert_null (tend_registration_load_finish (store, nothing, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
  /* They hold the store. */
  g_clear_object (&result);
  g_clear_object (&nothing);
  tend_test_store_free (store);
}

static void
test_json (void)
{
  g_autoptr (TendRegistration) full = make_full ();
  g_autoptr (TendRegistration) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  tend_record_set_id (full->names->pdata[0], G_MAXINT64);
  tend_record_set_version (full->names->pdata[0], 7);
  tend_record_set_withdrawn (full->addresses->pdata[0], TRUE);
  json = tend_registration_to_json (full);
  again = tend_registration_from_json (json, &error);
  g_assert_no_error (error);
  assert_same (full, again);
  g_assert_cmpint (tend_record_get_id (again->names->pdata[0]), ==, G_MAXINT64);
  g_assert_cmpint (tend_record_get_version (again->names->pdata[0]), ==, 7);
  g_assert_true (tend_record_get_withdrawn (again->addresses->pdata[0]));
}

static void
test_json_hostile (void)
{
#define EMPTY "\"id\":\"0\",\"version\":0,\"withdrawn\":false,\"fields\":{}"
#define REST "\"contact_points\":[],\"addresses\":[],\"related_persons\":[],\"coverages\":[]"
  static const char *const texts[] = {
    "",
    "[]",
    "{",
    "{\"patient\":1}",
    "{\"patient\":{" EMPTY "},\"names\":{}," REST "}",
    "{\"patient\":{" EMPTY "},\"names\":[null]," REST "}",
    "{\"patient\":{" EMPTY "}," REST "}",
    "{\"patient\":{\"id\":\"-1\",\"version\":0,\"withdrawn\":false,\"fields\":{}},\"names\":[]"
    "," REST "}",
    "{\"patient\":{\"id\":5,\"version\":0,\"withdrawn\":false,\"fields\":{}},\"names\":[]," REST
    "}",
    "{\"patient\":{\"id\":\"0\",\"version\":0,\"withdrawn\":false,\"fields\":{\"birth_date\":"
    "\"1980-02-30\"}},\"names\":[]," REST "}",
    "{\"patient\":{\"id\":\"0\",\"version\":0,\"withdrawn\":false,\"fields\":{\"sex\":\"?\"}},"
    "\"names\":[]," REST "}",
  };
  g_autoptr (TendRegistration) empty = NULL;

  empty = tend_registration_from_json ("{\"patient\":{" EMPTY "},\"names\":[]," REST "}", NULL);
  g_assert_nonnull (empty);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tend_registration_from_json (texts[i], &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
    }
}

static void
test_undo (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendRegistration) form = make_full ();
  g_autoptr (TendRegistration) stored = NULL;
  g_autoptr (TendCommit) commit = NULL;
  g_autoptr (TendCommit) undone = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (tend_test_transact (store, "patient.register", save_registration, form));
  stored = tend_registration_copy (form);
  g_object_set (form->patient, "family-name", "Wrong", NULL);
  tend_record_set_withdrawn (form->names->pdata[0], TRUE);
  commit = tend_store_transact (store, "patient.update", save_registration, form, &error);
  g_assert_no_error (error);
  undone = tend_store_undo (store, commit->sequence, &error);
  g_assert_no_error (error);
  tend_test_transact (store, "test.load", load, &stored);
  g_assert_cmpstr (tend_patient_get_data (stored->patient)->family_name, ==, "Quill");
  g_assert_cmpuint (stored->names->len, ==, 1);
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/registration/check/patient", test_check_patient);
  g_test_add_func ("/service/registration/check/lists", test_check_lists);
  g_test_add_func ("/service/registration/check/two-primary-insurances", test_check_two_primaries);
  g_test_add_func ("/service/registration/draft/round-trip", test_json);
  g_test_add_func ("/service/registration/draft/hostile", test_json_hostile);
  tend_test_add ("/service/registration/registers-everything", test_register);
  tend_test_add ("/service/registration/updates-inserts-and-withdraws", test_update);
  tend_test_add ("/service/registration/a-lost-race-is-a-conflict", test_update_races);
  tend_test_add ("/service/registration/refuses", test_refuses);
  tend_test_add ("/service/registration/loads-for-windows", test_load_async);
  tend_test_add ("/service/registration/can-be-taken-back", test_undo);
  return g_test_run ();
}
