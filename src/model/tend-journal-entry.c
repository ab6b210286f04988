/* SPDX-License-Identifier: GPL-3.0-or-later
 * One entry of the journal, as histories show it. */
#define G_LOG_DOMAIN "tend-journal-entry"

#include "config.h"

#include "tend-journal-entry.h"

static const TendField fields[] = {
  TEND_TIME (TendJournalEntryData, at),
  TEND_REFERENCE (TendJournalEntryData, account_id, "account"),
  TEND_TEXT (TendJournalEntryData, account_name),
  TEND_TEXT (TendJournalEntryData, workstation),
  TEND_TEXT (TendJournalEntryData, action),
  TEND_REFERENCE (TendJournalEntryData, patient_id, "patient"),
  TEND_TEXT (TendJournalEntryData, reason),
  TEND_REFERENCE (TendJournalEntryData, undoes, "journal"),
  TEND_TEXT (TendJournalEntryData, changes),
};

TEND_DEFINE_RECORD (TendJournalEntry, tend_journal_entry, NULL)
