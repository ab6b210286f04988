/* SPDX-License-Identifier: GPL-3.0-or-later
 * The items of another list, following its changes a few rows at a time. */
#define G_LOG_DOMAIN "tend-gradual-list"

#include "config.h"

#include "tend-gradual-list.h"

/* What one turn of the loop is held for: a row with half a dozen cells takes a view from half a
 * millisecond to two. */
#define MOST_TIME (2 * G_TIME_SPAN_MILLISECOND)
/* Rows that are changed at once. */
#define FEW 2
/* A view has widgets for no more rows than these. */
#define MOST_BUILT 256

struct _TendGradualList
{
  GObject parent_instance;

  /* Owned */
  GListModel *model;
  GPtrArray  *shown;

  guint source;
};

enum
{
  PROP_0,
  PROP_MODEL,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void tend_gradual_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TendGradualList,
                               tend_gradual_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      tend_gradual_list_model_init))

static guint
count (TendGradualList *self)
{
  return self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
}

static gboolean
is_same (TendGradualList *self, guint shown, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (self->model, position);

  return g_ptr_array_index (self->shown, shown) == item;
}

static void
splice (TendGradualList *self, guint position, guint removed, guint added)
{
  if (removed > 0)
    g_ptr_array_remove_range (self->shown, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->shown, (int) (position + i),
                        g_list_model_get_item (self->model, position + i));
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* What differs lies between a common head and a common tail: the last rows of it go first, then
 * the new ones come. FALSE when nothing differs. */
static gboolean
change_row (TendGradualList *self)
{
  guint n = count (self);
  guint least = MIN (self->shown->len, n);
  guint head = 0, tail = 0;
  guint old, new;

  while (head < least && is_same (self, head, head))
    head++;
  while (tail < least - head && is_same (self, self->shown->len - 1 - tail, n - 1 - tail))
    tail++;
  old = self->shown->len - head - tail;
  new = n - head - tail;
  if (old + new == 0)
    return FALSE;
  if (old > 0)
    {
      guint end = head + old;
      guint most = MAX (head, MOST_BUILT);
      guint removed = end > most ? end - most : 1;

      splice (self, end - removed, removed, 0);
    }
  else
    splice (self, head, 0, head >= MOST_BUILT ? new : 1);
  return TRUE;
}

static gboolean
on_step_due_cb (gpointer user_data)
{
  TendGradualList *self = user_data;
  gint64           end = g_get_monotonic_time () + MOST_TIME;

  while (change_row (self))
    if (g_get_monotonic_time () >= end)
      return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
on_items_changed_cb (TendGradualList *self, guint position, guint removed, guint added)
{
  if (self->source != 0)
    return;
  if (removed + added <= FEW)
    splice (self, position, removed, added);
  else
    /* After what was typed and clicked, before the next picture. */
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_step_due_cb, self, NULL);
}

static GType
tend_gradual_list_get_item_type (GListModel *model)
{
  TendGradualList *self = TEND_GRADUAL_LIST (model);

  return self->model != NULL ? g_list_model_get_item_type (self->model) : G_TYPE_OBJECT;
}

static guint
tend_gradual_list_get_n_items (GListModel *model)
{
  return TEND_GRADUAL_LIST (model)->shown->len;
}

static gpointer
tend_gradual_list_get_item (GListModel *model, guint position)
{
  GPtrArray *shown = TEND_GRADUAL_LIST (model)->shown;

  return position < shown->len ? g_object_ref (shown->pdata[position]) : NULL;
}

static void
tend_gradual_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = tend_gradual_list_get_item_type;
  interface->get_n_items = tend_gradual_list_get_n_items;
  interface->get_item = tend_gradual_list_get_item;
}

static void
tend_gradual_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MODEL)
    g_value_set_object (value, TEND_GRADUAL_LIST (object)->model);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_gradual_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MODEL)
    tend_gradual_list_set_model (TEND_GRADUAL_LIST (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_gradual_list_dispose (GObject *object)
{
  TendGradualList *self = TEND_GRADUAL_LIST (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, on_items_changed_cb, self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (tend_gradual_list_parent_class)->dispose (object);
}

static void
tend_gradual_list_finalize (GObject *object)
{
  g_ptr_array_unref (TEND_GRADUAL_LIST (object)->shown);
  G_OBJECT_CLASS (tend_gradual_list_parent_class)->finalize (object);
}

static void
tend_gradual_list_class_init (TendGradualListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tend_gradual_list_get_property;
  object_class->set_property = tend_gradual_list_set_property;
  object_class->dispose = tend_gradual_list_dispose;
  object_class->finalize = tend_gradual_list_finalize;
  properties[PROP_MODEL]
      = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tend_gradual_list_init (TendGradualList *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
}

TendGradualList *
tend_gradual_list_new (GListModel *model)
{
  return g_object_new (TEND_TYPE_GRADUAL_LIST, "model", model, NULL);
}

void
tend_gradual_list_set_model (TendGradualList *self, GListModel *model)
{
  guint before;

  g_return_if_fail (TEND_IS_GRADUAL_LIST (self));

  if (self->model == model)
    return;
  before = self->shown->len;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, on_items_changed_cb, self);
  g_set_object (&self->model, model);
  if (model != NULL)
    g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed_cb), self,
                             G_CONNECT_SWAPPED);
  on_items_changed_cb (self, 0, before, count (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

gboolean
tend_gradual_list_drop (TendGradualList *self)
{
  g_return_val_if_fail (TEND_IS_GRADUAL_LIST (self), FALSE);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, on_items_changed_cb, self);
  g_clear_object (&self->model);
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->shown->len == 0)
    return FALSE;
  splice (self, self->shown->len - 1, 1, 0);
  return TRUE;
}
