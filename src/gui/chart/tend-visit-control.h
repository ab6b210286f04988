/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one next act of a visit as a button: check in, walk in, to a room, with the clinician, done.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Properties: "store", "patient", "encounter" (the open one, nullable),
 * "appointment" (TendScheduleSlot to be checked in today, nullable). */
#define TEND_TYPE_VISIT_CONTROL (tend_visit_control_get_type ())
G_DECLARE_FINAL_TYPE (TendVisitControl, tend_visit_control, TEND, VISIT_CONTROL, AdwBin)

G_END_DECLS
