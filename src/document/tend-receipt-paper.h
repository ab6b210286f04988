/* SPDX-License-Identifier: GPL-3.0-or-later
 * Receipts from their records. */
#pragma once

#include "tend-papers.h"
#include "tend-receipt-document.h"

G_BEGIN_DECLS

/**
 * tend_receipt_document_from_paper:
 * @profile: (nullable)
 *
 * Returns: (transfer full) (nullable): errors as tend_receipt_document_new()
 */
TendCanvas *tend_receipt_document_from_paper (const TendReceiptPaper   *paper,
                                              TendPaperSize             size,
                                              const TendPrinterProfile *profile,
                                              GError                  **error);

G_END_DECLS
