/* SPDX-License-Identifier: GPL-3.0-or-later
 * The page of orders: tests are chosen at the left; what is open, drawn and labelled is at the
 * right. */
#define G_LOG_DOMAIN "tend-orders-page"

#include "config.h"

#include "tend-orders-page.h"

#include "tend-action-runner.h"
#include "tend-draft-bar.h"
#include "tend-draft-content.h"
#include "tend-draw-panel.h"
#include "tend-format.h"
#include "tend-hint.h"
#include "tend-label-panel.h"
#include "tend-order-row.h"
#include "tend-place.h"
#include "tend-query.h"
#include "tend-rows.h"
#include "tend-specimen-list.h"
#include "tend-specimens.h"
#include "tend-test-picker.h"
#include "tend-tube-rack.h"
#include "tend-window.h"

#include <glib/gi18n.h>

struct _TendOrdersPage
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *draft_bar;
  GtkWidget *picker;
  GtkWidget *priority_choice;
  GtkWidget *rack;
  GtkWidget *plan_label;
  GtkWidget *order_button;
  GtkWidget *stack;
  GtkWidget *open_list;
  GtkWidget *draw_button;
  GtkWidget *specimen_list;
  GtkWidget *draw_panel;
  GtkWidget *label_panel;

  /* Owned */
  TendStore     *store;
  TendPatient   *patient;
  TendEncounter *encounter;
  TendQuery     *open_orders;
  GHashTable    *left_out; /* ids of open orders that are not drawn now */
};

G_DEFINE_FINAL_TYPE (TendOrdersPage, tend_orders_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PATIENT,
  PROP_ENCOUNTER,
  PROP_DRAFT,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static const TendRequestPriority priorities[]
    = { TEND_REQUEST_PRIORITY_ROUTINE, TEND_REQUEST_PRIORITY_URGENT, TEND_REQUEST_PRIORITY_STAT };

typedef struct
{
  gint64              patient_id;
  gint64              encounter_id;
  GArray             *test_definition_ids;
  TendRequestPriority priority;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_array_unref (order->test_definition_ids);
  g_free (order);
}

static gboolean
place_order (TendTransaction *transaction, gpointer data, GError **error)
{
  Order *order = data;

  return tend_order_place (transaction, order->patient_id, order->encounter_id,
                           (const gint64 *) (gpointer) order->test_definition_ids->data,
                           order->test_definition_ids->len, order->priority, error);
}

static char *
write_draft (gpointer page)
{
  TendOrdersPage *self = page;
  g_autoptr (GPtrArray) chosen = tend_test_picker_get_chosen (TEND_TEST_PICKER (self->picker));
  g_autoptr (GString) tests = g_string_new (NULL);
  guint           priority = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->priority_choice));
  GVariantBuilder content;

  if (chosen->len == 0)
    return NULL;
  for (guint i = 0; i < chosen->len; i++)
    g_string_append_printf (tests, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            tend_record_get_id (g_ptr_array_index (chosen, i)));
  g_variant_builder_init (&content, G_VARIANT_TYPE ("a{ss}"));
  tend_draft_content_add (&content, "tests", tests->str);
  tend_draft_content_add_id (&content, "priority", priority);
  return tend_draft_content_end (&content);
}

static void
read_draft (gpointer page, const char *text)
{
  TendOrdersPage *self = page;
  g_autoptr (GVariant) content = tend_draft_content_parse (text);
  const char *tests = content != NULL ? tend_draft_content_get (content, "tests") : NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 priority;

  if (tests == NULL)
    return;
  words = g_strsplit (tests, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (words[i], NULL, 10);

      g_array_append_val (ids, id);
    }
  priority = tend_draft_content_get_id (content, "priority");
  if (priority >= 0 && priority < (gint64) G_N_ELEMENTS (priorities))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->priority_choice), (guint) priority);
  tend_test_picker_set_chosen (TEND_TEST_PICKER (self->picker), ids);
}

static void
begin_draft (TendOrdersPage *self)
{
  tend_draft_bar_begin (TEND_DRAFT_BAR (self->draft_bar), self->store, "order.place",
                        tend_record_get_id (TEND_RECORD (self->patient)), write_draft, read_draft,
                        self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
}

static void
on_priority_selected_cb (TendOrdersPage *self)
{
  if (self->draft_bar != NULL)
    tend_draft_bar_touch (TEND_DRAFT_BAR (self->draft_bar));
}

static void
on_ordered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendOrdersPage) self = user_data;
  g_autoptr (TendCommit) commit = tend_act_finish (result, NULL);

  if (commit == NULL || self->picker == NULL)
    return;
  tend_test_picker_clear (TEND_TEST_PICKER (self->picker));
  begin_draft (self);
}

static void
on_order_clicked_cb (TendOrdersPage *self)
{
  g_autoptr (GPtrArray) chosen = tend_test_picker_get_chosen (TEND_TEST_PICKER (self->picker));
  Order *order;

  if (chosen->len == 0)
    return;
  order = g_new0 (Order, 1);
  order->patient_id = tend_record_get_id (TEND_RECORD (self->patient));
  order->encounter_id
      = self->encounter != NULL ? tend_record_get_id (TEND_RECORD (self->encounter)) : 0;
  order->priority = priorities[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->priority_choice))];
  order->test_definition_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < chosen->len; i++)
    {
      gint64 id = tend_record_get_id (g_ptr_array_index (chosen, i));

      g_array_append_val (order->test_definition_ids, id);
    }
  tend_draft_bar_act (TEND_DRAFT_BAR (self->draft_bar), self->order_button, "order.place",
                      place_order, order, order_free, _ ("Ordered"), on_ordered_cb,
                      g_object_ref (self));
}

static gboolean
any_fasting (GPtrArray *tests)
{
  for (guint i = 0; i < tests->len; i++)
    if (tend_test_definition_get_data (g_ptr_array_index (tests, i))->fasting)
      return TRUE;
  return FALSE;
}

static void
on_choice_changed_cb (TendOrdersPage *self)
{
  g_autoptr (GPtrArray) chosen = tend_test_picker_get_chosen (TEND_TEST_PICKER (self->picker));
  g_autoptr (GPtrArray) plan = tend_collection_plan (chosen, FALSE);
  g_autofree char *text = NULL;
  g_autofree char *order = NULL;

  tend_tube_rack_set_plan (TEND_TUBE_RACK (self->rack), plan, chosen);
  gtk_widget_set_visible (self->rack, chosen->len > 0);
  if (chosen->len == 0)
    text = g_strdup (_ ("Tick tests: the fewest tubes, in order of draw, appear here."));
  else
    text = g_strdup_printf (
        ngettext ("%u tube, in order of draw%s", "%u tubes, in order of draw%s", plan->len),
        plan->len, any_fasting (chosen) ? _ (" · ask: nothing but water for 8 hours?") : "");
  gtk_label_set_label (GTK_LABEL (self->plan_label), text);
  gtk_widget_set_sensitive (self->order_button, chosen->len > 0);
  order = chosen->len == 0
              ? g_strdup (_ ("_Order"))
              : g_strdup_printf (ngettext ("_Order %u test", "_Order %u tests", chosen->len),
                                 chosen->len);
  gtk_button_set_label (GTK_BUTTON (self->order_button), order);
  tend_draft_bar_touch (TEND_DRAFT_BAR (self->draft_bar));
}

static void
count_draw (TendOrdersPage *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->open_orders));
  guint            drawn = n - MIN (n, g_hash_table_size (self->left_out));
  g_autofree char *text = NULL;

  text = drawn == 0 ? g_strdup (_ ("_Draw"))
                    : g_strdup_printf (ngettext ("_Draw %u test", "_Draw %u tests", drawn), drawn);
  gtk_button_set_label (GTK_BUTTON (self->draw_button), text);
  gtk_widget_set_sensitive (self->draw_button, drawn > 0);
}

static void
on_open_toggled_cb (TendOrdersPage *self, GtkCheckButton *check)
{
  gint64 *id = g_object_get_data (G_OBJECT (check), "order");

  if (gtk_check_button_get_active (check))
    g_hash_table_remove (self->left_out, id);
  else
    g_hash_table_add (self->left_out, g_memdup2 (id, sizeof *id));
  count_draw (self);
}

typedef struct
{
  gint64 order_id;
  char  *reason;
} Cancelling;

static void
cancelling_free (gpointer data)
{
  Cancelling *cancelling = data;

  g_free (cancelling->reason);
  g_free (cancelling);
}

static gboolean
cancel_order (TendTransaction *transaction, gpointer data, GError **error)
{
  Cancelling *cancelling = data;

  return tend_order_cancel (transaction, cancelling->order_id, cancelling->reason, error);
}

static void
on_cancel_order_clicked_cb (TendOrdersPage *self, GtkButton *button)
{
  Cancelling *cancelling = g_new0 (Cancelling, 1);

  cancelling->order_id = *(gint64 *) g_object_get_data (G_OBJECT (button), "order");
  cancelling->reason = g_strdup (_ ("Not needed"));
  tend_act (GTK_WIDGET (button), self->store, "order.cancel", cancel_order, cancelling,
            cancelling_free, _ ("Order cancelled"), NULL, NULL);
}

static GtkWidget *
make_chip (const char *word, const char *css_class)
{
  GtkWidget *chip = gtk_label_new (word);

  gtk_widget_add_css_class (chip, "chip");
  if (css_class != NULL)
    gtk_widget_add_css_class (chip, css_class);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

static GtkWidget *
make_open_row (gpointer page, TendRecord *order, guint left_out)
{
  TendOrdersPage         *self = page;
  const TendOrderRowData *data = tend_order_row_get_data (TEND_ORDER_ROW (order));
  gint64                  id = tend_record_get_id (order);
  GtkWidget              *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *check = gtk_check_button_new (), *name = gtk_label_new (data->display), *cancel;
  g_autofree char *when
      = tend_format_instant (data->ordered_at, tend_place_get_now (), tend_place_get_zone ());
  GtkWidget *time = gtk_label_new (when);

  g_object_set_data_full (G_OBJECT (check), "order", g_memdup2 (&id, sizeof id), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !left_out);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  data->display, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_open_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (time, "unit");
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), name);
  if (data->fasting)
    gtk_box_append (GTK_BOX (line), make_chip (_ ("Fasting"), NULL));
  if (data->priority == TEND_REQUEST_PRIORITY_STAT)
    gtk_box_append (GTK_BOX (line), make_chip (_ ("STAT"), "act-now"));
  else if (data->priority != TEND_REQUEST_PRIORITY_ROUTINE)
    gtk_box_append (GTK_BOX (line), make_chip (_ ("Urgent"), "attention"));
  gtk_box_append (GTK_BOX (line), time);
  cancel = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  gtk_widget_add_css_class (cancel, "flat");
  tend_hint_set (cancel, _ ("Cancel this order"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cancel), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Cancel this order"), -1);
  g_object_set_data_full (G_OBJECT (cancel), "order", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (on_cancel_order_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), cancel);
  gtk_widget_add_css_class (line, "order-row");
  return line;
}

static void
on_open_orders_updated_cb (TendOrdersPage *self)
{
  guint             n = g_list_model_get_n_items (G_LIST_MODEL (self->open_orders));
  g_autofree guint *left_out = g_new0 (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendRecord) order = g_list_model_get_item (G_LIST_MODEL (self->open_orders), i);
      gint64 id = tend_record_get_id (order);

      left_out[i] = g_hash_table_contains (self->left_out, &id);
    }
  tend_rows_show_model (GTK_LIST_BOX (self->open_list), G_LIST_MODEL (self->open_orders), left_out);
  count_draw (self);
}

static void
show (TendOrdersPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
}

static void
on_draw_clicked_cb (TendOrdersPage *self)
{
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) tests = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->open_orders));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendOrderRow) order = g_list_model_get_item (G_LIST_MODEL (self->open_orders), i);
      gint64   id = tend_record_get_id (TEND_RECORD (order));
      gpointer test = tend_test_picker_find (TEND_TEST_PICKER (self->picker),
                                             tend_order_row_get_data (order)->test_definition_id);

      if (g_hash_table_contains (self->left_out, &id) || test == NULL)
        continue;
      g_ptr_array_add (requests, g_steal_pointer (&order));
      g_ptr_array_add (tests, g_object_ref (test));
    }
  if (requests->len == 0)
    return;
  tend_draw_panel_begin (TEND_DRAW_PANEL (self->draw_panel), self->store, self->patient,
                         self->encounter, requests, tests);
  show (self, "draw");
}

static void
on_panel_closed_cb (TendOrdersPage *self)
{
  show (self, "lists");
}

static void
on_accession_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendOrdersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) specimens = tend_store_query_finish (TEND_STORE (source), result, &error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->stack == NULL)
    return;
  if (specimens == NULL)
    {
      tend_show_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < specimens->len; i++)
    {
      gint64 id = tend_record_get_id (g_ptr_array_index (specimens, i));

      g_array_append_val (ids, id);
    }
  tend_label_panel_load (TEND_LABEL_PANEL (self->label_panel), self->store, self->patient, ids,
                         FALSE);
  show (self, "labels");
}

static void
on_first_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendOrdersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendSpecimen) first = tend_store_get_finish (TEND_STORE (source), result, &error);
  g_autofree char *accession = NULL;

  if (self->stack == NULL)
    return;
  if (first == NULL)
    {
      tend_show_error (GTK_WIDGET (self), error);
      return;
    }
  /* What precedes the container's suffix is common to all tubes of the draw. */
  accession = g_strndup (tend_specimen_get_data (first)->accession, 11);
  tend_store_query_async (self->store, "specimens-of-accession",
                          g_variant_new_parsed ("{'patient': <%x>, 'accession': <%s>}",
                                                tend_record_get_id (TEND_RECORD (self->patient)),
                                                accession),
                          NULL, on_accession_loaded_cb, g_object_ref (self));
}

static void
on_collected_cb (TendOrdersPage *self, gint64 specimen_id)
{
  g_hash_table_remove_all (self->left_out);
  tend_store_get_async (self->store, TEND_TYPE_SPECIMEN, specimen_id, NULL, on_first_loaded_cb,
                        g_object_ref (self));
}

static void
on_reprint_cb (TendOrdersPage *self, gint64 specimen_id)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, specimen_id);
  tend_label_panel_load (TEND_LABEL_PANEL (self->label_panel), self->store, self->patient, ids,
                         TRUE);
  show (self, "labels");
}

static void
start (TendOrdersPage *self)
{
  gint64 id;

  if (self->store == NULL || self->patient == NULL || self->open_orders != NULL)
    return;
  id = tend_record_get_id (TEND_RECORD (self->patient));
  tend_test_picker_set_store (TEND_TEST_PICKER (self->picker), self->store);
  begin_draft (self);
  tend_specimen_list_start (TEND_SPECIMEN_LIST (self->specimen_list), self->store, id);
  self->open_orders = tend_query_new (self->store, "open-orders-of-patient",
                                      g_variant_new_parsed ("{'patient': <%x>}", id));
  g_signal_connect_object (self->open_orders, "updated", G_CALLBACK (on_open_orders_updated_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
tend_orders_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendOrdersPage *self = TEND_ORDERS_PAGE (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PATIENT:
      g_value_set_object (value, self->patient);
      break;
    case PROP_ENCOUNTER:
      g_value_set_object (value, self->encounter);
      break;
    case PROP_DRAFT:
      g_value_set_object (value, tend_draft_bar_get_draft (TEND_DRAFT_BAR (self->draft_bar)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_orders_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TendOrdersPage *self = TEND_ORDERS_PAGE (object);

  switch (id)
    {
    case PROP_STORE:
      if (g_set_object (&self->store, g_value_get_object (value)))
        start (self);
      break;
    case PROP_PATIENT:
      if (g_set_object (&self->patient, g_value_get_object (value)))
        start (self);
      break;
    case PROP_ENCOUNTER:
      g_set_object (&self->encounter, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_orders_page_dispose (GObject *object)
{
  TendOrdersPage *self = TEND_ORDERS_PAGE (object);

  if (self->draft_bar != NULL)
    tend_draft_bar_end (TEND_DRAFT_BAR (self->draft_bar));
  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_ORDERS_PAGE);
  g_clear_object (&self->open_orders);
  g_clear_object (&self->encounter);
  g_clear_object (&self->patient);
  g_clear_object (&self->store);
  g_clear_pointer (&self->left_out, g_hash_table_unref);
  G_OBJECT_CLASS (tend_orders_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TendOrdersPage, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, TendOrdersPage, picker);
  gtk_widget_class_bind_template_child (widget_class, TendOrdersPage, priority_choice);
  gtk_widget_class_bind_template_child (widget_class, TendOrdersPage, rack);
  gtk_widget_class_bind_template_child (widget_class, TendOrdersPage, plan_label);
  gtk_widget_class_bind_template_child (widget_class, TendOrdersPage, order_button);
  gtk_widget_class_bind_template_child (widget_class, TendOrdersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TendOrdersPage, open_list);
  gtk_widget_class_bind_template_child (widget_class, TendOrdersPage, draw_button);
  gtk_widget_class_bind_template_child (widget_class, TendOrdersPage, specimen_list);
  gtk_widget_class_bind_template_child (widget_class, TendOrdersPage, draw_panel);
  gtk_widget_class_bind_template_child (widget_class, TendOrdersPage, label_panel);
  gtk_widget_class_bind_template_callback (widget_class, on_order_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_priority_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_draw_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_panel_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_collected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reprint_cb);
}

static void
tend_orders_page_class_init (TendOrdersPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_orders_page_get_property;
  object_class->set_property = tend_orders_page_set_property;
  object_class->dispose = tend_orders_page_dispose;
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE, flags);
  properties[PROP_PATIENT] = g_param_spec_object ("patient", NULL, NULL, TEND_TYPE_PATIENT, flags);
  properties[PROP_ENCOUNTER]
      = g_param_spec_object ("encounter", NULL, NULL, TEND_TYPE_ENCOUNTER, flags);
  properties[PROP_DRAFT]
      = g_param_spec_object ("draft", NULL, NULL, TEND_TYPE_FORM_DRAFT,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TEND_TYPE_DRAFT_BAR);
  g_type_ensure (TEND_TYPE_TEST_PICKER);
  g_type_ensure (TEND_TYPE_TUBE_RACK);
  g_type_ensure (TEND_TYPE_DRAW_PANEL);
  g_type_ensure (TEND_TYPE_LABEL_PANEL);
  g_type_ensure (TEND_TYPE_SPECIMEN_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-orders-page.ui");
  bind_children (widget_class);
}

static void
tend_orders_page_init (TendOrdersPage *self)
{
  self->left_out = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_rows_follow (GTK_LIST_BOX (self->open_list), make_open_row, G_OBJECT (self));
}
