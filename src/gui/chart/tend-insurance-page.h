/* SPDX-License-Identifier: GPL-3.0-or-later
 * The insurances of a patient. */
#pragma once

#include "tend-patient-page.h"

G_BEGIN_DECLS

#define TEND_TYPE_INSURANCE_PAGE (tend_insurance_page_get_type ())
G_DECLARE_FINAL_TYPE (TendInsurancePage, tend_insurance_page, TEND, INSURANCE_PAGE, TendPatientPage)

G_END_DECLS
