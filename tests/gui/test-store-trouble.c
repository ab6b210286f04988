/* SPDX-License-Identifier: GPL-3.0-or-later
 * Records that do not open or take no writing: the window says so, keeps what was typed, and
 * goes on when it is over. */
#include "config.h"

#include "tend-application-private.h"
#include "tend-form-faults.h"
#include "tend-registration-window.h"
#include "tend-store-private.h"
#include "tend-test-alert.h"
#include "tend-test-disk.h"
#include "tend-test-store.h"
#include "tend-test-window.h"
#include "tend-welcome-window.h"

#include <glib/gstdio.h>
#include <string.h>

static void
close_all (TendApplication *application)
{
  tend_application_leave_store (application);
  while (gtk_application_get_windows (GTK_APPLICATION (application)) != NULL)
    tend_test_destroy (gtk_application_get_windows (GTK_APPLICATION (application))->data);
}

typedef struct
{
  const char *name;
  const char *title;
  const char *words;
  gboolean (*spoil) (const char *path); /* FALSE where it cannot be had */
  void (*mend) (const char *path);
} Spoiling;

static char         *kept;
static gsize         kept_length;
static TendTestLock *held;

static gboolean
overwrite (const char *path)
{
  g_autofree char *noise = g_strnfill (8192, 'x');

  g_assert_true (g_file_get_contents (path, &kept, &kept_length, NULL));
  g_assert_true (g_file_set_contents (path, noise, 8192, NULL));
  return TRUE;
}

/* The user version of the header, which is the schema's. */
static gboolean
make_newer (const char *path)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &kept, &kept_length, NULL));
  contents = g_memdup2 (kept, kept_length);
  contents[62] = 99;
  g_assert_true (g_file_set_contents (path, contents, (gssize) kept_length, NULL));
  return TRUE;
}

static void
put_back (const char *path)
{
  g_assert_true (g_file_set_contents (path, kept, (gssize) kept_length, NULL));
  g_clear_pointer (&kept, g_free);
}

static gboolean
move_away (const char *path)
{
  g_assert_true (g_file_get_contents (path, &kept, &kept_length, NULL));
  g_remove (path);
  return TRUE;
}

static gboolean
forbid (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_chmod (folder, 0777);
  g_chmod (path, 0666);
  return tend_test_disk_forbid_writing (path);
}

static gboolean
hold (const char *path)
{
  g_autofree char *url = g_strconcat ("sqlite://", path, NULL);

  held = tend_test_lock_take (url, TRUE);
  return TRUE;
}

static void
let_go (const char *path)
{
  tend_test_lock_release (held);
}

static const Spoiling spoilings[] = {
  { "not-a-store", "Records damaged", "Nothing was changed. Restore a backup", overwrite,
    put_back },
  { "newer", "A newer Tend is needed", "Update this workstation", make_newer, put_back },
  { "missing", "No longer there", "Look whether they were moved", move_away, put_back },
  { "read-only", "Records cannot be written", "let you write to the file", forbid,
    tend_test_disk_allow_writing },
  { "locked", "Busy", "Another program is using the records", hold, let_go },
};

static void
says_why_it_does_not_open (gconstpointer data)
{
  const Spoiling  *spoiling = data;
  TendStore       *store = tend_test_store_new ("sqlite");
  g_autofree char *url = g_strdup (tend_store_get_url (store));
  const char      *path = tend_test_disk_get_path (url);
  TendApplication *application;

  tend_store_close (store);
  if (!spoiling->spoil (path))
    {
      spoiling->mend (path);
      tend_test_store_free (store);
      g_test_skip ("this process may write everywhere");
      return;
    }
  application = tend_test_empty_application ();
  tend_application_open_store (application, url, FALSE);
  TEND_TEST_WAIT (application->start_window != NULL
                  && tend_test_shows (application->start_window, spoiling->title));
  g_assert_true (tend_test_shows (application->start_window, spoiling->words));
  g_assert_true (tend_test_shows (application->start_window, path));
  g_assert_null (application->store);
  tend_test_assert_accessible_names (application->start_window);
  g_assert_true (
      gtk_widget_is_sensitive (tend_test_find (application->start_window, "other_button")));
  spoiling->mend (path);

  /* The same button goes on when it is over. */
  g_signal_emit_by_name (tend_test_find (application->start_window, "retry_button"), "clicked");
  TEND_TEST_WAIT (application->sign_in_window != NULL && application->start_window == NULL);
  TEND_TEST_WAIT (gtk_widget_get_mapped (GTK_WIDGET (application->sign_in_window)));
  close_all (application);
  tend_test_store_free (store);
}

static void
fill_in (GtkWindow *window, const char *id, const char *text)
{
  gtk_editable_set_text (tend_test_find (window, id), text);
}

static void
makes_the_clinic_when_there_is_room (void)
{
  TendApplication *application = tend_test_empty_application ();
  GtkWindow       *welcome = tend_welcome_window_new (application);

  tend_test_present (welcome);
  g_signal_emit_by_name (tend_test_find (welcome, "clinic_button"), "clicked");
  fill_in (welcome, "clinic_row", "Harbour Street Clinic");
  fill_in (welcome, "full_name_row", "Ruth Okoye");
  fill_in (welcome, "sign_in_name_row", "ruth");
  fill_in (welcome, "password_row", "blue horses sing at dawn");
  fill_in (welcome, "repeat_row", "blue horses sing at dawn");
  tend_test_disk_set_full (TRUE);
  g_signal_emit_by_name (tend_test_find (welcome, "finish_button"), "clicked");
  TEND_TEST_WAIT (tend_test_shows (welcome, "The disk is full"));
  g_assert_null (application->dashboard);
  tend_test_disk_set_full (FALSE);
  TEND_TEST_WAIT (gtk_widget_is_sensitive (tend_test_find (welcome, "finish_button")));
  g_signal_emit_by_name (tend_test_find (welcome, "finish_button"), "clicked");
  TEND_TEST_WAIT (application->dashboard != NULL);
  TEND_TEST_WAIT (tend_test_shows (application->dashboard, "Harbour Street Clinic"));
  close_all (application);
}

typedef struct
{
  const char *title;
  const char *words;
  void (*begin) (TendStore *store);
  void (*end) (TendStore *store);
} Trouble;

static void
fill_disk (TendStore *store)
{
  tend_test_disk_set_full (TRUE);
}

static void
empty_disk (TendStore *store)
{
  tend_test_disk_set_full (FALSE);
}

static void
set_patience (TendBackend *backend, gpointer data)
{
  g_assert_true (tend_backend_command (backend, data, NULL));
}

static void
lock (TendStore *store)
{
  tend_database_run (tend_store_get_writer (store), set_patience, "PRAGMA busy_timeout=100");
  held = tend_test_lock_take (tend_store_get_url (store), FALSE);
}

static void
unlock (TendStore *store)
{
  tend_test_lock_release (held);
  tend_database_run (tend_store_get_writer (store), set_patience, "PRAGMA busy_timeout=5000");
}

static const Trouble full
    = { "No space left", "nothing was saved. Free some", fill_disk, empty_disk };
static const Trouble locked = { "Busy", "nothing was saved. Try again", lock, unlock };

static GtkEditable *
find_field (GtkWindow *window, const char *name)
{
  return GTK_EDITABLE (tend_form_find_field (GTK_WIDGET (window), name));
}

static void
on_saved_cb (GtkWindow *window, gint64 patient_id, gpointer user_data)
{
  *(gint64 *) user_data = patient_id;
}

static void
keeps_what_was_typed (gconstpointer data)
{
  const Trouble *trouble = data;
  TendStore     *store = tend_test_store ();
  GtkWindow     *window = g_object_new (TEND_TYPE_REGISTRATION_WINDOW, "store", store, NULL);
  GtkWidget     *alert;
  gint64         saved = 0, before = 0, after = 0;

  tend_test_present (window);
  TEND_TEST_WAIT (find_field (window, "family_name") != NULL);
  gtk_editable_set_text (find_field (window, "family_name"), "Patientia");
  gtk_editable_set_text (find_field (window, "birth_date"), "1985-03-14");
  g_signal_connect (window, "saved", G_CALLBACK (on_saved_cb), &saved);
  g_assert_true (tend_store_verify (store, &before, NULL));

  trouble->begin (store);
  gtk_widget_activate_action (GTK_WIDGET (window), "registration.save", NULL);
  TEND_TEST_WAIT ((alert = tend_test_find_alert ()) != NULL
                  && tend_test_shows (alert, trouble->title));
  g_assert_true (tend_test_shows (alert, trouble->words));
  tend_test_close_alert (alert);
  g_assert_cmpint (saved, ==, 0);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (find_field (window, "family_name"))));
  g_assert_cmpstr (gtk_editable_get_text (find_field (window, "family_name")), ==, "Patientia");
  g_assert_cmpstr (gtk_editable_get_text (find_field (window, "birth_date")), ==, "1985-03-14");
  g_assert_true (tend_store_verify (store, &after, NULL));
  g_assert_cmpint (after, ==, before);
  trouble->end (store);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_widget_activate_action (GTK_WIDGET (window), "registration.save", NULL);
  TEND_TEST_WAIT (saved != 0 && window == NULL);
}

int
main (int argc, char **argv)
{
  tend_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (spoilings); i++)
    {
      g_autofree char *path = g_strconcat ("/gui/store-trouble/opening/", spoilings[i].name, NULL);

      g_test_add_data_func (path, &spoilings[i], says_why_it_does_not_open);
    }
  g_test_add_func ("/gui/store-trouble/first-start/full", makes_the_clinic_when_there_is_room);
  g_test_add_data_func ("/gui/store-trouble/saving/full", &full, keeps_what_was_typed);
  g_test_add_data_func ("/gui/store-trouble/saving/locked", &locked, keeps_what_was_typed);
  return tend_test_finish (g_test_run ());
}
