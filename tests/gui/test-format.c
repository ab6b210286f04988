/* SPDX-License-Identifier: GPL-3.0-or-later
 * Text for people from plain values. */
#include "config.h"

#include <glib.h>
#include <locale.h>

#include "tend-format.h"
#include "tend-patient-hue.h"

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_name (void)
{
  assert_text (tend_format_name ("García López", "Ana María", "Jr"), "GARCÍA LÓPEZ, Ana María Jr");
  assert_text (tend_format_name ("Straße", NULL, NULL), "STRASSE");
  assert_text (tend_format_name (NULL, "Sukarno", NULL), "Sukarno");
  assert_text (tend_format_name (NULL, NULL, NULL), "");
  assert_text (tend_format_name ("محمد", "أحمد", NULL), "محمد, أحمد");
  assert_text (tend_format_name_preferred ("Lee", "Robert", NULL, "Bobby"), "LEE, Robert “Bobby”");
  assert_text (tend_format_name_preferred ("Lee", "Robert", NULL, "Robert"), "LEE, Robert");
}

static void
test_age (void)
{
  static const struct
  {
    GDateDay    day;
    GDateMonth  month;
    GDateYear   year;
    const char *expected;
  } cases[] = {
    { 15, G_DATE_MARCH, 1985, "40 y" },    { 5, G_DATE_MARCH, 1985, "41 y" },
    { 6, G_DATE_MARCH, 1985, "40 y" },     { 5, G_DATE_MARCH, 2026, "0 d" },
    { 10, G_DATE_FEBRUARY, 2026, "23 d" }, { 5, G_DATE_FEBRUARY, 2026, "1 mo" },
    { 6, G_DATE_MARCH, 2024, "23 mo" },    { 5, G_DATE_MARCH, 2024, "2 y" },
    { 6, G_DATE_MARCH, 2026, "" },         { 29, G_DATE_FEBRUARY, 1924, "102 y" },
  };
  GDate today;

  g_date_set_dmy (&today, 5, G_DATE_MARCH, 2026);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate birth;

      g_date_set_dmy (&birth, cases[i].day, cases[i].month, cases[i].year);
      assert_text (tend_format_age (&birth, &today), cases[i].expected);
    }
  g_date_clear (&today, 1);
  assert_text (tend_format_age (&today, &today), "");
}

static void
test_date (void)
{
  GDate date, today;

  g_date_set_dmy (&date, 5, G_DATE_MARCH, 1985);
  g_date_set_dmy (&today, 4, G_DATE_MARCH, 2026);
  assert_text (tend_format_date (&date), "1985-03-05");
  assert_text (tend_format_birth_date (&date, &today), "1985-03-05 (40 y)");
  assert_text (tend_format_long_date (&date), "Tuesday 5 March 1985");
  assert_text (tend_format_day (&today, &today), "Today");
  g_date_add_days (&today, 1);
  g_date_set_dmy (&date, 4, G_DATE_MARCH, 2026);
  assert_text (tend_format_day (&date, &today), "Yesterday");
  g_date_clear (&date, 1);
  assert_text (tend_format_date (&date), "");
}

static void
test_wait (void)
{
  assert_text (tend_format_wait (-5), "0 min");
  assert_text (tend_format_wait (59 * TEND_TIME_MINUTE + 59 * TEND_TIME_SECOND), "59 min");
  assert_text (tend_format_wait (65 * TEND_TIME_MINUTE), "1 h 05");
  assert_text (tend_format_wait (3 * TEND_TIME_DAY), "3 d");
  assert_text (tend_format_ago (TEND_TIME_SECOND), "just now");
  assert_text (tend_format_ago (12 * TEND_TIME_SECOND), "12 s ago");
  assert_text (tend_format_ago (180 * TEND_TIME_SECOND), "3 min ago");
}

static void
test_money (void)
{
  assert_text (tend_format_money (0), "$0.00");
  assert_text (tend_format_money (123456789), "$1,234,567.89");
  assert_text (tend_format_money (-305), "−$3.05");
  assert_text (tend_format_money (G_MININT64), "−$92,233,720,368,547,758.08");
}

static void
test_phone (void)
{
  assert_text (tend_format_phone ("5550100199"), "(555) 010-0199");
  assert_text (tend_format_phone ("+1 555 010 0199"), "(555) 010-0199");
  assert_text (tend_format_phone ("+44 20 7946 0018"), "+44 20 7946 0018");
  assert_text (tend_format_phone ("ext. 12"), "ext. 12");
  assert_text (tend_format_phone (NULL), "");
}

static void
test_language (void)
{
  assert_text (tend_format_language ("es-MX"), "Spanish");
  assert_text (tend_format_language ("tlh"), "tlh");
}

static void
test_hue_spreads (void)
{
  guint used[TEND_HUES] = { 0 };

  /* Ids made one after another fall on all hues, about equally. */
  for (gint64 id = 1000000; id < 1000000 + 1200; id++)
    used[tend_patient_hue (id)]++;
  for (guint i = 0; i < TEND_HUES; i++)
    {
      g_assert_cmpuint (used[i], >, 60);
      g_assert_cmpuint (used[i], <, 160);
    }
  g_assert_cmpuint (tend_patient_hue (42), ==, tend_patient_hue (42));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gui/format/name", test_name);
  g_test_add_func ("/gui/format/age", test_age);
  g_test_add_func ("/gui/format/date", test_date);
  g_test_add_func ("/gui/format/wait", test_wait);
  g_test_add_func ("/gui/format/money", test_money);
  g_test_add_func ("/gui/format/phone", test_phone);
  g_test_add_func ("/gui/format/language", test_language);
  g_test_add_func ("/gui/patient-hue/spreads", test_hue_spreads);
  return g_test_run ();
}
