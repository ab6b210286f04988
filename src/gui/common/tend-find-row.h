#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a row of the find box shows, drawn by itself: a name in it never asks for another size,
 * so that typing lays nothing out. Property "item" (TendFindItem, nullable). */
#define TEND_TYPE_FIND_ROW (tend_find_row_get_type ())
G_DECLARE_FINAL_TYPE (TendFindRow, tend_find_row, TEND, FIND_ROW, GtkWidget)

G_END_DECLS
