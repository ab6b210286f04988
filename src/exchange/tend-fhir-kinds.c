/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every type of FHIR resource that Tend keeps. */
#define G_LOG_DOMAIN "tend-fhir-kinds"

#include "config.h"

#include "tend-fhir-kinds.h"

#include "tend-medication.h"

static const TendFhirKind *const kinds[] = {
  &tend_fhir_patient,
  &tend_fhir_related_person,
  &tend_fhir_practitioner,
  &tend_fhir_organization,
  &tend_fhir_location,
  &tend_fhir_coverage,
  &tend_fhir_condition,
  &tend_fhir_allergy_intolerance,
  &tend_fhir_medication_request,
  &tend_fhir_medication_statement,
  &tend_fhir_immunization,
  &tend_fhir_procedure,
  &tend_fhir_appointment,
  &tend_fhir_encounter,
  &tend_fhir_device,
  &tend_fhir_observation,
};

const TendFhirKind *
tend_fhir_kind_find (const char *resource_type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i]->resource_type, resource_type))
      return kinds[i];
  return NULL;
}

const TendFhirKind *
tend_fhir_kind_of (TendRecord *record)
{
  if (TEND_IS_MEDICATION (record))
    return tend_medication_get_data (TEND_MEDICATION (record))->kind == TEND_MEDICATION_KIND_REQUEST
               ? &tend_fhir_medication_request
               : &tend_fhir_medication_statement;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i]->get_type () == G_OBJECT_TYPE (record))
      return kinds[i];
  return NULL;
}
