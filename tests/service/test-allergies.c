/* SPDX-License-Identifier: GPL-3.0-or-later
 * Allergies: not asked, none known and listed are three things. */
#include "tend-test-clinic.h"

#include "tend-allergies.h"
#include "tend-allergy-intolerance.h"
#include "tend-service.h"

static gboolean
record_none (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_allergies_record_none (transaction, *(gint64 *) data, error);
}

static GPtrArray *
list_allergies (TendStore *store, gint64 patient_id)
{
  return tend_test_query (store, "allergies-of-patient",
                          g_variant_new_parsed ("{'patient': <%x>}", patient_id));
}

static gint64
add_allergy (TendStore *store, gint64 patient_id, TendClinicalStatus status)
{
  g_autoptr (TendAllergyIntolerance) allergy = g_object_new (
      TEND_TYPE_ALLERGY_INTOLERANCE, "patient-id", patient_id, "display", "Latex",
      "clinical-status", status, "verification-status", TEND_VERIFICATION_STATUS_CONFIRMED, NULL);

  return tend_test_insert (store, allergy);
}

static void
none_known_is_recorded_once (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     patient_id = tend_test_add_patient (store, "Sato", 1950);
  g_autoptr (TendAllergyIntolerance) first
      = tend_test_transact (store, "allergy.record-none", record_none, &patient_id);
  const TendAllergyIntoleranceData *data = tend_allergy_intolerance_get_data (first);
  g_autoptr (TendAllergyIntolerance) again = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_true (tend_allergy_intolerance_says_none (data));
  g_assert_true (tend_allergy_intolerance_is_current (data));
  g_assert_cmpstr (data->code_system, ==, "http://snomed.info/sct");
  g_assert_true (g_date_valid (&data->recorded_date));
  again = tend_test_transact (store, "allergy.record-none", record_none, &patient_id);
  g_assert_cmpint (tend_record_get_id (TEND_RECORD (again)), ==,
                   tend_record_get_id (TEND_RECORD (first)));
  rows = list_allergies (store, patient_id);
  g_assert_cmpuint (rows->len, ==, 1);
  tend_test_store_free (store);
}

static void
an_allergy_outweighs_none_known (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     patient_id = tend_test_add_patient (store, "Sato", 1950);
  g_autoptr (TendAllergyIntolerance) none
      = tend_test_transact (store, "allergy.record-none", record_none, &patient_id);
  g_autoptr (GPtrArray) both = NULL;
  g_autoptr (GPtrArray) one = NULL;

  add_allergy (store, patient_id, TEND_CLINICAL_STATUS_RESOLVED);
  both = list_allergies (store, patient_id);
  g_assert_cmpuint (both->len, ==, 2);
  add_allergy (store, patient_id, TEND_CLINICAL_STATUS_ACTIVE);
  one = list_allergies (store, patient_id);
  g_assert_cmpuint (one->len, ==, 2);
  for (guint i = 0; i < one->len; i++)
    g_assert_false (tend_allergy_intolerance_says_none (
        tend_allergy_intolerance_get_data (g_ptr_array_index (one, i))));
  tend_test_refuse (store, record_none, &patient_id, TEND_ERROR_CONFLICT);
  tend_test_store_free (store);
}

typedef struct
{
  gint64      patient_id;
  const char *display;
  const char *reaction;
} Answer;

static gboolean
add (TendTransaction *transaction, gpointer data, GError **error)
{
  const Answer *answer = data;
  g_autoptr (TendAllergyIntolerance) allergy = g_object_new (
      TEND_TYPE_ALLERGY_INTOLERANCE, "patient-id", answer->patient_id, "display", answer->display,
      "criticality", TEND_ALLERGY_CRITICALITY_HIGH, "reaction", answer->reaction, NULL);

  return tend_allergies_add (transaction, allergy, error);
}

typedef struct
{
  gint64      id;
  const char *reason;
} Mistake;

static gboolean
withdraw (TendTransaction *transaction, gpointer data, GError **error)
{
  const Mistake *mistake = data;

  return tend_allergies_withdraw (transaction, mistake->id, mistake->reason, error);
}

/* What the list of the patient says, a line each. */
static char *
read_list (TendStore *store, gint64 patient_id)
{
  g_autoptr (GPtrArray) rows = list_allergies (store, patient_id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (
        text, "%s%s", i > 0 ? ", " : "",
        tend_allergy_intolerance_get_data (g_ptr_array_index (rows, i))->display);
  return g_string_free (text, FALSE);
}

static void
assert_list (TendStore *store, gint64 patient_id, const char *expected)
{
  g_autofree char *text = read_list (store, patient_id);

  g_assert_cmpstr (text, ==, expected);
}

static void
undo (TendStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_store_undo (store, tend_test_get_sequence (store), &error);

  g_assert_no_error (error);
}

static void
adding_ends_none_known (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Answer     answer = { tend_test_add_patient (store, "Sato", 1950), "  Latex ", "Hives" };
  const TendAllergyIntoleranceData *data;
  g_autoptr (TendAllergyIntolerance) none
      = tend_test_transact (store, "allergy.record-none", record_none, &answer.patient_id);
  g_autoptr (TendAllergyIntolerance) added
      = tend_test_transact (store, "allergy.add", add, &answer);
  Mistake mistake = { tend_record_get_id (TEND_RECORD (added)), "wrong patient" };
  GDate   today = { 0 };

  data = tend_allergy_intolerance_get_data (added);
  g_assert_cmpstr (data->display, ==, "Latex");
  g_assert_cmpstr (data->reaction, ==, "Hives");
  g_assert_cmpint (data->criticality, ==, TEND_ALLERGY_CRITICALITY_HIGH);
  g_assert_true (tend_allergy_intolerance_is_current (data));
  tend_time_get_date (TEND_TEST_NOW, tend_store_get_time_zone (store), &today);
  g_assert_cmpint (g_date_compare (&data->recorded_date, &today), ==, 0);
  assert_list (store, answer.patient_id, "Latex");

  /* Neither came back with it: that nobody has an allergy must be asked again. */
  g_object_unref (tend_test_transact (store, "allergy.withdraw", withdraw, &mistake));
  assert_list (store, answer.patient_id, "");
  undo (store);
  assert_list (store, answer.patient_id, "Latex");
  tend_test_store_free (store);
}

static void
adding_is_undone_with_what_it_ended (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Answer     answer = { tend_test_add_patient (store, "Sato", 1950), "Latex", NULL };
  g_autoptr (TendAllergyIntolerance) none
      = tend_test_transact (store, "allergy.record-none", record_none, &answer.patient_id);

  g_object_unref (tend_test_transact (store, "allergy.add", add, &answer));
  undo (store);
  assert_list (store, answer.patient_id, "No known allergy");
  tend_test_store_free (store);
}

static void
what_is_no_allergy_is_refused (const char *backend)
{
  static const struct
  {
    const char *display;
    TendError   code;
  } cases[] = { { "", TEND_ERROR_INVALID },         { " . ", TEND_ERROR_INVALID },
                { "NKDA", TEND_ERROR_INVALID },     { "no known Allergies!", TEND_ERROR_INVALID },
                { "Pea\nnut", TEND_ERROR_INVALID }, { "PÉNICILLIN", TEND_ERROR_CONFLICT } };
  TendStore *store = tend_test_store_new (backend);
  Answer     answer = { tend_test_add_patient (store, "Sato", 1950), "Penicillin", NULL };
  Mistake    mistake = { 0, " " };
  g_autoptr (TendAllergyIntolerance) added
      = tend_test_transact (store, "allergy.add", add, &answer);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      answer.display = cases[i].display;
      tend_test_refuse (store, add, &answer, cases[i].code);
    }
  mistake.id = tend_record_get_id (TEND_RECORD (added));
  tend_test_refuse (store, withdraw, &mistake, TEND_ERROR_INVALID);
  assert_list (store, answer.patient_id, "Penicillin");
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/service/allergies/none-known-is-recorded-once", none_known_is_recorded_once);
  tend_test_add ("/service/allergies/an-allergy-outweighs-none-known",
                 an_allergy_outweighs_none_known);
  tend_test_add ("/service/allergies/adding-ends-none-known", adding_ends_none_known);
  tend_test_add ("/service/allergies/adding-is-undone-with-what-it-ended",
                 adding_is_undone_with_what_it_ended);
  tend_test_add ("/service/allergies/what-is-no-allergy-is-refused", what_is_no_allergy_is_refused);
  return g_test_run ();
}
