/* SPDX-License-Identifier: GPL-3.0-or-later
 * A visit from the door to the goodbye. */
#define G_LOG_DOMAIN "tend-visit"

#include "config.h"

#include "tend-visit.h"

#include "tend-appointment.h"
#include "tend-people.h"
#include "tend-setup.h"
#include "tend-text.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_MINUTES 20
#define MAX_REASON 200

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_CONFLICT, message);
  return FALSE;
}

static gboolean
set_status (TendTransaction      *transaction,
            gint64                appointment_id,
            TendAppointmentStatus status,
            GError              **error)
{
  g_autoptr (TendAppointment) appointment = NULL;

  if (appointment_id == 0)
    return TRUE;
  appointment = tend_transaction_get (transaction, TEND_TYPE_APPOINTMENT, appointment_id, error);
  if (appointment == NULL)
    return FALSE;
  g_object_set (appointment, "status", status, NULL);
  return tend_transaction_update (transaction, appointment, error);
}

/* v3-ActCode; a visit of another kind is in the clinic. */
static const char *
find_class (const char *service_type)
{
  if (g_strcmp0 (service_type, "home-visit") == 0)
    return "HH";
  if (g_strcmp0 (service_type, "telehealth") == 0)
    return "VR";
  return "AMB";
}

static gboolean
begin (TendTransaction *transaction, TendAppointment *appointment, GError **error)
{
  const TendAppointmentData *data = tend_appointment_get_data (appointment);
  g_autoptr (TendEncounter) encounter = tend_encounter_new ();

  g_object_set (encounter, "patient-id", data->patient_id, "appointment-id",
                tend_record_get_id (TEND_RECORD (appointment)), "practitioner-id",
                data->practitioner_id, "stage", TEND_ENCOUNTER_STAGE_ARRIVED, "class-code",
                find_class (data->service_type), "service-type", data->service_type, "reason",
                data->reason, "arrived-at", tend_transaction_get_now (transaction), NULL);
  if (!tend_transaction_insert (transaction, encounter, error))
    return FALSE;
  tend_transaction_set_patient (transaction, data->patient_id);
  tend_transaction_set_result (transaction, encounter);
  return TRUE;
}

gboolean
tend_visit_check_in (TendTransaction *transaction, gint64 appointment_id, GError **error)
{
  g_autoptr (TendAppointment) appointment = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);

  if (!tend_people_require (transaction, "appointment.check-in", error))
    return FALSE;
  appointment = tend_transaction_get (transaction, TEND_TYPE_APPOINTMENT, appointment_id, error);
  if (appointment == NULL)
    return FALSE;
  if (tend_record_get_withdrawn (TEND_RECORD (appointment)))
    return refuse (error, _ ("This appointment was taken back"));

  switch (tend_appointment_get_data (appointment)->status)
    {
    case TEND_APPOINTMENT_STATUS_BOOKED:
    case TEND_APPOINTMENT_STATUS_PROPOSED:
    case TEND_APPOINTMENT_STATUS_PENDING:
    case TEND_APPOINTMENT_STATUS_WAITLIST:
    case TEND_APPOINTMENT_STATUS_NOSHOW:
      break;
    case TEND_APPOINTMENT_STATUS_ARRIVED:
    case TEND_APPOINTMENT_STATUS_CHECKED_IN:
      return refuse (error, _ ("This patient has been checked in already"));
    case TEND_APPOINTMENT_STATUS_FULFILLED:
      return refuse (error, _ ("This visit is over; book another one or register a walk-in"));
    case TEND_APPOINTMENT_STATUS_CANCELLED:
    case TEND_APPOINTMENT_STATUS_ENTERED_IN_ERROR:
    default:
      return refuse (error,
                     _ ("This appointment is cancelled; book another one or register a walk-in"));
    }

  g_object_set (appointment, "status", TEND_APPOINTMENT_STATUS_ARRIVED, NULL);
  return tend_transaction_update (transaction, appointment, error)
         && begin (transaction, appointment, error);
}

gboolean
tend_visit_walk_in (TendTransaction *transaction,
                    gint64           patient_id,
                    const char      *service_type,
                    const char      *reason,
                    gint64           practitioner_id,
                    GError         **error)
{
  g_autoptr (TendAppointment) appointment = tend_appointment_new ();
  const TendVisitKind *kind
      = service_type != NULL ? tend_setup_find_visit_kind (service_type) : NULL;
  gint64           minutes = kind != NULL ? kind->minutes : DEFAULT_MINUTES;
  gint64           now;
  g_autofree char *clean = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);

  if (!tend_people_require (transaction, "appointment.walk-in", error))
    return FALSE;
  clean = tend_text_clean (reason != NULL ? reason : "", MAX_REASON, error);
  if (clean == NULL)
    return FALSE;

  now = tend_transaction_get_now (transaction);
  g_object_set (appointment, "patient-id", patient_id, "practitioner-id", practitioner_id,
                "service-type", service_type, "reason", clean, "status",
                TEND_APPOINTMENT_STATUS_ARRIVED, "start-at", now, "end-at",
                now + minutes * TEND_TIME_MINUTE, NULL);
  return tend_transaction_insert (transaction, appointment, error)
         && begin (transaction, appointment, error);
}

static TendEncounter *
get_encounter (TendTransaction *transaction,
               const char      *action,
               gint64           encounter_id,
               GError         **error)
{
  TendEncounter *encounter;

  if (!tend_people_require (transaction, action, error))
    return NULL;
  encounter = tend_transaction_get (transaction, TEND_TYPE_ENCOUNTER, encounter_id, error);
  if (encounter != NULL && tend_record_get_withdrawn (TEND_RECORD (encounter)))
    {
      g_clear_object (&encounter);
      refuse (error, _ ("This visit was cancelled"));
    }
  if (encounter != NULL)
    {
      tend_transaction_set_patient (transaction, tend_encounter_get_data (encounter)->patient_id);
      tend_transaction_set_result (transaction, encounter);
    }
  return encounter;
}

static gboolean
check_stage (TendTransaction   *transaction,
             TendEncounter     *encounter,
             TendEncounterStage from,
             GError           **error)
{
  return tend_encounter_get_data (encounter)->stage == from
         || tend_transaction_report_conflict (transaction, encounter, error);
}

/* The patient goes to the room named, else stays, else goes to the one that was booked. */
static gboolean
enter_room (TendTransaction *transaction,
            TendEncounter   *encounter,
            gint64           location_id,
            GError         **error)
{
  const TendEncounterData *data = tend_encounter_get_data (encounter);
  g_autoptr (TendAppointment) appointment = NULL;

  if (location_id == 0 && data->location_id == 0 && data->appointment_id != 0)
    {
      appointment
          = tend_transaction_get (transaction, TEND_TYPE_APPOINTMENT, data->appointment_id, error);
      if (appointment == NULL)
        return FALSE;
      location_id = tend_appointment_get_data (appointment)->location_id;
    }
  if (location_id != 0)
    g_object_set (encounter, "location-id", location_id, NULL);
  return TRUE;
}

gboolean
tend_visit_advance (TendTransaction   *transaction,
                    gint64             encounter_id,
                    TendEncounterStage from,
                    gint64             location_id,
                    GError           **error)
{
  g_autoptr (TendEncounter) encounter = NULL;
  const TendEncounterData *data;
  gint64                   now;

  g_return_val_if_fail (transaction != NULL, FALSE);

  encounter = get_encounter (transaction, "visit.advance", encounter_id, error);
  if (encounter == NULL || !check_stage (transaction, encounter, from, error)
      || !enter_room (transaction, encounter, location_id, error))
    return FALSE;
  data = tend_encounter_get_data (encounter);
  now = tend_transaction_get_now (transaction);

  switch (data->stage)
    {
    case TEND_ENCOUNTER_STAGE_PLANNED:
      g_object_set (encounter, "stage", TEND_ENCOUNTER_STAGE_ARRIVED, "arrived-at", now, NULL);
      break;
    /* A stamp is never before the one that precedes it, whatever the clock did. */
    case TEND_ENCOUNTER_STAGE_ARRIVED:
      g_object_set (encounter, "stage", TEND_ENCOUNTER_STAGE_ROOMED, "roomed-at",
                    MAX (now, data->arrived_at), NULL);
      break;
    case TEND_ENCOUNTER_STAGE_ROOMED:
      g_object_set (encounter, "stage", TEND_ENCOUNTER_STAGE_WITH_CLINICIAN, "clinician-at",
                    MAX (now, data->roomed_at), NULL);
      break;
    case TEND_ENCOUNTER_STAGE_WITH_CLINICIAN:
      g_object_set (encounter, "stage", TEND_ENCOUNTER_STAGE_DONE, "finished-at",
                    MAX (now, data->clinician_at), NULL);
      if (!set_status (transaction, data->appointment_id, TEND_APPOINTMENT_STATUS_FULFILLED, error))
        return FALSE;
      break;
    case TEND_ENCOUNTER_STAGE_DONE:
      return refuse (error, _ ("This visit is over already"));
    case TEND_ENCOUNTER_STAGE_CANCELLED:
    default:
      return refuse (error, _ ("This visit was cancelled"));
    }
  return tend_transaction_update (transaction, encounter, error);
}

gboolean
tend_visit_set_location (TendTransaction *transaction,
                         gint64           encounter_id,
                         gint64           location_id,
                         GError         **error)
{
  g_autoptr (TendEncounter) encounter = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);

  encounter = get_encounter (transaction, "visit.set-location", encounter_id, error);
  if (encounter == NULL)
    return FALSE;
  g_object_set (encounter, "location-id", location_id, NULL);
  return tend_transaction_update (transaction, encounter, error);
}

static gboolean
undo_arrival (TendTransaction *transaction, TendEncounter *encounter, GError **error)
{
  g_object_set (encounter, "stage", TEND_ENCOUNTER_STAGE_CANCELLED, NULL);
  return set_status (transaction, tend_encounter_get_data (encounter)->appointment_id,
                     TEND_APPOINTMENT_STATUS_BOOKED, error)
         && tend_transaction_withdraw (transaction, encounter, error);
}

gboolean
tend_visit_step_back (TendTransaction   *transaction,
                      gint64             encounter_id,
                      TendEncounterStage from,
                      GError           **error)
{
  g_autoptr (TendEncounter) encounter = NULL;
  const TendEncounterData *data;

  g_return_val_if_fail (transaction != NULL, FALSE);

  encounter = get_encounter (transaction, "visit.step-back", encounter_id, error);
  if (encounter == NULL || !check_stage (transaction, encounter, from, error))
    return FALSE;
  data = tend_encounter_get_data (encounter);

  switch (data->stage)
    {
    case TEND_ENCOUNTER_STAGE_ARRIVED:
      return undo_arrival (transaction, encounter, error);
    case TEND_ENCOUNTER_STAGE_ROOMED:
      g_object_set (encounter, "stage", TEND_ENCOUNTER_STAGE_ARRIVED, "roomed-at", TEND_TIME_NONE,
                    "location-id", (gint64) 0, NULL);
      break;
    case TEND_ENCOUNTER_STAGE_WITH_CLINICIAN:
      g_object_set (encounter, "stage", TEND_ENCOUNTER_STAGE_ROOMED, "clinician-at", TEND_TIME_NONE,
                    NULL);
      break;
    case TEND_ENCOUNTER_STAGE_DONE:
      g_object_set (encounter, "stage", TEND_ENCOUNTER_STAGE_WITH_CLINICIAN, "finished-at",
                    TEND_TIME_NONE, NULL);
      if (!set_status (transaction, data->appointment_id, TEND_APPOINTMENT_STATUS_ARRIVED, error))
        return FALSE;
      break;
    case TEND_ENCOUNTER_STAGE_PLANNED:
    case TEND_ENCOUNTER_STAGE_CANCELLED:
    default:
      return refuse (error, _ ("This visit has no step to take back"));
    }
  return tend_transaction_update (transaction, encounter, error);
}
