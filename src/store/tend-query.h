#pragma once

#include "tend-store.h"

G_BEGIN_DECLS

/* A live list of the rows of a named query: a GListModel that runs on the
 * reading thread, again whenever a table it reads changes, and changes only
 * where its rows do, so that selection and scroll stay.
 *
 * Properties: "store", "name", "parameters" (a{sv}), "active" (boolean, FALSE
 * runs nothing: for pages not shown), "n-items", "loading" (boolean), "loaded"
 * (boolean: has run once), "empty" (boolean: loaded and without rows), "error"
 * (string, nullable), "reuse" (boolean: keep the row objects by position and
 * change their fields, for search as you type).
 * Rows of stored kinds are the store's shared records; others are its own.
 * Signal "updated": a run has come in, whatever changed. */
#define TEND_TYPE_QUERY (tend_query_get_type ())
G_DECLARE_FINAL_TYPE (TendQuery, tend_query, TEND, QUERY, GObject)

/* @parameters floating or NULL. Setting other parameters cancels the run under way. */
TendQuery *tend_query_new (TendStore *store, const char *name, GVariant *parameters);
void       tend_query_set_store (TendQuery *self, TendStore *store);
/* Asked the same again, a loaded query neither runs nor emits "updated": its rows are the answer.
 */
void     tend_query_set_parameters (TendQuery *self, GVariant *parameters);
void     tend_query_set_active (TendQuery *self, gboolean active);
void     tend_query_run (TendQuery *self);
gboolean tend_query_get_loaded (TendQuery *self);

/* Between the two no list changes: what the runs bring in meanwhile is taken, in order, by the last
 * release. A hand on its way to a row then finds it where it was. On the main thread. */
void tend_query_hold_all (void);
void tend_query_release_all (void);

G_END_DECLS
