/* SPDX-License-Identifier: GPL-3.0-or-later
 * What follows from the vitals of one moment: the mass index and NEWS2. */
#define G_LOG_DOMAIN "tend-vitals"

#include "config.h"

#include "tend-vitals-private.h"

#include <math.h>
#include <string.h>

#include "tend-vital-bmi.h"
#include "tend-vital-news2.h"

#define ROOM_AIR_OXYGEN 21 /* % */

static TendObservation *
find_observation (GPtrArray *observations, const char *code)
{
  for (guint i = 0; i < observations->len; i++)
    {
      TendObservation           *observation = g_ptr_array_index (observations, i);
      const TendObservationData *data = tend_observation_get_data (observation);

      if (g_strcmp0 (data->code, code) == 0
          && data->status != TEND_OBSERVATION_STATUS_ENTERED_IN_ERROR)
        return observation;
    }
  return NULL;
}

static double
find_value (GPtrArray *observations, TendVitalKind kind)
{
  TendObservation *observation = find_observation (observations, tend_vital_get (kind)->loinc);

  return observation != NULL ? tend_observation_get_data (observation)->value : NAN;
}

static const char *
find_fact (GPtrArray *observations, const char *code)
{
  TendObservation *observation = find_observation (observations, code);

  return observation != NULL ? tend_observation_get_data (observation)->value_text : NULL;
}

/* A row for the moment of @like, without what was measured. */
static TendObservation *
make_observation (TendObservation *like, const char *category, const char *code)
{
  const TendObservationData *data = tend_observation_get_data (like);

  return g_object_new (TEND_TYPE_OBSERVATION, "patient-id", data->patient_id, "encounter-id",
                       data->encounter_id, "performer-id", data->performer_id, "effective-at",
                       data->effective_at, "category", category, "code", code, "confirmed", TRUE,
                       NULL);
}

static TendObservation *
compute_mass_index (GPtrArray *observations, const TendAge *age)
{
  const TendVital *vital = tend_vital_get (TEND_VITAL_BODY_MASS_INDEX);
  double           index = tend_bmi_compute (find_value (observations, TEND_VITAL_WEIGHT),
                                             find_value (observations, TEND_VITAL_HEIGHT));
  TendObservation *observation;

  if (!isfinite (index) || index < vital->minimum || index > vital->maximum)
    return NULL;
  observation
      = make_observation (g_ptr_array_index (observations, 0), TEND_CATEGORY_VITALS, vital->loinc);
  g_object_set (observation, "display", vital->name, "value", round (index * 1e6) / 1e6, "unit",
                vital->unit, "interpretation",
                tend_vitals_interpret (tend_vital_assess (vital->kind, index, age).level), NULL);
  return observation;
}

static TendConsciousness
read_consciousness (const char *letter)
{
  static const char letters[] = "ACVPU";
  const char       *at = letter != NULL && *letter != '\0' ? strchr (letters, *letter) : NULL;

  return at != NULL ? TEND_CONSCIOUSNESS_ALERT + (at - letters) : TEND_CONSCIOUSNESS_UNKNOWN;
}

static TendOxygen
read_oxygen (GPtrArray *observations)
{
  const char *fact = find_fact (observations, TEND_CODE_OXYGEN);

  if (find_value (observations, TEND_VITAL_OXYGEN_FLOW) > 0
      || find_value (observations, TEND_VITAL_INSPIRED_OXYGEN) > ROOM_AIR_OXYGEN
      || g_strcmp0 (fact, "yes") == 0)
    return TEND_OXYGEN_SUPPLEMENTAL;
  return fact != NULL ? TEND_OXYGEN_AIR : TEND_OXYGEN_UNKNOWN;
}

static const char *
get_band_nick (TendNews2Band band)
{
  switch (band)
    {
    case TEND_NEWS2_BAND_LOW:
      return "low";
    case TEND_NEWS2_BAND_LOW_MEDIUM:
      return "low-medium";
    case TEND_NEWS2_BAND_MEDIUM:
      return "medium";
    case TEND_NEWS2_BAND_HIGH:
      return "high";
    case TEND_NEWS2_BAND_NONE:
    default:
      return NULL;
    }
}

static TendObservation *
compute_news2 (GPtrArray *observations, const TendAge *age, gboolean oxygen_scale_2)
{
  TendNews2Observations items = {
    .respiration = find_value (observations, TEND_VITAL_RESPIRATORY_RATE),
    .saturation = find_value (observations, TEND_VITAL_OXYGEN_SATURATION),
    .is_hypercapnic = oxygen_scale_2,
    .oxygen = read_oxygen (observations),
    .systolic = find_value (observations, TEND_VITAL_SYSTOLIC),
    .pulse = find_value (observations, TEND_VITAL_HEART_RATE),
    .consciousness = read_consciousness (find_fact (observations, TEND_CODE_CONSCIOUSNESS)),
    .temperature = find_value (observations, TEND_VITAL_TEMPERATURE),
  };
  TendNews2Score   score;
  TendObservation *observation;

  if (!tend_news2_score (&items, age, FALSE, &score, NULL) || score.n_missing > 0)
    return NULL;
  observation = make_observation (g_ptr_array_index (observations, 0), TEND_CATEGORY_SURVEY,
                                  TEND_CODE_NEWS2);
  g_object_set (observation, "display", "NEWS2", "value", (double) score.total, "unit",
                TEND_UNIT_SCORE, "value-text", get_band_nick (score.band), "method",
                oxygen_scale_2 ? TEND_METHOD_OXYGEN_SCALE_2 : TEND_METHOD_OXYGEN_SCALE_1,
                "interpretation", score.band == TEND_NEWS2_BAND_LOW ? "N" : "A", NULL);
  return observation;
}

static gboolean
is_same (TendObservation *a, TendObservation *b)
{
  const TendObservationData *first = tend_observation_get_data (a);
  const TendObservationData *second = tend_observation_get_data (b);

  return first->value == second->value && g_strcmp0 (first->value_text, second->value_text) == 0;
}

/* @fresh NULL: it no longer follows. */
static gboolean
replace (TendTransaction *transaction, TendObservation *old, TendObservation *fresh, GError **error)
{
  if (fresh != NULL && is_same (old, fresh))
    return TRUE;

  g_object_set (old, "status", TEND_OBSERVATION_STATUS_ENTERED_IN_ERROR, NULL);
  if (!tend_transaction_update (transaction, old, error))
    return FALSE;
  if (fresh == NULL)
    return TRUE;
  g_object_set (fresh, "status", TEND_OBSERVATION_STATUS_CORRECTED, "amends-id",
                tend_record_get_id (TEND_RECORD (old)), NULL);
  return tend_transaction_insert (transaction, fresh, error);
}

gboolean
tend_vitals_derive (TendTransaction *transaction,
                    TendPatient     *patient,
                    GPtrArray       *observations,
                    gboolean         may_add,
                    gboolean         news2_applies,
                    gboolean         oxygen_scale_2,
                    GError         **error)
{
  static const TendVitalKind index_kind = TEND_VITAL_BODY_MASS_INDEX;
  const char                *codes[] = { tend_vital_get (index_kind)->loinc, TEND_CODE_NEWS2 };
  TendAge                    age;
  gboolean                   known;

  if (observations->len == 0)
    return TRUE;
  known = tend_vitals_get_age (
      patient, tend_observation_get_data (g_ptr_array_index (observations, 0))->effective_at,
      tend_transaction_get_time_zone (transaction), &age);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      TendObservation *old = find_observation (observations, codes[i]);
      g_autoptr (TendObservation) fresh = NULL;

      if (i == 0)
        fresh = compute_mass_index (observations, known ? &age : NULL);
      else if (news2_applies)
        fresh = compute_news2 (observations, known ? &age : NULL, oxygen_scale_2);
      if (old != NULL && !replace (transaction, old, fresh, error))
        return FALSE;
      if (old == NULL && fresh != NULL && may_add
          && !tend_transaction_insert (transaction, fresh, error))
        return FALSE;
    }
  return TRUE;
}
