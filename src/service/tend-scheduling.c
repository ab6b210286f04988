/* SPDX-License-Identifier: GPL-3.0-or-later
 * Books, moves and cancels appointments. */
#define G_LOG_DOMAIN "tend-scheduling"

#include "config.h"

#include "tend-scheduling-private.h"

#include <glib/gi18n-lib.h>

#include "tend-patient.h"
#include "tend-people.h"
#include "tend-service.h"

#define STATUS(status) (1u << TEND_APPOINTMENT_STATUS_##status)
#define STATUSES_AHEAD (STATUS (BOOKED) | STATUS (PENDING) | STATUS (PROPOSED) | STATUS (WAITLIST))

static gboolean
refuse (GError **error, TendError code, const char *message)
{
  g_set_error_literal (error, TEND_ERROR, code, message);
  return FALSE;
}

GPtrArray *
tend_scheduling_check (TendAppointment *appointment)
{
  const TendAppointmentData *data = tend_appointment_get_data (appointment);
  GPtrArray                 *faults = tend_faults_new ();

  if (data->patient_id == 0)
    tend_faults_add (faults, "patient_id", TRUE, _ ("Choose the patient."));
  if (data->start_at == TEND_TIME_NONE)
    tend_faults_add (faults, "start_at", TRUE, _ ("Choose when it begins."));
  else if (data->end_at == TEND_TIME_NONE || data->end_at <= data->start_at)
    tend_faults_add (faults, "end_at", TRUE, _ ("It must end after it begins."));
  else if (data->end_at - data->start_at > TEND_SCHEDULING_LONGEST)
    tend_faults_add (faults, "end_at", TRUE, _ ("It is longer than a day; book one for each day."));
  if ((STATUSES_AHEAD & (1u << data->status)) == 0)
    tend_faults_add (faults, "status", TRUE,
                     _ ("A new appointment is booked, pending, proposed or waiting."));
  return faults;
}

/* Refuses, unless there is a reason to book over what is there. Without a
 * conflict no reason is kept: it would explain nothing. */
static gboolean
check_conflicts (TendTransaction *transaction, TendAppointment *appointment, GError **error)
{
  const TendAppointmentData *data = tend_appointment_get_data (appointment);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autofree char *why = NULL;
  g_autofree char *sentence = NULL;

  /* Held, so that two people cannot book one room at the same moment. */
  if (!tend_service_hold (transaction, "schedule", error))
    return FALSE;
  conflicts = tend_scheduling_find_conflicts (transaction, appointment, error);
  if (conflicts == NULL)
    return FALSE;
  if (conflicts->len == 0)
    {
      g_object_set (appointment, "override-reason", NULL, NULL);
      return TRUE;
    }
  if (data->override_reason != NULL)
    {
      why = tend_service_take_reason (transaction, data->override_reason, error);
      if (why == NULL)
        return FALSE;
      g_object_set (appointment, "override-reason", why, NULL);
      return TRUE;
    }
  sentence = tend_scheduling_describe_conflicts (conflicts);
  g_set_error (error, TEND_ERROR, TEND_ERROR_CONFLICT,
               _ ("%s Choose another time, or say why it is booked all the same"), sentence);
  return FALSE;
}

gboolean
tend_scheduling_book (TendTransaction *transaction, TendAppointment *appointment, GError **error)
{
  const TendAppointmentData *data = tend_appointment_get_data (appointment);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TendPatient) patient = NULL;

  if (!tend_people_require (transaction, "appointment.book", error))
    return FALSE;
  faults = tend_scheduling_check (appointment);
  if (!tend_faults_to_error (faults, error))
    return FALSE;
  if (tend_record_get_version (TEND_RECORD (appointment)) != 0)
    return refuse (error, TEND_ERROR_INVALID, _ ("This is booked already; move it instead"));
  tend_transaction_set_patient (transaction, data->patient_id);
  patient = tend_service_get (transaction, TEND_TYPE_PATIENT, data->patient_id, error);
  if (patient == NULL)
    return FALSE;
  if (tend_patient_get_data (patient)->merged_into_id != 0)
    return refuse (error, TEND_ERROR_INVALID,
                   _ ("This chart was merged into another; book in the chart that is kept"));
  if (tend_patient_get_data (patient)->deceased)
    return refuse (error, TEND_ERROR_INVALID,
                   _ ("The details say that this patient has died; correct them first"));

  if (!check_conflicts (transaction, appointment, error)
      || !tend_transaction_insert (transaction, appointment, error))
    return FALSE;
  tend_transaction_set_result (transaction, appointment);
  return TRUE;
}

/* The appointment, if it is in one of the states of the mask @states. */
static TendAppointment *
load_appointment (TendTransaction *transaction,
                  gint64           appointment_id,
                  guint            states,
                  const char      *otherwise,
                  GError         **error)
{
  g_autoptr (TendAppointment) appointment
      = tend_service_get (transaction, TEND_TYPE_APPOINTMENT, appointment_id, error);

  if (appointment == NULL)
    return NULL;
  tend_transaction_set_patient (transaction, tend_appointment_get_data (appointment)->patient_id);
  if ((states & (1u << tend_appointment_get_data (appointment)->status)) != 0)
    return g_steal_pointer (&appointment);
  refuse (error, TEND_ERROR_CONFLICT, otherwise);
  return NULL;
}

static void
set_reference (TendAppointment *appointment, const char *property, gint64 id)
{
  if (id != 0)
    g_object_set (appointment, property, id > 0 ? id : (gint64) 0, NULL);
}

gboolean
tend_scheduling_move (TendTransaction *transaction,
                      gint64           appointment_id,
                      gint64           version,
                      gint64           start_at,
                      gint64           end_at,
                      gint64           practitioner_id,
                      gint64           location_id,
                      const char      *override_reason,
                      GError         **error)
{
  g_autoptr (TendAppointment) appointment = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  if (!tend_people_require (transaction, "appointment.move", error))
    return FALSE;
  appointment = load_appointment (transaction, appointment_id, STATUSES_AHEAD,
                                  "Only an appointment that is still ahead can be moved; look at "
                                  "the schedule again",
                                  error);
  if (appointment == NULL)
    return FALSE;
  if (version != 0 && tend_record_get_version (TEND_RECORD (appointment)) != version)
    return tend_transaction_report_conflict (transaction, appointment, error);

  g_object_set (appointment, "start-at", start_at, "end-at", end_at, "override-reason",
                override_reason, NULL);
  set_reference (appointment, "practitioner-id", practitioner_id);
  set_reference (appointment, "location-id", location_id);
  faults = tend_scheduling_check (appointment);
  if (!tend_faults_to_error (faults, error) || !check_conflicts (transaction, appointment, error))
    return FALSE;
  tend_transaction_set_result (transaction, appointment);
  return tend_transaction_update (transaction, appointment, error);
}

gboolean
tend_scheduling_cancel (TendTransaction *transaction,
                        gint64           appointment_id,
                        const char      *reason,
                        GError         **error)
{
  g_autoptr (TendAppointment) appointment = NULL;
  g_autofree char *why = NULL;

  if (!tend_people_require (transaction, "appointment.cancel", error))
    return FALSE;
  why = tend_service_take_reason (transaction, reason, error);
  if (why == NULL)
    return FALSE;
  appointment = load_appointment (transaction, appointment_id, STATUSES_AHEAD,
                                  "Only an appointment that is still ahead can be cancelled; look "
                                  "at the schedule again",
                                  error);
  if (appointment == NULL)
    return FALSE;
  g_object_set (appointment, "status", TEND_APPOINTMENT_STATUS_CANCELLED, "cancellation-reason",
                why, NULL);
  tend_transaction_set_result (transaction, appointment);
  return tend_transaction_update (transaction, appointment, error);
}

gboolean
tend_scheduling_no_show (TendTransaction *transaction, gint64 appointment_id, GError **error)
{
  g_autoptr (TendAppointment) appointment = NULL;

  if (!tend_people_require (transaction, "appointment.no-show", error))
    return FALSE;
  appointment = load_appointment (transaction, appointment_id, STATUS (BOOKED) | STATUS (PENDING),
                                  "Only a booked appointment can be missed; look at the schedule "
                                  "again",
                                  error);
  if (appointment == NULL)
    return FALSE;
  if (tend_appointment_get_data (appointment)->start_at > tend_transaction_get_now (transaction))
    return refuse (error, TEND_ERROR_INVALID,
                   _ ("This appointment has not begun yet; cancel it instead"));
  g_object_set (appointment, "status", TEND_APPOINTMENT_STATUS_NOSHOW, NULL);
  tend_transaction_set_result (transaction, appointment);
  return tend_transaction_update (transaction, appointment, error);
}
