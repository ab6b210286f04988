#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_APPOINTMENT_STATUS_BOOKED,
  TEND_APPOINTMENT_STATUS_PROPOSED,
  TEND_APPOINTMENT_STATUS_PENDING,
  TEND_APPOINTMENT_STATUS_ARRIVED,
  TEND_APPOINTMENT_STATUS_FULFILLED,
  TEND_APPOINTMENT_STATUS_CANCELLED,
  TEND_APPOINTMENT_STATUS_NOSHOW,
  TEND_APPOINTMENT_STATUS_ENTERED_IN_ERROR,
  TEND_APPOINTMENT_STATUS_CHECKED_IN,
  TEND_APPOINTMENT_STATUS_WAITLIST,
} TendAppointmentStatus;

#define TEND_TYPE_APPOINTMENT_STATUS (tend_appointment_status_get_type ())
GType tend_appointment_status_get_type (void) G_GNUC_CONST;

/* A booked time of a patient with a person, in a room, with a device. */
typedef struct
{
  gint64                patient_id;
  gint64                practitioner_id;
  gint64                location_id;
  gint64                device_id;
  char                 *service_type; /* visit kind, colours the stripe */
  char                 *reason;
  TendAppointmentStatus status;
  gint64                start_at;
  gint64                end_at;
  char                 *comment;
  char                 *override_reason; /* why it was booked over a conflict */
  char                 *cancellation_reason;
} TendAppointmentData;

#define TEND_TYPE_APPOINTMENT (tend_appointment_get_type ())
TEND_DECLARE_RECORD (TendAppointment, tend_appointment, APPOINTMENT)

G_END_DECLS
