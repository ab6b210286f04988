/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes FHIR R4 JSON. */
#pragma once

#include "tend-patient-summary.h"

G_BEGIN_DECLS

/* A FHIR R4 Bundle of type collection with the patient and all of the summary,
 * as JSON; what tend_fhir_reader_read() makes these records from again. The same
 * records make the same bytes. Records need their ids. */
GBytes *tend_fhir_writer_write (TendPatientSummary *summary);

G_END_DECLS
