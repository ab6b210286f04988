#pragma once

#include "tend-schedule-slot.h"

G_BEGIN_DECLS

/* Where an appointment and its visit stand: an icon, a word and the style class
 * of its meaning ("" neutral, "good", "attention" or "act-now"). */
typedef struct
{
  const char *icon;
  const char *word; /* translated */
  const char *style;
} TendAppointmentState;

void tend_appointment_state_get (TendAppointmentState *state,
                                 TendAppointmentStatus status,
                                 TendEncounterStage    stage);
/* Whether it takes its time: cancelled and missed ones do not. */
gboolean tend_appointment_state_takes_time (TendAppointmentStatus status);
/* Whether nobody has arrived for it yet, so that it can be moved, cancelled or missed. */
gboolean tend_appointment_state_is_open (TendAppointmentStatus status);
/* "CHEN, Lee" of the practitioner, "" without one. */
char *tend_slot_dup_practitioner (TendScheduleSlot *slot);

G_END_DECLS
