/* SPDX-License-Identifier: GPL-3.0-or-later
 * One durable transaction with its journal entry beside a bare commit of the same rows. */
#include <string.h>

#include "bench-bare.h"
#include "bench-figures.h"
#include "bench-store.h"
#include "bench-town.h"
#include "tend-test-store.h"

#define SERIES 3

static gboolean
insert_one (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_transaction_insert (transaction, data, error);
}

static gint64
commit_through_store (TendStore *store, TendPatient *patient, gint64 *cpu)
{
  gint64 start = bench_wall ();

  *cpu = bench_cpu ();
  tend_test_transact (store, "patient.register", insert_one, patient);
  *cpu = bench_cpu () - *cpu;
  return bench_wall () - start;
}

/* The very rows that the store wrote for it. */
static gint64
commit_bare (BenchBare *source, BenchBare *target, gint64 patient_id, gint64 *cpu)
{
  g_autofree char *by_id = g_strdup_printf ("WHERE id = %" G_GINT64_FORMAT, patient_id);
  g_autofree char *by_patient
      = g_strdup_printf ("WHERE patient_id = %" G_GINT64_FORMAT, patient_id);
  const char *last = "WHERE sequence = (SELECT sequence FROM journal_head)";
  BenchRows  *rows[] = {
     bench_rows_read (source, "patient", by_id),
     bench_rows_read (source, "patient_key", by_patient),
     bench_rows_read (source, "journal", last),
     bench_rows_read (source, "journal_row", last),
  };
  BenchRows *head = bench_rows_read (source, "journal_head", NULL);
  gint64     start;

  bench_rows_set_update (head, "UPDATE journal_head SET sequence = ?2, hash = ?3 WHERE id = ?1");
  start = bench_wall ();
  *cpu = bench_cpu ();
  bench_bare_run (target, "BEGIN IMMEDIATE");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    bench_rows_write (rows[i], target);
  bench_rows_write (head, target);
  bench_bare_run (target, "COMMIT");
  *cpu = bench_cpu () - *cpu;
  start = bench_wall () - start;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    bench_rows_free (rows[i]);
  bench_rows_free (head);
  return start;
}

typedef struct
{
  TendStore *store;
  BenchBare *source, *target;
  GArray    *ours, *bare, *our_cpu, *bare_cpu;
} Commits;

static void
commit_both (Commits *commits, guint number)
{
  g_autoptr (TendPatient) patient = bench_town_make_patient (number);
  gint64 cpu, wall = commit_through_store (commits->store, patient, &cpu);

  g_array_append_val (commits->ours, wall);
  g_array_append_val (commits->our_cpu, cpu);
  wall = commit_bare (commits->source, commits->target, tend_record_get_id (TEND_RECORD (patient)),
                      &cpu);
  g_array_append_val (commits->bare, wall);
  g_array_append_val (commits->bare_cpu, cpu);
}

/* The ratio of the medians, printed. */
static double
measure_series (Commits *commits, guint first, guint rounds)
{
  g_array_set_size (commits->ours, 0);
  g_array_set_size (commits->bare, 0);
  g_array_set_size (commits->our_cpu, 0);
  g_array_set_size (commits->bare_cpu, 0);
  for (guint i = 0; i < rounds; i++)
    commit_both (commits, first + i);
  bench_figure_beside ("durable transaction, CPU", "sqlite", bench_median (commits->our_cpu),
                       bench_median (commits->bare_cpu));
  bench_figure_beside ("durable transaction, wall", "sqlite", bench_median (commits->ours),
                       bench_median (commits->bare));
  return (double) bench_median (commits->ours) / bench_median (commits->bare);
}

/* The wall's clock also counts what other programs take, and more of it where threads
 * wake each other: the quietest of a few series stands for the store. */
static double
measure_quietest (Commits *commits, guint rounds)
{
  double ratio = G_MAXDOUBLE;

  for (guint i = 0; i < SERIES; i++)
    {
      double next = measure_series (commits, i * rounds, rounds);

      ratio = MIN (ratio, next);
    }
  return ratio;
}

void
bench_commit (guint rounds)
{
  TendStore *other = tend_test_store_new_empty ("sqlite");
  Commits    commits = {
       .store = tend_test_store_new ("sqlite"),
       .ours = g_array_new (FALSE, FALSE, sizeof (gint64)),
       .bare = g_array_new (FALSE, FALSE, sizeof (gint64)),
       .our_cpu = g_array_new (FALSE, FALSE, sizeof (gint64)),
       .bare_cpu = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };

  tend_store_close (other);
  commits.source = bench_bare_open (tend_store_get_url (commits.store));
  commits.target = bench_bare_open (tend_store_get_url (other));
  bench_bare_copy_ground (commits.source, commits.target);
  bench_ratio ("durable transaction, quietest wall", "sqlite", measure_quietest (&commits, rounds),
               1.5);
  bench_bare_close (commits.source);
  bench_bare_close (commits.target);
  g_array_unref (commits.ours);
  g_array_unref (commits.bare);
  g_array_unref (commits.our_cpu);
  g_array_unref (commits.bare_cpu);
  tend_test_store_free (commits.store);
  tend_test_store_free (other);
}
