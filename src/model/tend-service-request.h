#pragma once

#include "tend-record.h"
#include "tend-specimen.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_REQUEST_STATUS_ACTIVE,
  TEND_REQUEST_STATUS_DRAFT,
  TEND_REQUEST_STATUS_ON_HOLD,
  TEND_REQUEST_STATUS_REVOKED,
  TEND_REQUEST_STATUS_COMPLETED,
  TEND_REQUEST_STATUS_ENTERED_IN_ERROR,
  TEND_REQUEST_STATUS_UNKNOWN,
} TendRequestStatus;

#define TEND_TYPE_REQUEST_STATUS (tend_request_status_get_type ())
GType tend_request_status_get_type (void) G_GNUC_CONST;

/* A test ordered for a patient. */
typedef struct
{
  gint64              patient_id;
  gint64              encounter_id;
  gint64              test_definition_id;
  char               *code;
  char               *display;
  TendRequestStatus   status;
  TendRequestPriority priority;
  gint64              requester_id;
  gint64              specimen_id;
  gint64              ordered_at;
  char               *note;
} TendServiceRequestData;

#define TEND_TYPE_SERVICE_REQUEST (tend_service_request_get_type ())
TEND_DECLARE_RECORD (TendServiceRequest, tend_service_request, SERVICE_REQUEST)

G_END_DECLS
