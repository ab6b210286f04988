/* SPDX-License-Identifier: GPL-3.0-or-later
 * Takes a device into the inventory. */
#define G_LOG_DOMAIN "tend-register-device-form"

#include "config.h"

#include "tend-register-device-form.h"

#include "tend-action-runner.h"
#include "tend-draft-bar.h"
#include "tend-draft-content.h"
#include "tend-equipment-jobs.h"
#include "tend-error-text.h"

#include <glib/gi18n.h>

enum
{
  ASSET_TAG,
  NAME,
  FAMILY,
  MANUFACTURER,
  MODEL,
  SERIAL,
  UDI,
  N_ENTRIES
};

static const struct
{
  const char *child;
  const char *property;
} entries[N_ENTRIES] = {
  [ASSET_TAG] = { "asset_tag_entry", "asset-tag" },
  [NAME] = { "name_entry", "name" },
  [FAMILY] = { "family_entry", "family" },
  [MANUFACTURER] = { "manufacturer_entry", "manufacturer" },
  [MODEL] = { "model_entry", "model-number" },
  [SERIAL] = { "serial_entry", "serial-number" },
  [UDI] = { "udi_entry", "udi" },
};

struct _TendRegisterDeviceForm
{
  AdwBin parent_instance;

  TendStore *store;

  gboolean filling;

  /* Template */
  GtkWidget *draft_bar;
  GtkWidget *entries[N_ENTRIES];
  GtkWidget *error_label;
};

enum
{
  REGISTERED,
  CANCELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendRegisterDeviceForm, tend_register_device_form, ADW_TYPE_BIN)

static void
show_error (TendRegisterDeviceForm *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->error_label), text != NULL ? text : "");
  gtk_widget_set_visible (self->error_label, text != NULL);
}

static void
empty (TendRegisterDeviceForm *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < N_ENTRIES; i++)
    gtk_editable_set_text (GTK_EDITABLE (self->entries[i]), "");
  self->filling = FALSE;
}

static void
on_entry_changed_cb (GtkEditable *entry, TendRegisterDeviceForm *self)
{
  if (!self->filling)
    tend_draft_bar_touch (TEND_DRAFT_BAR (self->draft_bar));
}

static char *
write_draft (gpointer form)
{
  TendRegisterDeviceForm *self = form;
  GVariantBuilder         content;
  gboolean                typed = FALSE;

  g_variant_builder_init (&content, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      tend_draft_content_add_entry (&content, entries[i].property, self->entries[i]);
      typed = typed || *gtk_editable_get_text (GTK_EDITABLE (self->entries[i])) != '\0';
    }
  if (typed)
    return tend_draft_content_end (&content);
  g_variant_builder_clear (&content);
  return NULL;
}

static void
read_draft (gpointer form, const char *text)
{
  TendRegisterDeviceForm *self = form;
  g_autoptr (GVariant) content = tend_draft_content_parse (text);

  if (content == NULL)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < N_ENTRIES; i++)
    tend_draft_content_fill (content, entries[i].property, self->entries[i]);
  self->filling = FALSE;
}

static void
on_registered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendRegisterDeviceForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_act_finish (result, &error);
  g_autofree char *text = NULL;

  if (commit != NULL)
    {
      empty (self);
      g_signal_emit (self, signals[REGISTERED], 0,
                     commit->record != NULL ? tend_record_get_id (commit->record) : (gint64) 0);
      return;
    }
  if (!g_error_matches (error, TEND_ERROR, TEND_ERROR_INVALID)
      && !g_error_matches (error, TEND_ERROR, TEND_ERROR_CONFLICT))
    return;
  tend_act_claim_error (result);
  text = tend_error_dup_text (error);
  show_error (self, text);
  gtk_widget_grab_focus (self->entries[ASSET_TAG]);
}

static void
on_register_clicked_cb (GtkWidget *widget, TendRegisterDeviceForm *self)
{
  static const int required[] = { ASSET_TAG, NAME };
  g_autoptr (TendDevice) device = tend_device_new ();
  TendEquipmentJob *job;

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    if (*gtk_editable_get_text (GTK_EDITABLE (self->entries[required[i]])) == '\0')
      {
        show_error (self, _ ("A device needs an asset tag and a name."));
        gtk_widget_grab_focus (self->entries[required[i]]);
        return;
      }
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      g_autofree char *text
          = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entries[i]))));

      g_object_set (device, entries[i].property, *text != '\0' ? text : NULL, NULL);
    }
  /* Nobody has looked at it yet. */
  g_object_set (device, "status", TEND_DEVICE_STATUS_IN_SERVICE, "owner", TEND_DEVICE_OWNER_CLINIC,
                NULL);
  job = tend_equipment_job_new (0, NULL);
  job->device = g_steal_pointer (&device);
  tend_draft_bar_act (TEND_DRAFT_BAR (self->draft_bar), GTK_WIDGET (self), "device.register",
                      tend_equipment_job_register, job, tend_equipment_job_free,
                      _ ("Device registered"), on_registered_cb, g_object_ref (self));
}

static void
on_cancel_clicked_cb (GtkButton *button, TendRegisterDeviceForm *self)
{
  g_signal_emit (self, signals[CANCELLED], 0);
}

void
tend_register_device_form_begin (TendRegisterDeviceForm *self, TendStore *store)
{
  g_return_if_fail (TEND_IS_REGISTER_DEVICE_FORM (self) && TEND_IS_STORE (store));

  /* Of what the form still holds. */
  tend_draft_bar_end (TEND_DRAFT_BAR (self->draft_bar));
  g_set_object (&self->store, store);
  empty (self);
  tend_draft_bar_begin (TEND_DRAFT_BAR (self->draft_bar), store, "device.register", 0, write_draft,
                        read_draft, self);
  show_error (self, NULL);
  gtk_widget_grab_focus (self->entries[ASSET_TAG]);
}

static void
tend_register_device_form_dispose (GObject *object)
{
  TendRegisterDeviceForm *self = TEND_REGISTER_DEVICE_FORM (object);

  if (self->draft_bar != NULL)
    tend_draft_bar_end (TEND_DRAFT_BAR (self->draft_bar));
  gtk_widget_dispose_template (GTK_WIDGET (self), TEND_TYPE_REGISTER_DEVICE_FORM);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_register_device_form_parent_class)->dispose (object);
}

static void
tend_register_device_form_class_init (TendRegisterDeviceFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_register_device_form_dispose;
  signals[REGISTERED] = g_signal_new ("registered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TEND_TYPE_DRAFT_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/equipment/tend-register-device-form.ui");
  for (guint i = 0; i < N_ENTRIES; i++)
    gtk_widget_class_bind_template_child_full (widget_class, entries[i].child, FALSE,
                                               G_STRUCT_OFFSET (TendRegisterDeviceForm, entries)
                                                   + (gssize) (i * sizeof (GtkWidget *)));
  gtk_widget_class_bind_template_child (widget_class, TendRegisterDeviceForm, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, TendRegisterDeviceForm, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_register_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
}

static void
tend_register_device_form_init (TendRegisterDeviceForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
