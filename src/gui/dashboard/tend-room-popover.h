#pragma once

#include <gtk/gtk.h>

#include "tend-location.h"

G_BEGIN_DECLS

/* Asks for a room: free ones first, the first of them (or the one planned) ready
 * to be taken with Enter. Signal "chosen" (gint64 location, 0: without a room). */
#define TEND_TYPE_ROOM_POPOVER (tend_room_popover_get_type ())
G_DECLARE_FINAL_TYPE (TendRoomPopover, tend_room_popover, TEND, ROOM_POPOVER, GtkPopover)

TendRoomPopover *tend_room_popover_new (void);
/* @occupant: who is in the room, NULL when it is free. In the order of the board. */
void tend_room_popover_add (TendRoomPopover *self, TendLocation *room, const char *occupant);
/* Shows it at @card, as a child of @parent, which must have a layout manager.
 * @planned_id may be 0. Leaves @parent when closed. */
void tend_room_popover_ask (TendRoomPopover *self,
                            GtkWidget       *parent,
                            GtkWidget       *card,
                            gint64           planned_id);

G_END_DECLS
