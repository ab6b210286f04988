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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/service/allergies/none-known-is-recorded-once", none_known_is_recorded_once);
  tend_test_add ("/service/allergies/an-allergy-outweighs-none-known",
                 an_allergy_outweighs_none_known);
  return g_test_run ();
}
