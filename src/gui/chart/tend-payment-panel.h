/* SPDX-License-Identifier: GPL-3.0-or-later
 * Takes one payment, once. */
#pragma once

#include <adwaita.h>

#include "tend-store.h"

G_BEGIN_DECLS

/* Signals: "taken" (TendPayment); "cancelled". */
#define TEND_TYPE_PAYMENT_PANEL (tend_payment_panel_get_type ())
G_DECLARE_FINAL_TYPE (TendPaymentPanel, tend_payment_panel, TEND, PAYMENT_PANEL, AdwBin)

/* Begins a new payment; @invoices (GListModel of TendInvoiceRow) are those to choose
 * from, open ones only. FALSE when none has a balance. */
gboolean tend_payment_panel_begin (TendPaymentPanel *self, TendStore *store, GListModel *invoices);

G_END_DECLS
