/* SPDX-License-Identifier: GPL-3.0-or-later
 * What charts say in words. */
#define G_LOG_DOMAIN "tend-chart-format"

#include "config.h"

#include "tend-chart-format.h"

#include "tend-setup.h"

#include <glib/gi18n.h>
#include <math.h>

const char *
tend_chart_format_visit_kind (const char *service_type)
{
  const TendVisitKind *kind
      = service_type != NULL ? tend_setup_find_visit_kind (service_type) : NULL;

  if (kind != NULL)
    return _ (kind->name);
  return service_type != NULL ? service_type : "";
}

const char *
tend_chart_format_stage (TendEncounterStage stage)
{
  switch (stage)
    {
    case TEND_ENCOUNTER_STAGE_PLANNED:
      return _ ("Expected");
    case TEND_ENCOUNTER_STAGE_ARRIVED:
      return _ ("Arrived");
    case TEND_ENCOUNTER_STAGE_ROOMED:
      return _ ("In the room");
    case TEND_ENCOUNTER_STAGE_WITH_CLINICIAN:
      return _ ("With the clinician");
    case TEND_ENCOUNTER_STAGE_DONE:
      return _ ("Done");
    case TEND_ENCOUNTER_STAGE_CANCELLED:
      return _ ("Cancelled");
    default:
      return "";
    }
}

const char *
tend_chart_format_unit (const char *ucum)
{
  static const struct
  {
    const char *ucum;
    const char *shown;
  } units[] = {
    { "mm[Hg]", "mmHg" },
    { "Cel", "°C" },
    { "[degF]", "°F" },
    { "/min", "/min" },
    { "%", "%" },
    { "[lb_av]", "lb" },
    { "[in_i]", "in" },
    { "kg/m2", "kg/m²" },
    { "{score}", "" },
    { "mg/dL", "mg/dL" },
    { "mmol/L", "mmol/L" },
    { "L/min", "L/min" },
    { "{beats}/min", "/min" },
    { "1", "" },
  };

  if (ucum == NULL)
    return "";
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].ucum, ucum))
      return units[i].shown;
  return ucum;
}

char *
tend_chart_format_quantity (double value, const char *unit, int decimals)
{
  const char *shown = tend_chart_format_unit (unit);

  if (isnan (value))
    return g_strdup ("");
  if (*shown == '\0')
    return g_strdup_printf ("%.*f", decimals, value);
  return g_strdup_printf ("%.*f %s", decimals, value, shown);
}

char *
tend_chart_format_nick (const char *nick)
{
  g_autofree char *words = g_strdup (nick != NULL ? nick : "");
  g_autofree char *first = NULL;

  g_strdelimit (words, "-_", ' ');
  if (*words == '\0')
    return g_steal_pointer (&words);
  first = g_utf8_strup (words, g_utf8_next_char (words) - words);
  return g_strconcat (first, g_utf8_next_char (words), NULL);
}
