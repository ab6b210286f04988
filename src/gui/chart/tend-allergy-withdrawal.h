/* SPDX-License-Identifier: GPL-3.0-or-later
 * Asks why an allergy was entered in error, and takes it back. */
#pragma once

#include <gtk/gtk.h>

#include "tend-allergy-intolerance.h"
#include "tend-store.h"

G_BEGIN_DECLS

#define TEND_TYPE_ALLERGY_WITHDRAWAL (tend_allergy_withdrawal_get_type ())
G_DECLARE_FINAL_TYPE (
    TendAllergyWithdrawal, tend_allergy_withdrawal, TEND, ALLERGY_WITHDRAWAL, GtkPopover)

/* Opens at @line, which is in @parent. A closed one stays until the next is opened; @parent takes
 * the last from itself when it ends. */
TendAllergyWithdrawal *tend_allergy_withdrawal_open (GtkWidget              *parent,
                                                     GtkWidget              *line,
                                                     TendStore              *store,
                                                     TendAllergyIntolerance *allergy);

G_END_DECLS
