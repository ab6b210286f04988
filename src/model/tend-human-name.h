#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_NAME_USE_USUAL,
  TEND_NAME_USE_OFFICIAL,
  TEND_NAME_USE_NICKNAME,
  TEND_NAME_USE_MAIDEN,
  TEND_NAME_USE_OLD,
  TEND_NAME_USE_TEMP,
  TEND_NAME_USE_ANONYMOUS,
} TendNameUse;

#define TEND_TYPE_NAME_USE (tend_name_use_get_type ())
GType tend_name_use_get_type (void) G_GNUC_CONST;

/* A further name of a patient: maiden, former, nickname; found by search like the usual one. */
typedef struct
{
  gint64      patient_id;
  TendNameUse use;
  char       *family_name;
  char       *given_name;
  char       *name_prefix;
  char       *name_suffix;
} TendHumanNameData;

#define TEND_TYPE_HUMAN_NAME (tend_human_name_get_type ())
TEND_DECLARE_RECORD (TendHumanName, tend_human_name, HUMAN_NAME)

G_END_DECLS
