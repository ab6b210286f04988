/* SPDX-License-Identifier: GPL-3.0-or-later
 * Money received, or given back when negative. */
#define G_LOG_DOMAIN "tend-payment"

#include "config.h"

#include "tend-payment.h"

G_DEFINE_ENUM_TYPE (TendPaymentMethod,
                    tend_payment_method,
                    G_DEFINE_ENUM_VALUE (TEND_PAYMENT_METHOD_CASH, "cash"),
                    G_DEFINE_ENUM_VALUE (TEND_PAYMENT_METHOD_CARD, "card"),
                    G_DEFINE_ENUM_VALUE (TEND_PAYMENT_METHOD_CHEQUE, "cheque"),
                    G_DEFINE_ENUM_VALUE (TEND_PAYMENT_METHOD_TRANSFER, "transfer"),
                    G_DEFINE_ENUM_VALUE (TEND_PAYMENT_METHOD_OTHER, "other"))

static const TendField fields[] = {
  TEND_TEXT (TendPaymentData, number, .flags = TEND_FIELD_REQUIRED | TEND_FIELD_UNIQUE),
  TEND_REFERENCE (TendPaymentData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_REFERENCE (TendPaymentData, invoice_id, "invoice"),
  TEND_MONEY (TendPaymentData, amount),
  TEND_ENUM (TendPaymentData, method, tend_payment_method_get_type),
  TEND_TEXT (TendPaymentData, reference),
  TEND_TIME (TendPaymentData, received_at, .flags = TEND_FIELD_REQUIRED),
  TEND_REFERENCE (TendPaymentData, account_id, "account"),
  TEND_REFERENCE (TendPaymentData, reverses_id, "payment"),
  TEND_TEXT (TendPaymentData, request, .flags = TEND_FIELD_REQUIRED | TEND_FIELD_UNIQUE),
  TEND_TEXT (TendPaymentData, note),
};

TEND_DEFINE_RECORD (TendPayment, tend_payment, "payment")
