/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds the appointments that want the same patient, person, room or device at one time. */
#define G_LOG_DOMAIN "tend-scheduling"

#include "config.h"

#include "tend-scheduling-private.h"

#include <glib/gi18n-lib.h>

#include "tend-schedule-slot.h"

void
tend_booking_conflict_free (TendBookingConflict *conflict)
{
  if (conflict == NULL)
    return;

  g_free (conflict->name);
  g_clear_object (&conflict->with);
  g_free (conflict);
}

gboolean
tend_scheduling_takes_time (TendAppointmentStatus status)
{
  switch (status)
    {
    case TEND_APPOINTMENT_STATUS_BOOKED:
    case TEND_APPOINTMENT_STATUS_PENDING:
    case TEND_APPOINTMENT_STATUS_ARRIVED:
    case TEND_APPOINTMENT_STATUS_CHECKED_IN:
    case TEND_APPOINTMENT_STATUS_FULFILLED:
      return TRUE;
    case TEND_APPOINTMENT_STATUS_PROPOSED:
    case TEND_APPOINTMENT_STATUS_CANCELLED:
    case TEND_APPOINTMENT_STATUS_NOSHOW:
    case TEND_APPOINTMENT_STATUS_ENTERED_IN_ERROR:
    case TEND_APPOINTMENT_STATUS_WAITLIST:
    default:
      return FALSE;
    }
}

/* NULL when the appointment can have no conflict. */
static GVariant *
make_parameters (TendAppointment *appointment)
{
  const TendAppointmentData *data = tend_appointment_get_data (appointment);

  if (!tend_scheduling_takes_time (data->status) || data->start_at == TEND_TIME_NONE
      || data->end_at == TEND_TIME_NONE || data->end_at <= data->start_at)
    return NULL;
  /* None is longer than the longest, so none that began before that overlaps. */
  return g_variant_new_parsed ("{'start': <%x>, 'end': <%x>, 'earliest': <%x>, 'except': <%x>, "
                               "'patient': <%x>, 'practitioner': <%x>, 'location': <%x>, "
                               "'device': <%x>}",
                               data->start_at, data->end_at,
                               data->start_at - TEND_SCHEDULING_LONGEST,
                               tend_record_get_id (TEND_RECORD (appointment)), data->patient_id,
                               data->practitioner_id, data->location_id, data->device_id);
}

static TendAppointment *
make_appointment (TendScheduleSlot *slot)
{
  const TendScheduleSlotData *data = tend_schedule_slot_get_data (slot);
  TendAppointment            *appointment
      = g_object_new (TEND_TYPE_APPOINTMENT, "patient-id", data->patient_id, "practitioner-id",
                      data->practitioner_id, "location-id", data->location_id, "device-id",
                      data->device_id, "service-type", data->service_type, "reason", data->reason,
                      "status", data->status, "start-at", data->start_at, "end-at", data->end_at,
                      "comment", data->comment, "override-reason", data->override_reason, NULL);

  tend_record_set_id (TEND_RECORD (appointment), tend_record_get_id (TEND_RECORD (slot)));
  tend_record_clear_dirty (TEND_RECORD (appointment));
  return appointment;
}

static char *
join_name (const char *family_name, const char *given_name)
{
  if (family_name != NULL && given_name != NULL)
    return g_strdup_printf ("%s, %s", family_name, given_name);
  return g_strdup (family_name != NULL ? family_name : given_name);
}

/* Takes @name. */
static void
add_conflict (GPtrArray *conflicts, const char *what, char *name, TendScheduleSlot *slot)
{
  TendBookingConflict *conflict = g_new0 (TendBookingConflict, 1);

  conflict->what = what;
  conflict->name = name;
  conflict->with = make_appointment (slot);
  g_ptr_array_add (conflicts, conflict);
}

static GPtrArray *
collect_conflicts (TendAppointment *appointment, GPtrArray *slots)
{
  const TendAppointmentData *wanted = tend_appointment_get_data (appointment);
  GPtrArray                 *conflicts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_booking_conflict_free);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      TendScheduleSlot           *slot = g_ptr_array_index (slots, i);
      const TendScheduleSlotData *data = tend_schedule_slot_get_data (slot);

      if (wanted->patient_id != 0 && data->patient_id == wanted->patient_id)
        add_conflict (conflicts, "patient", join_name (data->family_name, data->given_name), slot);
      if (wanted->practitioner_id != 0 && data->practitioner_id == wanted->practitioner_id)
        add_conflict (conflicts, "practitioner",
                      join_name (data->practitioner_family_name, data->practitioner_given_name),
                      slot);
      if (wanted->location_id != 0 && data->location_id == wanted->location_id)
        add_conflict (conflicts, "location", g_strdup (data->location_name), slot);
      if (wanted->device_id != 0 && data->device_id == wanted->device_id)
        add_conflict (conflicts, "device", g_strdup (data->device_name), slot);
    }
  return conflicts;
}

GPtrArray *
tend_scheduling_find_conflicts (TendTransaction *transaction,
                                TendAppointment *appointment,
                                GError         **error)
{
  GVariant *parameters = make_parameters (appointment);
  g_autoptr (GPtrArray) slots = NULL;

  if (parameters != NULL)
    {
      slots = tend_transaction_query (transaction, "appointments-overlapping", parameters, error);
      if (slots == NULL)
        return NULL;
    }
  return collect_conflicts (appointment, slots);
}

static void
on_slots_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) slots = tend_store_query_finish (TEND_STORE (source), result, &error);

  if (slots == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, collect_conflicts (g_task_get_task_data (task), slots),
                           (GDestroyNotify) g_ptr_array_unref);
}

void
tend_scheduling_find_conflicts_async (TendStore          *store,
                                      TendAppointment    *appointment,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  GVariant *parameters;

  g_return_if_fail (TEND_IS_STORE (store));
  g_return_if_fail (TEND_IS_APPOINTMENT (appointment));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, tend_scheduling_find_conflicts_async);
  g_task_set_name (task, "find booking conflicts");
  g_task_set_task_data (task, tend_record_copy (TEND_RECORD (appointment)), g_object_unref);
  parameters = make_parameters (appointment);
  if (parameters == NULL)
    g_task_return_pointer (task, collect_conflicts (appointment, NULL),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    tend_store_query_async (store, "appointments-overlapping", parameters, cancellable,
                            on_slots_found_cb, g_steal_pointer (&task));
}

GPtrArray *
tend_scheduling_find_conflicts_finish (TendStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static char *
describe_conflict (TendBookingConflict *conflict)
{
  const char *name = conflict->name != NULL ? conflict->name : "?";

  if (g_str_equal (conflict->what, "practitioner"))
    return g_strdup_printf (_ ("%s has another appointment"), name);
  if (g_str_equal (conflict->what, "location"))
    return g_strdup_printf (_ ("the room %s is taken"), name);
  if (g_str_equal (conflict->what, "device"))
    return g_strdup_printf (_ ("the device %s is taken"), name);
  /* No name: this sentence may end up where patients' names must not. */
  return g_strdup (_ ("the patient has another appointment"));
}

char *
tend_scheduling_describe_conflicts (GPtrArray *conflicts)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < conflicts->len; i++)
    {
      char *part = describe_conflict (g_ptr_array_index (conflicts, i));

      if (g_ptr_array_find_with_equal_func (parts, part, g_str_equal, NULL))
        g_free (part);
      else
        g_ptr_array_add (parts, part);
    }
  g_ptr_array_add (parts, NULL);
  list = g_strjoinv (_ ("; "), (char **) parts->pdata);
  return g_strdup_printf (_ ("At that time %s."), list);
}
