/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who the patient is and how to reach them. */
#pragma once

#include "tend-patient-page.h"

G_BEGIN_DECLS

#define TEND_TYPE_DETAILS_PAGE (tend_details_page_get_type ())
G_DECLARE_FINAL_TYPE (TendDetailsPage, tend_details_page, TEND, DETAILS_PAGE, TendPatientPage)

G_END_DECLS
