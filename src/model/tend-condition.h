#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_CLINICAL_STATUS_ACTIVE,
  TEND_CLINICAL_STATUS_RECURRENCE,
  TEND_CLINICAL_STATUS_RELAPSE,
  TEND_CLINICAL_STATUS_INACTIVE,
  TEND_CLINICAL_STATUS_REMISSION,
  TEND_CLINICAL_STATUS_RESOLVED,
  TEND_CLINICAL_STATUS_UNKNOWN,
} TendClinicalStatus;

#define TEND_TYPE_CLINICAL_STATUS (tend_clinical_status_get_type ())
GType tend_clinical_status_get_type (void) G_GNUC_CONST;

typedef enum
{
  TEND_VERIFICATION_STATUS_CONFIRMED,
  TEND_VERIFICATION_STATUS_UNCONFIRMED,
  TEND_VERIFICATION_STATUS_PROVISIONAL,
  TEND_VERIFICATION_STATUS_DIFFERENTIAL,
  TEND_VERIFICATION_STATUS_PRESUMED,
  TEND_VERIFICATION_STATUS_REFUTED,
  TEND_VERIFICATION_STATUS_ENTERED_IN_ERROR,
} TendVerificationStatus;

#define TEND_TYPE_VERIFICATION_STATUS (tend_verification_status_get_type ())
GType tend_verification_status_get_type (void) G_GNUC_CONST;

/* A problem or diagnosis of a patient. */
typedef struct
{
  gint64                 patient_id;
  gint64                 encounter_id;
  char                  *code;
  char                  *code_system;
  char                  *display;
  char                  *category;
  TendClinicalStatus     clinical_status;
  TendVerificationStatus verification_status;
  GDate                  onset_date;
  GDate                  abatement_date;
  GDate                  recorded_date;
  char                  *note;
} TendConditionData;

#define TEND_TYPE_CONDITION (tend_condition_get_type ())
TEND_DECLARE_RECORD (TendCondition, tend_condition, CONDITION)

G_END_DECLS
