/* SPDX-License-Identifier: GPL-3.0-or-later
 * An allergy or intolerance of a patient. */
#define G_LOG_DOMAIN "tend-allergy-intolerance"

#include "config.h"

#include "tend-allergy-intolerance.h"

G_DEFINE_ENUM_TYPE (TendAllergyCriticality,
                    tend_allergy_criticality,
                    G_DEFINE_ENUM_VALUE (TEND_ALLERGY_CRITICALITY_UNABLE_TO_ASSESS,
                                         "unable-to-assess"),
                    G_DEFINE_ENUM_VALUE (TEND_ALLERGY_CRITICALITY_LOW, "low"),
                    G_DEFINE_ENUM_VALUE (TEND_ALLERGY_CRITICALITY_HIGH, "high"))

static const TendField fields[] = {
  TEND_REFERENCE (TendAllergyIntoleranceData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendAllergyIntoleranceData, code),
  TEND_TEXT (TendAllergyIntoleranceData, code_system),
  TEND_TEXT (TendAllergyIntoleranceData, display, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendAllergyIntoleranceData, category),
  TEND_ENUM (TendAllergyIntoleranceData, criticality, tend_allergy_criticality_get_type),
  TEND_ENUM (TendAllergyIntoleranceData, clinical_status, tend_clinical_status_get_type),
  TEND_ENUM (TendAllergyIntoleranceData, verification_status, tend_verification_status_get_type),
  TEND_TEXT (TendAllergyIntoleranceData, reaction),
  TEND_DATE (TendAllergyIntoleranceData, onset_date),
  TEND_DATE (TendAllergyIntoleranceData, recorded_date),
  TEND_TEXT (TendAllergyIntoleranceData, note),
};

TEND_DEFINE_RECORD (TendAllergyIntolerance, tend_allergy_intolerance, "allergy_intolerance")

gboolean
tend_allergy_intolerance_is_current (const TendAllergyIntoleranceData *data)
{
  return data->verification_status != TEND_VERIFICATION_STATUS_REFUTED
         && data->verification_status != TEND_VERIFICATION_STATUS_ENTERED_IN_ERROR
         && (data->clinical_status == TEND_CLINICAL_STATUS_ACTIVE
             || data->clinical_status == TEND_CLINICAL_STATUS_RECURRENCE
             || data->clinical_status == TEND_CLINICAL_STATUS_RELAPSE
             || data->clinical_status == TEND_CLINICAL_STATUS_UNKNOWN);
}

gboolean
tend_allergy_intolerance_says_none (const TendAllergyIntoleranceData *data)
{
  return g_strcmp0 (data->code, TEND_ALLERGY_NONE_KNOWN) == 0;
}
