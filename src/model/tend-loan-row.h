/* SPDX-License-Identifier: GPL-3.0-or-later
 * A loan with the names of device and patient. */
#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

/* Its id is the loan's. */
typedef struct
{
  gint64 device_id;
  gint64 patient_id;
  char  *asset_tag;
  char  *device_name;
  char  *serial_number;
  gint64 lent_at;
  GDate  due_back_date;
  gint64 returned_at;
  char  *settings;
  char  *condition_out;
  char  *condition_back;
  char  *mrn;
  char  *patient_family_name;
  char  *patient_given_name;
} TendLoanRowData;

#define TEND_TYPE_LOAN_ROW (tend_loan_row_get_type ())
TEND_DECLARE_RECORD (TendLoanRow, tend_loan_row, LOAN_ROW)

G_END_DECLS
