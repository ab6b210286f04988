/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of the scheduling service share. */
#pragma once

#include "tend-scheduling.h"

G_BEGIN_DECLS

#define TEND_SCHEDULING_LONGEST TEND_TIME_DAY

/* Whether an appointment in this state keeps its patient, person, room and device. */
gboolean tend_scheduling_takes_time (TendAppointmentStatus status);

G_END_DECLS
