/* SPDX-License-Identifier: GPL-3.0-or-later
 * Offers an invoice or a receipt to be printed or saved. */
#pragma once

#include <adwaita.h>

#include "tend-store.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_PAPER_BAR_INVOICE,
  TEND_PAPER_BAR_RECEIPT,
} TendPaperBarKind;

#define TEND_TYPE_PAPER_BAR (tend_paper_bar_get_type ())
G_DECLARE_FINAL_TYPE (TendPaperBar, tend_paper_bar, TEND, PAPER_BAR, AdwBin)

/* Comes into sight with @text; @id is that of the invoice or payment. */
void tend_paper_bar_offer (
    TendPaperBar *self, TendStore *store, TendPaperBarKind kind, gint64 id, const char *text);

G_END_DECLS
