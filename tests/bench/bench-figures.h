/* SPDX-License-Identifier: GPL-3.0-or-later
 * Times taken, and figures printed beside their limits. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Nanoseconds by the wall's clock, and of all threads of this process. */
gint64 bench_wall (void);
gint64 bench_cpu (void);

/* @times: gint64, put in order */
gint64 bench_median (GArray *times);
gint64 bench_sum (GArray *times);

/* Prints both in milliseconds with their ratio; more than @most is a miss. */
void bench_figure (const char *what, const char *backend, double ours, double limit, double most);
/* A ratio that was worked out from several figures. */
void bench_ratio (const char *what, const char *backend, double ratio, double most);
/* A figure with nothing beside it: more than @most of @unit is a miss. */
void bench_most (const char *what, const char *backend, double ours, double most, const char *unit);
/* The same as bench_figure() with no limit set. */
void bench_figure_beside (const char *what, const char *backend, double ours, double limit);

/* For main: whether any figure missed. */
gboolean bench_missed (void);

G_END_DECLS
