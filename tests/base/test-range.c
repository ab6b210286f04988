/* SPDX-License-Identifier: GPL-3.0-or-later
 * How stretches of time lie to each other. */
#include "tend-range.h"

static void
test_pairs (void)
{
  static const struct
  {
    TendRange a, b;
    gboolean  overlaps, touches, encloses;
  } cases[] = {
    { { 10, 20 }, { 12, 18 }, TRUE, FALSE, TRUE },
    { { 10, 20 }, { 10, 20 }, TRUE, FALSE, TRUE },
    { { 10, 20 }, { 15, 25 }, TRUE, FALSE, FALSE },
    { { 10, 20 }, { 5, 11 }, TRUE, FALSE, FALSE },
    { { 10, 20 }, { 5, 25 }, TRUE, FALSE, FALSE },
    { { 10, 20 }, { 20, 30 }, FALSE, TRUE, FALSE },
    { { 10, 20 }, { 5, 10 }, FALSE, TRUE, FALSE },
    { { 10, 20 }, { 21, 30 }, FALSE, FALSE, FALSE },
    { { 10, 20 }, { 15, 15 }, FALSE, FALSE, TRUE },
    { { 10, 20 }, { 20, 20 }, FALSE, TRUE, TRUE },
    { { 10, 20 }, { 25, 25 }, FALSE, FALSE, FALSE },
    { { 10, 20 }, { 18, 12 }, FALSE, FALSE, FALSE },
    { { TEND_TIME_NONE, 20 }, { 12, 18 }, FALSE, FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TendRange shared = { 1, 2 };

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (tend_range_overlaps (cases[i].a, cases[i].b), ==, cases[i].overlaps);
      g_assert_cmpint (tend_range_overlaps (cases[i].b, cases[i].a), ==, cases[i].overlaps);
      g_assert_cmpint (tend_range_touches (cases[i].a, cases[i].b), ==, cases[i].touches);
      g_assert_cmpint (tend_range_touches (cases[i].b, cases[i].a), ==, cases[i].touches);
      g_assert_cmpint (tend_range_encloses (cases[i].a, cases[i].b), ==, cases[i].encloses);
      g_assert_cmpint (tend_range_intersect (cases[i].a, cases[i].b, &shared), ==,
                       cases[i].overlaps);
      g_assert_cmpint (shared.start, ==,
                       cases[i].overlaps ? MAX (cases[i].a.start, cases[i].b.start) : 1);
      g_assert_cmpint (shared.end, ==,
                       cases[i].overlaps ? MIN (cases[i].a.end, cases[i].b.end) : 2);
    }
}

static void
test_contains_is_half_open (void)
{
  TendRange range = { 10, 20 };
  TendRange empty = { 10, 10 };

  g_assert_false (tend_range_contains (range, 9));
  g_assert_true (tend_range_contains (range, 10));
  g_assert_true (tend_range_contains (range, 19));
  g_assert_false (tend_range_contains (range, 20));
  g_assert_false (tend_range_contains (empty, 10));
  g_assert_false (tend_range_contains ((TendRange){ TEND_TIME_NONE, 20 }, TEND_TIME_NONE));
}

static void
test_duration (void)
{
  g_assert_cmpint (tend_range_duration ((TendRange){ 10, 25 }), ==, 15);
  g_assert_cmpint (tend_range_duration ((TendRange){ 25, 10 }), ==, 0);
  g_assert_cmpint (tend_range_duration ((TendRange){ TEND_TIME_NONE, 10 }), ==, 0);
  g_assert_cmpint (tend_range_duration ((TendRange){ -10, G_MAXINT64 }), ==, 0);
}

static void
test_days_tile_through_clock_changes (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  TendRange last = { 0, 0 };
  GDate     date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, 1, 2026);
  for (int i = 0; i < 365; i++)
    {
      TendRange day;

      g_assert_true (tend_time_day_bounds (zone, &date, &day.start, &day.end));
      g_assert_true (tend_range_is_valid (day));
      if (i > 0)
        {
          g_assert_true (tend_range_touches (last, day));
          g_assert_false (tend_range_overlaps (last, day));
        }
      if (i == 66) /* 8 March */
        g_assert_cmpint (tend_range_duration (day), ==, 23 * TEND_TIME_HOUR);
      if (i == 304) /* 1 November */
        g_assert_cmpint (tend_range_duration (day), ==, 25 * TEND_TIME_HOUR);
      last = day;
      g_date_add_days (&date, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/range/pairs", test_pairs);
  g_test_add_func ("/base/range/contains-is-half-open", test_contains_is_half_open);
  g_test_add_func ("/base/range/duration", test_duration);
  g_test_add_func ("/base/range/days-tile-through-clock-changes",
                   test_days_tile_through_clock_changes);
  return g_test_run ();
}
