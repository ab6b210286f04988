/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be done in the window of the schedule. */
#define G_LOG_DOMAIN "tend-schedule-window"

#include "config.h"

#include "tend-schedule-window-private.h"

#include "tend-place.h"

static void
step_date (TendScheduleWindow *self, int direction)
{
  GDate date = self->date;
  guint days = self->week ? 7 : 1;

  if (direction > 0)
    g_date_add_days (&date, days);
  else
    g_date_subtract_days (&date, days);
  tend_schedule_window_show_date (self, &date);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_date (TEND_SCHEDULE_WINDOW (widget), -1);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_date (TEND_SCHEDULE_WINDOW (widget), 1);
}

static void
today_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GDate today;

  tend_place_get_today (&today);
  tend_schedule_window_show_date (TEND_SCHEDULE_WINDOW (widget), &today);
}

static void
book_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tend_schedule_window_book (TEND_SCHEDULE_WINDOW (widget), NULL);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tend_schedule_window_print (TEND_SCHEDULE_WINDOW (widget));
}

void
tend_schedule_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "schedule.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "schedule.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "schedule.today", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "schedule.book", NULL, book_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_property_action (widget_class, "schedule.show", "show");
  gtk_widget_class_install_property_action (widget_class, "schedule.resource", "resource");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "schedule.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "schedule.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, GDK_ALT_MASK, "schedule.today",
                                       NULL);
}
