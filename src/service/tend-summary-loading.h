/* SPDX-License-Identifier: GPL-3.0-or-later
 * Gathers what a summary of one patient tells another clinic. */
#pragma once

#include "tend-patient-summary.h"
#include "tend-transaction.h"

G_BEGIN_DECLS

/* Journal action "data.export", for the chart of the patient: handing a summary out
 * is an entry (45 CFR 164.312(b), 164.528). Without what was entered in error.
 * Transfer full. TEND_ERROR_NOT_FOUND, _PERMISSION. */
TendPatientSummary *
tend_summary_load (TendTransaction *transaction, gint64 patient_id, GError **error);

G_END_DECLS
