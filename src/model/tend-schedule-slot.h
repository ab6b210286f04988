/* SPDX-License-Identifier: GPL-3.0-or-later
 * An appointment with the names and the stage of visit that schedule and board show. */
#pragma once

#include "tend-appointment.h"
#include "tend-encounter.h"
#include "tend-patient.h"

G_BEGIN_DECLS

/* Its id is the appointment's; without an encounter the stage is planned. */
typedef struct
{
  gint64                appointment_version;
  gint64                patient_id;
  gint64                practitioner_id;
  gint64                location_id;
  gint64                device_id;
  char                 *service_type;
  char                 *reason;
  TendAppointmentStatus status;
  gint64                start_at;
  gint64                end_at;
  char                 *comment;
  char                 *override_reason;
  char                 *mrn;
  char                 *family_name;
  char                 *given_name;
  char                 *preferred_name;
  GDate                 birth_date;
  TendSex               sex;
  gboolean              interpreter_needed;
  char                 *practitioner_family_name;
  char                 *practitioner_given_name;
  char                 *location_name;
  char                 *device_name;
  gint64                encounter_id;
  TendEncounterStage    stage;
  gint64                encounter_location_id; /* where the patient is now */
  char                 *encounter_location_name;
  gint64                arrived_at;
  gint64                roomed_at;
  gint64                clinician_at;
  gint64                finished_at;
} TendScheduleSlotData;

#define TEND_TYPE_SCHEDULE_SLOT (tend_schedule_slot_get_type ())
TEND_DECLARE_RECORD (TendScheduleSlot, tend_schedule_slot, SCHEDULE_SLOT)

G_END_DECLS
