/* SPDX-License-Identifier: GPL-3.0-or-later
 * A container of material drawn from a patient. */
#define G_LOG_DOMAIN "tend-specimen"

#include "config.h"

#include "tend-specimen.h"

G_DEFINE_ENUM_TYPE (TendSpecimenState,
                    tend_specimen_state,
                    G_DEFINE_ENUM_VALUE (TEND_SPECIMEN_STATE_PLANNED, "planned"),
                    G_DEFINE_ENUM_VALUE (TEND_SPECIMEN_STATE_COLLECTED, "collected"),
                    G_DEFINE_ENUM_VALUE (TEND_SPECIMEN_STATE_SENT, "sent"),
                    G_DEFINE_ENUM_VALUE (TEND_SPECIMEN_STATE_RECEIVED, "received"),
                    G_DEFINE_ENUM_VALUE (TEND_SPECIMEN_STATE_ACCEPTED, "accepted"),
                    G_DEFINE_ENUM_VALUE (TEND_SPECIMEN_STATE_REJECTED, "rejected"))

G_DEFINE_ENUM_TYPE (TendRequestPriority,
                    tend_request_priority,
                    G_DEFINE_ENUM_VALUE (TEND_REQUEST_PRIORITY_ROUTINE, "routine"),
                    G_DEFINE_ENUM_VALUE (TEND_REQUEST_PRIORITY_URGENT, "urgent"),
                    G_DEFINE_ENUM_VALUE (TEND_REQUEST_PRIORITY_ASAP, "asap"),
                    G_DEFINE_ENUM_VALUE (TEND_REQUEST_PRIORITY_STAT, "stat"))

static const TendField fields[] = {
  TEND_REFERENCE (TendSpecimenData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_REFERENCE (TendSpecimenData, encounter_id, "encounter"),
  TEND_TEXT (TendSpecimenData, accession, .flags = TEND_FIELD_REQUIRED | TEND_FIELD_UNIQUE),
  TEND_TEXT (TendSpecimenData, container_kind, .flags = TEND_FIELD_REQUIRED),
  TEND_INTEGER (TendSpecimenData, container_number),
  TEND_INTEGER (TendSpecimenData, container_count),
  TEND_ENUM (TendSpecimenData, state, tend_specimen_state_get_type),
  TEND_ENUM (TendSpecimenData, priority, tend_request_priority_get_type),
  TEND_TEXT (TendSpecimenData, identity_method),
  TEND_TIME (TendSpecimenData, collected_at),
  TEND_REFERENCE (TendSpecimenData, collector_id, "practitioner"),
  TEND_TEXT (TendSpecimenData, body_site),
  TEND_TEXT (TendSpecimenData, method),
  TEND_TEXT (TendSpecimenData, rejection_reason),
  TEND_TEXT (TendSpecimenData, note),
};

TEND_DEFINE_RECORD (TendSpecimen, tend_specimen, "specimen")
