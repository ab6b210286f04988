/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rows of a list box that stand for records: made anew only where what they show has changed.
 */
#pragma once

#include <gtk/gtk.h>

#include "tend-record.h"

G_BEGIN_DECLS

/* Makes what is in the row of @record; @state is what else it shows. */
typedef GtkWidget *(*TendRowsMake) (gpointer owner, TendRecord *record, guint state);

/* Before the first tend_rows_show(). Nothing is made for an @owner that was disposed of. */
void tend_rows_follow (GtkListBox *list, TendRowsMake make, GObject *owner);

/* Rows that show other contents, another state or another day than they did are made anew. Those
 * there is no time for now come in the next turns of the loop, before the next picture.
 * @records: (element-type TendRecord): no record twice
 * @states: (nullable): as many */
void tend_rows_show (GtkListBox *list, GPtrArray *records, const guint *states);

/* As above, of all items of @records. */
void tend_rows_show_model (GtkListBox *list, GListModel *records, const guint *states);

G_END_DECLS
