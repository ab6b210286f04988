/* SPDX-License-Identifier: GPL-3.0-or-later
 * What must change in a list for it to become another. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* At @position, @removed items make way for @added ones: those of the other list from @from on. */
typedef struct
{
  guint position;
  guint removed;
  guint from;
  guint added;
} TendListChange;

/* The changes, in the order in which they are to be made, that turn @old into @fresh. Items are
 * compared by address. As few as can be are touched; when that would take many changes, or an
 * item stands in a list twice, it is one change from the first difference to the last.
 * Returns: (transfer full) (element-type TendListChange) */
GArray *tend_list_compare (const GPtrArray *old, const GPtrArray *fresh);

/* Makes @store hold what is in @items, announcing no more than differs. */
void tend_list_store_become (GListStore *store, GPtrArray *items);

G_END_DECLS
