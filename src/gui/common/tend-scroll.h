/* SPDX-License-Identifier: GPL-3.0-or-later
 * Brings a part of a page into sight. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls what is around @first so that it is seen with all down to @last, which may be the same;
 * of what is higher than the page, the start. Once both were laid out, and only where needed. */
void tend_scroll_to (GtkWidget *first, GtkWidget *last);

G_END_DECLS
