#pragma once

#include <adwaita.h>

#include "tend-arrival-card.h"

G_BEGIN_DECLS

/* One step of the board. Property: "stage" (TendEncounterStage).
 * Signal "card-dropped" (gint64 appointment): a card was let go over it. */
#define TEND_TYPE_BOARD_COLUMN (tend_board_column_get_type ())
G_DECLARE_FINAL_TYPE (TendBoardColumn, tend_board_column, TEND, BOARD_COLUMN, AdwBin)

TendEncounterStage tend_board_column_get_stage (TendBoardColumn *self);
/* Puts @card at @position, taking it from the column it was in. */
void tend_board_column_place (TendBoardColumn *self, TendArrivalCard *card, guint position);
void tend_board_column_remove (TendBoardColumn *self, TendArrivalCard *card);
/* The cards from @n_cards on are gone or moved; shows how many there are. */
void       tend_board_column_finish (TendBoardColumn *self, guint n_cards);
GtkWidget *tend_board_column_get_card (TendBoardColumn *self, guint position);
guint      tend_board_column_get_n_cards (TendBoardColumn *self);

G_END_DECLS
