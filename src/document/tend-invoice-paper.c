/* SPDX-License-Identifier: GPL-3.0-or-later
 * Puts the records of an invoice on paper. */
#define G_LOG_DOMAIN "tend-paper"

#include "config.h"

#include "tend-invoice-paper.h"

#include "tend-money.h"
#include "tend-paper-words.h"
#include "tend-payment-words.h"

#include <glib/gi18n-lib.h>

/* Keeps @text until the document is made; returns it. */
static const char *
keep (GPtrArray *kept, char *text)
{
  if (text != NULL)
    g_ptr_array_add (kept, text);
  return text;
}

static const char *
join_code (GPtrArray *kept, const TendChargeItemData *charge)
{
  if (charge->modifiers == NULL || *charge->modifiers == '\0')
    return charge->code;
  return keep (kept, g_strdup_printf ("%s-%s", charge->code, charge->modifiers));
}

static gboolean
fill_lines (TendInvoiceLine *lines, GPtrArray *charges, GPtrArray *kept, GError **error)
{
  for (guint i = 0; i < charges->len; i++)
    {
      const TendChargeItemData *charge = tend_charge_item_get_data (g_ptr_array_index (charges, i));

      lines[i] = (TendInvoiceLine){
        .date = keep (kept, tend_paper_dup_date (&charge->service_date)),
        .code = join_code (kept, charge),
        .description = charge->display,
        .quantity = keep (kept, g_strdup_printf ("%" G_GINT64_FORMAT, charge->quantity)),
        .unit_price = charge->unit_amount,
      };
      if (!tend_money_multiply (charge->unit_amount, charge->quantity, &lines[i].amount, error))
        return FALSE;
    }
  return TRUE;
}

static void
fill_payments (TendInvoicePayment *lines, GPtrArray *payments, GTimeZone *zone, GPtrArray *kept)
{
  for (guint i = 0; i < payments->len; i++)
    {
      TendPayment           *payment = g_ptr_array_index (payments, i);
      const TendPaymentData *data = tend_payment_get_data (payment);

      lines[i] = (TendInvoicePayment){
        .date = keep (kept, tend_paper_dup_day (data->received_at, zone)),
        .description = keep (kept, tend_payment_dup_description (payment)),
        .amount = data->amount,
      };
    }
}

static char *
dup_bill_to (const TendInvoicePaper *paper)
{
  g_autofree char *name = tend_paper_dup_name (paper->patient);
  g_autofree char *lines = NULL;

  if (paper->address != NULL)
    {
      const TendAddressData *address = tend_address_get_data (paper->address);

      lines = tend_paper_dup_address (address->line, address->line2, address->city, address->state,
                                      address->postal_code);
    }
  return lines != NULL ? g_strdup_printf ("%s\n%s", name, lines) : g_steal_pointer (&name);
}

static char *
dup_coverage (const TendInvoicePaper *paper)
{
  const TendCoverageData *coverage
      = paper->coverage != NULL ? tend_coverage_get_data (paper->coverage) : NULL;
  const char *parts[3] = { NULL };
  GString    *line;

  if (coverage == NULL)
    return NULL;
  parts[0] = paper->payer != NULL ? tend_organization_get_data (paper->payer)->name : NULL;
  parts[1] = coverage->plan_name;
  parts[2] = coverage->member_id;
  line = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", parts[i]);
  return g_string_free (line, line->len == 0);
}

TendCanvas *
tend_invoice_document_from_paper (const TendInvoicePaper   *paper,
                                  TendPaperSize             size,
                                  const TendPrinterProfile *profile,
                                  GError                  **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GTimeZone) zone = NULL;
  g_auto (TendPaperClinic) clinic = { 0 };
  g_autofree TendInvoiceLine    *lines = NULL;
  g_autofree TendInvoicePayment *payments = NULL;
  TendDocumentInformation        information = { .title = _ ("Invoice") };
  TendInvoiceDocument            document;
  const TendInvoiceData         *invoice;
  const TendPatientData         *patient;

  g_return_val_if_fail (paper != NULL, NULL);

  zone = tend_paper_dup_zone (paper->clinic);
  invoice = tend_invoice_get_data (paper->invoice);
  patient = tend_patient_get_data (paper->patient);
  tend_paper_clinic_init (&clinic, paper->clinic);
  lines = g_new0 (TendInvoiceLine, paper->charge_items->len + 1);
  payments = g_new0 (TendInvoicePayment, paper->payments->len + 1);
  if (!fill_lines (lines, paper->charge_items, kept, error))
    return NULL;
  fill_payments (payments, paper->payments, zone, kept);
  document = (TendInvoiceDocument){
    .clinic = clinic.block,
    .number = invoice->number,
    .date = keep (kept, tend_paper_dup_day (invoice->issued_at, zone)),
    .due_date = keep (kept, tend_paper_dup_date (&invoice->due_date)),
    .bill_to = keep (kept, dup_bill_to (paper)),
    .patient_name = keep (kept, tend_paper_dup_name (paper->patient)),
    .mrn = patient->mrn,
    .birth_date = keep (kept, tend_paper_dup_date (&patient->birth_date)),
    .coverage = keep (kept, dup_coverage (paper)),
    .lines = lines,
    .n_lines = paper->charge_items->len,
    .payments = payments,
    .n_payments = paper->payments->len,
    .terms = tend_clinic_get_data (paper->clinic)->payment_terms,
  };
  information.author = clinic.block.name;
  information.created = MAX (0, invoice->issued_at);
  return tend_invoice_document_new (&document, size, profile, &information, error);
}
