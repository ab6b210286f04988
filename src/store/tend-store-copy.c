/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copies a whole store into a new one, on either backend. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-journal.h"
#include "tend-kinds.h"
#include "tend-record-sql.h"
#include "tend-store-private.h"

#define BATCH 1000

/* Tables beside those of the kinds: their columns that are numbers, those that are
 * texts, and the unique columns that order them. */
static const struct
{
  const char *name;
  const char *numbers;
  const char *texts;
  const char *key;
} tables[] = {
  { "patient_key", "patient_id", "kind, key", "kind, key, patient_id" },
  { "number_sequence", "last", "name", "name" },
  { "draft", "subject, account_id, saved_at", "form, content", "form, subject, account_id" },
  { "journal", "sequence, at, account_id, patient_id, undoes",
    "workstation, action, reason, operation, changes, previous_hash, hash", "sequence" },
  { "journal_row", "sequence, row_id", "kind", "sequence, kind, row_id" },
  { "journal_head", "id, sequence", "hash", "id" },
};

typedef struct
{
  TendStore *from;
  GType      type; /* of the kind being copied, or invalid */
  gsize      table;
  gint64     offset; /* id of the last row of a kind, or count of rows of a table */
  guint      n_rows;
  char      *rows; /* the batch as JSON */
  GError    *error;
} Copy;

static guint
count_columns (const char *list)
{
  guint n = 1;

  for (; *list != '\0'; list++)
    n += *list == ',';
  return n;
}

static void
keep_rows (Copy *copy, TendJsonRows *batch)
{
  g_free (copy->rows);
  copy->rows = tend_json_rows_finish (batch);
}

static void
read_kind (TendBackend *backend, gpointer data)
{
  Copy                 *copy = data;
  const TendRecordInfo *info = tend_record_type_get_info (copy->type);
  g_autofree char      *columns = tend_record_sql_columns (info, "r");
  g_autofree char      *sql
      = g_strdup_printf ("SELECT %s FROM %s r WHERE r.id > ##after::gint64 ORDER BY r.id LIMIT %d",
                         columns, info->table, BATCH);
  g_autofree GType *types = tend_record_sql_types (info);
  TendStatement    *statement = tend_backend_prepare (backend, sql, types, &copy->error);
  g_autoptr (TendRows) rows = NULL;
  g_auto (TendJsonRows) batch = { 0 };

  if (statement == NULL)
    return;
  tend_statement_set_int64 (statement, "after", copy->offset);
  rows = tend_backend_select (backend, statement, &copy->error);
  if (rows == NULL)
    return;
  copy->n_rows = tend_rows_get_count (rows);
  tend_json_rows_init (&batch);
  for (guint i = 0; i < copy->n_rows; i++)
    {
      g_autoptr (TendRecord) record = tend_record_sql_read (copy->type, rows, i, &copy->error);

      if (record == NULL)
        return;
      tend_record_sql_add_json (record, G_MAXUINT64, &batch);
      copy->offset = tend_record_get_id (record);
    }
  keep_rows (copy, &batch);
}

static void
read_table (TendBackend *backend, gpointer data)
{
  Copy             *copy = data;
  guint             n_numbers = count_columns (tables[copy->table].numbers);
  guint             n_texts = count_columns (tables[copy->table].texts);
  g_autofree GType *types = g_new (GType, n_numbers + n_texts + 1);
  g_autofree char  *sql
      = g_strdup_printf ("SELECT %s, %s FROM %s ORDER BY %s LIMIT %d OFFSET ##offset::gint64",
                         tables[copy->table].numbers, tables[copy->table].texts,
                         tables[copy->table].name, tables[copy->table].key, BATCH);
  TendStatement *statement;
  g_autoptr (TendRows) rows = NULL;
  g_auto (TendJsonRows) batch = { 0 };

  for (guint i = 0; i < n_numbers + n_texts; i++)
    types[i] = i < n_numbers ? G_TYPE_INT64 : G_TYPE_STRING;
  types[n_numbers + n_texts] = G_TYPE_NONE;
  statement = tend_backend_prepare (backend, sql, types, &copy->error);
  if (statement == NULL)
    return;
  tend_statement_set_int64 (statement, "offset", copy->offset);
  rows = tend_backend_select (backend, statement, &copy->error);
  if (rows == NULL)
    return;
  copy->n_rows = tend_rows_get_count (rows);
  copy->offset += copy->n_rows;
  tend_json_rows_init (&batch);
  for (guint i = 0; i < copy->n_rows; i++)
    {
      tend_json_rows_begin (&batch);
      for (guint k = 0; k < n_numbers + n_texts; k++)
        if (tend_rows_is_null (rows, i, k))
          tend_json_rows_add_text (&batch, NULL);
        else if (k < n_numbers)
          tend_json_rows_add_int64 (&batch, tend_rows_get_int64 (rows, i, k));
        else
          tend_json_rows_add_text (&batch, tend_rows_get_text (rows, i, k));
      tend_json_rows_end (&batch);
    }
  keep_rows (copy, &batch);
}

static char *
make_table_insert (gsize table, gboolean postgresql)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  guint n_numbers = count_columns (tables[table].numbers);
  guint n_texts = count_columns (tables[table].texts);

  g_string_append_printf (sql, "INSERT INTO %s (%s, %s) SELECT ", tables[table].name,
                          tables[table].numbers, tables[table].texts);
  for (guint i = 0; i < n_numbers + n_texts; i++)
    g_string_append_printf (sql, i < n_numbers ? "%sCAST(value->>%u AS BIGINT)" : "%svalue->>%u",
                            i > 0 ? ", " : "", i);
  g_string_append (
      sql, postgresql ? " FROM jsonb_array_elements(CAST(##rows::string AS jsonb)) AS x(value)"
                      : " FROM json_each(##rows::string)");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
write_rows (TendBackend *backend, Copy *copy, const char *sql)
{
  TendStatement *statement = tend_backend_prepare (backend, sql, NULL, &copy->error);

  if (statement == NULL)
    return FALSE;
  tend_statement_set_text (statement, "rows", copy->rows);
  return tend_backend_execute (backend, statement, &copy->error) >= 0;
}

static gboolean
copy_batches (TendBackend *backend, Copy *copy, TendDatabaseJob reader, const char *insert)
{
  copy->offset = 0;
  do
    {
      tend_database_run (tend_store_get_reader (copy->from), reader, copy);
      if (copy->error != NULL || (copy->n_rows > 0 && !write_rows (backend, copy, insert)))
        return FALSE;
    }
  while (copy->n_rows == BATCH);
  return TRUE;
}

static gboolean
copy_everything (TendBackend *backend, Copy *copy)
{
  gboolean postgresql = tend_backend_is_postgresql (backend);

  for (guint i = 0; (copy->type = tend_kinds_nth (i)) != G_TYPE_INVALID; i++)
    {
      const char *insert = tend_record_sql_insert (tend_record_type_get_info (copy->type),
                                                   G_MAXUINT64, postgresql);

      if (!copy_batches (backend, copy, read_kind, insert))
        return FALSE;
    }
  for (copy->table = 0; copy->table < G_N_ELEMENTS (tables); copy->table++)
    {
      g_autofree char *insert = make_table_insert (copy->table, postgresql);

      if (!copy_batches (backend, copy, read_table, insert))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_is_new (TendBackend *backend, GError **error)
{
  gint64 last = tend_journal_get_last (backend, error);

  if (last > 0)
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                         "The store to copy into is not a new one");
  return last == 0;
}

static void
write_copy (TendBackend *backend, gpointer data)
{
  Copy    *copy = data;
  gboolean postgresql = tend_backend_is_postgresql (backend);

  if (!check_is_new (backend, &copy->error)
      || !tend_backend_command (backend, postgresql ? "BEGIN" : "BEGIN IMMEDIATE", &copy->error))
    return;
  /* Rows may name rows that come later. */
  if (tend_backend_command (
          backend, postgresql ? "SET CONSTRAINTS ALL DEFERRED" : "PRAGMA defer_foreign_keys=1",
          &copy->error)
      && tend_backend_command (backend, "DELETE FROM journal_head", &copy->error)
      && copy_everything (backend, copy) && tend_backend_command (backend, "COMMIT", &copy->error))
    return;
  tend_backend_command (backend, "ROLLBACK", NULL);
}

static void
begin_snapshot (TendBackend *backend, gpointer data)
{
  Copy *copy = data;

  tend_backend_command (backend,
                        tend_backend_is_postgresql (backend)
                            ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
                            : "BEGIN",
                        &copy->error);
}

static void
end_snapshot (TendBackend *backend, gpointer data)
{
  tend_backend_command (backend, "ROLLBACK", NULL);
}

gboolean
tend_store_copy (TendStore *from, TendStore *to, GError **error)
{
  Copy copy = { .from = from };

  tend_database_run (tend_store_get_reader (from), begin_snapshot, &copy);
  if (copy.error == NULL)
    {
      tend_database_run (tend_store_get_writer (to), write_copy, &copy);
      tend_database_run (tend_store_get_reader (from), end_snapshot, &copy);
    }
  g_free (copy.rows);
  if (copy.error == NULL)
    return TRUE;
  g_propagate_error (error, copy.error);
  return FALSE;
}
