/* SPDX-License-Identifier: GPL-3.0-or-later
 * The tubes of a draw, drawn in the order they are filled. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_TUBE_RACK (tend_tube_rack_get_type ())
G_DECLARE_FINAL_TYPE (TendTubeRack, tend_tube_rack, TEND, TUBE_RACK, GtkWidget)

/* @containers (of TendPlannedContainer) for @test_definitions (of TendTestDefinition);
 * both are kept by reference, both may be NULL: an empty rack. */
void
tend_tube_rack_set_plan (TendTubeRack *self, GPtrArray *containers, GPtrArray *test_definitions);

G_END_DECLS
