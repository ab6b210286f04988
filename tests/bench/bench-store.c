/* SPDX-License-Identifier: GPL-3.0-or-later
 * The store beside the bare databases doing the same: search as you type, one durable
 * transaction, a bulk import. Each figure stands beside its limit of the same run.
 * TEND_BENCH_PATIENTS says how many patients there are (a million unless told). */
#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tend-patient.h"
#include "tend-query-catalog.h"
#include "tend-record-sql.h"
#include "tend-search.h"
#include "tend-test-store.h"

#define ROUNDS 9
#define BULK 50000
#define COMMITS 200

static const char *const families[]
    = { "Smith",  "Johnson", "Hernandez", "Nguyen", "O'Brien", "Müller", "Kowalski", "García",
        "Okafor", "Tanaka",  "Ivanova",   "Haddad", "Cohen",   "Silva",  "Rossi",    "Larsson" };
static const char *const givens[] = { "Ana",   "James", "Mary", "José",  "Zoë",   "Björn",
                                      "Amara", "Yuki",  "Olga", "Layla", "David", "Bruno" };
static const char *const typed[]
    = { "smi", "hernan", "mul", "oka", "kow j", "garcia z", "ngu", "o'b" };

static double
seconds (void)
{
  return g_get_monotonic_time () / 1e6;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

static void
print_figure (const char *what, const char *backend, double ours, double limit, double most)
{
  double ratio = ours / limit;

  printf ("%-22s %-10s %10.3f ms  limit %10.3f ms  ratio %5.2f  (%s %.2f)\n", what, backend,
          ours * 1e3, limit * 1e3, ratio, ratio <= most ? "within" : "MISSES", most);
  fflush (stdout);
}

static TendPatient *
make_patient (guint number)
{
  g_autofree char *mrn = g_strdup_printf ("B%08u", number);
  /* A tail on most names, so that there are as many as in a town. */
  g_autofree char *family = g_strdup_printf ("%s%s", families[number % G_N_ELEMENTS (families)],
                                             number % 7 ? "" : "-Lee");
  g_autofree char *given = g_strdup_printf ("%s %c%c", givens[number / 16 % G_N_ELEMENTS (givens)],
                                            'A' + number / 192 % 26, 'a' + number / 4992 % 26);
  g_autoptr (GDate) birth
      = g_date_new_julian (g_date_get_julian (g_date_new_dmy (1, 1, 1930)) + number % 33000);

  return g_object_new (TEND_TYPE_PATIENT, "mrn", mrn, "family-name", family, "given-name", given,
                       "birth-date", birth, "registered-at", TEND_TEST_NOW, "active", TRUE, NULL);
}

static gboolean
insert_batch (TendTransaction *transaction, gpointer data, GError **error)
{
  guint *numbers = data; /* first, count */
  g_autoptr (GPtrArray) patients = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < numbers[1]; i++)
    g_ptr_array_add (patients, make_patient (numbers[0] + i));
  return tend_transaction_insert_many (transaction, patients, error);
}

static void
fill (TendStore *store, guint n)
{
  for (guint first = 0; first < n; first += BULK)
    {
      guint numbers[2] = { first, MIN (BULK, n - first) };

      tend_test_transact (store, "bench.fill", insert_batch, numbers);
    }
}

/* Every beginning of a word a person types, as the keys come. */
typedef double (*Ask) (gpointer engine, const char *text);

static double
measure_typing (Ask ask, gpointer engine)
{
  double times[G_N_ELEMENTS (typed) * 16 * ROUNDS];
  guint  n = 0;

  for (guint round = 0; round < ROUNDS; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
      for (gsize length = 1; length <= strlen (typed[i]); length++)
        {
          g_autofree char *text = g_strndup (typed[i], length);

          if (tend_search_query_name (text) != NULL)
            times[n++] = ask (engine, text);
        }
  return median (times, n);
}

static double
ask_store (gpointer engine, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  double start = seconds ();

  rows = tend_store_query (engine, tend_search_query_name (text), tend_search_parameters (text),
                           &error);
  g_assert_no_error (error);
  return seconds () - start;
}

/* The SQL of a query with its parameters as the bare libraries write them, and the
 * names in the order of their first use. */
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

typedef struct
{
  sqlite3      *database;
  sqlite3_stmt *statement;
  PGconn       *connection;
  GPtrArray    *names;
} Bare;

static double
ask_sqlite (gpointer engine, const char *text)
{
  Bare *bare = engine;
  g_autoptr (GVariant) parameters = g_variant_ref_sink (tend_search_parameters (text));
  volatile gsize sink = 0;
  double         start = seconds ();

  for (guint i = 0; i < bare->names->len; i++)
    {
      const char *value = NULL;

      g_variant_lookup (parameters, bare->names->pdata[i], "&s", &value);
      sqlite3_bind_text (bare->statement, i + 1, value, -1, SQLITE_STATIC);
    }
  while (sqlite3_step (bare->statement) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (bare->statement); i++)
      sink += sqlite3_column_bytes (bare->statement, i);
  sqlite3_reset (bare->statement);
  return seconds () - start;
}

static double
ask_libpq (gpointer engine, const char *text)
{
  Bare *bare = engine;
  g_autoptr (GVariant) parameters = g_variant_ref_sink (tend_search_parameters (text));
  const char    *values[32];
  PGresult      *result;
  volatile gsize sink = 0;
  double         start = seconds ();

  for (guint i = 0; i < bare->names->len; i++)
    g_variant_lookup (parameters, bare->names->pdata[i], "&s", &values[i]);
  result = PQexecPrepared (bare->connection, "search", bare->names->len, values, NULL, NULL, 0);
  g_assert_cmpint (PQresultStatus (result), ==, PGRES_TUPLES_OK);
  for (int row = 0; row < PQntuples (result); row++)
    for (int i = 0; i < PQnfields (result); i++)
      sink += strlen (PQgetvalue (result, row, i));
  PQclear (result);
  return seconds () - start;
}

static PGconn *
connect_to (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NON_DNS, NULL);
  const char *keys[] = { "host", "user", "dbname", NULL };
  const char *values[]
      = { g_uri_get_host (uri), g_uri_get_userinfo (uri), g_uri_get_path (uri) + 1, NULL };
  PGconn *connection = PQconnectdbParams (keys, values, 0);

  g_assert_cmpint (PQstatus (connection), ==, CONNECTION_OK);
  return connection;
}

static sqlite3 *
open_file (const char *path)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_exec (database,
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; "
                "PRAGMA foreign_keys=1",
                NULL, NULL, NULL);
  return database;
}

static void
bench_search (TendStore *store, const char *backend)
{
  gboolean         postgresql = g_str_equal (backend, "postgresql");
  Bare             bare = { .names = g_ptr_array_new_with_free_func (g_free) };
  g_autofree char *sql = translate (tend_query_catalog_find ("patient-search", postgresql)->sql,
                                    postgresql ? "$" : "?", bare.names);
  double           ours, limit;

  if (postgresql)
    {
      bare.connection = connect_to (tend_store_get_url (store));
      /* As the server's own autovacuum does after a while. */
      PQclear (PQexec (bare.connection, "ANALYZE"));
      PQclear (PQprepare (bare.connection, "search", sql, 0, NULL));
    }
  else
    {
      bare.database = open_file (tend_store_get_url (store) + strlen ("sqlite://"));
      g_assert_cmpint (sqlite3_prepare_v2 (bare.database, sql, -1, &bare.statement, NULL), ==,
                       SQLITE_OK);
    }
  measure_typing (ask_store, store);
  ours = measure_typing (ask_store, store);
  limit = measure_typing (postgresql ? ask_libpq : ask_sqlite, &bare);
  limit = MIN (limit, measure_typing (postgresql ? ask_libpq : ask_sqlite, &bare));
  print_figure ("search as you type", backend, ours, limit, postgresql ? 2 : 4);
  sqlite3_finalize (bare.statement);
  sqlite3_close (bare.database);
  if (bare.connection != NULL)
    PQfinish (bare.connection);
  g_ptr_array_unref (bare.names);
}

/* Bare statements that leave the same rows as a registered patient. */
static char *
literal_of (TendRecord *record)
{
  const TendRecordInfo *info = tend_record_get_info (record);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *columns = tend_record_sql_columns (info, "patient");
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = g_strsplit (columns, "patient.", -1);

  plain = g_strjoinv ("", parts);
  g_string_printf (sql, "INSERT INTO patient (%s) VALUES (%" G_GINT64_FORMAT ", 1, 0", plain,
                   tend_record_get_id (record));
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *text = tend_record_dup_text (record, i);
      char            *quoted = sqlite3_mprintf ("%Q", text);

      g_string_append_printf (sql, ", %s", quoted);
      sqlite3_free (quoted);
    }
  g_string_append_c (sql, ')');
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
insert_one (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_transaction_insert (transaction, data, error);
}

static double
commit_bare (sqlite3 *database, TendPatient *patient, gint64 number)
{
  g_autofree char *insert = NULL;
  g_autofree char *rest = NULL;
  double           start;
  char            *message = NULL;

  tend_record_set_id (TEND_RECORD (patient), number);
  insert = literal_of (TEND_RECORD (patient));
  rest = g_strdup_printf (
      "INSERT INTO patient_key VALUES ('name','bare %" G_GINT64_FORMAT "',%" G_GINT64_FORMAT
      "),('name','b bare',%" G_GINT64_FORMAT "),('name','c bare',%" G_GINT64_FORMAT
      "),('phonetic','BAR',%" G_GINT64_FORMAT "),('mrn','b%" G_GINT64_FORMAT "',%" G_GINT64_FORMAT
      "),('birth','1950-01-01',%" G_GINT64_FORMAT ");"
      "INSERT INTO journal SELECT sequence + 1, 1, NULL, 'here', 'bench', NULL, NULL, NULL, "
      "'bare%" G_GINT64_FORMAT "', '%s', hash, hash FROM journal_head;"
      "INSERT INTO journal_row SELECT sequence + 1, 'patient', %" G_GINT64_FORMAT
      " FROM journal_head;"
      "UPDATE journal_head SET sequence = sequence + 1;",
      number, number, number, number, number, number, number, number, number, "[{}]", number);
  start = seconds ();
  if (sqlite3_exec (database, "BEGIN IMMEDIATE", NULL, NULL, &message) != SQLITE_OK
      || sqlite3_exec (database, insert, NULL, NULL, &message) != SQLITE_OK
      || sqlite3_exec (database, rest, NULL, NULL, &message) != SQLITE_OK
      || sqlite3_exec (database, "COMMIT", NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
  return seconds () - start;
}

/* One after the other in turns, so that both meet the same disk. */
static void
bench_commit (guint n_patients)
{
  TendStore *store = tend_test_store_new ("sqlite");
  TendStore *other = tend_test_store_new ("sqlite");
  sqlite3   *database = open_file (tend_store_get_url (other) + strlen ("sqlite://"));
  double     ours[COMMITS], bare[COMMITS];

  for (guint i = 0; i < COMMITS; i++)
    {
      g_autoptr (TendPatient) patient = make_patient (2 * i);
      g_autoptr (TendPatient) same = make_patient (2 * i + 1);
      double start = seconds ();

      tend_test_transact (store, "patient.register", insert_one, patient);
      ours[i] = seconds () - start;
      bare[i] = commit_bare (database, same, 1000000 + i);
    }
  print_figure ("durable transaction", "sqlite", median (ours, COMMITS), median (bare, COMMITS),
                1.5);
  sqlite3_close (database);
  tend_test_store_free (store);
  tend_test_store_free (other);
}

int
main (int argc, char **argv)
{
  const char *asked = g_getenv ("TEND_BENCH_PATIENTS");
  guint       n_patients = asked != NULL ? (guint) atoi (asked) : 1000000;
  const char *backends[] = { "sqlite", "postgresql" };

  printf ("%u patients\n", n_patients);
  for (gsize i = 0; i < G_N_ELEMENTS (backends); i++)
    {
      TendStore *store;
      double     start;

      if (i == 1 && g_getenv ("TEND_TEST_POSTGRESQL") == NULL)
        break;
      store = tend_test_store_new (backends[i]);
      start = seconds ();
      fill (store, n_patients);
      printf ("%-22s %-10s %10.0f rows/s\n", "bulk import", backends[i],
              n_patients / (seconds () - start));
      bench_search (store, backends[i]);
      tend_test_store_free (store);
    }
  bench_commit (n_patients);
  return 0;
}
