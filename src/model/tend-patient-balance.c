/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a patient owes. */
#define G_LOG_DOMAIN "tend-patient-balance"

#include "config.h"

#include "tend-patient-balance.h"

static const TendField fields[] = {
  TEND_MONEY (TendPatientBalanceData, unbilled),
  TEND_MONEY (TendPatientBalanceData, invoiced),
  TEND_MONEY (TendPatientBalanceData, paid),
  TEND_MONEY (TendPatientBalanceData, balance),
};

TEND_DEFINE_RECORD (TendPatientBalance, tend_patient_balance, NULL)
