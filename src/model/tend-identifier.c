/* SPDX-License-Identifier: GPL-3.0-or-later
 * An identifier that another system gave to a record; what an import recognises it by. */
#define G_LOG_DOMAIN "tend-identifier"

#include "config.h"

#include "tend-identifier.h"

static const TendField fields[] = {
  TEND_TEXT (TendIdentifierData, owner_kind, .flags = TEND_FIELD_REQUIRED),
  TEND_INTEGER (TendIdentifierData, owner_id, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendIdentifierData, system, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendIdentifierData, value, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendIdentifierData, label),
};

TEND_DEFINE_RECORD (TendIdentifier, tend_identifier, "identifier")
