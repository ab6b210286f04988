/* SPDX-License-Identifier: GPL-3.0-or-later
 * The clock and the zone by which windows show times. */
#define G_LOG_DOMAIN "tend-place"

#include "config.h"

#include "tend-place.h"

static TendClock *place_clock;
static GTimeZone *place_zone;
static gboolean   place_is_home;

void
tend_place_set (TendClock *clock, GTimeZone *zone)
{
  g_set_object (&place_clock, clock);
  if (zone != NULL)
    g_time_zone_ref (zone);
  g_clear_pointer (&place_zone, g_time_zone_unref);
  place_zone = zone;
}

gint64
tend_place_get_now (void)
{
  return place_clock != NULL ? tend_clock_get_now (place_clock) : g_get_real_time ();
}

GTimeZone *
tend_place_get_zone (void)
{
  if (place_zone == NULL)
    place_zone = g_time_zone_new_local ();
  return place_zone;
}

void
tend_place_set_home (gboolean home)
{
  place_is_home = home;
}

gboolean
tend_place_is_home (void)
{
  return place_is_home;
}

void
tend_place_get_today (GDate *today)
{
  if (!tend_time_get_date (tend_place_get_now (), tend_place_get_zone (), today))
    g_date_clear (today, 1);
}
