#pragma once

#include "tend-paper.h"

G_BEGIN_DECLS

/* Amounts in cents; dates as written in the clinic. */
typedef struct
{
  const char *date;
  const char *code;
  const char *description;
  const char *quantity;
  gint64      unit_price;
  gint64      amount;
} TendInvoiceLine;

typedef struct
{
  const char *date;
  const char *description; /* method and reference, or the reason of an adjustment */
  gint64      amount;      /* what it takes off the balance */
} TendInvoicePayment;

/**
 * TendInvoiceDocument:
 * @number: printable ASCII, also as Code 128
 * @due_date: (nullable)
 * @bill_to: lines parted by newlines
 * @mrn: (nullable)
 * @birth_date: (nullable)
 * @coverage: (nullable): payer, plan and member number in one line
 * @terms: (nullable): payment terms
 */
typedef struct
{
  TendClinicBlock           clinic;
  const char               *number;
  const char               *date;
  const char               *due_date;
  const char               *bill_to;
  const char               *patient_name;
  const char               *mrn;
  const char               *birth_date;
  const char               *coverage;
  const TendInvoiceLine    *lines;
  gsize                     n_lines;
  const TendInvoicePayment *payments;
  gsize                     n_payments;
  const char               *terms;
} TendInvoiceDocument;

/**
 * tend_invoice_document_new:
 * @size: letter or A4
 * @profile: (nullable)
 * @information: (nullable)
 *
 * The total and the balance are the sums of what is printed. %TEND_ERROR_INVALID when the number
 * cannot be a barcode or a sum does not fit.
 *
 * Returns: (transfer full) (nullable)
 */
TendCanvas *tend_invoice_document_new (const TendInvoiceDocument     *invoice,
                                       TendPaperSize                  size,
                                       const TendPrinterProfile      *profile,
                                       const TendDocumentInformation *information,
                                       GError                       **error);

G_END_DECLS
