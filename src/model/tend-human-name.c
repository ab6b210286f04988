/* SPDX-License-Identifier: GPL-3.0-or-later
 * A further name of a patient: maiden, former, nickname; found by search like the usual one. */
#define G_LOG_DOMAIN "tend-human-name"

#include "config.h"

#include "tend-human-name.h"

G_DEFINE_ENUM_TYPE (TendNameUse,
                    tend_name_use,
                    G_DEFINE_ENUM_VALUE (TEND_NAME_USE_USUAL, "usual"),
                    G_DEFINE_ENUM_VALUE (TEND_NAME_USE_OFFICIAL, "official"),
                    G_DEFINE_ENUM_VALUE (TEND_NAME_USE_NICKNAME, "nickname"),
                    G_DEFINE_ENUM_VALUE (TEND_NAME_USE_MAIDEN, "maiden"),
                    G_DEFINE_ENUM_VALUE (TEND_NAME_USE_OLD, "old"),
                    G_DEFINE_ENUM_VALUE (TEND_NAME_USE_TEMP, "temp"),
                    G_DEFINE_ENUM_VALUE (TEND_NAME_USE_ANONYMOUS, "anonymous"))

static const TendField fields[] = {
  TEND_REFERENCE (TendHumanNameData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_ENUM (TendHumanNameData, use, tend_name_use_get_type),
  TEND_TEXT (TendHumanNameData, family_name),
  TEND_TEXT (TendHumanNameData, given_name),
  TEND_TEXT (TendHumanNameData, name_prefix),
  TEND_TEXT (TendHumanNameData, name_suffix),
};

TEND_DEFINE_RECORD (TendHumanName, tend_human_name, "human_name")
