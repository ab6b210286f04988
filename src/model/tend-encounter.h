#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_ENCOUNTER_STAGE_PLANNED,
  TEND_ENCOUNTER_STAGE_ARRIVED,
  TEND_ENCOUNTER_STAGE_ROOMED,
  TEND_ENCOUNTER_STAGE_WITH_CLINICIAN,
  TEND_ENCOUNTER_STAGE_DONE,
  TEND_ENCOUNTER_STAGE_CANCELLED,
} TendEncounterStage;

#define TEND_TYPE_ENCOUNTER_STAGE (tend_encounter_stage_get_type ())
GType tend_encounter_stage_get_type (void) G_GNUC_CONST;

/* A visit from the door to the goodbye, with the time of each step. */
typedef struct
{
  gint64             patient_id;
  gint64             appointment_id;
  gint64             practitioner_id;
  gint64             location_id;
  TendEncounterStage stage;
  char              *class_code; /* v3-ActCode: AMB, HH, VR, EMER */
  char              *service_type;
  char              *reason;
  gint64             arrived_at;
  gint64             roomed_at;
  gint64             clinician_at;
  gint64             finished_at;
} TendEncounterData;

#define TEND_TYPE_ENCOUNTER (tend_encounter_get_type ())
TEND_DECLARE_RECORD (TendEncounter, tend_encounter, ENCOUNTER)

G_END_DECLS
