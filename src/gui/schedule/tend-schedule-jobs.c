/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the windows of the schedule hand to the store. */
#define G_LOG_DOMAIN "tend-schedule-jobs"

#include "config.h"

#include "tend-schedule-jobs.h"

#include "tend-people.h"
#include "tend-scheduling.h"
#include "tend-visit.h"

TendScheduleJob *
tend_schedule_job_new (gint64 appointment_id)
{
  TendScheduleJob *job = g_new0 (TendScheduleJob, 1);

  job->appointment_id = appointment_id;
  return job;
}

void
tend_schedule_job_free (gpointer data)
{
  TendScheduleJob *job = data;

  g_clear_object (&job->appointment);
  g_free (job->reason);
  g_free (job);
}

gboolean
tend_schedule_job_book (TendTransaction *transaction, gpointer data, GError **error)
{
  TendScheduleJob *job = data;

  return tend_scheduling_book (transaction, job->appointment, error);
}

gboolean
tend_schedule_job_move (TendTransaction *transaction, gpointer data, GError **error)
{
  TendScheduleJob *job = data;

  return tend_scheduling_move (transaction, job->appointment_id, job->version, job->start_at,
                               job->end_at, job->practitioner_id, job->location_id, job->reason,
                               error);
}

static gboolean
is_moved (const TendAppointmentData *now, const TendAppointmentData *wanted)
{
  return now->start_at != wanted->start_at || now->end_at != wanted->end_at
         || now->practitioner_id != wanted->practitioner_id
         || now->location_id != wanted->location_id || now->device_id != wanted->device_id;
}

static gboolean
write_details (TendTransaction           *transaction,
               TendAppointment           *appointment,
               const TendAppointmentData *wanted,
               GError                   **error)
{
  g_object_set (appointment, "service-type", wanted->service_type, "reason", wanted->reason,
                "comment", wanted->comment, "device-id", wanted->device_id, NULL);
  tend_transaction_set_patient (transaction, tend_appointment_get_data (appointment)->patient_id);
  tend_transaction_set_result (transaction, appointment);
  return tend_transaction_update (transaction, appointment, error);
}

gboolean
tend_schedule_job_revise (TendTransaction *transaction, gpointer data, GError **error)
{
  TendScheduleJob           *job = data;
  const TendAppointmentData *wanted = tend_appointment_get_data (job->appointment);
  g_autoptr (TendAppointment) appointment = NULL;

  if (!tend_people_require (transaction, "appointment.move", error))
    return FALSE;
  appointment
      = tend_transaction_get (transaction, TEND_TYPE_APPOINTMENT, job->appointment_id, error);
  if (appointment == NULL)
    return FALSE;
  if (tend_record_get_version (TEND_RECORD (appointment)) != job->version)
    return tend_transaction_report_conflict (transaction, appointment, error);
  if (!is_moved (tend_appointment_get_data (appointment), wanted))
    return write_details (transaction, appointment, wanted, error);

  /* The device first: moving then sees everything that is wanted at that time. */
  if (!write_details (transaction, appointment, wanted, error)
      || !tend_scheduling_move (
          transaction, job->appointment_id, 0, wanted->start_at, wanted->end_at,
          wanted->practitioner_id != 0 ? wanted->practitioner_id : -1,
          wanted->location_id != 0 ? wanted->location_id : -1, wanted->override_reason, error))
    return FALSE;
  tend_transaction_set_action (transaction, "appointment.move");
  return TRUE;
}

gboolean
tend_schedule_job_check_in (TendTransaction *transaction, gpointer data, GError **error)
{
  TendScheduleJob *job = data;

  return tend_visit_check_in (transaction, job->appointment_id, error);
}

gboolean
tend_schedule_job_no_show (TendTransaction *transaction, gpointer data, GError **error)
{
  TendScheduleJob *job = data;

  return tend_scheduling_no_show (transaction, job->appointment_id, error);
}

gboolean
tend_schedule_job_cancel (TendTransaction *transaction, gpointer data, GError **error)
{
  TendScheduleJob *job = data;

  return tend_scheduling_cancel (transaction, job->appointment_id, job->reason, error);
}
