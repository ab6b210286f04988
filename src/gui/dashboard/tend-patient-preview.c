/* SPDX-License-Identifier: GPL-3.0-or-later
 * Beside a list: who the chosen row is about, in a few facts. */
#define G_LOG_DOMAIN "tend-patient-preview"

#include "config.h"

#include "tend-patient-preview.h"

#include "tend-address.h"
#include "tend-application.h"
#include "tend-closures.h"
#include "tend-contact-point.h"
#include "tend-format.h"
#include "tend-patient-balance.h"
#include "tend-patient-band.h"
#include "tend-place.h"
#include "tend-query.h"
#include "tend-schedule-slot.h"
#include "tend-state.h"

#include <glib/gi18n.h>

#define MOST_PHONES 3

struct _TendPatientPreview
{
  AdwBin parent_instance;

  /* Owned */
  TendStore    *store;
  GCancellable *cancellable;
  TendQuery    *allergies;
  TendQuery    *contact_points;
  TendQuery    *addresses;
  TendQuery    *appointments;
  TendQuery    *balances;

  /* Template */
  GtkStack        *stack;
  TendPatientBand *band;
  GtkLabel        *phone_label;
  GtkLabel        *address_label;
  GtkLabel        *appointment_label;
  GtkLabel        *balance_label;
  GtkLabel        *note_label;

  gint64 patient_id;
};

G_DEFINE_FINAL_TYPE (TendPatientPreview, tend_patient_preview, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PATIENT_ID,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static guint
count (TendQuery *query)
{
  return g_list_model_get_n_items (G_LIST_MODEL (query));
}

static void
show_fact (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL && *text != '\0' ? text : "–");
}

static void
show_phones (TendPatientPreview *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint shown = 0;

  for (guint i = 0; i < count (self->contact_points) && shown < MOST_PHONES; i++)
    {
      g_autoptr (TendContactPoint) point
          = g_list_model_get_item (G_LIST_MODEL (self->contact_points), i);
      const TendContactPointData *data = tend_contact_point_get_data (point);
      g_autofree char            *value = NULL;

      if (data->use == TEND_CONTACT_POINT_USE_OLD)
        continue;
      value = data->system == TEND_CONTACT_POINT_SYSTEM_EMAIL ? g_strdup (data->value)
                                                              : tend_format_phone (data->value);
      g_string_append_printf (text, "%s%s", shown++ > 0 ? "\n" : "", value);
    }
  show_fact (self->phone_label, text->str);
}

static void
show_address (TendPatientPreview *self)
{
  g_autoptr (TendAddress) address = count (self->addresses) > 0
                                        ? g_list_model_get_item (G_LIST_MODEL (self->addresses), 0)
                                        : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (address != NULL)
    {
      const TendAddressData *data = tend_address_get_data (address);
      const char            *lines[] = { data->line, data->line2 };
      const char            *places[] = { data->city, data->state, data->postal_code };

      for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
        if (lines[i] != NULL)
          g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", lines[i]);
      for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
        if (places[i] != NULL)
          g_string_append_printf (text, "%s%s",
                                  text->len == 0 ? ""
                                  : i == 0       ? "\n"
                                                 : " ",
                                  places[i]);
    }
  show_fact (self->address_label, text->str);
}

static void
show_appointment (TendPatientPreview *self)
{
  g_autoptr (TendScheduleSlot) slot
      = count (self->appointments) > 0
            ? g_list_model_get_item (G_LIST_MODEL (self->appointments), 0)
            : NULL;
  g_autofree char *when = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *text = NULL;

  if (slot != NULL)
    {
      const TendScheduleSlotData *data = tend_schedule_slot_get_data (slot);

      when = tend_format_instant (data->start_at, tend_place_get_now (), tend_place_get_zone ());
      kind = tend_visit_kind_dup_name (data->service_type);
      text = *kind != '\0' ? g_strdup_printf ("%s\n%s", when, kind) : g_strdup (when);
    }
  show_fact (self->appointment_label, text);
}

static void
show_balance (TendPatientPreview *self)
{
  g_autoptr (TendPatientBalance) balance
      = count (self->balances) > 0 ? g_list_model_get_item (G_LIST_MODEL (self->balances), 0)
                                   : NULL;
  g_autofree char *text = balance != NULL
                              ? tend_format_money (tend_patient_balance_get_data (balance)->balance)
                              : NULL;

  show_fact (self->balance_label, text);
}

static void
on_patient_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendPatientPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendPatient) patient = tend_store_get_finish (TEND_STORE (source), result, &error);

  /* Another row was chosen meanwhile, or the records do not answer: the banner says so. */
  if (patient == NULL || tend_record_get_id (TEND_RECORD (patient)) != self->patient_id)
    return;
  tend_patient_band_set_patient (self->band, patient);
  gtk_stack_set_visible_child_name (self->stack, "patient");
}

static TendQuery *
make_query (TendPatientPreview *self, const char *name, GCallback updated)
{
  TendQuery *query
      = g_object_new (TEND_TYPE_QUERY, "name", name, "active", FALSE, "store", self->store, NULL);

  if (updated != NULL)
    g_signal_connect_object (query, "updated", updated, self, G_CONNECT_SWAPPED);
  return query;
}

static void
make_queries (TendPatientPreview *self)
{
  self->allergies = make_query (self, "allergies-of-patient", NULL);
  self->contact_points = make_query (self, "contact-points-of-patient", G_CALLBACK (show_phones));
  self->addresses = make_query (self, "addresses-of-patient", G_CALLBACK (show_address));
  self->appointments
      = make_query (self, "next-appointments-of-patient", G_CALLBACK (show_appointment));
  self->balances = make_query (self, "balance-of-patient", G_CALLBACK (show_balance));
  tend_patient_band_set_allergies (self->band, G_LIST_MODEL (self->allergies));
}

static void
ask_about (TendQuery *query, gint64 patient_id, gint64 since)
{
  tend_query_set_parameters (
      query, since != 0
                 ? g_variant_new_parsed ("{'patient': <%x>, 'since': <%x>}", patient_id, since)
                 : g_variant_new_parsed ("{'patient': <%x>}", patient_id));
  tend_query_set_active (query, TRUE);
}

static void
on_open_clicked_cb (TendPatientPreview *self)
{
  TendApplication *application = tend_application_find (GTK_WIDGET (self));

  if (application != NULL && self->patient_id != 0)
    tend_application_open_chart (application, self->patient_id);
}

static void
tend_patient_preview_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendPatientPreview *self = TEND_PATIENT_PREVIEW (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PATIENT_ID:
      g_value_set_int64 (value, self->patient_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_patient_preview_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  TendPatientPreview *self = TEND_PATIENT_PREVIEW (object);

  switch (id)
    {
    case PROP_STORE:
      tend_patient_preview_set_store (self, g_value_get_object (value));
      break;
    case PROP_PATIENT_ID:
      tend_patient_preview_set_patient_id (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drop_queries (TendPatientPreview *self)
{
  g_clear_object (&self->allergies);
  g_clear_object (&self->contact_points);
  g_clear_object (&self->addresses);
  g_clear_object (&self->appointments);
  g_clear_object (&self->balances);
}

static void
tend_patient_preview_dispose (GObject *object)
{
  TendPatientPreview *self = TEND_PATIENT_PREVIEW (object);

  g_cancellable_cancel (self->cancellable);
  drop_queries (self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tend_patient_preview_parent_class)->dispose (object);
}

static void
tend_patient_preview_finalize (GObject *object)
{
  g_clear_object (&TEND_PATIENT_PREVIEW (object)->cancellable);
  G_OBJECT_CLASS (tend_patient_preview_parent_class)->finalize (object);
}

static void
tend_patient_preview_class_init (TendPatientPreviewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tend_patient_preview_get_property;
  object_class->set_property = tend_patient_preview_set_property;
  object_class->dispose = tend_patient_preview_dispose;
  object_class->finalize = tend_patient_preview_finalize;
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE, flags);
  properties[PROP_PATIENT_ID]
      = g_param_spec_int64 ("patient-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/dashboard/tend-patient-preview.ui");
  tend_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, TendPatientPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, TendPatientPreview, band);
  gtk_widget_class_bind_template_child (widget_class, TendPatientPreview, phone_label);
  gtk_widget_class_bind_template_child (widget_class, TendPatientPreview, address_label);
  gtk_widget_class_bind_template_child (widget_class, TendPatientPreview, appointment_label);
  gtk_widget_class_bind_template_child (widget_class, TendPatientPreview, balance_label);
  gtk_widget_class_bind_template_child (widget_class, TendPatientPreview, note_label);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked_cb);
}

static void
tend_patient_preview_init (TendPatientPreview *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tend_patient_preview_set_store (TendPatientPreview *self, TendStore *store)
{
  g_return_if_fail (TEND_IS_PATIENT_PREVIEW (self));

  if (!g_set_object (&self->store, store))
    return;
  drop_queries (self);
  if (store != NULL)
    make_queries (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

void
tend_patient_preview_set_patient_id (TendPatientPreview *self, gint64 patient_id)
{
  g_return_if_fail (TEND_IS_PATIENT_PREVIEW (self));

  if (self->patient_id == patient_id || self->store == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->patient_id = patient_id;
  if (patient_id == 0)
    gtk_stack_set_visible_child_name (self->stack, "nobody");
  else
    {
      tend_store_get_async (self->store, TEND_TYPE_PATIENT, patient_id, self->cancellable,
                            on_patient_read_cb, g_object_ref (self));
      ask_about (self->allergies, patient_id, 0);
      ask_about (self->contact_points, patient_id, 0);
      ask_about (self->addresses, patient_id, 0);
      ask_about (self->appointments, patient_id, tend_place_get_now ());
      ask_about (self->balances, patient_id, 0);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATIENT_ID]);
}
