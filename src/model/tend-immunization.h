#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

/* A vaccine given, or not given with the reason. */
typedef struct
{
  gint64 patient_id;
  gint64 encounter_id;
  char  *code; /* CVX */
  char  *display;
  char  *status;
  gint64 occurrence_at;
  char  *lot_number;
  char  *site;
  char  *note;
} TendImmunizationData;

#define TEND_TYPE_IMMUNIZATION (tend_immunization_get_type ())
TEND_DECLARE_RECORD (TendImmunization, tend_immunization, IMMUNIZATION)

G_END_DECLS
