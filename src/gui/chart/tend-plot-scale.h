/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where values and times stand on a plot, and which of them are written beside it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TEND_PLOT_MAX_TICKS 12

/* Round values between @low and @high, rising, at most @most of them (2 to
 * TEND_PLOT_MAX_TICKS); the count is returned. A range that is empty, reversed
 * or not finite has none. */
guint tend_plot_find_ticks (double low, double high, guint most, double *ticks);

/* The decimals that tell such ticks apart, 0 to 6. */
guint tend_plot_count_decimals (double step);

typedef enum
{
  TEND_PLOT_UNIT_CLOCK, /* ticks of a day: write the time */
  TEND_PLOT_UNIT_DAY,
  TEND_PLOT_UNIT_MONTH,
  TEND_PLOT_UNIT_YEAR,
} TendPlotUnit;

/* Full hours, midnights, firsts of months or of years between two instants (µs
 * UTC) on the wall clock of @zone. */
guint tend_plot_find_time_ticks (
    gint64 from, gint64 until, guint most, GTimeZone *zone, gint64 *ticks, TendPlotUnit *unit);

/* Widens the range by a tenth and to a span of at least @least, so that no point
 * lies on the edge and a small change does not look like a large one. */
void tend_plot_pad_range (double *low, double *high, double least);

/* Where @value of @low to @high falls between @start and @end. */
double tend_plot_map (double value, double low, double high, double start, double end);

G_END_DECLS
