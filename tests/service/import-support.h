/* SPDX-License-Identifier: GPL-3.0-or-later
 * Takes FHIR texts into test stores and tells what came of it. */
#pragma once

#include "tend-import-run.h"

#include "tend-fhir-reader.h"
#include "tend-kinds.h"
#include "tend-test-store.h"

typedef struct
{
  TendImport       *import;
  TendImportCounts *counts;
  gboolean          dry_run;
} ImportJob;

static inline gboolean
run_import (TendTransaction *transaction, gpointer data, GError **error)
{
  ImportJob *job = data;

  return tend_import_run (transaction, job->import, job->dry_run, job->counts, error);
}

static inline TendImport *
read_import (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");

  return tend_fhir_reader_read (bytes, "test.json", zone);
}

/* "Patient +1 ~2 =3 -4; …": added, changed, unchanged and skipped, zeros left out. */
static inline char *
describe_counts (TendImportCounts *counts)
{
  static const char marks[] = "+~=-";
  GString          *text = g_string_new (NULL);

  for (guint i = 0; i < counts->tallies->len; i++)
    {
      const TendImportTally *tally = g_ptr_array_index (counts->tallies, i);
      const guint numbers[] = { tally->added, tally->changed, tally->unchanged, tally->skipped };

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", tally->resource_type);
      for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
        if (numbers[j] > 0)
          g_string_append_printf (text, " %c%u", marks[j], numbers[j]);
    }
  return g_string_free (text, FALSE);
}

/* Takes the bytes in, which must work; what came of it (transfer full). */
static inline char *
import_bytes (TendStore *store, const char *text, gsize length, gboolean dry_run)
{
  g_autoptr (TendImport) import = read_import (text, length);
  g_autoptr (TendImportCounts) counts = tend_import_counts_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = NULL;
  ImportJob job = { import, counts, dry_run };

  commit = tend_store_transact (store, "test", run_import, &job, &error);
  g_assert_no_error (error);
  g_assert_nonnull (commit);
  return describe_counts (counts);
}

static inline char *
import_text (TendStore *store, const char *text)
{
  return import_bytes (store, text, strlen (text), FALSE);
}

/* The ids of the rows of @table with this identifier, by age. */
static inline GArray *
find_rows (TendStore *store, const char *table, const char *system, const char *value)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tend_store_query (
      store, "import-identifiers",
      g_variant_new_parsed ("{'kind': <%s>, 'system': <%s>, 'value': <%s>}", table, system, value),
      &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ids, tend_identifier_get_data (g_ptr_array_index (rows, i))->owner_id);
  return ids;
}

/* The one row of a resource that was taken in (transfer full). */
static inline gpointer
get_row (TendStore *store, GType type, const char *resource_type, const char *source_id)
{
  g_autofree char *system = g_strconcat ("urn:tend:fhir:", resource_type, NULL);
  g_autoptr (GArray) ids
      = find_rows (store, tend_record_type_get_info (type)->table, system, source_id);
  g_autoptr (GError) error = NULL;
  gpointer row;

  g_assert_cmpuint (ids->len, ==, 1);
  row = tend_store_get (store, type, g_array_index (ids, gint64, 0), &error);
  g_assert_no_error (error);
  return row;
}
