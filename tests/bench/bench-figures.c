/* SPDX-License-Identifier: GPL-3.0-or-later
 * Times taken, and figures printed beside their limits. */
#include "bench-figures.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static gboolean missed;

static gint64
read_clock (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec * G_GINT64_CONSTANT (1000000000) + time.tv_nsec;
}

gint64
bench_wall (void)
{
  return read_clock (CLOCK_MONOTONIC);
}

gint64
bench_cpu (void)
{
  return read_clock (CLOCK_PROCESS_CPUTIME_ID);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

gint64
bench_median (GArray *times)
{
  g_array_sort (times, compare_times);
  return g_array_index (times, gint64, times->len / 2);
}

gint64
bench_sum (GArray *times)
{
  gint64 sum = 0;

  for (guint i = 0; i < times->len; i++)
    sum += g_array_index (times, gint64, i);
  return sum;
}

static void
print_figure (const char *what, const char *backend, double ours, double limit, const char *verdict)
{
  printf ("%-34s %-10s %10.3f ms  beside %10.3f ms  ratio %5.2f  %s\n", what, backend, ours / 1e6,
          limit / 1e6, ours / limit, verdict);
  fflush (stdout);
}

void
bench_figure (const char *what, const char *backend, double ours, double limit, double most)
{
  gboolean         within = ours <= most * limit;
  g_autofree char *verdict = g_strdup_printf ("(%s %.2f)", within ? "within" : "MISSES", most);

  print_figure (what, backend, ours, limit, verdict);
  missed = missed || !within;
}

void
bench_ratio (const char *what, const char *backend, double ratio, double most)
{
  gboolean within = ratio <= most;

  printf ("%-34s %-10s ratio %5.2f  (%s %.2f)\n", what, backend, ratio,
          within ? "within" : "MISSES", most);
  fflush (stdout);
  missed = missed || !within;
}

void
bench_most (const char *what, const char *backend, double ours, double most, const char *unit)
{
  gboolean within = ours <= most;

  printf ("%-34s %-10s %10.3f %s  (%s %.0f)\n", what, backend, ours, unit,
          within ? "within" : "MISSES", most);
  fflush (stdout);
  missed = missed || !within;
}

void
bench_figure_beside (const char *what, const char *backend, double ours, double limit)
{
  print_figure (what, backend, ours, limit, "");
}

gboolean
bench_missed (void)
{
  return missed;
}
