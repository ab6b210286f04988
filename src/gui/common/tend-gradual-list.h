#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The items of another list, following its changes a few rows at a time before the next picture,
 * so that keys are heard while a view builds or drops the widgets of a long list. A small change
 * is passed on at once. Property "model" (GListModel, nullable). */
#define TEND_TYPE_GRADUAL_LIST (tend_gradual_list_get_type ())
G_DECLARE_FINAL_TYPE (TendGradualList, tend_gradual_list, TEND, GRADUAL_LIST, GObject)

/* @model nullable. */
TendGradualList *tend_gradual_list_new (GListModel *model);
void             tend_gradual_list_set_model (TendGradualList *self, GListModel *model);
/* Follows no model any more and drops the last item. FALSE when there is none. */
gboolean tend_gradual_list_drop (TendGradualList *self);

G_END_DECLS
