/* SPDX-License-Identifier: GPL-3.0-or-later
 * How stretches of time lie to each other. */
#define G_LOG_DOMAIN "tend-range"

#include "config.h"

#include "tend-range.h"

gboolean
tend_range_is_valid (TendRange range)
{
  return range.start != TEND_TIME_NONE && range.end != TEND_TIME_NONE && range.start <= range.end;
}

gint64
tend_range_duration (TendRange range)
{
  gint64 duration;

  if (!tend_range_is_valid (range) || __builtin_sub_overflow (range.end, range.start, &duration))
    return 0;
  return duration;
}

gboolean
tend_range_contains (TendRange range, gint64 time)
{
  return time != TEND_TIME_NONE && range.start <= time && time < range.end;
}

gboolean
tend_range_encloses (TendRange range, TendRange inner)
{
  return tend_range_is_valid (range) && tend_range_is_valid (inner) && range.start <= inner.start
         && inner.end <= range.end;
}

gboolean
tend_range_overlaps (TendRange a, TendRange b)
{
  return tend_range_is_valid (a) && tend_range_is_valid (b)
         && MAX (a.start, b.start) < MIN (a.end, b.end);
}

gboolean
tend_range_touches (TendRange a, TendRange b)
{
  return tend_range_is_valid (a) && tend_range_is_valid (b)
         && (a.end == b.start || b.end == a.start);
}

gboolean
tend_range_intersect (TendRange a, TendRange b, TendRange *shared)
{
  g_return_val_if_fail (shared != NULL, FALSE);

  if (!tend_range_overlaps (a, b))
    return FALSE;
  *shared = (TendRange){ MAX (a.start, b.start), MIN (a.end, b.end) };
  return TRUE;
}
