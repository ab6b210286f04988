/* SPDX-License-Identifier: GPL-3.0-or-later
 * Something done to or for a patient. */
#define G_LOG_DOMAIN "tend-procedure"

#include "config.h"

#include "tend-procedure.h"

static const TendField fields[] = {
  TEND_REFERENCE (TendProcedureData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_REFERENCE (TendProcedureData, encounter_id, "encounter"),
  TEND_TEXT (TendProcedureData, code),
  TEND_TEXT (TendProcedureData, code_system),
  TEND_TEXT (TendProcedureData, display, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendProcedureData, status),
  TEND_TIME (TendProcedureData, performed_at),
  TEND_TIME (TendProcedureData, ended_at),
  TEND_TEXT (TendProcedureData, note),
};

TEND_DEFINE_RECORD (TendProcedure, tend_procedure, "procedure")
