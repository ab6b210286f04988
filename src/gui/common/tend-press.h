/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps every list still while a button of the pointer is down, and double clicks on one button. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* While a button is down on the surface of @widget (a window, a popover) nothing that another
 * workstation, another window or a late answer brings in moves a row: what is released is what was
 * pressed. */
void tend_press_watch (GtkWidget *widget);

G_END_DECLS
