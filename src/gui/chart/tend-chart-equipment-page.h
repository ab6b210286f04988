#pragma once

#include "tend-patient-page.h"

G_BEGIN_DECLS

/* The devices a patient has at home, lent and taken back here, and those there were. */
#define TEND_TYPE_CHART_EQUIPMENT_PAGE (tend_chart_equipment_page_get_type ())
G_DECLARE_FINAL_TYPE (
    TendChartEquipmentPage, tend_chart_equipment_page, TEND, CHART_EQUIPMENT_PAGE, TendPatientPage)

G_END_DECLS
