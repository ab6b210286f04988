#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The root of a list item file (ui/cells). Properties: "label" (string): what
 * assistive technology calls the row; "patient-id" (gint64): gives the row the
 * patient's hue class; "state-class" (string): a style class for this row. */
#define TEND_TYPE_LIST_ROW (tend_list_row_get_type ())
G_DECLARE_FINAL_TYPE (TendListRow, tend_list_row, TEND, LIST_ROW, AdwBin)

G_END_DECLS
