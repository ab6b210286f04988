/* SPDX-License-Identifier: GPL-3.0-or-later
 * The pointer of the screen, by xdotool. */
#include "config.h"

#include "tend-test-pointer.h"

#include <gdk/x11/gdkx.h>

#include "tend-test-window.h"

static void
run (const char *const *command)
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

void
tend_test_wait_events (GtkWidget *widget)
{
  GdkDisplay *display = gtk_widget_get_display (widget);

  gdk_display_sync (display);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
tend_test_move_pointer (GtkWidget *widget)
{
  GtkNative       *native = gtk_widget_get_native (widget);
  GdkSurface      *surface = gtk_native_get_surface (native);
  graphene_point_t place = GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (widget) / 2.0F,
                                                (float) gtk_widget_get_height (widget) / 2.0F);
  double           left, top;
  g_autofree char *window = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &place, &place));
  gtk_native_get_surface_transform (native, &left, &top);
  x = g_strdup_printf ("%d", (int) (place.x + left));
  y = g_strdup_printf ("%d", (int) (place.y + top));
  run ((const char *[]){ "xdotool", "mousemove", "--window", window, x, y, NULL });
  tend_test_wait_events (widget);
}

void
tend_test_point_at (GtkWidget *widget)
{
  tend_test_move_pointer (widget);
  TEND_TEST_WAIT (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_PRELIGHT);
}

static gboolean
on_event_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer user_data)
{
  GdkEvent *event = g_value_get_pointer (&values[1]);

  if (gdk_event_get_event_type (event) == GDK_BUTTON_PRESS
      || gdk_event_get_event_type (event) == GDK_BUTTON_RELEASE)
    ++*(guint *) user_data;
  return G_SOURCE_CONTINUE;
}

static void
turn_button (const char *how)
{
  guint  signal, events = 0;
  gulong hook;

  g_type_ensure (GDK_TYPE_SURFACE);
  signal = g_signal_lookup ("event", GDK_TYPE_SURFACE);
  hook = g_signal_add_emission_hook (signal, 0, on_event_cb, &events, NULL);
  run ((const char *[]){ "xdotool", how, "1", NULL });
  TEND_TEST_WAIT (events > 0);
  g_signal_remove_emission_hook (signal, hook);
}

void
tend_test_press_button (void)
{
  turn_button ("mousedown");
}

void
tend_test_release_button (void)
{
  turn_button ("mouseup");
}
