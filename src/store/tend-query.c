/* SPDX-License-Identifier: GPL-3.0-or-later
 * A live list of the rows of a named query. */
#define G_LOG_DOMAIN "tend-query"

#include "config.h"

#include "tend-query.h"

#include <string.h>

#include "tend-list-change.h"
#include "tend-query-catalog.h"
#include "tend-record.h"

struct _TendQuery
{
  GObject parent_instance;

  /* Owned */
  TendStore    *store;
  char         *name;
  GVariant     *parameters;
  GPtrArray    *records;
  GCancellable *cancellable; /* of the run under way */
  char         *error;

  const TendQueryDefinition *definition;
  gboolean                   active;
  gboolean                   stale; /* to be run when it becomes active or the run ends */
  gboolean                   loaded;
  gboolean                   reuse;
};

enum
{
  PROP_0,
  PROP_STORE,
  PROP_NAME,
  PROP_PARAMETERS,
  PROP_ACTIVE,
  PROP_N_ITEMS,
  PROP_LOADING,
  PROP_LOADED,
  PROP_EMPTY,
  PROP_ERROR,
  PROP_REUSE,
  N_PROPS
};

enum
{
  UPDATED,
  N_SIGNALS
};

static GParamSpec *pspecs[N_PROPS];
static guint       signals[N_SIGNALS];

static guint  holds;
static GQueue held_answers = G_QUEUE_INIT; /* of HeldAnswer, owned */

static void tend_query_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TendQuery,
                               tend_query,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      tend_query_list_model_init))

static void run_if_due (TendQuery *self);

static void
notify (TendQuery *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), pspecs[property]);
}

/* Position by position: the same objects with other contents. */
static void
reuse_objects (TendQuery *self, GPtrArray *fresh)
{
  guint common = MIN (self->records->len, fresh->len);

  for (guint i = 0; i < common; i++)
    tend_record_refresh (g_ptr_array_index (self->records, i), g_ptr_array_index (fresh, i));
  if (fresh->len > common)
    {
      for (guint i = common; i < fresh->len; i++)
        g_ptr_array_add (self->records, g_object_ref (g_ptr_array_index (fresh, i)));
      g_list_model_items_changed (G_LIST_MODEL (self), common, 0, fresh->len - common);
    }
  else if (self->records->len > common)
    {
      guint removed = self->records->len - common;

      g_ptr_array_remove_range (self->records, common, removed);
      g_list_model_items_changed (G_LIST_MODEL (self), common, removed, 0);
    }
}

/* Rows that stay keep their objects and are not announced. */
static void
splice_objects (TendQuery *self, GPtrArray *fresh)
{
  g_autoptr (GArray) changes = tend_list_compare (self->records, fresh);

  for (guint i = 0; i < changes->len; i++)
    {
      const TendListChange *change = &g_array_index (changes, TendListChange, i);

      if (change->removed > 0)
        g_ptr_array_remove_range (self->records, change->position, change->removed);
      for (guint k = 0; k < change->added; k++)
        g_ptr_array_insert (self->records, (int) (change->position + k),
                            g_object_ref (fresh->pdata[change->from + k]));
      g_list_model_items_changed (G_LIST_MODEL (self), change->position, change->removed,
                                  change->added);
    }
}

/* A view's rows are this list's own: known ones are kept and brought up to date. */
static void
keep_known_objects (TendQuery *self, GPtrArray *fresh)
{
  g_autoptr (GHashTable) known = NULL;

  if (tend_record_type_get_info (self->definition->type)->table != NULL)
    return;
  known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < self->records->len; i++)
    {
      gint64 id = tend_record_get_id (self->records->pdata[i]);

      g_hash_table_insert (known, g_memdup2 (&id, sizeof id), self->records->pdata[i]);
    }
  for (guint i = 0; i < fresh->len; i++)
    {
      gint64      id = tend_record_get_id (fresh->pdata[i]);
      TendRecord *record = g_hash_table_lookup (known, &id);

      if (record == NULL)
        continue;
      tend_record_refresh (record, fresh->pdata[i]);
      g_object_unref (fresh->pdata[i]);
      fresh->pdata[i] = g_object_ref (record);
    }
}

static void
take_rows (TendQuery *self, GPtrArray *fresh)
{
  guint    n_items = self->records->len;
  gboolean was_loaded = self->loaded;

  if (self->reuse)
    reuse_objects (self, fresh);
  else
    {
      keep_known_objects (self, fresh);
      splice_objects (self, fresh);
    }
  self->loaded = TRUE;
  if (n_items != self->records->len)
    notify (self, PROP_N_ITEMS);
  if (!was_loaded)
    notify (self, PROP_LOADED);
  if (!was_loaded || (n_items == 0) != (self->records->len == 0))
    notify (self, PROP_EMPTY);
}

static void
set_error (TendQuery *self, const char *message)
{
  if (g_strcmp0 (self->error, message) == 0)
    return;
  g_free (self->error);
  self->error = g_strdup (message);
  notify (self, PROP_ERROR);
}

static void
take_answer (TendQuery *self, TendStore *store, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tend_store_query_finish (store, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (rows != NULL)
    take_rows (self, rows);
  set_error (self, error != NULL ? error->message : NULL);
  notify (self, PROP_LOADING);
  g_signal_emit (self, signals[UPDATED], 0);
  run_if_due (self);
}

typedef struct
{
  TendQuery    *query;
  TendStore    *store;
  GAsyncResult *result;
} HeldAnswer;

static void
on_rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendQuery) self = user_data;
  HeldAnswer *held;

  if (holds == 0)
    {
      take_answer (self, TEND_STORE (source), result);
      return;
    }
  held = g_new (HeldAnswer, 1);
  *held = (HeldAnswer){ g_steal_pointer (&self), g_object_ref (TEND_STORE (source)),
                        g_object_ref (result) };
  g_queue_push_tail (&held_answers, held);
}

void
tend_query_hold_all (void)
{
  holds++;
}

void
tend_query_release_all (void)
{
  HeldAnswer *held;

  g_return_if_fail (holds > 0);

  holds--;
  while (holds == 0 && (held = g_queue_pop_head (&held_answers)) != NULL)
    {
      take_answer (held->query, held->store, held->result);
      g_object_unref (held->query);
      g_object_unref (held->store);
      g_object_unref (held->result);
      g_free (held);
    }
}

static void
run_if_due (TendQuery *self)
{
  if (!self->stale || !self->active || self->store == NULL || self->name == NULL
      || self->cancellable != NULL || self->definition == NULL)
    return;
  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  tend_store_query_async (self->store, self->name, self->parameters, self->cancellable,
                          on_rows_read_cb, g_object_ref (self));
  notify (self, PROP_LOADING);
}

static void
cancel_run (TendQuery *self)
{
  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
tend_query_run (TendQuery *self)
{
  g_return_if_fail (TEND_IS_QUERY (self));

  self->stale = TRUE;
  run_if_due (self);
}

static void
on_store_changed_cb (TendStore *store, const char *const *tables, TendQuery *self)
{
  if (self->definition == NULL)
    return;
  for (guint i = 0; tables[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) self->definition->reads, tables[i]))
      {
        tend_query_run (self);
        return;
      }
}

static void
on_store_online_changed_cb (TendStore *store, GParamSpec *pspec, TendQuery *self)
{
  if (tend_store_get_online (store) && self->error != NULL)
    tend_query_run (self);
}

void
tend_query_set_store (TendQuery *self, TendStore *store)
{
  g_return_if_fail (TEND_IS_QUERY (self));

  if (self->store == store)
    return;
  cancel_run (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  if (store != NULL)
    {
      g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, 0);
      g_signal_connect_object (store, "notify::online", G_CALLBACK (on_store_online_changed_cb),
                               self, 0);
    }
  notify (self, PROP_STORE);
  self->stale = TRUE;
  run_if_due (self);
}

static void
set_name (TendQuery *self, const char *name)
{
  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  /* Rows and tables are the same in both languages; only the SQL differs. */
  self->definition = name != NULL ? tend_query_catalog_find (name, FALSE) : NULL;
  if (name != NULL && self->definition == NULL)
    g_critical ("There is no query named %s", name);
  notify (self, PROP_NAME);
}

void
tend_query_set_parameters (TendQuery *self, GVariant *parameters)
{
  g_autoptr (GVariant) held = parameters != NULL ? g_variant_ref_sink (parameters) : NULL;

  g_return_if_fail (TEND_IS_QUERY (self));

  if (held != NULL && self->parameters != NULL && g_variant_equal (held, self->parameters)
      && self->loaded)
    return;
  cancel_run (self);
  g_clear_pointer (&self->parameters, g_variant_unref);
  self->parameters = g_steal_pointer (&held);
  notify (self, PROP_PARAMETERS);
  self->stale = TRUE;
  run_if_due (self);
}

void
tend_query_set_active (TendQuery *self, gboolean active)
{
  g_return_if_fail (TEND_IS_QUERY (self));

  if (self->active == active)
    return;
  self->active = active;
  notify (self, PROP_ACTIVE);
  run_if_due (self);
}

gboolean
tend_query_get_loaded (TendQuery *self)
{
  return self->loaded;
}

static GType
tend_query_get_item_type (GListModel *model)
{
  TendQuery *self = TEND_QUERY (model);

  return self->definition != NULL ? self->definition->type : TEND_TYPE_RECORD;
}

static guint
tend_query_get_n_items (GListModel *model)
{
  return TEND_QUERY (model)->records->len;
}

static gpointer
tend_query_get_item (GListModel *model, guint position)
{
  TendQuery *self = TEND_QUERY (model);

  return position < self->records->len ? g_object_ref (self->records->pdata[position]) : NULL;
}

static void
tend_query_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = tend_query_get_item_type;
  interface->get_n_items = tend_query_get_n_items;
  interface->get_item = tend_query_get_item;
}

static void
tend_query_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  TendQuery *self = TEND_QUERY (object);

  switch (property)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PARAMETERS:
      g_value_set_variant (value, self->parameters);
      break;
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->records->len);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->cancellable != NULL);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_EMPTY:
      g_value_set_boolean (value, self->loaded && self->records->len == 0);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    case PROP_REUSE:
      g_value_set_boolean (value, self->reuse);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
tend_query_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  TendQuery *self = TEND_QUERY (object);

  switch (property)
    {
    case PROP_STORE:
      tend_query_set_store (self, g_value_get_object (value));
      break;
    case PROP_NAME:
      set_name (self, g_value_get_string (value));
      break;
    case PROP_PARAMETERS:
      tend_query_set_parameters (self, g_value_get_variant (value));
      break;
    case PROP_ACTIVE:
      tend_query_set_active (self, g_value_get_boolean (value));
      break;
    case PROP_REUSE:
      self->reuse = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
tend_query_dispose (GObject *object)
{
  TendQuery *self = TEND_QUERY (object);

  cancel_run (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_query_parent_class)->dispose (object);
}

static void
tend_query_finalize (GObject *object)
{
  TendQuery *self = TEND_QUERY (object);

  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->parameters, g_variant_unref);
  g_free (self->name);
  g_free (self->error);

  G_OBJECT_CLASS (tend_query_parent_class)->finalize (object);
}

static void
tend_query_class_init (TendQueryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags   readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_query_get_property;
  object_class->set_property = tend_query_set_property;
  object_class->dispose = tend_query_dispose;
  object_class->finalize = tend_query_finalize;

  pspecs[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE, flags);
  pspecs[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  pspecs[PROP_PARAMETERS]
      = g_param_spec_variant ("parameters", NULL, NULL, G_VARIANT_TYPE_VARDICT, NULL, flags);
  pspecs[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, TRUE, flags);
  pspecs[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, readable);
  pspecs[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, readable);
  pspecs[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, readable);
  pspecs[PROP_EMPTY] = g_param_spec_boolean ("empty", NULL, NULL, FALSE, readable);
  pspecs[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, readable);
  pspecs[PROP_REUSE] = g_param_spec_boolean ("reuse", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, pspecs);

  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
tend_query_init (TendQuery *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->active = TRUE;
}

TendQuery *
tend_query_new (TendStore *store, const char *name, GVariant *parameters)
{
  TendQuery *self = g_object_new (TEND_TYPE_QUERY, "name", name, NULL);

  tend_query_set_parameters (self, parameters);
  tend_query_set_store (self, store);
  return self;
}
