#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_SPECIMEN_STATE_PLANNED,
  TEND_SPECIMEN_STATE_COLLECTED,
  TEND_SPECIMEN_STATE_SENT,
  TEND_SPECIMEN_STATE_RECEIVED,
  TEND_SPECIMEN_STATE_ACCEPTED,
  TEND_SPECIMEN_STATE_REJECTED,
} TendSpecimenState;

#define TEND_TYPE_SPECIMEN_STATE (tend_specimen_state_get_type ())
GType tend_specimen_state_get_type (void) G_GNUC_CONST;

typedef enum
{
  TEND_REQUEST_PRIORITY_ROUTINE,
  TEND_REQUEST_PRIORITY_URGENT,
  TEND_REQUEST_PRIORITY_ASAP,
  TEND_REQUEST_PRIORITY_STAT,
} TendRequestPriority;

#define TEND_TYPE_REQUEST_PRIORITY (tend_request_priority_get_type ())
GType tend_request_priority_get_type (void) G_GNUC_CONST;

/* A container of material drawn from a patient. */
typedef struct
{
  gint64              patient_id;
  gint64              encounter_id;
  char               *accession;        /* with check digit and container suffix */
  char               *container_kind;   /* nick of TendTubeKind */
  gint64              container_number; /* n of m */
  gint64              container_count;
  TendSpecimenState   state;
  TendRequestPriority priority;
  char               *identity_method; /* the two identifiers that were confirmed */
  gint64              collected_at;
  gint64              collector_id;
  char               *body_site;
  char               *method;
  char               *rejection_reason;
  char               *note;
} TendSpecimenData;

#define TEND_TYPE_SPECIMEN (tend_specimen_get_type ())
TEND_DECLARE_RECORD (TendSpecimen, tend_specimen, SPECIMEN)

G_END_DECLS
