/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one object of each stored row that somebody holds. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-identity-map.h"

typedef struct
{
  GType  type;
  gint64 id;
} Key;

struct _TendIdentityMap
{
  GHashTable *records; /* Key → borrowed TendRecord, gone when it is finalized */
};

/* Lives as long as its record; clears the map's entry when that goes. */
typedef struct
{
  TendIdentityMap *map;
  Key              key;
} Watch;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_int64_hash (&key->id) ^ (guint) (key->type >> 3);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  return ((const Key *) a)->id == ((const Key *) b)->id
         && ((const Key *) a)->type == ((const Key *) b)->type;
}

static void
on_record_finalized_cb (gpointer data, GObject *record)
{
  Watch *watch = data;

  g_hash_table_remove (watch->map->records, &watch->key);
}

TendIdentityMap *
tend_identity_map_new (void)
{
  TendIdentityMap *self = g_new0 (TendIdentityMap, 1);

  self->records = g_hash_table_new_full (hash_key, equal_keys, NULL, NULL);
  return self;
}

void
tend_identity_map_free (TendIdentityMap *self)
{
  GHashTableIter iter;
  gpointer       key, record;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &key, &record))
    {
      Watch *watch = (Watch *) ((char *) key - G_STRUCT_OFFSET (Watch, key));

      g_object_weak_unref (record, on_record_finalized_cb, watch);
      g_object_set_data (record, "tend-identity", NULL);
    }
  g_hash_table_unref (self->records);
  g_free (self);
}

TendRecord *
tend_identity_map_find (TendIdentityMap *self, GType type, gint64 id)
{
  Key key = { type, id };

  return g_hash_table_lookup (self->records, &key);
}

static void
remember (TendIdentityMap *self, TendRecord *record)
{
  Watch *watch = g_new (Watch, 1);

  watch->map = self;
  watch->key = (Key){ G_OBJECT_TYPE (record), tend_record_get_id (record) };
  g_hash_table_insert (self->records, &watch->key, record);
  g_object_weak_ref (G_OBJECT (record), on_record_finalized_cb, watch);
  /* Freed after the weak reference has been told. */
  g_object_set_data_full (G_OBJECT (record), "tend-identity", watch, g_free);
}

TendRecord *
tend_identity_map_take (TendIdentityMap *self, TendRecord *fresh)
{
  TendRecord *held
      = tend_identity_map_find (self, G_OBJECT_TYPE (fresh), tend_record_get_id (fresh));

  if (held == NULL)
    {
      remember (self, fresh);
      return g_object_ref (fresh);
    }
  /* An older reading that comes in late must not take a newer one's place. */
  if (tend_record_get_version (fresh) >= tend_record_get_version (held))
    tend_record_refresh (held, fresh);
  return g_object_ref (held);
}

void
tend_identity_map_refresh (TendIdentityMap *self, TendRecord *fresh)
{
  TendRecord *held
      = tend_identity_map_find (self, G_OBJECT_TYPE (fresh), tend_record_get_id (fresh));

  if (held != NULL && tend_record_get_version (fresh) >= tend_record_get_version (held))
    tend_record_refresh (held, fresh);
}

GArray *
tend_identity_map_list (TendIdentityMap *self, GType type)
{
  GArray        *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (((Key *) key)->type == type)
      g_array_append_val (ids, ((Key *) key)->id);
  return ids;
}
