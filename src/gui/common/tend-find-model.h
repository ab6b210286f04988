#pragma once

#include "tend-find-item.h"
#include "tend-store.h"

G_BEGIN_DECLS

/* What the find box found, as one list of TendFindItem: patients, their
 * appointments of today and to come, devices, invoices and things that can be done. Signal
 * "updated": an answer has come in. */
#define TEND_TYPE_FIND_MODEL (tend_find_model_get_type ())
G_DECLARE_FINAL_TYPE (TendFindModel, tend_find_model, TEND, FIND_MODEL, GObject)

TendFindModel *tend_find_model_new (TendStore *store);
/* FALSE when there is nothing to look for yet. Cancels the search before it. */
gboolean tend_find_model_search (TendFindModel *self, const char *text);
gboolean tend_find_model_is_searching (TendFindModel *self);
/* One patient (with appointments of theirs), or one of anything else: no doubt what is meant. */
gboolean    tend_find_model_is_certain (TendFindModel *self);
GListModel *tend_find_model_get_items (TendFindModel *self);

G_END_DECLS
