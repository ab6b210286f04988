/* SPDX-License-Identifier: GPL-3.0-or-later
 * Signing in, locking and coming back: whose windows are shown to whom. */
#include "config.h"

#include "tend-application-private.h"
#include "tend-demo.h"
#include "tend-people.h"
#include "tend-sign-in-window.h"
#include "tend-test-window.h"
#include "tend-undo-stack.h"

/* The tile of that person is clicked and the password typed. */
static void
type_password (GtkWindow *window, const char *full_name, const char *password)
{
  GtkFlowBox *tiles = tend_test_find (window, "tiles");
  GtkWidget  *tile = NULL;

  TEND_TEST_WAIT (tend_test_shows (tiles, full_name));
  for (int i = 0; tile == NULL || !tend_test_shows (tile, full_name); i++)
    {
      tile = GTK_WIDGET (gtk_flow_box_get_child_at_index (tiles, i));
      g_assert_nonnull (tile);
    }
  g_signal_emit_by_name (tiles, "child-activated", tile);
  gtk_editable_set_text (tend_test_find (window, "password_entry"), password);
  g_signal_emit_by_name (tend_test_find (window, "sign_in_button"), "clicked");
}

static GtkWindow *
show_dashboard (void)
{
  TendApplication *application = tend_test_application ();

  tend_application_open_dashboard (application);
  g_assert_nonnull (application->dashboard);
  tend_test_present (application->dashboard);
  return application->dashboard;
}

static void
close_all (void)
{
  TendApplication *application = tend_test_application ();

  while (gtk_application_get_windows (GTK_APPLICATION (application)) != NULL)
    tend_test_destroy (gtk_application_get_windows (GTK_APPLICATION (application))->data);
}

static gboolean
is_enabled (const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (tend_test_application ()), action);
}

static void
test_lock_hides_and_gives_back (void)
{
  TendApplication *application = tend_test_application ();
  GtkWindow       *dashboard = show_dashboard ();

  g_assert_true (is_enabled ("undo"));
  g_action_group_activate_action (G_ACTION_GROUP (application), "lock", NULL);
  g_assert_nonnull (application->sign_in_window);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dashboard)));
  /* Nothing can be done, or found, in a locked program. */
  g_assert_false (is_enabled ("undo"));
  g_assert_false (is_enabled ("find"));
  g_assert_false (is_enabled ("open-chart"));
  g_assert_false (is_enabled ("lock"));

  type_password (application->sign_in_window, "Dana Quill", "not the password");
  TEND_TEST_WAIT (tend_test_shows (application->sign_in_window, "The password is not right"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dashboard)));
  tend_test_screenshot (application->sign_in_window, "lock-refused");

  type_password (application->sign_in_window, "Dana Quill", TEND_DEMO_PASSWORD);
  TEND_TEST_WAIT (application->sign_in_window == NULL);
  g_assert_true (application->dashboard == dashboard);
  TEND_TEST_WAIT (gtk_widget_get_mapped (GTK_WIDGET (dashboard)));
  g_assert_true (is_enabled ("undo"));
  close_all ();
}

static void
test_another_person_gets_windows_of_their_own (void)
{
  TendApplication *application = tend_test_application ();
  GtkWindow       *before = show_dashboard ();
  g_autofree char *undo_label = NULL;

  g_object_add_weak_pointer (G_OBJECT (before), (gpointer *) &before);
  tend_undo_stack_push (tend_undo_stack_get (tend_test_store ()), 1, "Something");
  g_action_group_activate_action (G_ACTION_GROUP (application), "lock", NULL);
  type_password (application->sign_in_window, "Frida Lund", TEND_DEMO_PASSWORD);
  TEND_TEST_WAIT (before == NULL && application->dashboard != NULL);
  TEND_TEST_WAIT (tend_test_shows (application->dashboard, "Frida Lund"));
  g_object_get (tend_undo_stack_get (tend_test_store ()), "undo-label", &undo_label, NULL);
  g_assert_null (undo_label);

  g_action_group_activate_action (G_ACTION_GROUP (application), "sign-out", NULL);
  TEND_TEST_WAIT (tend_store_get_account (tend_test_store ()) == NULL);
  g_assert_null (application->dashboard);
  g_assert_nonnull (application->sign_in_window);
  type_password (application->sign_in_window, "Dana Quill", TEND_DEMO_PASSWORD);
  TEND_TEST_WAIT (application->dashboard != NULL && application->sign_in_window == NULL);
  close_all ();
}

static gint64
count_entries (void)
{
  g_autoptr (GError) error = NULL;
  gint64 entries = 0;

  g_assert_true (tend_store_verify (tend_test_store (), &entries, &error));
  g_assert_no_error (error);
  return entries;
}

/* Enter or the button, again before the first is answered and again after it: one entry. */
static void
test_double_click_signs_in_once (void)
{
  TendApplication *application = tend_test_application ();
  GtkWindow       *dashboard = show_dashboard ();
  GtkWindow       *window;
  gint64           before;

  g_action_group_activate_action (G_ACTION_GROUP (application), "lock", NULL);
  window = application->sign_in_window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  TEND_TEST_WAIT (tend_test_shows (tend_test_find (window, "tiles"), "Dana Quill"));
  before = count_entries ();
  type_password (window, "Dana Quill", TEND_DEMO_PASSWORD);
  g_signal_emit_by_name (tend_test_find (window, "sign_in_button"), "clicked");
  g_signal_emit_by_name (tend_test_find (window, "password_entry"), "activate");
  TEND_TEST_WAIT (application->sign_in_window == NULL);
  if (window != NULL)
    g_signal_emit_by_name (tend_test_find (window, "sign_in_button"), "clicked");
  TEND_TEST_WAIT (window == NULL);
  TEND_TEST_WAIT (gtk_widget_get_mapped (GTK_WIDGET (dashboard)));
  g_assert_cmpint (count_entries (), ==, before + 1);
  close_all ();
}

/* Ctrl+Z while typing takes the typing back, not what was done to a patient. */
static void
test_undo_in_a_field_is_the_fields (void)
{
  TendApplication *application = tend_test_application ();
  GtkWindow       *dashboard = show_dashboard ();
  GtkWidget       *find = tend_test_find (dashboard, "find");
  GtkWidget       *entry = tend_test_find (find, "entry");
  GtkEditable     *text = gtk_editable_get_delegate (GTK_EDITABLE (entry));
  int              position = 0;
  g_autofree char *label = NULL;

  tend_undo_stack_push (tend_undo_stack_get (tend_test_store ()), 1, "Something");
  gtk_widget_grab_focus (find);
  gtk_editable_insert_text (text, "12", -1, &position);
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "12");
  gtk_widget_activate_action (gtk_window_get_focus (dashboard), "text.undo", NULL);
  gtk_editable_insert_text (text, "12", -1, &position);
  g_action_group_activate_action (G_ACTION_GROUP (application), "undo", NULL);
  g_object_get (tend_undo_stack_get (tend_test_store ()), "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "Something");
  tend_undo_stack_clear (tend_undo_stack_get (tend_test_store ()));
  close_all ();
}

int
main (int argc, char **argv)
{
  tend_test_init (&argc, &argv);
  g_test_add_func ("/gui/session/lock", test_lock_hides_and_gives_back);
  g_test_add_func ("/gui/session/another-person", test_another_person_gets_windows_of_their_own);
  g_test_add_func ("/gui/session/double-click", test_double_click_signs_in_once);
  g_test_add_func ("/gui/session/undo-in-a-field", test_undo_in_a_field_is_the_fields);
  return tend_test_finish (g_test_run ());
}
