/* SPDX-License-Identifier: GPL-3.0-or-later
 * A device with where or with whom it is. */
#define G_LOG_DOMAIN "tend-device-row"

#include "config.h"

#include "tend-device-row.h"

static const TendField fields[] = {
  TEND_TEXT (TendDeviceRowData, asset_tag),
  TEND_TEXT (TendDeviceRowData, name),
  TEND_TEXT (TendDeviceRowData, family),
  TEND_TEXT (TendDeviceRowData, manufacturer),
  TEND_TEXT (TendDeviceRowData, model_number),
  TEND_TEXT (TendDeviceRowData, serial_number),
  TEND_ENUM (TendDeviceRowData, status, tend_device_status_get_type),
  TEND_ENUM (TendDeviceRowData, owner, tend_device_owner_get_type),
  TEND_REFERENCE (TendDeviceRowData, location_id, "location"),
  TEND_TEXT (TendDeviceRowData, location_name),
  TEND_REFERENCE (TendDeviceRowData, patient_id, "patient"),
  TEND_TEXT (TendDeviceRowData, patient_family_name),
  TEND_TEXT (TendDeviceRowData, patient_given_name),
  TEND_TEXT (TendDeviceRowData, patient_mrn),
  TEND_DATE (TendDeviceRowData, next_due_date),
  TEND_TEXT (TendDeviceRowData, next_due_for),
  TEND_INTEGER (TendDeviceRowData, risk_score),
  TEND_REFERENCE (TendDeviceRowData, loan_id, "device_loan"),
  TEND_TIME (TendDeviceRowData, lent_at),
  TEND_DATE (TendDeviceRowData, due_back_date),
};

TEND_DEFINE_RECORD (TendDeviceRow, tend_device_row, NULL)
