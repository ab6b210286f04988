#pragma once

#include <gtk/gtk.h>

#include "tend-arrival.h"

G_BEGIN_DECLS

/* One patient on the arrivals board: one widget that draws itself, so that a
 * full board costs little. */
#define TEND_TYPE_ARRIVAL_CARD (tend_arrival_card_get_type ())
G_DECLARE_FINAL_TYPE (TendArrivalCard, tend_arrival_card, TEND, ARRIVAL_CARD, GtkWidget)

GtkWidget   *tend_arrival_card_new (TendArrival *arrival);
TendArrival *tend_arrival_card_get_arrival (TendArrivalCard *self);
/* Says what the arrival says now; the clinic's minutes turn the wait amber and red. */
void tend_arrival_card_refresh (TendArrivalCard *self,
                                gint64           now,
                                gint64           amber_minutes,
                                gint64           red_minutes);

G_END_DECLS
