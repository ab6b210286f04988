/* SPDX-License-Identifier: GPL-3.0-or-later
 * Files that are no store, that are held or may not be written, and disks that are full:
 * each is said, nothing is touched, and work goes on when it is over. */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "tend-draft.h"
#include "tend-patient.h"
#include "tend-store-private.h"
#include "tend-test-disk.h"
#include "tend-test-store.h"

/* A file as it was before somebody tried it. */
typedef struct
{
  char *path;
  char *contents;
  gsize length;
} Snapshot;

static Snapshot
take_snapshot (const char *url)
{
  Snapshot snapshot = { .path = g_strdup (tend_test_disk_get_path (url)) };

  g_assert_true (g_file_get_contents (snapshot.path, &snapshot.contents, &snapshot.length, NULL));
  return snapshot;
}

static void
assert_untouched (Snapshot *snapshot)
{
  g_autofree char *contents = NULL;
  gsize            length = 0;

  g_assert_true (g_file_get_contents (snapshot->path, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, snapshot->contents, snapshot->length);
  g_free (snapshot->path);
  g_free (snapshot->contents);
}

/* What, where and, after the last colon or semicolon, how to mend it. */
static void
assert_refused (const char *url, TendStoreFlags flags, TendError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tend_store_open (url, flags, NULL, &error));
  g_assert_error (error, TEND_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, tend_test_disk_get_path (url)));
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("tend-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
make_database (const char *path, const char *sql)
{
  sqlite3 *connection = NULL;

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (connection), ==, SQLITE_OK);
}

static void
the_database_of_another_program_is_left_alone (void)
{
  const struct
  {
    const char *sql;
    const char *words;
  } databases[] = {
    { "CREATE TABLE bookmark (url TEXT)", "another program; nothing in it was touched" },
    { "PRAGMA application_id=77; CREATE TABLE page (x)", "another program" },
    { "PRAGMA application_id=77; PRAGMA journal_mode=WAL; CREATE TABLE page (x)",
      "another program" },
    { "PRAGMA journal_mode=WAL; CREATE TABLE bookmark (url TEXT)", "nothing in it was touched" },
  };
  const TendStoreFlags flags[] = { TEND_STORE_CREATE, TEND_STORE_OPEN_EXISTING };

  for (gsize i = 0; i < G_N_ELEMENTS (databases); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (flags); k++)
      {
        g_autofree char *folder = make_folder ();
        g_autofree char *path = g_build_filename (folder, "other.db", NULL);
        g_autofree char *url = g_strconcat ("sqlite://", path, NULL);
        Snapshot         before;

        make_database (path, databases[i].sql);
        before = take_snapshot (url);
        assert_refused (url, flags[k], TEND_ERROR_CORRUPT, databases[i].words);
        assert_untouched (&before);
        g_remove (path);
        /* Nothing was put beside it either. */
        g_assert_cmpint (g_rmdir (folder), ==, 0);
      }
}

static void
a_folder_is_no_store (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *url = g_strconcat ("sqlite://", folder, NULL);

  assert_refused (url, TEND_STORE_CREATE, TEND_ERROR_CORRUPT, "choose the file");
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
half_a_store_is_refused_and_left_alone (void)
{
  TendStore       *store = tend_test_store_new ("sqlite");
  g_autofree char *url = g_strdup (tend_store_get_url (store));
  const char      *path = tend_test_disk_get_path (url);
  Snapshot         before;
  g_autofree char *contents = NULL;
  gsize            length = 0;

  tend_store_close (store);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (path, contents, (gssize) length / 2, NULL));
  before = take_snapshot (url);
  assert_refused (url, TEND_STORE_OPEN_EXISTING, TEND_ERROR_CORRUPT, "restore it from a backup");
  assert_untouched (&before);
  tend_test_store_free (store);
}

static void
a_newer_store_is_left_as_it_is (void)
{
  TendStore       *store = tend_test_store_new ("sqlite");
  g_autofree char *url = g_strdup (tend_store_get_url (store));
  Snapshot         before;

  tend_store_close (store);
  make_database (tend_test_disk_get_path (url), "PRAGMA user_version=9999");
  before = take_snapshot (url);
  assert_refused (url, TEND_STORE_CREATE, TEND_ERROR_TOO_NEW, "install the newer Tend");
  assert_untouched (&before);
  tend_test_store_free (store);
}

static void
open_and_close (const char *url)
{
  g_autoptr (GError) error = NULL;
  TendStore *store = tend_store_open (url, TEND_STORE_OPEN_EXISTING, NULL, &error);

  g_assert_no_error (error);
  tend_test_store_close (store);
}

static void
refuses_read_only (gconstpointer data)
{
  gboolean         of_folder = GPOINTER_TO_INT (data);
  TendStore       *store = tend_test_store_new ("sqlite");
  g_autofree char *url = g_strdup (tend_store_get_url (store));
  const char      *path = tend_test_disk_get_path (url);
  g_autofree char *folder = g_path_get_dirname (path);
  const char      *forbidden = of_folder ? folder : path;
  Snapshot         before;

  tend_store_close (store);
  before = take_snapshot (url);
  /* As somebody else, so that root is not let through: then the rest must be open to them. */
  g_chmod (folder, 0777);
  g_chmod (path, 0666);
  if (tend_test_disk_forbid_writing (forbidden))
    assert_refused (url, TEND_STORE_CREATE, TEND_ERROR_READ_ONLY, "ask its owner to let you write");
  else
    g_test_skip ("this process may write everywhere");
  tend_test_disk_allow_writing (forbidden);
  assert_untouched (&before);
  open_and_close (url);
  tend_test_store_free (store);
}

static void
a_store_held_by_another_program_opens_when_it_is_let_go (void)
{
  TendStore       *store = tend_test_store_new ("sqlite");
  g_autofree char *url = g_strdup (tend_store_get_url (store));
  TendTestLock    *lock;
  Snapshot         before;

  tend_store_close (store);
  before = take_snapshot (url);
  lock = tend_test_lock_take (url, TRUE);
  assert_refused (url, TEND_STORE_OPEN_EXISTING, TEND_ERROR_BUSY, "another program");
  tend_test_lock_release (lock);
  assert_untouched (&before);
  open_and_close (url);
  tend_test_store_free (store);
}

static void
shorten_patience (TendBackend *backend, gpointer data)
{
  g_assert_true (tend_backend_command (backend, "PRAGMA busy_timeout=100", NULL));
}

static gboolean
rename_patient (TendTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (TendPatient) patient
      = tend_transaction_get (transaction, TEND_TYPE_PATIENT, *(gint64 *) data, error);

  if (patient == NULL)
    return FALSE;
  g_object_set (patient, "family-name", "After", NULL);
  return tend_transaction_update (transaction, patient, error);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
save_draft (TendStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tend_draft_save_async (store, "registration", 0, "{}", NULL, keep_result_cb, &result);
  tend_test_wait (result != NULL);
  return tend_draft_save_finish (store, result, error);
}

static void
lock (TendStore *store, TendTestLock **held)
{
  *held = tend_test_lock_take (tend_store_get_url (store), FALSE);
}

static void
unlock (TendStore *store, TendTestLock **held)
{
  tend_test_lock_release (*held);
}

static void
fill_disk (TendStore *store, TendTestLock **held)
{
  tend_test_disk_set_full (TRUE);
}

static void
empty_disk (TendStore *store, TendTestLock **held)
{
  tend_test_disk_set_full (FALSE);
}

typedef struct
{
  void (*begin) (TendStore *store, TendTestLock **held);
  void (*end) (TendStore *store, TendTestLock **held);
  TendError   code;
  const char *words;
} Trouble;

static void
assert_trouble (const Trouble *trouble, const GError *error)
{
  g_assert_error (error, TEND_ERROR, (int) trouble->code);
  g_assert_nonnull (strstr (error->message, trouble->words));
}

/* What a window holds, what is on the disk and the journal stay together, and reading goes on. */
static void
saves_again_when_it_is_over (gconstpointer data)
{
  const Trouble *trouble = data;
  TendStore     *store = tend_test_store_new ("sqlite");
  g_autoptr (TendPatient) patient = g_object_new (TEND_TYPE_PATIENT, "mrn", "M0", "family-name",
                                                  "Before", "registered-at", TEND_TEST_NOW, NULL);
  gint64 id = tend_test_insert (store, patient), before = 0, after = 0;
  g_autoptr (TendPatient) held = tend_store_get (store, TEND_TYPE_PATIENT, id, NULL);
  TendTestLock *held_lock = NULL;

  tend_database_run (tend_store_get_writer (store), shorten_patience, NULL);
  g_assert_true (tend_store_verify (store, &before, NULL));
  trouble->begin (store, &held_lock);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) draft_error = NULL;
      g_autoptr (TendPatient) read = NULL;

      g_assert_null (tend_store_transact (store, "patient.update", rename_patient, &id, &error));
      assert_trouble (trouble, error);
      g_assert_false (save_draft (store, &draft_error));
      assert_trouble (trouble, draft_error);
      read = tend_store_get (store, TEND_TYPE_PATIENT, id, NULL);
      g_assert_true (read == held);
      g_assert_cmpstr (tend_patient_get_data (held)->family_name, ==, "Before");
    }
  trouble->end (store, &held_lock);
  g_assert_true (tend_store_get_online (store));
  tend_test_transact (store, "patient.update", rename_patient, &id);
  g_assert_true (save_draft (store, NULL));
  g_assert_cmpstr (tend_patient_get_data (held)->family_name, ==, "After");
  g_assert_true (tend_store_verify (store, &after, NULL));
  g_assert_cmpint (after, ==, before + 1);
  g_clear_object (&held);
  tend_test_store_free (store);
}

static void
a_store_that_found_no_room_can_be_made_when_there_is (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *url = g_strdup_printf ("sqlite://%s/clinic.db", folder);
  g_autoptr (GError) error = NULL;
  TendStore *store;

  tend_test_disk_set_full (TRUE);
  assert_refused (url, TEND_STORE_CREATE, TEND_ERROR_FULL, "free some space");
  tend_test_disk_set_full (FALSE);
  g_assert_false (g_file_test (tend_test_disk_get_path (url), G_FILE_TEST_EXISTS));
  store = tend_store_open (url, TEND_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  static const Trouble full = { fill_disk, empty_disk, TEND_ERROR_FULL, "free some space" };
  static const Trouble locked = { lock, unlock, TEND_ERROR_BUSY, "nothing was saved: try again" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/disk/another-programs-database",
                   the_database_of_another_program_is_left_alone);
  g_test_add_func ("/store/disk/folder", a_folder_is_no_store);
  g_test_add_func ("/store/disk/half-a-store", half_a_store_is_refused_and_left_alone);
  g_test_add_func ("/store/disk/newer-schema", a_newer_store_is_left_as_it_is);
  g_test_add_data_func ("/store/disk/read-only-file", GINT_TO_POINTER (FALSE), refuses_read_only);
  g_test_add_data_func ("/store/disk/read-only-folder", GINT_TO_POINTER (TRUE), refuses_read_only);
  g_test_add_func ("/store/disk/locked-at-opening",
                   a_store_held_by_another_program_opens_when_it_is_let_go);
  g_test_add_data_func ("/store/disk/locked-while-working", &locked, saves_again_when_it_is_over);
  g_test_add_data_func ("/store/disk/full-while-working", &full, saves_again_when_it_is_over);
  g_test_add_func ("/store/disk/full-while-making",
                   a_store_that_found_no_room_can_be_made_when_there_is);
  return g_test_run ();
}
