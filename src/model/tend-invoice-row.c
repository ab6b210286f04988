/* SPDX-License-Identifier: GPL-3.0-or-later
 * An invoice with whose it is and what is open on it. */
#define G_LOG_DOMAIN "tend-invoice-row"

#include "config.h"

#include "tend-invoice-row.h"

static const TendField fields[] = {
  TEND_TEXT (TendInvoiceRowData, number),
  TEND_REFERENCE (TendInvoiceRowData, patient_id, "patient"),
  TEND_REFERENCE (TendInvoiceRowData, encounter_id, "encounter"),
  TEND_ENUM (TendInvoiceRowData, status, tend_invoice_status_get_type),
  TEND_TIME (TendInvoiceRowData, issued_at),
  TEND_DATE (TendInvoiceRowData, due_date),
  TEND_MONEY (TendInvoiceRowData, total),
  TEND_MONEY (TendInvoiceRowData, paid),
  TEND_MONEY (TendInvoiceRowData, balance),
  TEND_TEXT (TendInvoiceRowData, mrn),
  TEND_TEXT (TendInvoiceRowData, family_name),
  TEND_TEXT (TendInvoiceRowData, given_name),
  TEND_DATE (TendInvoiceRowData, birth_date),
  TEND_ENUM (TendInvoiceRowData, sex, tend_sex_get_type),
};

TEND_DEFINE_RECORD (TendInvoiceRow, tend_invoice_row, NULL)
