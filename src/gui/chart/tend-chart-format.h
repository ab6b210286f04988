/* SPDX-License-Identifier: GPL-3.0-or-later
 * What charts say in words: kinds of visit, steps, codes of FHIR. Pure. */
#pragma once

#include <gtk/gtk.h>

#include "tend-encounter.h"

G_BEGIN_DECLS

/* Translated; other texts as they are, NULL as "". */
const char *tend_chart_format_visit_kind (const char *service_type);
/* "Arrived", "In the room" … translated. */
const char *tend_chart_format_stage (TendEncounterStage stage);
/* A value with its UCUM unit as people write it: "118 mmHg", "37.2 °C". */
char       *tend_chart_format_quantity (double value, const char *unit, int decimals);
const char *tend_chart_format_unit (const char *ucum);
/* A nick such as "entered-in-error" as words: "Entered in error". Not translated: such words come
 * from imports. */
char *tend_chart_format_nick (const char *nick);

G_END_DECLS
