/* SPDX-License-Identifier: GPL-3.0-or-later
 * Instants in and out of text, and the days of time zones. */
#include "tend-time.h"

static gint64
instant (const char *text)
{
  gint64 time = TEND_TIME_NONE;
  g_autoptr (GError) error = NULL;

  tend_time_parse_iso (text, &time, &error);
  g_assert_no_error (error);
  return time;
}

static void
test_parse_iso (void)
{
  static const struct
  {
    const char *text;
    gint64      time;
  } cases[] = {
    { "1970-01-01T00:00:00Z", 0 },
    { "1970-01-01T00:00:00.000001Z", 1 },
    { "1969-12-31T23:59:59.999999Z", -1 },
    { "1970-01-01T00:00:00.1Z", 100000 },
    { "1970-01-01T00:00:00,1234567899Z", 123456 },
    { "1970-01-01 05:30:00+05:30", 0 },
    { "1970-01-01T05:30+0530", 0 },
    { "1969-12-31t19:00:00-05", 0 },
    { "2026-01-05T14:30:00Z", G_GINT64_CONSTANT (1767623400000000) },
    { "2024-02-29T12:00:00Z", G_GINT64_CONSTANT (1709208000000000) },
    { "2016-12-31T23:59:60Z", G_GINT64_CONSTANT (1483228800000000) },
    { "9999-12-31T23:59:59.999999Z", G_GINT64_CONSTANT (253402300799999999) },
    { "0001-01-01T00:00:00Z", G_GINT64_CONSTANT (-62135596800000000) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (instant (cases[i].text), ==, cases[i].time);
}

static void
test_parse_iso_refuses (void)
{
  static const char *const cases[] = {
    "",
    "2026",
    "2026-01-05",
    "2026-01-05T14:30:00",
    "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-01-05T24:00:00Z",
    "2026-01-05T12:60:00Z",
    "2026-01-05T12:00:61Z",
    "2026-01-05T12:00:00.Z",
    "2026-01-05T12:00:00Zz",
    "2026-01-05T12:00:00+24:00",
    "2026-01-05T12:00:00+5",
    "2026-01-05T12:00.5Z",
    "26-01-05T12:00:00Z",
    "0000-01-01T00:00:00Z",
    "2026-01-05T12:00:00+05:3",
    "9999-12-31T23:59:59-01:00",
    "0001-01-01T00:00:00+01:00",
    "2026-01-05T1",
    "2026-01-05T12:00:00+05:",
    "-2026-01-05T12:00:00Z",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 time = 7;
      g_autoptr (GError) error = NULL;

      g_assert_false (tend_time_parse_iso (cases[i], &time, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      g_assert_cmpint (time, ==, 7);
    }
}

static void
test_format_iso_round_trip (void)
{
  static const char *const cases[] = {
    "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "2026-01-05T14:30:00.000100Z",
    "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "1900-03-01T00:00:00.500000Z",
  };
  g_autoptr (GTimeZone) new_york = g_time_zone_new_identifier ("America/New_York");
  g_autofree char *local = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tend_time_format_iso (instant (cases[i]));
      g_assert_cmpstr (text, ==, cases[i]);
    }
  local = tend_time_format_iso_local (instant ("2026-07-05T14:30:00.25Z"), new_york);
  g_assert_cmpstr (local, ==, "2026-07-05T10:30:00.250000-04:00");
  g_assert_null (tend_time_format_iso (TEND_TIME_NONE));
  g_assert_null (tend_time_format_iso (G_MAXINT64));
  g_assert_null (tend_time_format_clock (TEND_TIME_NONE, new_york));
}

static void
test_day_bounds (void)
{
  static const struct
  {
    const char *zone;
    GDateDay    day;
    GDateMonth  month;
    GDateYear   year;
    const char *start;
    double      hours;
  } cases[] = {
    { "UTC", 5, 1, 2026, "2026-01-05T00:00:00Z", 24 },
    { "America/New_York", 5, 1, 2026, "2026-01-05T05:00:00Z", 24 },
    { "America/New_York", 8, 3, 2026, "2026-03-08T05:00:00Z", 23 },
    { "America/New_York", 9, 3, 2026, "2026-03-09T04:00:00Z", 24 },
    { "America/New_York", 1, 11, 2026, "2026-11-01T04:00:00Z", 25 },
    { "America/Phoenix", 8, 3, 2026, "2026-03-08T07:00:00Z", 24 },
    { "Pacific/Honolulu", 1, 11, 2026, "2026-11-01T10:00:00Z", 24 },
    { "Asia/Kolkata", 1, 11, 2026, "2026-10-31T18:30:00Z", 24 },
    { "Australia/Lord_Howe", 5, 4, 2026, "2026-04-04T13:00:00Z", 24.5 },
    /* Midnight does not exist: the day starts at one. */
    { "America/Sao_Paulo", 4, 11, 2018, "2018-11-04T03:00:00Z", 23 },
    { "America/Sao_Paulo", 17, 2, 2018, "2018-02-17T02:00:00Z", 25 },
    { "America/Sao_Paulo", 18, 2, 2018, "2018-02-18T03:00:00Z", 24 },
    /* Midnight comes twice: the day starts at the first. */
    { "America/Havana", 1, 11, 2020, "2020-11-01T04:00:00Z", 25 },
    { "America/Havana", 8, 3, 2020, "2020-03-08T05:00:00Z", 23 },
    /* The gap began before midnight. */
    { "America/Toronto", 31, 3, 1919, "1919-03-31T04:30:00Z", 23.5 },
    /* A date that was skipped. */
    { "Pacific/Apia", 30, 12, 2011, "2011-12-30T10:00:00Z", 0 },
    { "Pacific/Apia", 31, 12, 2011, "2011-12-30T10:00:00Z", 24 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);
      GDate  date, next;
      gint64 start, end, next_start;

      g_assert_nonnull (zone);
      g_test_message ("%s %d-%d-%d", cases[i].zone, cases[i].year, cases[i].month, cases[i].day);
      g_date_clear (&date, 1);
      g_date_set_dmy (&date, cases[i].day, cases[i].month, cases[i].year);
      g_assert_true (tend_time_day_bounds (zone, &date, &start, &end));
      g_assert_cmpint (start, ==, instant (cases[i].start));
      g_assert_cmpint (end - start, ==, (gint64) (cases[i].hours * TEND_TIME_HOUR));

      next = date;
      g_date_add_days (&next, 1);
      g_assert_true (tend_time_day_bounds (zone, &next, &next_start, NULL));
      g_assert_cmpint (next_start, ==, end);
      if (start < end)
        {
          GDate first, last;

          g_assert_true (tend_time_get_date (start, zone, &first));
          g_assert_true (tend_time_get_date (end - 1, zone, &last));
          g_assert_cmpint (g_date_compare (&first, &date), ==, 0);
          g_assert_cmpint (g_date_compare (&last, &date), ==, 0);
        }
    }
}

static void
test_from_local (void)
{
  static const struct
  {
    GDateDay    day;
    GDateMonth  month;
    int         hour, minute;
    const char *time;
  } cases[] = {
    { 7, 3, 2, 30, "2026-03-07T07:30:00Z" },
    { 8, 3, 2, 30, "2026-03-08T07:30:00Z" }, /* does not exist: 03:30 EDT */
    { 8, 3, 3, 0, "2026-03-08T07:00:00Z" },
    { 9, 3, 2, 30, "2026-03-09T06:30:00Z" },
    { 1, 11, 1, 30, "2026-11-01T05:30:00Z" }, /* twice: the first */
    { 1, 11, 2, 0, "2026-11-01T07:00:00Z" },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  GDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_date_clear (&date, 1);
      g_date_set_dmy (&date, cases[i].day, cases[i].month, 2026);
      g_assert_cmpint (tend_time_from_local (zone, &date, cases[i].hour, cases[i].minute, 0), ==,
                       instant (cases[i].time));
    }
  g_assert_cmpint (tend_time_from_local (zone, &date, 24, 0, 0), ==, TEND_TIME_NONE);
  g_date_clear (&date, 1);
  g_assert_cmpint (tend_time_from_local (zone, &date, 1, 0, 0), ==, TEND_TIME_NONE);
  g_assert_false (tend_time_day_bounds (zone, &date, NULL, NULL));
}

static void
test_local_text (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/Los_Angeles");
  g_autofree char *clock = tend_time_format_clock (instant ("2026-01-05T22:05:59Z"), zone);
  g_autofree char *local = tend_time_format_local (instant ("2026-07-05T06:05:00Z"), zone);

  g_assert_cmpstr (clock, ==, "14:05");
  g_assert_cmpstr (local, ==, "2026-07-04 23:05");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/time/parse-iso", test_parse_iso);
  g_test_add_func ("/base/time/parse-iso-refuses", test_parse_iso_refuses);
  g_test_add_func ("/base/time/format-iso-round-trip", test_format_iso_round_trip);
  g_test_add_func ("/base/time/day-bounds", test_day_bounds);
  g_test_add_func ("/base/time/from-local", test_from_local);
  g_test_add_func ("/base/time/local-text", test_local_text);
  return g_test_run ();
}
