/* SPDX-License-Identifier: GPL-3.0-or-later
 * The window of the equipment. */
#define G_LOG_DOMAIN "tend-equipment-window"

#include "config.h"

#include "tend-equipment-window.h"

#include "tend-closures.h"
#include "tend-compat.h"
#include "tend-date.h"
#include "tend-device-filter.h"
#include "tend-device-panel.h"
#include "tend-device-state.h"
#include "tend-format.h"
#include "tend-leave.h"
#include "tend-place.h"
#include "tend-query.h"
#include "tend-store-banner.h"
#include "tend-text.h"
#include "tend-window.h"

#include <glib/gi18n.h>

#define MOST_ROWS 500 /* of the query */

struct _TendEquipmentWindow
{
  AdwApplicationWindow parent_instance;

  /* Owned */
  TendStore        *store;
  TendDeviceFilter *filter;
  char             *folded; /* the search text */
  gint64            wanted; /* device to be chosen when it is read, 0 none */
  gboolean          filling;
  int               n_filters; /* filled so far */

  /* Template */
  AdwToastOverlay    *toast_overlay;
  AdwWindowTitle     *title;
  GtkWidget          *banner;
  GtkWidget          *filters;
  GtkWidget          *search_entry;
  GtkWidget          *table;
  GtkWidget          *table_stack;
  GtkWidget          *foot;
  TendQuery          *devices;
  GtkCustomFilter    *row_filter;
  GtkSortListModel   *sorted;
  GtkSingleSelection *selection;
  TendDevicePanel    *panel;
};

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS
};

static GParamSpec *pspecs[N_PROPS];

static void tend_equipment_window_window_init (TendWindowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TendEquipmentWindow,
                               tend_equipment_window,
                               ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (TEND_TYPE_WINDOW,
                                                      tend_equipment_window_window_init))

static AdwToastOverlay *
get_toast_overlay (TendWindow *window)
{
  return TEND_EQUIPMENT_WINDOW (window)->toast_overlay;
}

static void
tend_equipment_window_window_init (TendWindowInterface *iface)
{
  iface->get_toast_overlay = get_toast_overlay;
}

static gboolean
is_row_shown (gpointer item, gpointer user_data)
{
  TendEquipmentWindow     *self = user_data;
  const TendDeviceRowData *data = tend_device_row_get_data (item);
  GDate                    today;

  tend_place_get_today (&today);
  return tend_device_filter_matches (self->filter, data, &today)
         && tend_device_filter_finds (self->folded, data);
}

static guint
count_devices (TendEquipmentWindow *self, const TendDeviceFilter *filter)
{
  guint count = 0;
  GDate today;

  tend_place_get_today (&today);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->devices)); i++)
    {
      g_autoptr (TendDeviceRow) row = g_list_model_get_item (G_LIST_MODEL (self->devices), i);

      if (tend_device_filter_matches (filter, tend_device_row_get_data (row), &today))
        count++;
    }
  return count;
}

static void
show_count (GtkWidget *row, const char *name, guint count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *words = g_strdup_printf ("%s, %u", name, count);

  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "tend-count"), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static GtkWidget *
make_filter_row (const char *icon, const char *name, TendDeviceFilter *filter)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *count_label = gtk_label_new (NULL);

  if (icon != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count_label, "dim-label");
  gtk_widget_add_css_class (count_label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "tend-count", count_label);
  g_object_set_data_full (G_OBJECT (row), "tend-filter", filter, tend_device_filter_free);
  return row;
}

/* The rows that are there already are kept. */
static void
add_filter (TendEquipmentWindow *self, const char *icon, const char *name, TendDeviceFilter *filter)
{
  GtkListBox *filters = GTK_LIST_BOX (self->filters);
  GtkWidget  *row = GTK_WIDGET (gtk_list_box_get_row_at_index (filters, self->n_filters));
  gboolean    chosen = tend_device_filter_equal (filter, self->filter);
  guint       count = count_devices (self, filter);

  /* States and lists that nothing is in are only kept while they are looked at. */
  if (!chosen && filter->kind == TEND_DEVICE_FILTER_STATUS && count == 0)
    {
      tend_device_filter_free (filter);
      return;
    }
  if (row != NULL
      && tend_device_filter_equal (g_object_get_data (G_OBJECT (row), "tend-filter"), filter))
    tend_device_filter_free (filter);
  else
    {
      row = make_filter_row (icon, name, filter);
      gtk_list_box_insert (filters, row, self->n_filters);
    }
  show_count (row, name, count);
  self->n_filters++;
  if (chosen)
    gtk_list_box_select_row (GTK_LIST_BOX (self->filters), GTK_LIST_BOX_ROW (row));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
add_families (TendEquipmentWindow *self)
{
  g_autoptr (GPtrArray) families = g_ptr_array_new_with_free_func (g_free);
  gboolean without = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->devices)); i++)
    {
      g_autoptr (TendDeviceRow) row = g_list_model_get_item (G_LIST_MODEL (self->devices), i);
      const char *family = tend_device_row_get_data (row)->family;

      if (tend_device_row_get_data (row)->status == TEND_DEVICE_STATUS_RETIRED)
        continue;
      if (family == NULL)
        without = TRUE;
      else if (!g_ptr_array_find_with_equal_func (families, family, g_str_equal, NULL))
        g_ptr_array_add (families, g_strdup (family));
    }
  g_ptr_array_sort (families, compare_texts);
  for (guint i = 0; i < families->len; i++)
    {
      g_autofree char *name = tend_device_family_dup_name (families->pdata[i]);

      add_filter (self, NULL, name,
                  tend_device_filter_new (TEND_DEVICE_FILTER_FAMILY, 0, families->pdata[i]));
    }
  if (without)
    add_filter (self, NULL, _ ("Without family"),
                tend_device_filter_new (TEND_DEVICE_FILTER_FAMILY, 0, NULL));
}

static void
fill_filters (TendEquipmentWindow *self)
{
  GtkListBoxRow *left;

  self->filling = TRUE;
  self->n_filters = 0;
  add_filter (self, "view-list-symbolic", _ ("All in use"),
              tend_device_filter_new (TEND_DEVICE_FILTER_ALL, 0, NULL));
  add_filter (self, "alarm-symbolic", _ ("Due in 30 days"),
              tend_device_filter_new (TEND_DEVICE_FILTER_DUE, 0, NULL));
  add_filter (self, "avatar-default-symbolic", _ ("With patients"),
              tend_device_filter_new (TEND_DEVICE_FILTER_WITH_PATIENTS, 0, NULL));
  add_filter (self, "appointment-missed-symbolic", _ ("Late to come back"),
              tend_device_filter_new (TEND_DEVICE_FILTER_LATE, 0, NULL));
  for (TendDeviceStatus s = TEND_DEVICE_STATUS_AVAILABLE; s <= TEND_DEVICE_STATUS_RETIRED; s++)
    if (s != TEND_DEVICE_STATUS_ASSIGNED)
      add_filter (self, tend_device_status_get_icon (s), tend_device_status_get_word (s),
                  tend_device_filter_new (TEND_DEVICE_FILTER_STATUS, s, NULL));
  add_families (self);
  while ((left = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->filters), self->n_filters))
         != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->filters), GTK_WIDGET (left));
  self->filling = FALSE;
}

static void
on_filter_header_needed_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const TendDeviceFilter *filter = g_object_get_data (G_OBJECT (row), "tend-filter");
  const TendDeviceFilter *previous
      = before != NULL ? g_object_get_data (G_OBJECT (before), "tend-filter") : NULL;
  const char *text = NULL;
  GtkWidget  *label;

  if (filter->kind == TEND_DEVICE_FILTER_STATUS
      && (previous == NULL || previous->kind != TEND_DEVICE_FILTER_STATUS))
    text = _ ("State");
  else if (filter->kind == TEND_DEVICE_FILTER_FAMILY
           && (previous == NULL || previous->kind != TEND_DEVICE_FILTER_FAMILY))
    text = _ ("Family");
  if (text == NULL)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_start (label, 10);
  gtk_widget_set_margin_bottom (label, 2);
  gtk_list_box_row_set_header (row, label);
}

static void
write_foot (TendEquipmentWindow *self)
{
  guint            shown = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
  guint            all = g_list_model_get_n_items (G_LIST_MODEL (self->devices));
  g_autofree char *text = g_strdup_printf (ngettext ("%u device", "%u devices", shown), shown);
  g_autofree char *more = NULL;

  if (all >= MOST_ROWS)
    more = g_strdup_printf (_ ("%s among the first %u by asset tag"), text, all);
  gtk_label_set_text (GTK_LABEL (self->foot), more != NULL ? more : text);
  gtk_stack_set_visible_child_name (GTK_STACK (self->table_stack), shown > 0 ? "table" : "empty");
}

static void
choose_wanted (TendEquipmentWindow *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (TendRecord) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (tend_record_get_id (row) != self->wanted)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (self->table, "list.scroll-to-item", "u", i);
      self->wanted = 0;
      return;
    }
}

static void
on_rows_changed_cb (
    GListModel *rows, guint position, guint removed, guint added, TendEquipmentWindow *self)
{
  if (self->wanted != 0)
    choose_wanted (self);
}

static void
on_devices_updated_cb (TendQuery *query, TendEquipmentWindow *self)
{
  TendClinic *clinic = tend_store_get_clinic (self->store);

  if (clinic != NULL)
    adw_window_title_set_subtitle (self->title, tend_clinic_get_data (clinic)->name);
  gtk_filter_changed (GTK_FILTER (self->row_filter), GTK_FILTER_CHANGE_DIFFERENT);
  fill_filters (self);
  write_foot (self);
  if (self->wanted != 0)
    choose_wanted (self);
}

static void
on_filter_selected_cb (GtkListBox *list, GtkListBoxRow *row, TendEquipmentWindow *self)
{
  const TendDeviceFilter *filter
      = row != NULL ? g_object_get_data (G_OBJECT (row), "tend-filter") : NULL;

  if (self->filling || filter == NULL)
    return;
  tend_device_filter_free (self->filter);
  self->filter = tend_device_filter_new (filter->kind, filter->status, filter->family);
  gtk_filter_changed (GTK_FILTER (self->row_filter), GTK_FILTER_CHANGE_DIFFERENT);
  write_foot (self);
}

static void
on_search_changed_cb (GtkSearchEntry *entry, TendEquipmentWindow *self)
{
  g_free (self->folded);
  self->folded = tend_text_fold (gtk_editable_get_text (GTK_EDITABLE (entry)));
  if (self->folded == NULL)
    self->folded = g_strdup ("");
  gtk_filter_changed (GTK_FILTER (self->row_filter), GTK_FILTER_CHANGE_DIFFERENT);
  write_foot (self);
}

static void
on_device_selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, TendEquipmentWindow *self)
{
  TendDeviceRow *row = gtk_single_selection_get_selected_item (selection);

  /* A device that an act takes out of the list stays at the right. */
  if (row != NULL)
    tend_device_panel_show_device (self->panel, row);
}

static void
on_device_wanted_cb (TendDevicePanel *panel, gint64 device_id, TendEquipmentWindow *self)
{
  self->wanted = device_id;
  choose_wanted (self);
}

static char *
get_status_icon (gpointer instance, int status)
{
  return g_strdup (tend_device_status_get_icon ((TendDeviceStatus) status));
}

static char *
get_status_word (gpointer instance, int status)
{
  return g_strdup (tend_device_status_get_word ((TendDeviceStatus) status));
}

static GStrv
get_status_classes (gpointer instance, int status)
{
  const char *style = tend_device_status_get_style ((TendDeviceStatus) status);
  const char *classes[] = { *style != '\0' ? style : "dim-label", NULL };

  return g_strdupv ((char **) classes);
}

static char *
get_model_name (gpointer instance, const char *manufacturer, const char *model)
{
  if (manufacturer != NULL && model != NULL)
    return g_strdup_printf ("%s %s", manufacturer, model);
  return g_strdup (manufacturer != NULL ? manufacturer : model);
}

static char *
get_place (gpointer instance, const char *location, const char *family, const char *given)
{
  if (family != NULL || given != NULL)
    return tend_format_name (family, given, NULL);
  return g_strdup (location);
}

static char *
get_sort_date (gpointer instance, const GDate *date)
{
  char *text = date != NULL ? tend_date_format_iso (date) : NULL;

  /* Without a date: after all others. */
  return text != NULL ? text : g_strdup ("9999");
}

static GStrv
get_due_classes (gpointer instance, const GDate *date)
{
  const char *none[] = { "numeric", NULL }, *late[] = { "numeric", "attention", NULL };
  GDate       today;

  tend_place_get_today (&today);
  if (date != NULL && g_date_valid (date) && g_date_compare (date, &today) < 0)
    return g_strdupv ((char **) late);
  return g_strdupv ((char **) none);
}

static void
register_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tend_device_panel_begin_registering (TEND_EQUIPMENT_WINDOW (widget)->panel);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (TEND_EQUIPMENT_WINDOW (widget)->search_entry);
}

static void
set_store (TendEquipmentWindow *self, TendStore *store)
{
  self->store = g_object_ref (store);
  g_object_set (self->banner, "store", store, NULL);
  tend_device_panel_set_store (self->panel, store);
  tend_query_set_parameters (self->devices, g_variant_new_parsed ("{'after': <''>}"));
  tend_query_set_store (self->devices, store);
}

static void
tend_equipment_window_set_property (GObject      *object,
                                    guint         property,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  if (property == PROP_STORE && g_value_get_object (value) != NULL)
    set_store (TEND_EQUIPMENT_WINDOW (object), g_value_get_object (value));
}

static void
tend_equipment_window_dispose (GObject *object)
{
  TendEquipmentWindow *self = TEND_EQUIPMENT_WINDOW (object);

  if (self->row_filter != NULL)
    gtk_custom_filter_set_filter_func (self->row_filter, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEND_TYPE_EQUIPMENT_WINDOW);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_equipment_window_parent_class)->dispose (object);
}

static void
tend_equipment_window_finalize (GObject *object)
{
  TendEquipmentWindow *self = TEND_EQUIPMENT_WINDOW (object);

  tend_device_filter_free (self->filter);
  g_free (self->folded);

  G_OBJECT_CLASS (tend_equipment_window_parent_class)->finalize (object);
}

static gboolean
tend_equipment_window_close_request (GtkWindow *window)
{
  tend_window_keep_drafts (TEND_WINDOW (window));
  tend_leave (window);
  return TRUE;
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/equipment/tend-equipment-window.ui");
  tend_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, TendEquipmentWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, TendEquipmentWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TendEquipmentWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, TendEquipmentWindow, filters);
  gtk_widget_class_bind_template_child (widget_class, TendEquipmentWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TendEquipmentWindow, table);
  gtk_widget_class_bind_template_child (widget_class, TendEquipmentWindow, table_stack);
  gtk_widget_class_bind_template_child (widget_class, TendEquipmentWindow, foot);
  gtk_widget_class_bind_template_child (widget_class, TendEquipmentWindow, devices);
  gtk_widget_class_bind_template_child (widget_class, TendEquipmentWindow, row_filter);
  gtk_widget_class_bind_template_child (widget_class, TendEquipmentWindow, sorted);
  gtk_widget_class_bind_template_child (widget_class, TendEquipmentWindow, selection);
  gtk_widget_class_bind_template_child (widget_class, TendEquipmentWindow, panel);
  gtk_widget_class_bind_template_callback (widget_class, on_devices_updated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_rows_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_device_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_device_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_status_icon);
  gtk_widget_class_bind_template_callback (widget_class, get_status_word);
  gtk_widget_class_bind_template_callback (widget_class, get_status_classes);
  gtk_widget_class_bind_template_callback (widget_class, get_model_name);
  gtk_widget_class_bind_template_callback (widget_class, get_place);
  gtk_widget_class_bind_template_callback (widget_class, get_sort_date);
  gtk_widget_class_bind_template_callback (widget_class, get_due_classes);
}

static void
tend_equipment_window_class_init (TendEquipmentWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tend_equipment_window_set_property;
  object_class->dispose = tend_equipment_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tend_equipment_window_close_request;
  object_class->finalize = tend_equipment_window_finalize;
  pspecs[PROP_STORE]
      = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE,
                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, pspecs);

  g_type_ensure (TEND_TYPE_QUERY);
  g_type_ensure (TEND_TYPE_STORE_BANNER);
  g_type_ensure (TEND_TYPE_DEVICE_PANEL);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "equipment.register", NULL, register_action);
  gtk_widget_class_install_action (widget_class, "equipment.find", NULL, find_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "equipment.find",
                                       NULL);
}

static void
tend_equipment_window_init (TendEquipmentWindow *self)
{
  self->filter = tend_device_filter_new (TEND_DEVICE_FILTER_ALL, 0, NULL);
  self->folded = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_window_scale_widths (GTK_WINDOW (self));
  if (tend_place_is_home ())
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Machines"));
      adw_window_title_set_title (self->title, _ ("Machines"));
    }
  tend_compat_leave_list_by_tab (GTK_LIST_BOX (self->filters));
  gtk_custom_filter_set_filter_func (self->row_filter, is_row_shown, self, NULL);
  gtk_sort_list_model_set_sorter (self->sorted,
                                  gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->table)));
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->filters), on_filter_header_needed_cb, NULL,
                                NULL);
}

GtkWindow *
tend_equipment_window_new (TendApplication *application)
{
  g_return_val_if_fail (TEND_IS_APPLICATION (application), NULL);

  return g_object_new (TEND_TYPE_EQUIPMENT_WINDOW, "application", application, "store",
                       tend_application_get_store (application), NULL);
}

void
tend_equipment_window_show_device (TendEquipmentWindow *self, gint64 device_id)
{
  g_return_if_fail (TEND_IS_EQUIPMENT_WINDOW (self));

  self->wanted = device_id;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  g_free (self->folded);
  self->folded = g_strdup ("");
  tend_device_filter_free (self->filter);
  self->filter = tend_device_filter_new (TEND_DEVICE_FILTER_ALL, 0, NULL);
  gtk_filter_changed (GTK_FILTER (self->row_filter), GTK_FILTER_CHANGE_DIFFERENT);
  fill_filters (self);
  write_foot (self);
  choose_wanted (self);
}
