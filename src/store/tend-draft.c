/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps what somebody was typing into a form. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-draft.h"

#include "tend-store-private.h"

typedef struct
{
  TendStore *store;
  GTask     *task;
  char      *form;
  gint64     subject;
  gint64     account_id;
  char      *content;
  gint64     saved_at;
  GError    *error;
} Draft;

static void
free_draft (Draft *draft)
{
  g_free (draft->form);
  g_free (draft->content);
  g_clear_error (&draft->error);
  g_clear_object (&draft->task);
  g_object_unref (draft->store);
  g_free (draft);
}

static Draft *
new_draft (TendStore          *store,
           const char         *form,
           gint64              subject,
           gpointer            tag,
           GCancellable       *cancellable,
           GAsyncReadyCallback callback,
           gpointer            user_data)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->store = g_object_ref (store);
  draft->form = g_strdup (form);
  draft->subject = subject;
  draft->account_id = tend_store_get_account_id (store);
  draft->saved_at = tend_clock_get_now (tend_store_get_clock (store));
  draft->task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (draft->task, tag);
  return draft;
}

static void
bind_key (TendStatement *statement, const char *form, gint64 subject, gint64 account_id)
{
  tend_statement_set_text (statement, "form", form);
  tend_statement_set_int64 (statement, "subject", subject);
  tend_statement_set_int64 (statement, "account", account_id);
}

static void
push (TendStore *store, TendDatabaseJob job, GSourceFunc done, Draft *draft)
{
  if (tend_store_get_writer (store) != NULL)
    {
      tend_database_push (tend_store_get_writer (store), job, draft);
      return;
    }
  g_set_error_literal (&draft->error, TEND_ERROR, TEND_ERROR_UNAVAILABLE, "The store is closed");
  tend_store_call_back (store, done, draft);
}

static void
tell_lost_server (Draft *draft)
{
  if (g_error_matches (draft->error, TEND_ERROR, TEND_ERROR_UNAVAILABLE))
    tend_store_set_online (draft->store, FALSE);
}

static gboolean
on_draft_saved_cb (gpointer data)
{
  Draft *draft = data;

  tell_lost_server (draft);
  if (draft->error != NULL)
    g_task_return_error (draft->task, g_steal_pointer (&draft->error));
  else
    g_task_return_boolean (draft->task, TRUE);
  free_draft (draft);
  return G_SOURCE_REMOVE;
}

/* Doing either once more repeats nothing, so a server that came back is simply asked again. */
static void
run_twice (TendBackend *backend, Draft *draft, void (*once) (TendBackend *backend, Draft *draft))
{
  once (backend, draft);
  if (draft->error == NULL || !tend_store_mend_connection (backend, draft->error)
      || !tend_backend_is_postgresql (backend))
    return;
  g_clear_error (&draft->error);
  once (backend, draft);
}

static void
save_once (TendBackend *backend, Draft *draft)
{
  TendStatement *statement = tend_backend_prepare (
      backend,
      "INSERT INTO draft (form, subject, account_id, content, saved_at) VALUES (##form::string, "
      "##subject::gint64, ##account::gint64, ##content::string, ##saved::gint64) "
      "ON CONFLICT (form, subject, account_id) DO UPDATE SET content = excluded.content, "
      "saved_at = excluded.saved_at",
      NULL, &draft->error);

  if (statement == NULL)
    return;
  bind_key (statement, draft->form, draft->subject, draft->account_id);
  tend_statement_set_text (statement, "content", draft->content);
  tend_statement_set_int64 (statement, "saved", draft->saved_at);
  tend_backend_execute (backend, statement, &draft->error);
}

static void
save_draft (TendBackend *backend, gpointer data)
{
  Draft *draft = data;

  run_twice (backend, draft, save_once);
  tend_store_call_back (draft->store, on_draft_saved_cb, draft);
}

void
tend_draft_save_async (TendStore          *store,
                       const char         *form,
                       gint64              subject,
                       const char         *content,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  Draft *draft
      = new_draft (store, form, subject, tend_draft_save_async, cancellable, callback, user_data);

  draft->content = g_strdup (content);
  push (store, save_draft, on_draft_saved_cb, draft);
}

gboolean
tend_draft_save_finish (TendStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
on_draft_loaded_cb (gpointer data)
{
  Draft *draft = data;
  Draft *loaded;

  tell_lost_server (draft);
  if (draft->error != NULL)
    g_task_return_error (draft->task, g_steal_pointer (&draft->error));
  else
    {
      loaded = g_new0 (Draft, 1);
      loaded->store = g_object_ref (draft->store);
      loaded->content = g_steal_pointer (&draft->content);
      loaded->saved_at = draft->saved_at;
      g_task_return_pointer (draft->task, loaded, (GDestroyNotify) free_draft);
    }
  free_draft (draft);
  return G_SOURCE_REMOVE;
}

static void
load_once (TendBackend *backend, Draft *draft)
{
  const GType    columns[] = { G_TYPE_STRING, G_TYPE_INT64, G_TYPE_NONE };
  TendStatement *statement = tend_backend_prepare (
      backend,
      "SELECT content, saved_at FROM draft WHERE form = ##form::string AND subject = "
      "##subject::gint64 AND account_id = ##account::gint64",
      columns, &draft->error);
  g_autoptr (TendRows) rows = NULL;

  if (statement != NULL)
    {
      bind_key (statement, draft->form, draft->subject, draft->account_id);
      rows = tend_backend_select (backend, statement, &draft->error);
    }
  if (rows != NULL && tend_rows_get_count (rows) > 0)
    {
      draft->content = g_strdup (tend_rows_get_text (rows, 0, 0));
      draft->saved_at = tend_rows_get_int64 (rows, 0, 1);
    }
}

static void
load_draft (TendBackend *backend, gpointer data)
{
  Draft *draft = data;

  run_twice (backend, draft, load_once);
  tend_store_call_back (draft->store, on_draft_loaded_cb, draft);
}

void
tend_draft_load_async (TendStore          *store,
                       const char         *form,
                       gint64              subject,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  /* By the writer, behind a draft that is still being saved. */
  push (store, load_draft, on_draft_loaded_cb,
        new_draft (store, form, subject, tend_draft_load_async, cancellable, callback, user_data));
}

char *
tend_draft_load_finish (TendStore *store, GAsyncResult *result, gint64 *saved_at, GError **error)
{
  Draft *loaded = g_task_propagate_pointer (G_TASK (result), error);
  char  *content;

  if (loaded == NULL)
    return NULL;
  content = g_steal_pointer (&loaded->content);
  if (saved_at != NULL)
    *saved_at = loaded->saved_at;
  free_draft (loaded);
  return content;
}

gboolean
tend_draft_discard (TendTransaction *transaction, const char *form, gint64 subject, GError **error)
{
  TendBackend   *backend = tend_transaction_get_backend (transaction);
  TendAccount   *account = tend_transaction_get_account (transaction);
  TendStatement *statement = tend_backend_prepare (
      backend,
      "DELETE FROM draft WHERE form = ##form::string AND subject = ##subject::gint64 AND "
      "account_id = ##account::gint64",
      NULL, error);

  if (statement == NULL)
    return FALSE;
  bind_key (statement, form, subject,
            account != NULL ? tend_record_get_id (TEND_RECORD (account)) : 0);
  return tend_backend_execute (backend, statement, error) >= 0;
}
