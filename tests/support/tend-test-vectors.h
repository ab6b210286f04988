/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads the tables of TEND_SHARED_DATA for table-driven tests. */
#pragma once

#include <glib.h>

typedef void (*TendTestRow) (char **columns);

/* Calls @row for each line after the heading; skips the test when the shared
 * data is not there, fails it when a line has fewer than @n_columns. */
static inline void
tend_test_vectors (const char *name, guint n_columns, TendTestRow row)
{
  const char      *folder = g_getenv ("TEND_SHARED_DATA");
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  guint rows = 0;

  path = folder != NULL ? g_build_filename (folder, "vectors", name, NULL) : NULL;
  if (path == NULL || !g_file_get_contents (path, &contents, NULL, NULL))
    {
      g_test_skip ("the shared data is not here");
      return;
    }

  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = NULL;

      g_strchomp (lines[i]);
      if (lines[i][0] == '\0')
        continue;
      columns = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (columns), >=, n_columns);
      g_test_message ("%s:%u: %s", name, i + 1, lines[i]);
      row (columns);
      rows++;
    }
  g_assert_cmpuint (rows, >, 0);
}
