/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tests of the chart window and its own pages. */
#include "config.h"

#include "tend-chart-pages.h"
#include "tend-chart-window.h"
#include "tend-encounter.h"
#include "tend-registration.h"
#include "tend-schedule-window.h"
#include "tend-window.h"
#include "tend-observation.h"
#include "tend-sparkline.h"
#include "tend-test-window.h"
#include "tend-allergy-intolerance.h"

static gboolean
make_patient (TendTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (TendRegistration) registration = tend_registration_new ();
  g_autoptr (TendAllergyIntolerance) allergy = NULL;
  gint64 id;

  g_object_set (registration->patient, "family-name", "Castellane", "given-name", "Rosa",
                "fall-risk", TRUE, NULL);
  if (!tend_registration_save (transaction, registration, error))
    return FALSE;
  id = tend_record_get_id (TEND_RECORD (registration->patient));
  allergy = g_object_new (TEND_TYPE_ALLERGY_INTOLERANCE, "patient-id", id, "display", "Penicillin",
                          "criticality", TEND_ALLERGY_CRITICALITY_HIGH, NULL);
  return tend_transaction_insert (transaction, allergy, error);
}

static gint64
add_patient (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit
      = tend_store_transact (tend_test_store (), "patient.register", make_patient, NULL, &error);

  g_assert_no_error (error);
  return tend_record_get_id (commit->record);
}

static GtkWindow *
open_chart (gint64 id)
{
  GtkWindow *window
      = g_object_new (TEND_TYPE_CHART_WINDOW, "store", tend_test_store (), "patient-id", id, NULL);

  tend_test_present (window);
  TEND_TEST_WAIT (tend_test_shows (window, "CASTELLANE, Rosa"));
  return window;
}

static guint
count_views (gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries
      = tend_store_query (tend_test_store (), "journal-of-patient",
                          g_variant_new_parsed ("{'patient': <%x>}", id), &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *action = NULL;

      g_object_get (entries->pdata[i], "action", &action, NULL);
      n += g_strcmp0 (action, "chart.view") == 0;
    }
  return n;
}

static void
test_opens (void)
{
  gint64     id = add_patient ();
  GtkWindow *window = open_chart (id);

  TEND_TEST_WAIT (tend_test_shows (window, "Penicillin"));
  TEND_TEST_WAIT (tend_test_shows (window, "Dangerous"));
  TEND_TEST_WAIT (tend_test_shows (window, "Not expected today"));
  TEND_TEST_WAIT (tend_test_shows (window, "Falls"));
  tend_test_assert_accessible_names (window);
  tend_test_screenshot (window, "chart-summary");
  TEND_TEST_WAIT (count_views (id) == 1);
  tend_test_destroy (window);
}

/* Pages that have no test of their own. */
static gboolean
is_of_this_folder (const char *id)
{
  static const char *const own[]
      = { "summary", "details", "insurance", "history", "record-history", NULL };

  return g_strv_contains (own, id);
}

static void
test_pages (void)
{
  GtkWindow           *window = open_chart (add_patient ());
  const TendChartPage *page;

  for (guint i = 0; (page = tend_chart_pages_nth (i)) != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("chart-", page->id, NULL);

      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", page->id);
      g_assert_true (g_type_is_a (page->get_type (), G_OBJECT_TYPE (tend_chart_window_get_page (
                                                         TEND_CHART_WINDOW (window)))));
      tend_test_wait_frame (window);
      if (is_of_this_folder (page->id))
        tend_test_assert_accessible_names (tend_chart_window_get_page (TEND_CHART_WINDOW (window)));
      tend_test_screenshot (window, name);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page-at", "u", 1);
  g_assert_true (tend_test_shows (window, "Nobody to call in an emergency"));
  tend_test_destroy (window);
}

static gpointer
get_encounter (GtkWindow *window)
{
  gpointer encounter;

  g_object_get (window, "encounter", &encounter, NULL);
  if (encounter != NULL)
    g_object_unref (encounter);
  return encounter;
}

static void
test_visit (void)
{
  GtkWindow *window = open_chart (add_patient ());

  g_signal_emit_by_name (tend_test_find (window, "walk_in_confirm_button"), "clicked");
  TEND_TEST_WAIT (get_encounter (window) != NULL);
  TEND_TEST_WAIT (tend_test_shows (window, "Arrived"));
  g_assert_true (gtk_widget_get_visible (tend_test_find (window, "room_button")));
  g_assert_false (gtk_widget_get_visible (tend_test_find (window, "walk_in_button")));
  tend_chart_window_show_page (TEND_CHART_WINDOW (window), "record-history");
  TEND_TEST_WAIT (
      tend_test_shows (window, "Dana Quill checked the patient in without appointment"));
  TEND_TEST_WAIT (tend_test_shows (window, "Dana Quill registered the patient"));
  /* One step back from the first step: nobody is here. */
  g_signal_emit_by_name (tend_test_find (window, "back_button"), "clicked");
  TEND_TEST_WAIT (get_encounter (window) == NULL);
  tend_test_screenshot (window, "chart-record-history");
  tend_test_destroy (window);
}

static void
test_focus (void)
{
  GtkWindow *window = open_chart (add_patient ());
  GtkWidget *entry;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "vitals");
  entry = tend_test_find (tend_test_find (window, "form_box"), "entry");
  g_assert_true (gtk_widget_has_focus (gtk_widget_get_first_child (entry)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "orders");
  entry = tend_test_find (tend_test_find (window, "picker"), "search_entry");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), entry));
  tend_test_destroy (window);
}

static void
test_toasts (void)
{
  GtkWindow *window = open_chart (add_patient ());

  tend_window_toast (GTK_WIDGET (window), "The first was done");
  TEND_TEST_WAIT (tend_test_shows (window, "The first was done"));
  tend_window_toast (GTK_WIDGET (window), "The second was done");
  TEND_TEST_WAIT (tend_test_shows (window, "The second was done"));
  TEND_TEST_WAIT_FOR (!tend_test_shows (window, "The first was done"), 2000);
  g_assert_true (tend_test_shows (window, "The second was done"));
  tend_test_screenshot (window, "chart-toast");
  tend_test_destroy (window);
}

static void
test_books (void)
{
  GtkWindow *window = tend_chart_window_new (tend_test_application (), add_patient ());
  GtkWindow *schedule = NULL;

  tend_test_present (window);
  TEND_TEST_WAIT (tend_test_shows (window, "CASTELLANE, Rosa"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.book", NULL);
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (tend_test_application ()));
       item != NULL; item = item->next)
    if (TEND_IS_SCHEDULE_WINDOW (item->data))
      schedule = item->data;
  g_assert_nonnull (schedule);
  TEND_TEST_WAIT (tend_test_shows (schedule, "CASTELLANE, Rosa"));
  tend_test_screenshot (schedule, "chart-books");
  tend_test_destroy (schedule);
  tend_test_destroy (window);
}

static void
test_missing (void)
{
  GtkWindow *window = g_object_new (TEND_TYPE_CHART_WINDOW, "store", tend_test_store (),
                                    "patient-id", G_GINT64_CONSTANT (42), NULL);

  tend_test_present (window);
  TEND_TEST_WAIT (tend_test_shows (window, "This Chart Cannot Be Shown"));
  tend_test_destroy (window);
}

static void
test_sparkline (void)
{
  g_autoptr (GListStore) store = g_list_store_new (TEND_TYPE_OBSERVATION);
  g_autoptr (GArray) points = NULL;
  g_autofree char *text = NULL;
  static const struct
  {
    gint64 at;
    double value;
  } values[] = { { 30, 131 }, { 10, 118 }, { 20, 142 } };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (TendObservation) observation = g_object_new (
          TEND_TYPE_OBSERVATION, "effective-at", values[i].at, "value", values[i].value, NULL);

      g_list_store_append (store, observation);
    }
  /* One that says no number. */
  g_list_store_append (
      store, g_object_new (TEND_TYPE_OBSERVATION, "effective-at", G_GINT64_CONSTANT (40), NULL));
  points = tend_sparkline_sort (G_LIST_MODEL (store));
  text = tend_sparkline_describe (points, 0);
  g_assert_cmpstr (text, ==, "3 values, from 118 to 142, last 131");
}

/* While its lists are still being read, with the focus in a form. */
static void
test_closes_in_pieces (void)
{
  static const char *const pages[] = { "details", "vitals", "orders", "account", "summary" };
  GtkWindow               *window = open_chart (add_patient ());

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      tend_chart_window_show_page (TEND_CHART_WINDOW (window), pages[i]);
      tend_test_wait_frame (window);
    }
  tend_chart_window_show_page (TEND_CHART_WINDOW (window), "vitals");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  add_patient ();
  gtk_window_close (window);
  g_assert_nonnull (window);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window)));
  TEND_TEST_WAIT (window == NULL);
}

int
main (int argc, char **argv)
{
  tend_test_init (&argc, &argv);
  g_test_add_func ("/gui/chart-window/opens-and-says-that-it-was-looked-at", test_opens);
  g_test_add_func ("/gui/chart-window/shows-every-page", test_pages);
  g_test_add_func ("/gui/chart-window/takes-a-visit-on-and-back", test_visit);
  g_test_add_func ("/gui/chart-window/starts-in-the-first-field", test_focus);
  g_test_add_func ("/gui/chart-window/says-only-what-was-done-last", test_toasts);
  g_test_add_func ("/gui/chart-window/books-for-its-patient", test_books);
  g_test_add_func ("/gui/chart-window/says-when-there-is-no-patient", test_missing);
  g_test_add_func ("/gui/chart-window/closes-in-pieces", test_closes_in_pieces);
  g_test_add_func ("/gui/sparkline/tells-its-course", test_sparkline);
  return tend_test_finish (g_test_run ());
}
