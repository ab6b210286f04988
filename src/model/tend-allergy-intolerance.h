#pragma once

#include "tend-record.h"
#include "tend-condition.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_ALLERGY_CRITICALITY_UNABLE_TO_ASSESS,
  TEND_ALLERGY_CRITICALITY_LOW,
  TEND_ALLERGY_CRITICALITY_HIGH,
} TendAllergyCriticality;

#define TEND_TYPE_ALLERGY_CRITICALITY (tend_allergy_criticality_get_type ())
GType tend_allergy_criticality_get_type (void) G_GNUC_CONST;

/* An allergy or intolerance of a patient. */
typedef struct
{
  gint64                 patient_id;
  char                  *code;
  char                  *code_system;
  char                  *display;
  char                  *category; /* food, medication, environment, biologic */
  TendAllergyCriticality criticality;
  TendClinicalStatus     clinical_status;
  TendVerificationStatus verification_status;
  char                  *reaction;
  GDate                  onset_date;
  GDate                  recorded_date;
  char                  *note;
} TendAllergyIntoleranceData;

#define TEND_TYPE_ALLERGY_INTOLERANCE (tend_allergy_intolerance_get_type ())
TEND_DECLARE_RECORD (TendAllergyIntolerance, tend_allergy_intolerance, ALLERGY_INTOLERANCE)

/* SNOMED CT: no known allergy. */
#define TEND_ALLERGY_NONE_KNOWN "716186003"

/* Whether it holds now: neither over nor refuted. */
gboolean tend_allergy_intolerance_is_current (const TendAllergyIntoleranceData *data);
/* Whether it records that somebody asked and there is no allergy at all. */
gboolean tend_allergy_intolerance_says_none (const TendAllergyIntoleranceData *data);

G_END_DECLS
