/* SPDX-License-Identifier: GPL-3.0-or-later
 * A line of a patient's account. */
#define G_LOG_DOMAIN "tend-ledger-entry"

#include "config.h"

#include "tend-ledger-entry.h"

G_DEFINE_ENUM_TYPE (TendLedgerKind,
                    tend_ledger_kind,
                    G_DEFINE_ENUM_VALUE (TEND_LEDGER_KIND_CHARGE, "charge"),
                    G_DEFINE_ENUM_VALUE (TEND_LEDGER_KIND_INVOICE, "invoice"),
                    G_DEFINE_ENUM_VALUE (TEND_LEDGER_KIND_PAYMENT, "payment"))

static const TendField fields[] = {
  TEND_ENUM (TendLedgerEntryData, kind, tend_ledger_kind_get_type),
  TEND_REFERENCE (TendLedgerEntryData, invoice_id, "invoice"),
  TEND_REFERENCE (TendLedgerEntryData, reverses_id, "payment"),
  TEND_TEXT (TendLedgerEntryData, number),
  TEND_TEXT (TendLedgerEntryData, description),
  TEND_DATE (TendLedgerEntryData, service_date),
  TEND_TIME (TendLedgerEntryData, posted_at),
  TEND_MONEY (TendLedgerEntryData, amount),
  TEND_MONEY (TendLedgerEntryData, balance),
};

TEND_DEFINE_RECORD (TendLedgerEntry, tend_ledger_entry, NULL)
