/* SPDX-License-Identifier: GPL-3.0-or-later
 * A patient of the day as the arrivals board shows one. */
#pragma once

#include "tend-appointment.h"
#include "tend-encounter.h"
#include "tend-patient.h"

G_BEGIN_DECLS

/* Its id is the appointment's; without an encounter the stage is planned. */
typedef struct
{
  gint64                patient_id;
  gint64                encounter_id;
  TendAppointmentStatus status;
  TendEncounterStage    stage;
  char                 *service_type;
  char                 *reason;
  gint64                start_at;
  gint64                end_at;
  char                 *mrn;
  char                 *family_name;
  char                 *given_name;
  char                 *name_suffix;
  char                 *preferred_name;
  GDate                 birth_date;
  char                 *language; /* BCP 47 */
  gboolean              interpreter_needed;
  gboolean              has_allergy;
  gboolean              owes; /* an invoice is open */
  char                 *practitioner_prefix;
  char                 *practitioner_family_name;
  gint64                planned_location_id;
  gint64                location_id; /* where the patient is now */
  char                 *location_name;
  gint64                arrived_at;
  gint64                roomed_at;
  gint64                clinician_at;
  gint64                finished_at;
} TendArrivalData;

#define TEND_TYPE_ARRIVAL (tend_arrival_get_type ())
TEND_DECLARE_RECORD (TendArrival, tend_arrival, ARRIVAL)

G_END_DECLS
