/* SPDX-License-Identifier: GPL-3.0-or-later
 * From an empty computer to the first day. */
#include "config.h"

#include "tend-application-private.h"
#include "tend-test-window.h"
#include "tend-welcome-window.h"

static void
fill_in (GtkWindow *window, const char *id, const char *text)
{
  gtk_editable_set_text (tend_test_find (window, id), text);
}

/* From an empty computer to the first day, in the program's own home folder. */
static void
test_first_start (void)
{
  g_autoptr (TendApplication) application = tend_application_new ();
  g_autoptr (GError) error = NULL;
  GtkWindow *welcome;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (application));
  welcome = tend_welcome_window_new (application);
  tend_test_present (welcome);
  g_signal_emit_by_name (tend_test_find (welcome, "clinic_button"), "clicked");
  fill_in (welcome, "clinic_row", "Harbour Street Clinic");
  fill_in (welcome, "full_name_row", "Ruth Okoye");
  fill_in (welcome, "sign_in_name_row", "ruth");
  fill_in (welcome, "password_row", "blue horses sing at dawn");
  fill_in (welcome, "repeat_row", "blue horses sing at dusk");
  g_signal_emit_by_name (tend_test_find (welcome, "finish_button"), "clicked");
  g_assert_true (tend_test_shows (welcome, "This is not the same password."));
  g_assert_null (tend_application_get_store (application));

  fill_in (welcome, "repeat_row", "blue horses sing at dawn");
  g_signal_emit_by_name (tend_test_find (welcome, "finish_button"), "clicked");
  TEND_TEST_WAIT (application->dashboard != NULL);
  TEND_TEST_WAIT (tend_test_shows (application->dashboard, "Harbour Street Clinic"));
  TEND_TEST_WAIT (tend_test_shows (application->dashboard, "Ruth Okoye"));
  TEND_TEST_WAIT (tend_test_shows (application->dashboard, "Nobody Is Expected Today"));
  tend_test_screenshot (application->dashboard, "first-day");
  tend_application_leave_store (application);
  g_assert_null (application->dashboard);
  g_application_release (G_APPLICATION (application));
}

int
main (int argc, char **argv)
{
  tend_test_init (&argc, &argv);
  g_test_add_func ("/gui/first-start/clinic", test_first_start);
  return tend_test_finish (g_test_run ());
}
