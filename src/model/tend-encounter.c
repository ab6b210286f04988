/* SPDX-License-Identifier: GPL-3.0-or-later
 * A visit from the door to the goodbye, with the time of each step. */
#define G_LOG_DOMAIN "tend-encounter"

#include "config.h"

#include "tend-encounter.h"

G_DEFINE_ENUM_TYPE (TendEncounterStage,
                    tend_encounter_stage,
                    G_DEFINE_ENUM_VALUE (TEND_ENCOUNTER_STAGE_PLANNED, "planned"),
                    G_DEFINE_ENUM_VALUE (TEND_ENCOUNTER_STAGE_ARRIVED, "arrived"),
                    G_DEFINE_ENUM_VALUE (TEND_ENCOUNTER_STAGE_ROOMED, "roomed"),
                    G_DEFINE_ENUM_VALUE (TEND_ENCOUNTER_STAGE_WITH_CLINICIAN, "with-clinician"),
                    G_DEFINE_ENUM_VALUE (TEND_ENCOUNTER_STAGE_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (TEND_ENCOUNTER_STAGE_CANCELLED, "cancelled"))

static const TendField fields[] = {
  TEND_REFERENCE (TendEncounterData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_REFERENCE (TendEncounterData, appointment_id, "appointment"),
  TEND_REFERENCE (TendEncounterData, practitioner_id, "practitioner"),
  TEND_REFERENCE (TendEncounterData, location_id, "location"),
  TEND_ENUM (TendEncounterData, stage, tend_encounter_stage_get_type),
  TEND_TEXT (TendEncounterData, class_code),
  TEND_TEXT (TendEncounterData, service_type),
  TEND_TEXT (TendEncounterData, reason),
  TEND_TIME (TendEncounterData, arrived_at),
  TEND_TIME (TendEncounterData, roomed_at),
  TEND_TIME (TendEncounterData, clinician_at),
  TEND_TIME (TendEncounterData, finished_at),
};

TEND_DEFINE_RECORD (TendEncounter, tend_encounter, "encounter")
