#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

/* An identifier that another system gave to a record; what an import recognises it by. */
typedef struct
{
  char  *owner_kind;
  gint64 owner_id;
  char  *system;
  char  *value;
  char  *label;
} TendIdentifierData;

#define TEND_TYPE_IDENTIFIER (tend_identifier_get_type ())
TEND_DECLARE_RECORD (TendIdentifier, tend_identifier, IDENTIFIER)

G_END_DECLS
