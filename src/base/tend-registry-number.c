/* SPDX-License-Identifier: GPL-3.0-or-later
 * Checks numbers that others give out, so that a slip is caught at the desk. */
#define G_LOG_DOMAIN "tend-registry-number"

#include "config.h"

#include "tend-registry-number.h"

#include "tend-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, message);
  return NULL;
}

/* The text stripped, without the hyphens that stand where @pattern has them;
 * the text as it is when it has no hyphens at all. */
static char *
drop_hyphens (const char *text, const char *pattern)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  GString         *kept;

  if (strlen (stripped) != strlen (pattern))
    return g_steal_pointer (&stripped);
  kept = g_string_new (NULL);
  for (gsize i = 0; pattern[i] != '\0'; i++)
    if (pattern[i] != '-' || stripped[i] != '-')
      g_string_append_c (kept, stripped[i]);
  return g_string_free (kept, FALSE);
}

static gboolean
is_digits (const char *text, gsize length)
{
  return strlen (text) == length && strspn (text, "0123456789") == length;
}

char *
tend_npi_parse (const char *text, GError **error)
{
  g_autofree char *number = NULL;
  g_autofree char *prefixed = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  number = g_strstrip (g_strdup (text));
  if (!is_digits (number, 10))
    return refuse (error, _ ("An NPI has ten digits"));
  if (*number != '1' && *number != '2')
    return refuse (error, _ ("An NPI begins with 1 or 2; compare each digit"));
  prefixed = g_strconcat ("80840", number, NULL);
  if (!tend_luhn_check (prefixed))
    return refuse (error, _ ("The check digit of this NPI is wrong; compare each digit"));
  return g_steal_pointer (&number);
}

char *
tend_mbi_parse (const char *text, GError **error)
{
  /* C 1–9, N 0–9, A letter, X letter or digit; CMS leaves out S L O I B Z. */
  static const char pattern[] = "CAXNAXNAANN";
  static const char letters[] = "ACDEFGHJKMNPQRTUVWXY";
  g_autofree char  *typed = NULL;
  g_autofree char  *number = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  typed = drop_hyphens (text, "CAXN-AXN-AANN");
  number = g_ascii_strup (typed, -1);
  if (strlen (number) != strlen (pattern))
    return refuse (error, _ ("A Medicare number has eleven letters and digits"));
  for (gsize i = 0; pattern[i] != '\0'; i++)
    {
      gboolean is_digit = g_ascii_isdigit (number[i]);
      gboolean is_letter = strchr (letters, number[i]) != NULL;
      gboolean fits = (pattern[i] == 'C' && is_digit && number[i] != '0')
                      || (pattern[i] == 'N' && is_digit) || (pattern[i] == 'A' && is_letter)
                      || (pattern[i] == 'X' && (is_digit || is_letter));

      if (!fits)
        {
          g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                       _ ("Character %u cannot stand there in a Medicare number; it never has the "
                          "letters S L O I B Z"),
                       (guint) i + 1);
          return NULL;
        }
    }
  return g_steal_pointer (&number);
}

char *
tend_ein_parse (const char *text, GError **error)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  number = drop_hyphens (text, "NN-NNNNNNN");
  if (!is_digits (number, 9))
    return refuse (error, _ ("An EIN has nine digits, as in 12-3456789"));
  if (g_str_has_prefix (number, "00"))
    return refuse (error, _ ("No EIN begins with 00; compare each digit"));
  return g_strdup_printf ("%.2s-%s", number, number + 2);
}

char *
tend_ssn_parse (const char *text, gboolean *doubtful, GError **error)
{
  /* Printed on wallets and pamphlets and taken for real ones since (SSA). */
  static const char *const advertised[] = { "078051120", "219099999", NULL };
  g_autofree char         *number = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  number = drop_hyphens (text, "NNN-NN-NNNN");
  if (!is_digits (number, 9))
    return refuse (error, _ ("A social security number has nine digits, as in 123-45-6789"));
  if (g_str_has_prefix (number, "000") || g_str_has_prefix (number, "666") || *number == '9'
      || strncmp (number + 3, "00", 2) == 0 || g_str_has_suffix (number, "0000"))
    return refuse (error,
                   _ ("This social security number was never given out; compare each digit"));
  if (doubtful != NULL)
    *doubtful = g_strv_contains (advertised, number);
  return g_steal_pointer (&number);
}

char *
tend_gtin14_parse (const char *text, GError **error)
{
  g_autofree char *number = NULL;
  g_autofree char *padded = NULL;
  gsize            length;
  guint            sum = 0;

  g_return_val_if_fail (text != NULL, NULL);

  number = g_strstrip (g_strdup (text));
  length = strlen (number);
  if ((length != 8 && (length < 12 || length > 14)) || !is_digits (number, length))
    return refuse (error, _ ("A GTIN has 8, 12, 13 or 14 digits"));
  padded = g_strdup_printf ("%.*s%s", (int) (14 - length), "00000000000000", number);
  for (gsize i = 0; i < 14; i++)
    sum += (padded[i] - '0') * (i % 2 == 0 ? 3 : 1);
  if (sum % 10 != 0)
    return refuse (error, _ ("The check digit of this GTIN is wrong; scan it again"));
  return g_steal_pointer (&padded);
}
