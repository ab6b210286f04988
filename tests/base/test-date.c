/* SPDX-License-Identifier: GPL-3.0-or-later
 * Dates as typed, and ages. */
#include "tend-date.h"

#define MDY TEND_DATE_ORDER_MONTH_DAY_YEAR
#define DMY TEND_DATE_ORDER_DAY_MONTH_YEAR

static void
test_parse_typed (void)
{
  static const struct
  {
    const char   *typed;
    TendDateOrder order;
    const char   *date;
  } cases[] = {
    { "1980-03-04", MDY, "1980-03-04" },   { "1980-3-4", DMY, "1980-03-04" },
    { " 1980/03/04 ", DMY, "1980-03-04" }, { "19800304", MDY, "1980-03-04" },
    { "3/4/1980", MDY, "1980-03-04" },     { "3/4/1980", DMY, "1980-04-03" },
    { "03.04.1980", MDY, "1980-03-04" },   { "03.04.1980", DMY, "1980-04-03" },
    { "3 4 1980", MDY, "1980-03-04" },     { "3. 4. 1980", DMY, "1980-04-03" },
    { "03041980", MDY, "1980-03-04" },     { "03041980", DMY, "1980-04-03" },
    { "20021980", DMY, "1980-02-20" },     { "20101231", DMY, "2010-12-31" },
    { "2/29/2024", MDY, "2024-02-29" },    { "12-31-1999", MDY, "1999-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      g_test_message ("%s", cases[i].typed);
      tend_date_parse (cases[i].typed, cases[i].order, &date, &error);
      g_assert_no_error (error);
      text = tend_date_format_iso (&date);
      g_assert_cmpstr (text, ==, cases[i].date);
    }
}

static void
test_parse_refuses (void)
{
  static const char *const cases[] = {
    "",           "1980",       "1980-03",  "2023-02-29", "2/30/1980",  "13/13/1980", "3/4/80",
    "03041",      "1980-00-10", "3/4.1980", "3/4/1980x",  "1849-12-31", "2200-01-01", "0202-01-01",
    "1/2/3/1980", "3//1980",    "99999999", "tomorrow",   "00001980",   "3/4/19800",  "-1980-03-04",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i]);
      g_date_clear (&date, 1);
      g_assert_false (tend_date_parse (cases[i], MDY, &date, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      g_assert_false (g_date_valid (&date));
    }
}

static void
test_parse_iso_is_strict (void)
{
  static const char *const refused[] = {
    "1980-3-4",    "19800304", " 1980-03-04", "1980-02-30", "1980/03/04",
    "1980-03-04Z", "",         "0000-01-01",
  };
  GDate            date;
  g_autofree char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tend_date_parse_iso (refused[i], &date, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
    }
  g_assert_true (tend_date_parse_iso ("0804-01-31", &date, NULL));
  text = tend_date_format_iso (&date);
  g_assert_cmpstr (text, ==, "0804-01-31");
  g_date_clear (&date, 1);
  g_assert_null (tend_date_format_iso (&date));
}

static void
test_age (void)
{
  static const struct
  {
    const char *birth, *on;
    TendAge     age;
    const char *words;
  } cases[] = {
    { "2026-01-05", "2026-01-05", { 0, 0, 0 }, "0 days" },
    { "2026-01-04", "2026-01-05", { 0, 0, 1 }, "1 day" },
    { "2026-01-01", "2026-01-28", { 0, 0, 27 }, "27 days" },
    { "2026-02-01", "2026-03-01", { 0, 1, 28 }, "1 month" },
    { "2026-01-05", "2026-02-04", { 0, 0, 30 }, "30 days" },
    { "2026-01-31", "2026-02-28", { 0, 0, 28 }, "28 days" },
    { "2026-01-31", "2026-03-01", { 0, 1, 29 }, "1 month" },
    { "2024-01-06", "2026-01-05", { 1, 23, 730 }, "23 months" },
    { "2024-01-05", "2026-01-05", { 2, 24, 731 }, "2 years" },
    { "1980-03-04", "2026-03-03", { 45, 551, 16800 }, "45 years" },
    { "2004-02-29", "2022-02-28", { 17, 215, 6574 }, "17 years" },
    { "2004-02-29", "2022-03-01", { 18, 216, 6575 }, "18 years" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate            birth, on;
      TendAge          age;
      g_autofree char *words = NULL;

      g_test_message ("%s on %s", cases[i].birth, cases[i].on);
      g_assert_true (tend_date_parse_iso (cases[i].birth, &birth, NULL));
      g_assert_true (tend_date_parse_iso (cases[i].on, &on, NULL));
      g_assert_true (tend_date_age (&birth, &on, &age));
      g_assert_cmpint (age.years, ==, cases[i].age.years);
      g_assert_cmpint (age.months, ==, cases[i].age.months);
      g_assert_cmpint (age.days, ==, cases[i].age.days);
      words = tend_age_to_words (&age);
      g_assert_cmpstr (words, ==, cases[i].words);
      if (age.days > 0)
        g_assert_false (tend_date_age (&on, &birth, &age));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/parse-typed", test_parse_typed);
  g_test_add_func ("/base/date/parse-refuses", test_parse_refuses);
  g_test_add_func ("/base/date/parse-iso-is-strict", test_parse_iso_is_strict);
  g_test_add_func ("/base/date/age", test_age);
  return g_test_run ();
}
