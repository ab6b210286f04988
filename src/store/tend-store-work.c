/* SPDX-License-Identifier: GPL-3.0-or-later
 * The work that windows give a store: transactions, undo, queries and single rows. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-journal.h"
#include "tend-query-catalog.h"
#include "tend-record-sql.h"
#include "tend-store-private.h"
#include "tend-transaction-private.h"

/* How often a lost server is looked for before whoever waits for a commit in doubt is told. */
#define RECONNECTIONS 20
#define RECONNECTION_PAUSE (G_USEC_PER_SEC / 4)

typedef struct
{
  TendStore             *store;
  GTask                 *task; /* NULL when somebody waits */
  TendTransactionContext context;
  char                  *action;
  char                  *operation; /* while it is in doubt; else NULL */
  gboolean               settling;  /* it is being looked up */
  TendJob                job;
  gpointer               data;
  GDestroyNotify         destroy;
  gint64                 sequence;
  TendRecord            *result;
  GPtrArray             *written;
  GHashTable            *tables;
  GError                *error;
} Transaction;

/* A window may ask once more while the program ends. */
static void
set_closed (GError **error)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_UNAVAILABLE, "The store is closed");
}

static void
free_transaction (Transaction *work)
{
  if (work->destroy != NULL)
    work->destroy (work->data);
  g_clear_pointer (&work->context.zone, g_time_zone_unref);
  g_clear_object (&work->context.account);
  g_clear_object (&work->result);
  g_clear_pointer (&work->written, g_ptr_array_unref);
  g_clear_pointer (&work->tables, g_hash_table_unref);
  g_clear_error (&work->error);
  g_clear_object (&work->task);
  g_object_unref (work->store);
  g_free (work->operation);
  g_free (work->action);
  g_free (work);
}

static void
keep_outcome (Transaction *work, TendTransaction *transaction)
{
  TendRecord *result = tend_transaction_get_result (transaction);

  work->result = result != NULL ? g_object_ref (result) : NULL;
  work->written = g_ptr_array_ref (tend_transaction_get_written (transaction));
  work->tables = g_hash_table_ref (tend_transaction_get_tables (transaction));
}

/* Looks whether the server kept what it did not answer for. */
static void
settle (TendBackend *backend, Transaction *work, int attempts)
{
  gint64 found = -1;

  for (int i = 0; found < 0 && i < attempts; i++)
    {
      if (i > 0)
        g_usleep (RECONNECTION_PAUSE);
      if (tend_backend_reconnect (backend, NULL))
        found = tend_journal_find_operation (backend, work->operation, NULL);
    }
  if (found < 0)
    return;
  g_clear_pointer (&work->operation, g_free);
  if (found > 0)
    {
      work->sequence = found;
      g_clear_error (&work->error);
    }
}

static void
set_in_doubt (Transaction *work)
{
  g_clear_error (&work->error);
  g_set_error_literal (&work->error, TEND_ERROR, TEND_ERROR_IN_DOUBT,
                       "The server was lost while saving; when it is back, look whether this "
                       "was saved before doing it again");
}

static TendTransaction *
begin (TendBackend *backend, Transaction *work)
{
  TendTransaction *transaction
      = tend_transaction_begin (backend, &work->context, work->action, &work->error);

  /* Nothing was begun, so beginning again on a mended connection repeats nothing. */
  if (transaction == NULL && tend_backend_is_postgresql (backend)
      && tend_store_mend_connection (backend, work->error))
    {
      g_clear_error (&work->error);
      transaction = tend_transaction_begin (backend, &work->context, work->action, &work->error);
    }
  return transaction;
}

static void
run_transaction (TendBackend *backend, gpointer data)
{
  Transaction     *work = data;
  TendTransaction *transaction = begin (backend, work);

  if (transaction == NULL)
    return;
  if (!work->job (transaction, work->data, &work->error))
    {
      if (work->error == NULL)
        g_set_error (&work->error, TEND_ERROR, TEND_ERROR_FAILED, "%s failed without saying why",
                     work->action);
      tend_transaction_rollback (transaction);
      tend_store_mend_connection (backend, work->error);
    }
  else if (tend_transaction_commit (transaction, &work->sequence, &work->error))
    keep_outcome (work, transaction);
  else if (tend_transaction_is_in_doubt (transaction))
    {
      keep_outcome (work, transaction);
      work->operation = g_strdup (tend_transaction_get_operation (transaction));
      /* Others need this thread: who does not wait here is told when the server is back. */
      settle (backend, work, work->task != NULL ? 1 : RECONNECTIONS);
    }
  else
    tend_store_mend_connection (backend, work->error);
  tend_transaction_free (transaction);
}

/* The objects that windows hold are brought up to date before anybody hears of it. */
static void
publish (Transaction *work)
{
  if (g_error_matches (work->error, TEND_ERROR, TEND_ERROR_UNAVAILABLE)
      || g_error_matches (work->error, TEND_ERROR, TEND_ERROR_IN_DOUBT))
    tend_store_set_online (work->store, FALSE);
  if (work->error != NULL)
    return;
  tend_store_note_commit (work->store, work->sequence);
  for (guint i = 0; i < work->written->len; i++)
    tend_identity_map_refresh (tend_store_get_identity_map (work->store),
                               g_ptr_array_index (work->written, i));
  tend_store_emit_changed (work->store, work->tables);
}

static TendCommit *
make_commit (Transaction *work)
{
  TendCommit *commit = g_new0 (TendCommit, 1);

  commit->sequence = work->sequence;
  if (work->result == NULL)
    return commit;
  if (tend_record_get_info (work->result)->table != NULL)
    {
      tend_record_clear_dirty (work->result);
      commit->record
          = tend_identity_map_take (tend_store_get_identity_map (work->store), work->result);
    }
  else
    commit->record = g_object_ref (work->result);
  return commit;
}

static Transaction *
new_transaction (
    TendStore *self, const char *action, TendJob job, gpointer data, GDestroyNotify destroy)
{
  Transaction *work = g_new0 (Transaction, 1);
  TendAccount *account = tend_store_get_account (self);

  work->store = g_object_ref (self);
  tend_store_fill_context (self, &work->context);
  work->context.zone = g_time_zone_ref (tend_store_get_time_zone (self));
  work->context.account
      = account != NULL ? TEND_ACCOUNT (tend_record_copy (TEND_RECORD (account))) : NULL;
  work->action = g_strdup (action);
  work->job = job;
  work->data = data;
  work->destroy = destroy;
  return work;
}

static void
keep_doubt (Transaction *work)
{
  GPtrArray *doubts = tend_store_get_doubts (work->store);

  work->settling = FALSE;
  tend_store_set_online (work->store, FALSE);
  if (g_ptr_array_find (doubts, work, NULL))
    return;
  g_ptr_array_add (doubts, work);
  tend_store_notify_doubts (work->store);
}

static void
forget_doubt (Transaction *work)
{
  GPtrArray *doubts = tend_store_get_doubts (work->store);

  if (!g_ptr_array_remove (doubts, work) || doubts->len > 0)
    return;
  tend_store_notify_doubts (work->store);
  tend_store_set_online (work->store, work->operation == NULL);
}

static gboolean
on_transaction_done_cb (gpointer data)
{
  Transaction *work = data;

  if (work->operation != NULL && tend_store_get_writer (work->store) != NULL)
    {
      keep_doubt (work);
      return G_SOURCE_REMOVE;
    }
  forget_doubt (work);
  if (work->operation != NULL)
    set_in_doubt (work);
  publish (work);
  if (work->error != NULL)
    g_task_return_error (work->task, g_steal_pointer (&work->error));
  else
    g_task_return_pointer (work->task, make_commit (work), (GDestroyNotify) tend_commit_free);
  free_transaction (work);
  return G_SOURCE_REMOVE;
}

static void
run_settling (TendBackend *backend, gpointer data)
{
  Transaction *work = data;

  settle (backend, work, 1);
  tend_store_call_back (work->store, on_transaction_done_cb, work);
}

void
tend_store_settle_doubts (TendStore *self)
{
  GPtrArray *doubts = tend_store_get_doubts (self);

  for (guint i = 0; i < doubts->len; i++)
    {
      Transaction *work = doubts->pdata[i];

      if (work->settling)
        continue;
      work->settling = TRUE;
      tend_database_push (tend_store_get_writer (self), run_settling, work);
    }
}

void
tend_store_abandon_doubts (TendStore *self)
{
  GPtrArray *doubts = tend_store_get_doubts (self);

  /* Those being settled come back by themselves. */
  for (guint i = 0; i < doubts->len; i++)
    if (!((Transaction *) doubts->pdata[i])->settling)
      tend_store_call_back (self, on_transaction_done_cb, doubts->pdata[i]);
}

static void
run_transaction_for_task (TendBackend *backend, gpointer data)
{
  Transaction *work = data;

  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (work->task), &work->error))
    run_transaction (backend, work);
  tend_store_call_back (work->store, on_transaction_done_cb, work);
}

static void
start_transaction (Transaction        *work,
                   gpointer            tag,
                   GCancellable       *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer            user_data)
{
  work->task = g_task_new (work->store, cancellable, callback, user_data);
  g_task_set_source_tag (work->task, tag);
  /* Once committed it is committed, whoever lost interest meanwhile. */
  g_task_set_check_cancellable (work->task, FALSE);
  if (tend_store_get_writer (work->store) != NULL)
    tend_database_push (tend_store_get_writer (work->store), run_transaction_for_task, work);
  else
    {
      set_closed (&work->error);
      tend_store_call_back (work->store, on_transaction_done_cb, work);
    }
}

static TendCommit *
wait_for_transaction (Transaction *work, GError **error)
{
  TendCommit *commit = NULL;

  tend_database_run (tend_store_get_writer (work->store), run_transaction, work);
  if (work->operation != NULL)
    set_in_doubt (work);
  publish (work);
  if (work->error != NULL)
    g_propagate_error (error, g_steal_pointer (&work->error));
  else
    commit = make_commit (work);
  free_transaction (work);
  return commit;
}

void
tend_store_transact_async (TendStore          *self,
                           const char         *action,
                           TendJob             job,
                           gpointer            data,
                           GDestroyNotify      destroy,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (TEND_IS_STORE (self) && action != NULL && job != NULL);

  start_transaction (new_transaction (self, action, job, data, destroy), tend_store_transact_async,
                     cancellable, callback, user_data);
}

TendCommit *
tend_store_transact_finish (TendStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

TendCommit *
tend_store_transact (
    TendStore *self, const char *action, TendJob job, gpointer data, GError **error)
{
  g_return_val_if_fail (TEND_IS_STORE (self) && action != NULL && job != NULL, NULL);

  return wait_for_transaction (new_transaction (self, action, job, data, NULL), error);
}

static gboolean
undo_entry (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_transaction_undo (transaction, *(gint64 *) data, error);
}

void
tend_store_undo_async (TendStore          *self,
                       gint64              sequence,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  start_transaction (
      new_transaction (self, "undo", undo_entry, g_memdup2 (&sequence, sizeof sequence), g_free),
      tend_store_undo_async, cancellable, callback, user_data);
}

TendCommit *
tend_store_undo (TendStore *self, gint64 sequence, GError **error)
{
  return tend_store_transact (self, "undo", undo_entry, &sequence, error);
}

/* Reading */

typedef struct
{
  TendStore *store;
  GTask     *task;
  char      *name; /* of a query; NULL for one row */
  GVariant  *parameters;
  GType      type;
  gint64     id;
  GPtrArray *records;
  GError    *error;
} Reading;

static void
free_reading (Reading *work)
{
  g_free (work->name);
  g_clear_pointer (&work->parameters, g_variant_unref);
  g_clear_pointer (&work->records, g_ptr_array_unref);
  g_clear_error (&work->error);
  g_clear_object (&work->task);
  g_object_unref (work->store);
  g_free (work);
}

static GPtrArray *
read_row (TendBackend *backend, GType type, gint64 id, GError **error)
{
  const TendRecordInfo *info = tend_record_type_get_info (type);
  g_autofree char      *sql = tend_record_sql_select (info);
  g_autofree GType     *types = tend_record_sql_types (info);
  TendStatement        *statement = tend_backend_prepare (backend, sql, types, error);
  g_autoptr (TendRows) rows = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  TendRecord *record;

  if (statement == NULL)
    return NULL;
  tend_statement_set_int64 (statement, "id", id);
  rows = tend_backend_select (backend, statement, error);
  if (rows == NULL)
    return NULL;
  if (tend_rows_get_count (rows) == 0)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND,
                   "There is no %s with the id %" G_GINT64_FORMAT, info->table, id);
      return NULL;
    }
  record = tend_record_sql_read (type, rows, 0, error);
  if (record == NULL)
    return NULL;
  g_ptr_array_add (records, record);
  return g_steal_pointer (&records);
}

static void
read_once (TendBackend *backend, Reading *work)
{
  g_clear_error (&work->error);
  work->records = work->name != NULL
                      ? tend_query_catalog_run (backend, work->name, work->parameters, &work->error)
                      : read_row (backend, work->type, work->id, &work->error);
}

static void
run_reading (TendBackend *backend, gpointer data)
{
  Reading *work = data;

  read_once (backend, work);
  if (work->records == NULL && tend_backend_is_postgresql (backend)
      && !g_error_matches (work->error, TEND_ERROR, TEND_ERROR_NOT_FOUND)
      && tend_store_mend_connection (backend, work->error))
    read_once (backend, work);
}

/* Rows of stored kinds become the records that everybody shares. */
static void
share_records (Reading *work)
{
  TendIdentityMap *identities = tend_store_get_identity_map (work->store);

  for (guint i = 0; i < work->records->len; i++)
    {
      TendRecord *record = g_ptr_array_index (work->records, i);

      if (tend_record_get_info (record)->table == NULL)
        return;
      g_ptr_array_index (work->records, i) = tend_identity_map_take (identities, record);
      g_object_unref (record);
    }
}

static gboolean
on_reading_done_cb (gpointer data)
{
  Reading *work = data;

  if (g_error_matches (work->error, TEND_ERROR, TEND_ERROR_UNAVAILABLE))
    tend_store_set_online (work->store, FALSE);
  if (work->error != NULL)
    g_task_return_error (work->task, g_steal_pointer (&work->error));
  else
    {
      share_records (work);
      g_task_return_pointer (work->task, g_steal_pointer (&work->records),
                             (GDestroyNotify) g_ptr_array_unref);
    }
  free_reading (work);
  return G_SOURCE_REMOVE;
}

static void
run_reading_for_task (TendBackend *backend, gpointer data)
{
  Reading *work = data;

  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (work->task), &work->error))
    run_reading (backend, work);
  tend_store_call_back (work->store, on_reading_done_cb, work);
}

static Reading *
new_reading (TendStore *self, const char *name, GVariant *parameters, GType type, gint64 id)
{
  Reading *work = g_new0 (Reading, 1);

  work->store = g_object_ref (self);
  work->name = g_strdup (name);
  work->parameters = parameters != NULL ? g_variant_ref_sink (parameters) : NULL;
  work->type = type;
  work->id = id;
  return work;
}

static void
start_reading (Reading            *work,
               gpointer            tag,
               GCancellable       *cancellable,
               GAsyncReadyCallback callback,
               gpointer            user_data)
{
  work->task = g_task_new (work->store, cancellable, callback, user_data);
  g_task_set_source_tag (work->task, tag);
  if (tend_store_get_reader (work->store) != NULL)
    tend_database_push (tend_store_get_reader (work->store), run_reading_for_task, work);
  else
    {
      set_closed (&work->error);
      tend_store_call_back (work->store, on_reading_done_cb, work);
    }
}

static GPtrArray *
wait_for_reading (Reading *work, GError **error)
{
  GPtrArray *records = NULL;

  tend_database_run (tend_store_get_reader (work->store), run_reading, work);
  if (work->error != NULL)
    g_propagate_error (error, g_steal_pointer (&work->error));
  else
    {
      share_records (work);
      records = g_steal_pointer (&work->records);
    }
  free_reading (work);
  return records;
}

void
tend_store_query_async (TendStore          *self,
                        const char         *name,
                        GVariant           *parameters,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_return_if_fail (TEND_IS_STORE (self) && name != NULL);

  start_reading (new_reading (self, name, parameters, G_TYPE_INVALID, 0), tend_store_query_async,
                 cancellable, callback, user_data);
}

GPtrArray *
tend_store_query_finish (TendStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GPtrArray *
tend_store_query (TendStore *self, const char *name, GVariant *parameters, GError **error)
{
  return wait_for_reading (new_reading (self, name, parameters, G_TYPE_INVALID, 0), error);
}

void
tend_store_get_async (TendStore          *self,
                      GType               type,
                      gint64              id,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_return_if_fail (TEND_IS_STORE (self) && g_type_is_a (type, TEND_TYPE_RECORD));

  start_reading (new_reading (self, NULL, NULL, type, id), tend_store_get_async, cancellable,
                 callback, user_data);
}

static gpointer
take_first (GPtrArray *records)
{
  gpointer record = records != NULL ? g_object_ref (g_ptr_array_index (records, 0)) : NULL;

  g_clear_pointer (&records, g_ptr_array_unref);
  return record;
}

gpointer
tend_store_get_finish (TendStore *self, GAsyncResult *result, GError **error)
{
  return take_first (tend_store_query_finish (self, result, error));
}

gpointer
tend_store_get (TendStore *self, GType type, gint64 id, GError **error)
{
  return take_first (wait_for_reading (new_reading (self, NULL, NULL, type, id), error));
}

/* Checking */

typedef struct
{
  gint64  entries;
  GError *error;
} Verification;

static gboolean
check_sqlite (TendBackend *backend, GError **error)
{
  const GType    columns[] = { G_TYPE_STRING, G_TYPE_NONE };
  TendStatement *whole = tend_backend_prepare (backend, "PRAGMA integrity_check", columns, error);
  TendStatement *keys = tend_backend_prepare (backend, "PRAGMA foreign_key_check", columns, error);
  g_autoptr (TendRows) faults = NULL;
  g_autoptr (TendRows) orphans = NULL;

  if (whole == NULL || keys == NULL
      || (faults = tend_backend_select (backend, whole, error)) == NULL
      || (orphans = tend_backend_select (backend, keys, error)) == NULL)
    return FALSE;
  if (tend_rows_get_count (faults) != 1 || g_strcmp0 (tend_rows_get_text (faults, 0, 0), "ok") != 0)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_CORRUPT, "The store's file is damaged: %s",
                   tend_rows_get_text (faults, 0, 0));
      return FALSE;
    }
  if (tend_rows_get_count (orphans) > 0)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_CORRUPT,
                   "%u rows, the first in %s, name records that are not there",
                   tend_rows_get_count (orphans), tend_rows_get_text (orphans, 0, 0));
      return FALSE;
    }
  return TRUE;
}

static gboolean
begin_snapshot (TendBackend *backend, GError **error)
{
  return tend_backend_command (backend,
                               tend_backend_is_postgresql (backend)
                                   ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
                                   : "BEGIN",
                               error);
}

static void
run_verification (TendBackend *backend, gpointer data)
{
  Verification *work = data;

  if (!begin_snapshot (backend, &work->error))
    {
      if (!tend_backend_is_postgresql (backend)
          || !tend_store_mend_connection (backend, work->error))
        return;
      g_clear_error (&work->error);
      if (!begin_snapshot (backend, &work->error))
        return;
    }
  /* PostgreSQL keeps its foreign keys itself. */
  if (tend_journal_verify (backend, &work->entries, &work->error)
      && !tend_backend_is_postgresql (backend))
    check_sqlite (backend, &work->error);
  tend_backend_command (backend, "ROLLBACK", NULL);
}

gboolean
tend_store_verify (TendStore *self, gint64 *entries, GError **error)
{
  Verification work = { 0 };

  tend_database_run (tend_store_get_reader (self), run_verification, &work);
  if (work.error != NULL)
    {
      g_propagate_error (error, work.error);
      return FALSE;
    }
  if (entries != NULL)
    *entries = work.entries;
  return TRUE;
}
