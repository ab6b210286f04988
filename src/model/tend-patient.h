#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_SEX_UNKNOWN,
  TEND_SEX_FEMALE,
  TEND_SEX_MALE,
  TEND_SEX_OTHER,
} TendSex;

#define TEND_TYPE_SEX (tend_sex_get_type ())
GType tend_sex_get_type (void) G_GNUC_CONST;

/* A person cared for. */
typedef struct
{
  char    *mrn; /* with check digit */
  char    *family_name;
  char    *given_name; /* all given names, in order */
  char    *name_prefix;
  char    *name_suffix;
  char    *preferred_name;
  GDate    birth_date;
  TendSex  sex; /* administrative, FHIR Patient.gender */
  char    *gender_identity;
  char    *pronouns;
  char    *language; /* BCP 47 */
  gboolean interpreter_needed;
  char    *marital_status;
  char    *race;
  char    *ethnicity;
  gboolean deceased;
  GDate    deceased_date;
  gint64   primary_practitioner_id;
  gboolean do_not_bill;
  char    *isolation; /* kind of precaution, when any */
  gboolean fall_risk;
  char    *note;
  gboolean active;
  gint64   merged_into_id;
  gint64   registered_at;
} TendPatientData;

#define TEND_TYPE_PATIENT (tend_patient_get_type ())
TEND_DECLARE_RECORD (TendPatient, tend_patient, PATIENT)

G_END_DECLS
