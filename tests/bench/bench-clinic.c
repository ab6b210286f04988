/* SPDX-License-Identifier: GPL-3.0-or-later
 * A clinic as large as a town, for the benchmarks. */
#include "config.h"

#include "bench-clinic.h"

#include "bench-town.h"
#include "tend-demo.h"
#include "tend-store.h"

#include <glib/gstdio.h>
#include <stdlib.h>

guint
bench_clinic_count (guint usual)
{
  const char *asked = g_getenv ("TEND_BENCH_PATIENTS");

  return asked != NULL ? (guint) atoi (asked) : usual;
}

static gboolean
fill_demo (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_demo_fill (transaction, TEND_DEMO_PATIENTS, 1, error);
}

static void
add_town (const char *url, guint n_patients)
{
  BenchBare *bare = bench_bare_open (url);

  /* Both count their record numbers from one. */
  bench_bare_run (bare, "UPDATE patient SET mrn = 'D' || mrn");
  bench_town_fill (bare, n_patients);
  bench_bare_close (bare);
}

char *
bench_clinic_new (guint n_patients)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendStore) store = NULL;
  g_autoptr (TendCommit) commit = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tend-bench-XXXXXX", &error);
  g_autofree char *url = NULL;

  g_assert_no_error (error);
  url = g_strdup_printf ("sqlite://%s/clinic.db", folder);
  store = tend_store_open (url, TEND_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  commit = tend_store_transact (store, "demo.fill", fill_demo, NULL, &error);
  g_assert_no_error (error);
  tend_store_close (store);
  add_town (url, n_patients);
  return g_steal_pointer (&url);
}

void
bench_clinic_remove (char *url)
{
  g_autofree char *owned = url;
  g_autofree char *folder = g_path_get_dirname (url + strlen ("sqlite://"));
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}
