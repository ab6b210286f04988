/* SPDX-License-Identifier: GPL-3.0-or-later
 * Stores for tests, one of its own for each, on both backends. */
#include "tend-test-store.h"

#include "tend-practitioner.h"

#include <glib/gstdio.h>
#include <libpq-fe.h>

typedef struct
{
  TendTestFunction function;
  const char      *backend;
} Case;

static void
run_case (gconstpointer data)
{
  const Case *test = data;

  if (g_str_equal (test->backend, "postgresql") && g_getenv ("TEND_TEST_POSTGRESQL") == NULL)
    {
      g_test_skip ("no PostgreSQL server in TEND_TEST_POSTGRESQL");
      return;
    }
  test->function (test->backend);
}

void
tend_test_add (const char *path, TendTestFunction function)
{
  static const char *const backends[] = { "sqlite", "postgresql" };

  for (gsize i = 0; i < G_N_ELEMENTS (backends); i++)
    {
      g_autofree char *full_path = g_strdup_printf ("%s/%s", path, backends[i]);
      Case            *test = g_new (Case, 1);

      test->function = function;
      test->backend = backends[i];
      g_test_add_data_func_full (full_path, test, run_case, g_free);
    }
}

void
tend_test_wait_a_turn (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (500);
}

/* On the maintenance database of the server. */
static void
command_server (const char *format, const char *name)
{
  g_autoptr (GUri) uri = g_uri_parse (g_getenv ("TEND_TEST_POSTGRESQL"), G_URI_FLAGS_NON_DNS, NULL);
  const char      *keys[] = { "host", "user", "dbname", NULL };
  const char      *values[] = { g_uri_get_host (uri), g_uri_get_userinfo (uri), "postgres", NULL };
  g_autofree char *command = g_strdup_printf (format, name);
  PGconn          *connection = PQconnectdbParams (keys, values, 0);
  PGresult        *result = PQexec (connection, command);

  if (PQresultStatus (result) != PGRES_COMMAND_OK)
    g_error ("%s: %s", command, PQerrorMessage (connection));
  PQclear (result);
  PQfinish (connection);
}

static char *
make_url (const char *backend)
{
  static int       count;
  g_autofree char *name = g_strdup_printf ("tend_test_%d_%d", (int) getpid (), count++);
  g_autoptr (GUri) uri = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *host = NULL;

  if (g_str_equal (backend, "sqlite"))
    {
      folder = g_dir_make_tmp ("tend-test-XXXXXX", NULL);
      return g_strdup_printf ("sqlite://%s/clinic.db", folder);
    }
  command_server ("CREATE DATABASE %s TEMPLATE template0 ENCODING 'UTF8'", name);
  uri = g_uri_parse (g_getenv ("TEND_TEST_POSTGRESQL"), G_URI_FLAGS_NON_DNS, NULL);
  host = g_uri_escape_string (g_uri_get_host (uri), NULL, FALSE);
  return g_strdup_printf ("postgresql://%s@%s/%s", g_uri_get_userinfo (uri), host, name);
}

static TendStore *
open_at (const char *url)
{
  g_autoptr (TendClock) clock = tend_clock_new_fixed (TEND_TEST_NOW);
  g_autoptr (GError) error = NULL;
  TendStore *store = tend_store_open (url, TEND_STORE_CREATE, clock, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

TendStore *
tend_test_store_new_empty (const char *backend)
{
  g_autofree char *url = make_url (backend);

  return open_at (url);
}

static gboolean
set_up (TendTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (TendClinic) clinic = g_object_new (
      TEND_TYPE_CLINIC, "name", "Maple Street Clinic", "time-zone", "America/New_York",
      "address-line", "120 Maple St", "city", "Portland", "state", "OR", "postal-code", "97204",
      "phone", "+15035550142", "opens-minute", (gint64) 480, "closes-minute", (gint64) 1080,
      "board-amber-minutes", (gint64) 15, "board-red-minutes", (gint64) 30, NULL);
  g_autoptr (TendPractitioner) practitioner
      = g_object_new (TEND_TYPE_PRACTITIONER, "family-name", "Quill", "given-name", "Dana",
                      "collector-code", "DQ", "active", TRUE, "schedulable", TRUE, NULL);
  g_autoptr (TendAccount) account = NULL;

  if (!tend_transaction_insert (transaction, clinic, error)
      || !tend_transaction_insert (transaction, practitioner, error))
    return FALSE;
  account = g_object_new (TEND_TYPE_ACCOUNT, "name", "dana", "full-name", "Dana Quill", "role",
                          TEND_ACCOUNT_ROLE_ADMINISTRATOR, "practitioner-id",
                          tend_record_get_id (TEND_RECORD (practitioner)), NULL);
  tend_transaction_set_result (transaction, account);
  return tend_transaction_insert (transaction, account, error);
}

TendStore *
tend_test_store_new (const char *backend)
{
  TendStore *store = tend_test_store_new_empty (backend);
  g_autoptr (TendRecord) account = tend_test_transact (store, "store.set-up", set_up, NULL);

  tend_store_set_account (store, TEND_ACCOUNT (account));
  tend_test_wait (tend_store_get_clinic (store) != NULL);
  return store;
}

TendStore *
tend_test_store_open_twin (TendStore *store)
{
  TendStore *twin = open_at (tend_store_get_url (store));

  tend_store_set_account (twin, tend_store_get_account (store));
  return twin;
}

TendStore *
tend_test_store_reopen (TendStore *store)
{
  TendStore *reopened;

  tend_store_close (store);
  reopened = open_at (tend_store_get_url (store));
  tend_store_set_account (reopened, tend_store_get_account (store));
  g_object_unref (store);
  return reopened;
}

static void
remove_sqlite (const char *url)
{
  g_autofree char *path = g_strdup (url + strlen ("sqlite://"));
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_remove (file);
    }
  g_rmdir (folder);
}

void
tend_test_store_close (TendStore *store)
{
  gpointer watch = store;

  tend_store_close (store);
  g_object_add_weak_pointer (G_OBJECT (store), &watch);
  g_object_unref (store);
  /* Answers that were on their way hold it a little longer. */
  tend_test_wait (watch == NULL);
}

void
tend_test_store_free (TendStore *store)
{
  g_autofree char *url = g_strdup (tend_store_get_url (store));

  tend_test_store_close (store);
  if (g_str_has_prefix (url, "sqlite"))
    remove_sqlite (url);
  else
    command_server ("DROP DATABASE %s WITH (FORCE)", strrchr (url, '/') + 1);
}

gpointer
tend_test_transact (TendStore *store, const char *action, TendJob job, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_store_transact (store, action, job, data, &error);

  g_assert_no_error (error);
  g_assert_nonnull (commit);
  return commit->record != NULL ? g_object_ref (commit->record) : NULL;
}

static gboolean
insert_record (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_transaction_insert (transaction, data, error);
}

gint64
tend_test_insert (TendStore *store, gpointer record)
{
  tend_test_transact (store, "test.insert", insert_record, record);
  return tend_record_get_id (record);
}
