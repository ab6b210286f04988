/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every kind of row that a query returns beside stored records. */
#define G_LOG_DOMAIN "tend-views"

#include "config.h"

#include "tend-views.h"

#include "tend-arrival.h"
#include "tend-coverage-row.h"
#include "tend-device-row.h"
#include "tend-invoice-row.h"
#include "tend-journal-entry.h"
#include "tend-ledger-entry.h"
#include "tend-loan-row.h"
#include "tend-order-row.h"
#include "tend-patient-balance.h"
#include "tend-patient-match.h"
#include "tend-schedule-slot.h"
#include "tend-specimen-row.h"

GType
tend_views_nth (guint position)
{
  static GType (*const types[]) (void) = {
    tend_arrival_get_type,       tend_coverage_row_get_type,  tend_device_row_get_type,
    tend_invoice_row_get_type,   tend_journal_entry_get_type, tend_ledger_entry_get_type,
    tend_loan_row_get_type,      tend_order_row_get_type,     tend_patient_balance_get_type,
    tend_patient_match_get_type, tend_schedule_slot_get_type, tend_specimen_row_get_type,
  };

  return position < G_N_ELEMENTS (types) ? types[position]() : G_TYPE_INVALID;
}

GType
tend_views_find (const char *name)
{
  GType type;

  for (guint i = 0; (type = tend_views_nth (i)) != G_TYPE_INVALID; i++)
    if (g_str_equal (g_type_name (type), name))
      return type;
  return G_TYPE_INVALID;
}
