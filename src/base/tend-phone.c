/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads telephone numbers as typed, stores them as E.164, shows them as people write them. */
#define G_LOG_DOMAIN "tend-phone"

#include "config.h"

#include "tend-phone.h"

#include "tend-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EXTENSION_MARK ";ext="

/* Cuts the extension off @number in place; its digits, or NULL. */
static char *
cut_extension (char *number)
{
  static const char *const marks[] = { EXTENSION_MARK, "extension", "ext.", "ext", "x", "#" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      char *at = strstr (number, marks[i]);

      if (at != NULL)
        {
          *at = '\0';
          return g_strstrip (g_strdup (at + strlen (marks[i])));
        }
    }
  return NULL;
}

static gboolean
is_digits (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

/* Nothing but digits and what people put between them. */
static gboolean
has_only_phone_characters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_digit_value (c) < 0 && !g_unichar_isspace (c)
          && g_unichar_type (c) != G_UNICODE_DASH_PUNCTUATION
          && (c > 0x7e || strchr ("().-/", c) == NULL))
        return FALSE;
    }
  return TRUE;
}

/* Area code and exchange are [2-9]nn and not n11 (NANPA). */
static gboolean
is_nanp_group (const char *digits)
{
  return digits[0] >= '2' && !(digits[1] == '1' && digits[2] == '1');
}

static char *
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, message);
  return NULL;
}

static char *
normalise_nanp (const char *digits, GError **error)
{
  if (strlen (digits) == 11 && *digits == '1')
    digits++;
  if (strlen (digits) == 7)
    return refuse (error, _ ("The area code is missing; write the number as (503) 555-0142"));
  if (strlen (digits) != 10)
    return refuse (error,
                   _ ("A telephone number has ten digits; begin one of another country with +"));
  if (!is_nanp_group (digits))
    return refuse (error, _ ("There is no such area code; compare the first three digits"));
  if (!is_nanp_group (digits + 3))
    return refuse (error, _ ("No number has such a fourth to sixth digit; compare them"));
  return g_strconcat ("+1", digits, NULL);
}

static char *
normalise_international (const char *digits, GError **error)
{
  if (*digits == '1')
    {
      if (strlen (digits) != 11)
        return refuse (error, _ ("After +1 a telephone number has ten digits"));
      return normalise_nanp (digits, error);
    }
  if (*digits == '0' || strlen (digits) < 7 || strlen (digits) > 15)
    return refuse (error, _ ("After + come the country code and 7 to 15 digits in all"));
  return g_strconcat ("+", digits, NULL);
}

char *
tend_phone_normalise (const char *typed, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *number = NULL;
  g_autofree char *extension = NULL;
  g_autofree char *digits = NULL;
  g_autofree char *normal = NULL;
  gboolean         has_plus;

  g_return_val_if_fail (typed != NULL, NULL);

  clean = tend_text_clean (typed, 60, error);
  if (clean == NULL)
    return NULL;
  number = g_ascii_strdown (clean, -1);
  extension = cut_extension (number);
  if (extension != NULL && (!is_digits (extension) || strlen (extension) > 8))
    return refuse (error, _ ("The extension of a telephone number has one to eight digits"));

  has_plus = *number == '+';
  if (!has_only_phone_characters (number + has_plus))
    return refuse (error, _ ("A telephone number has only digits, spaces, brackets and hyphens"));
  digits = tend_text_digits (number);
  if (has_plus)
    normal = normalise_international (digits, error);
  else if (g_str_has_prefix (digits, "011") && strlen (digits) > 11)
    normal = normalise_international (digits + 3, error);
  else
    normal = normalise_nanp (digits, error);

  if (normal == NULL || extension == NULL)
    return g_steal_pointer (&normal);
  return g_strconcat (normal, EXTENSION_MARK, extension, NULL);
}

char *
tend_phone_format (const char *number)
{
  const char *extension;
  gsize       length;

  g_return_val_if_fail (number != NULL, NULL);

  extension = strstr (number, EXTENSION_MARK);
  length = extension != NULL ? (gsize) (extension - number) : strlen (number);
  if (length != 12 || !g_str_has_prefix (number, "+1") || strspn (number + 2, "0123456789") != 10)
    return g_strdup (number);
  return g_strdup_printf ("(%.3s) %.3s-%.4s%s%s", number + 2, number + 5, number + 8,
                          extension != NULL ? " ext. " : "",
                          extension != NULL ? extension + strlen (EXTENSION_MARK) : "");
}

char *
tend_phone_search_digits (const char *typed)
{
  g_autofree char *number = NULL;
  g_autofree char *extension = NULL;
  g_autofree char *digits = NULL;
  gboolean         has_country;

  g_return_val_if_fail (typed != NULL, NULL);

  number = g_strstrip (g_ascii_strdown (typed, -1));
  extension = cut_extension (number);
  digits = tend_text_digits (number);
  has_country = *digits == '1' && (*number == '+' || strlen (digits) == 11);
  return g_strdup (digits + has_country);
}
