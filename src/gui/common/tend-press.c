/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps every list still while a button of the pointer is down, and double clicks on one button. */
#define G_LOG_DOMAIN "tend-press"

#include "config.h"

#include "tend-press.h"

#include "tend-query.h"

#include <math.h>

/* Not every release is seen: a drag to another window keeps it. */
#define LOOK_MILLISECONDS 50

typedef struct
{
  GtkWidget *widget; /* Borrowed: it owns this */
  GtkWidget *button; /* Weak: the one pressed last */
  double     x, y;
  guint32    time;
  gboolean   on_button;
  gboolean   holding;
  guint      source;
} Press;

static void
let_go (Press *press)
{
  g_clear_handle_id (&press->source, g_source_remove);
  if (!press->holding)
    return;
  press->holding = FALSE;
  tend_query_release_all ();
}

static gboolean
on_handled_cb (gpointer user_data)
{
  Press *press = user_data;

  press->source = 0;
  let_go (press);
  return G_SOURCE_REMOVE;
}

static gboolean
is_button_down (Press *press)
{
  GdkSurface     *surface = gtk_native_get_surface (GTK_NATIVE (press->widget));
  GdkSeat        *seat = gdk_display_get_default_seat (gtk_widget_get_display (press->widget));
  GdkModifierType state = 0;
  double          x, y;

  return surface != NULL && seat != NULL
         && gdk_surface_get_device_position (surface, gdk_seat_get_pointer (seat), &x, &y, &state)
         && (state & (GDK_BUTTON1_MASK | GDK_BUTTON2_MASK | GDK_BUTTON3_MASK)) != 0;
}

static gboolean
on_looked_cb (gpointer user_data)
{
  Press *press = user_data;

  if (is_button_down (press))
    return G_SOURCE_CONTINUE;
  /* Its event may still be on the way. */
  press->source = g_timeout_add (LOOK_MILLISECONDS, on_handled_cb, press);
  return G_SOURCE_REMOVE;
}

static void
begin (Press *press)
{
  g_clear_handle_id (&press->source, g_source_remove);
  if (!press->holding)
    tend_query_hold_all ();
  press->holding = TRUE;
  press->source = g_timeout_add (LOOK_MILLISECONDS, on_looked_cb, press);
}

/* Not at once: those the release is for come after. */
static void
end (Press *press)
{
  if (!press->holding)
    return;
  g_clear_handle_id (&press->source, g_source_remove);
  press->source = g_idle_add_full (G_PRIORITY_DEFAULT, on_handled_cb, press, NULL);
}

static GtkWidget *
find_button (Press *press, double x, double y)
{
  double     left, top;
  GtkWidget *picked;

  gtk_native_get_surface_transform (GTK_NATIVE (press->widget), &left, &top);
  picked = gtk_widget_pick (press->widget, x - left, y - top, GTK_PICK_DEFAULT);
  return picked != NULL ? gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) : NULL;
}

static gboolean
is_second_click (Press *press, GdkEvent *event, double x, double y)
{
  int milliseconds = 0, distance = 0;

  g_object_get (gtk_widget_get_settings (press->widget), "gtk-double-click-time", &milliseconds,
                "gtk-double-click-distance", &distance, NULL);
  return press->time != 0 && gdk_event_get_time (event) - press->time < (guint32) milliseconds
         && fabs (x - press->x) <= distance && fabs (y - press->y) <= distance;
}

/* The first click may have taken its row away, and brought the button of the next one there. */
static gboolean
is_astray (Press *press, GdkEvent *event)
{
  double     x, y;
  GtkWidget *button;
  gboolean   astray;

  if (gdk_event_get_surface (event) != gtk_native_get_surface (GTK_NATIVE (press->widget))
      || !gdk_event_get_position (event, &x, &y))
    return FALSE;
  button = find_button (press, x, y);
  astray = button != NULL && button != press->button && press->on_button
           && is_second_click (press, event, x, y);
  if (!astray)
    {
      g_set_weak_pointer (&press->button, button);
      press->on_button = button != NULL;
    }
  press->x = x;
  press->y = y;
  press->time = gdk_event_get_time (event);
  return astray;
}

static gboolean
on_event_cb (Press *press, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS && is_astray (press, event))
    return GDK_EVENT_STOP;
  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN)
    begin (press);
  else if (type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END || type == GDK_TOUCH_CANCEL)
    end (press);
  return GDK_EVENT_PROPAGATE;
}

static void
free_press (Press *press)
{
  let_go (press);
  g_clear_weak_pointer (&press->button);
  g_free (press);
}

void
tend_press_watch (GtkWidget *widget)
{
  Press              *press;
  GtkEventController *events;

  g_return_if_fail (GTK_IS_NATIVE (widget));

  if (g_object_get_data (G_OBJECT (widget), "tend-press") != NULL)
    return;
  press = g_new0 (Press, 1);
  press->widget = widget;
  events = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (on_event_cb), press);
  gtk_widget_add_controller (widget, events);
  g_object_set_data_full (G_OBJECT (widget), "tend-press", press, (GDestroyNotify) free_press);
}
