/* SPDX-License-Identifier: GPL-3.0-or-later
 * Billing: charges from what was documented, invoices, payments. All money in cents. */
#pragma once

#include "tend-charge-item.h"
#include "tend-fault.h"
#include "tend-invoice.h"
#include "tend-payment.h"
#include "tend-transaction.h"

G_BEGIN_DECLS

/* Quantity times unit amount. */
gint64 tend_charge_item_get_amount (TendChargeItem *charge_item);

/* What may be charged for the visit (transfer full, of unsaved TendChargeItem):
 * the kind of visit, the venipuncture when blood was collected, each collected
 * test. Nothing that was charged before. Prices are of the day of service. */
GPtrArray *tend_billing_suggest (TendTransaction *transaction, gint64 encounter_id, GError **error);

/* What is wrong with a charge; pure. */
GPtrArray *tend_billing_check_charge (TendChargeItem *charge_item, const GDate *today);

/* Journal action "billing.charge". @charge_items of one patient; a source that is
 * charged already is TEND_ERROR_CONFLICT. The result is the first. */
gboolean
tend_billing_charge (TendTransaction *transaction, GPtrArray *charge_items, GError **error);
/* Journal action "billing.uncharge". Only while it is on no invoice. */
gboolean tend_billing_uncharge (TendTransaction *transaction,
                                gint64           charge_item_id,
                                const char      *reason,
                                GError         **error);

/* Journal action "billing.invoice". All billable charges of the visit, or with
 * @encounter_id 0 all of the patient. The result is the TendInvoice.
 * TEND_ERROR_INVALID when there are none or the patient is not to be billed. */
gboolean tend_billing_issue_invoice (TendTransaction *transaction,
                                     gint64           patient_id,
                                     gint64           encounter_id,
                                     GError         **error);
/* Journal action "billing.cancel-invoice". Only with nothing paid on it; its charges
 * are billable again. */
gboolean tend_billing_cancel_invoice (TendTransaction *transaction,
                                      gint64           invoice_id,
                                      const char      *reason,
                                      GError         **error);

/* What is wrong with a payment when @balance is open on its invoice; pure. */
GPtrArray *tend_billing_check_payment (TendPayment *payment, gint64 balance);

/* Journal action "billing.payment". Needs invoice_id, amount, method and request;
 * fills in number, patient, time and account. The same request again gives the
 * first payment as the result and writes nothing. More than the balance is
 * TEND_ERROR_INVALID; an invoice paid in full becomes balanced. */
gboolean
tend_billing_take_payment (TendTransaction *transaction, TendPayment *payment, GError **error);
/* Journal action "billing.reverse-payment". A payment of the opposite amount that names
 * the first; the invoice is open again. Once only (TEND_ERROR_CONFLICT). The result is
 * the reversal. */
gboolean tend_billing_reverse_payment (TendTransaction *transaction,
                                       gint64           payment_id,
                                       const char      *reason,
                                       GError         **error);

/* What is open on an invoice: its total less what was paid. 0 when cancelled. */
gboolean tend_billing_get_balance (TendTransaction *transaction,
                                   gint64           invoice_id,
                                   gint64          *balance,
                                   GError         **error);

G_END_DECLS
