/* SPDX-License-Identifier: GPL-3.0-or-later
 * Row keys, accession numbers and public numbers. */
#include "tend-identifier.h"

#include "../support/tend-test-vectors.h"

#define NOW G_GINT64_CONSTANT (1767623400000000)

static void
test_make_holds_its_parts (void)
{
  g_autoptr (TendClock) clock = tend_clock_new_fixed (NOW + 999);
  g_autoptr (TendIdentifierMaker) maker = tend_identifier_maker_new (1023, clock);
  gint64 id = tend_identifier_make (maker);

  g_assert_cmpint (id, >, 0);
  g_assert_cmpint (tend_identifier_get_time (id), ==, NOW);
  g_assert_cmpuint (tend_identifier_get_workstation (id), ==, 1023);
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
      g_assert_cmpuint (tend_identifier_get_workstation (id), ==, 3);
      last = id;
      if (i == 5000)
        tend_clock_advance (clock, -TEND_TIME_DAY);
    }
  tend_clock_advance (clock, 2 * TEND_TIME_DAY);
  g_assert_cmpint (tend_identifier_get_time (tend_identifier_make (maker)), ==,
                   NOW + TEND_TIME_DAY);
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

static void
test_luhn (void)
{
  g_assert_cmpint (tend_luhn_digit ("7992739871"), ==, '3');
  g_assert_true (tend_luhn_check ("79927398713"));
  g_assert_false (tend_luhn_check ("79927398710"));
  g_assert_cmpint (tend_luhn_digit (""), ==, '\0');
  g_assert_cmpint (tend_luhn_digit ("12a"), ==, '\0');
  g_assert_false (tend_luhn_check ("0"));
  g_assert_false (tend_luhn_check (""));
  g_assert_false (tend_luhn_check ("1x"));
}

static void
check_accession (char **columns)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;
  g_autofree char *tube = g_strconcat (" ", columns[2], "-07\n", NULL);
  GDate            date;
  guint            sequence, container;

  g_assert_cmpint (tend_luhn_digit (columns[0]), ==, columns[1][0]);
  tend_accession_parse (columns[2], &date, &sequence, &container, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (container, ==, 0);
  made = tend_accession_make (&date, sequence, &error);
  g_assert_cmpstr (made, ==, columns[2]);
  g_assert_true (tend_accession_parse (tube, NULL, NULL, &container, NULL));
  g_assert_cmpuint (container, ==, 7);

  for (char digit = '0'; digit <= '9'; digit++)
    if (digit != columns[2][8])
      {
        g_autofree char *wrong = g_strdup (columns[2]);

        wrong[8] = digit;
        g_assert_false (tend_accession_parse (wrong, NULL, NULL, NULL, NULL));
      }
}

static void
test_accession_vectors (void)
{
  tend_test_vectors ("accession_luhn.tsv", 3, check_accession);
}

static void
test_accession_refuses (void)
{
  static const char *const cases[] = {
    "",
    "2601050002",
    "260105000281",
    "26010500028-",
    "26010500028-00",
    "26010500028-1",
    "26010500028-1x",
    "2601050002x",
    "26133200015",
    "26010500028-01-01",
    "-26010500028",
  };
  GDate date;
  g_autoptr (GError) full = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tend_accession_parse (cases[i], NULL, NULL, NULL, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
    }
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 5, 1, 2026);
  g_assert_null (tend_accession_make (&date, 10000, &full));
  g_assert_error (full, TEND_ERROR, TEND_ERROR_INVALID);
}

static void
test_number_round_trip (void)
{
  static const gint64 sequences[] = { 1, 42, 999999, 1000000, G_MAXINT64 };
  g_autofree char    *first = tend_identifier_number ("M", 1);

  g_assert_cmpstr (first, ==, "M0000018");
  for (gsize i = 0; i < G_N_ELEMENTS (sequences); i++)
    {
      g_autofree char *number = tend_identifier_number ("INV", sequences[i]);
      g_autoptr (GError) error = NULL;
      gint64 sequence = 0;

      tend_identifier_number_parse ("INV", number, &sequence, &error);
      g_assert_no_error (error);
      g_assert_cmpint (sequence, ==, sequences[i]);
    }
}

static void
test_number_parse_as_typed (void)
{
  gint64 sequence = 0;

  g_assert_true (tend_identifier_number_parse ("M", " m-000 001 8", &sequence, NULL));
  g_assert_cmpint (sequence, ==, 1);
  g_assert_true (tend_identifier_number_parse ("", "0000018", &sequence, NULL));
}

static void
test_number_refuses (void)
{
  static const char *const cases[] = {
    "",        "M",   "M0000017", "M0000081", "X0000018",
    "0000018", "M18", "M000001A", "M0000000", "M99999999999999999999999999994",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tend_identifier_number_parse ("M", cases[i], NULL, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/identifier/make-holds-its-parts", test_make_holds_its_parts);
  g_test_add_func ("/base/identifier/make-rises-when-the-clock-does-not",
                   test_make_rises_when_the_clock_does_not);
  g_test_add_func ("/base/identifier/make-before-2020-is-positive",
                   test_make_before_2020_is_positive);
  g_test_add_func ("/base/identifier/make-passes-stored-ids", test_make_passes_stored_ids);
  g_test_add_func ("/base/identifier/make-on-threads-is-unique", test_make_on_threads_is_unique);
  g_test_add_func ("/base/identifier/luhn", test_luhn);
  g_test_add_func ("/base/identifier/accession-vectors", test_accession_vectors);
  g_test_add_func ("/base/identifier/accession-refuses", test_accession_refuses);
  g_test_add_func ("/base/identifier/number-round-trip", test_number_round_trip);
  g_test_add_func ("/base/identifier/number-parse-as-typed", test_number_parse_as_typed);
  g_test_add_func ("/base/identifier/number-refuses", test_number_refuses);
  return g_test_run ();
}
