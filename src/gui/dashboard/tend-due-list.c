/* SPDX-License-Identifier: GPL-3.0-or-later
 * Everything with a clock, soonest first. */
#define G_LOG_DOMAIN "tend-due-list"

#include "config.h"

#include "tend-due-list.h"

#include "tend-application.h"
#include "tend-closures.h"
#include "tend-due-item.h"
#include "tend-list-change.h"
#include "tend-place.h"

#include <glib/gi18n.h>

#define TICK_SECONDS 20
/* A list to work through, not an archive. */
#define MOST_ITEMS 60

struct _TendDueList
{
  AdwBin parent_instance;

  /* Owned */
  TendQuery  *orders;
  TendQuery  *devices;
  GListStore *items;

  /* Template */
  GtkStack      *stack;
  GtkListView   *list_view;
  GtkLabel      *count_label;
  AdwStatusPage *empty_page;

  guint tick_source;
};

G_DEFINE_FINAL_TYPE (TendDueList, tend_due_list, ADW_TYPE_BIN)

static void
on_row_activated_cb (TendDueList *self, guint position)
{
  g_autoptr (TendDueItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  TendApplication    *application = tend_application_find (GTK_WIDGET (self));
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list_view));
  guint               selected = gtk_single_selection_get_selected (selection);

  if (item == NULL || application == NULL)
    return;
  /* Another may have come to stand there between the two clicks. */
  if (selected != GTK_INVALID_LIST_POSITION && selected != position)
    {
      gtk_single_selection_set_selected (selection, position);
      return;
    }
  if (tend_due_item_get_patient_id (item) != 0)
    tend_application_open_chart (application, tend_due_item_get_patient_id (item));
  else
    g_action_group_activate_action (G_ACTION_GROUP (application), "open-equipment", NULL);
}

static TendDueItem *
find_or_make (TendDueList *self, const char *key)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendDueItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (g_str_equal (tend_due_item_get_key (item), key))
        return g_steal_pointer (&item);
    }
  return tend_due_item_new (key);
}

/* The tests of one patient are drawn in one go: one item. */
static void
collect_orders (TendDueList *self, GPtrArray *found, gint64 now)
{
  guint n = self->orders != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->orders)) : 0;
  g_autoptr (GHashTable) patients = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                           (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer       orders;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendOrderRow) order = g_list_model_get_item (G_LIST_MODEL (self->orders), i);
      const TendOrderRowData *data = tend_order_row_get_data (order);
      GPtrArray              *list = g_hash_table_lookup (patients, &data->patient_id);

      if (list == NULL)
        {
          list = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (patients, (gpointer) &data->patient_id, list);
        }
      g_ptr_array_add (list, g_steal_pointer (&order));
    }
  g_hash_table_iter_init (&iter, patients);
  while (g_hash_table_iter_next (&iter, NULL, &orders))
    {
      TendOrderRow    *first = g_ptr_array_index ((GPtrArray *) orders, 0);
      g_autofree char *key = g_strdup_printf ("patient %" G_GINT64_FORMAT,
                                              tend_order_row_get_data (first)->patient_id);
      TendDueItem     *item = find_or_make (self, key);

      tend_due_item_set_orders (item, orders, now);
      g_ptr_array_add (found, item);
    }
}

static void
collect_devices (TendDueList *self, GPtrArray *found, gint64 now)
{
  guint n = self->devices != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->devices)) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendDeviceRow) device = g_list_model_get_item (G_LIST_MODEL (self->devices), i);
      g_autofree char *key
          = g_strdup_printf ("device %" G_GINT64_FORMAT, tend_record_get_id (TEND_RECORD (device)));
      TendDueItem *item = find_or_make (self, key);

      tend_due_item_set_device (item, device, now, tend_place_get_zone ());
      g_ptr_array_add (found, item);
    }
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  TendDueItem *one = *(TendDueItem *const *) a;
  TendDueItem *two = *(TendDueItem *const *) b;
  gint64       due_one = tend_due_item_get_due_at (one);
  gint64       due_two = tend_due_item_get_due_at (two);

  if (due_one != due_two)
    return due_one < due_two ? -1 : 1;
  return g_strcmp0 (tend_due_item_get_key (one), tend_due_item_get_key (two));
}

static void
refresh (TendDueList *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  gint64           now = tend_place_get_now ();
  g_autofree char *count = NULL;

  if (self->orders == NULL || self->devices == NULL || !tend_query_get_loaded (self->orders)
      || !tend_query_get_loaded (self->devices))
    return;
  collect_orders (self, found, now);
  collect_devices (self, found, now);
  g_ptr_array_sort (found, compare_items);
  count = found->len > 0 ? g_strdup_printf ("%u", found->len) : g_strdup ("");
  gtk_label_set_label (self->count_label, count);
  if (found->len > MOST_ITEMS)
    g_ptr_array_set_size (found, MOST_ITEMS);
  tend_list_store_become (self->items, found);
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "list" : "empty");
}

static gboolean
on_ticked_cb (gpointer user_data)
{
  refresh (user_data);
  return G_SOURCE_CONTINUE;
}

static void
tend_due_list_map (GtkWidget *widget)
{
  TendDueList *self = TEND_DUE_LIST (widget);

  GTK_WIDGET_CLASS (tend_due_list_parent_class)->map (widget);
  if (self->tick_source == 0)
    self->tick_source = g_timeout_add_seconds (TICK_SECONDS, on_ticked_cb, self);
}

static void
tend_due_list_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&TEND_DUE_LIST (widget)->tick_source, g_source_remove);
  GTK_WIDGET_CLASS (tend_due_list_parent_class)->unmap (widget);
}

static void
tend_due_list_dispose (GObject *object)
{
  TendDueList *self = TEND_DUE_LIST (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_object (&self->orders);
  g_clear_object (&self->devices);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (tend_due_list_parent_class)->dispose (object);
}

static void
tend_due_list_class_init (TendDueListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_due_list_dispose;
  widget_class->map = tend_due_list_map;
  widget_class->unmap = tend_due_list_unmap;
  g_type_ensure (TEND_TYPE_DUE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/dashboard/tend-due-list.ui");
  tend_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, TendDueList, stack);
  gtk_widget_class_bind_template_child (widget_class, TendDueList, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TendDueList, list_view);
  gtk_widget_class_bind_template_child (widget_class, TendDueList, count_label);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
tend_due_list_init (TendDueList *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Nobody draws at home. */
  if (tend_place_is_home ())
    adw_status_page_set_description (self->empty_page,
                                     _ ("Machines to be serviced within a week appear here."));
  self->items = g_list_store_new (TEND_TYPE_DUE_ITEM);
  selection
      = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items))));
  gtk_single_selection_set_autoselect (GTK_SINGLE_SELECTION (selection), FALSE);
  gtk_single_selection_set_can_unselect (GTK_SINGLE_SELECTION (selection), TRUE);
  gtk_list_view_set_model (self->list_view, selection);
}

void
tend_due_list_set_queries (TendDueList *self, TendQuery *orders, TendQuery *devices)
{
  g_return_if_fail (TEND_IS_DUE_LIST (self));
  g_return_if_fail (TEND_IS_QUERY (orders) && TEND_IS_QUERY (devices));

  g_set_object (&self->orders, orders);
  g_set_object (&self->devices, devices);
  g_signal_connect_object (orders, "updated", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (devices, "updated", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
