#pragma once

#include "tend-clock.h"

G_BEGIN_DECLS

/* The clock and the zone by which windows show times: those of the store that
 * the application has open. Before that, the system's. Main thread only. */
void       tend_place_set (TendClock *clock, GTimeZone *zone);
gint64     tend_place_get_now (void);
GTimeZone *tend_place_get_zone (void);
/* The date on the clinic's wall calendar. */
void tend_place_get_today (GDate *today);

G_END_DECLS
