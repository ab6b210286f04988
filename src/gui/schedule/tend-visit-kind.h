#pragma once

#include <gtk/gtk.h>

#include "tend-setup.h"

G_BEGIN_DECLS

/* The translated word for a service_type; the code itself when it is none of
 * ours, "" for NULL. */
const char *tend_visit_kind_get_name (const char *code);
/* Of names (GtkStringObject), in the order of tend_setup_get_visit_kinds(). */
GListModel *tend_visit_kind_list_names (void);
/* Its position there, GTK_INVALID_LIST_POSITION when it is none of ours. */
guint tend_visit_kind_find (const char *code);

G_END_DECLS
