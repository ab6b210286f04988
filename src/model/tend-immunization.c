/* SPDX-License-Identifier: GPL-3.0-or-later
 * A vaccine given, or not given with the reason. */
#define G_LOG_DOMAIN "tend-immunization"

#include "config.h"

#include "tend-immunization.h"

static const TendField fields[] = {
  TEND_REFERENCE (TendImmunizationData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_REFERENCE (TendImmunizationData, encounter_id, "encounter"),
  TEND_TEXT (TendImmunizationData, code),
  TEND_TEXT (TendImmunizationData, display, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendImmunizationData, status),
  TEND_TIME (TendImmunizationData, occurrence_at),
  TEND_TEXT (TendImmunizationData, lot_number),
  TEND_TEXT (TendImmunizationData, site),
  TEND_TEXT (TendImmunizationData, note),
};

TEND_DEFINE_RECORD (TendImmunization, tend_immunization, "immunization")
