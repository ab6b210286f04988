/* SPDX-License-Identifier: GPL-3.0-or-later
 * A loan with the names of device and patient. */
#define G_LOG_DOMAIN "tend-loan-row"

#include "config.h"

#include "tend-loan-row.h"

static const TendField fields[] = {
  TEND_REFERENCE (TendLoanRowData, device_id, "device"),
  TEND_REFERENCE (TendLoanRowData, patient_id, "patient"),
  TEND_TEXT (TendLoanRowData, asset_tag),
  TEND_TEXT (TendLoanRowData, device_name),
  TEND_TEXT (TendLoanRowData, serial_number),
  TEND_TIME (TendLoanRowData, lent_at),
  TEND_DATE (TendLoanRowData, due_back_date),
  TEND_TIME (TendLoanRowData, returned_at),
  TEND_TEXT (TendLoanRowData, settings),
  TEND_TEXT (TendLoanRowData, condition_out),
  TEND_TEXT (TendLoanRowData, condition_back),
  TEND_TEXT (TendLoanRowData, mrn),
  TEND_TEXT (TendLoanRowData, patient_family_name),
  TEND_TEXT (TendLoanRowData, patient_given_name),
};

TEND_DEFINE_RECORD (TendLoanRow, tend_loan_row, NULL)
