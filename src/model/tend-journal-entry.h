#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

/* One entry of the journal; its id is the sequence. */
typedef struct
{
  gint64 at;
  gint64 account_id;
  char  *account_name;
  char  *workstation;
  char  *action; /* such as appointment.check-in */
  gint64 patient_id;
  char  *reason;
  gint64 undoes;  /* sequence of the entry it takes back, or 0 */
  char  *changes; /* JSON */
} TendJournalEntryData;

#define TEND_TYPE_JOURNAL_ENTRY (tend_journal_entry_get_type ())
TEND_DECLARE_RECORD (TendJournalEntry, tend_journal_entry, JOURNAL_ENTRY)

G_END_DECLS
