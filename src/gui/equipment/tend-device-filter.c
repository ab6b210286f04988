/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the table of equipment shows. */
#define G_LOG_DOMAIN "tend-device-filter"

#include "config.h"

#include "tend-device-filter.h"

#include "tend-text.h"

#include <string.h>

#define DUE_DAYS 30

TendDeviceFilter *
tend_device_filter_new (TendDeviceFilterKind kind, TendDeviceStatus status, const char *family)
{
  TendDeviceFilter *filter = g_new0 (TendDeviceFilter, 1);

  filter->kind = kind;
  filter->status = status;
  filter->family = g_strdup (family);
  return filter;
}

void
tend_device_filter_free (gpointer data)
{
  TendDeviceFilter *filter = data;

  g_free (filter->family);
  g_free (filter);
}

gboolean
tend_device_filter_equal (const TendDeviceFilter *one, const TendDeviceFilter *two)
{
  return one->kind == two->kind
         && (one->kind != TEND_DEVICE_FILTER_STATUS || one->status == two->status)
         && (one->kind != TEND_DEVICE_FILTER_FAMILY || g_strcmp0 (one->family, two->family) == 0);
}

gboolean
tend_device_filter_matches (const TendDeviceFilter  *filter,
                            const TendDeviceRowData *device,
                            const GDate             *today)
{
  gboolean retired = device->status == TEND_DEVICE_STATUS_RETIRED;

  switch (filter->kind)
    {
    case TEND_DEVICE_FILTER_DUE:
      return !retired && g_date_valid (&device->next_due_date)
             && g_date_days_between (today, &device->next_due_date) <= DUE_DAYS;
    case TEND_DEVICE_FILTER_WITH_PATIENTS:
      return device->patient_id != 0;
    case TEND_DEVICE_FILTER_LATE:
      return device->loan_id != 0 && g_date_valid (&device->due_back_date)
             && g_date_compare (&device->due_back_date, today) < 0;
    case TEND_DEVICE_FILTER_STATUS:
      return device->status == filter->status;
    case TEND_DEVICE_FILTER_FAMILY:
      return !retired && g_strcmp0 (device->family, filter->family) == 0;
    case TEND_DEVICE_FILTER_ALL:
    default:
      return !retired;
    }
}

gboolean
tend_device_filter_finds (const char *folded, const TendDeviceRowData *device)
{
  const char *texts[] = {
    device->asset_tag,          device->name,         device->family,
    device->manufacturer,       device->model_number, device->serial_number,
    device->location_name,      device->patient_mrn,  device->patient_family_name,
    device->patient_given_name,
  };
  g_autoptr (GString) all = NULL;
  g_autofree char *haystack = NULL;
  g_auto (GStrv) words = NULL;

  if (*folded == '\0')
    return TRUE;
  all = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      g_string_append_printf (all, "%s ", texts[i]);
  haystack = tend_text_fold (all->str);
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (haystack == NULL || strstr (haystack, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
