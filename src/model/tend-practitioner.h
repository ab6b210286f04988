#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

/* A person who cares for patients and has a column in the schedule. */
typedef struct
{
  char    *family_name;
  char    *given_name;
  char    *name_prefix;
  char    *name_suffix; /* credentials: MD, RN, CPT */
  char    *role;
  char    *npi;
  char    *collector_code; /* printed on labels */
  char    *phone;
  gboolean active;
  gboolean schedulable;
  gint64   hue; /* degrees */
} TendPractitionerData;

#define TEND_TYPE_PRACTITIONER (tend_practitioner_get_type ())
TEND_DECLARE_RECORD (TendPractitioner, tend_practitioner, PRACTITIONER)

G_END_DECLS
