/* SPDX-License-Identifier: GPL-3.0-or-later
 * Puts the records of a payment on its receipt. */
#define G_LOG_DOMAIN "tend-paper"

#include "config.h"

#include "tend-receipt-paper.h"

#include "tend-paper-words.h"
#include "tend-payment-words.h"

#include <glib/gi18n-lib.h>

static char *
dup_purpose (const TendReceiptPaper *paper)
{
  const char *number
      = paper->invoice != NULL ? tend_invoice_get_data (paper->invoice)->number : NULL;

  if (tend_payment_get_data (paper->payment)->reverses_id != 0)
    return tend_payment_dup_description (paper->payment);
  if (number == NULL)
    return g_strdup (_ ("Payment on account"));
  /* Translators: %s is the number of an invoice. */
  return g_strdup_printf (_ ("Invoice %s"), number);
}

static const char *
get_account_name (TendAccount *account)
{
  const TendAccountData *data = account != NULL ? tend_account_get_data (account) : NULL;

  if (data == NULL)
    return NULL;
  return data->full_name != NULL ? data->full_name : data->name;
}

TendCanvas *
tend_receipt_document_from_paper (const TendReceiptPaper   *paper,
                                  TendPaperSize             size,
                                  const TendPrinterProfile *profile,
                                  GError                  **error)
{
  g_auto (TendPaperClinic) clinic = { 0 };
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char        *received = NULL;
  g_autofree char        *patient = NULL;
  g_autofree char        *purpose = NULL;
  TendDocumentInformation information = { .title = _ ("Receipt") };
  TendReceiptDocument     document;
  const TendPaymentData  *payment;

  g_return_val_if_fail (paper != NULL, NULL);

  payment = tend_payment_get_data (paper->payment);
  zone = tend_paper_dup_zone (paper->clinic);
  received = tend_paper_dup_instant (payment->received_at, zone);
  patient = tend_paper_dup_name (paper->patient);
  purpose = dup_purpose (paper);
  tend_paper_clinic_init (&clinic, paper->clinic);
  document = (TendReceiptDocument){
    .clinic = clinic.block,
    .number = payment->number,
    .date_time = received,
    .patient_name = patient,
    .paid_for = purpose,
    .method = tend_payment_method_describe (payment->method),
    .reference = payment->reference,
    .amount = payment->amount,
    .remaining_balance = paper->balance,
    .invoice_number
    = paper->invoice != NULL ? tend_invoice_get_data (paper->invoice)->number : NULL,
    .received_by = get_account_name (paper->account),
  };
  information.author = clinic.block.name;
  information.created = MAX (0, payment->received_at);
  return tend_receipt_document_new (&document, size, profile, &information, error);
}
