/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is known of the past of a patient. */
#define G_LOG_DOMAIN "tend-history-page"

#include "config.h"

#include "tend-history-page.h"

#include "tend-allergy-intolerance.h"
#include "tend-allergy-panel.h"
#include "tend-allergy-question.h"
#include "tend-allergy-withdrawal.h"
#include "tend-chart-card.h"
#include "tend-chart-format.h"
#include "tend-condition.h"
#include "tend-format.h"
#include "tend-immunization.h"
#include "tend-medication.h"
#include "tend-place.h"
#include "tend-procedure.h"
#include "tend-record-row.h"

#include <glib/gi18n.h>

struct _TendHistoryPage
{
  TendPatientPage parent_instance;

  /* Template */
  GtkListBox *conditions;
  GtkListBox *allergies;
  GtkListBox *medications;
  GtkListBox *immunizations;
  GtkListBox *procedures;

  TendAllergyPanel *allergy_panel;
};

G_DEFINE_FINAL_TYPE (TendHistoryPage, tend_history_page, TEND_TYPE_PATIENT_PAGE)

static char *
format_day (gint64 at)
{
  GDate day;

  return tend_time_get_date (at, tend_place_get_zone (), &day) ? tend_format_date (&day)
                                                               : g_strdup ("");
}

static char *
join (const char *first, const char *second)
{
  gboolean both = first != NULL && *first != '\0' && second != NULL && *second != '\0';

  if (both)
    return g_strdup_printf ("%s · %s", first, second);
  return g_strdup (first != NULL && *first != '\0' ? first : second);
}

static const char *
get_status_word (TendClinicalStatus status)
{
  switch (status)
    {
    case TEND_CLINICAL_STATUS_ACTIVE:
      return _ ("Active");
    case TEND_CLINICAL_STATUS_RECURRENCE:
      return _ ("Came back");
    case TEND_CLINICAL_STATUS_RELAPSE:
      return _ ("Relapse");
    case TEND_CLINICAL_STATUS_INACTIVE:
      return _ ("Inactive");
    case TEND_CLINICAL_STATUS_REMISSION:
      return _ ("Remission");
    case TEND_CLINICAL_STATUS_RESOLVED:
      return _ ("Resolved");
    case TEND_CLINICAL_STATUS_UNKNOWN:
    default:
      return NULL;
    }
}

static void
fill_condition (TendRecordRow *row, gpointer record)
{
  const TendConditionData *data = tend_condition_get_data (record);
  g_autofree char         *onset = tend_format_date (&data->onset_date);
  g_autofree char         *end = tend_format_date (&data->abatement_date);
  g_autofree char         *span = *onset != '\0' && *end != '\0'
                                      ? g_strdup_printf (_ ("%s until %s"), onset, end)
                                      : g_strdup (onset);
  g_autofree char         *detail = join (span, data->code);

  tend_record_row_set_title (row, data->display);
  tend_record_row_set_subtitle (row, detail);
  tend_record_row_set_trailing (row, get_status_word (data->clinical_status), NULL);
}

static void
offer_withdrawal (TendRecordRow *row, gpointer record, const char *what)
{
  /* Translators: %s is a substance, or “No known allergies”. */
  g_autofree char *name = g_strdup_printf (_ ("Entered in error: %s"), what);

  tend_record_row_set_button (row, "edit-delete-symbolic", name, "history.withdraw-allergy",
                              tend_record_get_id (record));
}

static void
fill_allergy (TendRecordRow *row, gpointer record)
{
  const TendAllergyIntoleranceData *data = tend_allergy_intolerance_get_data (record);
  gboolean                          high = data->criticality == TEND_ALLERGY_CRITICALITY_HIGH;
  g_autofree char                  *detail = join (data->reaction, data->category);

  if (tend_allergy_intolerance_says_none (data))
    {
      g_autofree char *day = tend_allergy_question_dup_day (&data->recorded_date);

      tend_record_row_set_icon (row, "object-select-symbolic", "good");
      tend_record_row_set_title (row, _ ("No known allergies"));
      tend_record_row_set_subtitle (row, day);
      offer_withdrawal (row, record, _ ("No known allergies"));
      return;
    }
  offer_withdrawal (row, record, data->display);
  tend_record_row_set_icon (row, "dialog-warning-symbolic", high ? "act-now" : "attention");
  tend_record_row_set_title (row, data->display);
  tend_record_row_set_subtitle (row, detail);
  tend_record_row_set_trailing (row,
                                high ? _ ("Dangerous") : get_status_word (data->clinical_status),
                                high ? "act-now" : NULL);
}

static void
fill_medication (TendRecordRow *row, gpointer record)
{
  const TendMedicationData *data = tend_medication_get_data (record);
  g_autofree char          *started = tend_format_date (&data->started_date);
  g_autofree char          *ended = tend_format_date (&data->ended_date);
  g_autofree char          *since
      = *started != '\0' ? g_strdup_printf (_ ("since %s"), started) : g_strdup ("");
  g_autofree char *detail = join (data->dosage, since);
  g_autofree char *status = *ended != '\0' ? g_strdup_printf (_ ("until %s"), ended)
                                           : tend_chart_format_nick (data->status);

  tend_record_row_set_title (row, data->display);
  tend_record_row_set_subtitle (row, detail);
  tend_record_row_set_trailing (row, status, NULL);
}

static void
fill_immunization (TendRecordRow *row, gpointer record)
{
  const TendImmunizationData *data = tend_immunization_get_data (record);
  g_autofree char            *day = format_day (data->occurrence_at);
  gboolean                    given = g_strcmp0 (data->status, "not-done") != 0;
  g_autofree char            *lot
      = data->lot_number != NULL ? g_strdup_printf (_ ("lot %s"), data->lot_number) : NULL;
  g_autofree char *detail = join (lot, data->note);

  tend_record_row_set_title (row, data->display);
  tend_record_row_set_subtitle (row, detail);
  tend_record_row_set_trailing (row, given ? day : _ ("Not given"), given ? NULL : "attention");
}

static void
fill_procedure (TendRecordRow *row, gpointer record)
{
  const TendProcedureData *data = tend_procedure_get_data (record);
  g_autofree char         *day = format_day (data->performed_at);

  tend_record_row_set_title (row, data->display);
  tend_record_row_set_subtitle (row, data->note);
  tend_record_row_set_trailing (row, day, NULL);
}

static void
withdraw_allergy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TendHistoryPage *self = TEND_HISTORY_PAGE (widget);
  gint64           id = g_variant_get_int64 (parameter);
  GtkListBoxRow   *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->allergies, i)) != NULL; i++)
    {
      gpointer record
          = TEND_IS_RECORD_ROW (row) ? tend_record_row_get_record (TEND_RECORD_ROW (row)) : NULL;

      if (record == NULL || tend_record_get_id (record) != id)
        continue;
      tend_allergy_withdrawal_open (widget, GTK_WIDGET (row),
                                    tend_patient_page_get_store (TEND_PATIENT_PAGE (self)), record);
      return;
    }
}

static void
tend_history_page_start (TendPatientPage *page)
{
  TendHistoryPage *self = TEND_HISTORY_PAGE (page);
  const struct
  {
    GtkListBox       *list;
    const char       *query;
    TendRecordRowFill fill;
    const char       *empty;
  } lists[] = {
    { self->conditions, "conditions-of-patient", fill_condition, _ ("No problems recorded") },
    { self->allergies, "allergies-of-patient", fill_allergy, _ ("Allergies not asked") },
    { self->medications, "medications-of-patient", fill_medication, _ ("No medicines recorded") },
    { self->immunizations, "immunizations-of-patient", fill_immunization,
      _ ("No vaccines recorded") },
    { self->procedures, "procedures-of-patient", fill_procedure, _ ("No procedures recorded") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (TendQuery) query = tend_patient_page_query (page, lists[i].query);

      tend_record_row_bind_list (lists[i].list, query, lists[i].fill, lists[i].empty);
      if (lists[i].list == self->allergies)
        tend_allergy_panel_start (
            self->allergy_panel, tend_patient_page_get_store (page),
            tend_record_get_id (TEND_RECORD (tend_patient_page_get_patient (page))), query);
    }
}

static void
close_withdrawals (TendHistoryPage *self)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (TEND_IS_ALLERGY_WITHDRAWAL (child))
        gtk_widget_unparent (child);
    }
}

static void
tend_history_page_dispose (GObject *object)
{
  close_withdrawals (TEND_HISTORY_PAGE (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_HISTORY_PAGE);
  G_OBJECT_CLASS (tend_history_page_parent_class)->dispose (object);
}

static void
tend_history_page_class_init (TendHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_history_page_dispose;
  TEND_PATIENT_PAGE_CLASS (klass)->start = tend_history_page_start;
  g_type_ensure (TEND_TYPE_ALLERGY_PANEL);
  g_type_ensure (TEND_TYPE_CHART_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-history-page.ui");
  gtk_widget_class_install_action (widget_class, "history.withdraw-allergy", "x", withdraw_allergy);
  gtk_widget_class_bind_template_child (widget_class, TendHistoryPage, conditions);
  gtk_widget_class_bind_template_child (widget_class, TendHistoryPage, allergies);
  gtk_widget_class_bind_template_child (widget_class, TendHistoryPage, allergy_panel);
  gtk_widget_class_bind_template_child (widget_class, TendHistoryPage, medications);
  gtk_widget_class_bind_template_child (widget_class, TendHistoryPage, immunizations);
  gtk_widget_class_bind_template_child (widget_class, TendHistoryPage, procedures);
}

static void
tend_history_page_init (TendHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
