/* SPDX-License-Identifier: GPL-3.0-or-later
 * A window that closes is gone at once and taken apart bit by bit.
 */
#include "config.h"

#include "tend-leave.h"
#include "tend-test-window.h"

#define N_ROWS 400

typedef struct
{
  GtkWindow *window;
  GtkWidget *first, *last; /* rows, NULL once finalized */
  gboolean   pointed_at;   /* the last row was there when the window was disposed of */
} Fixture;

static GtkWidget *
make_row (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint k = 0; k < 4; k++)
    gtk_box_append (GTK_BOX (row), gtk_button_new_with_label ("word"));
  return row;
}

static void
on_destroyed_cb (Fixture *fixture)
{
  /* The first may be in the rest that goes with the window. */
  fixture->pointed_at = fixture->last != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->window = GTK_WINDOW (gtk_window_new ());
  for (guint i = 0; i < N_ROWS; i++)
    gtk_box_append (GTK_BOX (box), make_row ());
  fixture->first = gtk_widget_get_first_child (box);
  fixture->last = gtk_widget_get_last_child (box);
  g_object_add_weak_pointer (G_OBJECT (fixture->first), (gpointer *) &fixture->first);
  g_object_add_weak_pointer (G_OBJECT (fixture->last), (gpointer *) &fixture->last);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_window_set_child (fixture->window, scroller);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_signal_connect_swapped (fixture->window, "destroy", G_CALLBACK (on_destroyed_cb), fixture);
  gtk_window_present (fixture->window);
  TEND_TEST_WAIT (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_null (fixture->window);
  g_assert_null (fixture->first);
  g_assert_null (fixture->last);
}

static void
goes_in_pieces (Fixture *fixture, gconstpointer data)
{
  guint turns = 0;

  tend_leave (fixture->window);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  /* A second close says nothing new. */
  tend_leave (fixture->window);
  for (; fixture->window != NULL; turns++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (turns, >, 2);
  g_assert_true (fixture->pointed_at);
  TEND_TEST_WAIT (fixture->first == NULL && fixture->last == NULL);
}

static void
may_be_destroyed_meanwhile (Fixture *fixture, gconstpointer data)
{
  tend_leave (fixture->window);
  g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (fixture->window);
  g_assert_null (fixture->window);
  TEND_TEST_WAIT (fixture->first == NULL && fixture->last == NULL);
}

static void
application_waits_and_forgets_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkApplication) application
      = gtk_application_new ("org.tendclinic.Tend.Leave", G_APPLICATION_NON_UNIQUE);

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  gtk_window_set_application (fixture->window, application);
  tend_leave (fixture->window);
  g_assert_null (gtk_application_get_windows (application));
  g_signal_connect (application, "activate", G_CALLBACK (g_application_get_flags), NULL);
  /* Runs as long as something holds it. */
  g_application_run (G_APPLICATION (application), 0, NULL);
  g_assert_null (fixture->window);
}

static void
application_that_ends_takes_it_along (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkApplication) application
      = gtk_application_new ("org.tendclinic.Tend.Leave", G_APPLICATION_NON_UNIQUE);

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  gtk_window_set_application (fixture->window, application);
  tend_leave (fixture->window);
  g_signal_connect (application, "activate", G_CALLBACK (g_application_quit), NULL);
  g_application_run (G_APPLICATION (application), 0, NULL);
  g_assert_null (fixture->window);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/gui/leave/goes-in-pieces", goes_in_pieces },
    { "/gui/leave/may-be-destroyed-meanwhile", may_be_destroyed_meanwhile },
    { "/gui/leave/application-waits-and-forgets-it", application_waits_and_forgets_it },
    { "/gui/leave/application-that-ends-takes-it-along", application_that_ends_takes_it_along },
  };

  tend_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
