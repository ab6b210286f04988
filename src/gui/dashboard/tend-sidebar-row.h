#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page of the sidebar: icon, word, and how many wait.
 * Properties: "page" (name of the stack page), "title", "icon-name", "count"
 * (uint, 0 shows none), "narrow" (boolean: icon only). */
#define TEND_TYPE_SIDEBAR_ROW (tend_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (TendSidebarRow, tend_sidebar_row, TEND, SIDEBAR_ROW, GtkListBoxRow)

const char *tend_sidebar_row_get_page (TendSidebarRow *self);

G_END_DECLS
