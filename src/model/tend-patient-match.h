#pragma once

#include "tend-patient.h"

G_BEGIN_DECLS

/* A patient as a search shows one; its id is the patient's. */
typedef struct
{
  char   *mrn;
  char   *family_name;
  char   *given_name;
  char   *name_suffix;
  char   *preferred_name;
  GDate   birth_date;
  TendSex sex;
  char   *phone;
} TendPatientMatchData;

#define TEND_TYPE_PATIENT_MATCH (tend_patient_match_get_type ())
TEND_DECLARE_RECORD (TendPatientMatch, tend_patient_match, PATIENT_MATCH)

G_END_DECLS
