/* SPDX-License-Identifier: GPL-3.0-or-later
 * The last vital signs of a patient, each with its course. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Properties: "store", "patient". */
#define TEND_TYPE_SUMMARY_VITALS (tend_summary_vitals_get_type ())
G_DECLARE_FINAL_TYPE (TendSummaryVitals, tend_summary_vitals, TEND, SUMMARY_VITALS, AdwBin)

G_END_DECLS
