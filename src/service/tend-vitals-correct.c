/* SPDX-License-Identifier: GPL-3.0-or-later
 * Corrects what was recorded: the old row stays, marked, and the new one names it. */
#define G_LOG_DOMAIN "tend-vitals"

#include "config.h"

#include "tend-vitals-private.h"

#include "tend-people.h"
#include "tend-service.h"
#include "tend-text.h"
#include "tend-vital-pressure.h"
#include "tend-vital-unit.h"

#include <glib/gi18n-lib.h>

#define MAX_TYPED 100 /* characters */

static gboolean
refuse (GError **error, TendError code, const char *message)
{
  g_set_error_literal (error, TEND_ERROR, code, message);
  return FALSE;
}

static TendObservation *
load_observation (TendTransaction *transaction, gint64 observation_id, GError **error)
{
  g_autoptr (TendObservation) observation
      = tend_service_get (transaction, TEND_TYPE_OBSERVATION, observation_id, error);

  if (observation == NULL)
    return NULL;
  tend_transaction_set_patient (transaction, tend_observation_get_data (observation)->patient_id);
  if (tend_observation_get_data (observation)->status != TEND_OBSERVATION_STATUS_ENTERED_IN_ERROR)
    return g_steal_pointer (&observation);
  refuse (error, TEND_ERROR_CONFLICT,
          _ ("This value was corrected already; correct the one that took its place"));
  return NULL;
}

static const TendVital *
find_correctable (TendObservation *observation, GError **error)
{
  const TendVital *vital = tend_vital_find_loinc (tend_observation_get_data (observation)->code);

  if (vital != NULL && vital->kind != TEND_VITAL_BODY_MASS_INDEX)
    return vital;
  refuse (error, TEND_ERROR_INVALID,
          _ ("This follows from other values; correct the one that was measured"));
  return NULL;
}

static gboolean
read_value (
    const TendVital *vital, const char *typed, const char **unit, double *value, GError **error)
{
  if (tend_vital_get_unit_label (vital->kind, *unit) == NULL)
    return refuse (error, TEND_ERROR_INVALID,
                   _ ("It is not measured in this unit; choose another"));
  if (typed == NULL)
    return refuse (error, TEND_ERROR_INVALID, _ ("Type the right value"));
  return tend_vital_parse (vital->kind, typed, *unit, value, unit, error);
}

/* The two values of a pressure must fit each other after a correction too. */
static gboolean
check_panel (TendTransaction *transaction,
             TendObservation *old,
             TendVitalKind    kind,
             double           value,
             GError         **error)
{
  gint64        panel_id = tend_observation_get_data (old)->panel_id;
  TendVitalKind other_kind;
  g_autoptr (GPtrArray) parts = NULL;

  if (panel_id == 0 || (kind != TEND_VITAL_SYSTOLIC && kind != TEND_VITAL_DIASTOLIC))
    return TRUE;
  other_kind = kind == TEND_VITAL_SYSTOLIC ? TEND_VITAL_DIASTOLIC : TEND_VITAL_SYSTOLIC;
  parts = tend_transaction_query (transaction, "observations-of-panel",
                                  g_variant_new_parsed ("{'panel': <%x>}", panel_id), error);
  if (parts == NULL)
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    {
      const TendObservationData *part = tend_observation_get_data (g_ptr_array_index (parts, i));

      if (g_strcmp0 (part->code, tend_vital_get (other_kind)->loinc) != 0)
        continue;
      return kind == TEND_VITAL_SYSTOLIC ? tend_pressure_check (value, part->value, error)
                                         : tend_pressure_check (part->value, value, error);
    }
  return TRUE;
}

static gboolean
mark_wrong (TendTransaction *transaction, TendObservation *observation, GError **error)
{
  g_object_set (observation, "status", TEND_OBSERVATION_STATUS_ENTERED_IN_ERROR, NULL);
  return tend_transaction_update (transaction, observation, error);
}

/* The mass index and NEWS2 of the same moment, computed again from what now stands. */
static gboolean
derive_again (TendTransaction *transaction,
              TendPatient     *patient,
              gint64           effective_at,
              GError         **error)
{
  g_autoptr (GPtrArray) observations = tend_transaction_query (
      transaction, "observations-at",
      g_variant_new_parsed ("{'patient': <%x>, 'time': <%x>}",
                            tend_record_get_id (TEND_RECORD (patient)), effective_at),
      error);
  gboolean scale_2 = FALSE;

  if (observations == NULL)
    return FALSE;
  for (guint i = 0; i < observations->len; i++)
    {
      const TendObservationData *data
          = tend_observation_get_data (g_ptr_array_index (observations, i));

      if (g_strcmp0 (data->code, TEND_CODE_NEWS2) == 0)
        scale_2 = g_strcmp0 (data->method, TEND_METHOD_OXYGEN_SCALE_2) == 0;
    }
  return tend_vitals_derive (transaction, patient, observations, FALSE, TRUE, scale_2, error);
}

static TendObservation *
make_correction (TendObservation    *old,
                 const TendVital    *vital,
                 double              value,
                 const char         *typed,
                 const char         *unit,
                 const char         *reason,
                 TendVitalAssessment assessment)
{
  TendObservation *fresh = TEND_OBSERVATION (tend_record_copy (TEND_RECORD (old)));

  tend_record_set_id (TEND_RECORD (fresh), 0);
  tend_record_set_version (TEND_RECORD (fresh), 0);
  g_object_set (fresh, "value", value, "unit", vital->unit, "typed-text", typed, "typed-unit", unit,
                "status", TEND_OBSERVATION_STATUS_CORRECTED, "amends-id",
                tend_record_get_id (TEND_RECORD (old)), "interpretation",
                tend_vitals_interpret (assessment.level), "confirmed", TRUE, "note", reason, NULL);
  return fresh;
}

static gboolean
correct_observation (TendTransaction *transaction,
                     TendObservation *old,
                     const char      *typed,
                     const char      *chosen_unit,
                     const char      *reason,
                     GError         **error)
{
  const TendObservationData *data = tend_observation_get_data (old);
  const TendVital           *vital = find_correctable (old, error);
  g_autoptr (TendPatient) patient
      = vital != NULL ? tend_service_get (transaction, TEND_TYPE_PATIENT, data->patient_id, error)
                      : NULL;
  g_autoptr (TendObservation) fresh = NULL;
  g_autofree char *clean = NULL;
  const char      *unit;
  double           value;
  TendAge          age;
  gboolean         known;

  if (patient == NULL)
    return FALSE;
  unit = chosen_unit != NULL        ? chosen_unit
         : data->typed_unit != NULL ? data->typed_unit
                                    : vital->unit;
  if (!read_value (vital, typed, &unit, &value, error)
      || !check_panel (transaction, old, vital->kind, value, error))
    return FALSE;
  clean = tend_text_clean (typed, MAX_TYPED, error);
  if (clean == NULL)
    return FALSE;

  known = tend_vitals_get_age (patient, data->effective_at,
                               tend_transaction_get_time_zone (transaction), &age);
  fresh = make_correction (old, vital, value, clean, unit, reason,
                           tend_vital_assess (vital->kind, value, known ? &age : NULL));
  if (!mark_wrong (transaction, old, error) || !tend_transaction_insert (transaction, fresh, error)
      || !derive_again (transaction, patient, data->effective_at, error))
    return FALSE;
  tend_transaction_set_result (transaction, fresh);
  return TRUE;
}

gboolean
tend_vitals_correct (TendTransaction *transaction,
                     gint64           observation_id,
                     const char      *typed,
                     const char      *unit,
                     const char      *reason,
                     GError         **error)
{
  g_autoptr (TendObservation) old = NULL;
  g_autofree char *why = NULL;

  if (!tend_people_require (transaction, "vitals.correct", error))
    return FALSE;
  why = tend_service_take_reason (transaction, reason, error);
  if (why == NULL)
    return FALSE;
  old = load_observation (transaction, observation_id, error);
  return old != NULL && correct_observation (transaction, old, typed, unit, why, error);
}

gboolean
tend_vitals_retract (TendTransaction *transaction,
                     gint64           observation_id,
                     const char      *reason,
                     GError         **error)
{
  g_autoptr (TendObservation) observation = NULL;
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *why = NULL;

  if (!tend_people_require (transaction, "vitals.retract", error))
    return FALSE;
  why = tend_service_take_reason (transaction, reason, error);
  if (why == NULL)
    return FALSE;
  observation = load_observation (transaction, observation_id, error);
  if (observation == NULL)
    return FALSE;
  patient = tend_service_get (transaction, TEND_TYPE_PATIENT,
                              tend_observation_get_data (observation)->patient_id, error);
  parts = patient != NULL
              ? tend_transaction_query (transaction, "observations-of-panel",
                                        g_variant_new_parsed ("{'panel': <%x>}", observation_id),
                                        error)
              : NULL;
  if (parts == NULL)
    return FALSE;

  for (guint i = 0; i < parts->len; i++)
    if (!mark_wrong (transaction, g_ptr_array_index (parts, i), error))
      return FALSE;
  g_object_set (observation, "note", why, NULL);
  if (!mark_wrong (transaction, observation, error))
    return FALSE;
  tend_transaction_set_result (transaction, observation);
  return derive_again (transaction, patient, tend_observation_get_data (observation)->effective_at,
                       error);
}
