/* SPDX-License-Identifier: GPL-3.0-or-later
 * Public numbers whose last digit catches typing errors. */
#define G_LOG_DOMAIN "tend-number"

#include "config.h"

#include "tend-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char
compute_luhn (const char *digits, gsize length)
{
  guint sum = 0;

  for (gsize i = 0; i < length; i++)
    {
      guint digit = digits[length - 1 - i] - '0';

      if (i % 2 == 0)
        digit = digit * 2 - (digit > 4 ? 9 : 0);
      sum += digit;
    }
  return '0' + (10 - sum % 10) % 10;
}

static gboolean
is_digits (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

char
tend_luhn_digit (const char *digits)
{
  g_return_val_if_fail (digits != NULL, '\0');

  return is_digits (digits) ? compute_luhn (digits, strlen (digits)) : '\0';
}

gboolean
tend_luhn_check (const char *digits)
{
  gsize length;

  g_return_val_if_fail (digits != NULL, FALSE);

  length = strlen (digits);
  return length > 1 && is_digits (digits)
         && digits[length - 1] == compute_luhn (digits, length - 1);
}

char *
tend_accession_make (const GDate *date, guint sequence, GError **error)
{
  g_autofree char *body = NULL;

  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);
  g_return_val_if_fail (sequence > 0, NULL);

  if (sequence > TEND_ACCESSION_MAX_SEQUENCE)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _ ("The %d accession numbers of this day are used up; the next are of tomorrow"),
                   TEND_ACCESSION_MAX_SEQUENCE);
      return NULL;
    }
  body = g_strdup_printf ("%02d%02d%02d%04u", g_date_get_year (date) % 100, g_date_get_month (date),
                          g_date_get_day (date), sequence);
  return g_strdup_printf ("%s%c", body, tend_luhn_digit (body));
}

static guint
read_number (const char *digits, gsize length)
{
  guint value = 0;

  for (gsize i = 0; i < length; i++)
    value = value * 10 + (digits[i] - '0');
  return value;
}

gboolean
tend_accession_parse (
    const char *text, GDate *date, guint *sequence, guint *container, GError **error)
{
  g_autofree char *number = NULL;
  const char      *suffix;
  guint            year, month, day, tube = 0;
  gsize            suffix_length = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  number = g_strstrip (g_strdup (text));
  suffix = strchr (number, '-');
  if (suffix != NULL)
    {
      number[suffix - number] = '\0';
      suffix++;
      suffix_length = strlen (suffix);
      tube = suffix_length == 2 && is_digits (suffix) ? read_number (suffix, 2) : 0;
    }
  if (strlen (number) != 11 || !is_digits (number) || (suffix != NULL && tube == 0))
    {
      g_set_error_literal (
          error, TEND_ERROR, TEND_ERROR_INVALID,
          _ ("This is not an accession number: it has eleven digits, and on a tube "
             "a hyphen and two more; scan the label again"));
      return FALSE;
    }

  year = 2000 + read_number (number, 2);
  month = read_number (number + 2, 2);
  day = read_number (number + 4, 2);
  if (!tend_luhn_check (number) || !g_date_valid_dmy (day, month, year)
      || read_number (number + 6, 4) == 0)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _ ("A digit of this accession number is wrong; scan the label again or "
                              "compare each digit"));
      return FALSE;
    }

  if (date != NULL)
    {
      g_date_clear (date, 1);
      g_date_set_dmy (date, day, month, year);
    }
  if (sequence != NULL)
    *sequence = read_number (number + 6, 4);
  if (container != NULL)
    *container = tube;
  return TRUE;
}

char *
tend_number_make (const char *prefix, gint64 sequence)
{
  g_autofree char *body = NULL;

  g_return_val_if_fail (prefix != NULL, NULL);
  g_return_val_if_fail (sequence > 0, NULL);

  body = g_strdup_printf ("%06" G_GINT64_FORMAT, sequence);
  return g_strdup_printf ("%s%s%c", prefix, body, tend_luhn_digit (body));
}

gboolean
tend_number_parse (const char *prefix, const char *text, gint64 *sequence, GError **error)
{
  g_autoptr (GString) number = NULL;
  g_autofree char *body = NULL;
  const char      *digits;
  gint64           value = 0;

  g_return_val_if_fail (prefix != NULL && text != NULL, FALSE);

  number = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p) && *p != '-')
      g_string_append_c (number, g_ascii_toupper (*p));

  if (!g_str_has_prefix (number->str, prefix))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _ ("The number must begin with %s"),
                   prefix);
      return FALSE;
    }
  digits = number->str + strlen (prefix);
  if (strlen (digits) < 7 || !is_digits (digits))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _ ("The number has at least seven digits and nothing else after “%s”"), prefix);
      return FALSE;
    }
  body = g_strndup (digits, strlen (digits) - 1);
  if (!tend_luhn_check (digits)
      || !g_ascii_string_to_signed (body, 10, 1, G_MAXINT64, &value, NULL))
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _ ("A digit of this number is wrong; compare each digit"));
      return FALSE;
    }
  if (sequence != NULL)
    *sequence = value;
  return TRUE;
}
