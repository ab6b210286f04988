#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

/* The one object of each stored row that somebody on the main thread holds. */
typedef struct _TendIdentityMap TendIdentityMap;

TendIdentityMap *tend_identity_map_new (void);
void             tend_identity_map_free (TendIdentityMap *self);

/* The object everybody shares for the row of @fresh, with what @fresh says
 * (transfer full); @fresh itself when nobody held one. */
TendRecord *tend_identity_map_take (TendIdentityMap *self, TendRecord *fresh);
/* Brings the held object up to date, if there is one. */
void tend_identity_map_refresh (TendIdentityMap *self, TendRecord *fresh);
/* The held object (transfer none) or NULL. */
TendRecord *tend_identity_map_find (TendIdentityMap *self, GType type, gint64 id);
/* Ids of the held rows of a kind, as gint64. */
GArray *tend_identity_map_list (TendIdentityMap *self, GType type);

G_END_DECLS
