/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where appointments stand on a page of the schedule: time and pixels, lanes, load. */
#define G_LOG_DOMAIN "tend-schedule-layout"

#include "config.h"

#include "tend-schedule-layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DAY_MINUTES (24 * 60)

int
tend_schedule_minute_of (gint64 time, GTimeZone *zone, const GDate *date)
{
  g_autoptr (GDateTime) local = tend_time_to_date_time (time, zone);
  GDate day;
  int   days;

  if (local == NULL || !tend_time_get_date (time, zone, &day))
    return 0;
  days = g_date_days_between (date, &day);
  if (days < 0)
    return 0;
  if (days > 0)
    return DAY_MINUTES;
  return g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
}

gint64
tend_schedule_time_at (int minute, GTimeZone *zone, const GDate *date)
{
  GDate day = *date;

  minute = CLAMP (minute, 0, DAY_MINUTES);
  if (minute == DAY_MINUTES)
    {
      g_date_add_days (&day, 1);
      minute = 0;
    }
  return tend_time_from_local (zone, &day, minute / 60, minute % 60, 0);
}

void
tend_schedule_scale_fit (
    TendScheduleScale *scale, int opens_minute, int closes_minute, int earliest, int latest)
{
  int first = opens_minute - 60, last = closes_minute + 60;

  if (earliest <= latest)
    {
      first = MIN (first, earliest);
      last = MAX (last, latest);
    }
  first = MAX (first, 0) / 60 * 60;
  last = (MIN (last, DAY_MINUTES) + 59) / 60 * 60;
  if (last <= first)
    {
      first = 0;
      last = DAY_MINUTES;
    }
  scale->first_minute = first;
  scale->last_minute = last;
}

double
tend_schedule_scale_get_y (const TendScheduleScale *scale, int minute)
{
  return (CLAMP (minute, scale->first_minute, scale->last_minute) - scale->first_minute)
         * scale->minute_height;
}

double
tend_schedule_scale_get_height (const TendScheduleScale *scale)
{
  return (scale->last_minute - scale->first_minute) * scale->minute_height;
}

int
tend_schedule_scale_get_minute (const TendScheduleScale *scale, double y, int step)
{
  double minute = scale->first_minute + y / scale->minute_height;
  int    rounded = (int) floor (minute / step + 0.5) * step;

  return CLAMP (rounded, scale->first_minute, scale->last_minute);
}

static int
get_end (const TendScheduleBlock *block)
{
  return MAX (block->end, block->start + TEND_SCHEDULE_SHORTEST);
}

static int
compare_blocks (const void *a, const void *b)
{
  const TendScheduleBlock *one = a, *two = b;

  if (one->column != two->column)
    return one->column < two->column ? -1 : 1;
  if (one->start != two->start)
    return one->start - two->start;
  return get_end (two) - get_end (one);
}

/* Blocks from @first up to @end overlap, directly or through others. */
static void
lay_out_cluster (TendScheduleBlock *blocks, gsize first, gsize end)
{
  g_autoptr (GArray) lane_ends = g_array_new (FALSE, FALSE, sizeof (int));

  for (gsize i = first; i < end; i++)
    {
      int   block_end = get_end (&blocks[i]);
      guint lane = 0;

      while (lane < lane_ends->len && g_array_index (lane_ends, int, lane) > blocks[i].start)
        lane++;
      if (lane == lane_ends->len)
        g_array_append_val (lane_ends, block_end);
      else
        g_array_index (lane_ends, int, lane) = block_end;
      blocks[i].lane = lane;
    }
  for (gsize i = first; i < end; i++)
    blocks[i].lanes = lane_ends->len;
}

void
tend_schedule_blocks_lay_out (TendScheduleBlock *blocks, gsize n_blocks)
{
  gsize first = 0;

  if (n_blocks == 0)
    return;
  qsort (blocks, n_blocks, sizeof *blocks, compare_blocks);
  while (first < n_blocks)
    {
      int   cluster_end = get_end (&blocks[first]);
      gsize next = first + 1;

      while (next < n_blocks && blocks[next].column == blocks[first].column
             && blocks[next].start < cluster_end)
        {
          cluster_end = MAX (cluster_end, get_end (&blocks[next]));
          next++;
        }
      lay_out_cluster (blocks, first, next);
      first = next;
    }
}

int
tend_schedule_blocks_get_load (const TendScheduleBlock *blocks, gsize n_blocks, guint column)
{
  int load = 0, covered = 0;

  for (gsize i = 0; i < n_blocks; i++)
    {
      if (blocks[i].column != column)
        continue;
      load += MAX (blocks[i].end - MAX (blocks[i].start, covered), 0);
      covered = MAX (covered, blocks[i].end);
    }
  return load;
}

int
tend_schedule_step_minute (int start, int length, int delta, int step)
{
  int moved;

  /* The first step from an odd time goes to the next full one. */
  if (delta > 0)
    moved = (start / step + delta) * step;
  else
    moved = ((start + step - 1) / step + delta) * step;
  return CLAMP (moved, 0, MAX (DAY_MINUTES - length, 0));
}

/* Up to four digits: an hour, or an hour and two digits of minutes. */
static gboolean
read_digits (const char **text, int *value, int *digits)
{
  *value = *digits = 0;
  while (g_ascii_isdigit (**text) && *digits < 5)
    {
      *value = *value * 10 + g_ascii_digit_value (**text);
      (*digits)++;
      (*text)++;
    }
  return *digits > 0 && *digits <= 4;
}

static gboolean
read_half_of_day (const char *text, int *hour)
{
  char half;

  text += strspn (text, " ");
  if (*text == '\0')
    return TRUE;
  half = g_ascii_tolower (*text++);
  text += g_ascii_tolower (*text) == 'm' ? 1 : 0;
  if ((half != 'a' && half != 'p') || *text != '\0' || *hour < 1 || *hour > 12)
    return FALSE;
  *hour = *hour % 12 + (half == 'p' ? 12 : 0);
  return TRUE;
}

int
tend_schedule_parse_clock (const char *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text != NULL ? text : ""));
  const char      *rest = typed;
  int              hour, minute = 0, digits;

  if (!read_digits (&rest, &hour, &digits))
    return -1;
  if (*rest == ':' || *rest == '.')
    {
      rest++;
      if (digits > 2 || !read_digits (&rest, &minute, &digits) || digits != 2)
        return -1;
    }
  else if (digits > 2)
    {
      minute = hour % 100;
      hour /= 100;
    }
  if (!read_half_of_day (rest, &hour) || hour > 23 || minute > 59)
    return -1;
  return hour * 60 + minute;
}
