/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a patient or payer is asked to pay. */
#define G_LOG_DOMAIN "tend-invoice"

#include "config.h"

#include "tend-invoice.h"

G_DEFINE_ENUM_TYPE (TendInvoiceStatus,
                    tend_invoice_status,
                    G_DEFINE_ENUM_VALUE (TEND_INVOICE_STATUS_ISSUED, "issued"),
                    G_DEFINE_ENUM_VALUE (TEND_INVOICE_STATUS_DRAFT, "draft"),
                    G_DEFINE_ENUM_VALUE (TEND_INVOICE_STATUS_BALANCED, "balanced"),
                    G_DEFINE_ENUM_VALUE (TEND_INVOICE_STATUS_CANCELLED, "cancelled"),
                    G_DEFINE_ENUM_VALUE (TEND_INVOICE_STATUS_ENTERED_IN_ERROR, "entered-in-error"))

static const TendField fields[] = {
  TEND_TEXT (TendInvoiceData, number, .flags = TEND_FIELD_REQUIRED | TEND_FIELD_UNIQUE),
  TEND_REFERENCE (TendInvoiceData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_REFERENCE (TendInvoiceData, encounter_id, "encounter"),
  TEND_REFERENCE (TendInvoiceData, coverage_id, "coverage"),
  TEND_ENUM (TendInvoiceData, status, tend_invoice_status_get_type),
  TEND_TIME (TendInvoiceData, issued_at, .flags = TEND_FIELD_REQUIRED),
  TEND_DATE (TendInvoiceData, due_date),
  TEND_MONEY (TendInvoiceData, total),
  TEND_TEXT (TendInvoiceData, note),
};

TEND_DEFINE_RECORD (TendInvoice, tend_invoice, "invoice")
