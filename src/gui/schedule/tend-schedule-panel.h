#pragma once

#include "tend-appointment-form.h"

G_BEGIN_DECLS

/* The right side of the schedule: the selected appointment, changed in place and
 * with what can be done with it, or what is being booked.
 *
 * Signals: "planned" (gint64 start, gint64 end) of a booking; "saved" (gint64
 * appointment); "closed". */
#define TEND_TYPE_SCHEDULE_PANEL (tend_schedule_panel_get_type ())
G_DECLARE_FINAL_TYPE (TendSchedulePanel, tend_schedule_panel, TEND, SCHEDULE_PANEL, AdwBin)

void tend_schedule_panel_set_store (TendSchedulePanel     *self,
                                    TendStore             *store,
                                    TendScheduleResources *resources);
/* NULL: none. Something being booked stays until it is closed or another is chosen. */
void tend_schedule_panel_show_slot (TendSchedulePanel *self, TendScheduleSlot *slot);
/* Takes over what the slot shown says now. */
void                 tend_schedule_panel_refresh (TendSchedulePanel *self);
void                 tend_schedule_panel_begin_booking (TendSchedulePanel *self,
                                                        TendPatient       *patient,
                                                        gint64             start_at,
                                                        gint64             practitioner_id,
                                                        gint64             location_id,
                                                        gint64             device_id);
gboolean             tend_schedule_panel_is_booking (TendSchedulePanel *self);
TendAppointmentForm *tend_schedule_panel_get_form (TendSchedulePanel *self);

G_END_DECLS
