#pragma once

#include <adwaita.h>

#include "tend-store.h"

G_BEGIN_DECLS

/* The patients of today in five columns from scheduled to done. Space, a button
 * or a drag takes one on, Shift+Space back, Enter opens the chart.
 *
 * Properties: "store"; "n-waiting" (uint): arrived or in a room, read-only. */
#define TEND_TYPE_ARRIVALS_BOARD (tend_arrivals_board_get_type ())
G_DECLARE_FINAL_TYPE (TendArrivalsBoard, tend_arrivals_board, TEND, ARRIVALS_BOARD, AdwBin)

void tend_arrivals_board_set_store (TendArrivalsBoard *self, TendStore *store);

G_END_DECLS
