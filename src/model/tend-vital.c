/* SPDX-License-Identifier: GPL-3.0-or-later
 * What each vital sign is called, coded and measured in. */
#define G_LOG_DOMAIN "tend-vital"

#include "config.h"

#include "tend-vital.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* LOINC and UCUM codes of the US Core vital signs profiles; the limits are of
 * entry, wider than any living patient, not of health. */
static const TendVital vitals[TEND_N_VITALS] = {
  { TEND_VITAL_SYSTOLIC, "systolic", N_ ("Systolic blood pressure"), "8480-6", "mm[Hg]", 0, NULL, 0,
    30, 300, 0 },
  { TEND_VITAL_DIASTOLIC, "diastolic", N_ ("Diastolic blood pressure"), "8462-4", "mm[Hg]", 0, NULL,
    0, 10, 200, 0 },
  { TEND_VITAL_MEAN_PRESSURE, "mean-pressure", N_ ("Mean arterial pressure"), "8478-0", "mm[Hg]", 0,
    NULL, 0, 10, 250, 0 },
  { TEND_VITAL_HEART_RATE, "heart-rate", N_ ("Heart rate"), "8867-4", "/min", 0, NULL, 0, 10, 350,
    0 },
  { TEND_VITAL_RESPIRATORY_RATE, "respiratory-rate", N_ ("Respiratory rate"), "9279-1", "/min", 0,
    NULL, 0, 2, 120, 0 },
  { TEND_VITAL_TEMPERATURE, "temperature", N_ ("Temperature"), "8310-5", "Cel", 1, "[degF]", 1, 25,
    45, 0 },
  { TEND_VITAL_OXYGEN_SATURATION, "oxygen-saturation", N_ ("Oxygen saturation"), "59408-5", "%", 0,
    NULL, 0, 40, 100, 0 },
  { TEND_VITAL_OXYGEN_FLOW, "oxygen-flow", N_ ("Oxygen flow"), "3151-8", "L/min", 1, NULL, 0, 0, 60,
    0 },
  { TEND_VITAL_INSPIRED_OXYGEN, "inspired-oxygen", N_ ("Inspired oxygen"), "3150-6", "%", 0, NULL,
    0, 21, 100, 0 },
  { TEND_VITAL_WEIGHT, "weight", N_ ("Weight"), "29463-7", "kg", 1, "[lb_av]", 1, 0.2, 500, 0.1 },
  { TEND_VITAL_HEIGHT, "height", N_ ("Height"), "8302-2", "cm", 1, "[in_i]", 1, 20, 250, 0.1 },
  { TEND_VITAL_BODY_MASS_INDEX, "body-mass-index", N_ ("Body mass index"), "39156-5", "kg/m2", 1,
    NULL, 0, 3, 250, 0 },
  { TEND_VITAL_HEAD_CIRCUMFERENCE, "head-circumference", N_ ("Head circumference"), "9843-4", "cm",
    1, "[in_i]", 1, 20, 65, 0 },
  { TEND_VITAL_WAIST, "waist", N_ ("Waist circumference"), "8280-0", "cm", 1, "[in_i]", 1, 20, 300,
    0 },
  { TEND_VITAL_PAIN, "pain", N_ ("Pain"), "72514-3", "{score}", 0, NULL, 0, 0, 10, 0 },
  { TEND_VITAL_GLUCOSE, "glucose", N_ ("Glucose"), "41653-7", "mg/dL", 0, "mmol/L", 2, 10, 1000,
    0 },
  { TEND_VITAL_PEAK_FLOW, "peak-flow", N_ ("Peak flow"), "19935-6", "L/min", 0, NULL, 0, 20, 1000,
    0 },
};

const TendVital *
tend_vital_get (TendVitalKind kind)
{
  g_return_val_if_fail ((guint) kind < TEND_N_VITALS, NULL);

  return &vitals[kind];
}

const TendVital *
tend_vital_find_nick (const char *nick)
{
  for (gsize i = 0; i < TEND_N_VITALS; i++)
    if (g_strcmp0 (vitals[i].nick, nick) == 0)
      return &vitals[i];
  return NULL;
}

const TendVital *
tend_vital_find_loinc (const char *loinc)
{
  for (gsize i = 0; i < TEND_N_VITALS; i++)
    if (g_strcmp0 (vitals[i].loinc, loinc) == 0)
      return &vitals[i];
  return NULL;
}

gboolean
tend_vital_needs_confirmation (TendVitalKind kind, double value, double previous)
{
  const TendVital *vital = tend_vital_get (kind);

  g_return_val_if_fail (vital != NULL, FALSE);

  if (vital->confirm_change <= 0 || !isfinite (value) || !isfinite (previous) || previous <= 0)
    return FALSE;
  /* A hair of tolerance: exactly the share is not beyond it. */
  return fabs (value - previous) / previous > vital->confirm_change + 1e-9;
}
