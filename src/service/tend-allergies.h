/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is known of the allergies of a patient: not asked, none known, or which. */
#pragma once

#include "tend-allergy-intolerance.h"
#include "tend-transaction.h"

G_BEGIN_DECLS

/* Somebody asked, and there is none: FHIR's AllergyIntolerance with the SNOMED CT code
 * 716186003, of today. Asked again, the day of the same record follows.
 * TEND_ERROR_CONFLICT while an allergy is recorded. The result is the record. */
gboolean
tend_allergies_record_none (TendTransaction *transaction, gint64 patient_id, GError **error);

/* What is wrong with an allergy about to be added, of TendFault: "display" (the substance)
 * and "reaction". */
GPtrArray *tend_allergies_check (TendAllergyIntolerance *allergy);
/* Adds a copy of @allergy (patient, display, criticality, reaction; code and its system if
 * known) as confirmed, of today, and takes back the record that there is none.
 * TEND_ERROR_INVALID when it does not pass the check, TEND_ERROR_CONFLICT when the
 * substance is listed already. The result is the record. */
gboolean
tend_allergies_add (TendTransaction *transaction, TendAllergyIntolerance *allergy, GError **error);
/* It was entered in error, for a reason: what is left may be “not asked”. */
gboolean tend_allergies_withdraw (TendTransaction *transaction,
                                  gint64           allergy_id,
                                  const char      *reason,
                                  GError         **error);
/* Takes back every record that there is no allergy: one has been written. */
gboolean tend_allergies_end_none (TendTransaction *transaction, gint64 patient_id, GError **error);

G_END_DECLS
