/* SPDX-License-Identifier: GPL-3.0-or-later
 * Labels of collected tubes: how they will look, to be printed or saved. */
#pragma once

#include <adwaita.h>

#include "tend-patient.h"
#include "tend-store.h"

G_BEGIN_DECLS

/* Signal "closed": the person is done with them. */
#define TEND_TYPE_LABEL_PANEL (tend_label_panel_get_type ())
G_DECLARE_FINAL_TYPE (TendLabelPanel, tend_label_panel, TEND, LABEL_PANEL, AdwBin)

/* Loads the labels of these specimens (ids, gint64). @is_reprint: what the journal calls it. */
void tend_label_panel_load (TendLabelPanel *self,
                            TendStore      *store,
                            TendPatient    *patient,
                            GArray         *specimen_ids,
                            gboolean        is_reprint);
/* How many labels are shown. */
guint tend_label_panel_count (TendLabelPanel *self);

G_END_DECLS
