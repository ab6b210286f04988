/* SPDX-License-Identifier: GPL-3.0-or-later
 * An emergency or family contact of a patient, with what each may be told. */
#define G_LOG_DOMAIN "tend-related-person"

#include "config.h"

#include "tend-related-person.h"

static const TendField fields[] = {
  TEND_REFERENCE (TendRelatedPersonData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendRelatedPersonData, family_name),
  TEND_TEXT (TendRelatedPersonData, given_name),
  TEND_TEXT (TendRelatedPersonData, relationship),
  TEND_TEXT (TendRelatedPersonData, phone),
  TEND_TEXT (TendRelatedPersonData, email),
  TEND_BOOLEAN (TendRelatedPersonData, emergency_contact),
  TEND_BOOLEAN (TendRelatedPersonData, may_know_appointments),
  TEND_BOOLEAN (TendRelatedPersonData, may_know_care),
  TEND_BOOLEAN (TendRelatedPersonData, may_know_billing),
  TEND_TEXT (TendRelatedPersonData, note),
  TEND_INTEGER (TendRelatedPersonData, rank),
};

TEND_DEFINE_RECORD (TendRelatedPerson, tend_related_person, "related_person")
