/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lists the tests of the clinic by department, to be searched and ticked. */
#define G_LOG_DOMAIN "tend-test-picker"

#include "config.h"

#include "tend-test-picker.h"

#include "tend-hint.h"
#include "tend-query.h"
#include "tend-test-definition.h"
#include "tend-text.h"
#include "tend-tube.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TendTestPicker
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *search_entry;
  GtkWidget *list;

  /* Owned */
  TendStore  *store;
  TendQuery  *catalogue;
  GHashTable *chosen; /* set of ids, gint64 */

  gboolean filling;
};

G_DEFINE_FINAL_TYPE (TendTestPicker, tend_test_picker, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static TendTestDefinition *
get_test (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "test");
}

static gboolean
matches (GtkListBoxRow *row, gpointer user_data)
{
  TendTestPicker               *self = user_data;
  const TendTestDefinitionData *data = tend_test_definition_get_data (get_test (row));
  g_autofree char              *wanted
      = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);
  g_autofree char *line = g_strdup_printf ("%s %s %s", data->code, data->display,
                                           data->department != NULL ? data->department : "");
  g_autofree char *folded = g_utf8_casefold (line, -1);
  g_auto (GStrv) words = g_strsplit (wanted, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_department (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *department = tend_test_definition_get_data (get_test (row))->department;
  GtkWidget  *label;

  if (before != NULL
      && g_strcmp0 (department, tend_test_definition_get_data (get_test (before))->department) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (department);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "picker-department");
  gtk_list_box_row_set_header (row, label);
}

static void
on_check_toggled_cb (TendTestPicker *self, GtkCheckButton *check)
{
  gint64 id = tend_record_get_id (g_object_get_data (G_OBJECT (check), "test"));

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->chosen, &id);
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_cap (const char *container_kind)
{
  const TendTube  *tube = container_kind != NULL ? tend_tube_find_nick (container_kind) : NULL;
  GtkWidget       *cap = gtk_label_new (NULL);
  g_autofree char *markup = NULL;

  if (tube == NULL)
    return cap;
  /* The colour's name is beside it for those who do not see it. */
  markup = g_markup_printf_escaped ("<span foreground=\"#%06x\">●</span> <small>%s</small>",
                                    tube->rgb, _ (tube->color));
  gtk_label_set_markup (GTK_LABEL (cap), markup);
  gtk_label_set_xalign (GTK_LABEL (cap), 0);
  gtk_label_set_width_chars (GTK_LABEL (cap), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (cap), 12);
  tend_hint_set (cap, _ (tube->color));
  gtk_label_set_ellipsize (GTK_LABEL (cap), PANGO_ELLIPSIZE_END);
  return cap;
}

static GtkWidget *
make_row (TendTestPicker *self, TendTestDefinition *test)
{
  const TendTestDefinitionData *data = tend_test_definition_get_data (test);
  gint64                        id = tend_record_get_id (TEND_RECORD (test));
  GtkWidget                    *row = gtk_list_box_row_new (), *check = gtk_check_button_new ();
  GtkWidget                    *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (data->display), *code = gtk_label_new (data->code);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  tend_hint_set (name, data->display);
  gtk_label_set_xalign (GTK_LABEL (code), 0);
  gtk_label_set_width_chars (GTK_LABEL (code), 7);
  gtk_widget_add_css_class (code, "unit");
  g_object_set_data_full (G_OBJECT (row), "test", g_object_ref (test), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "check", g_object_ref (check), g_object_unref);
  g_object_set_data_full (G_OBJECT (check), "test", g_object_ref (test), g_object_unref);
  gtk_widget_set_name (check, data->code);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (self->chosen, &id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  data->display, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), code);
  gtk_box_append (GTK_BOX (line), name);
  if (data->fasting)
    {
      GtkWidget *fasting = gtk_label_new (_ ("Fasting"));

      gtk_widget_add_css_class (fasting, "chip");
      gtk_widget_set_valign (fasting, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), fasting);
    }
  gtk_box_append (GTK_BOX (line), make_cap (data->container_kind));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  return row;
}

static int
compare_departments (gconstpointer a, gconstpointer b)
{
  const TendTestDefinitionData *first = tend_test_definition_get_data (*(gpointer *) a);
  const TendTestDefinitionData *second = tend_test_definition_get_data (*(gpointer *) b);
  int                           order = g_strcmp0 (first->department, second->department);

  return order != 0 ? order
                    : (first->position > second->position) - (first->position < second->position);
}

static GPtrArray *
list_tests (TendTestPicker *self)
{
  GPtrArray *tests = g_ptr_array_new_with_free_func (g_object_unref);
  guint      n = g_list_model_get_n_items (G_LIST_MODEL (self->catalogue));

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (tests, g_list_model_get_item (G_LIST_MODEL (self->catalogue), i));
  g_ptr_array_sort (tests, compare_departments);
  return tests;
}

static void
on_catalogue_updated_cb (TendTestPicker *self)
{
  g_autoptr (GPtrArray) tests = list_tests (self);
  GtkWidget *row;

  self->filling = TRUE;
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < tests->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, g_ptr_array_index (tests, i)));
  self->filling = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_search_changed_cb (TendTestPicker *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
}

static gboolean
has_code (GtkListBoxRow *row, const char *text)
{
  g_autofree char *code
      = g_utf8_casefold (tend_test_definition_get_data (get_test (row))->code, -1);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_str_equal (code, g_strstrip (folded));
}

/* The first test found, but a code typed whole is that test: “PT” is not a peptide. */
static GtkListBoxRow *
find_wanted (TendTestPicker *self)
{
  const char    *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  GtkListBoxRow *first = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_LIST_BOX_ROW (row) && matches (GTK_LIST_BOX_ROW (row), self))
      {
        if (has_code (GTK_LIST_BOX_ROW (row), text))
          return GTK_LIST_BOX_ROW (row);
        if (first == NULL)
          first = GTK_LIST_BOX_ROW (row);
      }
  return first;
}

/* Enter in the search box ticks what is wanted: type, Enter, type, Enter. */
static void
on_search_activated_cb (TendTestPicker *self)
{
  GtkListBoxRow  *row = find_wanted (self);
  GtkCheckButton *check;

  if (row == NULL)
    return;
  check = g_object_get_data (G_OBJECT (row), "check");
  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
on_row_activated_cb (TendTestPicker *self, GtkListBoxRow *row)
{
  GtkCheckButton *check = g_object_get_data (G_OBJECT (row), "check");

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
tend_test_picker_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STORE:
      tend_test_picker_set_store (TEND_TEST_PICKER (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_test_picker_dispose (GObject *object)
{
  TendTestPicker *self = TEND_TEST_PICKER (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_TEST_PICKER);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->store);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  G_OBJECT_CLASS (tend_test_picker_parent_class)->dispose (object);
}

static void
tend_test_picker_class_init (TendTestPickerClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tend_test_picker_set_property;
  object_class->dispose = tend_test_picker_dispose;
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", TEND_TYPE_TEST_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-test-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, TendTestPicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TendTestPicker, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
tend_test_picker_init (TendTestPicker *self)
{
  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), add_department, NULL, NULL);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), matches, self, NULL);
}

void
tend_test_picker_set_store (TendTestPicker *self, TendStore *store)
{
  g_return_if_fail (TEND_IS_TEST_PICKER (self));

  if (!g_set_object (&self->store, store))
    return;
  g_clear_object (&self->catalogue);
  if (store == NULL)
    return;
  self->catalogue = tend_query_new (store, "test-catalogue", NULL);
  g_signal_connect_object (self->catalogue, "updated", G_CALLBACK (on_catalogue_updated_cb), self,
                           G_CONNECT_SWAPPED);
}

GPtrArray *
tend_test_picker_get_chosen (TendTestPicker *self)
{
  g_autoptr (GPtrArray) tests = NULL;
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (TEND_IS_TEST_PICKER (self), chosen);

  if (self->catalogue == NULL)
    return chosen;
  tests = list_tests (self);
  for (guint i = 0; i < tests->len; i++)
    {
      gint64 id = tend_record_get_id (g_ptr_array_index (tests, i));

      if (g_hash_table_contains (self->chosen, &id))
        g_ptr_array_add (chosen, g_object_ref (g_ptr_array_index (tests, i)));
    }
  return chosen;
}

void
tend_test_picker_set_chosen (TendTestPicker *self, GArray *ids)
{
  g_return_if_fail (TEND_IS_TEST_PICKER (self) && ids != NULL);

  g_hash_table_remove_all (self->chosen);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->chosen, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  self->filling = TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_LIST_BOX_ROW (row))
      {
        gint64 id = tend_record_get_id (TEND_RECORD (get_test (GTK_LIST_BOX_ROW (row))));

        gtk_check_button_set_active (g_object_get_data (G_OBJECT (row), "check"),
                                     g_hash_table_contains (self->chosen, &id));
      }
  self->filling = FALSE;
  if (self->catalogue != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

void
tend_test_picker_clear (TendTestPicker *self)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (TEND_IS_TEST_PICKER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  tend_test_picker_set_chosen (self, none);
}

gpointer
tend_test_picker_find (TendTestPicker *self, gint64 test_definition_id)
{
  guint n = self->catalogue != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->catalogue)) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendRecord) test = g_list_model_get_item (G_LIST_MODEL (self->catalogue), i);

      if (tend_record_get_id (test) == test_definition_id)
        return test;
    }
  return NULL;
}
