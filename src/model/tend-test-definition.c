/* SPDX-License-Identifier: GPL-3.0-or-later
 * A laboratory test of the catalogue and the container it needs. */
#define G_LOG_DOMAIN "tend-test-definition"

#include "config.h"

#include "tend-test-definition.h"

static const TendField fields[] = {
  TEND_TEXT (TendTestDefinitionData, code, .flags = TEND_FIELD_REQUIRED | TEND_FIELD_UNIQUE),
  TEND_TEXT (TendTestDefinitionData, display, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendTestDefinitionData, loinc),
  TEND_TEXT (TendTestDefinitionData, container_kind, .flags = TEND_FIELD_REQUIRED),
  TEND_REAL (TendTestDefinitionData, volume_ml),
  TEND_BOOLEAN (TendTestDefinitionData, own_container),
  TEND_BOOLEAN (TendTestDefinitionData, fasting),
  TEND_TEXT (TendTestDefinitionData, department),
  TEND_TEXT (TendTestDefinitionData, charge_code),
  TEND_INTEGER (TendTestDefinitionData, position),
  TEND_BOOLEAN (TendTestDefinitionData, active),
};

TEND_DEFINE_RECORD (TendTestDefinition, tend_test_definition, "test_definition")
