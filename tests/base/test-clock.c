/* SPDX-License-Identifier: GPL-3.0-or-later
 * The fixed and the system clock. */
#include "tend-clock.h"

static void
test_fixed_stands_still (void)
{
  g_autoptr (TendClock) clock = tend_clock_new_fixed (1000);

  g_assert_cmpint (tend_clock_get_now (clock), ==, 1000);
  g_assert_cmpint (tend_clock_get_now (clock), ==, 1000);
  tend_clock_advance (clock, 50);
  g_assert_cmpint (tend_clock_get_now (clock), ==, 1050);
  tend_clock_advance (clock, -100);
  g_assert_cmpint (tend_clock_get_now (clock), ==, 950);
}

static void
test_system_tells_real_time (void)
{
  g_autoptr (TendClock) clock = tend_clock_new_system ();
  gint64 before = g_get_real_time ();
  gint64 now = tend_clock_get_now (clock);

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, g_get_real_time ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/clock/fixed-stands-still", test_fixed_stands_still);
  g_test_add_func ("/base/clock/system-tells-real-time", test_system_tells_real_time);
  return g_test_run ();
}
