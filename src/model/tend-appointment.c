/* SPDX-License-Identifier: GPL-3.0-or-later
 * A booked time of a patient with a person, in a room, with a device. */
#define G_LOG_DOMAIN "tend-appointment"

#include "config.h"

#include "tend-appointment.h"

G_DEFINE_ENUM_TYPE (TendAppointmentStatus,
                    tend_appointment_status,
                    G_DEFINE_ENUM_VALUE (TEND_APPOINTMENT_STATUS_BOOKED, "booked"),
                    G_DEFINE_ENUM_VALUE (TEND_APPOINTMENT_STATUS_PROPOSED, "proposed"),
                    G_DEFINE_ENUM_VALUE (TEND_APPOINTMENT_STATUS_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (TEND_APPOINTMENT_STATUS_ARRIVED, "arrived"),
                    G_DEFINE_ENUM_VALUE (TEND_APPOINTMENT_STATUS_FULFILLED, "fulfilled"),
                    G_DEFINE_ENUM_VALUE (TEND_APPOINTMENT_STATUS_CANCELLED, "cancelled"),
                    G_DEFINE_ENUM_VALUE (TEND_APPOINTMENT_STATUS_NOSHOW, "noshow"),
                    G_DEFINE_ENUM_VALUE (TEND_APPOINTMENT_STATUS_ENTERED_IN_ERROR,
                                         "entered-in-error"),
                    G_DEFINE_ENUM_VALUE (TEND_APPOINTMENT_STATUS_CHECKED_IN, "checked-in"),
                    G_DEFINE_ENUM_VALUE (TEND_APPOINTMENT_STATUS_WAITLIST, "waitlist"))

static const TendField fields[] = {
  TEND_REFERENCE (TendAppointmentData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_REFERENCE (TendAppointmentData, practitioner_id, "practitioner"),
  TEND_REFERENCE (TendAppointmentData, location_id, "location"),
  TEND_REFERENCE (TendAppointmentData, device_id, "device"),
  TEND_TEXT (TendAppointmentData, service_type),
  TEND_TEXT (TendAppointmentData, reason),
  TEND_ENUM (TendAppointmentData, status, tend_appointment_status_get_type),
  TEND_TIME (TendAppointmentData, start_at, .flags = TEND_FIELD_REQUIRED),
  TEND_TIME (TendAppointmentData, end_at, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendAppointmentData, comment),
  TEND_TEXT (TendAppointmentData, override_reason),
  TEND_TEXT (TendAppointmentData, cancellation_reason),
};

TEND_DEFINE_RECORD (TendAppointment, tend_appointment, "appointment")
