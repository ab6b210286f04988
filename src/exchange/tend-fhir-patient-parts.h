/* SPDX-License-Identifier: GPL-3.0-or-later
 * The parts of a FHIR Patient that are rows of their own. */
#pragma once

#include "tend-fhir-kinds.h"
#include "tend-fhir-writing.h"

G_BEGIN_DECLS

/* An item for a part of a resource, its rules read. */
TendImportItem *tend_fhir_new_child (const TendFhirKind *kind, const TendFhirElement *element);

void tend_fhir_read_contacts (const TendFhirElement *resource, TendImportItem *item);
void tend_fhir_write_contacts (TendJsonWriter *writer, GPtrArray *related_persons);

/* The names, contact points, addresses and contacts of a Patient: the usual name
 * into the item's record, the rest as its children. */
void tend_fhir_read_patient_parts (const TendFhirElement *resource, TendImportItem *item);
void tend_fhir_write_patient_parts (TendJsonWriter *writer, const TendPatientSummary *summary);

G_END_DECLS
