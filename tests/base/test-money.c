/* SPDX-License-Identifier: GPL-3.0-or-later
 * Amounts in and out of text, and sums that fit. */
#include "tend-money.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64      cents;
  } cases[] = {
    { "1,234.50", 123450 },
    { "$12", 1200 },
    { "12.5", 1250 },
    { " $ 0.07 ", 7 },
    { ".5", 50 },
    { "0", 0 },
    { "1234567.89", 123456789 },
    { "1,234,567", 123456700 },
    { "-3", -300 },
    { "-$3.00", -300 },
    { "$-3", -300 },
    { "(3.25)", -325 },
    { "($3.25)", -325 },
    { "−4", -400 },
    { "-0.01", -1 },
    { "92233720368547758.07", G_MAXINT64 },
    { "-92233720368547758.08", G_MININT64 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 cents = 1;

      g_test_message ("%s", cases[i].text);
      tend_money_parse (cases[i].text, TRUE, &cents, &error);
      g_assert_no_error (error);
      g_assert_cmpint (cents, ==, cases[i].cents);
      g_assert_cmpint (tend_money_parse (cases[i].text, FALSE, &cents, NULL), ==,
                       cases[i].cents >= 0);
    }
}

static void
test_parse_refuses (void)
{
  static const char *const cases[] = {
    "",
    "$",
    "-",
    ".",
    "12.",
    "1.234",
    "1,23",
    "12,34.50",
    ",123",
    "1,,234",
    "1,234,",
    "1234,567",
    "1.2.3",
    "twelve",
    "1e3",
    "0x10",
    "12 000",
    "--3",
    "$$3",
    "(3",
    "3)",
    "()",
    "-(3)3",
    "12.50 USD",
    "92233720368547758.08",
    "-92233720368547758.09",
    "99999999999999999999",
    "1,2345",
    "+3",
    "(-3)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 cents = 77;

      g_test_message ("%s", cases[i]);
      g_assert_false (tend_money_parse (cases[i], TRUE, &cents, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      g_assert_cmpint (cents, ==, 77);
    }
}

static void
test_format (void)
{
  static const struct
  {
    gint64      cents;
    const char *text, *plain;
  } cases[] = {
    { 0, "$0.00", "0.00" },
    { 7, "$0.07", "0.07" },
    { -300, "-$3.00", "-3.00" },
    { 99999, "$999.99", "999.99" },
    { 123450, "$1,234.50", "1234.50" },
    { -123456789, "-$1,234,567.89", "-1234567.89" },
    { G_MAXINT64, "$92,233,720,368,547,758.07", "92233720368547758.07" },
    { G_MININT64, "-$92,233,720,368,547,758.08", "-92233720368547758.08" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tend_money_format (cases[i].cents);
      g_autofree char *plain = tend_money_format_plain (cases[i].cents);
      gint64           back;

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (plain, ==, cases[i].plain);
      g_assert_true (tend_money_parse (text, TRUE, &back, NULL));
      g_assert_cmpint (back, ==, cases[i].cents);
    }
}

static void
test_sums_that_do_not_fit (void)
{
  g_autoptr (GError) error = NULL;
  gint64 result = 5;

  g_assert_true (tend_money_add (150, -200, &result, NULL));
  g_assert_cmpint (result, ==, -50);
  g_assert_true (tend_money_multiply (-150, 3, &result, NULL));
  g_assert_cmpint (result, ==, -450);

  g_assert_false (tend_money_add (G_MAXINT64, 1, &result, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  g_assert_false (tend_money_multiply (G_MAXINT64 / 2, 3, &result, NULL));
  g_assert_false (tend_money_share (G_MAXINT64, 2, 1, &result, NULL));
  g_assert_cmpint (result, ==, -450);
}

static void
test_share_rounds_half_away_from_zero (void)
{
  static const struct
  {
    gint64 cents, numerator, denominator, share;
  } cases[] = {
    { 1000, 20, 100, 200 }, { 5, 1, 2, 3 },           { -5, 1, 2, -3 },
    { 1, 1, 3, 0 },         { 2, 1, 3, 1 },           { 10, 1, 3, 3 },
    { -10, 1, 3, -3 },      { 12345, 80, 100, 9876 }, { G_MAXINT64, 3, 3, G_MAXINT64 },
    { 4, -1, 8, -1 },       { 3, 1, 8, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 share;

      g_assert_true (tend_money_share (cases[i].cents, cases[i].numerator, cases[i].denominator,
                                       &share, NULL));
      g_assert_cmpint (share, ==, cases[i].share);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/money/parse", test_parse);
  g_test_add_func ("/base/money/parse-refuses", test_parse_refuses);
  g_test_add_func ("/base/money/format", test_format);
  g_test_add_func ("/base/money/sums-that-do-not-fit", test_sums_that_do_not_fit);
  g_test_add_func ("/base/money/share-rounds-half-away-from-zero",
                   test_share_rounds_half_away_from_zero);
  return g_test_run ();
}
