/* SPDX-License-Identifier: GPL-3.0-or-later
 * An order of a laboratory test that waits for its specimen. */
#pragma once

#include "tend-patient.h"
#include "tend-service-request.h"

G_BEGIN_DECLS

/* Its id is the service request's. */
typedef struct
{
  gint64              patient_id;
  gint64              encounter_id;
  gint64              test_definition_id;
  char               *code;
  char               *display;
  TendRequestPriority priority;
  gint64              ordered_at;
  char               *container_kind;
  gboolean            fasting;
  char               *mrn;
  char               *family_name;
  char               *given_name;
  GDate               birth_date;
  TendSex             sex;
} TendOrderRowData;

#define TEND_TYPE_ORDER_ROW (tend_order_row_get_type ())
TEND_DECLARE_RECORD (TendOrderRow, tend_order_row, ORDER_ROW)

G_END_DECLS
