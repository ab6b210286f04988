/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads what was typed on the sheet of vitals, and asks about what is unusual. */
#define G_LOG_DOMAIN "tend-vitals"

#include "config.h"

#include "tend-vitals-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tend-vital-pressure.h"
#include "tend-vital-unit.h"

const TendVitalMeasure *
tend_vitals_find_measure (GArray *measures, TendVitalKind kind)
{
  for (guint i = 0; i < measures->len; i++)
    {
      const TendVitalMeasure *measure = &g_array_index (measures, TendVitalMeasure, i);

      if (measure->kind == kind)
        return measure;
    }
  return NULL;
}

const char *
tend_vitals_interpret (TendVitalLevel level)
{
  switch (level)
    {
    case TEND_VITAL_LEVEL_NORMAL:
      return "N";
    case TEND_VITAL_LEVEL_LOW:
      return "L";
    case TEND_VITAL_LEVEL_HIGH:
      return "H";
    case TEND_VITAL_LEVEL_CRITICAL_LOW:
      return "LL";
    case TEND_VITAL_LEVEL_CRITICAL_HIGH:
      return "HH";
    case TEND_VITAL_LEVEL_NO_REFERENCE:
    case TEND_VITAL_LEVEL_IMPOSSIBLE:
    default:
      return NULL;
    }
}

gboolean
tend_vitals_get_age (TendPatient *patient, gint64 time, GTimeZone *zone, TendAge *age)
{
  GDate date = { 0 };

  return tend_time_get_date (time, zone, &date)
         && tend_date_age (&tend_patient_get_data (patient)->birth_date, &date, age);
}

static void
add_measure (GArray               *measures,
             const TendVitalEntry *entry,
             TendVitalKind         kind,
             double                value,
             const char           *typed_unit,
             const TendAge        *age,
             GPtrArray            *faults)
{
  TendVitalMeasure measure
      = { entry, kind, value, typed_unit, tend_vital_assess (kind, value, age) };

  if (tend_vitals_find_measure (measures, kind) != NULL)
    tend_faults_add (faults, tend_vital_get (kind)->loinc, TRUE,
                     _ ("This was entered twice; record the second reading by itself."));
  else
    g_array_append_val (measures, measure);
}

static void
measure_entry (GArray *measures, const TendVitalEntry *entry, const TendAge *age, GPtrArray *faults)
{
  const TendVital *vital = tend_vital_get (entry->kind);
  g_autoptr (GError) error = NULL;
  const char *unit = vital->unit;
  double      value, second;

  if (entry->kind == TEND_VITAL_BODY_MASS_INDEX)
    tend_faults_add (faults, vital->loinc, TRUE,
                     _ ("This is computed; enter weight and height instead."));
  else if (entry->unit != NULL && tend_vital_get_unit_label (entry->kind, entry->unit) == NULL)
    tend_faults_add (faults, vital->loinc, TRUE, _ ("It is not measured in this unit."));
  else if (entry->kind == TEND_VITAL_SYSTOLIC && strchr (entry->typed, '/') != NULL)
    {
      if (tend_pressure_parse (entry->typed, &value, &second, &error))
        {
          add_measure (measures, entry, TEND_VITAL_SYSTOLIC, value, unit, age, faults);
          add_measure (measures, entry, TEND_VITAL_DIASTOLIC, second, unit, age, faults);
        }
    }
  else if (tend_vital_parse (entry->kind, entry->typed, entry->unit, &value, &unit, &error))
    add_measure (measures, entry, entry->kind, value, unit, age, faults);
  if (error != NULL)
    tend_faults_add (faults, vital->loinc, TRUE, "%s", error->message);
}

static void
check_pressure (GArray *measures, GPtrArray *faults)
{
  const TendVitalMeasure *systolic = tend_vitals_find_measure (measures, TEND_VITAL_SYSTOLIC);
  const TendVitalMeasure *diastolic = tend_vitals_find_measure (measures, TEND_VITAL_DIASTOLIC);
  g_autoptr (GError) error = NULL;

  if (systolic != NULL && diastolic == NULL)
    tend_faults_add (faults, tend_vital_get (TEND_VITAL_DIASTOLIC)->loinc, FALSE,
                     _ ("The diastolic pressure is missing; say in the method if it was felt."));
  else if (systolic == NULL && diastolic != NULL)
    tend_faults_add (faults, tend_vital_get (TEND_VITAL_SYSTOLIC)->loinc, TRUE,
                     _ ("Enter the systolic pressure too."));
  else if (systolic != NULL && !tend_pressure_check (systolic->value, diastolic->value, &error))
    tend_faults_add (faults, tend_vital_get (TEND_VITAL_SYSTOLIC)->loinc, TRUE, "%s",
                     error->message);
}

GArray *
tend_vitals_measure (TendVitalsForm *form, const TendAge *age, GPtrArray *faults)
{
  GArray *measures = g_array_new (FALSE, FALSE, sizeof (TendVitalMeasure));

  for (guint i = 0; i < form->entries->len; i++)
    {
      const TendVitalEntry *entry = g_ptr_array_index (form->entries, i);

      if (entry->typed != NULL && entry->typed[strspn (entry->typed, " \t")] != '\0')
        measure_entry (measures, entry, age, faults);
    }
  check_pressure (measures, faults);
  return measures;
}

static const TendObservationData *
find_last (GPtrArray *observations, const char *code)
{
  for (guint i = 0; observations != NULL && i < observations->len; i++)
    {
      const TendObservationData *data
          = tend_observation_get_data (g_ptr_array_index (observations, i));

      if (g_strcmp0 (data->code, code) == 0)
        return data;
    }
  return NULL;
}

/* Unusual is asked about once: confirmed, it is a remark and no longer in the way. */
static void
check_usual (const TendVitalMeasure *measure, GPtrArray *last_observations, GPtrArray *faults)
{
  const TendVital           *vital = tend_vital_get (measure->kind);
  const TendObservationData *last = find_last (last_observations, vital->loinc);
  const char                *sentence = measure->assessment.sentence;
  gboolean                   blocks = !measure->entry->confirmed;

  if (last != NULL && tend_vital_needs_confirmation (measure->kind, measure->value, last->value))
    {
      g_autofree char *before = tend_vital_format (measure->kind, last->value, NULL);

      tend_faults_add (faults, vital->loinc, blocks,
                       _ ("It was %s %s the last time. Confirm that the new value is right."),
                       before != NULL ? before : "?",
                       tend_vital_get_unit_label (measure->kind, vital->unit));
    }
  switch (measure->assessment.level)
    {
    case TEND_VITAL_LEVEL_CRITICAL_LOW:
    case TEND_VITAL_LEVEL_CRITICAL_HIGH:
      tend_faults_add (faults, vital->loinc, blocks,
                       _ ("%s. Confirm that this was measured, and tell the clinician."),
                       sentence != NULL ? _ (sentence) : "");
      break;
    case TEND_VITAL_LEVEL_LOW:
    case TEND_VITAL_LEVEL_HIGH:
      tend_faults_add (faults, vital->loinc, FALSE, "%s", sentence != NULL ? _ (sentence) : "");
      break;
    case TEND_VITAL_LEVEL_IMPOSSIBLE:
      tend_faults_add (faults, vital->loinc, TRUE, "%s", sentence != NULL ? _ (sentence) : "");
      break;
    case TEND_VITAL_LEVEL_NO_REFERENCE:
    case TEND_VITAL_LEVEL_NORMAL:
    default:
      break;
    }
}

GPtrArray *
tend_vitals_check (TendVitalsForm *form,
                   TendPatient    *patient,
                   GPtrArray      *last_observations,
                   const GDate    *today)
{
  GPtrArray *faults = tend_faults_new ();
  TendAge    age;
  gboolean   known = tend_date_age (&tend_patient_get_data (patient)->birth_date, today, &age);
  g_autoptr (GArray) measures = tend_vitals_measure (form, known ? &age : NULL, faults);

  for (guint i = 0; i < measures->len; i++)
    check_usual (&g_array_index (measures, TendVitalMeasure, i), last_observations, faults);
  if (form->consciousness != NULL && *form->consciousness != '\0'
      && (strlen (form->consciousness) != 1 || strchr ("ACVPU", *form->consciousness) == NULL))
    tend_faults_add (faults, TEND_CODE_CONSCIOUSNESS, TRUE,
                     _ ("Choose alert, new confusion, voice, pain or unresponsive."));
  return faults;
}
