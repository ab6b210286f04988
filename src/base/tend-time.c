/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads and writes instants, and finds the days of a time zone in them. */
#define G_LOG_DOMAIN "tend-time"

#include "config.h"

#include "tend-time.h"

#include <glib/gi18n-lib.h>

#define SECONDS_A_DAY G_GINT64_CONSTANT (86400)
#define JULIAN_1970_01_01 719163 /* as g_date_get_julian() counts */

/* 0001-01-01T00:00:00Z and the instant after year 9999. */
#define FIRST_TIME ((1 - JULIAN_1970_01_01) * TEND_TIME_DAY)
#define END_TIME (G_GINT64_CONSTANT (2932897) * TEND_TIME_DAY)

GDateTime *
tend_time_to_date_time (gint64 time, GTimeZone *zone)
{
  g_autoptr (GDateTime) whole = NULL;
  g_autoptr (GDateTime) exact = NULL;

  g_return_val_if_fail (zone != NULL, NULL);

  if (time < FIRST_TIME || time >= END_TIME)
    return NULL;
  whole = g_date_time_new_from_unix_utc (time / TEND_TIME_SECOND);
  exact = whole != NULL ? g_date_time_add (whole, time % TEND_TIME_SECOND) : NULL;
  return exact != NULL ? g_date_time_to_timezone (exact, zone) : NULL;
}

char *
tend_time_format (gint64 time, GTimeZone *zone, const char *format)
{
  g_autoptr (GDateTime) local = tend_time_to_date_time (time, zone);

  return local != NULL ? g_date_time_format (local, format) : NULL;
}

char *
tend_time_format_clock (gint64 time, GTimeZone *zone)
{
  return tend_time_format (time, zone, "%H:%M");
}

char *
tend_time_format_local (gint64 time, GTimeZone *zone)
{
  return tend_time_format (time, zone, "%Y-%m-%d %H:%M");
}

/* By hand for the year: g_date_time_format() does not pad it. */
static char *
format_iso (gint64 time, GTimeZone *zone, const char *offset_format)
{
  g_autoptr (GDateTime) local = tend_time_to_date_time (time, zone);
  g_autofree char *rest = NULL;
  g_autofree char *offset = NULL;

  if (local == NULL)
    return NULL;
  rest = g_date_time_format (local,
                             time % TEND_TIME_SECOND != 0 ? "%m-%dT%H:%M:%S.%f" : "%m-%dT%H:%M:%S");
  offset = g_date_time_format (local, offset_format);
  return g_strdup_printf ("%04d-%s%s", g_date_time_get_year (local), rest, offset);
}

char *
tend_time_format_iso_local (gint64 time, GTimeZone *zone)
{
  return format_iso (time, zone, "%:z");
}

char *
tend_time_format_iso (gint64 time)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return format_iso (time, utc, "Z");
}

/* Reads exactly @n digits and moves past them; -1 when they are not there. */
static int
read_digits (const char **text, int n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return -1;
      value = value * 10 + ((*text)[i] - '0');
    }
  *text += n;
  return value;
}

static gboolean
skip_character (const char **text, char c)
{
  if (**text != c)
    return FALSE;
  (*text)++;
  return TRUE;
}

static gboolean
read_date (const char **text, GDate *date)
{
  int year = read_digits (text, 4);
  int month = skip_character (text, '-') ? read_digits (text, 2) : -1;
  int day = skip_character (text, '-') ? read_digits (text, 2) : -1;

  if (year < 1 || month < 1 || day < 1 || !g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

/* Microseconds since midnight. */
static gboolean
read_clock (const char **text, gint64 *clock)
{
  int      hour = read_digits (text, 2);
  int      minute = skip_character (text, ':') ? read_digits (text, 2) : -1;
  gboolean has_seconds = minute >= 0 && skip_character (text, ':');
  int      second = has_seconds ? read_digits (text, 2) : 0;
  gint64   fraction = 0;

  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
    return FALSE;
  if (has_seconds && (**text == '.' || **text == ','))
    {
      gint64 unit = TEND_TIME_SECOND;

      (*text)++;
      if (!g_ascii_isdigit (**text))
        return FALSE;
      for (; g_ascii_isdigit (**text); (*text)++)
        {
          unit /= 10;
          fraction += unit * (**text - '0');
        }
    }
  *clock = (hour * 3600 + minute * 60 + second) * TEND_TIME_SECOND + fraction;
  return TRUE;
}

/* Microseconds east of Greenwich. */
static gboolean
read_offset (const char **text, gint64 *offset)
{
  int sign, hours, minutes = 0;

  if (skip_character (text, 'Z') || skip_character (text, 'z'))
    {
      *offset = 0;
      return TRUE;
    }
  if (**text != '+' && **text != '-')
    return FALSE;
  sign = **text == '-' ? -1 : 1;
  (*text)++;
  hours = read_digits (text, 2);
  if (skip_character (text, ':') || **text != '\0')
    minutes = read_digits (text, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
    return FALSE;
  *offset = sign * (hours * TEND_TIME_HOUR + minutes * TEND_TIME_MINUTE);
  return TRUE;
}

gboolean
tend_time_parse_iso (const char *text, gint64 *time, GError **error)
{
  const char *p = text;
  GDate       date;
  gint64      clock, offset, result;

  g_return_val_if_fail (text != NULL && time != NULL, FALSE);

  if (!read_date (&p, &date)
      || !(skip_character (&p, 'T') || skip_character (&p, 't') || skip_character (&p, ' '))
      || !read_clock (&p, &clock))
    {
      g_set_error_literal (
          error, TEND_ERROR, TEND_ERROR_INVALID,
          _ ("This is not a date and time; write it as 2026-01-05T14:30:00-05:00"));
      return FALSE;
    }
  if (!read_offset (&p, &offset) || *p != '\0')
    {
      g_set_error_literal (
          error, TEND_ERROR, TEND_ERROR_INVALID,
          _ ("The time has no offset from UTC; end it with Z or with one like -05:00"));
      return FALSE;
    }

  result
      = ((gint64) g_date_get_julian (&date) - JULIAN_1970_01_01) * TEND_TIME_DAY + clock - offset;
  if (result < FIRST_TIME || result >= END_TIME)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _ ("The time is outside the years 1 to 9999"));
      return FALSE;
    }
  *time = result;
  return TRUE;
}

static gint64
find_offset (GTimeZone *zone, gint64 utc_seconds)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc_seconds);

  return g_time_zone_get_offset (zone, interval);
}

/* What a wall clock that reads @local (seconds since 1970 on its own dial)
 * means: the earliest instant it reads so; when it never does, by the offset
 * before the gap, and @gap tells. Clocks are taken to change at most once in
 * the two days around. */
static gint64
resolve_local (GTimeZone *zone, gint64 local, gboolean *gap)
{
  gint64 before = find_offset (zone, local - SECONDS_A_DAY);
  gint64 after = find_offset (zone, local + SECONDS_A_DAY);
  gint64 by_before = local - before;
  gint64 by_after = local - after;

  *gap = FALSE;
  if (find_offset (zone, by_before) == before)
    return by_before;
  if (find_offset (zone, by_after) == after)
    return by_after;
  *gap = TRUE;
  return by_before;
}

/* The instant the clocks change, in the half-open (low, high]. */
static gint64
find_change (GTimeZone *zone, gint64 low, gint64 high)
{
  gint64 offset = find_offset (zone, low);

  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;

      if (find_offset (zone, middle) == offset)
        low = middle;
      else
        high = middle;
    }
  return high;
}

static gint64
find_day_start (GTimeZone *zone, guint32 julian)
{
  gint64   local = ((gint64) julian - JULIAN_1970_01_01) * SECONDS_A_DAY;
  gboolean gap;
  gint64   start = resolve_local (zone, local, &gap);

  if (gap)
    start = find_change (zone, local - SECONDS_A_DAY, start);
  return start * TEND_TIME_SECOND;
}

gboolean
tend_time_day_bounds (GTimeZone *zone, const GDate *date, gint64 *start, gint64 *end)
{
  guint32 julian;

  g_return_val_if_fail (zone != NULL && date != NULL, FALSE);

  if (!g_date_valid (date) || g_date_get_year (date) > 9999)
    return FALSE;
  julian = g_date_get_julian (date);
  if (start != NULL)
    *start = find_day_start (zone, julian);
  if (end != NULL)
    *end = find_day_start (zone, julian + 1);
  return TRUE;
}

gint64
tend_time_from_local (GTimeZone *zone, const GDate *date, int hour, int minute, int second)
{
  gint64   local;
  gboolean gap;

  g_return_val_if_fail (zone != NULL && date != NULL, TEND_TIME_NONE);

  if (!g_date_valid (date) || g_date_get_year (date) > 9999 || hour < 0 || hour > 23 || minute < 0
      || minute > 59 || second < 0 || second > 59)
    return TEND_TIME_NONE;
  local = ((gint64) g_date_get_julian (date) - JULIAN_1970_01_01) * SECONDS_A_DAY + hour * 3600
          + minute * 60 + second;
  return resolve_local (zone, local, &gap) * TEND_TIME_SECOND;
}

gboolean
tend_time_get_date (gint64 time, GTimeZone *zone, GDate *date)
{
  g_autoptr (GDateTime) local = tend_time_to_date_time (time, zone);
  int year, month, day;

  g_return_val_if_fail (date != NULL, FALSE);

  if (local == NULL)
    return FALSE;
  g_date_time_get_ymd (local, &year, &month, &day);
  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);
  return TRUE;
}
