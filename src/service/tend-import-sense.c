/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a file says in good form and what still cannot be true. */
#define G_LOG_DOMAIN "tend-import-run"

#include "config.h"

#include "tend-import-private.h"

#include <glib/gi18n-lib.h>

#include "tend-observation.h"
#include "tend-patient.h"
#include "tend-vital-reference.h"
#include "tend-vital-unit.h"

/* Clocks differ, and a file may come from the other side of the date line. */
#define TOLERANCE TEND_TIME_DAY

static gboolean
check_date (
    TendImportRun *run, TendImportItem *item, const GDate *date, const char *name, const char *why)
{
  g_autofree char *path = NULL;
  GDate            today;

  if (!g_date_valid (date)
      || !tend_time_get_date (tend_transaction_get_now (run->transaction) + TOLERANCE,
                              tend_transaction_get_time_zone (run->transaction), &today)
      || g_date_compare (date, &today) <= 0)
    return TRUE;
  path = g_strconcat (item->path != NULL ? item->path : item->resource_type, ".", name, NULL);
  tend_import_add_fault (run->import, item->line, item->column, path, why);
  return FALSE;
}

static gboolean
check_patient (TendImportRun *run, TendImportItem *item)
{
  const TendPatientData *data = tend_patient_get_data (TEND_PATIENT (item->record));
  gboolean               born = check_date (run, item, &data->birth_date, "birthDate",
                                            _ ("This birth date is in the future"));

  return check_date (run, item, &data->deceased_date, "deceasedDateTime",
                     _ ("This date of death is in the future"))
         && born;
}

/* Why the observation, or a part of it, cannot be; NULL when it can. */
static const char *
find_nonsense (TendImportRun *run, TendImportItem *item)
{
  const char *why = NULL;
  double      value;

  if (TEND_IS_OBSERVATION (item->record))
    {
      const TendObservationData *data = tend_observation_get_data (TEND_OBSERVATION (item->record));
      const TendVital *vital = data->code != NULL ? tend_vital_find_loinc (data->code) : NULL;

      if (data->effective_at != TEND_TIME_NONE
          && data->effective_at > tend_transaction_get_now (run->transaction) + TOLERANCE)
        return _ ("It lies in the future.");
      if (vital != NULL && tend_import_item_states (item, "value") && data->unit != NULL
          && tend_vital_convert (vital->kind, data->value, data->unit, vital->unit, &value)
          && tend_vital_assess_by (vital->kind, value, NULL).level == TEND_VITAL_LEVEL_IMPOSSIBLE)
        return _ ("Its value is impossible.");
    }
  for (guint i = 0; why == NULL && i < item->children->len; i++)
    why = find_nonsense (run, g_ptr_array_index (item->children, i));
  return why;
}

gboolean
tend_import_makes_sense (TendImportRun *run, TendImportEntry *entry)
{
  const char *why;

  if (TEND_IS_PATIENT (entry->item->record))
    return check_patient (run, entry->item);
  why = find_nonsense (run, entry->item);
  if (why != NULL)
    tend_import_pass (run, entry, why);
  return why == NULL;
}
