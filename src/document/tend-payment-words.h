/* SPDX-License-Identifier: GPL-3.0-or-later
 * How a payment is called on papers. */
#pragma once

#include "tend-payment.h"

G_BEGIN_DECLS

/* Translated. */
const char *tend_payment_method_describe (TendPaymentMethod method);
/* "Check No. 1042", or what a reversal takes back (transfer full). */
char *tend_payment_dup_description (TendPayment *payment);

G_END_DECLS
