/* SPDX-License-Identifier: GPL-3.0-or-later
 * The insurances of a patient. */
#define G_LOG_DOMAIN "tend-insurance-page"

#include "config.h"

#include "tend-insurance-page.h"

#include "tend-chart-card.h"
#include "tend-coverage-row.h"
#include "tend-format.h"
#include "tend-place.h"
#include "tend-record-row.h"

#include <glib/gi18n.h>

struct _TendInsurancePage
{
  TendPatientPage parent_instance;

  /* Template */
  GtkListBox *coverages;
};

G_DEFINE_FINAL_TYPE (TendInsurancePage, tend_insurance_page, TEND_TYPE_PATIENT_PAGE)

static void
append (GString *text, const char *format, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append_printf (text, format, value);
}

static const char *
get_order_word (gint64 order)
{
  switch (order)
    {
    case 1:
      return _ ("Primary");
    case 2:
      return _ ("Secondary");
    case 3:
      return _ ("Tertiary");
    default:
      return NULL;
    }
}

/* Why no claim goes there now; NULL when it may. */
static const char *
find_hindrance (const TendCoverageRowData *data)
{
  GDate today;

  tend_place_get_today (&today);
  if (data->status == TEND_COVERAGE_STATUS_CANCELLED)
    return _ ("Cancelled");
  if (data->status == TEND_COVERAGE_STATUS_DRAFT)
    return _ ("Draft");
  if (data->status == TEND_COVERAGE_STATUS_ENTERED_IN_ERROR)
    return _ ("Entered in error");
  if (g_date_valid (&data->period_end) && g_date_compare (&data->period_end, &today) < 0)
    return _ ("Ended");
  if (g_date_valid (&data->period_start) && g_date_compare (&data->period_start, &today) > 0)
    return _ ("Not begun yet");
  return data->member_id == NULL ? _ ("Member id missing") : NULL;
}

static void
fill_coverage (TendRecordRow *row, gpointer record)
{
  const TendCoverageRowData *data = tend_coverage_row_get_data (record);
  const char                *hindrance = find_hindrance (data);
  g_autofree char           *start = tend_format_date (&data->period_start);
  g_autofree char           *end = tend_format_date (&data->period_end);
  g_autofree char           *copay = data->copay != 0 ? tend_format_money (data->copay) : NULL;
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) detail = g_string_new (NULL);

  append (title, "%s", get_order_word (data->coverage_order));
  append (title, "%s", data->payer_name);
  append (title, "%s", data->plan_name);
  append (detail, _ ("member %s"), data->member_id);
  append (detail, _ ("group %s"), data->group_number);
  if (data->relationship != TEND_SUBSCRIBER_RELATIONSHIP_SELF)
    append (detail, _ ("subscriber %s"), data->subscriber_name);
  append (detail, _ ("from %s"), start);
  append (detail, _ ("until %s"), end);
  append (detail, _ ("copay %s"), copay);
  append (detail, "%s", data->payer_phone);
  tend_record_row_set_icon (row,
                            hindrance != NULL ? "dialog-warning-symbolic" : "emblem-ok-symbolic",
                            hindrance != NULL ? "attention" : "good");
  tend_record_row_set_title (row, title->str);
  tend_record_row_set_subtitle (row, detail->str);
  tend_record_row_set_trailing (row, hindrance != NULL ? hindrance : _ ("Active"),
                                hindrance != NULL ? "attention" : "good");
}

static void
tend_insurance_page_start (TendPatientPage *page)
{
  g_autoptr (TendQuery) query = tend_patient_page_query (page, "coverage-rows-of-patient");

  tend_record_row_bind_list (TEND_INSURANCE_PAGE (page)->coverages, query, fill_coverage,
                             _ ("No insurance recorded: the patient pays."));
}

static void
tend_insurance_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_INSURANCE_PAGE);
  G_OBJECT_CLASS (tend_insurance_page_parent_class)->dispose (object);
}

static void
tend_insurance_page_class_init (TendInsurancePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_insurance_page_dispose;
  TEND_PATIENT_PAGE_CLASS (klass)->start = tend_insurance_page_start;
  g_type_ensure (TEND_TYPE_CHART_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-insurance-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendInsurancePage, coverages);
}

static void
tend_insurance_page_init (TendInsurancePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
