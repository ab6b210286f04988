#pragma once

#include "tend-device-row.h"

G_BEGIN_DECLS

/* What the table of equipment shows; pure. */
typedef enum
{
  TEND_DEVICE_FILTER_ALL, /* in use: not retired */
  TEND_DEVICE_FILTER_DUE, /* within 30 days, or overdue */
  TEND_DEVICE_FILTER_WITH_PATIENTS,
  TEND_DEVICE_FILTER_LATE, /* to be brought back before today */
  TEND_DEVICE_FILTER_STATUS,
  TEND_DEVICE_FILTER_FAMILY,
} TendDeviceFilterKind;

typedef struct
{
  TendDeviceFilterKind kind;
  TendDeviceStatus     status; /* of FILTER_STATUS */
  char                *family; /* of FILTER_FAMILY, NULL: without one */
} TendDeviceFilter;

TendDeviceFilter *
tend_device_filter_new (TendDeviceFilterKind kind, TendDeviceStatus status, const char *family);
void     tend_device_filter_free (gpointer filter);
gboolean tend_device_filter_equal (const TendDeviceFilter *one, const TendDeviceFilter *two);
gboolean tend_device_filter_matches (const TendDeviceFilter  *filter,
                                     const TendDeviceRowData *device,
                                     const GDate             *today);
/* @folded: the search text through tend_text_fold(), or "". Each of its words is
 * looked for in tag, name, family, maker, model, serial, place and patient. */
gboolean tend_device_filter_finds (const char *folded, const TendDeviceRowData *device);

G_END_DECLS
