/* SPDX-License-Identifier: GPL-3.0-or-later
 * Invoices from their records. */
#pragma once

#include "tend-invoice-document.h"
#include "tend-papers.h"

G_BEGIN_DECLS

/**
 * tend_invoice_document_from_paper:
 * @profile: (nullable)
 *
 * Returns: (transfer full) (nullable): errors as tend_invoice_document_new()
 */
TendCanvas *tend_invoice_document_from_paper (const TendInvoicePaper   *paper,
                                              TendPaperSize             size,
                                              const TendPrinterProfile *profile,
                                              GError                  **error);

G_END_DECLS
