/* SPDX-License-Identifier: GPL-3.0-or-later
 * A specimen as worklists show one. */
#define G_LOG_DOMAIN "tend-specimen-row"

#include "config.h"

#include "tend-specimen-row.h"

static const TendField fields[] = {
  TEND_REFERENCE (TendSpecimenRowData, patient_id, "patient"),
  TEND_REFERENCE (TendSpecimenRowData, encounter_id, "encounter"),
  TEND_TEXT (TendSpecimenRowData, accession),
  TEND_TEXT (TendSpecimenRowData, container_kind),
  TEND_INTEGER (TendSpecimenRowData, container_number),
  TEND_INTEGER (TendSpecimenRowData, container_count),
  TEND_ENUM (TendSpecimenRowData, state, tend_specimen_state_get_type),
  TEND_ENUM (TendSpecimenRowData, priority, tend_request_priority_get_type),
  TEND_TIME (TendSpecimenRowData, collected_at),
  TEND_TEXT (TendSpecimenRowData, rejection_reason),
  TEND_TEXT (TendSpecimenRowData, first_test),
  TEND_INTEGER (TendSpecimenRowData, test_count),
  TEND_TEXT (TendSpecimenRowData, mrn),
  TEND_TEXT (TendSpecimenRowData, family_name),
  TEND_TEXT (TendSpecimenRowData, given_name),
  TEND_DATE (TendSpecimenRowData, birth_date),
  TEND_ENUM (TendSpecimenRowData, sex, tend_sex_get_type),
  TEND_TEXT (TendSpecimenRowData, collector_family_name),
  TEND_TEXT (TendSpecimenRowData, collector_given_name),
};

TEND_DEFINE_RECORD (TendSpecimenRow, tend_specimen_row, NULL)
