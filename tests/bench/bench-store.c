/* SPDX-License-Identifier: GPL-3.0-or-later
 * The store beside the bare databases doing the same: search as you type, one durable
 * transaction, a bulk import. Each figure stands beside its limit of the same run, and
 * a miss is a failure. Names of subjects on the command line choose among them.
 * TEND_BENCH_PATIENTS says how many patients are searched (a million unless told). */
#include <stdio.h>
#include <stdlib.h>

#include "bench-figures.h"
#include "bench-store.h"

#define PATIENTS 1000000
#define IMPORTED 40000
#define COMMITS 300

static gboolean
is_asked (int argc, char **argv, const char *subject)
{
  return argc < 2 || g_strv_contains ((const char *const *) argv + 1, subject);
}

int
main (int argc, char **argv)
{
  const char *backends[] = { "sqlite", "postgresql" };
  const char *asked = g_getenv ("TEND_BENCH_PATIENTS");
  guint       n_patients = asked != NULL ? (guint) atoi (asked) : PATIENTS;
  guint       n_backends = g_getenv ("TEND_TEST_POSTGRESQL") != NULL ? 2 : 1;

  if (n_backends == 1)
    printf ("no PostgreSQL server in TEND_TEST_POSTGRESQL\n");
  if (is_asked (argc, argv, "commit"))
    bench_commit (COMMITS);
  for (guint i = 0; i < n_backends; i++)
    {
      if (is_asked (argc, argv, "import"))
        bench_import (backends[i], IMPORTED);
      if (is_asked (argc, argv, "search"))
        bench_search (backends[i], n_patients);
    }
  return bench_missed () ? 1 : 0;
}
