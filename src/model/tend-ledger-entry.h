/* SPDX-License-Identifier: GPL-3.0-or-later
 * A line of a patient's account. */
#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_LEDGER_KIND_CHARGE,
  TEND_LEDGER_KIND_INVOICE,
  TEND_LEDGER_KIND_PAYMENT,
} TendLedgerKind;

#define TEND_TYPE_LEDGER_KIND (tend_ledger_kind_get_type ())
GType tend_ledger_kind_get_type (void) G_GNUC_CONST;

/* Its id is that of the charge, invoice or payment it stands for. */
typedef struct
{
  TendLedgerKind kind;
  gint64         invoice_id;
  gint64         reverses_id;
  char          *number;
  char          *description;
  GDate          service_date; /* of a charge */
  gint64         posted_at;    /* of an invoice or a payment */
  gint64         amount;       /* what it adds to what the patient owes */
  gint64         balance;      /* owed after it */
} TendLedgerEntryData;

#define TEND_TYPE_LEDGER_ENTRY (tend_ledger_entry_get_type ())
TEND_DECLARE_RECORD (TendLedgerEntry, tend_ledger_entry, LEDGER_ENTRY)

G_END_DECLS
