/* SPDX-License-Identifier: GPL-3.0-or-later
 * Says in a tooltip what a label had no room for. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on in every window, those that are open included. */
void tend_full_text_start (void);
/* For what is no window but a surface of its own: popovers. */
void tend_full_text_watch (GtkWidget *root);
/* The text of the shortened label at that place of @root (transfer full, nullable). */
char *tend_full_text_dup_at (GtkWidget *root, double x, double y, GdkRectangle *area);

G_END_DECLS
