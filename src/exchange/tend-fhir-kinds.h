/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every type of FHIR resource that Tend keeps. */
#pragma once

#include "tend-fhir-rules.h"

G_BEGIN_DECLS

/* The types of resources that Tend keeps, or NULL. */
const TendFhirKind *tend_fhir_kind_find (const char *resource_type);
/* The type as which a record is written. */
const TendFhirKind *tend_fhir_kind_of (TendRecord *record);

extern const TendFhirKind tend_fhir_patient;
extern const TendFhirKind tend_fhir_related_person;
extern const TendFhirKind tend_fhir_practitioner;
extern const TendFhirKind tend_fhir_organization;
extern const TendFhirKind tend_fhir_location;
extern const TendFhirKind tend_fhir_coverage;
extern const TendFhirKind tend_fhir_condition;
extern const TendFhirKind tend_fhir_allergy_intolerance;
extern const TendFhirKind tend_fhir_medication_request;
extern const TendFhirKind tend_fhir_medication_statement;
extern const TendFhirKind tend_fhir_immunization;
extern const TendFhirKind tend_fhir_procedure;
extern const TendFhirKind tend_fhir_appointment;
extern const TendFhirKind tend_fhir_encounter;
extern const TendFhirKind tend_fhir_device;
extern const TendFhirKind tend_fhir_observation;

/* A Medication has no record of its own; what refers to it takes its words. The
 * item (transfer full) carries code, system and words. */
TendImportItem *tend_fhir_read_medication (const TendFhirElement *resource);

G_END_DECLS
