/* SPDX-License-Identifier: GPL-3.0-or-later
 * Files are whole or not there, and folders for files in the making do not outlive their owners. */
#include "tend-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tend-error.h"
#include "tend-work-folder.h"

typedef struct
{
  char *folder;
  char *path;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("tend-test-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "it.txt", NULL);
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_remove (place->path);
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->path);
  g_free (place->folder);
}

static void
assert_reads (const char *path, const char *expected)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (contents, ==, expected);
}

static void
test_replaces_whole (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  for (guint i = 0; i < 2; i++)
    {
      const char *text = i == 0 ? "first and long" : "second";

      g_assert_true (tend_file_write (place->path, text, strlen (text), &error));
      g_assert_no_error (error);
      assert_reads (place->path, text);
    }
  g_assert_cmpint (g_stat (place->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_says_where_and_how (Place *place, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (place->folder, "none", "it.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (tend_file_write (nowhere, "x", 1, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, nowhere));
  g_assert_nonnull (strstr (error->message, "another place"));
}

/* A device is no file that could be replaced. */
static void
test_writes_into_devices (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tend_file_write ("/dev/null", "x", 1, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test ("/dev/null", G_FILE_TEST_IS_REGULAR));
  g_assert_false (tend_file_write ("/dev/full", "x", 1, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_FULL);
}

static void
test_a_new_name_takes_no_others_place (Place *place, gconstpointer data)
{
  g_autofree char *from = g_build_filename (place->folder, "from.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (place->path, "old", -1, NULL));
  g_assert_true (g_file_set_contents (from, "new", -1, NULL));
  g_assert_false (tend_file_place (from, place->path, TEND_FILE_NEW, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  assert_reads (place->path, "old");
  g_clear_error (&error);
  g_assert_true (tend_file_place (from, place->path, TEND_FILE_REPLACE, &error));
  g_assert_no_error (error);
  assert_reads (place->path, "new");
  g_assert_false (g_file_test (from, G_FILE_TEST_EXISTS));
}

static void
test_folder_goes_with_its_files (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TendWorkFolder  *folder = tend_work_folder_new (place->path, &error);
  g_autofree char *file = tend_work_folder_dup_path (folder, "file");
  g_autofree char *parent = g_path_get_dirname (file);
  GStatBuf         status;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (file, "plain", -1, NULL));
  g_assert_cmpint (g_stat (parent, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  tend_work_folder_free (folder);
  g_assert_false (g_file_test (parent, G_FILE_TEST_EXISTS));
}

static void
test_what_the_dead_left_is_removed (Place *place, gconstpointer data)
{
  g_autofree char *dead = g_build_filename (place->folder, ".tend-work-dead01", NULL);
  g_autofree char *file = g_build_filename (dead, "plain.db", NULL);
  g_autofree char *link = g_build_filename (place->folder, ".tend-work-link01", NULL);
  g_autoptr (TendWorkFolder) living = tend_work_folder_new (place->path, NULL);
  g_autofree char *kept = tend_work_folder_dup_path (living, "kept");
  TendWorkFolder  *folder;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (place->path, "another's", -1, NULL));
  g_assert_true (g_file_set_contents (kept, "living", -1, NULL));
  g_assert_cmpint (g_mkdir (dead, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "secret", -1, NULL));
  /* A name alone is no proof that it is ours. */
  g_assert_cmpint (symlink (place->folder, link), ==, 0);
  folder = tend_work_folder_new (place->path, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (dead, G_FILE_TEST_EXISTS));
  assert_reads (kept, "living");
  assert_reads (place->path, "another's");
  g_remove (link);
  tend_work_folder_free (folder);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/base/file/" path, Place, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("replaces-whole", test_replaces_whole);
  ADD ("says-where-and-how", test_says_where_and_how);
  g_test_add_func ("/base/file/writes-into-devices", test_writes_into_devices);
  ADD ("a-new-name-takes-no-others-place", test_a_new_name_takes_no_others_place);
  ADD ("folder-goes-with-its-files", test_folder_goes_with_its_files);
  ADD ("what-the-dead-left-is-removed", test_what_the_dead_left_is_removed);
  return g_test_run ();
}
