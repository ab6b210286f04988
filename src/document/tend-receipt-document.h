#pragma once

#include "tend-paper.h"

G_BEGIN_DECLS

/**
 * TendReceiptDocument:
 * @number: printable ASCII, also as Code 128
 * @date_time: when it was paid, as written in the clinic
 * @paid_for: what was paid, a line each
 * @method: cash, check, card …
 * @reference: (nullable): check number, last digits of the card, approval
 * @amount: cents
 * @remaining_balance: cents still owed after this payment
 * @invoice_number: (nullable)
 * @received_by: (nullable)
 */
typedef struct
{
  TendClinicBlock clinic;
  const char     *number;
  const char     *date_time;
  const char     *patient_name;
  const char     *paid_for;
  const char     *method;
  const char     *reference;
  gint64          amount;
  gint64          remaining_balance;
  const char     *invoice_number;
  const char     *received_by;
} TendReceiptDocument;

/**
 * tend_receipt_document_new:
 * @size: half letter, or a roll of 80 mm cut where the receipt ends
 * @profile: (nullable)
 * @information: (nullable)
 *
 * %TEND_ERROR_INVALID when the number cannot be a barcode.
 *
 * Returns: (transfer full) (nullable)
 */
TendCanvas *tend_receipt_document_new (const TendReceiptDocument     *receipt,
                                       TendPaperSize                  size,
                                       const TendPrinterProfile      *profile,
                                       const TendDocumentInformation *information,
                                       GError                       **error);

G_END_DECLS
