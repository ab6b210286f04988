/* SPDX-License-Identifier: GPL-3.0-or-later
 * A line of a chart about one record: a state, what, more of it, and a figure at the end. */
#pragma once

#include <gtk/gtk.h>

#include "tend-query.h"
#include "tend-record.h"

G_BEGIN_DECLS

#define TEND_TYPE_RECORD_ROW (tend_record_row_get_type ())
G_DECLARE_FINAL_TYPE (TendRecordRow, tend_record_row, TEND, RECORD_ROW, GtkListBoxRow)

/* Says with the setters below what the record says; called again whenever it changes. */
typedef void (*TendRecordRowFill) (TendRecordRow *row, gpointer record);

GtkWidget *tend_record_row_new (gpointer record, TendRecordRowFill fill);
/* Transfer none. */
gpointer tend_record_row_get_record (TendRecordRow *self);

/* NULL and "" hide the part. */
void tend_record_row_set_icon (TendRecordRow *self, const char *icon_name, const char *style);
void tend_record_row_set_title (TendRecordRow *self, const char *title);
void tend_record_row_set_subtitle (TendRecordRow *self, const char *subtitle);
/* @style "good", "attention", "act-now" or NULL. */
void tend_record_row_set_trailing (TendRecordRow *self, const char *text, const char *style);
/* A button at the end of the line, named @name, that activates @action with the id @target. */
void tend_record_row_set_button (TendRecordRow *self,
                                 const char    *icon_name,
                                 const char    *name,
                                 const char    *action,
                                 gint64         target);

/* Fills @list with a row a record of @query; @empty (nullable) stands in the
 * list once it is known that there are none. */
void tend_record_row_bind_list (GtkListBox       *list,
                                TendQuery        *query,
                                TendRecordRowFill fill,
                                const char       *empty);

G_END_DECLS
