#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

/* A device in the hands of a patient. */
typedef struct
{
  gint64 device_id;
  gint64 patient_id;
  gint64 lent_at;
  gint64 lent_by_id;
  GDate  due_back_date;
  gint64 returned_at;
  char  *settings; /* as prescribed */
  char  *condition_out;
  char  *condition_back;
  char  *note;
} TendDeviceLoanData;

#define TEND_TYPE_DEVICE_LOAN (tend_device_loan_get_type ())
TEND_DECLARE_RECORD (TendDeviceLoan, tend_device_loan, DEVICE_LOAN)

G_END_DECLS
