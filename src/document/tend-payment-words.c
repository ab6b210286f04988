/* SPDX-License-Identifier: GPL-3.0-or-later
 * Calls payments by their method and reference. */
#define G_LOG_DOMAIN "tend-paper"

#include "config.h"

#include "tend-payment-words.h"

#include <glib/gi18n-lib.h>

const char *
tend_payment_method_describe (TendPaymentMethod method)
{
  switch (method)
    {
    case TEND_PAYMENT_METHOD_CASH:
      return _ ("Cash");
    case TEND_PAYMENT_METHOD_CARD:
      return _ ("Card");
    case TEND_PAYMENT_METHOD_CHEQUE:
      return _ ("Check");
    case TEND_PAYMENT_METHOD_TRANSFER:
      return _ ("Bank transfer");
    case TEND_PAYMENT_METHOD_OTHER:
    default:
      return _ ("Other");
    }
}

char *
tend_payment_dup_description (TendPayment *payment)
{
  const TendPaymentData *data = tend_payment_get_data (payment);
  const char            *method = tend_payment_method_describe (data->method);

  if (data->reverses_id != 0 && data->note != NULL)
    /* Translators: a payment taken back; %s is the reason. */
    return g_strdup_printf (_ ("Reversed: %s"), data->note);
  if (data->reverses_id != 0)
    return g_strdup (_ ("Payment reversed"));
  if (data->reference == NULL || *data->reference == '\0')
    return g_strdup (method);
  return g_strdup_printf ("%s %s", method, data->reference);
}
