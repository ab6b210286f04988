/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a scanner or a person types into a search: it is of one kind at most, and whoever types
 * a number that the store keeps looks where the store keeps it. */
#include "fuzz.h"

#include "tend-number.h"
#include "tend-phone.h"
#include "tend-registration.h"
#include "tend-registry-number.h"
#include "tend-search.h"
#include "tend-text.h"

#include <string.h>

/* A label is a tube's, a wristband, a paper's or an article's, never two of them. */
static void
check_kinds (const char *text)
{
  static const char *const prefixes[] = { TEND_REGISTRATION_MRN_PREFIX, "INV", "R", "EQ" };
  g_autofree char         *article = tend_gtin14_parse (text, NULL);
  guint                    kinds = article != NULL;

  kinds += tend_accession_parse (text, NULL, NULL, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    kinds += tend_number_parse (prefixes[i], text, NULL, NULL);
  g_assert_cmpuint (kinds, <=, 1);
}

static const char *
get_parameter (GVariant *parameters, const char *name, guint number)
{
  g_autofree char *full = g_strdup_printf ("%s%u", name, number);
  const char      *value = NULL;

  g_assert_true (g_variant_lookup (parameters, full, "&s", &value));
  return value;
}

static gboolean
covers (GVariant *parameters, const char *kind, const char *key)
{
  for (guint i = 1; i <= 3; i++)
    if (strcmp (get_parameter (parameters, "kind", i), kind) == 0
        && strcmp (get_parameter (parameters, "from", i), key) <= 0
        && strcmp (key, get_parameter (parameters, "until", i)) < 0)
      return TRUE;
  return FALSE;
}

static void
check_ranges (GVariant *parameters)
{
  for (guint i = 1; i <= 3; i++)
    {
      const char *kind = get_parameter (parameters, "kind", i);
      const char *from = get_parameter (parameters, "from", i);
      const char *until = get_parameter (parameters, "until", i);

      g_assert_cmpint (*kind != '\0', ==, strcmp (from, until) < 0);
      g_assert_true (i > 1 || *kind != '\0');
    }
}

static void
check_found (GVariant *parameters, const char *text)
{
  g_autofree char *number = NULL;
  g_autofree char *phone = NULL;
  gint64           sequence = 0;

  if (tend_number_parse (TEND_REGISTRATION_MRN_PREFIX, text, &sequence, NULL))
    {
      g_autofree char *mrn = tend_number_make (TEND_REGISTRATION_MRN_PREFIX, sequence);
      g_autofree char *key = tend_text_fold (mrn);
      g_auto (GStrv) words = g_strsplit_set (text, " -\f\v\r", -1);
      g_autofree char *typed = g_strjoinv ("", words);

      if (g_ascii_strcasecmp (typed, mrn) == 0)
        g_assert_true (covers (parameters, "mrn", key));
    }

  phone = tend_phone_normalise (text, NULL);
  number = tend_text_digits (text);
  if (phone != NULL && strchr (phone, ';') == NULL && !g_str_has_prefix (number, "011"))
    {
      g_autofree char *digits = tend_phone_search_digits (phone);
      g_autofree char *key = tend_text_reverse (digits);

      g_assert_true (covers (parameters, "phone", key));
    }
}

static void
check_dates (const char *text)
{
  GDate dates[2] = { { 0 }, { 0 } };
  guint n = tend_search_read_dates (text, dates);

  g_assert_cmpuint (n, <=, 2);
  for (guint i = 0; i < n; i++)
    g_assert_true (g_date_valid (&dates[i]));
  if (n == 2)
    g_assert_cmpint (g_date_compare (&dates[0], &dates[1]), !=, 0);
}

static void
check (const char *text)
{
  g_autoptr (GVariant) parameters = tend_search_parameters (text);

  check_kinds (text);
  check_dates (text);
  g_assert_true ((parameters == NULL) == (tend_search_query_name (text) == NULL));
  if (parameters == NULL)
    return;
  g_variant_ref_sink (parameters);
  check_ranges (parameters);
  check_found (parameters, text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  check (text);
  return 0;
}
