#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_MEDICATION_KIND_STATEMENT,
  TEND_MEDICATION_KIND_REQUEST,
} TendMedicationKind;

#define TEND_TYPE_MEDICATION_KIND (tend_medication_kind_get_type ())
GType tend_medication_kind_get_type (void) G_GNUC_CONST;

/* A medicine that a patient takes or was prescribed. */
typedef struct
{
  gint64             patient_id;
  gint64             encounter_id;
  TendMedicationKind kind;
  char              *code;
  char              *code_system;
  char              *display;
  char              *status;
  char              *dosage;
  GDate              started_date;
  GDate              ended_date;
  char              *prescriber;
  char              *note;
} TendMedicationData;

#define TEND_TYPE_MEDICATION (tend_medication_get_type ())
TEND_DECLARE_RECORD (TendMedication, tend_medication, MEDICATION)

G_END_DECLS
