/* SPDX-License-Identifier: GPL-3.0-or-later
 * The bill of one visit of the demonstration clinic: charges, invoice, payment. */
#define G_LOG_DOMAIN "tend-demo"

#include "config.h"

#include "tend-demo-private.h"

#include "tend-charge-item.h"
#include "tend-fee.h"
#include "tend-invoice.h"
#include "tend-number.h"
#include "tend-payment.h"
#include "tend-service-request.h"

#define DUE_DAYS 30

typedef struct
{
  TendDemo       *demo;
  TendDemoPerson *person;
  TendEncounter  *encounter;
  GDate           day;
  TendInvoice    *invoice; /* NULL while the charges wait for one */
  gint64          total;
} Bill;

static TendFee *
find_fee (TendDemo *demo, const char *trigger, const char *code)
{
  for (guint i = 0; i < demo->fees->len; i++)
    {
      TendFee           *fee = g_ptr_array_index (demo->fees, i);
      const TendFeeData *data = tend_fee_get_data (fee);

      if (g_strcmp0 (data->trigger_kind, trigger) == 0 && g_strcmp0 (data->trigger_code, code) == 0)
        return fee;
    }
  return NULL;
}

static void
add_charge (
    Bill *bill, const char *trigger, const char *code, const char *source_kind, gpointer source)
{
  TendFee           *fee = find_fee (bill->demo, trigger, code);
  const TendFeeData *data = fee != NULL ? tend_fee_get_data (fee) : NULL;
  TendChargeItem    *charge;

  if (data == NULL)
    return;
  charge = tend_demo_add (
      bill->demo, TEND_DEMO_BATCH_CHARGES,
      g_object_new (TEND_TYPE_CHARGE_ITEM, "code", data->code, "modifiers", data->modifiers,
                    "display", data->display, "quantity", (gint64) 1, "unit-amount", data->amount,
                    "service-date", &bill->day, "status",
                    bill->invoice != NULL ? TEND_CHARGE_STATUS_BILLED : TEND_CHARGE_STATUS_BILLABLE,
                    "source-kind", source_kind, NULL));
  bill->total += data->amount;
  tend_demo_link (bill->demo, TEND_DEMO_BATCH_CHARGES, charge, "fee-id", fee);
  tend_demo_link (bill->demo, TEND_DEMO_BATCH_CHARGES, charge, "source-id", source);
  tend_demo_link (bill->demo, TEND_DEMO_BATCH_CHARGES, charge, "patient-id", bill->person->patient);
  tend_demo_link (bill->demo, TEND_DEMO_BATCH_CHARGES, charge, "encounter-id", bill->encounter);
  tend_demo_link (bill->demo, TEND_DEMO_BATCH_CHARGES, charge, "practitioner-id",
                  g_ptr_array_index (bill->demo->practitioners, bill->person->practitioner));
  if (bill->invoice != NULL)
    tend_demo_link (bill->demo, TEND_DEMO_BATCH_CHARGES, charge, "invoice-id", bill->invoice);
}

static TendInvoice *
make_invoice (Bill *bill, gint64 at, GError **error)
{
  gint64 number = tend_transaction_next_number (bill->demo->transaction, "invoice", error);
  g_autofree char *text = NULL;
  GDate            due = bill->day;
  TendInvoice     *invoice;

  if (number == 0)
    return NULL;
  text = tend_number_make ("INV", number);
  g_date_add_days (&due, DUE_DAYS);
  invoice = g_object_new (TEND_TYPE_INVOICE, "number", text, "status", TEND_INVOICE_STATUS_ISSUED,
                          "issued-at", MIN (at + TEND_TIME_HOUR, bill->demo->now), "due-date", &due,
                          NULL);
  tend_demo_link (bill->demo, TEND_DEMO_BATCH_INVOICES, invoice, "patient-id",
                  bill->person->patient);
  tend_demo_link (bill->demo, TEND_DEMO_BATCH_INVOICES, invoice, "encounter-id", bill->encounter);
  if (bill->person->coverage != NULL)
    tend_demo_link (bill->demo, TEND_DEMO_BATCH_INVOICES, invoice, "coverage-id",
                    bill->person->coverage);
  return invoice;
}

static gboolean
add_payment (Bill *bill, gint64 amount, gint64 at, GError **error)
{
  static const TendPaymentMethod methods[]
      = { TEND_PAYMENT_METHOD_CARD, TEND_PAYMENT_METHOD_CARD, TEND_PAYMENT_METHOD_CASH,
          TEND_PAYMENT_METHOD_CHEQUE };
  TendDemo        *demo = bill->demo;
  gint64           number = tend_transaction_next_number (demo->transaction, "payment", error);
  g_autofree char *text = NULL;
  g_autofree char *request = NULL;
  TendPayment     *payment;

  if (number == 0)
    return FALSE;
  text = tend_number_make ("R", number);
  request = g_strdup_printf ("demo-%u", ++demo->payments);
  payment = tend_demo_add (
      demo, TEND_DEMO_BATCH_PAYMENTS,
      g_object_new (TEND_TYPE_PAYMENT, "number", text, "amount", amount, "method",
                    methods[tend_demo_number (demo, 0, G_N_ELEMENTS (methods) - 1)], "received-at",
                    MIN (at, demo->now), "request", request, NULL));
  tend_demo_link (demo, TEND_DEMO_BATCH_PAYMENTS, payment, "patient-id", bill->person->patient);
  tend_demo_link (demo, TEND_DEMO_BATCH_PAYMENTS, payment, "invoice-id", bill->invoice);
  return TRUE;
}

/* Most are paid in full, some in part, the rest is open, part of it overdue. */
static gboolean
settle (Bill *bill, gint64 at, GError **error)
{
  gint64 paid_at = at + tend_demo_number (bill->demo, 0, 12) * TEND_TIME_DAY + 2 * TEND_TIME_HOUR;
  int    part = tend_demo_number (bill->demo, 0, 99);

  if (part < 60)
    {
      g_object_set (bill->invoice, "status", TEND_INVOICE_STATUS_BALANCED, NULL);
      return add_payment (bill, bill->total, paid_at, error);
    }
  if (part < 75)
    return add_payment (bill, bill->total / 200 * 100, paid_at, error);
  return TRUE;
}

gboolean
tend_demo_add_bill (TendDemo       *demo,
                    TendDemoPerson *person,
                    TendEncounter  *encounter,
                    gint64          at,
                    gpointer        specimen,
                    GPtrArray      *requests,
                    GError        **error)
{
  Bill bill = { demo, person, encounter };

  const char *kind = tend_encounter_get_data (encounter)->service_type;

  if (tend_patient_get_data (person->patient)->do_not_bill
      || (specimen == NULL && find_fee (demo, "visit", kind) == NULL)
      || !tend_time_get_date (at, demo->zone, &bill.day))
    return TRUE;
  if (tend_demo_chance (demo, 85))
    {
      bill.invoice = make_invoice (&bill, at, error);
      if (bill.invoice == NULL)
        return FALSE;
    }

  add_charge (&bill, "visit", kind, "encounter", encounter);
  if (specimen != NULL)
    {
      add_charge (&bill, "venipuncture", NULL, "specimen", specimen);
      for (guint i = 0; i < requests->len; i++)
        add_charge (&bill, "test",
                    tend_service_request_get_data (g_ptr_array_index (requests, i))->code,
                    "service_request", g_ptr_array_index (requests, i));
    }
  if (bill.invoice == NULL)
    return TRUE;
  g_object_set (bill.invoice, "total", bill.total, NULL);
  tend_demo_add (demo, TEND_DEMO_BATCH_INVOICES, bill.invoice);
  return settle (&bill, at, error);
}
