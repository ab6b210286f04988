/* SPDX-License-Identifier: GPL-3.0-or-later
 * From nothing to a store that is open, set up and signed in, and back. */
#define G_LOG_DOMAIN "tend-application"

#include "config.h"

#include "tend-application-private.h"

#include "tend-demo.h"
#include "tend-error-text.h"
#include "tend-identifier-maker.h"
#include "tend-people.h"
#include "tend-place.h"
#include "tend-sign-in-window.h"
#include "tend-start-window.h"
#include "tend-undo-stack.h"
#include "tend-welcome-window.h"
#include "tend-window.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* A wait that short needs no window of its own. */
#define PATIENCE_MILLISECONDS 300
#define DEMO_SEED 1

static void
show_start_window (TendApplication *self)
{
  if (self->start_window == NULL)
    self->start_window = tend_start_window_new (self);
  gtk_window_present (self->start_window);
}

static void
show_progress (TendApplication *self, const char *text)
{
  show_start_window (self);
  tend_start_window_show_progress (TEND_START_WINDOW (self->start_window), text);
}

/* What an error of opening says, where the sentence for work in a window would be odd. */
static char *
describe_open_error (TendApplication *self, const GError *error)
{
  const char      *place = self->opening_url;
  g_autofree char *text = NULL;

  if (g_error_matches (error, TEND_ERROR, TEND_ERROR_NOT_FOUND))
    text = g_strdup (_ ("There are no records at this place. Look whether they were moved, or "
                        "whether their disk is missing."));
  else if (g_error_matches (error, TEND_ERROR, TEND_ERROR_PERMISSION))
    text = g_strdup (_ ("You may not open these records. Ask whoever looks after them."));
  else if (g_error_matches (error, TEND_ERROR, TEND_ERROR_UNAVAILABLE))
    text = g_strdup (_ ("The records cannot be reached. Look whether their server or disk is "
                        "there, and try again."));
  else
    text = tend_error_dup_text (error);
  if (place == NULL)
    return g_steal_pointer (&text);
  if (g_str_has_prefix (place, "sqlite://"))
    place += strlen ("sqlite://");
  return g_strdup_printf ("%s\n\n%s", text, place);
}

static void
show_open_error (TendApplication *self, const GError *error)
{
  g_autofree char *text = describe_open_error (self, error);

  self->opening = FALSE;
  g_clear_handle_id (&self->start_source, g_source_remove);
  show_start_window (self);
  tend_start_window_show_error (TEND_START_WINDOW (self->start_window),
                                tend_error_get_title (error), text);
}

static void
close_start_window (TendApplication *self)
{
  g_clear_handle_id (&self->start_source, g_source_remove);
  if (self->start_window != NULL)
    gtk_window_destroy (self->start_window);
}

static gboolean
on_patience_ended_cb (gpointer user_data)
{
  TendApplication *self = user_data;

  self->start_source = 0;
  show_progress (self, _ ("Opening the records…"));
  return G_SOURCE_REMOVE;
}

char *
tend_application_make_default_url (const char *file_name)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "tend", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_strdup_printf ("sqlite://%s/%s", folder, file_name);
}

static void
show_welcome (TendApplication *self)
{
  GtkWindow *window = tend_welcome_window_new (self);

  gtk_window_present (window);
  close_start_window (self);
}

static void
on_demo_filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_store_transact_finish (TEND_STORE (source), result, &error);

  if (commit == NULL)
    {
      tend_application_leave_store (self);
      show_open_error (self, error);
    }
  else
    tend_application_enter (self);
  g_application_release (G_APPLICATION (self));
}

static gboolean
fill_demo (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_demo_fill (transaction, TEND_DEMO_PATIENTS, DEMO_SEED, error);
}

/* The day of a demonstration is the day on which it was made. */
static gboolean
is_of_earlier_day (TendStore *store, TendClinic *clinic)
{
  GTimeZone *zone = tend_store_get_time_zone (store);
  GDate      made, today;

  return tend_clinic_get_data (clinic)->demo
         && tend_time_get_date (tend_identifier_made_at (tend_record_get_id (TEND_RECORD (clinic))),
                                zone, &made)
         && tend_time_get_date (tend_clock_get_now (tend_store_get_clock (store)), zone, &today)
         && g_date_compare (&made, &today) < 0;
}

/* A board of people who have been waiting since yesterday shows nothing of how a
 * day goes. What somebody else is looking at stays as it is. */
static void
begin_new_day (TendApplication *self)
{
  g_autofree char *url = g_strdup (self->opening_url);

  self->opening = FALSE;
  self->day_checked = TRUE;
  tend_application_leave_store (self);
  self->new_day = tend_store_remove_idle (url);
  tend_application_open_store (self, url, TRUE);
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendStore) store = tend_store_open_finish (result, &error);
  g_autoptr (TendClinic) clinic = NULL;

  if (store == NULL)
    {
      if (!tend_error_is_cancelled (error))
        show_open_error (self, error);
      g_application_release (G_APPLICATION (self));
      return;
    }
  tend_application_set_store (self, store);
  g_object_get (store, "clinic", &clinic, NULL);
  if (clinic != NULL && self->demo && !self->day_checked && is_of_earlier_day (store, clinic))
    {
      begin_new_day (self);
      g_application_release (G_APPLICATION (self));
      return;
    }
  if (clinic == NULL && self->demo)
    {
      show_progress (self, _ ("Making the demonstration clinic…"));
      tend_store_transact_async (store, "demo.fill", fill_demo, NULL, NULL, self->cancellable,
                                 on_demo_filled_cb, g_object_ref (self));
      return;
    }
  if (clinic == NULL)
    {
      self->opening = FALSE;
      show_welcome (self);
    }
  else
    tend_application_enter (self);
  g_application_release (G_APPLICATION (self));
}

void
tend_application_open_store (TendApplication *self, const char *url, gboolean demo)
{
  g_autofree char *kept = g_strdup (url);

  if (self->opening)
    return;
  tend_application_leave_store (self);
  self->opening = TRUE;
  self->demo = demo;
  g_free (self->opening_url);
  self->opening_url = g_steal_pointer (&kept);
  if (self->start_source == 0)
    self->start_source = g_timeout_add (PATIENCE_MILLISECONDS, on_patience_ended_cb, self);
  g_application_hold (G_APPLICATION (self));
  tend_store_open_async (self->opening_url, demo ? TEND_STORE_CREATE : TEND_STORE_OPEN_EXISTING,
                         NULL, self->cancellable, on_opened_cb, g_object_ref (self));
}

void
tend_application_open_again (TendApplication *self)
{
  if (self->opening_url == NULL)
    return;
  show_progress (self, _ ("Opening the records…"));
  tend_application_open_store (self, self->opening_url, self->demo);
}

void
tend_application_choose_store (TendApplication *self)
{
  show_welcome (self);
}

void
tend_application_start (TendApplication *self)
{
  g_autofree char *url = g_strdup (self->url);

  if (url == NULL && self->demo)
    url = tend_application_make_default_url ("demo.db");
  if (url == NULL && self->settings != NULL)
    url = g_settings_get_string (self->settings, "store-url");
  if (url == NULL || *url == '\0')
    show_welcome (self);
  else
    tend_application_open_store (self, url, self->demo);
}

static void
on_demo_signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_store_transact_finish (TEND_STORE (source), result, &error);

  if (commit != NULL && TEND_IS_ACCOUNT (commit->record))
    tend_application_sign_in (self, TEND_ACCOUNT (commit->record));
  else
    tend_application_show_sign_in (self);
  g_application_release (G_APPLICATION (self));
}

static gboolean
sign_in_demo (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_people_sign_in (transaction, TEND_DEMO_ACCOUNT, TEND_DEMO_PASSWORD, error);
}

static void
on_clinic_known_cb (TendStore *store, GParamSpec *pspec, TendApplication *self)
{
  g_signal_handlers_disconnect_by_func (store, on_clinic_known_cb, self);
  if (self->store == store)
    tend_application_enter (self);
  g_application_release (G_APPLICATION (self));
}

void
tend_application_enter (TendApplication *self)
{
  g_autoptr (TendClinic) clinic = NULL;

  g_return_if_fail (TEND_IS_APPLICATION (self) && self->store != NULL);

  /* A clinic that was made a moment ago is still being read. */
  g_object_get (self->store, "clinic", &clinic, NULL);
  if (clinic == NULL)
    {
      g_application_hold (G_APPLICATION (self));
      g_signal_connect_object (self->store, "notify::clinic", G_CALLBACK (on_clinic_known_cb), self,
                               0);
      return;
    }

  self->opening = FALSE;
  tend_place_set (tend_store_get_clock (self->store), tend_store_get_time_zone (self->store));
  tend_application_set_home (self, tend_clinic_get_data (clinic)->kind == TEND_CLINIC_KIND_HOME);
  if (tend_store_get_account (self->store) != NULL)
    tend_application_sign_in (self, tend_store_get_account (self->store));
  else if (tend_clinic_get_data (clinic)->demo)
    {
      g_application_hold (G_APPLICATION (self));
      tend_store_transact_async (self->store, "session.sign-in", sign_in_demo, NULL, NULL,
                                 self->cancellable, on_demo_signed_in_cb, g_object_ref (self));
    }
  else
    tend_application_show_sign_in (self);
}

/* Windows that belong to whoever is signed in. */
static GList *
list_session_windows (TendApplication *self)
{
  GList *windows = NULL;

  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL;
       item = item->next)
    if (item->data != self->sign_in_window && item->data != self->start_window)
      windows = g_list_prepend (windows, item->data);
  return windows;
}

static void
close_session_windows (TendApplication *self)
{
  GList *windows = list_session_windows (self);

  for (GList *item = windows; item != NULL; item = item->next)
    {
      if (TEND_IS_WINDOW (item->data))
        tend_window_keep_drafts (TEND_WINDOW (item->data));
      gtk_window_destroy (GTK_WINDOW (item->data));
    }
  g_list_free (windows);
}

void
tend_application_show_sign_in (TendApplication *self)
{
  if (self->sign_in_window == NULL)
    self->sign_in_window = tend_sign_in_window_new (self);
  gtk_window_present (self->sign_in_window);
  close_start_window (self);
  tend_application_update_actions (self);
}

void
tend_application_sign_in (TendApplication *self, TendAccount *account)
{
  TendAccount *before = tend_store_get_account (self->store);
  gboolean     same
      = before != NULL
        && tend_record_get_id (TEND_RECORD (before)) == tend_record_get_id (TEND_RECORD (account));
  GtkWindow *sign_in_window = self->sign_in_window;
  GList     *windows;

  self->sign_in_window = NULL;
  if (before != NULL && !same)
    {
      close_session_windows (self);
      tend_undo_stack_clear (tend_undo_stack_get (self->store));
      g_list_store_remove_all (self->recent);
      self->last_chart = 0;
    }
  tend_store_set_account (self->store, account);
  tend_session_lock_touch (self->lock);
  windows = list_session_windows (self);
  for (GList *item = windows; item != NULL; item = item->next)
    if (item->data != sign_in_window)
      gtk_widget_set_visible (GTK_WIDGET (item->data), TRUE);
  g_list_free (windows);
  tend_application_open_dashboard (self);
  if (sign_in_window != NULL)
    gtk_window_destroy (sign_in_window);
  close_start_window (self);
  tend_application_update_actions (self);
  if (self->new_day && self->dashboard != NULL)
    tend_window_toast (GTK_WIDGET (self->dashboard), _ ("The demo clinic begins a new day"));
  self->new_day = FALSE;
}

void
tend_application_lock (TendApplication *self)
{
  GList *windows;

  if (self->store == NULL || self->sign_in_window != NULL)
    return;
  self->sign_in_window = tend_sign_in_window_new (self);
  windows = list_session_windows (self);
  for (GList *item = windows; item != NULL; item = item->next)
    {
      if (TEND_IS_WINDOW (item->data))
        tend_window_keep_drafts (TEND_WINDOW (item->data));
      gtk_widget_set_visible (GTK_WIDGET (item->data), FALSE);
    }
  g_list_free (windows);
  gtk_window_present (self->sign_in_window);
  tend_application_update_actions (self);
}

static void
on_signed_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendAccount) account = user_data;
  g_autoptr (TendCommit) commit = tend_store_transact_finish (TEND_STORE (source), result, NULL);

  /* Even when the entry could not be written, whoever left is no longer here. */
  if (tend_store_get_account (TEND_STORE (source)) == account)
    tend_store_set_account (TEND_STORE (source), NULL);
}

static gboolean
sign_out (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_people_sign_out (transaction, error);
}

void
tend_application_sign_out (TendApplication *self)
{
  TendAccount *account = self->store != NULL ? tend_store_get_account (self->store) : NULL;

  if (account == NULL)
    return;
  tend_application_lock (self);
  close_session_windows (self);
  tend_store_transact_async (self->store, "session.sign-out", sign_out, NULL, NULL, NULL,
                             on_signed_out_cb, g_object_ref (account));
  tend_undo_stack_clear (tend_undo_stack_get (self->store));
  g_list_store_remove_all (self->recent);
  self->last_chart = 0;
  tend_application_update_actions (self);
}

void
tend_application_leave_store (TendApplication *self)
{
  g_autoptr (TendStore) store = NULL;

  g_list_store_remove_all (self->recent);
  self->last_chart = 0;
  if (self->store == NULL)
    return;
  store = g_object_ref (self->store);
  close_session_windows (self);
  tend_application_set_store (self, NULL);
  tend_store_close (store);
}
