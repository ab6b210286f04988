/* SPDX-License-Identifier: GPL-3.0-or-later
 * An entry of the journal as a sentence for people. Pure. */
#pragma once

#include "tend-journal-entry.h"
#include "tend-observation.h"

G_BEGIN_DECLS

/* "Dana Quill corrected Weight from 820 to 82.0 kg" (transfer full), without
 * time and reason. What the program does not know is said by the name of the
 * action; changes that are not JSON are left out. @corrected: the measurement
 * that tend_journal_find_corrected() names, NULL when not read (yet). */
char *tend_journal_sentence (const TendJournalEntryData *entry, TendObservation *corrected);
/* The id of the measurement that the entry put another in place of; 0 for none. */
gint64 tend_journal_find_corrected (const char *changes);
/* The fields that changed, a line each: "Family name: Dunn → Dunne"; NULL when
 * nothing can be said (rows made anew, looks, prints). */
char *tend_journal_describe_changes (const char *changes);
/* Whether there is anything to take back. */
gboolean tend_journal_has_changes (const char *changes);

G_END_DECLS
