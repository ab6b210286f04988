/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a patient owes. */
#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

/* Its id is the patient's. */
typedef struct
{
  gint64 unbilled; /* charged, on no invoice yet */
  gint64 invoiced;
  gint64 paid;
  gint64 balance; /* unbilled and invoiced less paid */
} TendPatientBalanceData;

#define TEND_TYPE_PATIENT_BALANCE (tend_patient_balance_get_type ())
TEND_DECLARE_RECORD (TendPatientBalance, tend_patient_balance, PATIENT_BALANCE)

G_END_DECLS
