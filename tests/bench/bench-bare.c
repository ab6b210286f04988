/* SPDX-License-Identifier: GPL-3.0-or-later
 * The bare database libraries, for figures to stand beside. */
#include "bench-bare.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <string.h>

#define MAX_COLUMNS 64

struct _BenchBare
{
  sqlite3      *database;
  PGconn       *connection;
  GHashTable   *statements; /* table or SQL → sqlite3_stmt, or the statement's name */
  sqlite3_stmt *search;
  GPtrArray    *names; /* of the search's parameters, in the order of their first use */
  GVariant     *parameters;
  const char   *values[MAX_COLUMNS]; /* inside parameters */
  GArray       *others;              /* processes of the server, of other connections */
};

struct _BenchRows
{
  char      *table;
  char      *update; /* NULL to insert them */
  PGresult  *result;
  GPtrArray *values; /* sqlite3_value, row by row */
  guint      n_rows;
  guint      n_columns;
};

static void
check_sqlite (BenchBare *self, int code, const char *sql)
{
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
    g_error ("%s: %.200s", sqlite3_errmsg (self->database), sql);
}

static PGresult *
check_result (BenchBare *self, PGresult *result, const char *sql)
{
  if (PQresultStatus (result) != PGRES_COMMAND_OK && PQresultStatus (result) != PGRES_TUPLES_OK)
    g_error ("%s: %.200s", PQerrorMessage (self->connection), sql);
  return result;
}

void
bench_bare_run (BenchBare *self, const char *sql)
{
  if (self->connection != NULL)
    PQclear (check_result (self, PQexec (self->connection, sql), sql));
  else
    check_sqlite (self, sqlite3_exec (self->database, sql, NULL, NULL, NULL), sql);
}

static PGconn *
connect_to (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NON_DNS, NULL);
  const char *keys[] = { "host", "user", "dbname", NULL };
  const char *values[]
      = { g_uri_get_host (uri), g_uri_get_userinfo (uri), g_uri_get_path (uri) + 1, NULL };
  PGconn *connection = PQconnectdbParams (keys, values, 0);

  if (PQstatus (connection) != CONNECTION_OK)
    g_error ("%s", PQerrorMessage (connection));
  return connection;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

BenchBare *
bench_bare_open (const char *url)
{
  BenchBare *self = g_new0 (BenchBare, 1);

  if (g_str_has_prefix (url, "postgresql"))
    {
      self->connection = connect_to (url);
      self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      bench_bare_run (self, "SET client_min_messages = warning");
      return self;
    }
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  if (sqlite3_open (url + strlen ("sqlite://"), &self->database) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self->database));
  /* As the store has it. */
  bench_bare_run (self, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=1; "
                        "PRAGMA cache_size=-65536; PRAGMA busy_timeout=5000");
  return self;
}

void
bench_bare_close (BenchBare *self)
{
  g_hash_table_unref (self->statements);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->parameters, g_variant_unref);
  g_clear_pointer (&self->others, g_array_unref);
  sqlite3_finalize (self->search);
  sqlite3_close (self->database);
  PQfinish (self->connection);
  g_free (self);
}

gboolean
bench_bare_is_postgresql (BenchBare *self)
{
  return self->connection != NULL;
}

/* The parameters as the bare libraries write them. */
static char *
translate (const char *sql, const char *mark, GPtrArray *names)
{
  g_autoptr (GRegex) regex = g_regex_new ("##(\\w+)::\\w+", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  int start, end, last = 0;

  for (g_regex_match (regex, sql, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      guint            index = 0;

      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, &index))
        {
          index = names->len;
          g_ptr_array_add (names, g_strdup (name));
        }
      g_match_info_fetch_pos (match, 0, &start, &end);
      g_string_append_len (text, sql + last, start - last);
      g_string_append_printf (text, "%s%u", mark, index + 1);
      last = end;
    }
  g_string_append (text, sql + last);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
bench_bare_prepare_search (BenchBare *self, const char *sql)
{
  g_autofree char *text = NULL;

  self->names = g_ptr_array_new_with_free_func (g_free);
  text = translate (sql, self->connection != NULL ? "$" : "?", self->names);
  g_assert_cmpuint (self->names->len, <, MAX_COLUMNS);
  if (self->connection != NULL)
    PQclear (check_result (self, PQprepare (self->connection, "search", text, 0, NULL), text));
  else
    check_sqlite (self, sqlite3_prepare_v2 (self->database, text, -1, &self->search, NULL), text);
}

void
bench_bare_set_parameters (BenchBare *self, GVariant *parameters)
{
  g_clear_pointer (&self->parameters, g_variant_unref);
  self->parameters = g_variant_ref_sink (parameters);
  for (guint i = 0; i < self->names->len; i++)
    if (!g_variant_lookup (parameters, self->names->pdata[i], "&s", &self->values[i]))
      g_error ("The parameter %s was not given", (char *) self->names->pdata[i]);
}

/* Every value is looked at, as a record would. */
static volatile gsize sink;

static void
search_sqlite (BenchBare *self, GArray *ids)
{
  gint64 id;

  for (guint i = 0; i < self->names->len; i++)
    sqlite3_bind_text (self->search, i + 1, self->values[i], -1, SQLITE_STATIC);
  while (sqlite3_step (self->search) == SQLITE_ROW)
    {
      for (int i = 1; i < sqlite3_column_count (self->search); i++)
        if (sqlite3_column_type (self->search, i) != SQLITE_NULL)
          sink += *sqlite3_column_text (self->search, i);
      id = sqlite3_column_int64 (self->search, 0);
      g_array_append_val (ids, id);
    }
  check_sqlite (self, sqlite3_reset (self->search), "search");
}

static void
search_postgresql (BenchBare *self, GArray *ids)
{
  PGresult *result = check_result (
      self,
      PQexecPrepared (self->connection, "search", self->names->len, self->values, NULL, NULL, 0),
      "search");
  gint64 id;

  for (int row = 0; row < PQntuples (result); row++)
    {
      for (int i = 1; i < PQnfields (result); i++)
        sink += *PQgetvalue (result, row, i);
      id = g_ascii_strtoll (PQgetvalue (result, row, 0), NULL, 10);
      g_array_append_val (ids, id);
    }
  PQclear (result);
}

void
bench_bare_search (BenchBare *self, GArray *ids)
{
  if (self->connection != NULL)
    search_postgresql (self, ids);
  else
    search_sqlite (self, ids);
}

static void
read_sqlite (BenchRows *self, BenchBare *from, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  check_sqlite (from, sqlite3_prepare_v2 (from->database, sql, -1, &statement, NULL), sql);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);
  self->n_columns = sqlite3_column_count (statement);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (guint i = 0; i < self->n_columns; i++)
        g_ptr_array_add (self->values, sqlite3_value_dup (sqlite3_column_value (statement, i)));
      self->n_rows++;
    }
  check_sqlite (from, sqlite3_finalize (statement), sql);
}

BenchRows *
bench_rows_read (BenchBare *from, const char *table, const char *rest)
{
  BenchRows       *self = g_new0 (BenchRows, 1);
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s %s", table, rest != NULL ? rest : "");

  self->table = g_strdup (table);
  if (from->connection == NULL)
    {
      read_sqlite (self, from, sql);
      return self;
    }
  self->result = check_result (from, PQexec (from->connection, sql), sql);
  self->n_rows = PQntuples (self->result);
  self->n_columns = PQnfields (self->result);
  g_assert_cmpuint (self->n_columns, <, MAX_COLUMNS);
  return self;
}

static char *
make_insert (const char *table, guint n_columns)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO %s VALUES (", table);
  for (guint i = 1; i <= n_columns; i++)
    g_string_append_printf (sql, "%s?%u", i > 1 ? ", " : "", i);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static gpointer
get_statement (BenchBare *self, BenchRows *rows)
{
  const char      *key = rows->update != NULL ? rows->update : rows->table;
  gpointer         statement = g_hash_table_lookup (self->statements, key);
  g_autofree char *sql = NULL;

  if (statement != NULL)
    return statement;
  sql = rows->update != NULL ? g_strdup (rows->update) : make_insert (key, rows->n_columns);
  if (self->connection != NULL)
    {
      statement = (gpointer) g_intern_string (rows->table);
      g_strdelimit (sql, "?", '$');
      PQclear (check_result (self, PQprepare (self->connection, statement, sql, 0, NULL), sql));
    }
  else
    check_sqlite (self,
                  sqlite3_prepare_v2 (self->database, sql, -1, (sqlite3_stmt **) &statement, NULL),
                  sql);
  g_hash_table_insert (self->statements, g_strdup (key), statement);
  return statement;
}

void
bench_rows_set_update (BenchRows *self, const char *sql)
{
  self->update = g_strdup (sql);
}

static void
write_sqlite (BenchRows *self, BenchBare *to, sqlite3_stmt *statement)
{
  for (guint row = 0; row < self->n_rows; row++)
    {
      for (guint i = 0; i < self->n_columns; i++)
        sqlite3_bind_value (statement, i + 1, self->values->pdata[row * self->n_columns + i]);
      sqlite3_step (statement);
      check_sqlite (to, sqlite3_reset (statement), self->table);
    }
}

static void
write_postgresql (BenchRows *self, BenchBare *to, const char *statement)
{
  const char *values[MAX_COLUMNS];

  for (guint row = 0; row < self->n_rows; row++)
    {
      for (guint i = 0; i < self->n_columns; i++)
        values[i] = PQgetisnull (self->result, row, i) ? NULL : PQgetvalue (self->result, row, i);
      PQclear (check_result (
          to, PQexecPrepared (to->connection, statement, self->n_columns, values, NULL, NULL, 0),
          self->table));
    }
}

void
bench_rows_write (BenchRows *self, BenchBare *to)
{
  gpointer statement = get_statement (to, self);

  if (to->connection != NULL)
    write_postgresql (self, to, statement);
  else
    write_sqlite (self, to, statement);
}

guint
bench_rows_get_count (BenchRows *self)
{
  return self->n_rows;
}

gint64
bench_rows_get_number (BenchRows *self)
{
  g_assert_cmpuint (self->n_rows, >, 0);
  return self->result != NULL ? g_ascii_strtoll (PQgetvalue (self->result, 0, 0), NULL, 10)
                              : sqlite3_value_int64 (self->values->pdata[0]);
}

void
bench_rows_free (BenchRows *self)
{
  PQclear (self->result);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self->table);
  g_free (self->update);
  g_free (self);
}

static void
copy_rows (BenchBare *from, BenchBare *to, const char *table)
{
  BenchRows *rows = bench_rows_read (from, table, NULL);

  bench_rows_write (rows, to);
  bench_rows_free (rows);
}

void
bench_bare_copy_ground (BenchBare *from, BenchBare *to)
{
  copy_rows (from, to, "clinic");
  copy_rows (from, to, "practitioner");
  copy_rows (from, to, "account");
  copy_rows (from, to, "journal");
  copy_rows (from, to, "journal_row");
}

static gint64
read_process_time (int process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/schedstat", process);
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? g_ascii_strtoll (text, NULL, 10) : 0;
}

gint64
bench_bare_get_server_time (BenchBare *self)
{
  return self->connection != NULL ? read_process_time (PQbackendPID (self->connection)) : 0;
}

static GArray *
find_others (BenchBare *self)
{
  const char *sql = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
                    "AND backend_type = 'client backend' AND pid <> pg_backend_pid()";
  PGresult   *result = check_result (self, PQexec (self->connection, sql), sql);
  GArray     *others = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < PQntuples (result); i++)
    {
      int process = atoi (PQgetvalue (result, i, 0));

      g_array_append_val (others, process);
    }
  PQclear (result);
  return others;
}

gint64
bench_bare_get_others_server_time (BenchBare *self)
{
  gint64 sum = 0;

  if (self->connection == NULL)
    return 0;
  if (self->others == NULL)
    self->others = find_others (self);
  for (guint i = 0; i < self->others->len; i++)
    sum += read_process_time (g_array_index (self->others, int, i));
  return sum;
}
