/* SPDX-License-Identifier: GPL-3.0-or-later
 * Records the vitals of one moment. */
#define G_LOG_DOMAIN "tend-vitals"

#include "config.h"

#include "tend-vitals-private.h"

#include "tend-people.h"
#include "tend-service.h"
#include "tend-text.h"

#include <glib/gi18n-lib.h>

#define MAX_TYPED 100 /* characters */

static gboolean
refuse (GError **error, TendError code, const char *message)
{
  g_set_error_literal (error, TEND_ERROR, code, message);
  return FALSE;
}

/* What all rows of one sheet share. */
typedef struct
{
  TendTransaction *transaction;
  TendVitalsForm  *form;
  gint64           effective_at;
  gint64           performer_id;
  GPtrArray       *written; /* of TendObservation, in order */
} Sheet;

static TendObservation *
make_observation (Sheet *sheet, const char *category, const char *code, const char *display)
{
  return g_object_new (TEND_TYPE_OBSERVATION, "patient-id", sheet->form->patient_id, "encounter-id",
                       sheet->form->encounter_id, "performer-id", sheet->performer_id,
                       "effective-at", sheet->effective_at, "category", category, "code", code,
                       "display", display, NULL);
}

/* Takes the observation. */
static gboolean
write_observation (Sheet *sheet, TendObservation *observation, GError **error)
{
  g_ptr_array_add (sheet->written, observation);
  return tend_transaction_insert (sheet->transaction, observation, error);
}

static void
set_circumstances (TendObservation *observation, const TendVitalEntry *entry)
{
  g_object_set (observation, "body-site", entry->body_site, "method", entry->method, "position",
                entry->position, "cuff-size", entry->cuff_size, "device-id", entry->device_id,
                "confirmed", entry->confirmed, NULL);
}

static gboolean
write_measure (Sheet *sheet, const TendVitalMeasure *measure, gint64 panel_id, GError **error)
{
  const TendVital *vital = tend_vital_get (measure->kind);
  g_autofree char *typed = tend_text_clean (measure->entry->typed, MAX_TYPED, error);
  TendObservation *observation;

  if (typed == NULL)
    return FALSE;
  observation = make_observation (sheet, TEND_CATEGORY_VITALS, vital->loinc, vital->name);
  set_circumstances (observation, measure->entry);
  g_object_set (observation, "panel-id", panel_id, "value", measure->value, "unit", vital->unit,
                "typed-text", typed, "typed-unit", measure->typed_unit, "interpretation",
                tend_vitals_interpret (measure->assessment.level), NULL);
  return write_observation (sheet, observation, error);
}

static gboolean
write_pressure (Sheet                  *sheet,
                const TendVitalMeasure *systolic,
                const TendVitalMeasure *diastolic,
                GError                **error)
{
  TendObservation *panel = make_observation (sheet, TEND_CATEGORY_VITALS, TEND_LOINC_PRESSURE_PANEL,
                                             "Blood pressure panel");
  gint64           panel_id;

  set_circumstances (panel, systolic->entry);
  if (!write_observation (sheet, panel, error))
    return FALSE;
  panel_id = tend_record_get_id (TEND_RECORD (panel));
  return write_measure (sheet, systolic, panel_id, error)
         && (diastolic == NULL || write_measure (sheet, diastolic, panel_id, error));
}

static gboolean
write_measures (Sheet *sheet, GArray *measures, GError **error)
{
  for (guint i = 0; i < measures->len; i++)
    {
      const TendVitalMeasure *measure = &g_array_index (measures, TendVitalMeasure, i);

      if (measure->kind == TEND_VITAL_DIASTOLIC)
        continue;
      if (measure->kind == TEND_VITAL_SYSTOLIC)
        {
          if (!write_pressure (sheet, measure,
                               tend_vitals_find_measure (measures, TEND_VITAL_DIASTOLIC), error))
            return FALSE;
        }
      else if (!write_measure (sheet, measure, 0, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_fact (Sheet *sheet, const char *code, const char *display, const char *fact, GError **error)
{
  TendObservation *observation = make_observation (sheet, TEND_CATEGORY_SURVEY, code, display);

  g_object_set (observation, "value-text", fact, NULL);
  return write_observation (sheet, observation, error);
}

/* Kept, because NEWS2 is computed from them again when a value is corrected. */
static gboolean
write_facts (Sheet *sheet, GArray *measures, GError **error)
{
  const char *consciousness = sheet->form->consciousness;

  if (consciousness != NULL && *consciousness != '\0'
      && !write_fact (sheet, TEND_CODE_CONSCIOUSNESS, "Level of consciousness (ACVPU)",
                      consciousness, error))
    return FALSE;
  return tend_vitals_find_measure (measures, TEND_VITAL_OXYGEN_SATURATION) == NULL
         || write_fact (sheet, TEND_CODE_OXYGEN, "Supplemental oxygen",
                        sheet->form->on_oxygen ? "yes" : "no", error);
}

static gboolean
check_form (TendTransaction *transaction,
            TendVitalsForm  *form,
            TendPatient     *patient,
            GError         **error)
{
  GDate today = tend_service_get_today (transaction);
  g_autoptr (GPtrArray) last = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  if (form->effective_at != TEND_TIME_NONE
      && form->effective_at > tend_transaction_get_now (transaction))
    return refuse (error, TEND_ERROR_INVALID,
                   _ ("The time of measuring is in the future; correct it"));
  last = tend_transaction_query (transaction, "newest-vitals",
                                 g_variant_new_parsed ("{'patient': <%x>}", form->patient_id),
                                 error);
  if (last == NULL)
    return FALSE;
  faults = tend_vitals_check (form, patient, last, &today);
  return tend_faults_to_error (faults, error);
}

static gboolean
write_sheet (Sheet *sheet, TendPatient *patient, GError **error)
{
  TendAge  age;
  gboolean known = tend_vitals_get_age (patient, sheet->effective_at,
                                        tend_transaction_get_time_zone (sheet->transaction), &age);
  g_autoptr (GPtrArray) faults = tend_faults_new ();
  g_autoptr (GArray) measures = tend_vitals_measure (sheet->form, known ? &age : NULL, faults);

  if (!tend_faults_to_error (faults, error))
    return FALSE;
  if (measures->len == 0)
    return refuse (error, TEND_ERROR_INVALID, _ ("Nothing was entered; type at least one value"));
  return write_measures (sheet, measures, error) && write_facts (sheet, measures, error)
         && tend_vitals_derive (sheet->transaction, patient, sheet->written, TRUE,
                                !sheet->form->pregnant, sheet->form->oxygen_scale_2, error);
}

gboolean
tend_vitals_record (TendTransaction *transaction, TendVitalsForm *form, GError **error)
{
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_object_unref);
  Sheet sheet = { transaction, form, form->effective_at, form->performer_id, written };

  if (!tend_people_require (transaction, "vitals.record", error))
    return FALSE;
  tend_transaction_set_patient (transaction, form->patient_id);
  patient = tend_service_get (transaction, TEND_TYPE_PATIENT, form->patient_id, error);
  if (patient == NULL
      || !tend_service_check_encounter (transaction, form->encounter_id, form->patient_id, error)
      || !check_form (transaction, form, patient, error))
    return FALSE;

  if (sheet.effective_at == TEND_TIME_NONE)
    sheet.effective_at = tend_transaction_get_now (transaction);
  if (sheet.performer_id == 0)
    sheet.performer_id = tend_service_get_practitioner (transaction);
  if (!write_sheet (&sheet, patient, error))
    return FALSE;
  tend_transaction_set_result (transaction, g_ptr_array_index (written, 0));
  return TRUE;
}
