/* SPDX-License-Identifier: GPL-3.0-or-later
 * The window of one patient, for its whole life. */
#pragma once

#include "tend-application.h"

G_BEGIN_DECLS

/* Properties: "store", "patient-id" (both given when it is made), "patient"
 * (TendPatient, NULL until read), "encounter" (today's open TendEncounter, NULL
 * when there is none), "appointment" (TendScheduleSlot booked for today and not
 * checked in; nullable). Pages that have properties of these names get them. */
#define TEND_TYPE_CHART_WINDOW (tend_chart_window_get_type ())
G_DECLARE_FINAL_TYPE (TendChartWindow, tend_chart_window, TEND, CHART_WINDOW, AdwApplicationWindow)

GtkWindow *tend_chart_window_new (TendApplication *application, gint64 patient_id);
/* Nothing when there is no page of that name. */
void tend_chart_window_show_page (TendChartWindow *self, const char *id);
/* The page shown, an AdwBin; made when first shown. */
GtkWidget *tend_chart_window_get_page (TendChartWindow *self);

G_END_DECLS
