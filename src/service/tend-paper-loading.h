/* SPDX-License-Identifier: GPL-3.0-or-later
 * Gathers the records of a paper. */
#pragma once

#include "tend-papers.h"
#include "tend-transaction.h"

G_BEGIN_DECLS

/* Transfer full. TEND_ERROR_NOT_FOUND. They only read: noting the print in the
 * journal is the caller's, with tend_paper_note (), for labels with tend_specimen_note_label (). */
TendLabelPaper *
tend_paper_load_label (TendTransaction *transaction, gint64 specimen_id, GError **error);
TendInvoicePaper *
tend_paper_load_invoice (TendTransaction *transaction, gint64 invoice_id, GError **error);
TendReceiptPaper *
tend_paper_load_receipt (TendTransaction *transaction, gint64 payment_id, GError **error);

/* Journal action "document.print", which it sets: who put the paper out and whose data is on it,
 * 0 of nobody in particular. TEND_ERROR_PERMISSION. */
gboolean tend_paper_note (TendTransaction *transaction, gint64 patient_id, GError **error);

G_END_DECLS
