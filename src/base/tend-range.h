/* SPDX-License-Identifier: GPL-3.0-or-later
 * Stretches of time. */
#pragma once

#include "tend-time.h"

G_BEGIN_DECLS

/**
 * TendRange:
 *
 * From @start up to but not including @end, µs UTC, so that an appointment
 * ending at nine leaves nine free. One whose ends are equal takes no time: it
 * contains and overlaps nothing.
 */
typedef struct
{
  gint64 start;
  gint64 end;
} TendRange;

/** tend_range_is_valid: both ends are times, and in order. */
gboolean tend_range_is_valid (TendRange range);

/** tend_range_duration: µs; 0 when the ends are in the wrong order. */
gint64 tend_range_duration (TendRange range);

gboolean tend_range_contains (TendRange range, gint64 time);

/** tend_range_encloses: no part of @inner is outside @range; an empty one may lie on either end. */
gboolean tend_range_encloses (TendRange range, TendRange inner);
gboolean tend_range_overlaps (TendRange a, TendRange b);

/** tend_range_touches: one begins exactly where the other ends. */
gboolean tend_range_touches (TendRange a, TendRange b);

/** tend_range_intersect: the time both share; %FALSE and @shared untouched when there is none. */
gboolean tend_range_intersect (TendRange a, TendRange b, TendRange *shared);

G_END_DECLS
