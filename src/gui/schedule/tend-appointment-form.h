#pragma once

#include <adwaita.h>

#include "tend-patient.h"
#include "tend-schedule-resources.h"
#include "tend-store.h"

G_BEGIN_DECLS

/* What is booked, or what an appointment is changed to: patient, kind, time,
 * person, room, device, reason; names what it conflicts with while it is filled
 * in, and takes the reason for booking all the same.
 *
 * Properties: "modified" (boolean).
 * Signals: "planned" (gint64 start, gint64 end): the times typed, equal when they
 * are no times; "saved" (gint64 appointment). */
#define TEND_TYPE_APPOINTMENT_FORM (tend_appointment_form_get_type ())
G_DECLARE_FINAL_TYPE (TendAppointmentForm, tend_appointment_form, TEND, APPOINTMENT_FORM, AdwBin)

void tend_appointment_form_set_store (TendAppointmentForm   *self,
                                      TendStore             *store,
                                      TendScheduleResources *resources);
/* Ids may be 0; @patient NULL: to be found. */
void tend_appointment_form_begin_booking (TendAppointmentForm *self,
                                          TendPatient         *patient,
                                          gint64               start_at,
                                          gint64               practitioner_id,
                                          gint64               location_id,
                                          gint64               device_id);
void tend_appointment_form_edit (TendAppointmentForm *self, TendScheduleSlot *slot);
/* Other times of what is being edited, to be saved with a reason. */
void tend_appointment_form_propose (TendAppointmentForm *self,
                                    gint64               start_at,
                                    gint64               end_at,
                                    gint64               practitioner_id,
                                    gint64               location_id);
/* What stands in the form, as a record of its own (transfer full). */
TendAppointment *tend_appointment_form_build (TendAppointmentForm *self);

G_END_DECLS
