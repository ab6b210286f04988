/* SPDX-License-Identifier: GPL-3.0-or-later
 * Backups come back whole, and only to who knows the passphrase. */
#include "tend-backup.h"

#include <glib/gstdio.h>

#include "tend-patient.h"
#include "tend-test-store.h"

typedef struct
{
  char *folder;
  char *backup;
  char *restored;
  char *url;
} Places;

static void
make_places (Places *places)
{
  places->folder = g_dir_make_tmp ("tend-test-XXXXXX", NULL);
  places->backup = g_build_filename (places->folder, "clinic.tendbackup", NULL);
  places->restored = g_build_filename (places->folder, "restored.db", NULL);
  places->url = g_strconcat ("sqlite://", places->restored, NULL);
}

static void
remove_places (Places *places)
{
  g_autoptr (GDir) files = g_dir_open (places->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *file = g_build_filename (places->folder, name, NULL);

      g_assert_false (g_str_has_prefix (name, ".tend-backup"));
      g_remove (file);
    }
  g_rmdir (places->folder);
  g_free (places->folder);
  g_free (places->backup);
  g_free (places->restored);
  g_free (places->url);
}

static gint64
insert_patient (TendStore *store)
{
  g_autoptr (TendPatient) patient
      = g_object_new (TEND_TYPE_PATIENT, "mrn", "M1", "family-name", "Secretperson",
                      "registered-at", TEND_TEST_NOW, NULL);

  return tend_test_insert (store, patient);
}

static void
a_backup_comes_back_whole (const char *backend)
{
  TendStore       *store = tend_test_store_new (backend);
  TendStore       *restored;
  Places           places;
  gint64           id = insert_patient (store), entries = 0, back = 0;
  g_autofree char *bytes = NULL;
  gsize            length = 0;
  g_autoptr (TendRecord) patient = NULL;
  g_autoptr (GError) error = NULL;

  make_places (&places);
  g_assert_true (tend_backup_write (store, places.backup, "long passphrase", &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (places.backup, &bytes, &length, NULL));
  g_assert_null (g_strstr_len (bytes, length, "Secretperson"));
  g_assert_null (g_strstr_len (bytes, length, "SQLite"));

  g_assert_true (tend_backup_restore (places.backup, "long passphrase", places.url, &error));
  g_assert_no_error (error);
  restored = tend_store_open (places.url, TEND_STORE_OPEN_EXISTING, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tend_store_verify (store, &entries, &error));
  g_assert_true (tend_store_verify (restored, &back, &error));
  g_assert_cmpint (entries, ==, back);
  patient = tend_store_get (restored, TEND_TYPE_PATIENT, id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (patient);

  g_assert_false (tend_backup_restore (places.backup, "long passphrase", places.url, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  tend_test_store_close (restored);
  tend_test_store_free (store);
  remove_places (&places);
}

static void
refuse_restore (Places *places, const char *passphrase, TendError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (tend_backup_restore (places->backup, passphrase, places->url, &error));
  g_assert_error (error, TEND_ERROR, (int) code);
  g_assert_false (g_file_test (places->restored, G_FILE_TEST_EXISTS));
}

static void
wrong_cut_and_changed_backups_are_refused (void)
{
  TendStore       *store = tend_test_store_new ("sqlite");
  Places           places;
  g_autofree char *bytes = NULL;
  gsize            length = 0;
  g_autoptr (GError) error = NULL;

  make_places (&places);
  g_assert_true (tend_backup_write (store, places.backup, "long passphrase", &error));
  g_assert_no_error (error);
  refuse_restore (&places, "another passphrase", TEND_ERROR_PERMISSION);

  g_assert_true (g_file_get_contents (places.backup, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (places.backup, bytes, length - 1, NULL));
  refuse_restore (&places, "long passphrase", TEND_ERROR_PERMISSION);
  bytes[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (places.backup, bytes, length, NULL));
  refuse_restore (&places, "long passphrase", TEND_ERROR_PERMISSION);
  g_assert_true (g_file_set_contents (places.backup, "something else", -1, NULL));
  refuse_restore (&places, "long passphrase", TEND_ERROR_CORRUPT);
  tend_test_store_free (store);
  remove_places (&places);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/service/backup/whole", a_backup_comes_back_whole);
  g_test_add_func ("/service/backup/refused", wrong_cut_and_changed_backups_are_refused);
  return g_test_run ();
}
