/* SPDX-License-Identifier: GPL-3.0-or-later
 * A patient of the day as the arrivals board shows one. */
#define G_LOG_DOMAIN "tend-arrival"

#include "config.h"

#include "tend-arrival.h"

static const TendField fields[] = {
  TEND_REFERENCE (TendArrivalData, patient_id, "patient"),
  TEND_REFERENCE (TendArrivalData, encounter_id, "encounter"),
  TEND_ENUM (TendArrivalData, status, tend_appointment_status_get_type),
  TEND_ENUM (TendArrivalData, stage, tend_encounter_stage_get_type),
  TEND_TEXT (TendArrivalData, service_type),
  TEND_TEXT (TendArrivalData, reason),
  TEND_TIME (TendArrivalData, start_at),
  TEND_TIME (TendArrivalData, end_at),
  TEND_TEXT (TendArrivalData, mrn),
  TEND_TEXT (TendArrivalData, family_name),
  TEND_TEXT (TendArrivalData, given_name),
  TEND_TEXT (TendArrivalData, name_suffix),
  TEND_TEXT (TendArrivalData, preferred_name),
  TEND_DATE (TendArrivalData, birth_date),
  TEND_TEXT (TendArrivalData, language),
  TEND_BOOLEAN (TendArrivalData, interpreter_needed),
  TEND_BOOLEAN (TendArrivalData, has_allergy),
  TEND_BOOLEAN (TendArrivalData, owes),
  TEND_TEXT (TendArrivalData, practitioner_prefix),
  TEND_TEXT (TendArrivalData, practitioner_family_name),
  TEND_REFERENCE (TendArrivalData, planned_location_id, "location"),
  TEND_REFERENCE (TendArrivalData, location_id, "location"),
  TEND_TEXT (TendArrivalData, location_name),
  TEND_TIME (TendArrivalData, arrived_at),
  TEND_TIME (TendArrivalData, roomed_at),
  TEND_TIME (TendArrivalData, clinician_at),
  TEND_TIME (TendArrivalData, finished_at),
};

TEND_DEFINE_RECORD (TendArrival, tend_arrival, NULL)
