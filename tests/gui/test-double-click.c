/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every button that writes, pressed twice at once and again when it is done: it writes once. */

#include "config.h"

#include "double-click-cases.h"
#include "tend-test-page.h"
#include "tend-test-store.h"
#include "tend-test-window.h"

#include <gtk/gtkunixprint.h>

/* Longer than any test: whatever comes later is still the second click of a double click. */
#define SLOW_HAND 3600000

static gboolean
do_nothing (TendTransaction *transaction, gpointer data, GError **error)
{
  return TRUE;
}

/* Jobs run in order: behind an empty one, all that were given before are done. */
static gint64
count_entries (DoubleClickDesk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) nothing
      = tend_store_transact (desk->store, "test.nothing", do_nothing, NULL, &error);
  gint64 entries = 0;

  g_assert_no_error (error);
  g_assert_true (tend_store_verify (desk->store, &entries, &error));
  g_assert_no_error (error);
  return entries;
}

static void
wait_until_settled (void)
{
  for (int i = 0; i < 30; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
}

/* A finger and the Enter key reach only what is shown and sensitive. */
static void
press_if_it_can_be (GtkWidget *widget)
{
  if (widget != NULL && gtk_widget_get_root (widget) != NULL && gtk_widget_is_sensitive (widget))
    double_click_press (widget);
}

static void
set_double_click_time (int milliseconds)
{
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", milliseconds, NULL);
}

static TendStore *shared_store;

static void
set_up (DoubleClickDesk *desk)
{
  static int       count;
  g_autofree char *mrn = g_strdup_printf ("M99%05d", ++count);
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (GError) error = NULL;
  GDate birth;

  desk->store = shared_store;
  g_date_clear (&birth, 1);
  g_date_set_dmy (&birth, 14, G_DATE_MARCH, 1985);
  patient
      = g_object_new (TEND_TYPE_PATIENT, "mrn", mrn, "family-name", "García", "given-name", "Ana",
                      "birth-date", &birth, "active", TRUE, "registered-at", TEND_TEST_NOW, NULL);
  desk->patient = tend_store_get (desk->store, TEND_TYPE_PATIENT,
                                  tend_test_insert (desk->store, patient), &error);
  g_assert_no_error (error);
}

static void
tear_down (DoubleClickDesk *desk)
{
  if (desk->window != NULL)
    {
      g_object_remove_weak_pointer (G_OBJECT (desk->window), (gpointer *) &desk->window);
      gtk_window_destroy (GTK_WINDOW (desk->window));
    }
  wait_until_settled ();
  g_clear_object (&desk->patient);
  g_clear_object (&desk->encounter);
}

static void
writes_once (gconstpointer data)
{
  const DoubleClickCase *test = data;
  DoubleClickDesk        desk = { 0 };
  GtkWidget             *button;
  gint64                 before, after;

  set_up (&desk);
  test->prepare (&desk);
  button = test->find != NULL ? test->find (&desk) : tend_test_page_find (desk.page, test->button);
  g_object_add_weak_pointer (G_OBJECT (button), (gpointer *) &button);
  g_object_add_weak_pointer (G_OBJECT (desk.window), (gpointer *) &desk.window);
  wait_until_settled ();
  g_assert_true (gtk_widget_is_sensitive (button));
  before = count_entries (&desk);

  set_double_click_time (SLOW_HAND);
  double_click_press (button);
  press_if_it_can_be (button);
  tend_test_wait (count_entries (&desk) > before);
  wait_until_settled ();
  /* Now it is done, and the second click of a slow finger comes. */
  press_if_it_can_be (button);
  wait_until_settled ();
  after = count_entries (&desk);
  g_assert_cmpint (after, ==, before + 1);
  set_double_click_time (0);
  if (button != NULL)
    g_object_remove_weak_pointer (G_OBJECT (button), (gpointer *) &button);
  tear_down (&desk);
}

static guint
count_files (const char *folder, const char *pattern)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n = 0;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    n += g_pattern_match_simple (pattern, name) ? 1 : 0;
  return n;
}

static guint
count_papers (void)
{
  return count_files (g_get_user_runtime_dir (), ".tend-work-*");
}

static GtkPrintUnixDialog *
find_print_dialog (guint *count)
{
  GListModel         *windows = gtk_window_get_toplevels ();
  GtkPrintUnixDialog *found = NULL;

  *count = 0;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_PRINT_UNIX_DIALOG (window))
        {
          found = GTK_PRINT_UNIX_DIALOG (window);
          ++*count;
        }
    }
  return found;
}

/* By the one printer that is always there. */
static void
print_to_file (GtkPrintUnixDialog *dialog, const char *name)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *file_name = g_strconcat (name, ".pdf", NULL);
  g_autofree char *path = g_build_filename (g_get_home_dir (), file_name, NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  gtk_print_settings_set_printer (settings, "Print to File");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  gtk_print_unix_dialog_set_settings (dialog, settings);
  tend_test_wait (gtk_print_unix_dialog_get_selected_printer (dialog) != NULL);
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_OK);
}

static void
prints_once (gconstpointer data)
{
  const DoubleClickCase *test = data;
  DoubleClickDesk        desk = { 0 };
  GtkWidget             *button;
  gint64                 before;
  guint                  files, dialogs;

  if (gtk_check_version (4, 14, 0) == NULL)
    {
      g_test_skip ("this GTK asks where to print with a dialog of its own");
      return;
    }
  set_up (&desk);
  test->prepare (&desk);
  button = test->find != NULL ? test->find (&desk) : tend_test_page_find (desk.page, test->button);
  g_object_add_weak_pointer (G_OBJECT (button), (gpointer *) &button);
  g_object_add_weak_pointer (G_OBJECT (desk.window), (gpointer *) &desk.window);
  wait_until_settled ();
  before = count_entries (&desk);
  files = count_files (g_get_home_dir (), "*.pdf");
  g_assert_cmpuint (count_papers (), ==, 0);

  set_double_click_time (SLOW_HAND);
  double_click_press (button);
  press_if_it_can_be (button);
  tend_test_wait (find_print_dialog (&dialogs) != NULL);
  wait_until_settled ();
  press_if_it_can_be (button);
  wait_until_settled ();
  g_assert_nonnull (find_print_dialog (&dialogs));
  g_assert_cmpuint (dialogs, ==, 1);
  g_assert_cmpuint (count_papers (), ==, 1);
  print_to_file (find_print_dialog (&dialogs), test->name);
  tend_test_wait (count_files (g_get_home_dir (), "*.pdf") > files);
  tend_test_wait (count_entries (&desk) > before);
  tend_test_wait (count_papers () == 0);
  press_if_it_can_be (button);
  wait_until_settled ();
  g_assert_null (find_print_dialog (&dialogs));
  g_assert_cmpint (count_entries (&desk), ==, before + 1);
  g_assert_cmpuint (count_files (g_get_home_dir (), "*.pdf"), ==, files + 1);
  set_double_click_time (0);
  if (button != NULL)
    g_object_remove_weak_pointer (G_OBJECT (button), (gpointer *) &button);
  tear_down (&desk);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  if (!tend_test_page_init ())
    return 77;
  shared_store = tend_test_page_demo_store ();
  for (gsize i = 0; double_click_cases[i].name != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/gui/double-click/", double_click_cases[i].name, NULL);

      g_test_add_data_func (path, &double_click_cases[i], writes_once);
    }
  for (gsize i = 0; double_click_papers[i].name != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/gui/double-click/", double_click_papers[i].name, NULL);

      g_test_add_data_func (path, &double_click_papers[i], prints_once);
    }
  result = g_test_run ();
  tend_test_store_free (shared_store);
  return result;
}
