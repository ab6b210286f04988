/* SPDX-License-Identifier: GPL-3.0-or-later
 * Check digits, accession numbers and public numbers. */
#include "tend-number.h"

#include "../support/tend-test-vectors.h"

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
  g_autofree char    *first = tend_number_make ("M", 1);

  g_assert_cmpstr (first, ==, "M0000018");
  for (gsize i = 0; i < G_N_ELEMENTS (sequences); i++)
    {
      g_autofree char *number = tend_number_make ("INV", sequences[i]);
      g_autoptr (GError) error = NULL;
      gint64 sequence = 0;

      tend_number_parse ("INV", number, &sequence, &error);
      g_assert_no_error (error);
      g_assert_cmpint (sequence, ==, sequences[i]);
    }
}

static void
test_number_parse_as_typed (void)
{
  gint64 sequence = 0;

  g_assert_true (tend_number_parse ("M", " m-000 001 8", &sequence, NULL));
  g_assert_cmpint (sequence, ==, 1);
  g_assert_true (tend_number_parse ("", "0000018", &sequence, NULL));
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

      g_assert_false (tend_number_parse ("M", cases[i], NULL, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/number/luhn", test_luhn);
  g_test_add_func ("/base/number/accession-vectors", test_accession_vectors);
  g_test_add_func ("/base/number/accession-refuses", test_accession_refuses);
  g_test_add_func ("/base/number/round-trip", test_number_round_trip);
  g_test_add_func ("/base/number/parse-as-typed", test_number_parse_as_typed);
  g_test_add_func ("/base/number/refuses", test_number_refuses);
  return g_test_run ();
}
