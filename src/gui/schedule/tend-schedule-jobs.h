#pragma once

#include "tend-appointment.h"
#include "tend-transaction.h"

G_BEGIN_DECLS

/* What the windows hand to the store; plain values only. */
typedef struct
{
  gint64           appointment_id;
  gint64           version;     /* of the appointment as it was shown */
  TendAppointment *appointment; /* nobody else's: to be booked, or as it is wanted */
  gint64           start_at;
  gint64           end_at;
  gint64           practitioner_id; /* as tend_scheduling_move() takes them */
  gint64           location_id;
  char            *reason;
} TendScheduleJob;

TendScheduleJob *tend_schedule_job_new (gint64 appointment_id);
void             tend_schedule_job_free (gpointer job);

/* Each a TendJob over a TendScheduleJob. */
gboolean tend_schedule_job_book (TendTransaction *transaction, gpointer data, GError **error);
gboolean tend_schedule_job_move (TendTransaction *transaction, gpointer data, GError **error);
/* Time, person and room as in moving, then kind, device, reason and comment. */
gboolean tend_schedule_job_revise (TendTransaction *transaction, gpointer data, GError **error);
gboolean tend_schedule_job_check_in (TendTransaction *transaction, gpointer data, GError **error);
gboolean tend_schedule_job_no_show (TendTransaction *transaction, gpointer data, GError **error);
gboolean tend_schedule_job_cancel (TendTransaction *transaction, gpointer data, GError **error);

G_END_DECLS
