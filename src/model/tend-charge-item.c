/* SPDX-License-Identifier: GPL-3.0-or-later
 * A charge for something documented; on an invoice once billed. */
#define G_LOG_DOMAIN "tend-charge-item"

#include "config.h"

#include "tend-charge-item.h"

G_DEFINE_ENUM_TYPE (TendChargeStatus,
                    tend_charge_status,
                    G_DEFINE_ENUM_VALUE (TEND_CHARGE_STATUS_BILLABLE, "billable"),
                    G_DEFINE_ENUM_VALUE (TEND_CHARGE_STATUS_PLANNED, "planned"),
                    G_DEFINE_ENUM_VALUE (TEND_CHARGE_STATUS_NOT_BILLABLE, "not-billable"),
                    G_DEFINE_ENUM_VALUE (TEND_CHARGE_STATUS_ABORTED, "aborted"),
                    G_DEFINE_ENUM_VALUE (TEND_CHARGE_STATUS_BILLED, "billed"),
                    G_DEFINE_ENUM_VALUE (TEND_CHARGE_STATUS_ENTERED_IN_ERROR, "entered-in-error"),
                    G_DEFINE_ENUM_VALUE (TEND_CHARGE_STATUS_UNKNOWN, "unknown"))

static const TendField fields[] = {
  TEND_REFERENCE (TendChargeItemData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_REFERENCE (TendChargeItemData, encounter_id, "encounter"),
  TEND_REFERENCE (TendChargeItemData, invoice_id, "invoice"),
  TEND_REFERENCE (TendChargeItemData, fee_id, "fee"),
  TEND_TEXT (TendChargeItemData, code, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendChargeItemData, modifiers),
  TEND_TEXT (TendChargeItemData, display, .flags = TEND_FIELD_REQUIRED),
  TEND_INTEGER (TendChargeItemData, quantity),
  TEND_MONEY (TendChargeItemData, unit_amount),
  TEND_DATE (TendChargeItemData, service_date, .flags = TEND_FIELD_REQUIRED),
  TEND_ENUM (TendChargeItemData, status, tend_charge_status_get_type),
  TEND_TEXT (TendChargeItemData, source_kind),
  TEND_INTEGER (TendChargeItemData, source_id),
  TEND_REFERENCE (TendChargeItemData, practitioner_id, "practitioner"),
};

TEND_DEFINE_RECORD (TendChargeItem, tend_charge_item, "charge_item")
