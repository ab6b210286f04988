/* SPDX-License-Identifier: GPL-3.0-or-later
 * Search as you type beside the same search by the bare library. */
#include <stdio.h>
#include <string.h>

#include "bench-bare.h"
#include "bench-figures.h"
#include "bench-store.h"
#include "bench-town.h"
#include "tend-query-catalog.h"
#include "tend-search.h"
#include "tend-test-store.h"

#define ROUNDS 9
/* What the database may take for any one search: a frame. */
#define MOST_BARE_MS 16.0

static const struct
{
  const char *kind;
  const char *texts[8]; /* as they stand after one more key */
} searches[] = {
  { "three letters", { "smi", "gar", "ngu", "mar", "oka", "ana", "jos" } },
  { "a name, key by key", { "h", "he", "her", "hern", "herna", "hernan", "kowalsk" } },
  { "a spelling by ear", { "smithe", "garsia", "kovalski", "larson" } },
  { "family and given name", { "smith j", "garcia jo", "kow m", "nguyen dav", "smi zo" } },
  { "given and family name", { "jose gar", "ana smi", "maria m", "david nguyen" } },
  { "a rare pair", { "smi urs", "xio que", "nguyen svetlana", "ursula xi", "mar q" } },
  { "nobody of both names", { "smith quispe", "garcia zzz", "maria zebra", "x ngu" } },
  { "the end of a telephone", { "0142", "501", "550142", "(503) 555-0142" } },
  { "a birth date", { "1984-03-12", "3/12/1984", "12 mar 1984", "1984-", "1984" } },
  { "an MRN", { "M0012345", "0012345", "12345", "m00" } },
};

typedef struct
{
  TendStore *store;
  BenchBare *bare;
  gint64     ours, limit; /* CPU of the kind */
  GArray    *our_walls, *bare_walls;
  double     slowest; /* of the bare searches, in ms */
} Search;

static void
ask_store (Search *search, const char *text, GArray *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 cpu = bench_cpu (), wall = bench_wall ();

  rows = tend_store_query (search->store, tend_search_query_name (text),
                           tend_search_parameters (text), &error);
  wall = bench_wall () - wall;
  search->ours += bench_cpu () - cpu;
  g_assert_no_error (error);
  g_array_append_val (search->our_walls, wall);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = tend_record_get_id (rows->pdata[i]);

      g_array_append_val (ids, id);
    }
}

static gint64
ask_bare (Search *search, const char *text, GArray *ids)
{
  gint64 cpu, wall;

  bench_bare_set_parameters (search->bare, tend_search_parameters (text));
  cpu = bench_cpu ();
  wall = bench_wall ();
  bench_bare_search (search->bare, ids);
  wall = bench_wall () - wall;
  cpu = bench_cpu () - cpu;
  search->limit += cpu;
  g_array_append_val (search->bare_walls, wall);
  return cpu;
}

/* In turns, so that both meet the same load; both must find the same. */
static void
ask_both (Search *search, const char *text, GArray *bare_times)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 server = bench_bare_get_server_time (search->bare);
  gint64 time;

  ask_store (search, text, ours);
  time = ask_bare (search, text, bare);
  time += bench_bare_get_server_time (search->bare) - server;
  g_array_append_val (bare_times, time);
  g_assert_cmpmem (ours->data, ours->len * sizeof (gint64), bare->data,
                   bare->len * sizeof (gint64));
}

static void
measure_text (Search *search, const char *text)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  double median;

  for (guint i = 0; i < ROUNDS; i++)
    ask_both (search, text, times);
  median = bench_median (times) / 1e6;
  if (median > search->slowest)
    search->slowest = median;
  if (median > MOST_BARE_MS)
    printf ("%s takes the database alone %.2f ms\n", text, median);
}

/* The plan that looks through few keys must miss nobody whom a look through all finds. */
static void
check_completeness (Search *search, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 2);
  g_autofree char *count = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  BenchRows *rows;

  if (g_strv_length (words) != 2 || !g_ascii_isalpha (*words[0]) || !g_ascii_isalpha (*words[1]))
    return;
  count = g_strdup_printf ("(SELECT COUNT(DISTINCT patient_id) AS n FROM patient_key "
                           "WHERE kind = 'name' AND ' ' || key LIKE '%% %s%%' "
                           "AND ' ' || key LIKE '%% %s%%') AS c",
                           words[0], words[1]);
  rows = bench_rows_read (search->bare, count, NULL);
  bench_bare_set_parameters (search->bare, tend_search_parameters (text));
  bench_bare_search (search->bare, ids);
  g_assert_cmpint (ids->len, >=, MIN (bench_rows_get_number (rows), 50));
  bench_rows_free (rows);
}

static void
warm_up (Search *search)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    for (guint k = 0; searches[i].texts[k] != NULL; k++)
      {
        check_completeness (search, searches[i].texts[k]);
        ask_both (search, searches[i].texts[k], times);
      }
}

static void
measure_kind (Search *search, const char *backend, guint kind, double *ours, double *limit)
{
  gint64 others = bench_bare_get_others_server_time (search->bare);
  gint64 own = bench_bare_get_server_time (search->bare);
  guint  before = search->our_walls->len, n;

  search->ours = search->limit = 0;
  for (guint k = 0; searches[kind].texts[k] != NULL; k++)
    measure_text (search, searches[kind].texts[k]);
  search->ours += bench_bare_get_others_server_time (search->bare) - others;
  search->limit += bench_bare_get_server_time (search->bare) - own;
  n = search->our_walls->len - before;
  bench_figure_beside (searches[kind].kind, backend, (double) search->ours / n,
                       (double) search->limit / n);
  *ours += search->ours;
  *limit += search->limit;
}

void
bench_search (const char *backend, guint n_patients)
{
  gboolean   postgresql = g_str_equal (backend, "postgresql");
  TendStore *store = tend_test_store_new (backend);
  Search     search = {
        .our_walls = g_array_new (FALSE, FALSE, sizeof (gint64)),
        .bare_walls = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };
  double ours = 0, limit = 0;
  gint64 start = bench_wall ();

  tend_store_close (store);
  search.bare = bench_bare_open (tend_store_get_url (store));
  bench_town_fill (search.bare, n_patients);
  search.store = tend_test_store_reopen (store);
  printf ("%u patients in %.0f s\n", n_patients, (bench_wall () - start) / 1e9);
  fflush (stdout);
  bench_bare_prepare_search (search.bare,
                             tend_query_catalog_find ("patient-search", postgresql)->sql);
  warm_up (&search);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    measure_kind (&search, backend, i, &ours, &limit);
  bench_figure_beside ("search as you type, wall", backend, bench_median (search.our_walls),
                       bench_median (search.bare_walls));
  bench_figure ("search as you type, CPU", backend, ours, limit, postgresql ? 2 : 4);
  bench_figure ("slowest search, database alone", backend, search.slowest * 1e6, 1e6, MOST_BARE_MS);
  g_array_unref (search.our_walls);
  g_array_unref (search.bare_walls);
  bench_bare_close (search.bare);
  tend_test_store_free (search.store);
}
