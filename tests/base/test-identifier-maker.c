/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keys of rows. */
#include "tend-identifier-maker.h"

#define NOW G_GINT64_CONSTANT (1767623400000000)

static void
test_make_holds_its_parts (void)
{
  g_autoptr (TendClock) clock = tend_clock_new_fixed (NOW + 999);
  g_autoptr (TendIdentifierMaker) maker = tend_identifier_maker_new (1023, clock);
  gint64 id = tend_identifier_make (maker);

  g_assert_cmpint (id, >, 0);
  g_assert_cmpint (tend_identifier_made_at (id), ==, NOW);
  g_assert_cmpuint (tend_identifier_made_on (id), ==, 1023);
}

static void
test_make_rises_when_the_clock_does_not (void)
{
  g_autoptr (TendClock) clock = tend_clock_new_fixed (NOW);
  g_autoptr (TendIdentifierMaker) maker = tend_identifier_maker_new (3, clock);
  gint64 last = 0;

  for (int i = 0; i < 10000; i++)
    {
      gint64 id = tend_identifier_make (maker);

      g_assert_cmpint (id, >, last);
      g_assert_cmpuint (tend_identifier_made_on (id), ==, 3);
      last = id;
      if (i == 5000)
        tend_clock_advance (clock, -TEND_TIME_DAY);
    }
  tend_clock_advance (clock, 2 * TEND_TIME_DAY);
  g_assert_cmpint (tend_identifier_made_at (tend_identifier_make (maker)), ==, NOW + TEND_TIME_DAY);
}

/* Twenty processes, of which two drew the same number, each making one key at once. */
static void
test_make_of_one_number_hardly_meets (void)
{
  g_autoptr (TendClock) clock = tend_clock_new_fixed (NOW);
  g_autoptr (TendIdentifierMaker) here = tend_identifier_maker_new (5, clock);
  g_autoptr (TendIdentifierMaker) there = tend_identifier_maker_new (5, clock);
  guint met = 0;

  for (int i = 0; i < 1000; i++)
    {
      met += tend_identifier_make (here) == tend_identifier_make (there);
      tend_clock_advance (clock, TEND_TIME_SECOND);
    }
  g_assert_cmpuint (met, <, 20);
}

static void
test_make_follows_from_the_clock_without_number (void)
{
  g_autoptr (TendClock) clock = tend_clock_new_fixed (NOW);
  g_autoptr (TendIdentifierMaker) here = tend_identifier_maker_new (0, clock);
  g_autoptr (TendIdentifierMaker) there = tend_identifier_maker_new (0, clock);

  g_assert_cmpint (tend_identifier_make (here), ==, tend_identifier_make (there));
}

static void
test_make_before_2020_is_positive (void)
{
  g_autoptr (TendClock) clock = tend_clock_new_fixed (0);
  g_autoptr (TendIdentifierMaker) maker = tend_identifier_maker_new (0, clock);

  g_assert_cmpint (tend_identifier_make (maker), >, 0);
}

static void
test_make_passes_stored_ids (void)
{
  g_autoptr (TendClock) clock = tend_clock_new_fixed (NOW);
  g_autoptr (TendIdentifierMaker) earlier = tend_identifier_maker_new (1, clock);
  g_autoptr (TendIdentifierMaker) later = tend_identifier_maker_new (1, clock);
  gint64 stored = tend_identifier_make (earlier);

  tend_clock_advance (clock, -TEND_TIME_HOUR);
  tend_identifier_maker_pass (later, stored);
  g_assert_cmpint (tend_identifier_make (later), >, stored);
}

static gpointer
make_many (gpointer data)
{
  gint64 *ids = g_new (gint64, 5000);

  for (int i = 0; i < 5000; i++)
    ids[i] = tend_identifier_make (data);
  return ids;
}

static void
test_make_on_threads_is_unique (void)
{
  g_autoptr (TendClock) clock = tend_clock_new_system ();
  g_autoptr (TendIdentifierMaker) maker = tend_identifier_maker_new (1, clock);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GThread *threads[4];

  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("maker", make_many, maker);
  for (int i = 0; i < 4; i++)
    {
      g_autofree gint64 *ids = g_thread_join (threads[i]);

      for (int j = 0; j < 5000; j++)
        g_assert_true (g_hash_table_add (seen, g_memdup2 (&ids[j], sizeof (gint64))));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/identifier-maker/make-holds-its-parts", test_make_holds_its_parts);
  g_test_add_func ("/base/identifier-maker/make-rises-when-the-clock-does-not",
                   test_make_rises_when_the_clock_does_not);
  g_test_add_func ("/base/identifier-maker/make-of-one-number-hardly-meets",
                   test_make_of_one_number_hardly_meets);
  g_test_add_func ("/base/identifier-maker/make-follows-from-the-clock-without-number",
                   test_make_follows_from_the_clock_without_number);
  g_test_add_func ("/base/identifier-maker/make-before-2020-is-positive",
                   test_make_before_2020_is_positive);
  g_test_add_func ("/base/identifier-maker/make-passes-stored-ids", test_make_passes_stored_ids);
  g_test_add_func ("/base/identifier-maker/make-on-threads-is-unique",
                   test_make_on_threads_is_unique);
  return g_test_run ();
}
