/* SPDX-License-Identifier: GPL-3.0-or-later
 * What must change in a list for it to become another. */
#define G_LOG_DOMAIN "tend-base"

#include "config.h"

#include "tend-list-change.h"

/* Whoever listens does some work at each change, however small. */
#define MOST_CHANGES 8

typedef struct
{
  const GPtrArray *old, *fresh;
  guint            head, tail;     /* the same in both lists */
  guint            n_old, n_fresh; /* between them */
} Comparison;

static void
trim (Comparison *lists)
{
  guint least = MIN (lists->old->len, lists->fresh->len);

  while (lists->head < least && lists->old->pdata[lists->head] == lists->fresh->pdata[lists->head])
    lists->head++;
  while (lists->tail < least - lists->head
         && lists->old->pdata[lists->old->len - 1 - lists->tail]
                == lists->fresh->pdata[lists->fresh->len - 1 - lists->tail])
    lists->tail++;
  lists->n_old = lists->old->len - lists->head - lists->tail;
  lists->n_fresh = lists->fresh->len - lists->head - lists->tail;
}

/* For each fresh item its place among the old ones, counted from 1; 0 when it is new. NULL when
 * an item stands in a list twice. */
static guint *
find_places (const Comparison *lists)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autofree guint *found = g_new0 (guint, lists->n_fresh + 1);

  for (guint i = 0; i < lists->n_old; i++)
    if (!g_hash_table_insert (places, lists->old->pdata[lists->head + i], GUINT_TO_POINTER (i + 1)))
      return NULL;
  for (guint i = 0; i < lists->n_fresh; i++)
    found[i]
        = GPOINTER_TO_UINT (g_hash_table_lookup (places, lists->fresh->pdata[lists->head + i]));
  g_hash_table_remove_all (places);
  for (guint i = 0; i < lists->n_fresh; i++)
    if (!g_hash_table_add (places, lists->fresh->pdata[lists->head + i]))
      return NULL;
  return g_steal_pointer (&found);
}

/* Leaves in @places only those of the longest run that goes upwards: these items stay. */
static void
keep_longest_run (guint *places, guint n)
{
  /* ends[k] is where the run of k + 1 places with the lowest end ends. */
  g_autofree guint *ends = g_new (guint, n + 1);
  g_autofree guint *before = g_new (guint, n + 1);
  guint             length = 0, last;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0, high = length;

      if (places[i] == 0)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (places[ends[middle]] < places[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? ends[low - 1] : n;
      ends[low] = i;
      length = MAX (length, low + 1);
    }
  last = length > 0 ? ends[length - 1] : n;
  for (guint i = n; i-- > 0;)
    {
      if (i != last)
        places[i] = 0;
      else
        last = before[i];
    }
}

static void
add_changes (const Comparison *lists, const guint *places, GArray *changes)
{
  guint old = 0, fresh = 0;

  while (old < lists->n_old || fresh < lists->n_fresh)
    {
      TendListChange change = { lists->head + fresh, 0, lists->head + fresh, 0 };
      guint          kept;

      while (fresh < lists->n_fresh && places[fresh] == 0)
        fresh++;
      change.added = lists->head + fresh - change.from;
      kept = fresh < lists->n_fresh ? places[fresh] - 1 : lists->n_old;
      change.removed = kept - old;
      if (change.removed + change.added > 0)
        g_array_append_val (changes, change);
      /* The one that stays. */
      old = MIN (kept + 1, lists->n_old);
      fresh = MIN (fresh + 1, lists->n_fresh);
    }
}

GArray *
tend_list_compare (const GPtrArray *old, const GPtrArray *fresh)
{
  GArray           *changes = g_array_new (FALSE, FALSE, sizeof (TendListChange));
  Comparison        lists = { .old = old, .fresh = fresh };
  g_autofree guint *places = NULL;

  g_return_val_if_fail (old != NULL && fresh != NULL, changes);

  trim (&lists);
  if (lists.n_old + lists.n_fresh == 0)
    return changes;
  places = find_places (&lists);
  if (places != NULL)
    {
      keep_longest_run (places, lists.n_fresh);
      add_changes (&lists, places, changes);
    }
  if (places == NULL || changes->len > MOST_CHANGES)
    {
      TendListChange whole = { lists.head, lists.n_old, lists.head, lists.n_fresh };

      g_array_set_size (changes, 0);
      g_array_append_val (changes, whole);
    }
  return changes;
}

void
tend_list_store_become (GListStore *store, GPtrArray *items)
{
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) changes = NULL;

  g_return_if_fail (G_IS_LIST_STORE (store) && items != NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    g_ptr_array_add (old, g_list_model_get_item (G_LIST_MODEL (store), i));
  changes = tend_list_compare (old, items);
  for (guint i = 0; i < changes->len; i++)
    {
      const TendListChange *change = &g_array_index (changes, TendListChange, i);

      g_list_store_splice (store, change->position, change->removed,
                           change->added > 0 ? items->pdata + change->from : NULL, change->added);
    }
}
