/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is known of the allergies of a patient. */
#define G_LOG_DOMAIN "tend-allergies"

#include "config.h"

#include "tend-allergies.h"

#include "tend-allergy-intolerance.h"
#include "tend-patient.h"
#include "tend-people.h"
#include "tend-service.h"

#include <glib/gi18n-lib.h>

/* NULL in @none without an error when nobody asked yet. FALSE: an allergy is recorded. */
static gboolean
find_none (GPtrArray *allergies, TendAllergyIntolerance **none, GError **error)
{
  for (guint i = 0; i < allergies->len; i++)
    {
      TendAllergyIntolerance           *allergy = g_ptr_array_index (allergies, i);
      const TendAllergyIntoleranceData *data = tend_allergy_intolerance_get_data (allergy);

      if (!tend_allergy_intolerance_is_current (data))
        continue;
      if (!tend_allergy_intolerance_says_none (data))
        {
          g_set_error_literal (
              error, TEND_ERROR, TEND_ERROR_CONFLICT,
              _ ("An allergy is recorded for this patient; take it back first if it "
                 "is not true"));
          return FALSE;
        }
      g_set_object (none, allergy);
    }
  return TRUE;
}

gboolean
tend_allergies_record_none (TendTransaction *transaction, gint64 patient_id, GError **error)
{
  GDate today = tend_service_get_today (transaction);
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (GPtrArray) allergies = NULL;
  g_autoptr (TendAllergyIntolerance) none = NULL;

  if (!tend_people_require (transaction, "allergy.record-none", error))
    return FALSE;
  tend_transaction_set_patient (transaction, patient_id);
  patient = tend_service_get (transaction, TEND_TYPE_PATIENT, patient_id, error);
  if (patient == NULL)
    return FALSE;
  allergies
      = tend_transaction_query (transaction, "allergies-of-patient",
                                g_variant_new_parsed ("{'patient': <%x>}", patient_id), error);
  if (allergies == NULL || !find_none (allergies, &none, error))
    return FALSE;
  if (none != NULL)
    {
      g_object_set (none, "recorded-date", &today, NULL);
      tend_transaction_set_result (transaction, none);
      return tend_transaction_update (transaction, none, error);
    }
  none = tend_allergy_intolerance_new ();
  g_object_set (none, "patient-id", patient_id, "code", TEND_ALLERGY_NONE_KNOWN, "code-system",
                "http://snomed.info/sct", "display", "No known allergy", "clinical-status",
                TEND_CLINICAL_STATUS_ACTIVE, "verification-status",
                TEND_VERIFICATION_STATUS_CONFIRMED, "recorded-date", &today, NULL);
  tend_transaction_set_result (transaction, none);
  return tend_transaction_insert (transaction, none, error);
}
