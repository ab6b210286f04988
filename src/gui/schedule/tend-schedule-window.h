#pragma once

#include <adwaita.h>

#include "tend-application.h"
#include "tend-patient.h"

G_BEGIN_DECLS

/* The schedule: a day of people, rooms or devices, or a week of one of them.
 *
 * Properties: "store" (construct only), "show" ("day" or "week"), "resource"
 * ("people", "rooms" or "devices"). */
#define TEND_TYPE_SCHEDULE_WINDOW (tend_schedule_window_get_type ())
G_DECLARE_FINAL_TYPE (
    TendScheduleWindow, tend_schedule_window, TEND, SCHEDULE_WINDOW, AdwApplicationWindow)

GtkWindow *tend_schedule_window_new (TendApplication *application);
void       tend_schedule_window_show_date (TendScheduleWindow *self, const GDate *date);
/* As soon as it is read; it must be on the day shown. */
void tend_schedule_window_select (TendScheduleWindow *self, gint64 appointment_id);
/* Opens the panel to book for @patient (NULL: to be found) at the next full quarter. */
void tend_schedule_window_book (TendScheduleWindow *self, TendPatient *patient);

G_END_DECLS
