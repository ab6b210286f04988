/* SPDX-License-Identifier: GPL-3.0-or-later
 * Closes a window at once and takes it apart bit by bit.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the close-request of a window with many widgets: hides it, takes it out of the application
 * (which ends no sooner than it is gone), and destroys it over some turns of the loop. Nothing is
 * disposed of before all is out of the window. */
void tend_leave (GtkWindow *window);

G_END_DECLS
