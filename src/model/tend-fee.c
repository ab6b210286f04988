/* SPDX-License-Identifier: GPL-3.0-or-later
 * A line of the fee schedule. */
#define G_LOG_DOMAIN "tend-fee"

#include "config.h"

#include "tend-fee.h"

static const TendField fields[] = {
  TEND_TEXT (TendFeeData, code, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendFeeData, modifiers),
  TEND_TEXT (TendFeeData, display, .flags = TEND_FIELD_REQUIRED),
  TEND_MONEY (TendFeeData, amount),
  TEND_TEXT (TendFeeData, trigger_kind),
  TEND_TEXT (TendFeeData, trigger_code),
  TEND_DATE (TendFeeData, valid_from),
  TEND_DATE (TendFeeData, valid_until),
  TEND_BOOLEAN (TendFeeData, active),
};

TEND_DEFINE_RECORD (TendFee, tend_fee, "fee")
