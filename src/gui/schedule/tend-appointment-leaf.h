#pragma once

#include <gtk/gtk.h>

#include "tend-schedule-slot.h"

G_BEGIN_DECLS

/* One appointment on a page of the schedule: the stripe of its kind of visit,
 * time, who, what for, and the icon of its state. It draws itself. */
#define TEND_TYPE_APPOINTMENT_LEAF (tend_appointment_leaf_get_type ())
G_DECLARE_FINAL_TYPE (TendAppointmentLeaf, tend_appointment_leaf, TEND, APPOINTMENT_LEAF, GtkWidget)

GtkWidget        *tend_appointment_leaf_new (TendScheduleSlot *slot);
TendScheduleSlot *tend_appointment_leaf_get_slot (TendAppointmentLeaf *self);
/* Takes over what the slot says now. */
void tend_appointment_leaf_update (TendAppointmentLeaf *self);

G_END_DECLS
