/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whether a vital sign is usual for the age, or an alarm. */
#pragma once

#include "tend-date.h"
#include "tend-vital.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_VITAL_LEVEL_NO_REFERENCE, /* nothing to compare it with */
  TEND_VITAL_LEVEL_NORMAL,
  TEND_VITAL_LEVEL_LOW,
  TEND_VITAL_LEVEL_HIGH,
  TEND_VITAL_LEVEL_CRITICAL_LOW,
  TEND_VITAL_LEVEL_CRITICAL_HIGH,
  TEND_VITAL_LEVEL_IMPOSSIBLE,
} TendVitalLevel;

/** TendVitalAssessment: @sentence is to be translated with _(). */
typedef struct
{
  TendVitalLevel level;
  const char    *sentence;
} TendVitalAssessment;

/**
 * TendVitalReference:
 * @from, @until: age in completed months, from 1, up to but not including; 0
 *   stands for the first 28 days
 * @low, @high: the usual range, both ends in it; NAN when open
 * @critical_low, @critical_high: alarm at this value and beyond; NAN when none
 *
 * In the stored unit. The shipped rows are defaults: a clinic sets its own.
 */
typedef struct
{
  TendVitalKind kind;
  int           from;
  int           until;
  double        low;
  double        high;
  double        critical_low;
  double        critical_high;
} TendVitalReference;

/** tend_vital_get_references: the shipped rows. */
const TendVitalReference *tend_vital_get_references (gsize *n_references);

/**
 * tend_vital_find_reference:
 * @age: (nullable): an adult when %NULL
 *
 * Copies the shipped row for the age; a child's systolic alarm is reckoned
 * from the years. %FALSE when there is none.
 */
gboolean
tend_vital_find_reference (TendVitalKind kind, const TendAge *age, TendVitalReference *reference);

/** tend_vital_assess: by the shipped rows. Values are compared as they are shown, rounded. */
TendVitalAssessment tend_vital_assess (TendVitalKind kind, double value, const TendAge *age);

/** tend_vital_assess_by: by @reference, or against the limits of entry alone when %NULL. */
TendVitalAssessment
tend_vital_assess_by (TendVitalKind kind, double value, const TendVitalReference *reference);

/** tend_vital_level_get_code: (nullable): HL7 v3 ObservationInterpretation N, L, H, LL or HH. */
const char *tend_vital_level_get_code (TendVitalLevel level);

G_END_DECLS
