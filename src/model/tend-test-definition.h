#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

/* A laboratory test of the catalogue and the container it needs. */
typedef struct
{
  char    *code;
  char    *display;
  char    *loinc;
  char    *container_kind; /* nick of TendTubeKind */
  double   volume_ml;
  gboolean own_container;
  gboolean fasting;
  char    *department;
  char    *charge_code;
  gint64   position;
  gboolean active;
} TendTestDefinitionData;

#define TEND_TYPE_TEST_DEFINITION (tend_test_definition_get_type ())
TEND_DECLARE_RECORD (TendTestDefinition, tend_test_definition, TEST_DEFINITION)

G_END_DECLS
