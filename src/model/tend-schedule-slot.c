/* SPDX-License-Identifier: GPL-3.0-or-later
 * An appointment with the names and the stage of visit that schedule and board show. */
#define G_LOG_DOMAIN "tend-schedule-slot"

#include "config.h"

#include "tend-schedule-slot.h"

static const TendField fields[] = {
  TEND_INTEGER (TendScheduleSlotData, appointment_version),
  TEND_REFERENCE (TendScheduleSlotData, patient_id, "patient"),
  TEND_REFERENCE (TendScheduleSlotData, practitioner_id, "practitioner"),
  TEND_REFERENCE (TendScheduleSlotData, location_id, "location"),
  TEND_REFERENCE (TendScheduleSlotData, device_id, "device"),
  TEND_TEXT (TendScheduleSlotData, service_type),
  TEND_TEXT (TendScheduleSlotData, reason),
  TEND_ENUM (TendScheduleSlotData, status, tend_appointment_status_get_type),
  TEND_TIME (TendScheduleSlotData, start_at),
  TEND_TIME (TendScheduleSlotData, end_at),
  TEND_TEXT (TendScheduleSlotData, comment),
  TEND_TEXT (TendScheduleSlotData, override_reason),
  TEND_TEXT (TendScheduleSlotData, mrn),
  TEND_TEXT (TendScheduleSlotData, family_name),
  TEND_TEXT (TendScheduleSlotData, given_name),
  TEND_TEXT (TendScheduleSlotData, preferred_name),
  TEND_DATE (TendScheduleSlotData, birth_date),
  TEND_ENUM (TendScheduleSlotData, sex, tend_sex_get_type),
  TEND_BOOLEAN (TendScheduleSlotData, interpreter_needed),
  TEND_TEXT (TendScheduleSlotData, practitioner_family_name),
  TEND_TEXT (TendScheduleSlotData, practitioner_given_name),
  TEND_TEXT (TendScheduleSlotData, location_name),
  TEND_TEXT (TendScheduleSlotData, device_name),
  TEND_REFERENCE (TendScheduleSlotData, encounter_id, "encounter"),
  TEND_ENUM (TendScheduleSlotData, stage, tend_encounter_stage_get_type),
  TEND_REFERENCE (TendScheduleSlotData, encounter_location_id, "location"),
  TEND_TEXT (TendScheduleSlotData, encounter_location_name),
  TEND_TIME (TendScheduleSlotData, arrived_at),
  TEND_TIME (TendScheduleSlotData, roomed_at),
  TEND_TIME (TendScheduleSlotData, clinician_at),
  TEND_TIME (TendScheduleSlotData, finished_at),
};

TEND_DEFINE_RECORD (TendScheduleSlot, tend_schedule_slot, NULL)
