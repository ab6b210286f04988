/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sorts measurements into the rows and columns of the flow sheet. */
#define G_LOG_DOMAIN "tend-vitals"

#include "config.h"

#include "tend-vitals-rows.h"

#include "tend-vital-unit.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEAD_CIRCUMFERENCE_UNTIL_YEARS 3
#define NEWS2_FROM_YEARS 16
#define BODY_MASS_INDEX_FROM_YEARS 2

typedef struct
{
  const char *nick;
  const char *name;
  int         kind; /* TendVitalKind, -1 for none */
  const char *code; /* of rows without a kind */
} Row;

static const Row rows[TEND_N_VITALS_ROWS] = {
  [TEND_VITALS_ROW_PRESSURE] = { "pressure", N_ ("Blood pressure"), TEND_VITAL_SYSTOLIC, NULL },
  [TEND_VITALS_ROW_HEART_RATE] = { "heart-rate", N_ ("Heart rate"), TEND_VITAL_HEART_RATE, NULL },
  [TEND_VITALS_ROW_RESPIRATORY_RATE]
  = { "respiratory-rate", N_ ("Respirations"), TEND_VITAL_RESPIRATORY_RATE, NULL },
  [TEND_VITALS_ROW_TEMPERATURE]
  = { "temperature", N_ ("Temperature"), TEND_VITAL_TEMPERATURE, NULL },
  [TEND_VITALS_ROW_OXYGEN_SATURATION]
  = { "oxygen-saturation", N_ ("SpO₂"), TEND_VITAL_OXYGEN_SATURATION, NULL },
  [TEND_VITALS_ROW_CONSCIOUSNESS] = { "consciousness", N_ ("Consciousness"), -1, "acvpu" },
  [TEND_VITALS_ROW_PAIN] = { "pain", N_ ("Pain"), TEND_VITAL_PAIN, NULL },
  [TEND_VITALS_ROW_WEIGHT] = { "weight", N_ ("Weight"), TEND_VITAL_WEIGHT, NULL },
  [TEND_VITALS_ROW_HEIGHT] = { "height", N_ ("Height"), TEND_VITAL_HEIGHT, NULL },
  [TEND_VITALS_ROW_HEAD_CIRCUMFERENCE]
  = { "head-circumference", N_ ("Head"), TEND_VITAL_HEAD_CIRCUMFERENCE, NULL },
  [TEND_VITALS_ROW_GLUCOSE] = { "glucose", N_ ("Glucose"), TEND_VITAL_GLUCOSE, NULL },
  [TEND_VITALS_ROW_BODY_MASS_INDEX]
  = { "body-mass-index", N_ ("BMI"), TEND_VITAL_BODY_MASS_INDEX, NULL },
  [TEND_VITALS_ROW_NEWS2] = { "news2", N_ ("NEWS2"), -1, "news2" },
};

const char *
tend_vitals_row_get_name (TendVitalsRow row)
{
  return _ (rows[row].name);
}

const char *
tend_vitals_kind_get_name (TendVitalKind kind)
{
  for (int row = 0; row < TEND_N_VITALS_ROWS; row++)
    if (rows[row].kind == (int) kind)
      return _ (rows[row].name);
  return _ (tend_vital_get (kind)->name);
}

const char *
tend_vitals_row_get_nick (TendVitalsRow row)
{
  return rows[row].nick;
}

gboolean
tend_vitals_row_is_typed (TendVitalsRow row)
{
  return rows[row].kind >= 0 && row != TEND_VITALS_ROW_BODY_MASS_INDEX;
}

gboolean
tend_vitals_row_get_kind (TendVitalsRow row, TendVitalKind *kind)
{
  if (rows[row].kind < 0)
    return FALSE;
  *kind = (TendVitalKind) rows[row].kind;
  return TRUE;
}

static char *
format_range (double low, double high, TendVitalKind kind)
{
  g_autofree char *from = isnan (low) ? NULL : tend_vital_format (kind, low, NULL);
  g_autofree char *until = isnan (high) ? NULL : tend_vital_format (kind, high, NULL);

  if (from != NULL && until != NULL)
    return g_strdup_printf ("%s–%s", from, until);
  if (from != NULL)
    return g_strdup_printf ("≥ %s", from);
  return until != NULL ? g_strdup_printf ("≤ %s", until) : NULL;
}

char *
tend_vitals_row_dup_range (TendVitalsRow row, const TendAge *age)
{
  TendVitalReference reference, lower;
  TendVitalKind      kind;
  const char        *unit;
  g_autofree char   *range = NULL;
  g_autofree char   *second = NULL;

  if (!tend_vitals_row_get_kind (row, &kind))
    return NULL;
  unit = tend_vital_get_unit_label (kind, tend_vital_get (kind)->unit);
  if (!tend_vital_find_reference (kind, age, &reference))
    return g_strdup (unit);
  range = format_range (reference.low, reference.high, kind);
  if (row == TEND_VITALS_ROW_PRESSURE
      && tend_vital_find_reference (TEND_VITAL_DIASTOLIC, age, &lower))
    second = format_range (lower.low, lower.high, TEND_VITAL_DIASTOLIC);
  return g_strdup_printf ("%s%s%s %s", range != NULL ? range : "", second != NULL ? " / " : "",
                          second != NULL ? second : "", unit != NULL ? unit : "");
}

gboolean
tend_vitals_row_applies (TendVitalsRow row, const TendAge *age)
{
  switch (row)
    {
    case TEND_VITALS_ROW_HEAD_CIRCUMFERENCE:
      return age != NULL && age->years < HEAD_CIRCUMFERENCE_UNTIL_YEARS;
    case TEND_VITALS_ROW_NEWS2:
      return age == NULL || age->years >= NEWS2_FROM_YEARS;
    case TEND_VITALS_ROW_BODY_MASS_INDEX:
      return age == NULL || age->years >= BODY_MASS_INDEX_FROM_YEARS;
    case TEND_VITALS_ROW_PRESSURE:
    case TEND_VITALS_ROW_HEART_RATE:
    case TEND_VITALS_ROW_RESPIRATORY_RATE:
    case TEND_VITALS_ROW_TEMPERATURE:
    case TEND_VITALS_ROW_OXYGEN_SATURATION:
    case TEND_VITALS_ROW_CONSCIOUSNESS:
    case TEND_VITALS_ROW_PAIN:
    case TEND_VITALS_ROW_WEIGHT:
    case TEND_VITALS_ROW_HEIGHT:
    case TEND_VITALS_ROW_GLUCOSE:
    default:
      return TRUE;
    }
}

void
tend_vitals_column_free (TendVitalsColumn *column)
{
  if (column == NULL)
    return;

  for (guint i = 0; i < TEND_N_VITALS_ROWS; i++)
    g_clear_object (&column->cells[i]);
  g_clear_object (&column->diastolic);
  g_clear_object (&column->oxygen_flow);
  g_free (column);
}

/* Where an observation of @code stands in the column, or NULL. */
static TendObservation **
find_place (TendVitalsColumn *column, const char *code)
{
  const TendVital *vital = tend_vital_find_loinc (code);

  if (vital != NULL && vital->kind == TEND_VITAL_DIASTOLIC)
    return &column->diastolic;
  if (vital != NULL && vital->kind == TEND_VITAL_OXYGEN_FLOW)
    return &column->oxygen_flow;
  for (guint i = 0; i < TEND_N_VITALS_ROWS; i++)
    if (vital != NULL ? rows[i].kind == (int) vital->kind
                      : rows[i].code != NULL && g_strcmp0 (rows[i].code, code) == 0)
      return &column->cells[i];
  return NULL;
}

static TendVitalsColumn *
find_column (GPtrArray *columns, gint64 time)
{
  TendVitalsColumn *column;

  for (guint i = 0; i < columns->len; i++)
    {
      column = g_ptr_array_index (columns, i);
      if (column->time == time)
        return column;
    }
  column = g_new0 (TendVitalsColumn, 1);
  column->time = time;
  g_ptr_array_add (columns, column);
  return column;
}

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  const TendVitalsColumn *first = *(TendVitalsColumn *const *) a;
  const TendVitalsColumn *second = *(TendVitalsColumn *const *) b;

  return first->time < second->time ? -1 : first->time > second->time;
}

GPtrArray *
tend_vitals_columns_new (GListModel *observations, guint most)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_vitals_column_free);
  guint      n = g_list_model_get_n_items (observations);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendObservation) observation = g_list_model_get_item (observations, i);
      const TendObservationData *data = tend_observation_get_data (observation);
      TendVitalsColumn           probe = { 0 };
      TendObservation          **place;

      if (data->code == NULL || find_place (&probe, data->code) == NULL)
        continue;
      place = find_place (find_column (columns, data->effective_at), data->code);
      g_set_object (place, observation);
    }
  g_ptr_array_sort (columns, compare_columns);
  if (columns->len > most)
    g_ptr_array_remove_range (columns, 0, columns->len - most);
  return columns;
}

static char *
format_value (TendObservation *observation)
{
  const TendObservationData *data = tend_observation_get_data (observation);
  const TendVital           *vital = tend_vital_find_loinc (data->code);

  if (isnan (data->value))
    return g_strdup (data->value_text);
  if (vital != NULL)
    return tend_vital_format (vital->kind, data->value, NULL);
  return g_strdup_printf ("%g", data->value);
}

char *
tend_vitals_column_dup_text (const TendVitalsColumn *column, TendVitalsRow row)
{
  g_autofree char *first = column->cells[row] != NULL ? format_value (column->cells[row]) : NULL;
  g_autofree char *second = NULL;

  if (row == TEND_VITALS_ROW_PRESSURE && first != NULL && column->diastolic != NULL)
    {
      second = format_value (column->diastolic);
      return g_strdup_printf ("%s/%s", first, second);
    }
  if (row == TEND_VITALS_ROW_OXYGEN_SATURATION && first != NULL && column->oxygen_flow != NULL)
    {
      double flow = tend_observation_get_data (column->oxygen_flow)->value;

      if (flow > 0)
        /* Translators: oxygen saturation while breathing oxygen: per cent · litres a minute. */
        return g_strdup_printf (_ ("%s · %g L"), first, flow);
    }
  return g_steal_pointer (&first);
}

static TendVitalLevel
read_level (TendObservation *observation)
{
  const char *code
      = observation != NULL ? tend_observation_get_data (observation)->interpretation : NULL;

  for (guint level = TEND_VITAL_LEVEL_NORMAL;
       code != NULL && level <= TEND_VITAL_LEVEL_CRITICAL_HIGH; level++)
    if (g_strcmp0 (tend_vital_level_get_code (level), code) == 0)
      return level;
  return TEND_VITAL_LEVEL_NO_REFERENCE;
}

TendVitalLevel
tend_vitals_column_get_level (const TendVitalsColumn *column, TendVitalsRow row)
{
  TendVitalLevel first = read_level (column->cells[row]);

  if (row == TEND_VITALS_ROW_PRESSURE)
    return MAX (first, read_level (column->diastolic));
  return first;
}
