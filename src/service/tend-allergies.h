/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is known of the allergies of a patient: not asked, none known, or which. */
#pragma once

#include "tend-transaction.h"

G_BEGIN_DECLS

/* Somebody asked, and there is none: FHIR's AllergyIntolerance with the SNOMED CT code
 * 716186003, of today. Asked again, the day of the same record follows.
 * TEND_ERROR_CONFLICT while an allergy is recorded. The result is the record. */
gboolean
tend_allergies_record_none (TendTransaction *transaction, gint64 patient_id, GError **error);

G_END_DECLS
