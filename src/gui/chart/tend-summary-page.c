/* SPDX-License-Identifier: GPL-3.0-or-later
 * All of a patient that must be seen at once. */
#define G_LOG_DOMAIN "tend-summary-page"

#include "config.h"

#include "tend-summary-page.h"
#include "tend-summary-private.h"

#include "tend-chart-card.h"
#include "tend-encounter.h"
#include "tend-format.h"
#include "tend-patient-balance.h"
#include "tend-place.h"
#include "tend-record-row.h"
#include "tend-summary-vitals.h"
#include "tend-visit-control.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (TendSummaryPage, tend_summary_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PATIENT,
  PROP_ENCOUNTER,
  PROP_APPOINTMENT,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
refresh_balance (TendSummaryPage *self)
{
  g_autoptr (TendPatientBalance) balance = g_list_model_get_item (G_LIST_MODEL (self->balance), 0);
  const TendPatientBalanceData *data;
  g_autofree char              *total = NULL, *detail = NULL, *unbilled = NULL;

  if (balance == NULL)
    return;
  data = tend_patient_balance_get_data (balance);
  total = tend_format_money (data->balance);
  unbilled = tend_format_money (data->unbilled);
  if (data->unbilled != 0)
    detail = g_strdup_printf (_ ("of it %s not on an invoice yet"), unbilled);
  gtk_label_set_label (self->balance_label, total);
  gtk_label_set_label (self->balance_detail, detail != NULL ? detail : "");
}

static void
add_warning (TendSummaryPage *self, const char *icon_name, const char *text, const char *style)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *label = gtk_label_new (text);

  gtk_box_append (GTK_BOX (chip), gtk_image_new_from_icon_name (icon_name));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, style);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_box_append (self->warnings, chip);
}

static void
refresh_warnings (TendSummaryPage *self)
{
  const TendPatientData *data;
  GtkWidget             *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->warnings))) != NULL)
    gtk_box_remove (self->warnings, child);
  if (self->patient == NULL)
    return;
  data = tend_patient_get_data (self->patient);
  if (data->deceased)
    add_warning (self, "dialog-information-symbolic", _ ("Deceased"), "attention");
  if (data->isolation != NULL)
    add_warning (self, "security-high-symbolic", data->isolation, "attention");
  if (data->fall_risk)
    add_warning (self, "tend-fall-symbolic", _ ("Falls: walk with the patient"), "attention");
  if (data->interpreter_needed)
    {
      g_autofree char *language = tend_format_language (data->language);
      g_autofree char *text = *language != '\0'
                                  ? g_strdup_printf (_ ("Interpreter needed: %s"), language)
                                  : g_strdup (_ ("Interpreter needed"));

      add_warning (self, "user-available-symbolic", text, "attention");
    }
  if (data->note != NULL)
    add_warning (self, "dialog-information-symbolic", data->note, "note");
  gtk_widget_set_visible (GTK_WIDGET (self->warnings),
                          gtk_widget_get_first_child (GTK_WIDGET (self->warnings)) != NULL);
}

static TendQuery *
make_query (TendSummaryPage *self, const char *name, gint64 since)
{
  gint64    id = tend_record_get_id (TEND_RECORD (self->patient));
  GVariant *parameters = since == 0
                             ? g_variant_new_parsed ("{'patient': <%x>}", id)
                             : g_variant_new_parsed ("{'patient': <%x>, 'since': <%x>}", id, since);

  return tend_query_new (self->store, name, parameters);
}

static void
show_list (TendSummaryPage  *self,
           GtkListBox       *list,
           const char       *name,
           gint64            since,
           TendRecordRowFill fill,
           const char       *empty)
{
  g_autoptr (TendQuery) query = make_query (self, name, since);

  tend_record_row_bind_list (list, query, fill, empty);
}

static void
show_allergies (TendSummaryPage *self)
{
  g_autoptr (TendQuery) query = make_query (self, "allergies-of-patient", 0);

  tend_record_row_bind_list (self->allergies, query, tend_summary_fill_allergy,
                             _ ("Allergies not asked"));
  tend_allergy_panel_start (self->allergy_panel, self->store,
                            tend_record_get_id (TEND_RECORD (self->patient)), query);
}

static void
show_results (TendSummaryPage *self)
{
  g_autoptr (TendQuery) query = make_query (self, "results-out-of-range-of-patient", 0);

  tend_record_row_bind_list (self->results, query, tend_summary_fill_result,
                             _ ("No result out of range"));
}

static void
start (TendSummaryPage *self)
{
  if (self->slots != NULL || self->store == NULL || self->patient == NULL)
    return;
  self->slots = make_query (self, "appointments-of-patient", 0);
  g_signal_connect_object (self->slots, "updated", G_CALLBACK (tend_summary_refresh_visit), self,
                           G_CONNECT_SWAPPED);
  self->balance = make_query (self, "balance-of-patient", 0);
  g_signal_connect_object (self->balance, "updated", G_CALLBACK (refresh_balance), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->patient, "notify", G_CALLBACK (refresh_warnings), self,
                           G_CONNECT_SWAPPED);
  show_allergies (self);
  show_list (self, self->conditions, "active-conditions-of-patient", 0, tend_summary_fill_condition,
             _ ("No problems recorded"));
  show_list (self, self->orders, "open-orders-of-patient", 0, tend_summary_fill_order,
             _ ("Nothing is waiting to be drawn"));
  show_list (self, self->appointments, "next-appointments-of-patient", tend_place_get_now (),
             tend_summary_fill_appointment, _ ("None booked"));
  show_list (self, self->devices, "devices-of-patient", 0, tend_summary_fill_device,
             _ ("No device of ours is with this patient"));
  show_results (self);
  refresh_warnings (self);
  tend_summary_refresh_visit (self);
}

static void
set_encounter (TendSummaryPage *self, TendEncounter *encounter)
{
  if (self->encounter == encounter)
    return;
  if (self->encounter != NULL)
    g_signal_handlers_disconnect_by_func (self->encounter, tend_summary_refresh_visit, self);
  g_set_object (&self->encounter, encounter);
  if (encounter != NULL)
    g_signal_connect_object (encounter, "notify", G_CALLBACK (tend_summary_refresh_visit), self,
                             G_CONNECT_SWAPPED);
}

static void
tend_summary_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendSummaryPage *self = TEND_SUMMARY_PAGE (object);

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
    case PROP_APPOINTMENT:
      g_value_set_object (value, self->appointment);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_summary_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TendSummaryPage *self = TEND_SUMMARY_PAGE (object);

  switch (id)
    {
    case PROP_STORE:
      g_set_object (&self->store, g_value_get_object (value));
      break;
    case PROP_PATIENT:
      g_set_object (&self->patient, g_value_get_object (value));
      break;
    case PROP_ENCOUNTER:
      set_encounter (self, g_value_get_object (value));
      break;
    case PROP_APPOINTMENT:
      g_set_object (&self->appointment, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  start (self);
  if (self->slots != NULL)
    tend_summary_refresh_visit (self);
}

static void
tend_summary_page_dispose (GObject *object)
{
  TendSummaryPage *self = TEND_SUMMARY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_SUMMARY_PAGE);
  set_encounter (self, NULL);
  g_clear_object (&self->appointment);
  g_clear_object (&self->slots);
  g_clear_object (&self->balance);
  g_clear_object (&self->patient);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tend_summary_page_parent_class)->dispose (object);
}

static void
tend_summary_page_class_init (TendSummaryPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_summary_page_get_property;
  object_class->set_property = tend_summary_page_set_property;
  object_class->dispose = tend_summary_page_dispose;
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE, flags);
  properties[PROP_PATIENT] = g_param_spec_object ("patient", NULL, NULL, TEND_TYPE_PATIENT, flags);
  properties[PROP_ENCOUNTER]
      = g_param_spec_object ("encounter", NULL, NULL, TEND_TYPE_ENCOUNTER, flags);
  properties[PROP_APPOINTMENT]
      = g_param_spec_object ("appointment", NULL, NULL, TEND_TYPE_SCHEDULE_SLOT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TEND_TYPE_ALLERGY_PANEL);
  g_type_ensure (TEND_TYPE_CHART_CARD);
  g_type_ensure (TEND_TYPE_SUMMARY_VITALS);
  g_type_ensure (TEND_TYPE_VISIT_CONTROL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-summary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSummaryPage, visit_stripe);
  gtk_widget_class_bind_template_child (widget_class, TendSummaryPage, visit_title);
  gtk_widget_class_bind_template_child (widget_class, TendSummaryPage, visit_reason);
  gtk_widget_class_bind_template_child (widget_class, TendSummaryPage, visit_who);
  gtk_widget_class_bind_template_child (widget_class, TendSummaryPage, visit_steps);
  gtk_widget_class_bind_template_child (widget_class, TendSummaryPage, warnings);
  gtk_widget_class_bind_template_child (widget_class, TendSummaryPage, allergies);
  gtk_widget_class_bind_template_child (widget_class, TendSummaryPage, allergy_panel);
  gtk_widget_class_bind_template_child (widget_class, TendSummaryPage, conditions);
  gtk_widget_class_bind_template_child (widget_class, TendSummaryPage, results);
  gtk_widget_class_bind_template_child (widget_class, TendSummaryPage, orders);
  gtk_widget_class_bind_template_child (widget_class, TendSummaryPage, appointments);
  gtk_widget_class_bind_template_child (widget_class, TendSummaryPage, devices);
  gtk_widget_class_bind_template_child (widget_class, TendSummaryPage, balance_label);
  gtk_widget_class_bind_template_child (widget_class, TendSummaryPage, balance_detail);
}

static void
tend_summary_page_init (TendSummaryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
