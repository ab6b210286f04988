/* SPDX-License-Identifier: GPL-3.0-or-later
 * A problem or diagnosis of a patient. */
#define G_LOG_DOMAIN "tend-condition"

#include "config.h"

#include "tend-condition.h"

G_DEFINE_ENUM_TYPE (TendClinicalStatus,
                    tend_clinical_status,
                    G_DEFINE_ENUM_VALUE (TEND_CLINICAL_STATUS_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (TEND_CLINICAL_STATUS_RECURRENCE, "recurrence"),
                    G_DEFINE_ENUM_VALUE (TEND_CLINICAL_STATUS_RELAPSE, "relapse"),
                    G_DEFINE_ENUM_VALUE (TEND_CLINICAL_STATUS_INACTIVE, "inactive"),
                    G_DEFINE_ENUM_VALUE (TEND_CLINICAL_STATUS_REMISSION, "remission"),
                    G_DEFINE_ENUM_VALUE (TEND_CLINICAL_STATUS_RESOLVED, "resolved"),
                    G_DEFINE_ENUM_VALUE (TEND_CLINICAL_STATUS_UNKNOWN, "unknown"))

G_DEFINE_ENUM_TYPE (TendVerificationStatus,
                    tend_verification_status,
                    G_DEFINE_ENUM_VALUE (TEND_VERIFICATION_STATUS_CONFIRMED, "confirmed"),
                    G_DEFINE_ENUM_VALUE (TEND_VERIFICATION_STATUS_UNCONFIRMED, "unconfirmed"),
                    G_DEFINE_ENUM_VALUE (TEND_VERIFICATION_STATUS_PROVISIONAL, "provisional"),
                    G_DEFINE_ENUM_VALUE (TEND_VERIFICATION_STATUS_DIFFERENTIAL, "differential"),
                    G_DEFINE_ENUM_VALUE (TEND_VERIFICATION_STATUS_PRESUMED, "presumed"),
                    G_DEFINE_ENUM_VALUE (TEND_VERIFICATION_STATUS_REFUTED, "refuted"),
                    G_DEFINE_ENUM_VALUE (TEND_VERIFICATION_STATUS_ENTERED_IN_ERROR,
                                         "entered-in-error"))

static const TendField fields[] = {
  TEND_REFERENCE (TendConditionData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_REFERENCE (TendConditionData, encounter_id, "encounter"),
  TEND_TEXT (TendConditionData, code),
  TEND_TEXT (TendConditionData, code_system),
  TEND_TEXT (TendConditionData, display, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendConditionData, category),
  TEND_ENUM (TendConditionData, clinical_status, tend_clinical_status_get_type),
  TEND_ENUM (TendConditionData, verification_status, tend_verification_status_get_type),
  TEND_DATE (TendConditionData, onset_date),
  TEND_DATE (TendConditionData, abatement_date),
  TEND_DATE (TendConditionData, recorded_date),
  TEND_TEXT (TendConditionData, note),
};

TEND_DEFINE_RECORD (TendCondition, tend_condition, "condition")
