/* SPDX-License-Identifier: GPL-3.0-or-later
 * The message that stands before a window: a window of its own, or with newer libadwaita a part
 * of the one below. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In any window of the program (transfer none, nullable). */
GtkWidget *tend_test_find_alert (void);
void       tend_test_close_alert (GtkWidget *alert);

G_END_DECLS
