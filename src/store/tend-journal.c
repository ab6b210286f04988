/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one journal: append-only entries, chained by hash, in the order of their commits. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-journal.h"
#include "tend-time.h"

#include "tend-journal-changes.h"
#include "tend-json-rows.h"

/* Few parameters, for libgda takes its time for each. */
#define INSERT_ENTRY                                                                               \
  "INSERT INTO journal (sequence, at, account_id, workstation, action, patient_id, reason, "       \
  "undoes, operation, changes, previous_hash, hash) SELECT CAST(value->>0 AS BIGINT), "            \
  "CAST(value->>1 AS BIGINT), NULLIF(CAST(value->>2 AS BIGINT), 0), value->>3, value->>4, "        \
  "NULLIF(CAST(value->>5 AS BIGINT), 0), NULLIF(value->>6, ''), "                                  \
  "NULLIF(CAST(value->>7 AS BIGINT), 0), value->>8, CAST(##changes::string AS TEXT), value->>9, "  \
  "value->>10 "
#define INSERT_ROWS                                                                                \
  "INSERT INTO journal_row (sequence, kind, row_id) SELECT ##sequence::gint64, value->>0, "        \
  "CAST(value->>1 AS BIGINT) "

/* Each field goes in with its length, so that no two entries hash alike. */
static void
feed (GChecksum *checksum, const char *text)
{
  g_autofree char *head
      = g_strdup_printf ("%" G_GSIZE_FORMAT ":", text != NULL ? strlen (text) : 0);

  g_checksum_update (checksum, (const guchar *) head, -1);
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, -1);
}

static void
feed_number (GChecksum *checksum, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  feed (checksum, text);
}

static char *
make_hash (const char             *previous,
           gint64                  sequence,
           const TendJournalDraft *draft,
           const char             *changes)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  feed (checksum, previous);
  feed_number (checksum, sequence);
  feed_number (checksum, draft->at);
  feed_number (checksum, draft->account_id);
  feed (checksum, draft->workstation);
  feed (checksum, draft->action);
  feed_number (checksum, draft->patient_id);
  feed (checksum, draft->reason);
  feed_number (checksum, draft->undoes);
  feed (checksum, draft->operation);
  feed (checksum, changes);
  return g_strdup (g_checksum_get_string (checksum));
}

static gboolean
read_head (TendBackend *backend, gboolean lock, gint64 *sequence, char **hash, GError **error)
{
  const GType    columns[] = { G_TYPE_INT64, G_TYPE_STRING, G_TYPE_NONE };
  TendStatement *statement = tend_backend_prepare (
      backend,
      lock && tend_backend_is_postgresql (backend)
          ? "SELECT sequence, hash FROM journal_head WHERE id = 1 FOR UPDATE"
          : "SELECT sequence, hash FROM journal_head WHERE id = 1",
      columns, error);
  g_autoptr (TendRows) rows = NULL;

  if (statement == NULL)
    return FALSE;
  rows = tend_backend_select (backend, statement, error);
  if (rows == NULL)
    return FALSE;
  if (tend_rows_get_count (rows) != 1)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_CORRUPT,
                           "The journal has lost its head; run a check");
      return FALSE;
    }
  *sequence = tend_rows_get_int64 (rows, 0, 0);
  *hash = g_strdup (tend_rows_get_text (rows, 0, 1));
  return TRUE;
}

static gboolean
write_entry (TendBackend            *backend,
             gint64                  sequence,
             const TendJournalDraft *draft,
             const char             *changes,
             const char             *previous,
             const char             *hash,
             GError                **error)
{
  TendStatement *statement = tend_backend_prepare (
      backend,
      tend_backend_is_postgresql (backend) ? INSERT_ENTRY
          "FROM jsonb_array_elements(CAST(##entry::string AS jsonb)) AS x(value)"
                                           : INSERT_ENTRY "FROM json_each(##entry::string)",
      NULL, error);
  g_auto (TendJsonRows) entry = { 0 };
  g_autofree char *text = NULL;

  if (statement == NULL)
    return FALSE;
  tend_json_rows_init (&entry);
  tend_json_rows_begin (&entry);
  tend_json_rows_add_int64 (&entry, sequence);
  tend_json_rows_add_int64 (&entry, draft->at);
  tend_json_rows_add_int64 (&entry, draft->account_id);
  tend_json_rows_add_text (&entry, draft->workstation);
  tend_json_rows_add_text (&entry, draft->action);
  tend_json_rows_add_int64 (&entry, draft->patient_id);
  tend_json_rows_add_text (&entry, draft->reason);
  tend_json_rows_add_int64 (&entry, draft->undoes);
  tend_json_rows_add_text (&entry, draft->operation);
  tend_json_rows_add_text (&entry, previous);
  tend_json_rows_add_text (&entry, hash);
  tend_json_rows_end (&entry);
  text = tend_json_rows_finish (&entry);
  tend_statement_set_text (statement, "entry", text);
  tend_statement_set_text (statement, "changes", changes);
  return tend_backend_execute (backend, statement, error) >= 0;
}

static gboolean
write_rows (TendBackend *backend, gint64 sequence, JsonArray *changes, GError **error)
{
  TendStatement *statement = tend_backend_prepare (
      backend,
      tend_backend_is_postgresql (backend)
          ? INSERT_ROWS "FROM jsonb_array_elements(CAST(##rows::string AS jsonb)) AS x(value) "
                        "ON CONFLICT DO NOTHING"
          : INSERT_ROWS "FROM json_each(##rows::string) WHERE true ON CONFLICT DO NOTHING",
      NULL, error);
  g_auto (TendJsonRows) rows = { 0 };
  g_autofree char *text = NULL;

  if (statement == NULL)
    return FALSE;
  tend_json_rows_init (&rows);
  for (guint i = 0; i < json_array_get_length (changes); i++)
    {
      JsonObject *change = json_array_get_object_element (changes, i);

      tend_json_rows_begin (&rows);
      tend_json_rows_add_text (&rows, json_object_get_string_member (change, "kind"));
      tend_json_rows_add_text (&rows,
                               json_object_get_string_member_with_default (change, "id", "0"));
      tend_json_rows_end (&rows);
    }
  text = tend_json_rows_finish (&rows);
  tend_statement_set_int64 (statement, "sequence", sequence);
  tend_statement_set_text (statement, "rows", text);
  return tend_backend_execute (backend, statement, error) >= 0;
}

static gboolean
move_head (TendBackend *backend, gint64 sequence, const char *hash, GError **error)
{
  TendStatement *statement = tend_backend_prepare (
      backend,
      "UPDATE journal_head SET sequence = ##sequence::gint64, hash = ##hash::string WHERE id = 1",
      NULL, error);

  if (statement == NULL)
    return FALSE;
  tend_statement_set_int64 (statement, "sequence", sequence);
  tend_statement_set_text (statement, "hash", hash);
  return tend_backend_execute (backend, statement, error) >= 0;
}

static char *
changes_to_text (JsonArray *changes)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), changes);

  return json_to_string (node, FALSE);
}

gint64
tend_journal_append (TendBackend *backend, const TendJournalDraft *draft, GError **error)
{
  g_autofree char *changes = changes_to_text (draft->changes);
  g_autofree char *previous = NULL;
  g_autofree char *hash = NULL;
  gint64           sequence = 0;

  if (!read_head (backend, TRUE, &sequence, &previous, error))
    return 0;
  sequence++;
  hash = make_hash (previous, sequence, draft, changes);
  if (!write_entry (backend, sequence, draft, changes, previous, hash, error)
      || !write_rows (backend, sequence, draft->changes, error)
      || !move_head (backend, sequence, hash, error))
    return 0;
  return sequence;
}

static gint64
find_operation (TendBackend *backend, const char *operation, GError **error)
{
  const GType    columns[] = { G_TYPE_INT64, G_TYPE_NONE };
  TendStatement *statement = tend_backend_prepare (
      backend, "SELECT sequence FROM journal WHERE operation = ##operation::string", columns,
      error);
  g_autoptr (TendRows) rows = NULL;

  if (statement == NULL)
    return -1;
  tend_statement_set_text (statement, "operation", operation);
  rows = tend_backend_select (backend, statement, error);
  if (rows == NULL)
    return -1;
  return tend_rows_get_count (rows) > 0 ? tend_rows_get_int64 (rows, 0, 0) : 0;
}

gint64
tend_journal_find_operation (TendBackend *backend, const char *operation, GError **error)
{
  g_autofree char *hash = NULL;
  gint64           sequence = -1;
  gint64           last;

  if (!tend_backend_command (backend, "BEGIN", error))
    return -1;
  /* A server that lost us may still be at that commit, and holds the head until it is done. */
  if (read_head (backend, TRUE, &last, &hash, error))
    sequence = find_operation (backend, operation, error);
  tend_backend_command (backend, "ROLLBACK", NULL);
  return sequence;
}

gint64
tend_journal_get_last (TendBackend *backend, GError **error)
{
  gint64 sequence = 0;

  if (!tend_backend_read_number (backend, "SELECT sequence FROM journal_head WHERE id = 1",
                                 &sequence, error))
    return -1;
  return sequence;
}

JsonArray *
tend_journal_read_changes (TendBackend *backend,
                           gint64       sequence,
                           gint64      *patient_id,
                           GError     **error)
{
  const GType    columns[] = { G_TYPE_STRING, G_TYPE_INT64, G_TYPE_NONE };
  TendStatement *statement = tend_backend_prepare (
      backend, "SELECT changes, patient_id FROM journal WHERE sequence = ##sequence::gint64",
      columns, error);
  g_autoptr (TendRows) rows = NULL;
  JsonArray *changes;

  if (statement == NULL)
    return NULL;
  tend_statement_set_int64 (statement, "sequence", sequence);
  rows = tend_backend_select (backend, statement, error);
  if (rows == NULL)
    return NULL;
  if (tend_rows_get_count (rows) == 0)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND,
                   "The journal has no entry %" G_GINT64_FORMAT, sequence);
      return NULL;
    }
  *patient_id = tend_rows_get_int64 (rows, 0, 1);
  changes = tend_journal_changes_parse (tend_rows_get_text (rows, 0, 0), NULL);
  if (changes != NULL)
    return changes;
  g_set_error (error, TEND_ERROR, TEND_ERROR_CORRUPT,
               "The journal's entry %" G_GINT64_FORMAT " cannot be read", sequence);
  return NULL;
}

char *
tend_journal_find_later_writer (
    TendBackend *backend, const char *kind, gint64 id, gint64 sequence, gint64 *at)
{
  const GType    columns[] = { G_TYPE_STRING, G_TYPE_INT64, G_TYPE_NONE };
  TendStatement *statement = tend_backend_prepare (
      backend,
      "SELECT a.full_name, j.at FROM journal_row r JOIN journal j ON j.sequence = r.sequence "
      "LEFT JOIN account a ON a.id = j.account_id WHERE r.kind = ##kind::string AND "
      "r.row_id = ##row::gint64 AND r.sequence > ##sequence::gint64 "
      "ORDER BY r.sequence DESC LIMIT 1",
      columns, NULL);
  g_autoptr (TendRows) rows = NULL;

  *at = TEND_TIME_NONE;
  if (statement == NULL)
    return NULL;
  tend_statement_set_text (statement, "kind", kind);
  tend_statement_set_int64 (statement, "row", id);
  tend_statement_set_int64 (statement, "sequence", sequence);
  rows = tend_backend_select (backend, statement, NULL);
  if (rows == NULL || tend_rows_get_count (rows) == 0)
    return NULL;
  *at = tend_rows_get_int64 (rows, 0, 1);
  return g_strdup (tend_rows_get_text (rows, 0, 0));
}

GHashTable *
tend_journal_read_rows_since (TendBackend *backend, gint64 sequence, gint64 *last, GError **error)
{
  const GType    columns[] = { G_TYPE_STRING, G_TYPE_INT64, G_TYPE_NONE };
  TendStatement *statement = tend_backend_prepare (
      backend,
      "SELECT kind, row_id FROM journal_row WHERE sequence > ##after::gint64 AND "
      "sequence <= ##last::gint64 LIMIT 20000",
      columns, error);
  g_autoptr (GHashTable) tables = NULL;
  g_autoptr (TendRows) rows = NULL;

  if (statement == NULL)
    return NULL;
  *last = tend_journal_get_last (backend, error);
  if (*last < 0)
    return NULL;
  tend_statement_set_int64 (statement, "after", sequence);
  tend_statement_set_int64 (statement, "last", *last);
  rows = tend_backend_select (backend, statement, error);
  if (rows == NULL)
    return NULL;
  tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < tend_rows_get_count (rows); i++)
    {
      const char *kind = tend_rows_get_text (rows, i, 0);
      gint64      id = tend_rows_get_int64 (rows, i, 1);
      GArray     *ids = g_hash_table_lookup (tables, kind);

      if (ids == NULL)
        {
          ids = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (tables, g_strdup (kind), ids);
        }
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&tables);
}

static gboolean
check_entry (TendRows *rows, guint row, gint64 expected, char **previous, GError **error)
{
  TendJournalDraft draft = {
    .at = tend_rows_get_int64 (rows, row, 1),
    .account_id = tend_rows_get_int64 (rows, row, 2),
    .workstation = tend_rows_get_text (rows, row, 3),
    .action = tend_rows_get_text (rows, row, 4),
    .patient_id = tend_rows_get_int64 (rows, row, 5),
    .reason = tend_rows_get_text (rows, row, 6),
    .undoes = tend_rows_get_int64 (rows, row, 7),
    .operation = tend_rows_get_text (rows, row, 8),
  };
  gint64           sequence = tend_rows_get_int64 (rows, row, 0);
  g_autofree char *hash
      = make_hash (*previous, sequence, &draft, tend_rows_get_text (rows, row, 9));

  if (sequence != expected || g_strcmp0 (*previous, tend_rows_get_text (rows, row, 10)) != 0
      || g_strcmp0 (hash, tend_rows_get_text (rows, row, 11)) != 0)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_CORRUPT,
                   "The journal's chain is broken at entry %" G_GINT64_FORMAT
                   ": it was changed, or one before it is missing",
                   expected);
      return FALSE;
    }
  g_free (*previous);
  *previous = g_steal_pointer (&hash);
  return TRUE;
}

gboolean
tend_journal_verify (TendBackend *backend, gint64 *entries, GError **error)
{
  const GType columns[]
      = { G_TYPE_INT64,  G_TYPE_INT64,  G_TYPE_INT64, G_TYPE_STRING, G_TYPE_STRING,
          G_TYPE_INT64,  G_TYPE_STRING, G_TYPE_INT64, G_TYPE_STRING, G_TYPE_STRING,
          G_TYPE_STRING, G_TYPE_STRING, G_TYPE_NONE };
  TendStatement *statement = tend_backend_prepare (
      backend,
      "SELECT sequence, at, account_id, workstation, action, patient_id, reason, undoes, "
      "operation, changes, previous_hash, hash FROM journal WHERE sequence > ##after::gint64 "
      "ORDER BY sequence LIMIT 500",
      columns, error);
  g_autofree char *previous = g_strdup ("");
  g_autofree char *head_hash = NULL;
  gint64           sequence = 0, head = 0;
  guint            n_rows;

  if (statement == NULL)
    return FALSE;
  do
    {
      g_autoptr (TendRows) rows = NULL;

      tend_statement_set_int64 (statement, "after", sequence);
      rows = tend_backend_select (backend, statement, error);
      if (rows == NULL)
        return FALSE;
      n_rows = tend_rows_get_count (rows);
      for (guint i = 0; i < n_rows; i++)
        if (!check_entry (rows, i, ++sequence, &previous, error))
          return FALSE;
    }
  while (n_rows > 0);

  if (!read_head (backend, FALSE, &head, &head_hash, error))
    return FALSE;
  if (head != sequence || g_strcmp0 (head_hash, previous) != 0)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_CORRUPT,
                   "The journal ends at entry %" G_GINT64_FORMAT
                   " but its head says %" G_GINT64_FORMAT ": entries are missing",
                   sequence, head);
      return FALSE;
    }
  *entries = sequence;
  return TRUE;
}
