/* SPDX-License-Identifier: GPL-3.0-or-later
 * A device in the hands of a patient. */
#define G_LOG_DOMAIN "tend-device-loan"

#include "config.h"

#include "tend-device-loan.h"

static const TendField fields[] = {
  TEND_REFERENCE (TendDeviceLoanData, device_id, "device", .flags = TEND_FIELD_REQUIRED),
  TEND_REFERENCE (TendDeviceLoanData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_TIME (TendDeviceLoanData, lent_at, .flags = TEND_FIELD_REQUIRED),
  TEND_REFERENCE (TendDeviceLoanData, lent_by_id, "practitioner"),
  TEND_DATE (TendDeviceLoanData, due_back_date),
  TEND_TIME (TendDeviceLoanData, returned_at),
  TEND_TEXT (TendDeviceLoanData, settings),
  TEND_TEXT (TendDeviceLoanData, condition_out),
  TEND_TEXT (TendDeviceLoanData, condition_back),
  TEND_TEXT (TendDeviceLoanData, note),
};

TEND_DEFINE_RECORD (TendDeviceLoan, tend_device_loan, "device_loan")
