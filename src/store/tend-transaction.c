/* SPDX-License-Identifier: GPL-3.0-or-later
 * One transaction: rows and one journal entry, or nothing. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-transaction-private.h"

#include "tend-journal.h"
#include "tend-kinds.h"
#include "tend-query-catalog.h"
#include "tend-record-sql.h"
#include "tend-search-index.h"

#include <glib/gi18n-lib.h>

struct _TendTransaction
{
  TendBackend                  *backend;
  const TendTransactionContext *context;
  gint64                        now;
  char                         *operation;
  char                         *action;
  char                         *reason;
  gint64                        patient_id;
  gint64                        undoes;
  gboolean                      noted;
  gboolean                      in_doubt;
  JsonArray                    *changes;
  GPtrArray                    *written;
  GHashTable                   *tables;
  GHashTable                   *stale_patients; /* whose search keys are made again at the end */
  TendRecord                   *result;
};

TendTransaction *
tend_transaction_begin (TendBackend                  *backend,
                        const TendTransactionContext *context,
                        const char                   *action,
                        GError                      **error)
{
  TendTransaction *self;

  if (!tend_backend_command (
          backend, tend_backend_is_postgresql (backend) ? "BEGIN" : "BEGIN IMMEDIATE", error))
    return NULL;

  self = g_new0 (TendTransaction, 1);
  self->backend = backend;
  self->context = context;
  self->now = tend_clock_get_now (context->clock);
  self->operation = g_uuid_string_random ();
  self->action = g_strdup (action);
  self->changes = json_array_new ();
  self->written = g_ptr_array_new_with_free_func (g_object_unref);
  self->tables = g_hash_table_new (g_str_hash, g_str_equal);
  self->stale_patients = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
tend_transaction_free (TendTransaction *self)
{
  g_free (self->operation);
  g_free (self->action);
  g_free (self->reason);
  json_array_unref (self->changes);
  g_ptr_array_unref (self->written);
  g_hash_table_unref (self->tables);
  g_hash_table_unref (self->stale_patients);
  g_clear_object (&self->result);
  g_free (self);
}

void
tend_transaction_rollback (TendTransaction *self)
{
  tend_backend_command (self->backend, "ROLLBACK", NULL);
}

static gboolean
rebuild_search_keys (TendTransaction *self, GError **error)
{
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, self->stale_patients);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!tend_search_index_rebuild (self->backend, *(gint64 *) id, error))
      return FALSE;
  return TRUE;
}

static gboolean
append_entry (TendTransaction *self, gint64 *sequence, GError **error)
{
  TendAccount     *account = self->context->account;
  TendJournalDraft draft = {
    .at = self->now,
    .account_id = account != NULL ? tend_record_get_id (TEND_RECORD (account)) : 0,
    .workstation = self->context->workstation,
    .action = self->action,
    .patient_id = self->patient_id,
    .reason = self->reason,
    .undoes = self->undoes,
    .operation = self->operation,
    .changes = self->changes,
  };

  *sequence = tend_journal_append (self->backend, &draft, error);
  return *sequence != 0;
}

gboolean
tend_transaction_commit (TendTransaction *self, gint64 *sequence, GError **error)
{
  gboolean silent = json_array_get_length (self->changes) == 0 && !self->noted;

  *sequence = 0;
  if (!rebuild_search_keys (self, error) || (!silent && !append_entry (self, sequence, error)))
    {
      tend_transaction_rollback (self);
      return FALSE;
    }
  if (tend_backend_command (self->backend, "COMMIT", error))
    return TRUE;
  self->in_doubt = !silent && tend_backend_is_postgresql (self->backend);
  tend_backend_command (self->backend, "ROLLBACK", NULL);
  return FALSE;
}

gboolean
tend_transaction_is_in_doubt (TendTransaction *self)
{
  return self->in_doubt;
}

const char *
tend_transaction_get_operation (TendTransaction *self)
{
  return self->operation;
}

GPtrArray *
tend_transaction_get_written (TendTransaction *self)
{
  return self->written;
}

GHashTable *
tend_transaction_get_tables (TendTransaction *self)
{
  return self->tables;
}

TendRecord *
tend_transaction_get_result (TendTransaction *self)
{
  return self->result;
}

TendBackend *
tend_transaction_get_backend (TendTransaction *self)
{
  return self->backend;
}

gint64
tend_transaction_get_now (TendTransaction *self)
{
  return self->now;
}

GTimeZone *
tend_transaction_get_time_zone (TendTransaction *self)
{
  return self->context->zone;
}

TendAccount *
tend_transaction_get_account (TendTransaction *self)
{
  return self->context->account;
}

void
tend_transaction_set_patient (TendTransaction *self, gint64 patient_id)
{
  if (self->patient_id == 0)
    self->patient_id = patient_id;
}

void
tend_transaction_set_reason (TendTransaction *self, const char *reason)
{
  g_free (self->reason);
  self->reason = g_strdup (reason);
}

void
tend_transaction_note (TendTransaction *self)
{
  self->noted = TRUE;
}

void
tend_transaction_set_action (TendTransaction *self, const char *action)
{
  g_free (self->action);
  self->action = g_strdup (action);
}

void
tend_transaction_set_result (TendTransaction *self, gpointer record)
{
  g_set_object (&self->result, record);
}

gpointer
tend_transaction_get (TendTransaction *self, GType type, gint64 id, GError **error)
{
  const TendRecordInfo *info = tend_record_type_get_info (type);
  g_autofree char      *sql = tend_record_sql_select (info);
  g_autofree GType     *types = tend_record_sql_types (info);
  TendStatement        *statement = tend_backend_prepare (self->backend, sql, types, error);
  g_autoptr (TendRows) rows = NULL;

  if (statement == NULL)
    return NULL;
  tend_statement_set_int64 (statement, "id", id);
  rows = tend_backend_select (self->backend, statement, error);
  if (rows == NULL)
    return NULL;
  if (tend_rows_get_count (rows) == 0)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND,
                   "There is no %s with the id %" G_GINT64_FORMAT, info->table, id);
      return NULL;
    }
  return tend_record_sql_read (type, rows, 0, error);
}

static const char *
find_unique_field (const TendRecordInfo *info)
{
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & TEND_FIELD_UNIQUE)
      return info->fields[i].name;
  return NULL;
}

static gpointer
find_by_number (
    TendTransaction *self, GType type, const char *field, const char *number, GError **error)
{
  const TendRecordInfo *info = tend_record_type_get_info (type);
  g_autofree char      *columns = tend_record_sql_columns (info, "r");
  g_autofree char      *sql = g_strdup_printf ("SELECT %s FROM %s r WHERE r.%s = ##number::string",
                                               columns, info->table, field);
  g_autofree GType     *types = tend_record_sql_types (info);
  TendStatement        *statement = tend_backend_prepare (self->backend, sql, types, error);
  g_autoptr (TendRows) rows = NULL;

  if (statement == NULL)
    return NULL;
  tend_statement_set_text (statement, "number", number);
  rows = tend_backend_select (self->backend, statement, error);
  if (rows == NULL)
    return NULL;
  if (tend_rows_get_count (rows) > 0)
    return tend_record_sql_read (type, rows, 0, error);
  g_set_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, "There is no such %s: %s", info->table,
               number);
  return NULL;
}

gpointer
tend_transaction_find (TendTransaction *self, GType type, const char *number, GError **error)
{
  const char *field = find_unique_field (tend_record_type_get_info (type));
  gint64      id = 0;
  g_autoptr (GError) not_found = NULL;
  gpointer record = NULL;

  if (g_ascii_string_to_signed (number, 10, 1, G_MAXINT64, &id, NULL) || field == NULL)
    record = tend_transaction_get (self, type, id, &not_found);
  if (record != NULL)
    return record;
  if (field != NULL && (not_found == NULL || not_found->code == TEND_ERROR_NOT_FOUND))
    return find_by_number (self, type, field, number, error);
  g_propagate_error (error, g_steal_pointer (&not_found));
  return NULL;
}

GPtrArray *
tend_transaction_query (TendTransaction *self,
                        const char      *name,
                        GVariant        *parameters,
                        GError         **error)
{
  g_autoptr (GVariant) held = parameters != NULL ? g_variant_ref_sink (parameters) : NULL;

  return tend_query_catalog_run (self->backend, name, held, error);
}

gpointer
tend_transaction_query_first (TendTransaction *self,
                              const char      *name,
                              GVariant        *parameters,
                              GError         **error)
{
  g_autoptr (GPtrArray) records = tend_transaction_query (self, name, parameters, error);

  if (records == NULL || records->len == 0)
    return NULL;
  return g_object_ref (g_ptr_array_index (records, 0));
}

static void
add_written (TendTransaction *self, TendRecord *record)
{
  const TendRecordInfo *info = tend_record_get_info (record);
  TendRecord           *copy = tend_record_copy (record);

  tend_record_clear_dirty (copy);
  g_ptr_array_add (self->written, copy);
  g_hash_table_add (self->tables, (gpointer) info->table);
}

static void
add_change (TendTransaction *self, TendRecord *record, JsonObject *before, JsonObject *after)
{
  JsonObject      *change = json_object_new ();
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, tend_record_get_id (record));

  json_object_set_string_member (change, "kind", tend_record_get_info (record)->table);
  json_object_set_string_member (change, "id", id);
  json_object_set_int_member (change, "version", tend_record_get_version (record));
  if (before != NULL)
    json_object_set_object_member (change, "before", before);
  if (after != NULL)
    json_object_set_object_member (change, "after", after);
  json_array_add_object_element (self->changes, change);
}

static void
mark_patient_stale (TendTransaction *self, TendRecord *record)
{
  gint64 id = tend_search_index_get_patient (record);

  g_hash_table_add (self->stale_patients, g_memdup2 (&id, sizeof id));
}

/* One parameter for all fields: libgda takes longer for each parameter than the
 * database takes for a row. */
static gboolean
insert_rows (
    TendTransaction *self, GPtrArray *records, guint first, guint n, guint64 fields, GError **error)
{
  const TendRecordInfo *info = tend_record_get_info (g_ptr_array_index (records, first));
  const char           *sql
      = tend_record_sql_insert (info, fields, tend_backend_is_postgresql (self->backend));
  TendStatement *statement = tend_backend_prepare (self->backend, sql, NULL, error);
  g_auto (TendJsonRows) batch = { 0 };
  g_autofree char *rows = NULL;

  if (statement == NULL)
    return FALSE;
  tend_json_rows_init (&batch);
  for (guint i = first; i < first + n; i++)
    tend_record_sql_add_json (g_ptr_array_index (records, i), fields, &batch);
  rows = tend_json_rows_finish (&batch);
  tend_statement_set_text (statement, "rows", rows);
  return tend_backend_execute (self->backend, statement, error) >= 0;
}

gboolean
tend_transaction_insert (TendTransaction *self, gpointer record, GError **error)
{
  TendRecord *row = record;
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_return_val_if_fail (tend_record_get_info (row)->table != NULL, FALSE);

  if (!tend_record_check_required (row, error))
    return FALSE;
  if (tend_record_get_id (row) == 0)
    tend_record_set_id (row, tend_identifier_make (self->context->identifiers));
  tend_record_set_version (row, 1);
  g_ptr_array_add (one, row);
  if (!insert_rows (self, one, 0, 1, G_MAXUINT64, error))
    {
      tend_record_set_version (row, 0);
      return FALSE;
    }
  tend_record_clear_dirty (row);
  add_change (self, row, NULL, tend_record_to_json (row, G_MAXUINT64, FALSE));
  add_written (self, row);
  return !tend_search_index_covers (G_OBJECT_TYPE (row))
         || tend_search_index_add (self->backend, one, error);
}

/* Rows of one statement: enough to be quick, few enough to keep its text small. */
#define BATCH 1000

static gboolean
insert_batch (TendTransaction *self, GPtrArray *records, guint first, guint n, GError **error)
{
  const TendRecordInfo *info = tend_record_get_info (g_ptr_array_index (records, first));
  JsonObject           *change = json_object_new ();
  JsonArray            *ids = json_array_sized_new (n);

  json_object_set_string_member (change, "kind", info->table);
  json_object_set_int_member (change, "version", 1);
  json_object_set_array_member (change, "ids", ids);
  json_array_add_object_element (self->changes, change);
  for (guint i = first; i < first + n; i++)
    {
      gint64           number = tend_record_get_id (g_ptr_array_index (records, i));
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, number);

      json_array_add_string_element (ids, id);
    }
  /* SQLite reads each column from the JSON by itself, at a cost; a server's
   * statements are all prepared beforehand. */
  return insert_rows (self, records, first, n,
                      tend_backend_is_postgresql (self->backend)
                          ? G_MAXUINT64
                          : tend_record_sql_find_present (records, first, n),
                      error);
}

gboolean
tend_transaction_insert_many (TendTransaction *self, GPtrArray *records, GError **error)
{
  if (records->len == 0)
    return TRUE;

  for (guint i = 0; i < records->len; i++)
    {
      TendRecord *record = g_ptr_array_index (records, i);

      if (!tend_record_check_required (record, error))
        return FALSE;
      if (tend_record_get_id (record) == 0)
        tend_record_set_id (record, tend_identifier_make (self->context->identifiers));
      tend_record_set_version (record, 1);
    }
  for (guint first = 0; first < records->len; first += BATCH)
    if (!insert_batch (self, records, first, MIN (BATCH, records->len - first), error))
      return FALSE;
  for (guint i = 0; i < records->len; i++)
    tend_record_clear_dirty (g_ptr_array_index (records, i));
  g_hash_table_add (self->tables,
                    (gpointer) tend_record_get_info (g_ptr_array_index (records, 0))->table);
  return !tend_search_index_covers (G_OBJECT_TYPE (g_ptr_array_index (records, 0)))
         || tend_search_index_add (self->backend, records, error);
}

/* The clock in the clinic, with the day when it is another one. */
static char *
format_moment (TendTransaction *self, gint64 at)
{
  GDate today, day;

  if (!tend_time_get_date (self->now, self->context->zone, &today)
      || !tend_time_get_date (at, self->context->zone, &day))
    return NULL;
  return tend_time_format (at, self->context->zone,
                           g_date_compare (&today, &day) == 0 ? "%H:%M" : "%Y-%m-%d %H:%M");
}

gboolean
tend_transaction_report_conflict (TendTransaction *self, gpointer record, GError **error)
{
  gint64           at = TEND_TIME_NONE;
  g_autofree char *who = tend_journal_find_later_writer (
      self->backend, tend_record_get_info (record)->table, tend_record_get_id (record), 0, &at);
  g_autofree char *when = at != TEND_TIME_NONE ? format_moment (self, at) : NULL;

  if (who != NULL && when != NULL)
    /* Translators: a person's name and a time, which may have a day before it. */
    g_set_error (error, TEND_ERROR, TEND_ERROR_CONFLICT,
                 _ ("%s changed this at %s; nothing of yours was saved over it"), who, when);
  else
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_CONFLICT,
                         _ ("Somebody else changed this; nothing of yours was saved over it"));
  return FALSE;
}

static gboolean
update_row (TendTransaction *self, TendRecord *record, GError **error)
{
  g_autofree char *sql = tend_record_sql_update (tend_record_get_info (record));
  TendStatement   *statement = tend_backend_prepare (self->backend, sql, NULL, error);
  gint64           rows;

  if (statement == NULL)
    return FALSE;
  tend_record_sql_bind (record, statement);
  tend_statement_set_int64 (statement, "version", tend_record_get_version (record));
  tend_statement_set_int64 (statement, "withdrawn", tend_record_get_withdrawn (record));
  rows = tend_backend_execute (self->backend, statement, error);
  if (rows < 0)
    return FALSE;
  return rows == 1 || tend_transaction_report_conflict (self, record, error);
}

/* The fields that differ from what the row holds, and whether it may be written over. */
static gboolean
write_difference (TendTransaction *self, TendRecord *record, TendRecord *stored, GError **error)
{
  guint64     mask = tend_record_compare (record, stored);
  gboolean    withdrawn = tend_record_get_withdrawn (record);
  JsonObject *before, *after;

  if (mask == 0 && withdrawn == tend_record_get_withdrawn (stored))
    {
      tend_record_clear_dirty (record);
      return TRUE;
    }
  if (!tend_record_check_required (record, error) || !update_row (self, record, error))
    return FALSE;

  before = tend_record_to_json (stored, mask, TRUE);
  after = tend_record_to_json (record, mask, TRUE);
  if (withdrawn != tend_record_get_withdrawn (stored))
    {
      json_object_set_boolean_member (before, "withdrawn", !withdrawn);
      json_object_set_boolean_member (after, "withdrawn", withdrawn);
    }
  tend_record_set_version (record, tend_record_get_version (record) + 1);
  tend_record_clear_dirty (record);
  add_change (self, record, before, after);
  add_written (self, record);
  if (tend_search_index_covers (G_OBJECT_TYPE (record)))
    mark_patient_stale (self, record);
  return TRUE;
}

gboolean
tend_transaction_update (TendTransaction *self, gpointer record, GError **error)
{
  g_autoptr (TendRecord) stored
      = tend_transaction_get (self, G_OBJECT_TYPE (record), tend_record_get_id (record), error);

  if (stored == NULL)
    return FALSE;
  if (tend_record_get_version (stored) != tend_record_get_version (record))
    return tend_transaction_report_conflict (self, record, error);
  return write_difference (self, record, stored, error);
}

gboolean
tend_transaction_withdraw (TendTransaction *self, gpointer record, GError **error)
{
  tend_record_set_withdrawn (record, TRUE);
  return tend_transaction_update (self, record, error);
}

gint64
tend_transaction_next_number (TendTransaction *self, const char *sequence, GError **error)
{
  const GType    columns[] = { G_TYPE_INT64, G_TYPE_NONE };
  TendStatement *raise = tend_backend_prepare (
      self->backend,
      "INSERT INTO number_sequence (name, last) VALUES (##name::string, 1) ON CONFLICT (name) "
      "DO UPDATE SET last = number_sequence.last + 1",
      NULL, error);
  TendStatement *read = tend_backend_prepare (
      self->backend, "SELECT last FROM number_sequence WHERE name = ##name::string", columns,
      error);
  g_autoptr (TendRows) rows = NULL;

  if (raise == NULL || read == NULL)
    return 0;
  tend_statement_set_text (raise, "name", sequence);
  if (tend_backend_execute (self->backend, raise, error) < 0)
    return 0;
  tend_statement_set_text (read, "name", sequence);
  rows = tend_backend_select (self->backend, read, error);
  return rows != NULL ? tend_rows_get_int64 (rows, 0, 0) : 0;
}

/* An entry may have changed a row more than once: its later change was just undone here. */
static gboolean
has_written (TendTransaction *self, TendRecord *row)
{
  for (guint i = 0; i < self->written->len; i++)
    {
      TendRecord *written = g_ptr_array_index (self->written, i);

      if (G_OBJECT_TYPE (written) == G_OBJECT_TYPE (row)
          && tend_record_get_id (written) == tend_record_get_id (row))
        return TRUE;
    }
  return FALSE;
}

static gboolean
undo_row (TendTransaction *self,
          GType            type,
          JsonObject      *change,
          const char      *id_text,
          gint64           sequence,
          GError         **error)
{
  gint64 id = g_ascii_strtoll (id_text, NULL, 10);
  gint64 version = json_object_get_int_member_with_default (change, "version", 0);
  g_autoptr (TendRecord) stored = tend_transaction_get (self, type, id, error);
  g_autoptr (TendRecord) record = NULL;
  JsonObject *before = json_object_has_member (change, "before")
                           ? json_object_get_object_member (change, "before")
                           : NULL;

  if (stored == NULL)
    return FALSE;
  if (tend_record_get_version (stored) != version && !has_written (self, stored))
    {
      const char      *table = tend_record_get_info (stored)->table;
      gint64           at;
      g_autofree char *who
          = tend_journal_find_later_writer (self->backend, table, id, sequence, &at);

      g_set_error (error, TEND_ERROR, TEND_ERROR_CONFLICT,
                   "This cannot be taken back: %s changed the %s since",
                   who != NULL ? who : "somebody", table);
      return FALSE;
    }
  record = tend_record_copy (stored);
  if (before == NULL)
    tend_record_set_withdrawn (record, TRUE);
  else
    {
      if (json_object_has_member (before, "withdrawn"))
        tend_record_set_withdrawn (record, json_object_get_boolean_member (before, "withdrawn"));
      if (!tend_record_load_json (record, before, error))
        return FALSE;
    }
  return write_difference (self, record, stored, error);
}

static gboolean
undo_change (TendTransaction *self, JsonObject *change, gint64 sequence, GError **error)
{
  const char *kind = json_object_get_string_member (change, "kind");
  GType       type = tend_kinds_find (kind);
  JsonArray  *ids;

  if (type == G_TYPE_INVALID)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   "This cannot be taken back: rows of %s are not known to this Tend", kind);
      return FALSE;
    }
  if (json_object_has_member (change, "id"))
    return undo_row (self, type, change, json_object_get_string_member (change, "id"), sequence,
                     error);
  ids = json_object_get_array_member (change, "ids");
  for (guint i = json_array_get_length (ids); i > 0; i--)
    if (!undo_row (self, type, change, json_array_get_string_element (ids, i - 1), sequence, error))
      return FALSE;
  return TRUE;
}

gboolean
tend_transaction_undo (TendTransaction *self, gint64 sequence, GError **error)
{
  gint64 patient_id = 0;
  g_autoptr (JsonArray) changes
      = tend_journal_read_changes (self->backend, sequence, &patient_id, error);

  if (changes == NULL)
    return FALSE;
  self->undoes = sequence;
  /* What only told of an act, such as a print, is taken back by being told so. */
  tend_transaction_note (self);
  tend_transaction_set_patient (self, patient_id);
  for (guint i = json_array_get_length (changes); i > 0; i--)
    if (!undo_change (self, json_array_get_object_element (changes, i - 1), sequence, error))
      return FALSE;
  return TRUE;
}
