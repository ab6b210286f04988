#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

/* Something done to or for a patient. */
typedef struct
{
  gint64 patient_id;
  gint64 encounter_id;
  char  *code;
  char  *code_system;
  char  *display;
  char  *status;
  gint64 performed_at;
  gint64 ended_at;
  char  *note;
} TendProcedureData;

#define TEND_TYPE_PROCEDURE (tend_procedure_get_type ())
TEND_DECLARE_RECORD (TendProcedure, tend_procedure, PROCEDURE)

G_END_DECLS
