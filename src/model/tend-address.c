/* SPDX-License-Identifier: GPL-3.0-or-later
 * A postal address of a patient. */
#define G_LOG_DOMAIN "tend-address"

#include "config.h"

#include "tend-address.h"

G_DEFINE_ENUM_TYPE (TendAddressUse,
                    tend_address_use,
                    G_DEFINE_ENUM_VALUE (TEND_ADDRESS_USE_HOME, "home"),
                    G_DEFINE_ENUM_VALUE (TEND_ADDRESS_USE_WORK, "work"),
                    G_DEFINE_ENUM_VALUE (TEND_ADDRESS_USE_TEMP, "temp"),
                    G_DEFINE_ENUM_VALUE (TEND_ADDRESS_USE_OLD, "old"),
                    G_DEFINE_ENUM_VALUE (TEND_ADDRESS_USE_BILLING, "billing"))

static const TendField fields[] = {
  TEND_REFERENCE (TendAddressData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_ENUM (TendAddressData, use, tend_address_use_get_type),
  TEND_TEXT (TendAddressData, line),
  TEND_TEXT (TendAddressData, line2),
  TEND_TEXT (TendAddressData, city),
  TEND_TEXT (TendAddressData, state),
  TEND_TEXT (TendAddressData, postal_code),
  TEND_TEXT (TendAddressData, country),
};

TEND_DEFINE_RECORD (TendAddress, tend_address, "address")
