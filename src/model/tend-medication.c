/* SPDX-License-Identifier: GPL-3.0-or-later
 * A medicine that a patient takes or was prescribed. */
#define G_LOG_DOMAIN "tend-medication"

#include "config.h"

#include "tend-medication.h"

G_DEFINE_ENUM_TYPE (TendMedicationKind,
                    tend_medication_kind,
                    G_DEFINE_ENUM_VALUE (TEND_MEDICATION_KIND_STATEMENT, "statement"),
                    G_DEFINE_ENUM_VALUE (TEND_MEDICATION_KIND_REQUEST, "request"))

static const TendField fields[] = {
  TEND_REFERENCE (TendMedicationData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_REFERENCE (TendMedicationData, encounter_id, "encounter"),
  TEND_ENUM (TendMedicationData, kind, tend_medication_kind_get_type),
  TEND_TEXT (TendMedicationData, code),
  TEND_TEXT (TendMedicationData, code_system),
  TEND_TEXT (TendMedicationData, display, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendMedicationData, status),
  TEND_TEXT (TendMedicationData, dosage),
  TEND_DATE (TendMedicationData, started_date),
  TEND_DATE (TendMedicationData, ended_date),
  TEND_TEXT (TendMedicationData, prescriber),
  TEND_TEXT (TendMedicationData, note),
};

TEND_DEFINE_RECORD (TendMedication, tend_medication, "medication")
