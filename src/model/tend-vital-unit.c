/* SPDX-License-Identifier: GPL-3.0-or-later
 * Converts between units of vital signs, and reads what people type. */
#define G_LOG_DOMAIN "tend-vital"

#include "config.h"

#include "tend-vital-unit.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Stored value = (value - offset) * numerator / denominator. */
typedef struct
{
  const char *stored; /* the UCUM unit this one converts to */
  gboolean    only_glucose;
  const char *unit; /* UCUM */
  const char *label;
  double      offset;
  double      numerator;
  double      denominator;
  const char *spellings; /* lower case, blank after each */
  const char *follower;  /* what a second number without unit is in, as in 5'7 */
} Unit;

/* The pound and the inch are exact by the agreement of 1959; glucose by its
 * molar mass, 180.16 g/mol. */
static const Unit units[] = {
  { "Cel", FALSE, "Cel", "°C", 0, 1, 1, "c °c ℃ cel ", NULL },
  { "Cel", FALSE, "[degF]", "°F", 32, 5, 9, "f °f ℉ degf ", NULL },
  { "kg", FALSE, "kg", "kg", 0, 1, 1, "kg kgs ", NULL },
  { "kg", FALSE, "g", "g", 0, 1, 1000, "g gram grams ", NULL },
  { "kg", FALSE, "[lb_av]", "lb", 0, 45359237, 100000000, "lb lbs pound pounds # ", "[oz_av]" },
  { "kg", FALSE, "[oz_av]", "oz", 0, 45359237, 1600000000, "oz ounce ounces ", NULL },
  { "cm", FALSE, "cm", "cm", 0, 1, 1, "cm ", NULL },
  { "cm", FALSE, "m", "m", 0, 100, 1, "m ", NULL },
  { "cm", FALSE, "mm", "mm", 0, 1, 10, "mm ", NULL },
  { "cm", FALSE, "[ft_i]", "ft", 0, 3048, 100, "ft ' ’ ′ feet foot ", "[in_i]" },
  { "cm", FALSE, "[in_i]", "in", 0, 254, 100, "in \" ” ″ '' ’’ inch inches ", NULL },
  { "mg/dL", TRUE, "mg/dL", "mg/dL", 0, 1, 1, "mg/dl ", NULL },
  { "mg/dL", TRUE, "mmol/L", "mmol/L", 0, 18016, 1000, "mmol/l mmol ", NULL },
  { "mm[Hg]", FALSE, "mm[Hg]", "mmHg", 0, 1, 1, "mmhg ", NULL },
  { "mm[Hg]", FALSE, "kPa", "kPa", 0, 1000000, 133322.387415, "kpa ", NULL },
  { "/min", FALSE, "/min", "/min", 0, 1, 1, "/min bpm per min ", NULL },
  { "%", FALSE, "%", "%", 0, 1, 1, "% percent ", NULL },
  { "L/min", FALSE, "L/min", "L/min", 0, 1, 1, "l/min lpm l ", NULL },
  { "kg/m2", FALSE, "kg/m2", "kg/m²", 0, 1, 1, "kg/m² ", NULL },
  { "{score}", FALSE, "{score}", "/10", 0, 1, 1, "/10 ", NULL },
};

static const Unit *
find_unit (TendVitalKind kind, const char *code)
{
  const TendVital *vital = tend_vital_get (kind);

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].stored, vital->unit) && g_str_equal (units[i].unit, code)
        && (!units[i].only_glucose || kind == TEND_VITAL_GLUCOSE))
      return &units[i];
  return NULL;
}

static const Unit *
find_spelling (TendVitalKind kind, const char *typed)
{
  const TendVital *vital = tend_vital_get (kind);
  g_autofree char *lower = g_utf8_strdown (typed, -1);
  g_autofree char *word = g_strconcat (lower, " ", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      const char *at = units[i].spellings;

      if (!g_str_equal (units[i].stored, vital->unit))
        continue;
      if (g_str_equal (units[i].unit, typed))
        return &units[i];
      while ((at = strstr (at, word)) != NULL)
        {
          if (at == units[i].spellings || at[-1] == ' ')
            return &units[i];
          at++;
        }
    }
  return NULL;
}

static double
to_stored (const Unit *unit, double value)
{
  return (value - unit->offset) * unit->numerator / unit->denominator;
}

static double
from_stored (const Unit *unit, double value)
{
  return value * unit->denominator / unit->numerator + unit->offset;
}

gboolean
tend_vital_convert (
    TendVitalKind kind, double value, const char *from, const char *to, double *result)
{
  const Unit *source, *target;

  g_return_val_if_fail ((guint) kind < TEND_N_VITALS, FALSE);
  g_return_val_if_fail (from != NULL && to != NULL && result != NULL, FALSE);

  source = find_unit (kind, from);
  target = find_unit (kind, to);
  if (source == NULL || target == NULL)
    return FALSE;
  *result = source == target ? value : from_stored (target, to_stored (source, value));
  return TRUE;
}

const char *
tend_vital_get_unit_label (TendVitalKind kind, const char *unit)
{
  const Unit *found;

  g_return_val_if_fail ((guint) kind < TEND_N_VITALS && unit != NULL, NULL);

  found = find_unit (kind, unit);
  return found != NULL ? found->label : NULL;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, message);
  return FALSE;
}

/* A plain decimal number; comma or point, no sign, no exponent. */
static gboolean
read_number (const char **text, double *number)
{
  g_autofree char *copy = NULL;
  const char      *start = *text;
  gsize            length = strspn (start, "0123456789");
  gsize            decimals = 0;

  if (start[length] == '.' || start[length] == ',')
    {
      decimals = strspn (start + length + 1, "0123456789");
      if (decimals == 0)
        return FALSE;
    }
  if (length + decimals == 0 || length + decimals > 15)
    return FALSE;
  length += decimals > 0 ? decimals + 1 : 0;
  copy = g_strdelimit (g_strndup (start, length), ",", '.');
  *number = g_ascii_strtod (copy, NULL);
  *text = start + length;
  return TRUE;
}

/* The unit up to the next number or the end; NULL when there is none. */
static char *
read_unit (const char **text)
{
  const char      *start = *text + strspn (*text, " ");
  gsize            length = 0;
  g_autofree char *unit = NULL;

  /* "/10" of a pain score is a unit that begins its own digits. */
  if (g_str_has_prefix (start, "/10") && !g_ascii_isdigit (start[3]))
    length = 3;
  else if (g_str_has_prefix (start, "kg/m2"))
    length = 5;
  else
    length = strcspn (start, "0123456789");
  *text = start + length;
  unit = g_strstrip (g_strndup (start, length));
  if (*unit == '\0')
    return NULL;
  if (g_str_has_suffix (unit, ".") || g_str_has_suffix (unit, ","))
    unit[strlen (unit) - 1] = '\0';
  return g_steal_pointer (&unit);
}

/* Adds one number with its unit to @value. @unit is what a number without unit
 * is in; on return what this one was in. */
static gboolean
read_part (TendVitalKind kind, const char **text, const Unit **unit, double *value, GError **error)
{
  g_autofree char *spelling = NULL;
  double           number;

  if (!read_number (text, &number))
    return refuse (error, _ ("This is not a number; write it as 37.5 or 37.5 C"));
  spelling = read_unit (text);
  if (spelling != NULL)
    *unit = find_spelling (kind, spelling);
  if (*unit == NULL)
    return refuse (error,
                   _ ("This unit is not one of this vital sign; write the number with another"));
  *value += to_stored (*unit, number);
  return TRUE;
}

static gboolean
is_possible (const TendVital *vital, double value)
{
  return isfinite (value) && value >= vital->minimum - 1e-6 && value <= vital->maximum + 1e-6;
}

/* The one mistake worth a hint: a bare number that fits the other unit. */
static gboolean
refuse_value (const TendVital *vital, double value, const Unit *bare, GError **error)
{
  const Unit *other = NULL;

  if (vital->alternative_unit != NULL)
    other = find_unit (vital->kind, g_str_equal (bare->unit, vital->alternative_unit)
                                        ? vital->unit
                                        : vital->alternative_unit);
  if (other != NULL && is_possible (vital, to_stored (other, from_stored (bare, value))))
    g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                 _ ("The value is not possible in %s; if it is in %s, write %s after it"),
                 bare->label, other->label, other->label);
  else
    g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                 _ ("The value is not possible: it must be from %g to %g %s; measure again"),
                 vital->minimum, vital->maximum, find_unit (vital->kind, vital->unit)->label);
  return FALSE;
}

gboolean
tend_vital_parse (TendVitalKind kind,
                  const char   *typed,
                  const char   *default_unit,
                  double       *value,
                  const char  **typed_unit,
                  GError      **error)
{
  g_autofree char *text = NULL;
  const TendVital *vital;
  const Unit      *bare, *first, *second = NULL;
  const char      *p;
  double           total = 0;

  g_return_val_if_fail ((guint) kind < TEND_N_VITALS, FALSE);
  g_return_val_if_fail (typed != NULL && value != NULL, FALSE);

  vital = tend_vital_get (kind);
  bare = find_unit (kind, default_unit != NULL ? default_unit : vital->unit);
  g_return_val_if_fail (bare != NULL, FALSE);

  if (!g_utf8_validate (typed, -1, NULL))
    return refuse (error, _ ("The text is not valid UTF-8; type it again"));
  text = g_strstrip (g_strdup (typed));
  p = text;
  first = bare;
  if (!read_part (kind, &p, &first, &total, error))
    return FALSE;
  if (first->follower != NULL)
    second = find_unit (kind, first->follower);
  if (*p != '\0' && second != NULL && !read_part (kind, &p, &second, &total, error))
    return FALSE;
  if (*p != '\0')
    return refuse (error, _ ("There is something after the value; write the value alone"));
  if (!is_possible (vital, total))
    return refuse_value (vital, total, first, error);

  *value = round (total * 1e6) / 1e6;
  if (typed_unit != NULL)
    *typed_unit = first->unit;
  return TRUE;
}

char *
tend_vital_format (TendVitalKind kind, double value, const char *unit)
{
  const TendVital *vital;
  const Unit      *shown;
  char             text[64], format[8];
  int              decimals;

  g_return_val_if_fail ((guint) kind < TEND_N_VITALS, NULL);

  vital = tend_vital_get (kind);
  shown = find_unit (kind, unit != NULL ? unit : vital->unit);
  if (shown == NULL || !isfinite (value) || fabs (value) > 1e15)
    return NULL;
  decimals = g_strcmp0 (shown->unit, vital->alternative_unit) == 0 ? vital->alternative_decimals
                                                                   : vital->decimals;
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  /* A touch upward, so that 0.25 kept as 0.24999… rounds as people expect. */
  return g_strdup (
      g_ascii_formatd (text, sizeof text, format, from_stored (shown, value) * (1 + 1e-12)));
}
