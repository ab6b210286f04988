/* SPDX-License-Identifier: GPL-3.0-or-later
 * Scores the National Early Warning Score 2, unchanged. */
#define G_LOG_DOMAIN "tend-vital"

#include "config.h"

#include "tend-vital-news2.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FIRST_YEAR 16
#define OXYGEN_POINTS 2
#define IMPAIRED_POINTS 3

/* Points of a value from @from on, up to the next row. */
typedef struct
{
  double from;
  int    points;
} Step;

/* Royal College of Physicians, National Early Warning Score (NEWS) 2, London
 * 2017, chart 1. Rates, saturation and pressure are whole numbers there,
 * temperature has one decimal. */
static const Step respiration_steps[]
    = { { -INFINITY, 3 }, { 9, 1 }, { 12, 0 }, { 21, 2 }, { 25, 3 } };
static const Step saturation_steps[] = { { -INFINITY, 3 }, { 92, 2 }, { 94, 1 }, { 96, 0 } };
static const Step hypercapnic_steps[] = { { -INFINITY, 3 }, { 84, 2 }, { 86, 1 }, { 88, 0 } };
static const Step hypercapnic_oxygen_steps[]
    = { { -INFINITY, 3 }, { 84, 2 }, { 86, 1 }, { 88, 0 }, { 93, 1 }, { 95, 2 }, { 97, 3 } };
static const Step systolic_steps[]
    = { { -INFINITY, 3 }, { 91, 2 }, { 101, 1 }, { 111, 0 }, { 220, 3 } };
static const Step pulse_steps[]
    = { { -INFINITY, 3 }, { 41, 1 }, { 51, 0 }, { 91, 1 }, { 111, 2 }, { 131, 3 } };
static const Step temperature_steps[]
    = { { -INFINITY, 3 }, { 35.1, 1 }, { 36.1, 0 }, { 38.1, 1 }, { 39.1, 2 } };

static int
find_points (const Step *steps, gsize n_steps, double value, double decimals_scale)
{
  double shown = round (value * decimals_scale) / decimals_scale;
  int    points = -1;

  if (!isfinite (value))
    return -1;
  for (gsize i = 0; i < n_steps && shown >= steps[i].from; i++)
    points = steps[i].points;
  return points;
}

#define FIND_POINTS(steps, value, scale) find_points (steps, G_N_ELEMENTS (steps), value, scale)

static int
score_saturation (const TendNews2Observations *seen)
{
  if (!seen->is_hypercapnic)
    return FIND_POINTS (saturation_steps, seen->saturation, 1);
  /* On scale 2 the same saturation counts only on oxygen. */
  if (seen->oxygen == TEND_OXYGEN_UNKNOWN && !(round (seen->saturation) < 93))
    return -1;
  if (seen->oxygen == TEND_OXYGEN_SUPPLEMENTAL)
    return FIND_POINTS (hypercapnic_oxygen_steps, seen->saturation, 1);
  return FIND_POINTS (hypercapnic_steps, seen->saturation, 1);
}

static int
score_oxygen (TendOxygen oxygen)
{
  switch (oxygen)
    {
    case TEND_OXYGEN_AIR:
      return 0;
    case TEND_OXYGEN_SUPPLEMENTAL:
      return OXYGEN_POINTS;
    case TEND_OXYGEN_UNKNOWN:
    default:
      return -1;
    }
}

static int
score_consciousness (TendConsciousness consciousness)
{
  if (consciousness == TEND_CONSCIOUSNESS_UNKNOWN)
    return -1;
  return consciousness == TEND_CONSCIOUSNESS_ALERT ? 0 : IMPAIRED_POINTS;
}

static TendNews2Band
find_band (int total, gboolean any_single_three)
{
  if (total >= 7)
    return TEND_NEWS2_BAND_HIGH;
  if (total >= 5)
    return TEND_NEWS2_BAND_MEDIUM;
  return any_single_three ? TEND_NEWS2_BAND_LOW_MEDIUM : TEND_NEWS2_BAND_LOW;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, message);
  return FALSE;
}

gboolean
tend_news2_score (const TendNews2Observations *observations,
                  const TendAge               *age,
                  gboolean                     is_pregnant,
                  TendNews2Score              *score,
                  GError                     **error)
{
  gboolean any_single_three = FALSE;

  g_return_val_if_fail (observations != NULL && score != NULL, FALSE);

  if (age == NULL)
    return refuse (error, _ ("NEWS2 needs the birth date: it is not valid under 16 years"));
  if (age->years < FIRST_YEAR)
    return refuse (error,
                   _ ("NEWS2 is not valid under 16 years; use the clinic's score for children"));
  if (is_pregnant)
    return refuse (error, _ ("NEWS2 is not valid in pregnancy; use the clinic's maternity score"));

  *score = (TendNews2Score){
    .points = {
      [TEND_NEWS2_RESPIRATION] = FIND_POINTS (respiration_steps, observations->respiration, 1),
      [TEND_NEWS2_SATURATION] = score_saturation (observations),
      [TEND_NEWS2_OXYGEN] = score_oxygen (observations->oxygen),
      [TEND_NEWS2_SYSTOLIC] = FIND_POINTS (systolic_steps, observations->systolic, 1),
      [TEND_NEWS2_PULSE] = FIND_POINTS (pulse_steps, observations->pulse, 1),
      [TEND_NEWS2_CONSCIOUSNESS] = score_consciousness (observations->consciousness),
      [TEND_NEWS2_TEMPERATURE] = FIND_POINTS (temperature_steps, observations->temperature, 10),
    },
  };
  for (int item = 0; item < TEND_N_NEWS2_ITEMS; item++)
    {
      if (score->points[item] < 0)
        score->n_missing++;
      else
        score->total += score->points[item];
      any_single_three |= score->points[item] == 3;
    }

  if (score->n_missing > 0)
    score->total = -1;
  else
    score->band = find_band (score->total, any_single_three);
  return TRUE;
}

const char *
tend_news2_get_item_name (TendNews2Item item)
{
  static const char *const names[TEND_N_NEWS2_ITEMS] = {
    N_ ("Respiratory rate"),
    N_ ("Oxygen saturation"),
    N_ ("Air or oxygen"),
    N_ ("Systolic blood pressure"),
    N_ ("Pulse"),
    N_ ("Consciousness"),
    N_ ("Temperature"),
  };

  g_return_val_if_fail ((guint) item < TEND_N_NEWS2_ITEMS, NULL);

  return names[item];
}

const char *
tend_news2_describe (TendNews2Band band)
{
  switch (band)
    {
    case TEND_NEWS2_BAND_NONE:
      return N_ ("No score: measurements are missing");
    case TEND_NEWS2_BAND_LOW:
      return N_ ("Low");
    case TEND_NEWS2_BAND_LOW_MEDIUM:
      return N_ ("Low–medium: urgent review by a clinician");
    case TEND_NEWS2_BAND_MEDIUM:
      return N_ ("Medium: urgent response");
    case TEND_NEWS2_BAND_HIGH:
      return N_ ("High: emergency response");
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
tend_news2_get_credit (void)
{
  return "Royal College of Physicians. National Early Warning Score (NEWS) 2. London: RCP, 2017.";
}
