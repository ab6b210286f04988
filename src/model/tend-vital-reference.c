/* SPDX-License-Identifier: GPL-3.0-or-later
 * The usual ranges of vital signs by age, and the alarms around them. */
#define G_LOG_DOMAIN "tend-vital"

#include "config.h"

#include "tend-vital-reference.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define YEARS(n) ((n) *12)
#define ANY_AGE G_MAXINT
#define NONE NAN

#define FEVER_CELSIUS 38.0 /* CDC */

/* Children: AHA PALS reference card (Hazinski 2013), awake; its respiratory
 * rates begin with the infant, its pressures at 6 to 7 years serve to 9.
 * Adults: usual ranges of the field; alarms from the NEWS2 three-point cells
 * (RCP 2017) and the severe range of ACC/AHA 2017. Fever in the first two
 * months: AAP guideline 2021. Glucose alarms: level 2 hypoglycaemia (ADA). */
static const TendVitalReference references[] = {
  { TEND_VITAL_HEART_RATE, 0, 1, 100, 205, NONE, NONE },
  { TEND_VITAL_HEART_RATE, 1, YEARS (1), 100, 180, NONE, NONE },
  { TEND_VITAL_HEART_RATE, YEARS (1), YEARS (3), 98, 140, NONE, NONE },
  { TEND_VITAL_HEART_RATE, YEARS (3), YEARS (6), 80, 120, NONE, NONE },
  { TEND_VITAL_HEART_RATE, YEARS (6), YEARS (12), 75, 118, NONE, NONE },
  { TEND_VITAL_HEART_RATE, YEARS (12), YEARS (18), 60, 100, NONE, NONE },
  { TEND_VITAL_HEART_RATE, YEARS (18), ANY_AGE, 60, 100, 40, 131 },

  { TEND_VITAL_RESPIRATORY_RATE, 0, YEARS (1), 30, 53, NONE, NONE },
  { TEND_VITAL_RESPIRATORY_RATE, YEARS (1), YEARS (3), 22, 37, NONE, NONE },
  { TEND_VITAL_RESPIRATORY_RATE, YEARS (3), YEARS (6), 20, 28, NONE, NONE },
  { TEND_VITAL_RESPIRATORY_RATE, YEARS (6), YEARS (12), 18, 25, NONE, NONE },
  { TEND_VITAL_RESPIRATORY_RATE, YEARS (12), YEARS (18), 12, 20, NONE, NONE },
  { TEND_VITAL_RESPIRATORY_RATE, YEARS (18), ANY_AGE, 12, 20, 8, 25 },

  /* The alarms of children come from find_hypotension(). */
  { TEND_VITAL_SYSTOLIC, 0, 1, 67, 84, NONE, NONE },
  { TEND_VITAL_SYSTOLIC, 1, YEARS (1), 72, 104, NONE, NONE },
  { TEND_VITAL_SYSTOLIC, YEARS (1), YEARS (3), 86, 106, NONE, NONE },
  { TEND_VITAL_SYSTOLIC, YEARS (3), YEARS (6), 89, 112, NONE, NONE },
  { TEND_VITAL_SYSTOLIC, YEARS (6), YEARS (10), 97, 115, NONE, NONE },
  { TEND_VITAL_SYSTOLIC, YEARS (10), YEARS (12), 102, 120, NONE, NONE },
  { TEND_VITAL_SYSTOLIC, YEARS (12), YEARS (18), 110, 131, NONE, 181 },
  { TEND_VITAL_SYSTOLIC, YEARS (18), ANY_AGE, NONE, 119, 90, 181 },

  { TEND_VITAL_DIASTOLIC, 0, 1, 35, 53, NONE, NONE },
  { TEND_VITAL_DIASTOLIC, 1, YEARS (1), 37, 56, NONE, NONE },
  { TEND_VITAL_DIASTOLIC, YEARS (1), YEARS (3), 42, 63, NONE, NONE },
  { TEND_VITAL_DIASTOLIC, YEARS (3), YEARS (6), 46, 72, NONE, NONE },
  { TEND_VITAL_DIASTOLIC, YEARS (6), YEARS (10), 57, 76, NONE, NONE },
  { TEND_VITAL_DIASTOLIC, YEARS (10), YEARS (12), 61, 80, NONE, NONE },
  { TEND_VITAL_DIASTOLIC, YEARS (12), YEARS (18), 64, 83, NONE, 121 },
  { TEND_VITAL_DIASTOLIC, YEARS (18), ANY_AGE, NONE, 79, NONE, 121 },

  { TEND_VITAL_TEMPERATURE, 0, 2, 36.1, 37.2, 35.0, FEVER_CELSIUS },
  { TEND_VITAL_TEMPERATURE, 2, ANY_AGE, 36.1, 37.2, 35.0, 39.1 },
  { TEND_VITAL_OXYGEN_SATURATION, 0, ANY_AGE, 96, NONE, 91, NONE },
  { TEND_VITAL_BODY_MASS_INDEX, YEARS (20), ANY_AGE, 18.5, 24.9, NONE, NONE },
  { TEND_VITAL_PAIN, 0, ANY_AGE, NONE, 3, NONE, 7 },
  { TEND_VITAL_GLUCOSE, 1, ANY_AGE, 70, 99, 53, 400 },
};

const TendVitalReference *
tend_vital_get_references (gsize *n_references)
{
  g_return_val_if_fail (n_references != NULL, NULL);

  *n_references = G_N_ELEMENTS (references);
  return references;
}

/* Completed months, the first 28 days as 0, an unknown age as an adult. */
static int
get_age_key (const TendAge *age)
{
  if (age == NULL)
    return YEARS (40);
  return age->days < 28 ? 0 : MAX (1, age->months);
}

/* PALS: the highest systolic that is hypotension. */
static double
find_hypotension (int age_key)
{
  if (age_key < 1)
    return 59;
  if (age_key < YEARS (1))
    return 69;
  if (age_key <= YEARS (10))
    return 69 + 2 * (age_key / 12);
  return 89;
}

gboolean
tend_vital_find_reference (TendVitalKind kind, const TendAge *age, TendVitalReference *reference)
{
  int key = get_age_key (age);

  g_return_val_if_fail (reference != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    if (references[i].kind == kind && key >= references[i].from && key < references[i].until)
      {
        *reference = references[i];
        if (kind == TEND_VITAL_SYSTOLIC && isnan (reference->critical_low))
          reference->critical_low = find_hypotension (key);
        return TRUE;
      }
  return FALSE;
}

static double
round_as_shown (const TendVital *vital, double value)
{
  double scale = pow (10, vital->decimals);

  return round (value * scale) / scale;
}

/* Comparisons with NAN are false: an open end never speaks. */
static TendVitalLevel
find_level (const TendVitalReference *reference, double value)
{
  if (value <= reference->critical_low)
    return TEND_VITAL_LEVEL_CRITICAL_LOW;
  if (value >= reference->critical_high)
    return TEND_VITAL_LEVEL_CRITICAL_HIGH;
  if (value < reference->low)
    return TEND_VITAL_LEVEL_LOW;
  if (value > reference->high)
    return TEND_VITAL_LEVEL_HIGH;
  return TEND_VITAL_LEVEL_NORMAL;
}

static const char *
describe (TendVitalKind kind, double value, TendVitalLevel level)
{
  switch (level)
    {
    case TEND_VITAL_LEVEL_NO_REFERENCE:
      return N_ ("There is no usual range to compare this with");
    case TEND_VITAL_LEVEL_NORMAL:
      return N_ ("In the usual range for this age");
    case TEND_VITAL_LEVEL_LOW:
      return N_ ("Below the usual range for this age");
    case TEND_VITAL_LEVEL_HIGH:
      if (kind == TEND_VITAL_TEMPERATURE && value >= FEVER_CELSIUS)
        return N_ ("Fever");
      if (kind == TEND_VITAL_PAIN)
        return N_ ("Moderate pain");
      return N_ ("Above the usual range for this age");
    case TEND_VITAL_LEVEL_CRITICAL_LOW:
      return N_ ("Critically low: measure again and tell a clinician now");
    case TEND_VITAL_LEVEL_CRITICAL_HIGH:
      if (kind == TEND_VITAL_PAIN)
        return N_ ("Severe pain: tell a clinician now");
      return N_ ("Critically high: measure again and tell a clinician now");
    case TEND_VITAL_LEVEL_IMPOSSIBLE:
      return N_ ("Not possible: compare the number, measure again");
    default:
      g_return_val_if_reached (NULL);
    }
}

TendVitalAssessment
tend_vital_assess_by (TendVitalKind kind, double value, const TendVitalReference *reference)
{
  const TendVital    *vital = tend_vital_get (kind);
  TendVitalAssessment assessment = { TEND_VITAL_LEVEL_IMPOSSIBLE, NULL };

  g_return_val_if_fail (vital != NULL, assessment);

  value = round_as_shown (vital, value);
  if (value >= vital->minimum && value <= vital->maximum)
    assessment.level
        = reference != NULL ? find_level (reference, value) : TEND_VITAL_LEVEL_NO_REFERENCE;
  assessment.sentence = describe (kind, value, assessment.level);
  return assessment;
}

TendVitalAssessment
tend_vital_assess (TendVitalKind kind, double value, const TendAge *age)
{
  TendVitalReference reference;

  if (!tend_vital_find_reference (kind, age, &reference))
    return tend_vital_assess_by (kind, value, NULL);
  return tend_vital_assess_by (kind, value, &reference);
}

const char *
tend_vital_level_get_code (TendVitalLevel level)
{
  static const char *const codes[] = {
    [TEND_VITAL_LEVEL_NORMAL] = "N",         [TEND_VITAL_LEVEL_LOW] = "L",
    [TEND_VITAL_LEVEL_HIGH] = "H",           [TEND_VITAL_LEVEL_CRITICAL_LOW] = "LL",
    [TEND_VITAL_LEVEL_CRITICAL_HIGH] = "HH", [TEND_VITAL_LEVEL_IMPOSSIBLE] = NULL,
  };

  g_return_val_if_fail ((guint) level < G_N_ELEMENTS (codes), NULL);

  return codes[level];
}
