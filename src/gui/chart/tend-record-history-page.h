/* SPDX-License-Identifier: GPL-3.0-or-later
 * Everything that was done with this chart, as sentences. */
#pragma once

#include "tend-patient-page.h"

G_BEGIN_DECLS

#define TEND_TYPE_RECORD_HISTORY_PAGE (tend_record_history_page_get_type ())
G_DECLARE_FINAL_TYPE (
    TendRecordHistoryPage, tend_record_history_page, TEND, RECORD_HISTORY_PAGE, TendPatientPage)

G_END_DECLS
