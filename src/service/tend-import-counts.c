/* SPDX-License-Identifier: GPL-3.0-or-later
 * Counts what became of the resources of an import. */
#define G_LOG_DOMAIN "tend-import"

#include "config.h"

#include "tend-import-private.h"

static void
free_tally (gpointer data)
{
  TendImportTally *tally = data;

  g_free (tally->resource_type);
  g_hash_table_unref (tally->notes);
  g_free (tally);
}

TendImportCounts *
tend_import_counts_new (void)
{
  TendImportCounts *counts = g_new0 (TendImportCounts, 1);

  counts->tallies = g_ptr_array_new_with_free_func (free_tally);
  return counts;
}

void
tend_import_counts_free (TendImportCounts *counts)
{
  g_ptr_array_unref (counts->tallies);
  g_free (counts);
}

const TendImportTally *
tend_import_counts_find (TendImportCounts *counts, const char *resource_type)
{
  g_return_val_if_fail (counts != NULL && resource_type != NULL, NULL);

  for (guint i = 0; i < counts->tallies->len; i++)
    {
      TendImportTally *tally = g_ptr_array_index (counts->tallies, i);

      if (g_str_equal (tally->resource_type, resource_type))
        return tally;
    }
  return NULL;
}

TendImportTally *
tend_import_tally (TendImportRun *run, const char *resource_type)
{
  TendImportTally *tally = (TendImportTally *) tend_import_counts_find (run->counts, resource_type);

  if (tally == NULL)
    {
      tally = g_new0 (TendImportTally, 1);
      tally->resource_type = g_strdup (resource_type);
      tally->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_ptr_array_add (run->counts->tallies, tally);
    }
  return tally;
}

void
tend_import_note (TendImportRun *run, TendImportItem *item, const char *sentence)
{
  GHashTable *notes = tend_import_tally (run, item->resource_type)->notes;
  guint       count = GPOINTER_TO_UINT (g_hash_table_lookup (notes, sentence));

  g_hash_table_insert (notes, g_strdup (sentence), GUINT_TO_POINTER (count + 1));
}

void
tend_import_pass (TendImportRun *run, TendImportEntry *entry, const char *why)
{
  entry->passed = TRUE;
  tend_import_tally (run, entry->item->resource_type)->skipped++;
  tend_import_note (run, entry->item, why);
}
