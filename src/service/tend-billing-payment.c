/* SPDX-License-Identifier: GPL-3.0-or-later
 * Payments: taken once, never more than is open, reversed by their opposite. */
#define G_LOG_DOMAIN "tend-billing"

#include "config.h"

#include "tend-billing.h"

#include <glib/gi18n-lib.h>

#include "tend-number.h"
#include "tend-money.h"
#include "tend-people.h"
#include "tend-service.h"

static gboolean
refuse (GError **error, TendError code, const char *message)
{
  g_set_error_literal (error, TEND_ERROR, code, message);
  return FALSE;
}

GPtrArray *
tend_billing_check_payment (TendPayment *payment, gint64 balance)
{
  const TendPaymentData *data = tend_payment_get_data (payment);
  GPtrArray             *faults = tend_faults_new ();

  if (data->invoice_id == 0)
    tend_faults_add (faults, "invoice_id", TRUE, _ ("Choose the invoice that is paid."));
  if (data->amount <= 0)
    tend_faults_add (faults, "amount", TRUE, _ ("The amount must be more than nothing."));
  else if (data->invoice_id != 0 && balance <= 0)
    tend_faults_add (faults, "amount", TRUE, _ ("Nothing is open on this invoice."));
  else if (data->invoice_id != 0 && data->amount > balance)
    {
      g_autofree char *open = tend_money_format (balance);

      tend_faults_add (faults, "amount", TRUE,
                       _ ("This is more than the %s that are open; take that or less."), open);
    }
  if (data->method == TEND_PAYMENT_METHOD_CHEQUE && data->reference == NULL)
    tend_faults_add (faults, "reference", FALSE, _ ("The number of the cheque is missing."));
  return faults;
}

/* The payment that this request made before, when it did. */
static gboolean
find_by_request (TendTransaction *transaction,
                 const char      *request,
                 TendPayment    **payment,
                 GError         **error)
{
  return tend_service_find (transaction, "payment-by-request",
                            g_variant_new_parsed ("{'request': <%s>}", request), payment, error);
}

static gboolean
draw_number (TendTransaction *transaction, TendPayment *payment, GError **error)
{
  gint64           sequence = tend_transaction_next_number (transaction, "payment", error);
  g_autofree char *number = sequence != 0 ? tend_number_make ("R", sequence) : NULL;

  if (number == NULL)
    return FALSE;
  g_object_set (payment, "number", number, NULL);
  return TRUE;
}

static gint64
get_account_id (TendTransaction *transaction)
{
  TendAccount *account = tend_transaction_get_account (transaction);

  return account != NULL ? tend_record_get_id (TEND_RECORD (account)) : 0;
}

/* Writes the payment and the state its invoice is in afterwards. */
static gboolean
post_payment (TendTransaction *transaction,
              TendPayment     *payment,
              TendInvoice     *invoice,
              GError         **error)
{
  gint64 balance;

  if (!tend_transaction_insert (transaction, payment, error)
      || !tend_billing_get_balance (transaction, tend_record_get_id (TEND_RECORD (invoice)),
                                    &balance, error))
    return FALSE;
  g_object_set (invoice, "status",
                balance == 0 ? TEND_INVOICE_STATUS_BALANCED : TEND_INVOICE_STATUS_ISSUED, NULL);
  tend_transaction_set_result (transaction, payment);
  return tend_transaction_update (transaction, invoice, error);
}

static gboolean
check_payment (TendTransaction *transaction,
               TendPayment     *payment,
               TendInvoice     *invoice,
               GError         **error)
{
  const TendInvoiceData *invoiced = tend_invoice_get_data (invoice);
  g_autoptr (GPtrArray) faults = NULL;
  gint64 balance;

  if (invoiced->status != TEND_INVOICE_STATUS_ISSUED
      && invoiced->status != TEND_INVOICE_STATUS_BALANCED)
    return refuse (error, TEND_ERROR_INVALID,
                   _ ("This invoice is not open; choose one that was issued"));
  if (tend_payment_get_data (payment)->received_at > tend_transaction_get_now (transaction))
    return refuse (error, TEND_ERROR_INVALID, _ ("The payment is in the future; correct its time"));
  if (!tend_billing_get_balance (transaction, tend_record_get_id (TEND_RECORD (invoice)), &balance,
                                 error))
    return FALSE;
  faults = tend_billing_check_payment (payment, balance);
  return tend_faults_to_error (faults, error);
}

gboolean
tend_billing_take_payment (TendTransaction *transaction, TendPayment *payment, GError **error)
{
  const TendPaymentData *data = tend_payment_get_data (payment);
  g_autoptr (TendPayment) first = NULL;
  g_autoptr (TendInvoice) invoice = NULL;

  if (!tend_people_require (transaction, "billing.payment", error))
    return FALSE;
  if (data->request == NULL)
    return refuse (error, TEND_ERROR_INVALID,
                   _ ("This payment has no request number; open the payment form again"));
  if (data->invoice_id == 0)
    return refuse (error, TEND_ERROR_INVALID, _ ("Choose the invoice that is paid"));
  if (!find_by_request (transaction, data->request, &first, error))
    return FALSE;
  if (first != NULL)
    {
      tend_transaction_set_result (transaction, first);
      return TRUE;
    }

  /* The number before the balance: whoever else takes money now waits, so that
   * what is open cannot be paid twice. */
  if (!draw_number (transaction, payment, error))
    return FALSE;
  invoice = tend_service_get (transaction, TEND_TYPE_INVOICE, data->invoice_id, error);
  if (invoice == NULL)
    return FALSE;
  g_object_set (payment, "patient-id", tend_invoice_get_data (invoice)->patient_id, "account-id",
                get_account_id (transaction), "reverses-id", (gint64) 0, NULL);
  if (data->received_at == TEND_TIME_NONE)
    g_object_set (payment, "received-at", tend_transaction_get_now (transaction), NULL);
  tend_transaction_set_patient (transaction, data->patient_id);
  return check_payment (transaction, payment, invoice, error)
         && post_payment (transaction, payment, invoice, error);
}

static gboolean
check_reversible (TendTransaction *transaction, TendPayment *payment, GError **error)
{
  const TendPaymentData *data = tend_payment_get_data (payment);
  g_autoptr (TendPayment) reversal = NULL;

  if (data->reverses_id != 0)
    return refuse (error, TEND_ERROR_INVALID,
                   _ ("This is a reversal itself; take the payment again instead"));
  if (!tend_service_find (transaction, "reversal-of-payment",
                          g_variant_new_parsed ("{'patient': <%x>, 'payment': <%x>}",
                                                data->patient_id,
                                                tend_record_get_id (TEND_RECORD (payment))),
                          &reversal, error))
    return FALSE;
  if (reversal != NULL)
    return refuse (error, TEND_ERROR_CONFLICT, _ ("This payment was reversed already"));
  return TRUE;
}

gboolean
tend_billing_reverse_payment (TendTransaction *transaction,
                              gint64           payment_id,
                              const char      *reason,
                              GError         **error)
{
  g_autoptr (TendPayment) payment = NULL;
  g_autoptr (TendPayment) reversal = tend_payment_new ();
  g_autoptr (TendInvoice) invoice = NULL;
  g_autofree char       *why = NULL;
  g_autofree char       *request = NULL;
  const TendPaymentData *data;

  if (!tend_people_require (transaction, "billing.reverse-payment", error))
    return FALSE;
  why = tend_service_take_reason (transaction, reason, error);
  if (why == NULL || !draw_number (transaction, reversal, error))
    return FALSE;
  payment = tend_service_get (transaction, TEND_TYPE_PAYMENT, payment_id, error);
  if (payment == NULL || !check_reversible (transaction, payment, error))
    return FALSE;
  data = tend_payment_get_data (payment);
  tend_transaction_set_patient (transaction, data->patient_id);
  invoice = tend_service_get (transaction, TEND_TYPE_INVOICE, data->invoice_id, error);
  if (invoice == NULL)
    return FALSE;

  request = g_strconcat ("reversal ", tend_payment_get_data (reversal)->number, NULL);
  g_object_set (reversal, "patient-id", data->patient_id, "invoice-id", data->invoice_id, "amount",
                -data->amount, "method", data->method, "reference", data->reference, "received-at",
                tend_transaction_get_now (transaction), "account-id", get_account_id (transaction),
                "reverses-id", payment_id, "request", request, "note", why, NULL);
  return post_payment (transaction, reversal, invoice, error);
}
