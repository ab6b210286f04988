/* SPDX-License-Identifier: GPL-3.0-or-later
 * A medical device of the clinic, of a maker or of a patient. */
#define G_LOG_DOMAIN "tend-device"

#include "config.h"

#include "tend-device.h"

G_DEFINE_ENUM_TYPE (TendDeviceStatus,
                    tend_device_status,
                    G_DEFINE_ENUM_VALUE (TEND_DEVICE_STATUS_AVAILABLE, "available"),
                    G_DEFINE_ENUM_VALUE (TEND_DEVICE_STATUS_ASSIGNED, "assigned"),
                    G_DEFINE_ENUM_VALUE (TEND_DEVICE_STATUS_IN_SERVICE, "in-service"),
                    G_DEFINE_ENUM_VALUE (TEND_DEVICE_STATUS_QUARANTINED, "quarantined"),
                    G_DEFINE_ENUM_VALUE (TEND_DEVICE_STATUS_AWAITING_PARTS, "awaiting-parts"),
                    G_DEFINE_ENUM_VALUE (TEND_DEVICE_STATUS_RETIRED, "retired"))

G_DEFINE_ENUM_TYPE (TendDeviceOwner,
                    tend_device_owner,
                    G_DEFINE_ENUM_VALUE (TEND_DEVICE_OWNER_CLINIC, "clinic"),
                    G_DEFINE_ENUM_VALUE (TEND_DEVICE_OWNER_PATIENT, "patient"),
                    G_DEFINE_ENUM_VALUE (TEND_DEVICE_OWNER_VENDOR, "vendor"))

G_DEFINE_ENUM_TYPE (TendProtectionClass,
                    tend_protection_class,
                    G_DEFINE_ENUM_VALUE (TEND_PROTECTION_CLASS_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (TEND_PROTECTION_CLASS_CLASS_I, "class-i"),
                    G_DEFINE_ENUM_VALUE (TEND_PROTECTION_CLASS_CLASS_II, "class-ii"),
                    G_DEFINE_ENUM_VALUE (TEND_PROTECTION_CLASS_INTERNAL, "internal"))

G_DEFINE_ENUM_TYPE (TendAppliedPart,
                    tend_applied_part,
                    G_DEFINE_ENUM_VALUE (TEND_APPLIED_PART_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (TEND_APPLIED_PART_B, "b"),
                    G_DEFINE_ENUM_VALUE (TEND_APPLIED_PART_BF, "bf"),
                    G_DEFINE_ENUM_VALUE (TEND_APPLIED_PART_CF, "cf"))

static const TendField fields[] = {
  TEND_TEXT (TendDeviceData, asset_tag, .flags = TEND_FIELD_REQUIRED | TEND_FIELD_UNIQUE),
  TEND_TEXT (TendDeviceData, name, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendDeviceData, family),
  TEND_TEXT (TendDeviceData, manufacturer),
  TEND_TEXT (TendDeviceData, model_number),
  TEND_TEXT (TendDeviceData, serial_number),
  TEND_TEXT (TendDeviceData, lot_number),
  TEND_TEXT (TendDeviceData, udi),
  TEND_TEXT (TendDeviceData, device_identifier),
  TEND_ENUM (TendDeviceData, protection_class, tend_protection_class_get_type),
  TEND_ENUM (TendDeviceData, applied_part, tend_applied_part_get_type),
  TEND_ENUM (TendDeviceData, status, tend_device_status_get_type),
  TEND_ENUM (TendDeviceData, owner, tend_device_owner_get_type),
  TEND_REFERENCE (TendDeviceData, location_id, "location"),
  TEND_REFERENCE (TendDeviceData, patient_id, "patient"),
  TEND_REAL (TendDeviceData, hours_meter),
  TEND_DATE (TendDeviceData, manufactured_date),
  TEND_DATE (TendDeviceData, expiration_date),
  TEND_DATE (TendDeviceData, warranty_until),
  TEND_DATE (TendDeviceData, next_due_date),
  TEND_TEXT (TendDeviceData, next_due_for),
  TEND_INTEGER (TendDeviceData, risk_score),
  TEND_TEXT (TendDeviceData, note),
};

TEND_DEFINE_RECORD (TendDevice, tend_device, "device")
