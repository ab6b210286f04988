/* SPDX-License-Identifier: GPL-3.0-or-later
 * A test ordered for a patient. */
#define G_LOG_DOMAIN "tend-service-request"

#include "config.h"

#include "tend-service-request.h"

G_DEFINE_ENUM_TYPE (TendRequestStatus,
                    tend_request_status,
                    G_DEFINE_ENUM_VALUE (TEND_REQUEST_STATUS_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (TEND_REQUEST_STATUS_DRAFT, "draft"),
                    G_DEFINE_ENUM_VALUE (TEND_REQUEST_STATUS_ON_HOLD, "on-hold"),
                    G_DEFINE_ENUM_VALUE (TEND_REQUEST_STATUS_REVOKED, "revoked"),
                    G_DEFINE_ENUM_VALUE (TEND_REQUEST_STATUS_COMPLETED, "completed"),
                    G_DEFINE_ENUM_VALUE (TEND_REQUEST_STATUS_ENTERED_IN_ERROR, "entered-in-error"),
                    G_DEFINE_ENUM_VALUE (TEND_REQUEST_STATUS_UNKNOWN, "unknown"))

static const TendField fields[] = {
  TEND_REFERENCE (TendServiceRequestData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_REFERENCE (TendServiceRequestData, encounter_id, "encounter"),
  TEND_REFERENCE (TendServiceRequestData, test_definition_id, "test_definition"),
  TEND_TEXT (TendServiceRequestData, code, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendServiceRequestData, display, .flags = TEND_FIELD_REQUIRED),
  TEND_ENUM (TendServiceRequestData, status, tend_request_status_get_type),
  TEND_ENUM (TendServiceRequestData, priority, tend_request_priority_get_type),
  TEND_REFERENCE (TendServiceRequestData, requester_id, "practitioner"),
  TEND_REFERENCE (TendServiceRequestData, specimen_id, "specimen"),
  TEND_TIME (TendServiceRequestData, ordered_at, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendServiceRequestData, note),
};

TEND_DEFINE_RECORD (TendServiceRequest, tend_service_request, "service_request")
