/* SPDX-License-Identifier: GPL-3.0-or-later
 * The catalogue of vital signs: codes, units, limits of entry. */
#pragma once

#include "tend-error.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_VITAL_SYSTOLIC,
  TEND_VITAL_DIASTOLIC,
  TEND_VITAL_MEAN_PRESSURE,
  TEND_VITAL_HEART_RATE,
  TEND_VITAL_RESPIRATORY_RATE,
  TEND_VITAL_TEMPERATURE,
  TEND_VITAL_OXYGEN_SATURATION,
  TEND_VITAL_OXYGEN_FLOW,
  TEND_VITAL_INSPIRED_OXYGEN,
  TEND_VITAL_WEIGHT,
  TEND_VITAL_HEIGHT,
  TEND_VITAL_BODY_MASS_INDEX,
  TEND_VITAL_HEAD_CIRCUMFERENCE,
  TEND_VITAL_WAIST,
  TEND_VITAL_PAIN,
  TEND_VITAL_GLUCOSE,
  TEND_VITAL_PEAK_FLOW,
} TendVitalKind;

#define TEND_N_VITALS (TEND_VITAL_PEAK_FLOW + 1)

/**
 * TendVital:
 * @nick: what the store and exchange call it, "heart-rate"
 * @name: to be translated with _() where it is shown
 * @unit: UCUM code of the stored value
 * @decimals: that the stored value is shown with
 * @alternative_unit: (nullable): another UCUM code people read and type
 * @minimum, @maximum: in @unit; what is outside is a mistake of entry
 * @confirm_change: share of the previous value beyond which a new one is asked
 *   again, 0 when never
 */
typedef struct
{
  TendVitalKind kind;
  const char   *nick;
  const char   *name;
  const char   *loinc;
  const char   *unit;
  int           decimals;
  const char   *alternative_unit;
  int           alternative_decimals;
  double        minimum;
  double        maximum;
  double        confirm_change;
} TendVital;

const TendVital *tend_vital_get (TendVitalKind kind);

/** tend_vital_find_nick: (nullable) */
const TendVital *tend_vital_find_nick (const char *nick);

/** tend_vital_find_loinc: (nullable) */
const TendVital *tend_vital_find_loinc (const char *loinc);

/** tend_vital_needs_confirmation: whether @value differs from the @previous so much that people
 * should look twice. */
gboolean tend_vital_needs_confirmation (TendVitalKind kind, double value, double previous);

G_END_DECLS
