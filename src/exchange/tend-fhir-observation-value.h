/* SPDX-License-Identifier: GPL-3.0-or-later
 * The value of a FHIR Observation. */
#pragma once

#include "tend-fhir-kinds.h"

G_BEGIN_DECLS

/* The value[x] or dataAbsentReason of an Observation or of a component of one.
 * The item's code is read already: a vital sign is kept in the unit that Tend
 * keeps it in, with the digits and unit of the file as what was typed. */
void tend_fhir_read_value (const TendFhirElement *element, TendImportItem *item);
/* A record without value is one whose value is unknown, unless it @has_components. */
void
tend_fhir_write_value (TendJsonWriter *writer, TendObservation *record, gboolean has_components);

G_END_DECLS
