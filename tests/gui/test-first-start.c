/* SPDX-License-Identifier: GPL-3.0-or-later
 * From an empty computer to the first day. */
#include "config.h"

#include "tend-application-private.h"
#include "tend-chart-pages.h"
#include "tend-demo.h"
#include "tend-test-window.h"
#include "tend-welcome-window.h"
#include "tend-window.h"

#include <glib/gstdio.h>

static void
fill_in (GtkWindow *window, const char *id, const char *text)
{
  gtk_editable_set_text (tend_test_find (window, id), text);
}

/* From an empty computer to the first day, in the program's own home folder. */
static void
test_first_start (void)
{
  TendApplication *application = tend_test_empty_application ();
  GtkWindow       *welcome;

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
}

static gboolean
has_page (const char *id)
{
  return tend_chart_pages_find (id) != NULL;
}

/* The same program with less: no billing, no insurance, no roles; larger text. */
static void
test_home (void)
{
  TendApplication *application = tend_test_empty_application ();
  GtkWindow       *welcome = tend_welcome_window_new (application);
  GtkWidget       *specimens, *billing;
  double           scale;

  tend_test_present (welcome);
  scale = tend_window_get_text_scale (GTK_WIDGET (welcome));
  g_signal_emit_by_name (tend_test_find (welcome, "home_button"), "clicked");
  fill_in (welcome, "clinic_row", "At the Okoyes");
  fill_in (welcome, "full_name_row", "Ruth Okoye");
  fill_in (welcome, "sign_in_name_row", "ruth");
  fill_in (welcome, "password_row", "blue horses sing at dawn");
  fill_in (welcome, "repeat_row", "blue horses sing at dawn");
  g_signal_emit_by_name (tend_test_find (welcome, "finish_button"), "clicked");
  TEND_TEST_WAIT (application->dashboard != NULL);
  TEND_TEST_WAIT (tend_test_shows (application->dashboard, "At the Okoyes"));
  TEND_TEST_WAIT (tend_test_shows (application->dashboard, "My people"));
  /* Nobody is booked, walks in or is drawn at home. */
  TEND_TEST_WAIT (tend_test_shows (application->dashboard, "Visits planned for today"));
  TEND_TEST_WAIT (tend_test_shows (application->dashboard, "Machines to be serviced within"));
  g_assert_false (tend_test_shows (application->dashboard, "Patients"));
  g_assert_false (tend_test_shows (application->dashboard, "patient"));
  g_assert_false (tend_test_shows (application->dashboard, "Draws"));
  specimens = tend_test_find (application->dashboard, "specimens_row");
  billing = tend_test_find (application->dashboard, "billing_row");
  g_assert_false (gtk_widget_get_visible (specimens));
  g_assert_false (gtk_widget_get_visible (billing));
  /* Alt+3 does not reach what is not there. */
  gtk_widget_activate_action (GTK_WIDGET (application->dashboard), "win.show-page", "i", 2);
  g_assert_false (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (specimens)));
  g_assert_cmpfloat (tend_window_get_text_scale (GTK_WIDGET (application->dashboard)), >,
                     1.1 * scale);
  g_assert_true (has_page ("vitals"));
  g_assert_false (has_page ("account"));
  g_assert_false (has_page ("insurance"));
  g_assert_false (has_page ("orders"));
  tend_test_screenshot (application->dashboard, "home");
  tend_application_open_registration (application, 0);
  TEND_TEST_WAIT (gtk_application_get_active_window (GTK_APPLICATION (application)) != NULL);
  tend_application_leave_store (application);
  tend_application_set_home (application, FALSE);
  g_assert_true (has_page ("account"));
}

static gboolean
fill_demo (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_demo_fill (transaction, 12, 1, error);
}

static gint64
count_patients (TendStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tend_store_query (
      store, "arrivals", g_variant_new_parsed ("{'start': <int64 0>, 'end': <%x>}", G_MAXINT64 / 2),
      &error);

  g_assert_no_error (error);
  return rows->len;
}

/* Yesterday's people do not wait on today's board, unless somebody else looks at them. */
static void
test_demo_begins_a_new_day (gconstpointer data)
{
  gboolean         in_use = GPOINTER_TO_INT (data);
  g_autofree char *folder = g_dir_make_tmp ("tend-demo-XXXXXX", NULL);
  g_autofree char *url = g_strdup_printf ("sqlite://%s/demo.db", folder);
  TendApplication *application = tend_test_empty_application ();
  g_autoptr (TendClock) clock = tend_clock_new_fixed (g_get_real_time () - 3 * TEND_TIME_DAY);
  g_autoptr (TendStore) store = NULL;
  g_autoptr (TendCommit) commit = NULL;
  g_autoptr (GError) error = NULL;
  gint64 old;

  store = tend_store_open (url, TEND_STORE_CREATE, clock, &error);
  g_assert_no_error (error);
  commit = tend_store_transact (store, "demo.fill", fill_demo, NULL, &error);
  g_assert_no_error (error);
  old = count_patients (store);
  if (!in_use)
    tend_store_close (store);
  application->day_checked = FALSE;
  tend_application_open_store (application, url, TRUE);
  TEND_TEST_WAIT (application->dashboard != NULL);
  if (in_use)
    {
      g_assert_cmpint (count_patients (tend_application_get_store (application)), ==, old);
      tend_store_close (store);
    }
  else
    {
      TEND_TEST_WAIT (tend_test_shows (application->dashboard, "The demo clinic begins a new day"));
      g_assert_cmpint (count_patients (tend_application_get_store (application)), >, old);
      tend_test_screenshot (application->dashboard, "demo-new-day");
    }
  tend_application_leave_store (application);
  g_assert_true (tend_store_remove_idle (url));
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  tend_test_init (&argc, &argv);
  g_test_add_func ("/gui/first-start/clinic", test_first_start);
  g_test_add_func ("/gui/first-start/home", test_home);
  g_test_add_data_func ("/gui/first-start/demo-begins-a-new-day", GINT_TO_POINTER (FALSE),
                        test_demo_begins_a_new_day);
  g_test_add_data_func ("/gui/first-start/demo-in-use-stays", GINT_TO_POINTER (TRUE),
                        test_demo_begins_a_new_day);
  return tend_test_finish (g_test_run ());
}
