/* SPDX-License-Identifier: GPL-3.0-or-later
 * The course of one measurement as a line the height of a row. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: "points" (GListModel of TendObservation in any order; those
 * without a number are left out), "low" and "high" (double, NaN none: the
 * reference range, drawn as a band), "decimals" (int, of the spoken values).
 * What it shows is its accessible description: "6 values, from 118 to 142, last
 * 131". */
#define TEND_TYPE_SPARKLINE (tend_sparkline_get_type ())
G_DECLARE_FINAL_TYPE (TendSparkline, tend_sparkline, TEND, SPARKLINE, GtkWidget)

GtkWidget *tend_sparkline_new (void);
void       tend_sparkline_set_points (TendSparkline *self, GListModel *points);
void       tend_sparkline_set_range (TendSparkline *self, double low, double high);

typedef struct
{
  gint64 at; /* µs UTC */
  double value;
} TendSparklinePoint;

/* Of TendSparklinePoint, by time (transfer full). Pure. */
GArray *tend_sparkline_sort (GListModel *observations);
/* "6 values, from 118 to 142, last 131"; "" without values. Pure. */
char *tend_sparkline_describe (GArray *points, int decimals);

G_END_DECLS
