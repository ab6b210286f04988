/* SPDX-License-Identifier: GPL-3.0-or-later
 * Walks through one draw: who, in which order, from where; confirming it is what stamps. */
#pragma once

#include <adwaita.h>

#include "tend-encounter.h"
#include "tend-patient.h"
#include "tend-store.h"

G_BEGIN_DECLS

/* Signals: "collected" (gint64 id of the first specimen); "cancelled". */
#define TEND_TYPE_DRAW_PANEL (tend_draw_panel_get_type ())
G_DECLARE_FINAL_TYPE (TendDrawPanel, tend_draw_panel, TEND, DRAW_PANEL, AdwBin)

/* Begins anew, nothing confirmed. @requests (of TendOrderRow) and @test_definitions
 * (of TendTestDefinition, in the same order) are kept by reference. */
void tend_draw_panel_begin (TendDrawPanel *self,
                            TendStore     *store,
                            TendPatient   *patient,
                            TendEncounter *encounter,
                            GPtrArray     *requests,
                            GPtrArray     *test_definitions);
/* A wristband or card was scanned: TRUE when it is this patient's, and then it
 * counts as an identifier. */
gboolean tend_draw_panel_scan (TendDrawPanel *self, const char *text);

G_END_DECLS
