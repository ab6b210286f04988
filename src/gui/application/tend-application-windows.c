/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which window is made for what: the only file of the application that knows
 * the windows of the other folders. */
#define G_LOG_DOMAIN "tend-application"

#include "config.h"

#include "tend-application-private.h"

#include "tend-chart-window.h"
#include "tend-dashboard-window.h"
#include "tend-equipment-window.h"
#include "tend-place.h"
#include "tend-registration-window.h"
#include "tend-schedule-window.h"

void
tend_application_present (TendApplication *self, GtkWindow *window)
{
  /* A locked program shows its windows when somebody has signed in again. */
  if (self->sign_in_window == NULL)
    gtk_window_present (window);
}

GtkWindow *
tend_application_make_chart_window (TendApplication *self, gint64 patient_id)
{
  return tend_chart_window_new (self, patient_id);
}

void
tend_application_open_registration (TendApplication *self, gint64 patient_id)
{
  g_return_if_fail (TEND_IS_APPLICATION (self));

  if (self->store != NULL)
    tend_application_present (self, tend_registration_window_new (self, patient_id));
}

void
tend_application_open_dashboard (TendApplication *self)
{
  g_return_if_fail (TEND_IS_APPLICATION (self));

  if (self->store == NULL)
    return;
  if (self->dashboard == NULL)
    self->dashboard = tend_dashboard_window_new (self);
  tend_application_present (self, self->dashboard);
}

static GtkWindow *
find_window (TendApplication *self, GType type)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL;
       item = item->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (item->data, type))
      return item->data;
  return NULL;
}

void
tend_application_open_schedule (TendApplication *self, const GDate *date)
{
  GtkWindow *window;

  g_return_if_fail (TEND_IS_APPLICATION (self));

  if (self->store == NULL)
    return;
  window = find_window (self, TEND_TYPE_SCHEDULE_WINDOW);
  if (window == NULL)
    window = tend_schedule_window_new (self);
  if (date != NULL)
    tend_schedule_window_show_date (TEND_SCHEDULE_WINDOW (window), date);
  tend_application_present (self, window);
}

void
tend_application_open_booking (TendApplication *self, TendPatient *patient)
{
  GtkWindow *window;

  g_return_if_fail (TEND_IS_APPLICATION (self) && TEND_IS_PATIENT (patient));

  tend_application_open_schedule (self, NULL);
  window = find_window (self, TEND_TYPE_SCHEDULE_WINDOW);
  if (window != NULL)
    tend_schedule_window_book (TEND_SCHEDULE_WINDOW (window), patient);
}

void
tend_application_open_equipment (TendApplication *self)
{
  GtkWindow *window;

  g_return_if_fail (TEND_IS_APPLICATION (self));

  if (self->store == NULL)
    return;
  window = find_window (self, TEND_TYPE_EQUIPMENT_WINDOW);
  tend_application_present (self, window != NULL ? window : tend_equipment_window_new (self));
}

void
tend_application_open_appointment (TendApplication *self, gint64 appointment_id, gint64 start_at)
{
  GtkWindow *window;
  GDate      date;

  g_return_if_fail (TEND_IS_APPLICATION (self));

  if (!tend_time_get_date (start_at, tend_place_get_zone (), &date))
    return;
  tend_application_open_schedule (self, &date);
  window = find_window (self, TEND_TYPE_SCHEDULE_WINDOW);
  if (window != NULL)
    tend_schedule_window_select (TEND_SCHEDULE_WINDOW (window), appointment_id);
}

void
tend_application_open_device (TendApplication *self, gint64 device_id)
{
  GtkWindow *window;

  g_return_if_fail (TEND_IS_APPLICATION (self));

  tend_application_open_equipment (self);
  window = find_window (self, TEND_TYPE_EQUIPMENT_WINDOW);
  if (window != NULL)
    tend_equipment_window_show_device (TEND_EQUIPMENT_WINDOW (window), device_id);
}
