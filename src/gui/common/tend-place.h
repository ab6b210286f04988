#pragma once

#include "tend-clock.h"

G_BEGIN_DECLS

/* The clock and the zone by which windows show times: those of the store that
 * the application has open. Before that, the system's. Main thread only. */
void       tend_place_set (TendClock *clock, GTimeZone *zone);
gint64     tend_place_get_now (void);
GTimeZone *tend_place_get_zone (void);
/* Whether it is a home and not a clinic: the same program with less. Windows ask it
 * when they are made; .ui files with the closure is_clinic. FALSE at first. */
void     tend_place_set_home (gboolean home);
gboolean tend_place_is_home (void);
/* The date on the clinic's wall calendar. */
void tend_place_get_today (GDate *today);

G_END_DECLS
