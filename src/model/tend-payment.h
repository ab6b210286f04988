#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_PAYMENT_METHOD_CASH,
  TEND_PAYMENT_METHOD_CARD,
  TEND_PAYMENT_METHOD_CHEQUE,
  TEND_PAYMENT_METHOD_TRANSFER,
  TEND_PAYMENT_METHOD_OTHER,
} TendPaymentMethod;

#define TEND_TYPE_PAYMENT_METHOD (tend_payment_method_get_type ())
GType tend_payment_method_get_type (void) G_GNUC_CONST;

/* Money received, or given back when negative. */
typedef struct
{
  char             *number; /* of the receipt, with check digit */
  gint64            patient_id;
  gint64            invoice_id;
  gint64            amount;
  TendPaymentMethod method;
  char             *reference;
  gint64            received_at;
  gint64            account_id;
  gint64            reverses_id;
  char             *request; /* made once when the form opens, so one form takes money once */
  char             *note;
} TendPaymentData;

#define TEND_TYPE_PAYMENT (tend_payment_get_type ())
TEND_DECLARE_RECORD (TendPayment, tend_payment, PAYMENT)

G_END_DECLS
