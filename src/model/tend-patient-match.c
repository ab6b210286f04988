/* SPDX-License-Identifier: GPL-3.0-or-later
 * A patient as a search shows one. */
#define G_LOG_DOMAIN "tend-patient-match"

#include "config.h"

#include "tend-patient-match.h"

static const TendField fields[] = {
  TEND_TEXT (TendPatientMatchData, mrn),
  TEND_TEXT (TendPatientMatchData, family_name),
  TEND_TEXT (TendPatientMatchData, given_name),
  TEND_TEXT (TendPatientMatchData, name_suffix),
  TEND_TEXT (TendPatientMatchData, preferred_name),
  TEND_DATE (TendPatientMatchData, birth_date),
  TEND_ENUM (TendPatientMatchData, sex, tend_sex_get_type),
  TEND_TEXT (TendPatientMatchData, phone),
};

TEND_DEFINE_RECORD (TendPatientMatch, tend_patient_match, NULL)
