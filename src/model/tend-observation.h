#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_OBSERVATION_STATUS_FINAL,
  TEND_OBSERVATION_STATUS_REGISTERED,
  TEND_OBSERVATION_STATUS_PRELIMINARY,
  TEND_OBSERVATION_STATUS_AMENDED,
  TEND_OBSERVATION_STATUS_CORRECTED,
  TEND_OBSERVATION_STATUS_CANCELLED,
  TEND_OBSERVATION_STATUS_ENTERED_IN_ERROR,
  TEND_OBSERVATION_STATUS_UNKNOWN,
} TendObservationStatus;

#define TEND_TYPE_OBSERVATION_STATUS (tend_observation_status_get_type ())
GType tend_observation_status_get_type (void) G_GNUC_CONST;

/* One measured or reported fact; components of a panel name it. */
typedef struct
{
  gint64                patient_id;
  gint64                encounter_id;
  gint64                panel_id;
  char                 *category; /* vital-signs, laboratory, survey */
  char                 *code;     /* LOINC */
  char                 *display;
  double                value;      /* in unit */
  char                 *unit;       /* UCUM */
  char                 *value_text; /* of facts that are not numbers */
  char                 *typed_text; /* as entered */
  char                 *typed_unit; /* UCUM of what was typed */
  gint64                effective_at;
  gint64                performer_id;
  TendObservationStatus status;
  char                 *interpretation; /* v3 ObservationInterpretation: N L H LL HH A */
  char                 *body_site;
  char                 *method;
  char                 *position;
  char                 *cuff_size;
  gint64                device_id;
  gboolean              confirmed; /* an unusual value was asked about and confirmed */
  char                 *note;
  gint64                amends_id;
} TendObservationData;

#define TEND_TYPE_OBSERVATION (tend_observation_get_type ())
TEND_DECLARE_RECORD (TendObservation, tend_observation, OBSERVATION)

G_END_DECLS
