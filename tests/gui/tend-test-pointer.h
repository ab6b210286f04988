/* SPDX-License-Identifier: GPL-3.0-or-later
 * The pointer of the screen, by xdotool: what a window gets is what X sends. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* To the middle of @widget. */
void tend_test_move_pointer (GtkWidget *widget);
/* And waits until the widget knows. */
void tend_test_point_at (GtkWidget *widget);
/* Without moving it; a window of this program must be there to see it. */
void tend_test_press_button (void);
void tend_test_release_button (void);
/* Turns the main loop until what X has sent so far has arrived. */
void tend_test_wait_events (GtkWidget *widget);

G_END_DECLS
