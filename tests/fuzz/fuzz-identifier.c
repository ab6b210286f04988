/* SPDX-License-Identifier: GPL-3.0-or-later
 * Numbers of people, payers, articles and telephones: what is read is the same when it is read
 * again, and a wrong digit is refused where there is a check digit. */
#include "fuzz.h"

#include "tend-number.h"
#include "tend-phone.h"
#include "tend-registry-number.h"

#include <string.h>

static char *
parse_ssn (const char *text, GError **error)
{
  gboolean doubtful;

  return tend_ssn_parse (text, &doubtful, error);
}

static const struct
{
  char *(*parse) (const char *text, GError **error);
  gsize    length;
  gboolean has_check_digit;
} registries[] = {
  { tend_npi_parse, 10, TRUE }, { tend_mbi_parse, 11, FALSE },   { tend_ein_parse, 10, FALSE },
  { parse_ssn, 9, FALSE },      { tend_gtin14_parse, 14, TRUE },
};

/* Any digit of @number made another one. */
static char *
spoil (const char *number, gsize prefix)
{
  char *spoilt = g_strdup (number);
  gsize position = prefix + g_str_hash (number) % (strlen (number) - prefix);

  spoilt[position] = '0' + (spoilt[position] - '0' + 1 + g_str_hash (number) / 100 % 9) % 10;
  return spoilt;
}

static void
check_registries (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (registries); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *number = registries[i].parse (text, &error);
      g_autofree char *again = NULL;

      g_assert_true ((number == NULL) == (error != NULL));
      if (number == NULL)
        continue;
      g_assert_cmpuint (strlen (number), ==, registries[i].length);
      again = registries[i].parse (number, NULL);
      g_assert_cmpstr (again, ==, number);
      if (registries[i].has_check_digit)
        {
          g_autofree char *spoilt = spoil (number, 0);

          g_assert_null (registries[i].parse (spoilt, NULL));
        }
    }
}

static void
check_number (const char *prefix, const char *text)
{
  g_autofree char *number = NULL;
  g_autofree char *spoilt = NULL;
  gint64           sequence = 0, again = 0;

  if (!tend_number_parse (prefix, text, &sequence, NULL))
    return;
  g_assert_cmpint (sequence, >, 0);
  number = tend_number_make (prefix, sequence);
  g_assert_true (tend_number_parse (prefix, number, &again, NULL));
  g_assert_cmpint (again, ==, sequence);
  spoilt = spoil (number, strlen (prefix));
  g_assert_false (tend_number_parse (prefix, spoilt, NULL, NULL));
}

static void
check_accession (const char *text)
{
  g_autofree char *number = NULL;
  g_autofree char *stripped = NULL;
  g_autofree char *spoilt = NULL;
  GDate            date = { 0 };
  guint            sequence = 0, container = 0;

  if (!tend_accession_parse (text, &date, &sequence, &container, NULL))
    return;
  g_assert_cmpuint (container, <, 100);
  number = tend_accession_make (&date, sequence, NULL);
  stripped = g_strstrip (g_strdup (text));
  g_assert_true (g_str_has_prefix (stripped, number));
  g_assert_true (tend_accession_parse (number, NULL, NULL, NULL, NULL));
  spoilt = spoil (number, 0);
  g_assert_false (tend_accession_parse (spoilt, NULL, NULL, NULL, NULL));
}

static void
check_phone (const char *text)
{
  g_autofree char *digits = tend_phone_search_digits (text);
  g_autofree char *shown_as_is = tend_phone_format (text);
  g_autofree char *number = tend_phone_normalise (text, NULL);
  g_autofree char *again = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *typed_again = NULL;
  g_autofree char *stored_digits = NULL;

  g_assert_cmpuint (strspn (digits, "0123456789"), ==, strlen (digits));
  g_assert_nonnull (shown_as_is);
  if (number == NULL)
    return;
  g_assert_true (*number == '+');
  again = tend_phone_normalise (number, NULL);
  g_assert_cmpstr (again, ==, number);
  shown = tend_phone_format (number);
  typed_again = tend_phone_normalise (shown, NULL);
  g_assert_cmpstr (typed_again, ==, number);

  /* Whoever types what was typed before finds it, other than by the prefix of an exchange. */
  stored_digits = tend_phone_search_digits (number);
  if (!g_str_has_prefix (digits, "011"))
    g_assert_cmpstr (digits, ==, stored_digits);
}

static void
check (const char *text)
{
  static const char *const prefixes[] = { "", "M", "INV", "R", "EQ" };

  check_registries (text);
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    check_number (prefixes[i], text);
  check_accession (text);
  check_phone (text);
  tend_luhn_check (text);
  tend_luhn_digit (text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  check (text);
  return 0;
}
