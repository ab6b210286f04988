/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads and sorts blood pressures. */
#define G_LOG_DOMAIN "tend-vital"

#include "config.h"

#include "tend-vital-pressure.h"

#include "tend-vital-unit.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Whelton et al., 2017 ACC/AHA guideline; from 13 years the same cut-offs
 * (Flynn et al., AAP 2017). From the worst down; either value is enough. */
static const struct
{
  TendPressureCategory category;
  double               systolic;  /* from this on */
  double               diastolic; /* or from this on */
} cut_offs[] = {
  { TEND_PRESSURE_SEVERE, 181, 121 },
  { TEND_PRESSURE_STAGE_2, 140, 90 },
  { TEND_PRESSURE_STAGE_1, 130, 80 },
  { TEND_PRESSURE_ELEVATED, 120, INFINITY },
};

#define FIRST_YEAR_WITHOUT_PERCENTILE 13

TendPressureCategory
tend_pressure_categorise (double systolic, double diastolic, const TendAge *age)
{
  if (age != NULL && age->years < FIRST_YEAR_WITHOUT_PERCENTILE)
    return TEND_PRESSURE_NEEDS_PERCENTILE;
  for (gsize i = 0; i < G_N_ELEMENTS (cut_offs); i++)
    if (round (systolic) >= cut_offs[i].systolic || round (diastolic) >= cut_offs[i].diastolic)
      return cut_offs[i].category;
  return TEND_PRESSURE_NORMAL;
}

const char *
tend_pressure_describe (TendPressureCategory category)
{
  switch (category)
    {
    case TEND_PRESSURE_NORMAL:
      return N_ ("Normal blood pressure");
    case TEND_PRESSURE_ELEVATED:
      return N_ ("Elevated blood pressure");
    case TEND_PRESSURE_STAGE_1:
      return N_ ("In the range of hypertension stage 1");
    case TEND_PRESSURE_STAGE_2:
      return N_ ("In the range of hypertension stage 2");
    case TEND_PRESSURE_SEVERE:
      return N_ ("Severely raised: measure again and tell a clinician now");
    case TEND_PRESSURE_NEEDS_PERCENTILE:
      return N_ ("Needs the percentile for age, sex and height");
    default:
      g_return_val_if_reached (NULL);
    }
}

gboolean
tend_pressure_check (double systolic, double diastolic, GError **error)
{
  const TendVital *upper = tend_vital_get (TEND_VITAL_SYSTOLIC);
  const TendVital *lower = tend_vital_get (TEND_VITAL_DIASTOLIC);

  if (!(systolic >= upper->minimum && systolic <= upper->maximum && diastolic >= lower->minimum
        && diastolic <= lower->maximum))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _ ("The systolic must be from %g to %g and the diastolic from %g to %g mmHg; "
                      "measure again"),
                   upper->minimum, upper->maximum, lower->minimum, lower->maximum);
      return FALSE;
    }
  if (systolic <= diastolic)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _ ("The systolic must be above the diastolic; compare the two numbers"));
      return FALSE;
    }
  return TRUE;
}

gboolean
tend_pressure_parse (const char *typed, double *systolic, double *diastolic, GError **error)
{
  g_auto (GStrv) parts = NULL;
  double upper, lower;

  g_return_val_if_fail (typed != NULL && systolic != NULL && diastolic != NULL, FALSE);

  parts = g_strsplit (typed, "/", -1);
  if (g_strv_length (parts) != 2 || strpbrk (typed, ".,") != NULL)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _ ("Write the blood pressure as 120/80"));
      return FALSE;
    }
  if (!tend_vital_parse (TEND_VITAL_SYSTOLIC, parts[0], NULL, &upper, NULL, error)
      || !tend_vital_parse (TEND_VITAL_DIASTOLIC, parts[1], NULL, &lower, NULL, error)
      || !tend_pressure_check (upper, lower, error))
    return FALSE;
  *systolic = upper;
  *diastolic = lower;
  return TRUE;
}
