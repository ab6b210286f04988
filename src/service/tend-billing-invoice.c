/* SPDX-License-Identifier: GPL-3.0-or-later
 * Invoices: issued over what is billable, cancelled while nothing is paid. */
#define G_LOG_DOMAIN "tend-billing"

#include "config.h"

#include "tend-billing.h"

#include "tend-coverage.h"
#include "tend-date.h"
#include "tend-number.h"
#include "tend-invoice-row.h"
#include "tend-money.h"
#include "tend-patient.h"
#include "tend-people.h"
#include "tend-service.h"

#include <glib/gi18n-lib.h>

#define DAYS_TO_PAY 30

static gboolean
refuse (GError **error, TendError code, const char *message)
{
  g_set_error_literal (error, TEND_ERROR, code, message);
  return FALSE;
}

static TendInvoiceRow *
find_invoice_row (TendTransaction *transaction, gint64 invoice_id, GError **error)
{
  g_autoptr (TendInvoiceRow) row = NULL;

  if (!tend_service_find (transaction, "invoice-row",
                          g_variant_new_parsed ("{'invoice': <%x>}", invoice_id), &row, error))
    return NULL;
  if (row == NULL)
    refuse (error, TEND_ERROR_NOT_FOUND, _ ("There is no such invoice; look at the account again"));
  return g_steal_pointer (&row);
}

gboolean
tend_billing_get_balance (TendTransaction *transaction,
                          gint64           invoice_id,
                          gint64          *balance,
                          GError         **error)
{
  g_autoptr (TendInvoiceRow) row = find_invoice_row (transaction, invoice_id, error);

  if (row == NULL)
    return FALSE;
  *balance = tend_invoice_row_get_data (row)->balance;
  return TRUE;
}

/* The billable charges of the visit, or of the patient when @encounter_id is 0. */
static GPtrArray *
find_billable (TendTransaction *transaction, gint64 patient_id, gint64 encounter_id, GError **error)
{
  g_autoptr (GPtrArray) charges
      = tend_transaction_query (transaction, "billable-charges-of-patient",
                                g_variant_new_parsed ("{'patient': <%x>}", patient_id), error);

  if (charges == NULL)
    return NULL;
  for (guint i = charges->len; encounter_id != 0 && i > 0; i--)
    {
      TendChargeItem *charge = g_ptr_array_index (charges, i - 1);

      if (tend_charge_item_get_data (charge)->encounter_id != encounter_id)
        g_ptr_array_remove_index (charges, i - 1);
    }
  if (charges->len == 0)
    {
      refuse (error, TEND_ERROR_INVALID,
              _ ("There is nothing to bill; post the charges of the visit first"));
      return NULL;
    }
  return g_steal_pointer (&charges);
}

static gboolean
sum_charges (GPtrArray *charges, gint64 *total, GError **error)
{
  *total = 0;
  for (guint i = 0; i < charges->len; i++)
    {
      const TendChargeItemData *charge = tend_charge_item_get_data (g_ptr_array_index (charges, i));
      gint64                    amount;

      if (!tend_money_multiply (charge->unit_amount, charge->quantity, &amount, error)
          || !tend_money_add (*total, amount, total, error))
        return FALSE;
    }
  return TRUE;
}

/* The insurance in force when the first of the services was given. */
static gboolean
find_coverage (TendTransaction *transaction,
               gint64           patient_id,
               const GDate     *date,
               gint64          *coverage_id,
               GError         **error)
{
  g_autoptr (TendCoverage) coverage = NULL;
  g_autofree char *text = tend_date_format_iso (date);

  if (!tend_service_find (
          transaction, "coverage-on-date",
          g_variant_new_parsed ("{'patient': <%x>, 'date': <%s>}", patient_id, text), &coverage,
          error))
    return FALSE;
  *coverage_id = coverage != NULL ? tend_record_get_id (TEND_RECORD (coverage)) : 0;
  return TRUE;
}

static TendInvoice *
make_invoice (TendTransaction *transaction,
              gint64           patient_id,
              gint64           encounter_id,
              gint64           sequence,
              GPtrArray       *charges,
              GError         **error)
{
  g_autofree char *number = tend_number_make ("INV", sequence);
  GDate            due_date = tend_service_get_today (transaction);
  gint64           total, coverage_id;

  if (!sum_charges (charges, &total, error)
      || !find_coverage (transaction, patient_id,
                         &tend_charge_item_get_data (g_ptr_array_index (charges, 0))->service_date,
                         &coverage_id, error))
    return NULL;
  g_date_add_days (&due_date, DAYS_TO_PAY);
  return g_object_new (TEND_TYPE_INVOICE, "number", number, "patient-id", patient_id,
                       "encounter-id", encounter_id, "coverage-id", coverage_id, "status",
                       total > 0 ? TEND_INVOICE_STATUS_ISSUED : TEND_INVOICE_STATUS_BALANCED,
                       "issued-at", tend_transaction_get_now (transaction), "due-date", &due_date,
                       "total", total, NULL);
}

/* Puts the charges on the invoice, or back among the billable with @invoice_id 0. */
static gboolean
move_charges (TendTransaction *transaction, GPtrArray *charges, gint64 invoice_id, GError **error)
{
  for (guint i = 0; i < charges->len; i++)
    {
      TendChargeItem *charge = g_ptr_array_index (charges, i);

      g_object_set (charge, "invoice-id", invoice_id, "status",
                    invoice_id != 0 ? TEND_CHARGE_STATUS_BILLED : TEND_CHARGE_STATUS_BILLABLE,
                    NULL);
      if (!tend_transaction_update (transaction, charge, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tend_billing_issue_invoice (TendTransaction *transaction,
                            gint64           patient_id,
                            gint64           encounter_id,
                            GError         **error)
{
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (GPtrArray) charges = NULL;
  g_autoptr (TendInvoice) invoice = NULL;
  gint64 sequence;

  if (!tend_people_require (transaction, "billing.invoice", error))
    return FALSE;
  tend_transaction_set_patient (transaction, patient_id);
  patient = tend_service_get (transaction, TEND_TYPE_PATIENT, patient_id, error);
  if (patient == NULL
      || !tend_service_check_encounter (transaction, encounter_id, patient_id, error))
    return FALSE;
  if (tend_patient_get_data (patient)->do_not_bill)
    return refuse (
        error, TEND_ERROR_INVALID,
        _ ("This patient is marked as not to be billed; change that in the details first"));

  /* The number first: whoever else bills now waits, so no charge gets on two invoices. */
  sequence = tend_transaction_next_number (transaction, "invoice", error);
  if (sequence == 0 || !tend_service_hold (transaction, "billing", error))
    return FALSE;
  charges = find_billable (transaction, patient_id, encounter_id, error);
  if (charges == NULL)
    return FALSE;
  invoice = make_invoice (transaction, patient_id, encounter_id, sequence, charges, error);
  if (invoice == NULL || !tend_transaction_insert (transaction, invoice, error)
      || !move_charges (transaction, charges, tend_record_get_id (TEND_RECORD (invoice)), error))
    return FALSE;
  tend_transaction_set_result (transaction, invoice);
  return TRUE;
}

gboolean
tend_billing_cancel_invoice (TendTransaction *transaction,
                             gint64           invoice_id,
                             const char      *reason,
                             GError         **error)
{
  g_autoptr (TendInvoice) invoice = NULL;
  g_autoptr (TendInvoiceRow) row = NULL;
  g_autoptr (GPtrArray) charges = NULL;
  g_autofree char *why = NULL;

  if (!tend_people_require (transaction, "billing.cancel-invoice", error))
    return FALSE;
  why = tend_service_take_reason (transaction, reason, error);
  if (why == NULL || !tend_service_hold (transaction, "billing", error))
    return FALSE;
  invoice = tend_service_get (transaction, TEND_TYPE_INVOICE, invoice_id, error);
  row = invoice != NULL ? find_invoice_row (transaction, invoice_id, error) : NULL;
  if (row == NULL)
    return FALSE;
  tend_transaction_set_patient (transaction, tend_invoice_get_data (invoice)->patient_id);
  if (tend_invoice_get_data (invoice)->status == TEND_INVOICE_STATUS_CANCELLED)
    return refuse (error, TEND_ERROR_CONFLICT, _ ("This invoice was cancelled already"));
  if (tend_invoice_row_get_data (row)->paid != 0)
    return refuse (error, TEND_ERROR_INVALID,
                   _ ("Something was paid on this invoice; reverse the payments first"));

  charges = tend_transaction_query (transaction, "charges-of-invoice",
                                    g_variant_new_parsed ("{'invoice': <%x>}", invoice_id), error);
  if (charges == NULL || !move_charges (transaction, charges, 0, error))
    return FALSE;
  g_object_set (invoice, "status", TEND_INVOICE_STATUS_CANCELLED, "note", why, NULL);
  tend_transaction_set_result (transaction, invoice);
  return tend_transaction_update (transaction, invoice, error);
}
