/* SPDX-License-Identifier: GPL-3.0-or-later
 * An insurance as a list shows it, with its payer. */
#pragma once

#include "tend-coverage.h"

G_BEGIN_DECLS

/* Its id is the coverage's. */
typedef struct
{
  gint64                     patient_id;
  gint64                     payer_id;
  char                      *payer_name;
  char                      *payer_phone;
  char                      *plan_name;
  char                      *member_id;
  char                      *group_number;
  TendSubscriberRelationship relationship;
  char                      *subscriber_name;
  gint64                     coverage_order;
  GDate                      period_start;
  GDate                      period_end;
  TendCoverageStatus         status;
  gint64                     copay;
} TendCoverageRowData;

#define TEND_TYPE_COVERAGE_ROW (tend_coverage_row_get_type ())
TEND_DECLARE_RECORD (TendCoverageRow, tend_coverage_row, COVERAGE_ROW)

G_END_DECLS
