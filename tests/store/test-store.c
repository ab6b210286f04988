/* SPDX-License-Identifier: GPL-3.0-or-later
 * Opening, refusing to open, drafts, and the append-only journal. */
#include <glib/gstdio.h>

#include "tend-draft.h"
#include "tend-patient.h"
#include "tend-store-private.h"
#include "tend-test-store.h"

static void
refuses (const char *contents, gssize length, TendError code)
{
  g_autofree char *folder = g_dir_make_tmp ("tend-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "clinic.db", NULL);
  g_autofree char *url = g_strconcat ("sqlite://", path, NULL);
  g_autofree char *after = NULL;
  gsize            after_length = 0;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, contents, length, NULL));
  g_assert_null (tend_store_open (url, TEND_STORE_CREATE, NULL, &error));
  g_assert_error (error, TEND_ERROR, (int) code);
  g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
  g_assert_cmpmem (after, after_length, contents, length);
  g_remove (path);
  g_rmdir (folder);
}

static void
what_is_not_a_store_is_refused_and_left_alone (void)
{
  g_autofree char *noise = g_strnfill (8192, 'x');

  refuses (noise, 8192, TEND_ERROR_CORRUPT);
  refuses ("", 0, TEND_ERROR_CORRUPT);
}

static void
a_store_that_is_not_there_is_not_made_unasked (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tend_store_open ("sqlite:///nowhere/at/all.db", 0, NULL, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
}

static void
set_user_version (TendBackend *backend, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (tend_backend_is_postgresql (backend))
    tend_backend_command (backend, "INSERT INTO tend_schema (version) VALUES (9999)", &error);
  else
    tend_backend_command (backend, "PRAGMA user_version=9999", &error);
  g_assert_no_error (error);
}

static void
a_newer_schema_is_refused (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (GError) error = NULL;

  tend_database_run (tend_store_get_writer (store), set_user_version, NULL);
  g_assert_null (tend_store_open (tend_store_get_url (store), 0, NULL, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_TOO_NEW);
  tend_test_store_free (store);
}

static void
try_command (TendBackend *backend, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (tend_backend_command (backend, sql, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_PERMISSION);
}

static void
tamper (TendBackend *backend, gpointer data)
{
  try_command (backend, "UPDATE journal SET action = 'nothing'");
  try_command (backend, "DELETE FROM journal");
}

static void
break_chain (TendBackend *backend, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean postgresql = tend_backend_is_postgresql (backend);

  tend_backend_command (backend,
                        postgresql ? "ALTER TABLE journal DISABLE TRIGGER ALL"
                                   : "DROP TRIGGER journal_no_update",
                        &error);
  g_assert_no_error (error);
  tend_backend_command (backend, "UPDATE journal SET action = 'nothing' WHERE sequence = 1",
                        &error);
  g_assert_no_error (error);
}

static void
the_journal_cannot_be_changed_and_verify_sees_it_if_it_was (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (GError) error = NULL;

  tend_database_run (tend_store_get_writer (store), tamper, NULL);
  g_assert_true (tend_store_verify (store, NULL, &error));
  g_assert_no_error (error);
  tend_database_run (tend_store_get_writer (store), break_chain, NULL);
  g_assert_false (tend_store_verify (store, NULL, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_CORRUPT);
  tend_test_store_free (store);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static char *
load_draft (TendStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char  *content;
  gint64 saved_at = 0;

  tend_draft_load_async (store, "registration", 0, NULL, keep_result_cb, &result);
  tend_test_wait (result != NULL);
  content = tend_draft_load_finish (store, result, &saved_at, &error);
  g_assert_no_error (error);
  if (content != NULL)
    g_assert_cmpint (saved_at, ==, TEND_TEST_NOW);
  return content;
}

static void
save_draft (TendStore *store, const char *content)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tend_draft_save_async (store, "registration", 0, content, NULL, keep_result_cb, &result);
  tend_test_wait (result != NULL);
  g_assert_true (tend_draft_save_finish (store, result, &error));
  g_assert_no_error (error);
}

static gboolean
discard (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_draft_discard (transaction, "registration", 0, error);
}

static void
a_draft_is_there_after_reopening_until_discarded (const char *backend)
{
  TendStore       *store = tend_test_store_new (backend);
  g_autofree char *none = load_draft (store);
  g_autofree char *kept = NULL;
  g_autofree char *gone = NULL;

  g_assert_null (none);
  save_draft (store, "{\"family\":\"O'B\"}");
  save_draft (store, "{\"family\":\"O'Brien\"}");
  store = tend_test_store_reopen (store);
  kept = load_draft (store);
  g_assert_cmpstr (kept, ==, "{\"family\":\"O'Brien\"}");
  tend_test_transact (store, "test.discard", discard, NULL);
  gone = load_draft (store);
  g_assert_null (gone);
  tend_test_store_free (store);
}

static void
an_sqlite_file_is_its_owners_alone (void)
{
  TendStore *store = tend_test_store_new ("sqlite");
  GStatBuf   status;

  g_assert_cmpint (g_stat (tend_store_get_url (store) + strlen ("sqlite://"), &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);
  tend_test_store_free (store);
}

static gint64
insert_patient (TendStore *store, const char *mrn, gint64 merged_into)
{
  g_autoptr (TendPatient) patient
      = g_object_new (TEND_TYPE_PATIENT, "mrn", mrn, "family-name", "O'Brien", "merged-into-id",
                      merged_into, "registered-at", TEND_TEST_NOW, NULL);

  return tend_test_insert (store, patient);
}

static gboolean
point_forward (TendTransaction *transaction, gpointer data, GError **error)
{
  gint64 *ids = data;
  g_autoptr (TendPatient) first
      = tend_transaction_get (transaction, TEND_TYPE_PATIENT, ids[0], error);

  g_object_set (first, "merged-into-id", ids[1], NULL);
  return tend_transaction_update (transaction, first, error);
}

static void
a_copy_holds_everything_and_its_chain (const char *backend)
{
  const char *const targets[] = { "sqlite", backend };

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      TendStore *from = tend_test_store_new (backend);
      TendStore *to = tend_test_store_new_empty (targets[i]);
      gint64     ids[2], entries = 0, copied = 0;
      g_autoptr (GError) error = NULL;
      g_autoptr (TendRecord) original = NULL;
      g_autoptr (TendRecord) copy = NULL;

      ids[0] = insert_patient (from, "M1", 0);
      ids[1] = insert_patient (from, "M2", 0);
      tend_test_transact (from, "patient.merge", point_forward, ids);
      save_draft (from, "typed");
      g_assert_true (tend_store_copy (from, to, &error));
      g_assert_no_error (error);
      g_assert_true (tend_store_verify (from, &entries, &error));
      g_assert_true (tend_store_verify (to, &copied, &error));
      g_assert_no_error (error);
      g_assert_cmpint (entries, ==, copied);
      original = tend_store_get (from, TEND_TYPE_PATIENT, ids[0], NULL);
      copy = tend_store_get (to, TEND_TYPE_PATIENT, ids[0], NULL);
      g_assert_cmphex (tend_record_compare (original, copy), ==, 0);
      g_assert_cmpint (tend_record_get_version (copy), ==, 2);
      g_assert_false (tend_store_copy (from, to, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      tend_test_store_free (from);
      tend_test_store_free (to);
    }
}

static void
bad_addresses_are_refused (void)
{
  const char *addresses[] = { "",
                              "clinic.db",
                              "sqlite://relative.db",
                              "mysql://u@h/d",
                              "postgresql:///x",
                              "postgresql://u@h/na'me",
                              "sqlite:///folder/" };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tend_store_open (addresses[i], TEND_STORE_CREATE, NULL, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/open/not-a-store", what_is_not_a_store_is_refused_and_left_alone);
  g_test_add_func ("/store/open/not-there", a_store_that_is_not_there_is_not_made_unasked);
  g_test_add_func ("/store/open/bad-addresses", bad_addresses_are_refused);
  g_test_add_func ("/store/open/file-mode", an_sqlite_file_is_its_owners_alone);
  tend_test_add ("/store/open/too-new", a_newer_schema_is_refused);
  tend_test_add ("/store/journal/append-only",
                 the_journal_cannot_be_changed_and_verify_sees_it_if_it_was);
  tend_test_add ("/store/draft/kept", a_draft_is_there_after_reopening_until_discarded);
  tend_test_add ("/store/copy/everything", a_copy_holds_everything_and_its_chain);
  return g_test_run ();
}
