/* SPDX-License-Identifier: GPL-3.0-or-later
 * The flow sheet of vitals: what was measured, and the column being entered. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Properties: "store" (TendStore), "patient" (TendPatient), "encounter"
 * (TendEncounter, nullable), "draft" (TendFormDraft, read only). */
#define TEND_TYPE_VITALS_PAGE (tend_vitals_page_get_type ())
G_DECLARE_FINAL_TYPE (TendVitalsPage, tend_vitals_page, TEND, VITALS_PAGE, AdwBin)

G_END_DECLS
