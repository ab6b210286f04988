/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds round ticks for values and times. */
#define G_LOG_DOMAIN "tend-plot"

#include "config.h"

#include "tend-plot-scale.h"

#include "tend-time.h"

#include <math.h>

/* 1, 2 or 5 times a power of ten, the first that is not below @step. */
static double
round_step_up (double step)
{
  double power = pow (10, floor (log10 (step)));

  for (guint i = 0; i < 3; i++)
    {
      double candidate = power * ((const double[]){ 1, 2, 5 })[i];

      if (candidate >= step * (1 - 1e-9))
        return candidate;
    }
  return power * 10;
}

guint
tend_plot_find_ticks (double low, double high, guint most, double *ticks)
{
  double step;
  guint  n = 0;

  g_return_val_if_fail (most >= 2 && most <= TEND_PLOT_MAX_TICKS && ticks != NULL, 0);

  if (!isfinite (low) || !isfinite (high) || !(high > low))
    return 0;
  step = round_step_up ((high - low) / most);
  for (double k = ceil (low / step - 1e-9); k * step <= high + step * 1e-9 && n < most; k++)
    ticks[n++] = k * step;
  return n;
}

guint
tend_plot_count_decimals (double step)
{
  guint decimals = 0;

  while (decimals < 6 && fabs (step - round (step)) > 1e-6 * MAX (1, fabs (step)))
    {
      step *= 10;
      decimals++;
    }
  return decimals;
}

typedef struct
{
  TendPlotUnit unit;
  int          count;
  gint64       length; /* about, µs */
} TimeStep;

static const TimeStep time_steps[] = {
  { TEND_PLOT_UNIT_CLOCK, 1, TEND_TIME_HOUR },
  { TEND_PLOT_UNIT_CLOCK, 3, 3 * TEND_TIME_HOUR },
  { TEND_PLOT_UNIT_CLOCK, 6, 6 * TEND_TIME_HOUR },
  { TEND_PLOT_UNIT_DAY, 1, TEND_TIME_DAY },
  { TEND_PLOT_UNIT_DAY, 2, 2 * TEND_TIME_DAY },
  { TEND_PLOT_UNIT_DAY, 7, 7 * TEND_TIME_DAY },
  { TEND_PLOT_UNIT_DAY, 14, 14 * TEND_TIME_DAY },
  { TEND_PLOT_UNIT_MONTH, 1, 30 * TEND_TIME_DAY },
  { TEND_PLOT_UNIT_MONTH, 3, 91 * TEND_TIME_DAY },
  { TEND_PLOT_UNIT_MONTH, 6, 182 * TEND_TIME_DAY },
  { TEND_PLOT_UNIT_YEAR, 1, 365 * TEND_TIME_DAY },
  { TEND_PLOT_UNIT_YEAR, 2, 730 * TEND_TIME_DAY },
  { TEND_PLOT_UNIT_YEAR, 5, 1826 * TEND_TIME_DAY },
  { TEND_PLOT_UNIT_YEAR, 20, 7305 * TEND_TIME_DAY },
};

/* The round moment at or before @moment. */
static GDateTime *
floor_moment (GDateTime *moment, GTimeZone *zone, const TimeStep *step)
{
  int year = g_date_time_get_year (moment), month = g_date_time_get_month (moment);
  int day = g_date_time_get_day_of_month (moment), hour = g_date_time_get_hour (moment);

  switch (step->unit)
    {
    case TEND_PLOT_UNIT_CLOCK:
      return g_date_time_new (zone, year, month, day, hour - hour % step->count, 0, 0);
    case TEND_PLOT_UNIT_MONTH:
      return g_date_time_new (zone, year, month - (month - 1) % step->count, 1, 0, 0, 0);
    case TEND_PLOT_UNIT_YEAR:
      return g_date_time_new (zone, MAX (1, year - year % step->count), 1, 1, 0, 0, 0);
    case TEND_PLOT_UNIT_DAY:
    default:
      return g_date_time_new (zone, year, month, day, 0, 0, 0);
    }
}

static GDateTime *
add_step (GDateTime *moment, const TimeStep *step)
{
  switch (step->unit)
    {
    case TEND_PLOT_UNIT_CLOCK:
      return g_date_time_add_hours (moment, step->count);
    case TEND_PLOT_UNIT_MONTH:
      return g_date_time_add_months (moment, step->count);
    case TEND_PLOT_UNIT_YEAR:
      return g_date_time_add_years (moment, step->count);
    case TEND_PLOT_UNIT_DAY:
    default:
      return g_date_time_add_days (moment, step->count);
    }
}

guint
tend_plot_find_time_ticks (
    gint64 from, gint64 until, guint most, GTimeZone *zone, gint64 *ticks, TendPlotUnit *unit)
{
  const TimeStep *step = NULL;
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) moment = NULL;
  guint n = 0;

  g_return_val_if_fail (most >= 1 && most <= TEND_PLOT_MAX_TICKS && zone != NULL, 0);
  g_return_val_if_fail (ticks != NULL && unit != NULL, 0);

  *unit = TEND_PLOT_UNIT_DAY;
  start = tend_time_to_date_time (from, zone);
  if (start == NULL || until <= from)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (time_steps) && step == NULL; i++)
    if ((until - from) / time_steps[i].length < (gint64) most)
      step = &time_steps[i];
  if (step == NULL)
    step = &time_steps[G_N_ELEMENTS (time_steps) - 1];
  *unit = step->unit;
  moment = floor_moment (start, zone, step);
  while (moment != NULL && n < most)
    {
      gint64     time = g_date_time_to_unix (moment) * TEND_TIME_SECOND;
      GDateTime *next = add_step (moment, step);

      if (time > until)
        g_clear_pointer (&next, g_date_time_unref);
      else if (time >= from)
        ticks[n++] = time;
      g_date_time_unref (moment);
      moment = next;
    }
  return n;
}

void
tend_plot_pad_range (double *low, double *high, double least)
{
  double middle, span;

  g_return_if_fail (low != NULL && high != NULL);

  middle = (*low + *high) / 2;
  span = MAX ((*high - *low) * 1.2, least);
  *low = middle - span / 2;
  *high = middle + span / 2;
}

double
tend_plot_map (double value, double low, double high, double start, double end)
{
  if (!(high > low))
    return (start + end) / 2;
  return start + (value - low) / (high - low) * (end - start);
}
