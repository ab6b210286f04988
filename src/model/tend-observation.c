/* SPDX-License-Identifier: GPL-3.0-or-later
 * One measured or reported fact; components of a panel name it. */
#define G_LOG_DOMAIN "tend-observation"

#include "config.h"

#include "tend-observation.h"

G_DEFINE_ENUM_TYPE (TendObservationStatus,
                    tend_observation_status,
                    G_DEFINE_ENUM_VALUE (TEND_OBSERVATION_STATUS_FINAL, "final"),
                    G_DEFINE_ENUM_VALUE (TEND_OBSERVATION_STATUS_REGISTERED, "registered"),
                    G_DEFINE_ENUM_VALUE (TEND_OBSERVATION_STATUS_PRELIMINARY, "preliminary"),
                    G_DEFINE_ENUM_VALUE (TEND_OBSERVATION_STATUS_AMENDED, "amended"),
                    G_DEFINE_ENUM_VALUE (TEND_OBSERVATION_STATUS_CORRECTED, "corrected"),
                    G_DEFINE_ENUM_VALUE (TEND_OBSERVATION_STATUS_CANCELLED, "cancelled"),
                    G_DEFINE_ENUM_VALUE (TEND_OBSERVATION_STATUS_ENTERED_IN_ERROR,
                                         "entered-in-error"),
                    G_DEFINE_ENUM_VALUE (TEND_OBSERVATION_STATUS_UNKNOWN, "unknown"))

static const TendField fields[] = {
  TEND_REFERENCE (TendObservationData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_REFERENCE (TendObservationData, encounter_id, "encounter"),
  TEND_REFERENCE (TendObservationData, panel_id, "observation"),
  TEND_TEXT (TendObservationData, category),
  TEND_TEXT (TendObservationData, code, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendObservationData, display),
  TEND_REAL (TendObservationData, value),
  TEND_TEXT (TendObservationData, unit),
  TEND_TEXT (TendObservationData, value_text),
  TEND_TEXT (TendObservationData, typed_text),
  TEND_TEXT (TendObservationData, typed_unit),
  TEND_TIME (TendObservationData, effective_at, .flags = TEND_FIELD_REQUIRED),
  TEND_REFERENCE (TendObservationData, performer_id, "practitioner"),
  TEND_ENUM (TendObservationData, status, tend_observation_status_get_type),
  TEND_TEXT (TendObservationData, interpretation),
  TEND_TEXT (TendObservationData, body_site),
  TEND_TEXT (TendObservationData, method),
  TEND_TEXT (TendObservationData, position),
  TEND_TEXT (TendObservationData, cuff_size),
  TEND_REFERENCE (TendObservationData, device_id, "device"),
  TEND_BOOLEAN (TendObservationData, confirmed),
  TEND_TEXT (TendObservationData, note),
  TEND_REFERENCE (TendObservationData, amends_id, "observation"),
};

TEND_DEFINE_RECORD (TendObservation, tend_observation, "observation")
