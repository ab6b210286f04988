/* SPDX-License-Identifier: GPL-3.0-or-later
 * An invoice with whose it is and what is open on it. */
#pragma once

#include "tend-invoice.h"
#include "tend-patient.h"

G_BEGIN_DECLS

/* Its id is the invoice's. */
typedef struct
{
  char             *number;
  gint64            patient_id;
  gint64            encounter_id;
  TendInvoiceStatus status;
  gint64            issued_at;
  GDate             due_date;
  gint64            total;
  gint64            paid;
  gint64            balance;
  char             *mrn;
  char             *family_name;
  char             *given_name;
  GDate             birth_date;
  TendSex           sex;
} TendInvoiceRowData;

#define TEND_TYPE_INVOICE_ROW (tend_invoice_row_get_type ())
TEND_DECLARE_RECORD (TendInvoiceRow, tend_invoice_row, INVOICE_ROW)

G_END_DECLS
