#pragma once

#include "tend-find-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the find box found. Signal "chosen" (TendFindItem; by the pointer, the one that stood there
 * when the button went down). Made when first needed: a list is the costliest part of a window. */
#define TEND_TYPE_FIND_RESULTS (tend_find_results_get_type ())
G_DECLARE_FINAL_TYPE (TendFindResults, tend_find_results, TEND, FIND_RESULTS, GtkPopover)

TendFindResults *tend_find_results_new (GListModel *matches);
/* The matches changed, or the text @typed did: the first is selected again. */
void tend_find_results_refresh (TendFindResults *self, const char *typed);
void tend_find_results_move (TendFindResults *self, int step);
/* As if the selected one had been clicked. */
void tend_find_results_choose_selected (TendFindResults *self);

G_END_DECLS
