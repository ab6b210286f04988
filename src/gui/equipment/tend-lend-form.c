/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lends a device to a patient. */
#define G_LOG_DOMAIN "tend-lend-form"

#include "config.h"

#include "tend-lend-form.h"

#include "tend-action-runner.h"
#include "tend-date.h"
#include "tend-draft-bar.h"
#include "tend-draft-content.h"
#include "tend-equipment-jobs.h"
#include "tend-equipment.h"
#include "tend-error-text.h"
#include "tend-patient-field.h"
#include "tend-place.h"
#include "tend-query.h"

#include <glib/gi18n.h>

#define USUAL_DAYS 90

struct _TendLendForm
{
  AdwBin parent_instance;

  /* Owned */
  TendStore    *store;
  TendQuery    *devices; /* to choose from; NULL: the device is given */
  TendDevice   *device;  /* given, nullable */
  GCancellable *cancellable;
  gint64        wanted; /* device to be chosen when the list is read, 0 none */
  gboolean      typed;  /* by a person, since begin */
  gboolean      filling;

  /* Template */
  GtkWidget *draft_bar;
  GtkWidget *patient_field;
  GtkWidget *device_label;
  GtkWidget *device_drop;
  GtkWidget *due_entry;
  GtkWidget *settings_entry;
  GtkWidget *condition_entry;
  GtkWidget *warning_label;
  GtkWidget *error_label;
  GtkWidget *lend_button;
};

enum
{
  LENT,
  CANCELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendLendForm, tend_lend_form, ADW_TYPE_BIN)

static void
show_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

/* The device to be lent (not owned); NULL when none is chosen. */
static TendDevice *
get_device (TendLendForm *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->device_drop));
  g_autoptr (TendDevice) device = NULL;

  if (self->devices == NULL)
    return self->device;
  device = g_list_model_get_item (G_LIST_MODEL (self->devices), position);
  /* The list holds it as long as the form is open. */
  return device;
}

/* NULL with the fault shown when the date cannot be read. */
static TendDeviceLoan *
build (TendLendForm *self, TendDevice *device)
{
  TendPatient *patient = tend_patient_field_get_patient (TEND_PATIENT_FIELD (self->patient_field));
  const char  *typed = gtk_editable_get_text (GTK_EDITABLE (self->due_entry));
  g_autoptr (TendDeviceLoan) loan = tend_device_loan_new ();
  GDate due;

  g_date_clear (&due, 1);
  if (*typed != '\0' && !tend_date_parse (typed, TEND_DATE_ORDER_MONTH_DAY_YEAR, &due, NULL))
    {
      show_text (self->error_label, _ ("The day is not clear: write it as 2026-06-30."));
      gtk_widget_grab_focus (self->due_entry);
      return NULL;
    }
  g_object_set (loan, "device-id", tend_record_get_id (TEND_RECORD (device)), "patient-id",
                patient != NULL ? tend_record_get_id (TEND_RECORD (patient)) : (gint64) 0,
                "settings", gtk_editable_get_text (GTK_EDITABLE (self->settings_entry)),
                "condition-out", gtk_editable_get_text (GTK_EDITABLE (self->condition_entry)),
                NULL);
  if (g_date_valid (&due))
    g_object_set (loan, "due-back-date", &due, NULL);
  return g_steal_pointer (&loan);
}

/* What blocks, and what only warns, before anything is sent. */
static gboolean
check (TendLendForm *self, TendDeviceLoan *loan, TendDevice *device)
{
  g_autoptr (GPtrArray) faults = NULL;
  GDate today;

  tend_place_get_today (&today);
  faults = tend_equipment_check_loan (loan, device, &today);
  show_text (self->error_label, NULL);
  show_text (self->warning_label, NULL);
  for (guint i = 0; i < faults->len; i++)
    {
      const TendFault *fault = faults->pdata[i];

      if (!fault->blocks)
        show_text (self->warning_label, fault->sentence);
      else if (!gtk_widget_get_visible (self->error_label))
        show_text (self->error_label, fault->sentence);
    }
  return !tend_faults_block (faults);
}

static void
on_lent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendLendForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_act_finish (result, &error);
  g_autofree char *text = NULL;

  if (commit != NULL)
    {
      self->typed = FALSE;
      g_signal_emit (self, signals[LENT], 0);
      return;
    }
  if (!g_error_matches (error, TEND_ERROR, TEND_ERROR_INVALID)
      && !g_error_matches (error, TEND_ERROR, TEND_ERROR_CONFLICT))
    return;
  tend_act_claim_error (result);
  text = tend_error_dup_text (error);
  show_text (self->error_label, text);
}

static void
on_lend_clicked_cb (GtkWidget *widget, TendLendForm *self)
{
  TendDevice *device = get_device (self);
  g_autoptr (TendDeviceLoan) loan = NULL;
  TendEquipmentJob *job;

  if (device == NULL)
    {
      show_text (self->error_label, _ ("Choose the device."));
      return;
    }
  loan = build (self, device);
  if (loan == NULL || !check (self, loan, device))
    return;
  job = tend_equipment_job_new (0, NULL);
  job->loan = g_steal_pointer (&loan);
  tend_draft_bar_act (TEND_DRAFT_BAR (self->draft_bar), GTK_WIDGET (self), "device.lend",
                      tend_equipment_job_lend, job, tend_equipment_job_free, _ ("Device lent"),
                      on_lent_cb, g_object_ref (self));
}

static void
note_typing (TendLendForm *self)
{
  if (self->filling)
    return;
  self->typed = TRUE;
  tend_draft_bar_touch (TEND_DRAFT_BAR (self->draft_bar));
}

static void
on_entry_changed_cb (GtkEditable *entry, TendLendForm *self)
{
  note_typing (self);
}

static void
on_field_notified_cb (GObject *field, GParamSpec *pspec, TendLendForm *self)
{
  note_typing (self);
}

/* A list that is read selects too. */
static void
on_device_selected_cb (GtkDropDown *drop, GParamSpec *pspec, TendLendForm *self)
{
  if (self->typed)
    note_typing (self);
}

static char *
write_draft (gpointer form)
{
  TendLendForm *self = form;
  TendPatient  *patient = tend_patient_field_get_patient (TEND_PATIENT_FIELD (self->patient_field));
  TendDevice   *device = get_device (self);
  GVariantBuilder content;

  if (!self->typed)
    return NULL;
  g_variant_builder_init (&content, G_VARIANT_TYPE ("a{ss}"));
  if (patient != NULL)
    tend_draft_content_add_id (&content, "patient", tend_record_get_id (TEND_RECORD (patient)));
  if (device != NULL)
    tend_draft_content_add_id (&content, "device", tend_record_get_id (TEND_RECORD (device)));
  tend_draft_content_add_entry (&content, "due", self->due_entry);
  tend_draft_content_add_entry (&content, "settings", self->settings_entry);
  tend_draft_content_add_entry (&content, "condition", self->condition_entry);
  return tend_draft_content_end (&content);
}

static void
choose_wanted (TendLendForm *self)
{
  for (guint i = 0;
       self->wanted != 0 && i < g_list_model_get_n_items (G_LIST_MODEL (self->devices)); i++)
    {
      g_autoptr (TendRecord) device = g_list_model_get_item (G_LIST_MODEL (self->devices), i);

      if (tend_record_get_id (device) != self->wanted)
        continue;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->device_drop), i);
      self->wanted = 0;
    }
}

static void
on_draft_patient_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendLendForm) self = user_data;
  g_autoptr (TendPatient) patient = tend_store_get_finish (TEND_STORE (source), result, NULL);

  if (patient != NULL && self->devices == NULL)
    tend_patient_field_set_patient (TEND_PATIENT_FIELD (self->patient_field), patient);
}

/* Who or what was given when the form was opened stays. */
static void
read_draft (gpointer form, const char *text)
{
  TendLendForm *self = form;
  g_autoptr (GVariant) content = tend_draft_content_parse (text);
  gint64 patient_id;

  if (content == NULL)
    return;
  patient_id = tend_draft_content_get_id (content, "patient");
  self->filling = TRUE;
  tend_draft_content_fill (content, "due", self->due_entry);
  tend_draft_content_fill (content, "settings", self->settings_entry);
  tend_draft_content_fill (content, "condition", self->condition_entry);
  if (self->devices != NULL)
    {
      self->wanted = tend_draft_content_get_id (content, "device");
      choose_wanted (self);
    }
  self->filling = FALSE;
  self->typed = TRUE;
  if (self->devices == NULL && patient_id != 0)
    tend_store_get_async (self->store, TEND_TYPE_PATIENT, patient_id, NULL,
                          on_draft_patient_read_cb, g_object_ref (self));
}

static void
on_cancel_clicked_cb (GtkButton *button, TendLendForm *self)
{
  g_signal_emit (self, signals[CANCELLED], 0);
}

static char *
dup_device_name (gpointer instance, const char *name, const char *tag)
{
  return g_strdup_printf ("%s · %s", name != NULL ? name : "", tag != NULL ? tag : "");
}

static void
begin (TendLendForm *self, TendStore *store)
{
  g_autofree char *due = NULL;
  GDate            date;

  /* Of what the form still holds. */
  tend_draft_bar_end (TEND_DRAFT_BAR (self->draft_bar));
  g_set_object (&self->store, store);
  self->typed = FALSE;
  self->wanted = 0;
  self->filling = TRUE;
  g_object_set (self->patient_field, "store", store, NULL);
  tend_place_get_today (&date);
  g_date_add_days (&date, USUAL_DAYS);
  due = tend_date_format_iso (&date);
  gtk_editable_set_text (GTK_EDITABLE (self->due_entry), due);
  gtk_editable_set_text (GTK_EDITABLE (self->settings_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->condition_entry), "");
  show_text (self->error_label, NULL);
  show_text (self->warning_label, NULL);
}

static void
on_device_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendLendForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendDevice) device = tend_store_get_finish (TEND_STORE (source), result, &error);
  g_autoptr (TendDeviceLoan) loan = NULL;

  if (device == NULL)
    {
      tend_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_set_object (&self->device, device);
  gtk_widget_set_sensitive (self->lend_button, TRUE);
  loan = build (self, device);
  if (loan == NULL)
    return;
  check (self, loan, device);
  show_text (self->error_label, NULL);
}

void
tend_lend_form_begin_device (TendLendForm *self, TendStore *store, gint64 device_id)
{
  g_return_if_fail (TEND_IS_LEND_FORM (self) && TEND_IS_STORE (store));

  begin (self, store);
  g_clear_object (&self->device);
  gtk_widget_set_sensitive (self->lend_button, FALSE);
  gtk_widget_set_visible (self->device_drop, FALSE);
  gtk_widget_set_visible (self->device_label, FALSE);
  g_object_set (self->patient_field, "fixed", FALSE, "patient", NULL, NULL);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tend_store_get_async (store, TEND_TYPE_DEVICE, device_id, self->cancellable, on_device_read_cb,
                        g_object_ref (self));
  self->filling = FALSE;
  tend_draft_bar_begin (TEND_DRAFT_BAR (self->draft_bar), store, "device.lend", device_id,
                        write_draft, read_draft, self);
  gtk_widget_grab_focus (self->patient_field);
}

void
tend_lend_form_begin_patient (TendLendForm *self, TendStore *store, TendPatient *patient)
{
  g_return_if_fail (TEND_IS_LEND_FORM (self) && TEND_IS_STORE (store));
  g_return_if_fail (TEND_IS_PATIENT (patient));

  begin (self, store);
  g_object_set (self->patient_field, "fixed", TRUE, "patient", patient, NULL);
  if (self->devices == NULL)
    {
      self->devices = tend_query_new (store, "lendable-devices", NULL);
      g_signal_connect_object (self->devices, "updated", G_CALLBACK (choose_wanted), self,
                               G_CONNECT_SWAPPED);
      gtk_drop_down_set_model (GTK_DROP_DOWN (self->device_drop), G_LIST_MODEL (self->devices));
    }
  self->filling = FALSE;
  tend_draft_bar_begin (TEND_DRAFT_BAR (self->draft_bar), store, "device.lend-to",
                        tend_record_get_id (TEND_RECORD (patient)), write_draft, read_draft, self);
  gtk_widget_grab_focus (self->device_drop);
}

static void
tend_lend_form_dispose (GObject *object)
{
  TendLendForm *self = TEND_LEND_FORM (object);

  if (self->draft_bar != NULL)
    tend_draft_bar_end (TEND_DRAFT_BAR (self->draft_bar));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEND_TYPE_LEND_FORM);
  g_clear_object (&self->devices);
  g_clear_object (&self->device);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_lend_form_parent_class)->dispose (object);
}

static void
tend_lend_form_class_init (TendLendFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_lend_form_dispose;
  signals[LENT] = g_signal_new ("lent", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TEND_TYPE_DRAFT_BAR);
  g_type_ensure (TEND_TYPE_PATIENT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/equipment/tend-lend-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TendLendForm, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, TendLendForm, patient_field);
  gtk_widget_class_bind_template_child (widget_class, TendLendForm, device_label);
  gtk_widget_class_bind_template_child (widget_class, TendLendForm, device_drop);
  gtk_widget_class_bind_template_child (widget_class, TendLendForm, due_entry);
  gtk_widget_class_bind_template_child (widget_class, TendLendForm, settings_entry);
  gtk_widget_class_bind_template_child (widget_class, TendLendForm, condition_entry);
  gtk_widget_class_bind_template_child (widget_class, TendLendForm, warning_label);
  gtk_widget_class_bind_template_child (widget_class, TendLendForm, error_label);
  gtk_widget_class_bind_template_child (widget_class, TendLendForm, lend_button);
  gtk_widget_class_bind_template_callback (widget_class, on_lend_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_field_notified_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_device_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_device_name);
}

static void
tend_lend_form_init (TendLendForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
