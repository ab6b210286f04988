/* SPDX-License-Identifier: GPL-3.0-or-later
 * A person who cares for patients and has a column in the schedule. */
#define G_LOG_DOMAIN "tend-practitioner"

#include "config.h"

#include "tend-practitioner.h"

static const TendField fields[] = {
  TEND_TEXT (TendPractitionerData, family_name, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendPractitionerData, given_name),
  TEND_TEXT (TendPractitionerData, name_prefix),
  TEND_TEXT (TendPractitionerData, name_suffix),
  TEND_TEXT (TendPractitionerData, role),
  TEND_TEXT (TendPractitionerData, npi),
  TEND_TEXT (TendPractitionerData, collector_code),
  TEND_TEXT (TendPractitionerData, phone),
  TEND_BOOLEAN (TendPractitionerData, active),
  TEND_BOOLEAN (TendPractitionerData, schedulable),
  TEND_INTEGER (TendPractitionerData, hue),
};

TEND_DEFINE_RECORD (TendPractitioner, tend_practitioner, "practitioner")
