/* SPDX-License-Identifier: GPL-3.0-or-later
 * An order of a laboratory test that waits for its specimen. */
#define G_LOG_DOMAIN "tend-order-row"

#include "config.h"

#include "tend-order-row.h"

static const TendField fields[] = {
  TEND_REFERENCE (TendOrderRowData, patient_id, "patient"),
  TEND_REFERENCE (TendOrderRowData, encounter_id, "encounter"),
  TEND_REFERENCE (TendOrderRowData, test_definition_id, "test_definition"),
  TEND_TEXT (TendOrderRowData, code),
  TEND_TEXT (TendOrderRowData, display),
  TEND_ENUM (TendOrderRowData, priority, tend_request_priority_get_type),
  TEND_TIME (TendOrderRowData, ordered_at),
  TEND_TEXT (TendOrderRowData, container_kind),
  TEND_BOOLEAN (TendOrderRowData, fasting),
  TEND_TEXT (TendOrderRowData, mrn),
  TEND_TEXT (TendOrderRowData, family_name),
  TEND_TEXT (TendOrderRowData, given_name),
  TEND_DATE (TendOrderRowData, birth_date),
  TEND_ENUM (TendOrderRowData, sex, tend_sex_get_type),
};

TEND_DEFINE_RECORD (TendOrderRow, tend_order_row, NULL)
