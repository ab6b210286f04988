/* SPDX-License-Identifier: GPL-3.0-or-later
 * A bulk import of patients beside bare inserts of the same rows. */
#include <stdio.h>

#include "bench-bare.h"
#include "bench-figures.h"
#include "bench-store.h"
#include "bench-town.h"
#include "tend-test-store.h"

/* Patients of one transaction. */
#define PORTION 4000

typedef struct
{
  TendStore *store;
  BenchBare *source, *target;
  gint64     last_id; /* of the portion before */
  GArray    *ours, *bare;
  gint64     our_cpu, bare_cpu;
} Import;

static gboolean
insert_portion (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_transaction_insert_many (transaction, data, error);
}

static void
import_through_store (Import *import, GPtrArray *patients)
{
  gint64 server = bench_bare_get_others_server_time (import->source);
  gint64 cpu = bench_cpu (), wall = bench_wall ();

  tend_test_transact (import->store, "data.import", insert_portion, patients);
  wall = bench_wall () - wall;
  import->our_cpu += bench_cpu () - cpu;
  import->our_cpu += bench_bare_get_others_server_time (import->source) - server;
  g_array_append_val (import->ours, wall);
}

/* The very rows that the store wrote. */
static void
import_bare (Import *import)
{
  g_autofree char *by_id
      = g_strdup_printf ("WHERE id > %" G_GINT64_FORMAT " ORDER BY id", import->last_id);
  g_autofree char *by_patient = g_strdup_printf (
      "WHERE patient_id > %" G_GINT64_FORMAT " ORDER BY patient_id", import->last_id);
  const char *last = "WHERE sequence = (SELECT sequence FROM journal_head)";
  BenchRows  *rows[] = {
     bench_rows_read (import->source, "patient", by_id),
     bench_rows_read (import->source, "patient_key", by_patient),
     bench_rows_read (import->source, "journal", last),
     bench_rows_read (import->source, "journal_row", last),
  };
  gint64 server = bench_bare_get_server_time (import->target);
  gint64 cpu = bench_cpu (), wall = bench_wall ();

  g_assert_cmpuint (bench_rows_get_count (rows[0]), ==, PORTION);
  bench_bare_run (import->target, "BEGIN");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    bench_rows_write (rows[i], import->target);
  bench_bare_run (import->target, "COMMIT");
  wall = bench_wall () - wall;
  import->bare_cpu += bench_cpu () - cpu;
  import->bare_cpu += bench_bare_get_server_time (import->target) - server;
  g_array_append_val (import->bare, wall);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    bench_rows_free (rows[i]);
}

static void
import_both (Import *import, guint first)
{
  g_autoptr (GPtrArray) patients = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < PORTION; i++)
    g_ptr_array_add (patients, bench_town_make_patient (first + i));
  import_through_store (import, patients);
  import_bare (import);
  import->last_id = tend_record_get_id (g_ptr_array_index (patients, PORTION - 1));
}

void
bench_import (const char *backend, guint n_patients)
{
  double     most = g_str_equal (backend, "postgresql") ? 0.6 : 1.5;
  TendStore *other = tend_test_store_new_empty (backend);
  Import     import = {
        .store = tend_test_store_new (backend),
        .ours = g_array_new (FALSE, FALSE, sizeof (gint64)),
        .bare = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };

  tend_store_close (other);
  import.source = bench_bare_open (tend_store_get_url (import.store));
  import.target = bench_bare_open (tend_store_get_url (other));
  bench_bare_copy_ground (import.source, import.target);
  for (guint i = 0; i < n_patients; i += PORTION)
    import_both (&import, i);
  printf ("%.0f patients a second\n", PORTION * 1e9 / bench_median (import.ours));
  bench_figure_beside ("bulk import, wall", backend, bench_median (import.ours),
                       bench_median (import.bare));
  bench_figure ("bulk import, CPU", backend, import.our_cpu, import.bare_cpu, most);
  bench_bare_close (import.source);
  bench_bare_close (import.target);
  g_array_unref (import.ours);
  g_array_unref (import.bare);
  tend_test_store_free (import.store);
  tend_test_store_free (other);
}
