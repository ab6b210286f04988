/* SPDX-License-Identifier: GPL-3.0-or-later
 * What people type: names, dates, times, amounts, measurements and the address of a store. What
 * is read is written and read again, and what is cleaned or folded stays as it is. */
#include "fuzz.h"

#include "tend-date.h"
#include "tend-money.h"
#include "tend-store-url.h"
#include "tend-text.h"
#include "tend-time.h"
#include "tend-vital-pressure.h"
#include "tend-vital-unit.h"

#include <math.h>
#include <string.h>

#define MOST_CHARACTERS 200

static void
check_text (const char *text)
{
  g_autofree char *folded = tend_text_fold (text);
  g_autofree char *folded_again = tend_text_fold (folded);
  g_autofree char *sound = tend_text_phonetic (text);
  g_autofree char *digits = tend_text_digits (text);
  g_autofree char *reversed = tend_text_reverse (text);
  g_autofree char *there_and_back = tend_text_reverse (reversed);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  double           to_fold = tend_text_similarity (valid, folded);

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_cmpstr (folded_again, ==, folded);
  g_assert_true (sound == NULL || strspn (sound, "ABCDEFGHIJKLMNOPQRSTUVWXYZ ") == strlen (sound));
  g_assert_cmpuint (strspn (digits, "0123456789"), ==, strlen (digits));
  g_assert_cmpstr (there_and_back, ==, valid);
  g_assert_true (to_fold >= 0 && to_fold <= 1);
  g_assert_true (fabs (tend_text_similarity (folded, valid) - to_fold) < 1e-9);
  g_assert_true (fabs (tend_text_similarity (valid, valid) - 1) < 1e-9);
}

static void
check_clean (const char *text,
             char *(*clean) (const char *text, gsize max_characters, GError **error),
             const char *kept_controls)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *cleaned = clean (text, MOST_CHARACTERS, &error);
  g_autofree char *again = NULL;

  g_assert_true ((cleaned == NULL) == (error != NULL));
  if (cleaned == NULL)
    return;
  g_assert_true (g_utf8_validate (cleaned, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (cleaned, -1), <=, MOST_CHARACTERS);
  for (const char *p = cleaned; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_true (!g_unichar_iscntrl (g_utf8_get_char (p)) || strchr (kept_controls, *p) != NULL);
  again = clean (cleaned, MOST_CHARACTERS, NULL);
  g_assert_cmpstr (again, ==, cleaned);
}

static void
check_date (const char *text)
{
  for (TendDateOrder order = TEND_DATE_ORDER_MONTH_DAY_YEAR;
       order <= TEND_DATE_ORDER_DAY_MONTH_YEAR; order++)
    {
      g_autofree char *written = NULL;
      GDate            date = { 0 }, again = { 0 };

      if (!tend_date_parse (text, order, &date, NULL))
        continue;
      written = tend_date_format_iso (&date);
      g_assert_true (tend_date_parse (written, order, &again, NULL));
      g_assert_cmpint (g_date_compare (&date, &again), ==, 0);
      g_assert_true (tend_date_parse_iso (written, &again, NULL));
      g_assert_cmpint (g_date_compare (&date, &again), ==, 0);
    }
}

static void
check_exact_date (const char *text)
{
  g_autofree char *written = NULL;
  GDate            date = { 0 };

  if (!tend_date_parse_iso (text, &date, NULL))
    return;
  written = tend_date_format_iso (&date);
  g_assert_cmpstr (written, ==, text);
}

static void
check_time (const char *text)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *written = NULL;
  g_autofree char *local = NULL;
  gint64           time = 0, again = 0;

  if (!tend_time_parse_iso (text, &time, NULL))
    return;
  zone = g_time_zone_new_offset (-5 * 3600);
  written = tend_time_format_iso (time);
  g_assert_true (tend_time_parse_iso (written, &again, NULL));
  g_assert_cmpint (again, ==, time);
  /* The first hours of the year 1 are of the year before in the west, the last are elsewhere. */
  local = tend_time_format_iso_local (time, zone);
  if (local != NULL)
    {
      g_assert_true (tend_time_parse_iso (local, &again, NULL));
      g_assert_cmpint (again, ==, time);
    }
}

static void
check_money (const char *text)
{
  g_autofree char *written = NULL;
  g_autofree char *plain = NULL;
  gint64           cents = 0, again = 0;

  if (!tend_money_parse (text, TRUE, &cents, NULL))
    return;
  written = tend_money_format (cents);
  g_assert_true (tend_money_parse (written, TRUE, &again, NULL));
  g_assert_cmpint (again, ==, cents);
  plain = tend_money_format_plain (cents);
  g_assert_true (tend_money_parse (plain, TRUE, &again, NULL));
  g_assert_cmpint (again, ==, cents);
  if (cents < 0)
    g_assert_false (tend_money_parse (text, FALSE, &again, NULL));
}

static void
check_vital (TendVitalKind kind, const char *text)
{
  const TendVital *vital = tend_vital_get (kind);
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  const char      *unit = NULL;
  double           value = NAN, again = NAN;

  if (!tend_vital_parse (kind, text, NULL, &value, &unit, &error))
    {
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      return;
    }
  g_assert_nonnull (unit);
  g_assert_true (value >= vital->minimum && value <= vital->maximum);
  written = tend_vital_format (kind, value, NULL);
  g_assert_true (tend_vital_parse (kind, written, NULL, &again, NULL, NULL));
  g_assert_true (fabs (value - again) <= 0.5 * pow (10, -vital->decimals) + 1e-6);
}

static void
check_pressure (const char *text)
{
  double systolic = NAN, diastolic = NAN;

  if (!tend_pressure_parse (text, &systolic, &diastolic, NULL))
    return;
  g_assert_true (tend_pressure_check (systolic, diastolic, NULL));
  g_assert_true (systolic > diastolic && systolic == trunc (systolic));
}

static void
check_store_url (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendStoreUrl) url = tend_store_url_parse (text, &error);

  g_assert_true ((url == NULL) == (error != NULL));
  if (url == NULL)
    return;
  g_assert_true (url->postgresql || g_path_is_absolute (url->path));
  /* libgda pastes these into a string of its own. */
  g_assert_true (!url->postgresql || strpbrk (url->host, " '\"\\;=") == NULL);
  g_assert_true (!url->postgresql || strpbrk (url->name, " '\"\\;=") == NULL);
}

static void
check (const char *text)
{
  check_text (text);
  check_clean (text, tend_text_clean, "");
  check_clean (text, tend_text_clean_lines, "\n\t");
  check_date (text);
  check_exact_date (text);
  check_time (text);
  check_money (text);
  for (TendVitalKind kind = 0; kind < TEND_N_VITALS; kind++)
    check_vital (kind, text);
  check_pressure (text);
  check_store_url (text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  check (text);
  return 0;
}
