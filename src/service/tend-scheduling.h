/* SPDX-License-Identifier: GPL-3.0-or-later
 * Scheduling: booking, moving and cancelling appointments, with conflicts named. */
#pragma once

#include "tend-appointment.h"
#include "tend-fault.h"
#include "tend-store.h"
#include "tend-transaction.h"

G_BEGIN_DECLS

/* An appointment that wants the same patient, person, room or device at the same time. */
typedef struct
{
  const char      *what; /* "patient", "practitioner", "location" or "device" */
  char            *name; /* of the one wanted twice */
  TendAppointment *with; /* as read; not the store's shared object */
} TendBookingConflict;

void tend_booking_conflict_free (TendBookingConflict *conflict);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendBookingConflict, tend_booking_conflict_free)

/* Of TendBookingConflict (transfer full), by start. Ranges that touch do not
 * overlap; cancelled, missed and waiting appointments take no time. */
GPtrArray *tend_scheduling_find_conflicts (TendTransaction *transaction,
                                           TendAppointment *appointment,
                                           GError         **error);
/* The same on the reading thread, while the form is filled in. */
void tend_scheduling_find_conflicts_async (TendStore          *store,
                                           TendAppointment    *appointment,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
GPtrArray *
tend_scheduling_find_conflicts_finish (TendStore *store, GAsyncResult *result, GError **error);
/* One sentence that names them all, translated, for people: it holds no patient's name. */
char *tend_scheduling_describe_conflicts (GPtrArray *conflicts);

/* What is wrong with the form; pure. Fields: "patient_id", "start_at", "end_at", "status". */
GPtrArray *tend_scheduling_check (TendAppointment *appointment);

/* Journal action "appointment.book". A conflict without override_reason is
 * TEND_ERROR_CONFLICT, its message names all of them; with one it is booked and the
 * reason goes into the journal. The result is the appointment. */
gboolean
tend_scheduling_book (TendTransaction *transaction, TendAppointment *appointment, GError **error);
/* Journal action "appointment.move". @version is of the appointment as it was shown:
 * TEND_ERROR_CONFLICT when somebody changed it since; 0 moves it as it is. 0 leaves
 * practitioner or room as they are, -1 takes them away. Conflicts as in booking;
 * @override_reason is nullable. */
gboolean tend_scheduling_move (TendTransaction *transaction,
                               gint64           appointment_id,
                               gint64           version,
                               gint64           start_at,
                               gint64           end_at,
                               gint64           practitioner_id,
                               gint64           location_id,
                               const char      *override_reason,
                               GError         **error);
/* Journal action "appointment.cancel". */
gboolean tend_scheduling_cancel (TendTransaction *transaction,
                                 gint64           appointment_id,
                                 const char      *reason,
                                 GError         **error);
/* Journal action "appointment.no-show". Not before its start. */
gboolean
tend_scheduling_no_show (TendTransaction *transaction, gint64 appointment_id, GError **error);

G_END_DECLS
