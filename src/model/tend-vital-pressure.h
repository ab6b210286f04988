/* SPDX-License-Identifier: GPL-3.0-or-later
 * Blood pressure: the two values together. */
#pragma once

#include "tend-date.h"

G_BEGIN_DECLS

/** TendPressureCategory: AHA/ACC guideline of 2017. */
typedef enum
{
  TEND_PRESSURE_NORMAL,
  TEND_PRESSURE_ELEVATED,
  TEND_PRESSURE_STAGE_1,
  TEND_PRESSURE_STAGE_2,
  TEND_PRESSURE_SEVERE,
  TEND_PRESSURE_NEEDS_PERCENTILE, /* under 13 years: by height, AAP 2017 */
} TendPressureCategory;

/**
 * tend_pressure_parse:
 *
 * Reads "120/80", whole mm[Hg]. %TEND_ERROR_INVALID also when the systolic is
 * not above the diastolic.
 */
gboolean
tend_pressure_parse (const char *typed, double *systolic, double *diastolic, GError **error);

/** tend_pressure_check: both possible, the systolic above the diastolic. */
gboolean tend_pressure_check (double systolic, double diastolic, GError **error);

/** tend_pressure_categorise: the higher of the two decides. @age %NULL is an adult. */
TendPressureCategory
tend_pressure_categorise (double systolic, double diastolic, const TendAge *age);

/** tend_pressure_describe: a sentence to be translated with _(). */
const char *tend_pressure_describe (TendPressureCategory category);

G_END_DECLS
