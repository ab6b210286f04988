/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads dates as people type them and tells ages as clinicians do. */
#define G_LOG_DOMAIN "tend-date"

#include "config.h"

#include "tend-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_TYPED_YEAR 1850
#define LAST_TYPED_YEAR 2199

char *
tend_date_format_iso (const GDate *date)
{
  g_return_val_if_fail (date != NULL, NULL);

  if (!g_date_valid (date))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

static int
read_number (const char *digits, gsize length)
{
  int value = 0;

  for (gsize i = 0; i < length; i++)
    value = value * 10 + (digits[i] - '0');
  return value;
}

static gboolean
set_date (GDate *date, int year, int month, int day)
{
  if (year < 1 || month < 1 || day < 1 || !g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

static gboolean
parse_iso (const char *text, GDate *date)
{
  if (strlen (text) != 10)
    return FALSE;
  for (gsize i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;
  return set_date (date, read_number (text, 4), read_number (text + 5, 2),
                   read_number (text + 8, 2));
}

gboolean
tend_date_parse_iso (const char *text, GDate *date, GError **error)
{
  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  if (parse_iso (text, date))
    return TRUE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                       _ ("This is not a date that exists; write it as 1980-03-04"));
  return FALSE;
}

typedef struct
{
  int   value;
  gsize digits;
} DatePart;

/* Splits at single separators of one kind; FALSE unless there are three numbers. */
static gboolean
split_parts (const char *typed, DatePart parts[3])
{
  char separator = '\0';

  for (int i = 0; i < 3; i++)
    {
      gsize digits = strspn (typed, "0123456789");

      if (digits == 0 || digits > 4)
        return FALSE;
      parts[i] = (DatePart){ read_number (typed, digits), digits };
      typed += digits;
      if (i == 2)
        break;
      if (*typed == '\0' || strchr ("/.- ", *typed) == NULL
          || (separator != '\0' && *typed != separator))
        return FALSE;
      separator = *typed++;
      typed += separator != ' ' ? strspn (typed, " ") : 0;
    }
  return *typed == '\0';
}

/* Eight digits without separators, the year where it makes sense. */
static void
cut_parts (const char *typed, DatePart parts[3])
{
  int first_year = read_number (typed, 4);

  if (first_year >= FIRST_TYPED_YEAR && first_year <= LAST_TYPED_YEAR
      && read_number (typed + 4, 2) <= 12)
    {
      parts[0] = (DatePart){ first_year, 4 };
      parts[1] = (DatePart){ read_number (typed + 4, 2), 2 };
      parts[2] = (DatePart){ read_number (typed + 6, 2), 2 };
    }
  else
    {
      parts[0] = (DatePart){ read_number (typed, 2), 2 };
      parts[1] = (DatePart){ read_number (typed + 2, 2), 2 };
      parts[2] = (DatePart){ read_number (typed + 4, 4), 4 };
    }
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, message);
  return FALSE;
}

gboolean
tend_date_parse (const char *typed, TendDateOrder order, GDate *date, GError **error)
{
  g_autofree char *text = NULL;
  DatePart         parts[3];
  int              year, month, day;

  g_return_val_if_fail (typed != NULL && date != NULL, FALSE);

  text = g_strstrip (g_strdup (typed));
  if (strlen (text) == 8 && strspn (text, "0123456789") == 8)
    cut_parts (text, parts);
  else if (!split_parts (text, parts))
    return refuse (error, _ ("This is not a date; write it as 1980-03-04"));

  if (parts[0].digits == 4)
    {
      year = parts[0].value;
      month = parts[1].value;
      day = parts[2].value;
    }
  else if (parts[2].digits == 4)
    {
      gboolean month_first = order == TEND_DATE_ORDER_MONTH_DAY_YEAR;

      year = parts[2].value;
      month = parts[month_first ? 0 : 1].value;
      day = parts[month_first ? 1 : 0].value;
    }
  else
    return refuse (error, _ ("Write the year of the date with four digits, as in 1980-03-04"));

  if (year < FIRST_TYPED_YEAR || year > LAST_TYPED_YEAR)
    return refuse (error, _ ("The year of the date must be from 1850 to 2199"));
  if (!set_date (date, year, month, day))
    return refuse (error, _ ("There is no such day; compare day and month of the date"));
  return TRUE;
}

gboolean
tend_date_age (const GDate *birth, const GDate *on, TendAge *age)
{
  int months;

  g_return_val_if_fail (birth != NULL && on != NULL && age != NULL, FALSE);

  if (!g_date_valid (birth) || !g_date_valid (on) || g_date_compare (birth, on) > 0)
    return FALSE;
  months = (g_date_get_year (on) - g_date_get_year (birth)) * 12
           + ((int) g_date_get_month (on) - (int) g_date_get_month (birth));
  if (g_date_get_day (on) < g_date_get_day (birth))
    months--;
  age->years = months / 12;
  age->months = months;
  age->days = g_date_days_between (birth, on);
  return TRUE;
}

char *
tend_age_to_words (const TendAge *age)
{
  g_return_val_if_fail (age != NULL, NULL);

  if (age->days < 28 || age->months == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", age->days),
                            age->days);
  if (age->years < 2)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month", "%d months", age->months),
                            age->months);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d year", "%d years", age->years),
                          age->years);
}
