/* SPDX-License-Identifier: GPL-3.0-or-later
 * The plot of chosen vitals over time, a lane each, over one time axis. */
#pragma once

#include <gtk/gtk.h>

#include "tend-vitals-rows.h"

G_BEGIN_DECLS

#define TEND_TYPE_VITALS_PLOT (tend_vitals_plot_get_type ())
G_DECLARE_FINAL_TYPE (TendVitalsPlot, tend_vitals_plot, TEND, VITALS_PLOT, GtkWidget)

/* @columns (of TendVitalsColumn, oldest first) is kept by reference. @age (nullable)
 * chooses the usual ranges drawn behind the lines. */
void tend_vitals_plot_set_columns (TendVitalsPlot *self, GPtrArray *columns, const TendAge *age);
void tend_vitals_plot_set_shown (TendVitalsPlot *self, TendVitalsRow row, gboolean shown);

G_END_DECLS
