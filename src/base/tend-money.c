/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads, writes and reckons amounts in whole cents, never in floating point. */
#define G_LOG_DOMAIN "tend-money"

#include "config.h"

#include "tend-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
refuse_size (GError **error)
{
  return refuse (error, _ ("The amount is too large to be booked"));
}

/* Takes sign, brackets and currency sign off; what is left is digits, commas
 * and a point. */
static gboolean
strip_signs (char *text, char **bare, gboolean *is_negative)
{
  static const char *const minus_signs[] = { "-", "\xe2\x88\x92" };
  gsize                    length = strlen (text);
  gboolean                 has_currency = FALSE;

  *is_negative = FALSE;
  if (length > 2 && text[0] == '(' && text[length - 1] == ')')
    {
      text[length - 1] = '\0';
      text = g_strstrip (text + 1);
      *is_negative = TRUE;
    }
  for (int i = 0; i < 2; i++)
    {
      for (gsize sign = 0; sign < G_N_ELEMENTS (minus_signs); sign++)
        if (!*is_negative && g_str_has_prefix (text, minus_signs[sign]))
          {
            *is_negative = TRUE;
            text = g_strchug (text + strlen (minus_signs[sign]));
          }
      if (!has_currency && *text == '$')
        {
          has_currency = TRUE;
          text = g_strchug (text + 1);
        }
    }
  *bare = text;
  return g_ascii_isdigit (*text) || *text == '.';
}

/* Whole dollars at the start of @text; commas only before each three digits. */
static gboolean
read_dollars (const char **text, gint64 *dollars, gboolean *overflow)
{
  const char *p = *text;
  gsize       group = strspn (p, "0123456789");
  gboolean    grouped = p[group] == ',';

  *dollars = 0;
  if (grouped && (group == 0 || group > 3))
    return FALSE;
  for (;;)
    {
      for (gsize i = 0; i < group; i++, p++)
        *overflow |= __builtin_mul_overflow (*dollars, 10, dollars)
                     || __builtin_add_overflow (*dollars, *p - '0', dollars);
      if (*p != ',')
        break;
      p++;
      group = strspn (p, "0123456789");
      if (group != 3)
        return FALSE;
    }
  *text = p;
  return TRUE;
}

gboolean
tend_money_parse (const char *text, gboolean allow_negative, gint64 *cents, GError **error)
{
  g_autofree char *copy = NULL;
  char            *bare;
  const char      *p;
  gboolean         is_negative, overflow = FALSE;
  gint64           dollars, fraction = 0, total;
  gsize            decimals = 0;

  g_return_val_if_fail (text != NULL && cents != NULL, FALSE);

  copy = g_strstrip (g_strdup (text));
  if (!strip_signs (copy, &bare, &is_negative))
    return refuse (error, _ ("This is not an amount; write it as 1,234.50"));
  p = bare;
  if (!read_dollars (&p, &dollars, &overflow))
    return refuse (error,
                   _ ("The commas of the amount do not part thousands; write it as 1,234.50"));
  if (*p == '.')
    {
      p++;
      decimals = strspn (p, "0123456789");
      if (decimals > 2)
        return refuse (error, _ ("The amount has parts of a cent; round it to two decimals"));
      for (gsize i = 0; i < 2; i++)
        fraction = fraction * 10 + (i < decimals ? p[i] - '0' : 0);
      p += decimals;
    }
  if (*p != '\0' || p[-1] == '.')
    return refuse (error, _ ("This is not an amount; write it as 1,234.50"));
  if (is_negative && !allow_negative)
    return refuse (error, _ ("The amount must not be negative here"));

  if (is_negative)
    {
      dollars = -dollars;
      fraction = -fraction;
    }
  if (overflow || __builtin_mul_overflow (dollars, 100, &total)
      || __builtin_add_overflow (total, fraction, &total))
    return refuse_size (error);
  *cents = total;
  return TRUE;
}

char *
tend_money_format_plain (gint64 cents)
{
  guint64 magnitude = cents < 0 ? -(guint64) cents : (guint64) cents;

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u", cents < 0 ? "-" : "", magnitude / 100,
                          (guint) (magnitude % 100));
}

char *
tend_money_format (gint64 cents)
{
  g_autofree char *plain = tend_money_format_plain (cents);
  const char      *digits = plain + (cents < 0 ? 1 : 0);
  gsize            whole = strlen (digits) - 3;
  GString         *text = g_string_new (cents < 0 ? "-$" : "$");

  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  g_string_append (text, digits + whole);
  return g_string_free (text, FALSE);
}

gboolean
tend_money_add (gint64 a, gint64 b, gint64 *sum, GError **error)
{
  gint64 result;

  g_return_val_if_fail (sum != NULL, FALSE);

  if (__builtin_add_overflow (a, b, &result))
    return refuse_size (error);
  *sum = result;
  return TRUE;
}

gboolean
tend_money_multiply (gint64 cents, gint64 quantity, gint64 *product, GError **error)
{
  gint64 result;

  g_return_val_if_fail (product != NULL, FALSE);

  if (__builtin_mul_overflow (cents, quantity, &result))
    return refuse_size (error);
  *product = result;
  return TRUE;
}

gboolean
tend_money_share (gint64 cents, gint64 numerator, gint64 denominator, gint64 *share, GError **error)
{
  __int128 product, half, result;

  g_return_val_if_fail (share != NULL && denominator > 0, FALSE);

  product = (__int128) cents * numerator;
  half = denominator / 2;
  result = (product + (product < 0 ? -half : half)) / denominator;
  if (result > G_MAXINT64 || result < G_MININT64)
    return refuse_size (error);
  *share = result;
  return TRUE;
}
