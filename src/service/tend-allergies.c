/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is known of the allergies of a patient. */
#define G_LOG_DOMAIN "tend-allergies"

#include "config.h"

#include "tend-allergies.h"

#include "tend-fault.h"
#include "tend-patient.h"
#include "tend-people.h"
#include "tend-service.h"
#include "tend-text.h"

#include <glib/gi18n-lib.h>

#define MAX_SUBSTANCE 200 /* characters */
#define MAX_REACTION 500

/* Two workstations that answer differently do so one after the other. */
static gboolean
hold (TendTransaction *transaction, GError **error)
{
  return tend_service_hold (transaction, "allergies", error);
}

static GPtrArray *
list_allergies (TendTransaction *transaction, const char *query, gint64 patient_id, GError **error)
{
  return tend_transaction_query (transaction, query,
                                 g_variant_new_parsed ("{'patient': <%x>}", patient_id), error);
}

#include <glib/gi18n-lib.h>

/* NULL in @none without an error when nobody asked yet. FALSE: an allergy is recorded. */
static gboolean
find_none (GPtrArray *allergies, TendAllergyIntolerance **none, GError **error)
{
  for (guint i = 0; i < allergies->len; i++)
    {
      TendAllergyIntolerance           *allergy = g_ptr_array_index (allergies, i);
      const TendAllergyIntoleranceData *data = tend_allergy_intolerance_get_data (allergy);

      if (!tend_allergy_intolerance_is_current (data))
        continue;
      if (!tend_allergy_intolerance_says_none (data))
        {
          g_set_error_literal (
              error, TEND_ERROR, TEND_ERROR_CONFLICT,
              _ ("An allergy is recorded for this patient; take it back first if it "
                 "is not true"));
          return FALSE;
        }
      g_set_object (none, allergy);
    }
  return TRUE;
}

gboolean
tend_allergies_record_none (TendTransaction *transaction, gint64 patient_id, GError **error)
{
  GDate today = tend_service_get_today (transaction);
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (GPtrArray) allergies = NULL;
  g_autoptr (TendAllergyIntolerance) none = NULL;

  if (!tend_people_require (transaction, "allergy.record-none", error))
    return FALSE;
  tend_transaction_set_patient (transaction, patient_id);
  patient = tend_service_get (transaction, TEND_TYPE_PATIENT, patient_id, error);
  if (patient == NULL || !hold (transaction, error))
    return FALSE;
  allergies = list_allergies (transaction, "allergies-of-patient", patient_id, error);
  if (allergies == NULL || !find_none (allergies, &none, error))
    return FALSE;
  if (none != NULL)
    {
      g_object_set (none, "recorded-date", &today, NULL);
      tend_transaction_set_result (transaction, none);
      return tend_transaction_update (transaction, none, error);
    }
  none = tend_allergy_intolerance_new ();
  g_object_set (none, "patient-id", patient_id, "code", TEND_ALLERGY_NONE_KNOWN, "code-system",
                "http://snomed.info/sct", "display", "No known allergy", "clinical-status",
                TEND_CLINICAL_STATUS_ACTIVE, "verification-status",
                TEND_VERIFICATION_STATUS_CONFIRMED, "recorded-date", &today, NULL);
  tend_transaction_set_result (transaction, none);
  return tend_transaction_insert (transaction, none, error);
}

/* What is typed by who means that there is none: as a substance it would be an allergy. */
static gboolean
means_none (const char *substance)
{
  static const char *const words[] = { "none",
                                       "no",
                                       "nil",
                                       "nka",
                                       "nkda",
                                       "none known",
                                       "no known",
                                       "no allergy",
                                       "no allergies",
                                       "no known allergy",
                                       "no known allergies",
                                       "no known drug allergy",
                                       "no known drug allergies",
                                       NULL };
  g_autofree char         *folded = tend_text_fold (substance);
  g_autofree char         *translated = tend_text_fold (_ ("No known allergies"));

  return g_strv_contains (words, folded) || g_str_equal (folded, translated);
}

/* The clean text (transfer full), NULL with a fault. */
static char *
check_text (GPtrArray *faults, const char *field, const char *text, gsize most)
{
  char *clean = tend_text_clean (text != NULL ? text : "", most, NULL);

  if (clean == NULL)
    tend_faults_add (faults, field, TRUE, _ ("One line of at most %u letters fits here."),
                     (guint) most);
  return clean;
}

GPtrArray *
tend_allergies_check (TendAllergyIntolerance *allergy)
{
  const TendAllergyIntoleranceData *data;
  GPtrArray                        *faults;
  g_autofree char                  *substance = NULL;
  g_autofree char                  *reaction = NULL;
  g_autofree char                  *folded = NULL;

  g_return_val_if_fail (TEND_IS_ALLERGY_INTOLERANCE (allergy), NULL);

  data = tend_allergy_intolerance_get_data (allergy);
  faults = tend_faults_new ();
  substance = check_text (faults, "display", data->display, MAX_SUBSTANCE);
  reaction = check_text (faults, "reaction", data->reaction, MAX_REACTION);
  if (substance == NULL)
    return faults;
  folded = tend_text_fold (substance);
  if (*folded == '\0')
    tend_faults_add (faults, "display", TRUE, "%s",
                     _ ("Type what the patient does not tolerate, such as: penicillin."));
  else if (tend_allergy_intolerance_says_none (data) || means_none (substance))
    tend_faults_add (faults, "display", TRUE, "%s",
                     _ ("That is no substance: choose “Asked: no known allergies” instead."));
  return faults;
}

/* FALSE: the substance is listed and holds. */
static gboolean
check_new (GPtrArray *allergies, const char *substance, GError **error)
{
  g_autofree char *wanted = tend_text_fold (substance);

  for (guint i = 0; i < allergies->len; i++)
    {
      const TendAllergyIntoleranceData *data
          = tend_allergy_intolerance_get_data (g_ptr_array_index (allergies, i));
      g_autofree char *listed = tend_text_fold (data->display);

      if (!tend_allergy_intolerance_is_current (data) || !g_str_equal (listed, wanted))
        continue;
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_CONFLICT,
                           _ ("This allergy is in the list already."));
      return FALSE;
    }
  return TRUE;
}

static TendAllergyIntolerance *
make_allergy (TendTransaction *transaction, const TendAllergyIntoleranceData *data)
{
  TendAllergyIntolerance *allergy = tend_allergy_intolerance_new ();
  GDate                   today = tend_service_get_today (transaction);
  g_autofree char        *substance = tend_text_clean (data->display, MAX_SUBSTANCE, NULL);
  g_autofree char        *reaction
      = tend_text_clean (data->reaction != NULL ? data->reaction : "", MAX_REACTION, NULL);

  g_object_set (allergy, "patient-id", data->patient_id, "code", data->code, "code-system",
                data->code_system, "display", substance, "category", data->category, "criticality",
                data->criticality, "clinical-status", TEND_CLINICAL_STATUS_ACTIVE,
                "verification-status", TEND_VERIFICATION_STATUS_CONFIRMED, "reaction",
                *reaction != '\0' ? reaction : NULL, "recorded-date", &today, NULL);
  return allergy;
}

gboolean
tend_allergies_end_none (TendTransaction *transaction, gint64 patient_id, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);

  records = list_allergies (transaction, "no-known-allergy-of-patient", patient_id, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (tend_allergy_intolerance_is_current (
            tend_allergy_intolerance_get_data (g_ptr_array_index (records, i)))
        && !tend_transaction_withdraw (transaction, g_ptr_array_index (records, i), error))
      return FALSE;
  return records != NULL;
}

gboolean
tend_allergies_add (TendTransaction *transaction, TendAllergyIntolerance *allergy, GError **error)
{
  const TendAllergyIntoleranceData *data;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (GPtrArray) allergies = NULL;
  g_autoptr (TendAllergyIntolerance) added = NULL;

  g_return_val_if_fail (transaction != NULL && TEND_IS_ALLERGY_INTOLERANCE (allergy), FALSE);

  if (!tend_people_require (transaction, "allergy.add", error))
    return FALSE;
  data = tend_allergy_intolerance_get_data (allergy);
  faults = tend_allergies_check (allergy);
  if (!tend_faults_to_error (faults, error))
    return FALSE;
  tend_transaction_set_patient (transaction, data->patient_id);
  patient = tend_service_get (transaction, TEND_TYPE_PATIENT, data->patient_id, error);
  if (patient == NULL || !hold (transaction, error))
    return FALSE;
  allergies = list_allergies (transaction, "allergies-of-patient", data->patient_id, error);
  added = make_allergy (transaction, data);
  if (allergies == NULL
      || !check_new (allergies, tend_allergy_intolerance_get_data (added)->display, error)
      || !tend_allergies_end_none (transaction, data->patient_id, error))
    return FALSE;
  tend_transaction_set_result (transaction, added);
  return tend_transaction_insert (transaction, added, error);
}

gboolean
tend_allergies_withdraw (TendTransaction *transaction,
                         gint64           allergy_id,
                         const char      *reason,
                         GError         **error)
{
  g_autoptr (TendAllergyIntolerance) allergy = NULL;
  g_autofree char *why = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);

  if (!tend_people_require (transaction, "allergy.withdraw", error))
    return FALSE;
  why = tend_service_take_reason (transaction, reason, error);
  if (why == NULL || !hold (transaction, error))
    return FALSE;
  allergy = tend_service_get (transaction, TEND_TYPE_ALLERGY_INTOLERANCE, allergy_id, error);
  if (allergy == NULL)
    return FALSE;
  tend_transaction_set_patient (transaction,
                                tend_allergy_intolerance_get_data (allergy)->patient_id);
  tend_transaction_set_result (transaction, allergy);
  return tend_transaction_withdraw (transaction, allergy, error);
}
