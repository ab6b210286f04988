/* SPDX-License-Identifier: GPL-3.0-or-later
 * An insurance as a list shows it, with its payer. */
#define G_LOG_DOMAIN "tend-coverage-row"

#include "config.h"

#include "tend-coverage-row.h"

static const TendField fields[] = {
  TEND_REFERENCE (TendCoverageRowData, patient_id, "patient"),
  TEND_REFERENCE (TendCoverageRowData, payer_id, "organization"),
  TEND_TEXT (TendCoverageRowData, payer_name),
  TEND_TEXT (TendCoverageRowData, payer_phone),
  TEND_TEXT (TendCoverageRowData, plan_name),
  TEND_TEXT (TendCoverageRowData, member_id),
  TEND_TEXT (TendCoverageRowData, group_number),
  TEND_ENUM (TendCoverageRowData, relationship, tend_subscriber_relationship_get_type),
  TEND_TEXT (TendCoverageRowData, subscriber_name),
  TEND_INTEGER (TendCoverageRowData, coverage_order),
  TEND_DATE (TendCoverageRowData, period_start),
  TEND_DATE (TendCoverageRowData, period_end),
  TEND_ENUM (TendCoverageRowData, status, tend_coverage_status_get_type),
  TEND_MONEY (TendCoverageRowData, copay),
};

TEND_DEFINE_RECORD (TendCoverageRow, tend_coverage_row, NULL)
