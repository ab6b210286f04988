/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tests where appointments stand on a page of the schedule. */
#include "config.h"

#include "tend-schedule-layout.h"

#include <stdlib.h>
#include <string.h>

static GTimeZone *
open_new_york (void)
{
  GTimeZone *zone = g_time_zone_new_identifier ("America/New_York");

  g_assert_nonnull (zone);
  return zone;
}

static void
test_minutes (void)
{
  static const struct
  {
    const char *time;
    int         day, month;
    int         minute;
  } cases[] = {
    { "2026-11-20T13:30:00Z", 20, 11, 8 * 60 + 30 },
    { "2026-11-20T04:59:00Z", 20, 11, 0 },       /* the evening before */
    { "2026-11-21T05:00:00Z", 20, 11, 24 * 60 }, /* the midnight after */
    { "2026-03-08T12:00:00Z", 8, 3, 8 * 60 },    /* the clocks went forward at 2 */
    { "2026-11-01T13:00:00Z", 1, 11, 8 * 60 },   /* and back */
  };
  g_autoptr (GTimeZone) zone = open_new_york ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate  date;
      gint64 time;

      g_date_set_dmy (&date, (GDateDay) cases[i].day, (GDateMonth) cases[i].month, 2026);
      g_assert_true (tend_time_parse_iso (cases[i].time, &time, NULL));
      g_assert_cmpint (tend_schedule_minute_of (time, zone, &date), ==, cases[i].minute);
      if (cases[i].minute > 0)
        g_assert_cmpint (tend_schedule_time_at (cases[i].minute, zone, &date), ==, time);
    }
}

static void
test_scale (void)
{
  static const struct
  {
    int opens, closes, earliest, latest, first, last;
  } cases[] = {
    { 480, 1020, 1, 0, 420, 1080 },      /* nothing booked */
    { 480, 1020, 500, 900, 420, 1080 },  /* within */
    { 480, 1020, 385, 1110, 360, 1140 }, /* earlier and later, to full hours */
    { 0, 1440, 1, 0, 0, 1440 },          /* always open */
    { 510, 1050, 1, 0, 420, 1140 },      /* half hours */
    { 2000, -100, 1, 0, 0, 1440 },       /* nonsense shows the whole day */
  };
  TendScheduleScale scale = { .minute_height = 2 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      tend_schedule_scale_fit (&scale, cases[i].opens, cases[i].closes, cases[i].earliest,
                               cases[i].latest);
      g_assert_cmpint (scale.first_minute, ==, cases[i].first);
      g_assert_cmpint (scale.last_minute, ==, cases[i].last);
    }
  tend_schedule_scale_fit (&scale, 480, 1020, 1, 0);
  g_assert_cmpfloat (tend_schedule_scale_get_height (&scale), ==, 1320);
  g_assert_cmpfloat (tend_schedule_scale_get_y (&scale, 480), ==, 120);
  g_assert_cmpfloat (tend_schedule_scale_get_y (&scale, 0), ==, 0);
  g_assert_cmpint (tend_schedule_scale_get_minute (&scale, 120, 5), ==, 480);
  g_assert_cmpint (tend_schedule_scale_get_minute (&scale, 124.9, 5), ==, 480);
  g_assert_cmpint (tend_schedule_scale_get_minute (&scale, 125, 5), ==, 485);
  g_assert_cmpint (tend_schedule_scale_get_minute (&scale, -50, 5), ==, 420);
  g_assert_cmpint (tend_schedule_scale_get_minute (&scale, 9999, 15), ==, 1080);
}

/* Ranges as "start-end", in any order; lanes as "lane/lanes" in order of start. */
static void
test_lanes (void)
{
  static const struct
  {
    const char *ranges;
    const char *lanes;
  } cases[] = {
    { "0-30", "0/1" },
    { "0-30 30-60", "0/1 0/1" },
    { "0-30 15-45", "0/2 1/2" },
    { "15-45 0-30", "0/2 1/2" },
    { "0-60 0-30", "0/2 1/2" },
    { "0-60 0-30 30-60", "0/2 1/2 1/2" },
    { "0-30 15-45 30-60", "0/2 1/2 0/2" },
    { "0-30 0-30 0-30 30-60", "0/3 1/3 2/3 0/1" },
    { "0-120 10-20 20-30 25-40 100-110", "0/3 1/3 1/3 2/3 1/3" },
    { "0-0 5-30", "0/2 1/2" },
    { "0-0 10-30", "0/1 0/1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) ranges = g_strsplit (cases[i].ranges, " ", -1);
      gsize                         n = g_strv_length (ranges);
      g_autofree TendScheduleBlock *blocks = g_new0 (TendScheduleBlock, n);
      g_autoptr (GString) lanes = g_string_new (NULL);

      for (gsize k = 0; k < n; k++)
        {
          blocks[k].start = atoi (ranges[k]);
          blocks[k].end = atoi (strchr (ranges[k], '-') + 1);
        }
      tend_schedule_blocks_lay_out (blocks, n);
      for (gsize k = 0; k < n; k++)
        g_string_append_printf (lanes, "%s%u/%u", k > 0 ? " " : "", blocks[k].lane,
                                blocks[k].lanes);
      g_assert_cmpstr (lanes->str, ==, cases[i].lanes);
    }
}

static void
test_columns (void)
{
  TendScheduleBlock blocks[] = {
    { .column = 1, .start = 0, .end = 60 },
    { .column = 0, .start = 30, .end = 90 },
    { .column = 1, .start = 30, .end = 45 },
    { .column = 1, .start = 100, .end = 110 },
  };

  tend_schedule_blocks_lay_out (blocks, G_N_ELEMENTS (blocks));
  g_assert_cmpuint (blocks[0].column, ==, 0);
  g_assert_cmpuint (blocks[0].lanes, ==, 1);
  g_assert_cmpuint (blocks[1].lanes, ==, 2);
  g_assert_cmpint (tend_schedule_blocks_get_load (blocks, G_N_ELEMENTS (blocks), 0), ==, 60);
  g_assert_cmpint (tend_schedule_blocks_get_load (blocks, G_N_ELEMENTS (blocks), 1), ==, 70);
  g_assert_cmpint (tend_schedule_blocks_get_load (blocks, G_N_ELEMENTS (blocks), 2), ==, 0);
}

static void
test_steps (void)
{
  static const struct
  {
    int start, length, delta, step, moved;
  } cases[] = {
    { 480, 30, 1, 5, 485 },  { 480, 30, -1, 5, 475 },  { 482, 30, 1, 5, 485 },
    { 482, 30, -1, 5, 480 }, { 0, 30, -1, 5, 0 },      { 1410, 30, 1, 5, 1410 },
    { 480, 30, 1, 15, 495 }, { 487, 30, -1, 15, 480 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (
        tend_schedule_step_minute (cases[i].start, cases[i].length, cases[i].delta, cases[i].step),
        ==, cases[i].moved);
}

static void
test_clock (void)
{
  static const struct
  {
    const char *text;
    int         minute;
  } cases[] = {
    { "9:30", 570 },  { "09:30", 570 },   { "0930", 570 },       { "930", 570 },  { " 9 ", 540 },
    { "14.05", 845 }, { "2:15 pm", 855 }, { "2p", 840 },         { "12 am", 0 },  { "12pm", 720 },
    { "00:00", 0 },   { "23:59", 1439 },  { "24:00", -1 },       { "9:60", -1 },  { "9:3", -1 },
    { "", -1 },       { "noon", -1 },     { "13 pm", -1 },       { "9:30x", -1 }, { "12345", -1 },
    { "930:15", -1 }, { "-1", -1 },       { "99999999999", -1 },
  };

  g_assert_cmpint (tend_schedule_parse_clock (NULL), ==, -1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tend_schedule_parse_clock (cases[i].text), ==, cases[i].minute);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gui/schedule-layout/wall-minutes-of-a-day", test_minutes);
  g_test_add_func ("/gui/schedule-layout/hours-shown", test_scale);
  g_test_add_func ("/gui/schedule-layout/lanes-of-overlaps", test_lanes);
  g_test_add_func ("/gui/schedule-layout/columns-are-apart", test_columns);
  g_test_add_func ("/gui/schedule-layout/steps-stay-in-the-day", test_steps);
  g_test_add_func ("/gui/schedule-layout/clocks-as-typed", test_clock);
  return g_test_run ();
}
