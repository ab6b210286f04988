/* SPDX-License-Identifier: GPL-3.0-or-later
 * A room, or any other place where patients and devices are. */
#define G_LOG_DOMAIN "tend-location"

#include "config.h"

#include "tend-location.h"

G_DEFINE_ENUM_TYPE (TendLocationKind,
                    tend_location_kind,
                    G_DEFINE_ENUM_VALUE (TEND_LOCATION_KIND_EXAM_ROOM, "exam-room"),
                    G_DEFINE_ENUM_VALUE (TEND_LOCATION_KIND_WAITING_AREA, "waiting-area"),
                    G_DEFINE_ENUM_VALUE (TEND_LOCATION_KIND_LABORATORY, "laboratory"),
                    G_DEFINE_ENUM_VALUE (TEND_LOCATION_KIND_STORAGE, "storage"),
                    G_DEFINE_ENUM_VALUE (TEND_LOCATION_KIND_HOME, "home"))

static const TendField fields[] = {
  TEND_TEXT (TendLocationData, name, .flags = TEND_FIELD_REQUIRED),
  TEND_ENUM (TendLocationData, kind, tend_location_kind_get_type),
  TEND_BOOLEAN (TendLocationData, active),
  TEND_BOOLEAN (TendLocationData, schedulable),
  TEND_INTEGER (TendLocationData, position),
};

TEND_DEFINE_RECORD (TendLocation, tend_location, "location")
