/* SPDX-License-Identifier: GPL-3.0-or-later
 * Everything that is printed on one paper, gathered: windows and tendctl print the same. */
#define G_LOG_DOMAIN "tend-papers"

#include "config.h"

#include "tend-papers.h"

TendLabelPaper *
tend_label_paper_new (void)
{
  TendLabelPaper *paper = g_new0 (TendLabelPaper, 1);

  paper->service_requests = g_ptr_array_new_with_free_func (g_object_unref);
  return paper;
}

void
tend_label_paper_free (TendLabelPaper *paper)
{
  if (paper == NULL)
    return;

  g_clear_object (&paper->clinic);
  g_clear_object (&paper->patient);
  g_clear_object (&paper->specimen);
  g_clear_object (&paper->collector);
  g_clear_pointer (&paper->service_requests, g_ptr_array_unref);
  g_free (paper);
}

TendInvoicePaper *
tend_invoice_paper_new (void)
{
  TendInvoicePaper *paper = g_new0 (TendInvoicePaper, 1);

  paper->charge_items = g_ptr_array_new_with_free_func (g_object_unref);
  paper->payments = g_ptr_array_new_with_free_func (g_object_unref);
  return paper;
}

void
tend_invoice_paper_free (TendInvoicePaper *paper)
{
  if (paper == NULL)
    return;

  g_clear_object (&paper->clinic);
  g_clear_object (&paper->patient);
  g_clear_object (&paper->invoice);
  g_clear_object (&paper->coverage);
  g_clear_object (&paper->payer);
  g_clear_pointer (&paper->charge_items, g_ptr_array_unref);
  g_clear_pointer (&paper->payments, g_ptr_array_unref);
  g_clear_object (&paper->address);
  g_free (paper);
}

TendReceiptPaper *
tend_receipt_paper_new (void)
{
  return g_new0 (TendReceiptPaper, 1);
}

void
tend_receipt_paper_free (TendReceiptPaper *paper)
{
  if (paper == NULL)
    return;

  g_clear_object (&paper->clinic);
  g_clear_object (&paper->patient);
  g_clear_object (&paper->payment);
  g_clear_object (&paper->invoice);
  g_clear_object (&paper->account);
  g_free (paper);
}
