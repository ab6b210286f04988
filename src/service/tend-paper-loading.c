/* SPDX-License-Identifier: GPL-3.0-or-later
 * Gathers the records of a paper. */
#define G_LOG_DOMAIN "tend-papers"

#include "config.h"

#include "tend-paper-loading.h"

#include "tend-billing.h"
#include "tend-people.h"
#include "tend-service.h"

static TendClinic *
load_clinic (TendTransaction *transaction, GError **error)
{
  g_autoptr (TendClinic) clinic = NULL;

  if (!tend_service_find (transaction, "clinic", NULL, &clinic, error))
    return NULL;
  if (clinic == NULL)
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND,
                         "This store has no clinic yet; set it up first");
  return g_steal_pointer (&clinic);
}

/* 0 leaves @record NULL; FALSE only when the row cannot be had. */
static gboolean
load_optional (TendTransaction *transaction, GType type, gint64 id, gpointer record, GError **error)
{
  if (id == 0)
    return TRUE;
  *(gpointer *) record = tend_transaction_get (transaction, type, id, error);
  return *(gpointer *) record != NULL;
}

static gboolean
load_list (TendTransaction *transaction,
           const char      *query,
           const char      *parameter,
           gint64           id,
           GPtrArray      **list,
           GError         **error)
{
  g_autoptr (GVariantDict) parameters = g_variant_dict_new (NULL);
  GPtrArray *records;

  g_variant_dict_insert (parameters, parameter, "x", id);
  records = tend_transaction_query (transaction, query, g_variant_dict_end (parameters), error);
  if (records == NULL)
    return FALSE;
  g_ptr_array_unref (*list);
  *list = records;
  return TRUE;
}

TendLabelPaper *
tend_paper_load_label (TendTransaction *transaction, gint64 specimen_id, GError **error)
{
  g_autoptr (TendLabelPaper) paper = tend_label_paper_new ();
  const TendSpecimenData *specimen;

  paper->specimen = tend_service_get (transaction, TEND_TYPE_SPECIMEN, specimen_id, error);
  if (paper->specimen == NULL)
    return NULL;
  specimen = tend_specimen_get_data (paper->specimen);
  paper->clinic = load_clinic (transaction, error);
  if (paper->clinic == NULL
      || !load_optional (transaction, TEND_TYPE_PATIENT, specimen->patient_id, &paper->patient,
                         error)
      || !load_optional (transaction, TEND_TYPE_PRACTITIONER, specimen->collector_id,
                         &paper->collector, error)
      || !load_list (transaction, "requests-of-specimen", "specimen", specimen_id,
                     &paper->service_requests, error))
    return NULL;
  return g_steal_pointer (&paper);
}

static gboolean
load_payer (TendTransaction *transaction, TendInvoicePaper *paper, GError **error)
{
  gint64 coverage_id = tend_invoice_get_data (paper->invoice)->coverage_id;

  return load_optional (transaction, TEND_TYPE_COVERAGE, coverage_id, &paper->coverage, error)
         && (paper->coverage == NULL
             || load_optional (transaction, TEND_TYPE_ORGANIZATION,
                               tend_coverage_get_data (paper->coverage)->payer_id, &paper->payer,
                               error));
}

TendInvoicePaper *
tend_paper_load_invoice (TendTransaction *transaction, gint64 invoice_id, GError **error)
{
  g_autoptr (TendInvoicePaper) paper = tend_invoice_paper_new ();
  gint64 patient_id;

  paper->invoice = tend_service_get (transaction, TEND_TYPE_INVOICE, invoice_id, error);
  if (paper->invoice == NULL)
    return NULL;
  patient_id = tend_invoice_get_data (paper->invoice)->patient_id;
  paper->clinic = load_clinic (transaction, error);
  if (paper->clinic == NULL
      || !load_optional (transaction, TEND_TYPE_PATIENT, patient_id, &paper->patient, error)
      || !load_payer (transaction, paper, error)
      || !load_list (transaction, "charges-of-invoice", "invoice", invoice_id, &paper->charge_items,
                     error)
      || !load_list (transaction, "payments-of-invoice", "invoice", invoice_id, &paper->payments,
                     error)
      || !tend_service_find (transaction, "billing-address",
                             g_variant_new_parsed ("{'patient': <%x>}", patient_id),
                             &paper->address, error))
    return NULL;
  return g_steal_pointer (&paper);
}

TendReceiptPaper *
tend_paper_load_receipt (TendTransaction *transaction, gint64 payment_id, GError **error)
{
  g_autoptr (TendReceiptPaper) paper = tend_receipt_paper_new ();
  const TendPaymentData *payment;

  paper->payment = tend_service_get (transaction, TEND_TYPE_PAYMENT, payment_id, error);
  if (paper->payment == NULL)
    return NULL;
  payment = tend_payment_get_data (paper->payment);
  paper->clinic = load_clinic (transaction, error);
  if (paper->clinic == NULL
      || !load_optional (transaction, TEND_TYPE_PATIENT, payment->patient_id, &paper->patient,
                         error)
      || !load_optional (transaction, TEND_TYPE_INVOICE, payment->invoice_id, &paper->invoice,
                         error)
      || !load_optional (transaction, TEND_TYPE_ACCOUNT, payment->account_id, &paper->account,
                         error)
      || (payment->invoice_id != 0
          && !tend_billing_get_balance (transaction, payment->invoice_id, &paper->balance, error)))
    return NULL;
  return g_steal_pointer (&paper);
}

gboolean
tend_paper_note (TendTransaction *transaction, gint64 patient_id, GError **error)
{
  if (!tend_people_require (transaction, "document.print", error))
    return FALSE;
  tend_transaction_set_action (transaction, "document.print");
  if (patient_id != 0)
    tend_transaction_set_patient (transaction, patient_id);
  tend_transaction_note (transaction);
  return TRUE;
}
