/* SPDX-License-Identifier: GPL-3.0-or-later
 * Takes what was read from a file into the store. */
#pragma once

#include "tend-import.h"
#include "tend-transaction.h"

G_BEGIN_DECLS

/* What became of the resources of one type. What belongs to a resource, such as
 * the addresses of a patient, counts with it. */
typedef struct
{
  char       *resource_type;
  guint       added;
  guint       changed;
  guint       unchanged;
  guint       skipped;
  GHashTable *notes; /* a sentence (translated) → how many resources it is about */
} TendImportTally;

typedef struct
{
  GPtrArray *tallies; /* TendImportTally, in the order first met */
} TendImportCounts;

TendImportCounts *tend_import_counts_new (void);
void              tend_import_counts_free (TendImportCounts *counts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendImportCounts, tend_import_counts_free)
/* Nullable. */
const TendImportTally *tend_import_counts_find (TendImportCounts *counts,
                                                const char       *resource_type);

/* Journal action "data.import". Recognises what the store knows already by its
 * identifiers, adds what is new and changes what the file states otherwise; what
 * the file is silent about stays. The same file again changes nothing.
 *
 * A @dry_run walks the same way and writes nothing. @counts is filled in either
 * case. TEND_ERROR_INVALID when the import has faults, with those that only the
 * store could tell added to it: something is about a patient nobody knows. */
gboolean tend_import_run (TendTransaction  *transaction,
                          TendImport       *import,
                          gboolean          dry_run,
                          TendImportCounts *counts,
                          GError          **error);

G_END_DECLS
