/* SPDX-License-Identifier: GPL-3.0-or-later
 * A device with where or with whom it is. */
#pragma once

#include "tend-device.h"

G_BEGIN_DECLS

/* Its id is the device's; loan fields are of the loan that is open. */
typedef struct
{
  char            *asset_tag;
  char            *name;
  char            *family;
  char            *manufacturer;
  char            *model_number;
  char            *serial_number;
  TendDeviceStatus status;
  TendDeviceOwner  owner;
  gint64           location_id;
  char            *location_name;
  gint64           patient_id;
  char            *patient_family_name;
  char            *patient_given_name;
  char            *patient_mrn;
  GDate            next_due_date;
  char            *next_due_for;
  gint64           risk_score;
  gint64           loan_id;
  gint64           lent_at;
  GDate            due_back_date;
} TendDeviceRowData;

#define TEND_TYPE_DEVICE_ROW (tend_device_row_get_type ())
TEND_DECLARE_RECORD (TendDeviceRow, tend_device_row, DEVICE_ROW)

G_END_DECLS
