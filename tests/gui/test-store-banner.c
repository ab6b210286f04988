/* SPDX-License-Identifier: GPL-3.0-or-later
 * The banner over a window says that the records are away, and what becomes of a save that was
 * under way. */
#include "config.h"

#include "tend-action-runner.h"
#include "tend-dashboard-window.h"
#include "tend-patient.h"
#include "tend-test-store.h"
#include "tend-test-window.h"
#include "tend-test-wire.h"

#define AWAY "The records do not answer."
#define IN_DOUBT "do not enter it again"

static TendApplication *application;

typedef struct
{
  TendStore    *direct; /* not over the wire */
  TendTestWire *wire;
  TendStore    *store;
  GtkWindow    *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;

  fixture->direct = tend_test_store_new ("postgresql");
  fixture->wire = tend_test_wire_new (tend_store_get_url (fixture->direct));
  url = tend_test_wire_get_url (fixture->wire);
  fixture->store = tend_store_open (url, TEND_STORE_OPEN_EXISTING,
                                    tend_store_get_clock (fixture->direct), &error);
  g_assert_no_error (error);
  tend_store_set_account (fixture->store, tend_store_get_account (fixture->direct));
  tend_application_set_store (application, fixture->store);
  fixture->window = tend_dashboard_window_new (application);
  tend_test_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tend_test_destroy (fixture->window);
  tend_application_set_store (application, NULL);
  tend_test_store_close (fixture->store);
  tend_test_wire_free (fixture->wire);
  tend_test_store_free (fixture->direct);
}

static gboolean
insert_patient (TendTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (TendPatient) patient = g_object_new (TEND_TYPE_PATIENT, "mrn", "MX1", "family-name",
                                                  "Typed", "registered-at", TEND_TEST_NOW, NULL);

  return tend_transaction_insert (transaction, patient, error);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_act_finish (result, &error);

  g_assert_no_error (error);
  *(gint64 *) data = commit->sequence;
}

static void
a_save_in_doubt_is_not_to_be_entered_again (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = tend_test_find (fixture->window, "board");
  gint64     sequence = 0;

  g_assert_false (tend_test_shows (fixture->window, AWAY));
  tend_test_wire_break (fixture->wire, TEND_TEST_WIRE_LOSES_ANSWER);
  tend_test_wire_set_down (fixture->wire, TRUE);
  tend_act (page, fixture->store, "patient.register", insert_patient, NULL, NULL, "Registered",
            on_saved_cb, &sequence);
  TEND_TEST_WAIT (tend_test_shows (fixture->window, IN_DOUBT));
  g_assert_false (tend_test_shows (fixture->window, AWAY));
  g_assert_false (gtk_widget_get_sensitive (page));
  tend_test_screenshot (fixture->window, "store-banner-in-doubt");

  tend_test_wire_set_down (fixture->wire, FALSE);
  TEND_TEST_WAIT (sequence > 0);
  g_assert_true (gtk_widget_get_sensitive (page));
  TEND_TEST_WAIT (!tend_test_shows (fixture->window, IN_DOUBT));
  TEND_TEST_WAIT (tend_test_shows (fixture->window, "Registered"));
  g_assert_false (tend_test_shows (fixture->window, AWAY));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  tend_test_init (&argc, &argv);
  if (g_getenv ("TEND_TEST_POSTGRESQL") == NULL)
    {
      g_print ("1..0 # SKIP no PostgreSQL server in TEND_TEST_POSTGRESQL\n");
      return 0;
    }
  application = tend_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (application));
  g_test_add ("/gui/store-banner/a-save-in-doubt-is-not-to-be-entered-again", Fixture, NULL, set_up,
              a_save_in_doubt_is_not_to_be_entered_again, tear_down);
  result = g_test_run ();
  g_clear_object (&application);
  return result;
}
