#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_LOCATION_KIND_EXAM_ROOM,
  TEND_LOCATION_KIND_WAITING_AREA,
  TEND_LOCATION_KIND_LABORATORY,
  TEND_LOCATION_KIND_STORAGE,
  TEND_LOCATION_KIND_HOME,
} TendLocationKind;

#define TEND_TYPE_LOCATION_KIND (tend_location_kind_get_type ())
GType tend_location_kind_get_type (void) G_GNUC_CONST;

/* A room, or any other place where patients and devices are. */
typedef struct
{
  char            *name;
  TendLocationKind kind;
  gboolean         active;
  gboolean         schedulable;
  gint64           position; /* order on boards */
} TendLocationData;

#define TEND_TYPE_LOCATION (tend_location_get_type ())
TEND_DECLARE_RECORD (TendLocation, tend_location, LOCATION)

G_END_DECLS
