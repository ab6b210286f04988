#pragma once

#include "tend-patient-page.h"

G_BEGIN_DECLS

/* The chart's appointments, coming and past; booked, cancelled and missed here. */
#define TEND_TYPE_CHART_APPOINTMENTS_PAGE (tend_chart_appointments_page_get_type ())
G_DECLARE_FINAL_TYPE (TendChartAppointmentsPage,
                      tend_chart_appointments_page,
                      TEND,
                      CHART_APPOINTMENTS_PAGE,
                      TendPatientPage)

G_END_DECLS
