/* SPDX-License-Identifier: GPL-3.0-or-later
 * A form's patient, found and shown in place. */
#define G_LOG_DOMAIN "tend-patient-field"

#include "config.h"

#include "tend-patient-field.h"

#include "tend-action-runner.h"
#include "tend-closures.h"
#include "tend-format.h"
#include "tend-gui.h"
#include "tend-hint.h"
#include "tend-patient-hue.h"
#include "tend-patient-match.h"
#include "tend-place.h"
#include "tend-query.h"
#include "tend-search.h"

struct _TendPatientField
{
  AdwBin parent_instance;

  /* Owned */
  TendStore    *store;
  TendPatient  *patient;
  TendQuery    *query;
  GCancellable *cancellable;
  gboolean      fixed;

  /* Template */
  GtkWidget *stack;
  GtkWidget *entry;
  GtkWidget *results;
  GtkWidget *list;
  GtkWidget *hue;
  GtkWidget *name;
  GtkWidget *birth_date;
  GtkWidget *mrn;
  GtkWidget *change_button;
};

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PATIENT,
  PROP_FIXED,
  N_PROPS
};

static GParamSpec *pspecs[N_PROPS];

G_DEFINE_FINAL_TYPE (TendPatientField, tend_patient_field, ADW_TYPE_BIN)

static void
write_patient (TendPatientField *self)
{
  const TendPatientData *data;
  g_autofree char       *name = NULL;
  g_autofree char       *birth_date = NULL;
  GDate                  today;

  if (self->patient == NULL)
    return;
  data = tend_patient_get_data (self->patient);
  name = tend_format_patient_name (self->patient);
  tend_place_get_today (&today);
  birth_date = tend_format_birth_date (&data->birth_date, &today);
  gtk_label_set_text (GTK_LABEL (self->name), name);
  tend_hint_set (self->name, name);
  gtk_label_set_text (GTK_LABEL (self->birth_date), birth_date);
  gtk_label_set_text (GTK_LABEL (self->mrn), data->mrn);
}

static void
on_patient_notified_cb (TendPatient *patient, GParamSpec *pspec, TendPatientField *self)
{
  if (patient == self->patient)
    write_patient (self);
}

void
tend_patient_field_set_patient (TendPatientField *self, TendPatient *patient)
{
  g_return_if_fail (TEND_IS_PATIENT_FIELD (self));
  g_return_if_fail (patient == NULL || TEND_IS_PATIENT (patient));

  if (self->patient == patient)
    return;
  if (self->patient != NULL)
    g_signal_handlers_disconnect_by_data (self->patient, self);
  g_set_object (&self->patient, patient);
  if (patient != NULL)
    g_signal_connect_object (patient, "notify", G_CALLBACK (on_patient_notified_cb), self, 0);
  write_patient (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), patient != NULL ? "chosen" : "find");
  if (patient != NULL)
    tend_hue_apply (self->hue, tend_patient_hue (tend_record_get_id (TEND_RECORD (patient))));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_object_notify_by_pspec (G_OBJECT (self), pspecs[PROP_PATIENT]);
}

TendPatient *
tend_patient_field_get_patient (TendPatientField *self)
{
  g_return_val_if_fail (TEND_IS_PATIENT_FIELD (self), NULL);

  return self->patient;
}

static void
on_patient_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendPatientField) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendPatient) patient = tend_store_get_finish (TEND_STORE (source), result, &error);

  if (patient != NULL)
    tend_patient_field_set_patient (self, patient);
  else
    tend_show_error (GTK_WIDGET (self), error);
}

static void
choose (TendPatientField *self, guint position)
{
  g_autoptr (TendRecord) match = g_list_model_get_item (G_LIST_MODEL (self->query), position);

  if (match == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tend_store_get_async (self->store, TEND_TYPE_PATIENT, tend_record_get_id (match),
                        self->cancellable, on_patient_read_cb, g_object_ref (self));
}

static void
on_query_updated_cb (TendQuery *query, TendPatientField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  gtk_widget_set_visible (self->results, tend_search_query_name (text) != NULL);
}

static void
on_search_changed_cb (GtkSearchEntry *entry, TendPatientField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  const char *name = tend_search_query_name (text);
  gboolean    loading;

  if (name == NULL || self->store == NULL)
    {
      gtk_widget_set_visible (self->results, FALSE);
      return;
    }
  g_object_set (self->query, "name", name, NULL);
  tend_query_set_parameters (self->query, tend_search_parameters (text));
  g_object_get (self->query, "loading", &loading, NULL);
  /* The same again, after the text was gone: that answer is here already. */
  if (!loading)
    on_query_updated_cb (self->query, self);
}

static void
on_entry_activated_cb (GtkSearchEntry *entry, TendPatientField *self)
{
  /* One answer needs no choosing. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->query)) == 1)
    choose (self, 0);
  else
    gtk_widget_grab_focus (self->list);
}

static void
on_row_activated_cb (GtkListView *list, guint position, TendPatientField *self)
{
  choose (self, position);
}

static void
on_change_clicked_cb (GtkButton *button, TendPatientField *self)
{
  tend_patient_field_set_patient (self, NULL);
  gtk_widget_grab_focus (self->entry);
}

static gboolean
tend_patient_field_grab_focus (GtkWidget *widget)
{
  TendPatientField *self = TEND_PATIENT_FIELD (widget);

  return self->patient == NULL && !tend_gui_has_focus_inside (widget)
         && gtk_widget_grab_focus (self->entry);
}

static void
tend_patient_field_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  TendPatientField *self = TEND_PATIENT_FIELD (object);

  switch (property)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PATIENT:
      g_value_set_object (value, self->patient);
      break;
    case PROP_FIXED:
      g_value_set_boolean (value, self->fixed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
tend_patient_field_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  TendPatientField *self = TEND_PATIENT_FIELD (object);

  switch (property)
    {
    case PROP_STORE:
      g_set_object (&self->store, g_value_get_object (value));
      tend_query_set_store (self->query, self->store);
      break;
    case PROP_PATIENT:
      tend_patient_field_set_patient (self, g_value_get_object (value));
      break;
    case PROP_FIXED:
      self->fixed = g_value_get_boolean (value);
      gtk_widget_set_visible (self->change_button, !self->fixed);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
tend_patient_field_dispose (GObject *object)
{
  TendPatientField *self = TEND_PATIENT_FIELD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* The stack is the bin's child and the template's: let the bin go first. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEND_TYPE_PATIENT_FIELD);
  g_clear_object (&self->patient);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_patient_field_parent_class)->dispose (object);
}

static void
tend_patient_field_class_init (TendPatientFieldClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_patient_field_get_property;
  object_class->set_property = tend_patient_field_set_property;
  object_class->dispose = tend_patient_field_dispose;
  widget_class->grab_focus = tend_patient_field_grab_focus;

  pspecs[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE, flags);
  pspecs[PROP_PATIENT] = g_param_spec_object ("patient", NULL, NULL, TEND_TYPE_PATIENT, flags);
  pspecs[PROP_FIXED] = g_param_spec_boolean ("fixed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, pspecs);

  g_type_ensure (TEND_TYPE_QUERY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/schedule/tend-patient-field.ui");
  tend_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, TendPatientField, query);
  gtk_widget_class_bind_template_child (widget_class, TendPatientField, stack);
  gtk_widget_class_bind_template_child (widget_class, TendPatientField, entry);
  gtk_widget_class_bind_template_child (widget_class, TendPatientField, results);
  gtk_widget_class_bind_template_child (widget_class, TendPatientField, list);
  gtk_widget_class_bind_template_child (widget_class, TendPatientField, hue);
  gtk_widget_class_bind_template_child (widget_class, TendPatientField, name);
  gtk_widget_class_bind_template_child (widget_class, TendPatientField, birth_date);
  gtk_widget_class_bind_template_child (widget_class, TendPatientField, mrn);
  gtk_widget_class_bind_template_child (widget_class, TendPatientField, change_button);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_query_updated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_change_clicked_cb);
}

static void
tend_patient_field_init (TendPatientField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
