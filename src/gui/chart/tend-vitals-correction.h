/* SPDX-License-Identifier: GPL-3.0-or-later
 * Corrects one recorded vital from its cell. */
#pragma once

#include <gtk/gtk.h>

#include "tend-store.h"
#include "tend-vitals-rows.h"

G_BEGIN_DECLS

#define TEND_TYPE_VITALS_CORRECTION (tend_vitals_correction_get_type ())
G_DECLARE_FINAL_TYPE (
    TendVitalsCorrection, tend_vitals_correction, TEND, VITALS_CORRECTION, GtkPopover)

/* Opens at @cell with what @row of @column says. It belongs to @parent, which
 * stays when cells are made anew. A closed one stays until the next is opened; @parent takes the
 * last from itself when it ends. */
TendVitalsCorrection *tend_vitals_correction_open (GtkWidget              *parent,
                                                   GtkWidget              *cell,
                                                   TendStore              *store,
                                                   const TendVitalsColumn *column,
                                                   TendVitalsRow           row);

G_END_DECLS
