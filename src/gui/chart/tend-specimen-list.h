/* SPDX-License-Identifier: GPL-3.0-or-later
 * The specimens of one patient with their states, to be reprinted or rejected. */
#pragma once

#include <adwaita.h>

#include "tend-store.h"

G_BEGIN_DECLS

/* Signal "reprint" (gint64 specimen id). */
#define TEND_TYPE_SPECIMEN_LIST (tend_specimen_list_get_type ())
G_DECLARE_FINAL_TYPE (TendSpecimenList, tend_specimen_list, TEND, SPECIMEN_LIST, AdwBin)

void tend_specimen_list_start (TendSpecimenList *self, TendStore *store, gint64 patient_id);

G_END_DECLS
