/* SPDX-License-Identifier: GPL-3.0-or-later
 * Takes down what a patient answers about allergies: one more, or that there is none. */
#pragma once

#include <adwaita.h>

#include "tend-query.h"

G_BEGIN_DECLS

#define TEND_TYPE_ALLERGY_PANEL (tend_allergy_panel_get_type ())
G_DECLARE_FINAL_TYPE (TendAllergyPanel, tend_allergy_panel, TEND, ALLERGY_PANEL, AdwBin)

/* Once; @allergies are those of the patient. */
void tend_allergy_panel_start (TendAllergyPanel *self,
                               TendStore        *store,
                               gint64            patient_id,
                               TendQuery        *allergies);

G_END_DECLS
