/* SPDX-License-Identifier: GPL-3.0-or-later
 * What each line of the summary says of its record. */
#define G_LOG_DOMAIN "tend-summary-page"

#include "config.h"

#include "tend-summary-private.h"

#include "tend-allergy-intolerance.h"
#include "tend-allergy-question.h"
#include "tend-chart-format.h"
#include "tend-condition.h"
#include "tend-device-row.h"
#include "tend-format.h"
#include "tend-observation.h"
#include "tend-order-row.h"
#include "tend-place.h"

#include <glib/gi18n.h>
#include <string.h>

void
tend_summary_fill_allergy (TendRecordRow *row, gpointer record)
{
  const TendAllergyIntoleranceData *data = tend_allergy_intolerance_get_data (record);
  gboolean                          high = data->criticality == TEND_ALLERGY_CRITICALITY_HIGH;

  if (tend_allergy_intolerance_says_none (data))
    {
      g_autofree char *day = tend_allergy_question_dup_day (&data->recorded_date);

      tend_record_row_set_icon (row, "object-select-symbolic", "good");
      tend_record_row_set_title (row, _ ("No known allergies"));
      tend_record_row_set_subtitle (row, day);
      return;
    }
  tend_record_row_set_icon (row, "dialog-warning-symbolic", high ? "act-now" : "attention");
  tend_record_row_set_title (row, data->display);
  tend_record_row_set_subtitle (row, data->reaction);
  tend_record_row_set_trailing (row, high ? _ ("Dangerous") : NULL, "act-now");
}

void
tend_summary_fill_condition (TendRecordRow *row, gpointer record)
{
  const TendConditionData *data = tend_condition_get_data (record);
  g_autofree char         *year = g_date_valid (&data->onset_date)
                                      ? g_strdup_printf ("%d", g_date_get_year (&data->onset_date))
                                      : NULL;

  tend_record_row_set_title (row, data->display);
  tend_record_row_set_trailing (row, year, NULL);
}

void
tend_summary_fill_result (TendRecordRow *row, gpointer record)
{
  const TendObservationData *data = tend_observation_get_data (record);
  const char                *mark = data->interpretation;
  gboolean                   low = mark != NULL && *mark == 'L';
  gboolean                   alarm = mark != NULL && strlen (mark) > 1;
  g_autofree char           *value = tend_chart_format_quantity (data->value, data->unit, 1);
  g_autofree char           *when
      = tend_format_instant (data->effective_at, tend_place_get_now (), tend_place_get_zone ());

  tend_record_row_set_icon (row, low ? "go-down-symbolic" : "go-up-symbolic",
                            alarm ? "act-now" : "attention");
  tend_record_row_set_title (row, data->display);
  tend_record_row_set_subtitle (row, when);
  tend_record_row_set_trailing (row, *value != '\0' ? value : data->value_text, NULL);
}

static const char *
get_priority_word (TendRequestPriority priority)
{
  switch (priority)
    {
    case TEND_REQUEST_PRIORITY_URGENT:
      return _ ("Urgent");
    case TEND_REQUEST_PRIORITY_ASAP:
      return _ ("As soon as possible");
    case TEND_REQUEST_PRIORITY_STAT:
      return _ ("STAT");
    case TEND_REQUEST_PRIORITY_ROUTINE:
    default:
      return NULL;
    }
}

void
tend_summary_fill_order (TendRecordRow *row, gpointer record)
{
  const TendOrderRowData *data = tend_order_row_get_data (record);
  g_autofree char        *when
      = tend_format_instant (data->ordered_at, tend_place_get_now (), tend_place_get_zone ());
  g_autofree char *detail
      = data->fasting ? g_strdup_printf (_ ("%s · fasting"), when) : g_strdup (when);

  tend_record_row_set_title (row, data->display);
  tend_record_row_set_subtitle (row, detail);
  tend_record_row_set_trailing (row, get_priority_word (data->priority),
                                data->priority == TEND_REQUEST_PRIORITY_STAT ? "act-now"
                                                                             : "attention");
}

void
tend_summary_fill_appointment (TendRecordRow *row, gpointer record)
{
  const TendScheduleSlotData *data = tend_schedule_slot_get_data (record);
  GDate                       today, day;
  g_autofree char            *date = NULL, *title = NULL, *subtitle = NULL;
  g_autofree char            *clock = tend_format_clock (data->start_at, tend_place_get_zone ());
  const char                 *kind = tend_chart_format_visit_kind (data->service_type);

  tend_place_get_today (&today);
  tend_time_get_date (data->start_at, tend_place_get_zone (), &day);
  date = tend_format_day (&day, &today);
  title = g_strdup_printf ("%s %s", date, clock);
  subtitle = data->practitioner_family_name != NULL
                 ? g_strdup_printf ("%s · %s", kind, data->practitioner_family_name)
                 : g_strdup (kind);
  tend_record_row_set_icon (row, "x-office-calendar-symbolic", NULL);
  tend_record_row_set_title (row, title);
  tend_record_row_set_subtitle (row, subtitle);
}

void
tend_summary_fill_device (TendRecordRow *row, gpointer record)
{
  const TendDeviceRowData *data = tend_device_row_get_data (record);
  GDate                    today;
  gboolean                 overdue;
  g_autofree char         *due = tend_format_date (&data->next_due_date);
  g_autofree char         *trailing = NULL;

  tend_place_get_today (&today);
  overdue
      = g_date_valid (&data->next_due_date) && g_date_compare (&data->next_due_date, &today) < 0;
  if (*due != '\0')
    trailing = g_strdup_printf (overdue ? _ ("overdue %s") : _ ("due %s"), due);
  tend_record_row_set_icon (row, overdue ? "dialog-warning-symbolic" : NULL,
                            overdue ? "attention" : NULL);
  tend_record_row_set_title (row, data->name);
  tend_record_row_set_subtitle (row, data->asset_tag);
  tend_record_row_set_trailing (row, trailing, overdue ? "attention" : NULL);
}
