/* SPDX-License-Identifier: GPL-3.0-or-later
 * All of a patient that must be seen at once. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A page of the chart. Properties: "store", "patient", "encounter", "appointment". */
#define TEND_TYPE_SUMMARY_PAGE (tend_summary_page_get_type ())
G_DECLARE_FINAL_TYPE (TendSummaryPage, tend_summary_page, TEND, SUMMARY_PAGE, AdwBin)

G_END_DECLS
