/* SPDX-License-Identifier: GPL-3.0-or-later
 * A person cared for. */
#define G_LOG_DOMAIN "tend-patient"

#include "config.h"

#include "tend-patient.h"

G_DEFINE_ENUM_TYPE (TendSex,
                    tend_sex,
                    G_DEFINE_ENUM_VALUE (TEND_SEX_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (TEND_SEX_FEMALE, "female"),
                    G_DEFINE_ENUM_VALUE (TEND_SEX_MALE, "male"),
                    G_DEFINE_ENUM_VALUE (TEND_SEX_OTHER, "other"))

static const TendField fields[] = {
  TEND_TEXT (TendPatientData, mrn, .flags = TEND_FIELD_REQUIRED | TEND_FIELD_UNIQUE),
  TEND_TEXT (TendPatientData, family_name),
  TEND_TEXT (TendPatientData, given_name),
  TEND_TEXT (TendPatientData, name_prefix),
  TEND_TEXT (TendPatientData, name_suffix),
  TEND_TEXT (TendPatientData, preferred_name),
  TEND_DATE (TendPatientData, birth_date),
  TEND_ENUM (TendPatientData, sex, tend_sex_get_type),
  TEND_TEXT (TendPatientData, gender_identity),
  TEND_TEXT (TendPatientData, pronouns),
  TEND_TEXT (TendPatientData, language),
  TEND_BOOLEAN (TendPatientData, interpreter_needed),
  TEND_TEXT (TendPatientData, marital_status),
  TEND_TEXT (TendPatientData, race),
  TEND_TEXT (TendPatientData, ethnicity),
  TEND_BOOLEAN (TendPatientData, deceased),
  TEND_DATE (TendPatientData, deceased_date),
  TEND_REFERENCE (TendPatientData, primary_practitioner_id, "practitioner"),
  TEND_BOOLEAN (TendPatientData, do_not_bill),
  TEND_TEXT (TendPatientData, isolation),
  TEND_BOOLEAN (TendPatientData, fall_risk),
  TEND_TEXT (TendPatientData, note),
  TEND_BOOLEAN (TendPatientData, active),
  TEND_REFERENCE (TendPatientData, merged_into_id, "patient"),
  TEND_TIME (TendPatientData, registered_at, .flags = TEND_FIELD_REQUIRED),
};

TEND_DEFINE_RECORD (TendPatient, tend_patient, "patient")
