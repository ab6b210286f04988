/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of an import share among themselves. */
#pragma once

#include "tend-import-run.h"

G_BEGIN_DECLS

/* The identifier under which the id that a file has for a resource is kept. */
#define TEND_IMPORT_SYSTEM_ID "urn:tend:fhir:"

/* An item on its way. */
typedef struct _TendImportEntry TendImportEntry;
struct _TendImportEntry
{
  TendImportItem  *item;
  const char      *table;
  gint64           id;       /* 0 until it is settled, or when it is passed over */
  TendRecord      *existing; /* owned; the row that it is, if any */
  TendImportEntry *same;     /* the earlier entry that it is, if any */
  gboolean         passed;
};

typedef struct
{
  TendTransaction  *transaction;
  TendImport       *import;
  TendImportCounts *counts;
  gboolean          dry_run;
  GPtrArray        *entries;
  GPtrArray        *added;  /* rows that wait for being written together */
  GHashTable       *by_url; /* of the file's entries, each char * → TendImportEntry */
  GHashTable       *by_id;
  GHashTable       *by_identifier;
  GHashTable       *known;       /* what the store said about identifiers, char * → gint64 * */
  GHashTable       *owners;      /* id of a row → of its patient, gint64 * → gint64 * */
  GHashTable       *taken;       /* ids of rows that an entry was recognised as, gint64 * */
  GHashTable       *tags;        /* asset tags given out, char * */
  gint64            placeholder; /* the id of the last new row of a dry run, 0 or below */
} TendImportRun;

TendImportTally *tend_import_tally (TendImportRun *run, const char *resource_type);
void             tend_import_note (TendImportRun *run, TendImportItem *item, const char *sentence);
void             tend_import_pass (TendImportRun *run, TendImportEntry *entry, const char *why);

/* The entry of the file that a reference points to, or NULL. */
TendImportEntry *tend_import_find_entry (TendImportRun             *run,
                                         const TendImportReference *reference,
                                         const char                *table);
gint64           tend_import_get_reference (TendRecord *record, const char *field);
void             tend_import_remember_owner (TendImportRun *run, gint64 id, gint64 patient_id);
/* Sets the reference fields of an item's record. FALSE in @complete when one is
 * left empty that a row cannot do without: then the entry is passed over with
 * what it belongs to, or the import has a fault more. */
gboolean tend_import_resolve (TendImportRun   *run,
                              TendImportEntry *entry,
                              gboolean        *complete,
                              GError         **error);
/* Finds the row that the entry is and sets @existing, or the earlier entry that
 * it is and sets @same. */
gboolean tend_import_recognize (TendImportRun *run, TendImportEntry *entry, GError **error);

/* Whether it may be true. What lies in the future or cannot be measured is passed over; a
 * person who is not born yet is a fault of the file. */
gboolean tend_import_makes_sense (TendImportRun *run, TendImportEntry *entry);

/* Puts what the item states into @record; whether that changed it. */
gboolean tend_import_apply (TendImportItem *item, TendRecord *record);
/* Writes the children of an entry that has its id; adds to @changed. */
gboolean tend_import_write_children (TendImportRun   *run,
                                     TendImportEntry *entry,
                                     gboolean        *changed,
                                     GError         **error);
/* Keeps the identifiers by which the entry is recognised next time. */
gboolean tend_import_write_identifiers (TendImportRun   *run,
                                        TendImportEntry *entry,
                                        gboolean        *changed,
                                        GError         **error);
/* Writes the children and identifiers that were added since it was last called. */
gboolean tend_import_insert_added (TendImportRun *run, GError **error);

G_END_DECLS
