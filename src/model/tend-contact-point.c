/* SPDX-License-Identifier: GPL-3.0-or-later
 * A telephone number or electronic address of a patient. */
#define G_LOG_DOMAIN "tend-contact-point"

#include "config.h"

#include "tend-contact-point.h"

G_DEFINE_ENUM_TYPE (TendContactPointSystem,
                    tend_contact_point_system,
                    G_DEFINE_ENUM_VALUE (TEND_CONTACT_POINT_SYSTEM_PHONE, "phone"),
                    G_DEFINE_ENUM_VALUE (TEND_CONTACT_POINT_SYSTEM_EMAIL, "email"),
                    G_DEFINE_ENUM_VALUE (TEND_CONTACT_POINT_SYSTEM_FAX, "fax"),
                    G_DEFINE_ENUM_VALUE (TEND_CONTACT_POINT_SYSTEM_SMS, "sms"),
                    G_DEFINE_ENUM_VALUE (TEND_CONTACT_POINT_SYSTEM_PAGER, "pager"),
                    G_DEFINE_ENUM_VALUE (TEND_CONTACT_POINT_SYSTEM_URL, "url"),
                    G_DEFINE_ENUM_VALUE (TEND_CONTACT_POINT_SYSTEM_OTHER, "other"))

G_DEFINE_ENUM_TYPE (TendContactPointUse,
                    tend_contact_point_use,
                    G_DEFINE_ENUM_VALUE (TEND_CONTACT_POINT_USE_HOME, "home"),
                    G_DEFINE_ENUM_VALUE (TEND_CONTACT_POINT_USE_WORK, "work"),
                    G_DEFINE_ENUM_VALUE (TEND_CONTACT_POINT_USE_MOBILE, "mobile"),
                    G_DEFINE_ENUM_VALUE (TEND_CONTACT_POINT_USE_OLD, "old"),
                    G_DEFINE_ENUM_VALUE (TEND_CONTACT_POINT_USE_TEMP, "temp"))

static const TendField fields[] = {
  TEND_REFERENCE (TendContactPointData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_ENUM (TendContactPointData, system, tend_contact_point_system_get_type),
  TEND_ENUM (TendContactPointData, use, tend_contact_point_use_get_type),
  TEND_TEXT (TendContactPointData, value, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendContactPointData, normalized),
  TEND_INTEGER (TendContactPointData, rank),
};

TEND_DEFINE_RECORD (TendContactPoint, tend_contact_point, "contact_point")
