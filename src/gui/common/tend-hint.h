/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tooltips that cost nothing while nobody points. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As gtk_widget_set_tooltip_text(), which asks the display where the pointer is and what lies
 * under it each time: here only when the text of a widget that is in a window changes.
 * @text: (nullable) */
void tend_hint_set (GtkWidget *widget, const char *text);

G_END_DECLS
