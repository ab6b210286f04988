/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is known of the past: problems, allergies, medicines, vaccines, procedures. */
#pragma once

#include "tend-patient-page.h"

G_BEGIN_DECLS

#define TEND_TYPE_HISTORY_PAGE (tend_history_page_get_type ())
G_DECLARE_FINAL_TYPE (TendHistoryPage, tend_history_page, TEND, HISTORY_PAGE, TendPatientPage)

G_END_DECLS
