/* SPDX-License-Identifier: GPL-3.0-or-later
 * Vitals of one visit of the demonstration clinic, as this patient would have them. */
#define G_LOG_DOMAIN "tend-demo"

#include "config.h"

#include "tend-demo-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tend-observation.h"
#include "tend-vital-bmi.h"
#include "tend-vital-news2.h"
#include "tend-vital-reference.h"
#include "tend-vital-unit.h"
#include "tend-vitals-private.h"

/* LOINC of the panel of systolic and diastolic pressure. */
#define PRESSURE_PANEL "85354-9"

typedef struct
{
  TendDemo       *demo;
  TendDemoPerson *person;
  TendEncounter  *encounter;
  gint64          at;
  guint           performer;
  TendAge         age; /* on that day */
  double          values[TEND_N_VITALS];
} Sheet;

static double
vary (Sheet *sheet, double value, double spread)
{
  return value + g_rand_double_range (sheet->demo->rand, -spread, spread);
}

/* By the height and weight tables of childhood, roughly. */
static void
grow (Sheet *sheet, double *weight, double *height)
{
  double years = sheet->age.years + (sheet->age.months % 12) / 12.0;
  double share;

  if (years < 1)
    {
      *weight = 3.4 + 6.2 * years;
      *height = 50 + 25 * years;
    }
  else if (years < 12)
    {
      *weight = 2 * (years + 4);
      *height = 6 * years + 77;
    }
  else
    {
      share = MIN ((years - 12) / 6, 1);
      *weight = 32 + share * (sheet->person->weight - 32);
      *height = 149 + share * (sheet->person->height - 149);
    }
}

/* In the middle of what is usual at this age. */
static double
find_usual (Sheet *sheet, TendVitalKind kind, double otherwise)
{
  TendVitalReference reference;

  if (!tend_vital_find_reference (kind, &sheet->age, &reference) || isnan (reference.low)
      || isnan (reference.high))
    return otherwise;
  return (reference.low + reference.high) / 2;
}

static void
measure (Sheet *sheet)
{
  double *values = sheet->values;
  double  weight, height;

  grow (sheet, &weight, &height);
  values[TEND_VITAL_WEIGHT] = round (vary (sheet, weight, weight * 0.02) * 10) / 10;
  values[TEND_VITAL_HEIGHT] = round (height * 10) / 10;
  values[TEND_VITAL_HEART_RATE]
      = round (vary (sheet, find_usual (sheet, TEND_VITAL_HEART_RATE, 76), 10));
  values[TEND_VITAL_RESPIRATORY_RATE]
      = round (vary (sheet, find_usual (sheet, TEND_VITAL_RESPIRATORY_RATE, 16), 2)
               + (sheet->person->lung_disease ? 4 : 0));
  values[TEND_VITAL_OXYGEN_SATURATION]
      = MIN (round (vary (sheet, sheet->person->lung_disease ? 92 : 97.5, 2)), 100);
  values[TEND_VITAL_TEMPERATURE] = round (vary (sheet, 36.8, 0.5) * 10) / 10;
  if (tend_demo_chance (sheet->demo, 5))
    values[TEND_VITAL_TEMPERATURE] = round (vary (sheet, 38.7, 0.6) * 10) / 10;
  if (sheet->age.years >= 3)
    {
      double systolic
          = sheet->age.years < 18 ? 88 + 1.6 * sheet->age.years : sheet->person->systolic;

      values[TEND_VITAL_SYSTOLIC] = round (vary (sheet, systolic, 9));
      values[TEND_VITAL_DIASTOLIC] = round (vary (sheet, systolic * 0.62, 6));
      values[TEND_VITAL_PAIN]
          = tend_demo_chance (sheet->demo, 70) ? 0 : tend_demo_number (sheet->demo, 1, 7);
    }
  if (sheet->age.years < 2)
    values[TEND_VITAL_HEAD_CIRCUMFERENCE] = round ((35 + sheet->age.months * 0.6) * 10) / 10;
  if (sheet->person->diabetes)
    values[TEND_VITAL_GLUCOSE] = round (vary (sheet, 148, 40));
  if (sheet->age.years >= 2)
    values[TEND_VITAL_BODY_MASS_INDEX]
        = round (tend_bmi_compute (values[TEND_VITAL_WEIGHT], values[TEND_VITAL_HEIGHT]) * 10) / 10;
}

static TendObservation *
add (Sheet *sheet, TendDemoBatch batch, const char *category, const char *code, const char *display)
{
  TendObservation *observation
      = tend_demo_add (sheet->demo, batch,
                       g_object_new (TEND_TYPE_OBSERVATION, "category", category, "code", code,
                                     "display", display, "effective-at", sheet->at, NULL));

  tend_demo_link (sheet->demo, batch, observation, "patient-id", sheet->person->patient);
  tend_demo_link (sheet->demo, batch, observation, "encounter-id", sheet->encounter);
  tend_demo_link (sheet->demo, batch, observation, "performer-id",
                  g_ptr_array_index (sheet->demo->practitioners, sheet->performer));
  return observation;
}

static TendObservation *
add_vital (Sheet *sheet, TendDemoBatch batch, TendVitalKind kind)
{
  const TendVital    *vital = tend_vital_get (kind);
  TendVitalAssessment assessment = tend_vital_assess (kind, sheet->values[kind], &sheet->age);
  const char      *unit = vital->alternative_unit != NULL ? vital->alternative_unit : vital->unit;
  g_autofree char *typed = NULL;
  TendObservation *observation;

  if (kind == TEND_VITAL_GLUCOSE || kind == TEND_VITAL_HEIGHT)
    unit = vital->unit;
  typed = tend_vital_format (kind, sheet->values[kind], unit);
  observation = add (sheet, batch, "vital-signs", vital->loinc, vital->name);
  g_object_set (observation, "value", sheet->values[kind], "unit", vital->unit, "typed-text", typed,
                "typed-unit", unit, "interpretation", tend_vitals_interpret (assessment.level),
                "confirmed",
                assessment.level == TEND_VITAL_LEVEL_CRITICAL_LOW
                    || assessment.level == TEND_VITAL_LEVEL_CRITICAL_HIGH,
                NULL);
  return observation;
}

static void
add_pressure (Sheet *sheet)
{
  static const TendVitalKind kinds[] = { TEND_VITAL_SYSTOLIC, TEND_VITAL_DIASTOLIC };
  TendObservation           *panel
      = add (sheet, TEND_DEMO_BATCH_OBSERVATIONS, "vital-signs", PRESSURE_PANEL, "Blood pressure");

  g_object_set (panel, "body-site", "left arm", "position", "sitting", "cuff-size",
                sheet->age.years < 13 ? "child" : "adult", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    tend_demo_link (sheet->demo, TEND_DEMO_BATCH_COMPONENTS,
                    add_vital (sheet, TEND_DEMO_BATCH_COMPONENTS, kinds[i]), "panel-id", panel);
}

static void
add_news2 (Sheet *sheet)
{
  TendNews2Observations observations = {
    .respiration = sheet->values[TEND_VITAL_RESPIRATORY_RATE],
    .saturation = sheet->values[TEND_VITAL_OXYGEN_SATURATION],
    .oxygen = TEND_OXYGEN_AIR,
    .systolic = sheet->values[TEND_VITAL_SYSTOLIC],
    .pulse = sheet->values[TEND_VITAL_HEART_RATE],
    .consciousness = TEND_CONSCIOUSNESS_ALERT,
    .temperature = sheet->values[TEND_VITAL_TEMPERATURE],
  };
  TendNews2Score   score;
  TendObservation *observation;

  if (!tend_news2_score (&observations, &sheet->age, FALSE, &score, NULL) || score.total < 0)
    return;
  observation = add (sheet, TEND_DEMO_BATCH_OBSERVATIONS, "survey", "news2", "NEWS2");
  g_object_set (observation, "value", (double) score.total, "unit", "{score}", "interpretation",
                score.band >= TEND_NEWS2_BAND_HIGH     ? "HH"
                : score.band >= TEND_NEWS2_BAND_MEDIUM ? "H"
                                                       : "N",
                NULL);
}

void
tend_demo_add_vitals (
    TendDemo *demo, TendDemoPerson *person, TendEncounter *encounter, gint64 at, guint performer)
{
  Sheet sheet = { demo, person, encounter, at, performer };
  GDate day;

  for (guint i = 0; i < TEND_N_VITALS; i++)
    sheet.values[i] = NAN;
  if (!tend_time_get_date (at, demo->zone, &day)
      || !tend_date_age (&tend_patient_get_data (person->patient)->birth_date, &day, &sheet.age))
    return;

  measure (&sheet);
  if (!isnan (sheet.values[TEND_VITAL_SYSTOLIC]))
    add_pressure (&sheet);
  for (guint i = 0; i < TEND_N_VITALS; i++)
    if (!isnan (sheet.values[i]) && i != TEND_VITAL_SYSTOLIC && i != TEND_VITAL_DIASTOLIC)
      add_vital (&sheet, TEND_DEMO_BATCH_OBSERVATIONS, i);
  add_news2 (&sheet);
}
