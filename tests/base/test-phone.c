/* SPDX-License-Identifier: GPL-3.0-or-later
 * Telephone numbers as typed, stored, shown and searched. */
#include "tend-phone.h"

static void
test_normalise_and_format (void)
{
  static const struct
  {
    const char *typed, *stored, *shown;
  } cases[] = {
    { "5035550142", "+15035550142", "(503) 555-0142" },
    { "(503) 555-0142", "+15035550142", "(503) 555-0142" },
    { "1-503-555-0142", "+15035550142", "(503) 555-0142" },
    { " +1 503.555.0142 ", "+15035550142", "(503) 555-0142" },
    { "503–555–0142", "+15035550142", "(503) 555-0142" },
    { "٥٠٣ ٥٥٥ ٠١٤٢", "+15035550142", "(503) 555-0142" },
    { "503-555-0142 x12", "+15035550142;ext=12", "(503) 555-0142 ext. 12" },
    { "503-555-0142 Ext. 0012", "+15035550142;ext=0012", "(503) 555-0142 ext. 0012" },
    { "+44 20 7946 0018", "+442079460018", "+442079460018" },
    { "011 44 20 7946 0018", "+442079460018", "+442079460018" },
    { "+49 30 123456 #7", "+4930123456;ext=7", "+4930123456;ext=7" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *stored = tend_phone_normalise (cases[i].typed, &error);
      g_autofree char *again = NULL;
      g_autofree char *shown = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (stored, ==, cases[i].stored);
      again = tend_phone_normalise (stored, NULL);
      g_assert_cmpstr (again, ==, stored);
      shown = tend_phone_format (stored);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_normalise_refuses (void)
{
  static const char *const cases[] = {
    "",
    "555-0142",
    "503-555-014",
    "103-555-0142",
    "911-555-0142",
    "503-055-0142",
    "503-411-0142",
    "503-555-01421",
    "+1 503 555",
    "+0123456789",
    "+123456",
    "+1234567890123456",
    "call me",
    "503-555-0142 x",
    "503-555-0142 x12a",
    "503-555-0142;drop",
    "(503) 555-0142\n1",
    "503-555-0142 x123456789",
    "2-503-555-0142",
    "+",
    "x12",
    "50+35550142",
    "\xff",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tend_phone_normalise (cases[i], &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
    }
}

static void
test_format_leaves_other_text (void)
{
  static const char *const cases[] = { "", "unknown", "+1503555014", "+1503555014x" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = tend_phone_format (cases[i]);
      g_assert_cmpstr (shown, ==, cases[i]);
    }
}

static void
test_search_digits (void)
{
  static const struct
  {
    const char *typed, *digits;
  } cases[] = {
    { "+15035550142", "5035550142" },
    { "1 (503) 555-0142", "5035550142" },
    { "555-01", "55501" },
    { "+15035550142;ext=12", "5035550142" },
    { "+442079460018", "442079460018" },
    { "", "" },
    { "123", "123" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *digits = tend_phone_search_digits (cases[i].typed);
      g_assert_cmpstr (digits, ==, cases[i].digits);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/phone/normalise-and-format", test_normalise_and_format);
  g_test_add_func ("/base/phone/normalise-refuses", test_normalise_refuses);
  g_test_add_func ("/base/phone/format-leaves-other-text", test_format_leaves_other_text);
  g_test_add_func ("/base/phone/search-digits", test_search_digits);
  return g_test_run ();
}
