/* SPDX-License-Identifier: GPL-3.0-or-later
 * A program that writes is killed at any moment, or loses its power: what it said was
 * saved is there, and the journal is whole. TEND_TEST_ROUNDS says how often. */
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tend-patient.h"
#include "tend-test-store.h"

static const char *program;

static guint
count_rounds (void)
{
  const char *asked = g_getenv ("TEND_TEST_ROUNDS");

  return asked != NULL ? (guint) atoi (asked) : 12;
}

/* The child */

static gboolean
insert_patient (TendTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (TendPatient) patient = g_object_new (TEND_TYPE_PATIENT, "mrn", data, "family-name",
                                                  "Crash", "registered-at", TEND_TEST_NOW, NULL);

  return tend_transaction_insert (transaction, patient, error);
}

/* Writes for ever, and says each number on standard output once it is saved. */
static int
write_for_ever (const char *url, const char *prefix)
{
  g_autoptr (GError) error = NULL;
  TendStore *store = tend_store_open (url, TEND_STORE_OPEN_EXISTING, NULL, &error);

  if (store == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  for (guint i = 0;; i++)
    {
      g_autofree char *mrn = g_strdup_printf ("%s-%u", prefix, i);
      g_autoptr (TendCommit) commit
          = tend_store_transact (store, "patient.register", insert_patient, mrn, &error);

      if (commit == NULL)
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      printf ("%s\n", mrn);
      fflush (stdout);
    }
}

/* The parent */

static void
set_up_child (gpointer data)
{
  signal (SIGPIPE, SIG_DFL);
}

static GPid
start_child (const char *url, guint round, const char *cut_folder, int *output)
{
  g_autofree char *prefix = g_strdup_printf ("R%u", round);
  const char      *arguments[] = { program, "--write", url, prefix, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  GPid child = 0;

  if (cut_folder != NULL)
    {
      const char      *options = g_environ_getenv (environment, "ASAN_OPTIONS");
      g_autofree char *more
          = g_strdup_printf ("%s:verify_asan_link_order=0", options != NULL ? options : "");

      environment = g_environ_setenv (environment, "ASAN_OPTIONS", more, TRUE);
      environment = g_environ_setenv (environment, "TEND_POWER_CUT", cut_folder, TRUE);
      environment
          = g_environ_setenv (environment, "LD_PRELOAD", g_getenv ("TEND_TEST_POWER_CUT"), TRUE);
    }
  g_spawn_async_with_pipes (NULL, (char **) arguments, environment, G_SPAWN_DO_NOT_REAP_CHILD,
                            set_up_child, NULL, &child, NULL, output, NULL, &error);
  g_assert_no_error (error);
  return child;
}

/* The kill is to come at any moment of a transaction. */
static void
wait_any_moment (void)
{
  g_usleep (g_test_rand_int_range (0, 4000));
}

/* Kills it some time after the first number came. */
static void
run_and_kill (const char *url, guint round, const char *cut_folder, GPtrArray *acknowledged)
{
  int   output = -1, status = 0;
  GPid  child = start_child (url, round, cut_folder, &output);
  FILE *lines = fdopen (output, "r");
  char  line[64];
  guint enough = 1 + g_test_rand_int_range (0, 12);

  for (guint n = 0; n < enough && fgets (line, sizeof line, lines) != NULL; n++)
    g_ptr_array_add (acknowledged, g_strndup (line, strcspn (line, "\n")));
  wait_any_moment ();
  kill (child, SIGKILL);
  while (fgets (line, sizeof line, lines) != NULL)
    if (strchr (line, '\n') != NULL)
      g_ptr_array_add (acknowledged, g_strndup (line, strcspn (line, "\n")));
  fclose (lines);
  waitpid (child, &status, 0);
  g_assert_true (WIFSIGNALED (status));
  g_spawn_close_pid (child);
  g_assert_cmpuint (acknowledged->len, >, 0);
}

static gboolean
look_for (TendTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (TendRecord) patient
      = tend_transaction_find (transaction, TEND_TYPE_PATIENT, data, error);

  return patient != NULL;
}

static void
check_store (const char *url, GPtrArray *acknowledged)
{
  g_autoptr (GError) error = NULL;
  TendStore *store = tend_store_open (url, TEND_STORE_OPEN_EXISTING, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (tend_store_verify (store, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < acknowledged->len; i++)
    {
      g_autoptr (TendCommit) commit
          = tend_store_transact (store, "test.look", look_for, acknowledged->pdata[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (commit);
    }
  tend_test_store_close (store);
}

static void
what_was_saved_survives_a_kill (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (GPtrArray) acknowledged = g_ptr_array_new_with_free_func (g_free);

  for (guint round = 0; round < count_rounds (); round++)
    {
      run_and_kill (tend_store_get_url (store), round, NULL, acknowledged);
      check_store (tend_store_get_url (store), acknowledged);
    }
  tend_test_store_free (store);
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_remove (file);
    }
}

static void
copy_file (const char *from, const char *folder)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autofree char *name = g_path_get_basename (from);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Each round starts from a store at rest, and ends with what the disk had kept of it. */
static void
what_was_saved_survives_a_power_cut (void)
{
  TendStore       *store = tend_test_store_new ("sqlite");
  g_autofree char *url = g_strdup (tend_store_get_url (store));
  g_autofree char *rest = g_dir_make_tmp ("tend-test-XXXXXX", NULL);
  g_autofree char *work = g_dir_make_tmp ("tend-test-XXXXXX", NULL);
  g_autofree char *cut = g_dir_make_tmp ("tend-test-XXXXXX", NULL);
  g_autofree char *rest_file = g_build_filename (rest, "clinic.db", NULL);
  g_autofree char *work_url = g_strdup_printf ("sqlite://%s/clinic.db", work);
  g_autofree char *cut_url = g_strdup_printf ("sqlite://%s/clinic.db", cut);

  if (g_getenv ("TEND_TEST_POWER_CUT") == NULL)
    g_error ("TEND_TEST_POWER_CUT names no library");
  tend_store_close (store);
  copy_file (url + strlen ("sqlite://"), rest);
  for (guint round = 0; round < count_rounds (); round++)
    {
      g_autoptr (GPtrArray) acknowledged = g_ptr_array_new_with_free_func (g_free);

      empty_folder (work);
      empty_folder (cut);
      copy_file (rest_file, work);
      copy_file (rest_file, cut);
      run_and_kill (work_url, round, cut, acknowledged);
      check_store (cut_url, acknowledged);
    }
  empty_folder (rest);
  empty_folder (work);
  empty_folder (cut);
  g_rmdir (rest);
  g_rmdir (work);
  g_rmdir (cut);
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--write"))
    return write_for_ever (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/store/crash/kill", what_was_saved_survives_a_kill);
  g_test_add_func ("/store/crash/power-cut", what_was_saved_survives_a_power_cut);
  return g_test_run ();
}
