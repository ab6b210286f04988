/* SPDX-License-Identifier: GPL-3.0-or-later
 * Numbers that others give out. */
#include "tend-registry-number.h"

#include "../support/tend-test-vectors.h"

#include <string.h>

static void
check_npi (char **columns)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = tend_npi_parse (columns[0], &error);

  if (g_str_equal (columns[1], "valid"))
    {
      g_assert_no_error (error);
      g_assert_cmpstr (number, ==, columns[0]);
      return;
    }
  g_assert_null (number);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  g_assert_cmpint (strstr (error->message, "check digit") != NULL, ==,
                   g_str_equal (columns[1], "bad-check"));
}

static void
test_npi_vectors (void)
{
  tend_test_vectors ("npi.tsv", 2, check_npi);
}

static void
check_mbi (char **columns)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = tend_mbi_parse (columns[0], &error);

  g_assert_cmpint (number != NULL, ==, g_str_equal (columns[1], "valid"));
  if (number == NULL)
    g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
}

static void
test_mbi_vectors (void)
{
  tend_test_vectors ("mbi.tsv", 2, check_mbi);
}

static void
check_ssn (char **columns)
{
  g_autoptr (GError) error = NULL;
  gboolean         doubtful = FALSE;
  g_autofree char *number = tend_ssn_parse (columns[0], &doubtful, &error);

  g_assert_cmpint (number != NULL, ==, g_str_has_prefix (columns[1], "valid"));
  g_assert_cmpint (doubtful, ==, strstr (columns[1], "warn") != NULL);
  if (number == NULL)
    g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
}

static void
test_ssn_vectors (void)
{
  tend_test_vectors ("ssn.tsv", 2, check_ssn);
}

static void
check_gtin (char **columns)
{
  g_autofree char *number = tend_gtin14_parse (columns[0], NULL);

  g_assert_cmpint (number != NULL, ==, g_str_equal (columns[1], "ok"));
}

static void
test_gtin14_vectors (void)
{
  tend_test_vectors ("gtin14_check.tsv", 2, check_gtin);
}

static void
test_stored_forms (void)
{
  static const struct
  {
    char *(*parse) (const char *, GError **);
    const char *typed;
    const char *stored;
  } cases[] = {
    { tend_npi_parse, " 1234567893 ", "1234567893" },
    { tend_npi_parse, "3234567891", NULL },
    { tend_mbi_parse, "1eg4-te5-mk73", "1EG4TE5MK73" },
    { tend_mbi_parse, "1EG-4TE5-MK73", NULL },
    { tend_mbi_parse, "", NULL },
    { tend_ein_parse, "12-3456789", "12-3456789" },
    { tend_ein_parse, "123456789", "12-3456789" },
    { tend_ein_parse, "1-23456789", NULL },
    { tend_ein_parse, "00-1234567", NULL },
    { tend_ein_parse, "12-345678", NULL },
    { tend_gtin14_parse, "614141123452", "00614141123452" },
    { tend_gtin14_parse, "96385074", "00000096385074" },
    { tend_gtin14_parse, "", NULL },
    { tend_gtin14_parse, "1061414112345x", NULL },
    { tend_gtin14_parse, "0000000", NULL },
  };
  g_autofree char *ssn = tend_ssn_parse ("123-45-6789", NULL, NULL);

  g_assert_cmpstr (ssn, ==, "123456789");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stored = cases[i].parse (cases[i].typed, NULL);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (stored, ==, cases[i].stored);
    }
}

static void
test_messages_do_not_repeat_the_number (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tend_ssn_parse ("666-45-6789", NULL, &error));
  g_assert_null (strstr (error->message, "666"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/registry-number/npi-vectors", test_npi_vectors);
  g_test_add_func ("/base/registry-number/mbi-vectors", test_mbi_vectors);
  g_test_add_func ("/base/registry-number/ssn-vectors", test_ssn_vectors);
  g_test_add_func ("/base/registry-number/gtin14-vectors", test_gtin14_vectors);
  g_test_add_func ("/base/registry-number/stored-forms", test_stored_forms);
  g_test_add_func ("/base/registry-number/messages-do-not-repeat-the-number",
                   test_messages_do_not_repeat_the_number);
  return g_test_run ();
}
