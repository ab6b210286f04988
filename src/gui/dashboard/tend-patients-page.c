/* SPDX-License-Identifier: GPL-3.0-or-later
 * Patients: found as one types, else those opened last. */
#define G_LOG_DOMAIN "tend-patients-page"

#include "config.h"

#include "tend-patients-page.h"

#include "tend-application.h"
#include "tend-closures.h"
#include "tend-gui.h"
#include "tend-patient-preview.h"
#include "tend-query.h"
#include "tend-search.h"

#include <glib/gi18n.h>

struct _TendPatientsPage
{
  AdwBin parent_instance;

  /* Owned */
  TendQuery  *matches;
  GListModel *recent;

  /* Template */
  GtkSearchEntry     *entry;
  GtkLabel           *heading;
  GtkStack           *stack;
  GtkSingleSelection *found;
  GtkSingleSelection *opened;
  AdwStatusPage      *nobody_page;
  TendPatientPreview *preview;
};

G_DEFINE_FINAL_TYPE (TendPatientsPage, tend_patients_page, ADW_TYPE_BIN)

static gboolean
is_searching (TendPatientsPage *self)
{
  return tend_search_query_name (gtk_editable_get_text (GTK_EDITABLE (self->entry))) != NULL;
}

static GtkSingleSelection *
get_shown (TendPatientsPage *self)
{
  return is_searching (self) ? self->found : self->opened;
}

static gint64
get_selected_id (TendPatientsPage *self)
{
  TendRecord *record = gtk_single_selection_get_selected_item (get_shown (self));

  return record != NULL ? tend_record_get_id (record) : 0;
}

static gboolean
is_loading (TendPatientsPage *self)
{
  gboolean loading;

  g_object_get (self->matches, "loading", &loading, NULL);
  return loading;
}

static void
preview_selected (TendPatientsPage *self)
{
  tend_patient_preview_set_patient_id (self->preview, get_selected_id (self));
}

static void
show_recent (TendPatientsPage *self)
{
  gtk_label_set_label (self->heading, _ ("Opened Last"));
  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (self->recent) > 0 ? "opened" : "empty");
  preview_selected (self);
}

static void
show_found (TendPatientsPage *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->matches));
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *heading = NULL;
  g_autofree char *nobody = NULL;
  g_autofree char *escaped = NULL;

  if (!is_searching (self))
    return;
  heading = n == 0    ? g_strdup ("")
            : n >= 50 ? g_strdup (_ ("The First 50 Found"))
                      : g_strdup_printf (ngettext ("%u Found", "%u Found", n), n);
  gtk_label_set_label (self->heading, heading);
  escaped = g_markup_escape_text (text, -1);
  /* Translators: %s is what was typed. */
  nobody = g_strdup_printf (_ ("No name, birth date, MRN or telephone fits “%s”."), escaped);
  adw_status_page_set_description (self->nobody_page, nobody);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "found" : "nobody");
  preview_selected (self);
}

static void
on_entry_changed_cb (TendPatientsPage *self)
{
  GVariant *parameters
      = tend_search_parameters (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (parameters == NULL)
    {
      tend_query_set_active (self->matches, FALSE);
      show_recent (self);
      return;
    }
  tend_query_set_parameters (self->matches, parameters);
  tend_query_set_active (self->matches, TRUE);
  /* The same again, after the text was gone: that answer is here already. */
  if (!is_loading (self))
    show_found (self);
}

static void
open_selected (TendPatientsPage *self)
{
  TendApplication *application = tend_application_find (GTK_WIDGET (self));
  gint64           id = get_selected_id (self);

  /* What is shown is still the answer to what was typed before. */
  if (id == 0 || application == NULL || (is_searching (self) && is_loading (self)))
    return;
  tend_application_open_chart (application, id);
}

static void
on_row_activated_cb (TendPatientsPage *self)
{
  open_selected (self);
}

static void
on_selection_changed_cb (TendPatientsPage *self)
{
  preview_selected (self);
}

static gboolean
on_key_pressed_cb (TendPatientsPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static gboolean
tend_patients_page_grab_focus (GtkWidget *widget)
{
  return !tend_gui_has_focus_inside (widget)
         && gtk_widget_grab_focus (GTK_WIDGET (TEND_PATIENTS_PAGE (widget)->entry));
}

static void
tend_patients_page_dispose (GObject *object)
{
  TendPatientsPage *self = TEND_PATIENTS_PAGE (object);

  g_clear_object (&self->matches);
  g_clear_object (&self->recent);
  G_OBJECT_CLASS (tend_patients_page_parent_class)->dispose (object);
}

static void
tend_patients_page_class_init (TendPatientsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_patients_page_dispose;
  widget_class->grab_focus = tend_patients_page_grab_focus;
  g_type_ensure (TEND_TYPE_PATIENT_PREVIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/dashboard/tend-patients-page.ui");
  tend_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, TendPatientsPage, entry);
  gtk_widget_class_bind_template_child (widget_class, TendPatientsPage, heading);
  gtk_widget_class_bind_template_child (widget_class, TendPatientsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TendPatientsPage, found);
  gtk_widget_class_bind_template_child (widget_class, TendPatientsPage, opened);
  gtk_widget_class_bind_template_child (widget_class, TendPatientsPage, nobody_page);
  gtk_widget_class_bind_template_child (widget_class, TendPatientsPage, preview);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
}

static void
tend_patients_page_init (TendPatientsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tend_patients_page_new (TendStore *store, GListModel *recent)
{
  TendPatientsPage *self = g_object_new (TEND_TYPE_PATIENTS_PAGE, NULL);

  self->recent = g_object_ref (recent);
  self->matches = g_object_new (TEND_TYPE_QUERY, "name", "patient-search", "reuse", TRUE, "active",
                                FALSE, "store", store, NULL);
  g_signal_connect_object (self->matches, "updated", G_CALLBACK (show_found), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (recent, "items-changed", G_CALLBACK (on_entry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->found, G_LIST_MODEL (self->matches));
  gtk_single_selection_set_model (self->opened, recent);
  tend_patient_preview_set_store (self->preview, store);
  show_recent (self);
  return GTK_WIDGET (self);
}
