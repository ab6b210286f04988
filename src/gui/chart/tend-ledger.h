/* SPDX-License-Identifier: GPL-3.0-or-later
 * The ledger of one patient: newest on top, a reversal joined to its original by a line. */
#pragma once

#include <adwaita.h>

#include "tend-store.h"

G_BEGIN_DECLS

/* Signal "paper" (gboolean is_invoice, gint64 id, text): somebody wants it on paper. */
#define TEND_TYPE_LEDGER (tend_ledger_get_type ())
G_DECLARE_FINAL_TYPE (TendLedger, tend_ledger, TEND, LEDGER, AdwBin)

void tend_ledger_start (TendLedger *self, TendStore *store, gint64 patient_id);

G_END_DECLS
