/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where an appointment and its visit stand, in an icon and a word. */
#define G_LOG_DOMAIN "tend-appointment-state"

#include "config.h"

#include "tend-appointment-state.h"

#include "tend-format.h"

#include <glib/gi18n.h>

static void
get_stage (TendAppointmentState *state, TendEncounterStage stage)
{
  switch (stage)
    {
    case TEND_ENCOUNTER_STAGE_ROOMED:
      *state = (TendAppointmentState){ "user-available-symbolic", _ ("Roomed"), "good" };
      break;
    case TEND_ENCOUNTER_STAGE_WITH_CLINICIAN:
      *state = (TendAppointmentState){ "system-users-symbolic", _ ("With clinician"), "good" };
      break;
    case TEND_ENCOUNTER_STAGE_DONE:
      *state = (TendAppointmentState){ "object-select-symbolic", _ ("Done"), "" };
      break;
    case TEND_ENCOUNTER_STAGE_PLANNED:
    case TEND_ENCOUNTER_STAGE_ARRIVED:
    case TEND_ENCOUNTER_STAGE_CANCELLED:
    default:
      *state = (TendAppointmentState){ "user-available-symbolic", _ ("Arrived"), "good" };
      break;
    }
}

void
tend_appointment_state_get (TendAppointmentState *state,
                            TendAppointmentStatus status,
                            TendEncounterStage    stage)
{
  switch (status)
    {
    case TEND_APPOINTMENT_STATUS_ARRIVED:
    case TEND_APPOINTMENT_STATUS_CHECKED_IN:
      get_stage (state, stage);
      break;
    case TEND_APPOINTMENT_STATUS_FULFILLED:
      *state = (TendAppointmentState){ "object-select-symbolic", _ ("Done"), "" };
      break;
    case TEND_APPOINTMENT_STATUS_CANCELLED:
      *state = (TendAppointmentState){ "window-close-symbolic", _ ("Cancelled"), "" };
      break;
    case TEND_APPOINTMENT_STATUS_NOSHOW:
      *state = (TendAppointmentState){ "appointment-missed-symbolic", _ ("No-show"), "attention" };
      break;
    case TEND_APPOINTMENT_STATUS_PENDING:
    case TEND_APPOINTMENT_STATUS_PROPOSED:
    case TEND_APPOINTMENT_STATUS_WAITLIST:
      *state = (TendAppointmentState){ "content-loading-symbolic", _ ("Not confirmed"), "" };
      break;
    case TEND_APPOINTMENT_STATUS_ENTERED_IN_ERROR:
      *state = (TendAppointmentState){ "edit-delete-symbolic", _ ("Entered in error"), "" };
      break;
    case TEND_APPOINTMENT_STATUS_BOOKED:
    default:
      *state = (TendAppointmentState){ "x-office-calendar-symbolic", _ ("Booked"), "" };
      break;
    }
}

gboolean
tend_appointment_state_takes_time (TendAppointmentStatus status)
{
  return status != TEND_APPOINTMENT_STATUS_CANCELLED && status != TEND_APPOINTMENT_STATUS_NOSHOW
         && status != TEND_APPOINTMENT_STATUS_ENTERED_IN_ERROR
         && status != TEND_APPOINTMENT_STATUS_WAITLIST
         && status != TEND_APPOINTMENT_STATUS_PROPOSED;
}

gboolean
tend_appointment_state_is_open (TendAppointmentStatus status)
{
  return status == TEND_APPOINTMENT_STATUS_BOOKED || status == TEND_APPOINTMENT_STATUS_PENDING
         || status == TEND_APPOINTMENT_STATUS_PROPOSED;
}

char *
tend_slot_dup_practitioner (TendScheduleSlot *slot)
{
  const TendScheduleSlotData *data = tend_schedule_slot_get_data (slot);

  return tend_format_name (data->practitioner_family_name, data->practitioner_given_name, NULL);
}
