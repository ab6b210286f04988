/* SPDX-License-Identifier: GPL-3.0-or-later
 * Vital signs: catalogue, units, what people type, blood pressure, ranges by age. */
#include "tend-vital-pressure.h"
#include "tend-vital-reference.h"
#include "tend-vital-unit.h"

#include "../support/tend-test-vectors.h"

#include <math.h>
#include <string.h>

static void
test_catalogue_is_whole (void)
{
  for (int kind = 0; kind < TEND_N_VITALS; kind++)
    {
      const TendVital *vital = tend_vital_get (kind);

      g_assert_cmpint (vital->kind, ==, kind);
      g_assert_true (tend_vital_find_nick (vital->nick) == vital);
      g_assert_true (tend_vital_find_loinc (vital->loinc) == vital);
      g_assert_cmpfloat (vital->minimum, <, vital->maximum);
      g_assert_nonnull (tend_vital_get_unit_label (kind, vital->unit));
      if (vital->alternative_unit != NULL)
        g_assert_nonnull (tend_vital_get_unit_label (kind, vital->alternative_unit));
    }
  g_assert_null (tend_vital_find_nick ("mood"));
  g_assert_null (tend_vital_find_loinc (NULL));
}

/* The check digit of a LOINC code is mod 10 of its body (LOINC guide, app. B);
 * US Core prints 3150-6 for inspired oxygen, which does not keep to it. */
static void
test_loinc_check_digits (void)
{
  for (int kind = 0; kind < TEND_N_VITALS; kind++)
    {
      const char *loinc = tend_vital_get (kind)->loinc;
      const char *hyphen = strchr (loinc, '-');
      guint       sum = 0;

      if (g_str_equal (loinc, "3150-6"))
        continue;
      for (const char *p = hyphen - 1; p >= loinc; p--)
        {
          guint digit = *p - '0';

          if ((hyphen - p) % 2 == 1)
            digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
          sum += digit;
        }
      g_test_message ("%s", loinc);
      g_assert_cmpuint ((10 - sum % 10) % 10, ==, hyphen[1] - '0');
    }
}

static void
check_conversion (char **columns)
{
  TendVitalKind kind = strstr (columns[2], "glucose")   ? TEND_VITAL_GLUCOSE
                       : strstr (columns[2], "kg")      ? TEND_VITAL_WEIGHT
                       : g_str_equal (columns[2], "cm") ? TEND_VITAL_HEIGHT
                                                        : TEND_VITAL_TEMPERATURE;
  gboolean      composed = strchr (columns[1], '-') != NULL;
  double        expected = g_ascii_strtod (columns[3], NULL);
  int           decimals = strlen (strchr (columns[3], '.')) - 1;
  double        value, scale = pow (10, decimals);
  g_auto (GStrv) to = g_strsplit (columns[2], " ", 2);
  g_autoptr (GError) error = NULL;

  tend_vital_parse (kind, columns[0], composed ? NULL : columns[1], &value, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tend_vital_convert (kind, value, tend_vital_get (kind)->unit, to[0], &value));
  g_assert_cmpfloat_with_epsilon (round (value * scale) / scale, expected, 1e-9);
}

static void
test_conversion_vectors (void)
{
  tend_test_vectors ("unit_convert.tsv", 4, check_conversion);
}

static void
test_conversion_round_trip (void)
{
  static const struct
  {
    TendVitalKind kind;
    double        value;
    const char   *unit;
  } cases[] = {
    { TEND_VITAL_TEMPERATURE, 36.6, "[degF]" }, { TEND_VITAL_WEIGHT, 72.5, "[lb_av]" },
    { TEND_VITAL_WEIGHT, 3.21, "[oz_av]" },     { TEND_VITAL_HEIGHT, 170.2, "[in_i]" },
    { TEND_VITAL_GLUCOSE, 126, "mmol/L" },      { TEND_VITAL_SYSTOLIC, 120, "kPa" },
  };
  double result;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *stored = tend_vital_get (cases[i].kind)->unit;

      g_assert_true (
          tend_vital_convert (cases[i].kind, cases[i].value, stored, cases[i].unit, &result));
      g_assert_true (tend_vital_convert (cases[i].kind, result, cases[i].unit, stored, &result));
      g_assert_cmpfloat_with_epsilon (result, cases[i].value, 1e-9);
    }
  g_assert_false (tend_vital_convert (TEND_VITAL_WEIGHT, 1, "kg", "cm", &result));
  g_assert_false (tend_vital_convert (TEND_VITAL_WEIGHT, 1, "kg", "mmol/L", &result));
}

static void
test_parse_typed (void)
{
  static const struct
  {
    TendVitalKind kind;
    const char   *typed, *unit;
    double        value;
  } cases[] = {
    { TEND_VITAL_TEMPERATURE, "37.5", NULL, 37.5 },
    { TEND_VITAL_TEMPERATURE, "37,5", NULL, 37.5 },
    { TEND_VITAL_TEMPERATURE, "98.6", "[degF]", 37 },
    { TEND_VITAL_TEMPERATURE, "98.6 F", NULL, 37 },
    { TEND_VITAL_TEMPERATURE, " 98.6°F ", NULL, 37 },
    { TEND_VITAL_TEMPERATURE, "37 c", "[degF]", 37 },
    { TEND_VITAL_WEIGHT, "150 lbs", NULL, 68.038856 },
    { TEND_VITAL_WEIGHT, "3200 g", NULL, 3.2 },
    { TEND_VITAL_WEIGHT, "5 lb 4 oz", NULL, 2.381360 },
    { TEND_VITAL_WEIGHT, "5lb 4", NULL, 2.381360 },
    { TEND_VITAL_HEIGHT, "5'7\"", NULL, 170.18 },
    { TEND_VITAL_HEIGHT, "5’7”", NULL, 170.18 },
    { TEND_VITAL_HEIGHT, "5 ft 7 in", NULL, 170.18 },
    { TEND_VITAL_HEIGHT, "5 ft. 7", NULL, 170.18 },
    { TEND_VITAL_HEIGHT, "5'", NULL, 152.4 },
    { TEND_VITAL_HEIGHT, "67", "[in_i]", 170.18 },
    { TEND_VITAL_HEIGHT, "1.72 m", NULL, 172 },
    { TEND_VITAL_HEART_RATE, "72 bpm", NULL, 72 },
    { TEND_VITAL_OXYGEN_SATURATION, "97%", NULL, 97 },
    { TEND_VITAL_OXYGEN_FLOW, "2 lpm", NULL, 2 },
    { TEND_VITAL_PAIN, "7/10", NULL, 7 },
    { TEND_VITAL_PAIN, "0", NULL, 0 },
    { TEND_VITAL_GLUCOSE, "7 mmol/L", NULL, 126.112 },
    { TEND_VITAL_TEMPERATURE, "25", NULL, 25 },
    { TEND_VITAL_TEMPERATURE, "113", "[degF]", 45 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value = -1;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].typed);
      tend_vital_parse (cases[i].kind, cases[i].typed, cases[i].unit, &value, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (value, cases[i].value, 1e-6);
    }
}

static void
test_parse_refuses (void)
{
  static const struct
  {
    TendVitalKind kind;
    const char   *typed;
  } cases[] = {
    { TEND_VITAL_TEMPERATURE, "" },
    { TEND_VITAL_TEMPERATURE, "warm" },
    { TEND_VITAL_TEMPERATURE, "37..5" },
    { TEND_VITAL_TEMPERATURE, "37 kg" },
    { TEND_VITAL_TEMPERATURE, "98.6" },
    { TEND_VITAL_TEMPERATURE, "24.9" },
    { TEND_VITAL_TEMPERATURE, "45.1" },
    { TEND_VITAL_TEMPERATURE, "-37" },
    { TEND_VITAL_TEMPERATURE, "37 5" },
    { TEND_VITAL_TEMPERATURE, "37 C 5" },
    { TEND_VITAL_HEIGHT, "5'7\"3" },
    { TEND_VITAL_HEIGHT, "5' lb" },
    { TEND_VITAL_HEIGHT, "1e2" },
    { TEND_VITAL_WEIGHT, "501" },
    { TEND_VITAL_WEIGHT, "0.1" },
    { TEND_VITAL_WEIGHT, "nan" },
    { TEND_VITAL_WEIGHT, "9999999999999999999999" },
    { TEND_VITAL_WEIGHT, "70 mg/dL" },
    { TEND_VITAL_PAIN, "11" },
    { TEND_VITAL_PAIN, "7/100" },
    { TEND_VITAL_WEIGHT, "70 kg\xff" },
    { TEND_VITAL_HEART_RATE, "0x50" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value = -1;
      g_autoptr (GError) error = NULL;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_false (tend_vital_parse (cases[i].kind, cases[i].typed, NULL, &value, NULL, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      g_assert_cmpfloat (value, ==, -1);
    }
}

static void
test_parse_hints_at_the_other_unit (void)
{
  double value;
  g_autoptr (GError) error = NULL;

  g_assert_false (tend_vital_parse (TEND_VITAL_TEMPERATURE, "98.6", NULL, &value, NULL, &error));
  g_assert_nonnull (strstr (error->message, "°F"));
}

static void
test_parse_tells_the_unit (void)
{
  static const struct
  {
    TendVitalKind kind;
    const char   *typed, *bare, *unit;
  } cases[] = {
    { TEND_VITAL_TEMPERATURE, "37", NULL, "Cel" },
    { TEND_VITAL_TEMPERATURE, "98.6", "[degF]", "[degF]" },
    { TEND_VITAL_TEMPERATURE, "98.6 F", NULL, "[degF]" },
    { TEND_VITAL_WEIGHT, "5 lb 4 oz", NULL, "[lb_av]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *unit = NULL;
      double      value;

      g_assert_true (
          tend_vital_parse (cases[i].kind, cases[i].typed, cases[i].bare, &value, &unit, NULL));
      g_assert_cmpstr (unit, ==, cases[i].unit);
    }
}

static void
test_level_codes (void)
{
  g_assert_cmpstr (tend_vital_level_get_code (TEND_VITAL_LEVEL_NORMAL), ==, "N");
  g_assert_cmpstr (tend_vital_level_get_code (TEND_VITAL_LEVEL_CRITICAL_LOW), ==, "LL");
  g_assert_cmpstr (tend_vital_level_get_code (TEND_VITAL_LEVEL_HIGH), ==, "H");
  g_assert_null (tend_vital_level_get_code (TEND_VITAL_LEVEL_NO_REFERENCE));
  g_assert_null (tend_vital_level_get_code (TEND_VITAL_LEVEL_IMPOSSIBLE));
}

static void
test_format (void)
{
  static const struct
  {
    TendVitalKind kind;
    double        value;
    const char   *unit, *text;
  } cases[] = {
    { TEND_VITAL_TEMPERATURE, 36.6, "[degF]", "97.9" },
    { TEND_VITAL_TEMPERATURE, 37, NULL, "37.0" },
    { TEND_VITAL_HEIGHT, 170.18, NULL, "170.2" },
    { TEND_VITAL_HEIGHT, 170.18, "[in_i]", "67.0" },
    { TEND_VITAL_GLUCOSE, 126, "mmol/L", "6.99" },
    { TEND_VITAL_HEART_RATE, 72, NULL, "72" },
    { TEND_VITAL_WEIGHT, 70, "cm", NULL },
    { TEND_VITAL_WEIGHT, NAN, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tend_vital_format (cases[i].kind, cases[i].value, cases[i].unit);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
check_category (char **columns)
{
  static const char *const names[] = { "normal", "elevated", "stage1", "stage2", "crisis" };

  g_assert_cmpstr (names[tend_pressure_categorise (g_ascii_strtod (columns[0], NULL),
                                                   g_ascii_strtod (columns[1], NULL), NULL)],
                   ==, columns[2]);
}

static void
test_pressure_vectors (void)
{
  tend_test_vectors ("bp_category_adult.tsv", 3, check_category);
}

static void
test_pressure_category (void)
{
  TendAge twelve = { 12, 150, 4600 }, thirteen = { 13, 156, 4750 };

  g_assert_cmpint (tend_pressure_categorise (119, 79, NULL), ==, TEND_PRESSURE_NORMAL);
  g_assert_cmpint (tend_pressure_categorise (180, 120, NULL), ==, TEND_PRESSURE_STAGE_2);
  g_assert_cmpint (tend_pressure_categorise (181, 70, NULL), ==, TEND_PRESSURE_SEVERE);
  g_assert_cmpint (tend_pressure_categorise (140, 70, &thirteen), ==, TEND_PRESSURE_STAGE_2);
  g_assert_cmpint (tend_pressure_categorise (140, 70, &twelve), ==, TEND_PRESSURE_NEEDS_PERCENTILE);
  for (int i = 0; i <= TEND_PRESSURE_NEEDS_PERCENTILE; i++)
    g_assert_nonnull (tend_pressure_describe (i));
}

static void
test_pressure_parse (void)
{
  static const char *const refused[] = {
    "", "120", "120/", "/80", "120/80/60", "80/120", "80/80", "400/80", "120/5", "120.5/80", "a/b",
  };
  double systolic, diastolic;

  g_assert_true (tend_pressure_parse (" 120 / 80 mmHg", &systolic, &diastolic, NULL));
  g_assert_cmpfloat (systolic, ==, 120);
  g_assert_cmpfloat (diastolic, ==, 80);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tend_pressure_parse (refused[i], &systolic, &diastolic, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
    }
  g_assert_false (tend_pressure_check (NAN, 80, NULL));
}

static void
test_assess (void)
{
  static const TendAge newborn = { 0, 0, 5 }, four_weeks = { 0, 0, 29 }, infant = { 0, 6, 183 },
                       toddler = { 2, 35, 1090 }, three = { 3, 36, 1096 }, seven = { 7, 84, 2557 },
                       ten = { 10, 120, 3653 }, eleven = { 11, 132, 4018 },
                       seventeen = { 17, 215, 6570 }, old = { 80, 960, 29220 };
  static const struct
  {
    TendVitalKind  kind;
    double         value;
    const TendAge *age;
    TendVitalLevel level;
  } cases[] = {
    { TEND_VITAL_HEART_RATE, 60, NULL, TEND_VITAL_LEVEL_NORMAL },
    { TEND_VITAL_HEART_RATE, 100, &old, TEND_VITAL_LEVEL_NORMAL },
    { TEND_VITAL_HEART_RATE, 101, &old, TEND_VITAL_LEVEL_HIGH },
    { TEND_VITAL_HEART_RATE, 131, &old, TEND_VITAL_LEVEL_CRITICAL_HIGH },
    { TEND_VITAL_HEART_RATE, 59, &old, TEND_VITAL_LEVEL_LOW },
    { TEND_VITAL_HEART_RATE, 40, &old, TEND_VITAL_LEVEL_CRITICAL_LOW },
    { TEND_VITAL_HEART_RATE, 9, &old, TEND_VITAL_LEVEL_IMPOSSIBLE },
    { TEND_VITAL_HEART_RATE, 200, &newborn, TEND_VITAL_LEVEL_NORMAL },
    { TEND_VITAL_HEART_RATE, 200, &four_weeks, TEND_VITAL_LEVEL_HIGH },
    { TEND_VITAL_HEART_RATE, 140, &toddler, TEND_VITAL_LEVEL_NORMAL },
    { TEND_VITAL_HEART_RATE, 140, &three, TEND_VITAL_LEVEL_HIGH },
    { TEND_VITAL_HEART_RATE, 140, &seventeen, TEND_VITAL_LEVEL_HIGH },
    { TEND_VITAL_RESPIRATORY_RATE, 40, &infant, TEND_VITAL_LEVEL_NORMAL },
    { TEND_VITAL_RESPIRATORY_RATE, 40, &old, TEND_VITAL_LEVEL_CRITICAL_HIGH },
    { TEND_VITAL_RESPIRATORY_RATE, 8, &old, TEND_VITAL_LEVEL_CRITICAL_LOW },
    { TEND_VITAL_SYSTOLIC, 59, &newborn, TEND_VITAL_LEVEL_CRITICAL_LOW },
    { TEND_VITAL_SYSTOLIC, 60, &newborn, TEND_VITAL_LEVEL_LOW },
    { TEND_VITAL_SYSTOLIC, 69, &infant, TEND_VITAL_LEVEL_CRITICAL_LOW },
    { TEND_VITAL_SYSTOLIC, 83, &seven, TEND_VITAL_LEVEL_CRITICAL_LOW },
    { TEND_VITAL_SYSTOLIC, 84, &seven, TEND_VITAL_LEVEL_LOW },
    { TEND_VITAL_SYSTOLIC, 89, &ten, TEND_VITAL_LEVEL_CRITICAL_LOW },
    { TEND_VITAL_SYSTOLIC, 90, &ten, TEND_VITAL_LEVEL_LOW },
    { TEND_VITAL_SYSTOLIC, 89, &eleven, TEND_VITAL_LEVEL_CRITICAL_LOW },
    { TEND_VITAL_SYSTOLIC, 90, &eleven, TEND_VITAL_LEVEL_LOW },
    { TEND_VITAL_SYSTOLIC, 90, &old, TEND_VITAL_LEVEL_CRITICAL_LOW },
    { TEND_VITAL_SYSTOLIC, 91, &old, TEND_VITAL_LEVEL_NORMAL },
    { TEND_VITAL_SYSTOLIC, 119.4, &old, TEND_VITAL_LEVEL_NORMAL },
    { TEND_VITAL_SYSTOLIC, 119.5, &old, TEND_VITAL_LEVEL_HIGH },
    { TEND_VITAL_SYSTOLIC, 180, &old, TEND_VITAL_LEVEL_HIGH },
    { TEND_VITAL_SYSTOLIC, 181, &old, TEND_VITAL_LEVEL_CRITICAL_HIGH },
    { TEND_VITAL_DIASTOLIC, 121, &old, TEND_VITAL_LEVEL_CRITICAL_HIGH },
    { TEND_VITAL_TEMPERATURE, 38, &old, TEND_VITAL_LEVEL_HIGH },
    { TEND_VITAL_TEMPERATURE, 38, &four_weeks, TEND_VITAL_LEVEL_CRITICAL_HIGH },
    { TEND_VITAL_TEMPERATURE, 39.1, &infant, TEND_VITAL_LEVEL_CRITICAL_HIGH },
    { TEND_VITAL_TEMPERATURE, 35, &infant, TEND_VITAL_LEVEL_CRITICAL_LOW },
    { TEND_VITAL_OXYGEN_SATURATION, 100, &old, TEND_VITAL_LEVEL_NORMAL },
    { TEND_VITAL_OXYGEN_SATURATION, 95, &old, TEND_VITAL_LEVEL_LOW },
    { TEND_VITAL_OXYGEN_SATURATION, 91, &old, TEND_VITAL_LEVEL_CRITICAL_LOW },
    { TEND_VITAL_OXYGEN_SATURATION, 101, &old, TEND_VITAL_LEVEL_IMPOSSIBLE },
    { TEND_VITAL_BODY_MASS_INDEX, 24.94, &old, TEND_VITAL_LEVEL_NORMAL },
    { TEND_VITAL_BODY_MASS_INDEX, 24.95, &old, TEND_VITAL_LEVEL_HIGH },
    { TEND_VITAL_BODY_MASS_INDEX, 30, &seven, TEND_VITAL_LEVEL_NO_REFERENCE },
    { TEND_VITAL_PAIN, 7, &old, TEND_VITAL_LEVEL_CRITICAL_HIGH },
    { TEND_VITAL_GLUCOSE, 53, &old, TEND_VITAL_LEVEL_CRITICAL_LOW },
    { TEND_VITAL_GLUCOSE, 54, &old, TEND_VITAL_LEVEL_LOW },
    { TEND_VITAL_GLUCOSE, 54, &newborn, TEND_VITAL_LEVEL_NO_REFERENCE },
    { TEND_VITAL_WEIGHT, 70, &old, TEND_VITAL_LEVEL_NO_REFERENCE },
    { TEND_VITAL_WEIGHT, NAN, &old, TEND_VITAL_LEVEL_IMPOSSIBLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TendVitalAssessment assessment
          = tend_vital_assess (cases[i].kind, cases[i].value, cases[i].age);

      g_test_message ("case %" G_GSIZE_FORMAT ": %s", i, assessment.sentence);
      g_assert_cmpint (assessment.level, ==, cases[i].level);
      g_assert_nonnull (assessment.sentence);
    }
}

/* From birth to old age each kind with a child's row has one row, no gap. */
static void
test_references_do_not_overlap (void)
{
  gsize                     n;
  const TendVitalReference *rows = tend_vital_get_references (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpint (rows[i].from, <, rows[i].until);
      if (i > 0 && rows[i].kind == rows[i - 1].kind)
        g_assert_cmpint (rows[i].from, ==, rows[i - 1].until);
      else
        for (gsize j = 0; j < i; j++)
          g_assert_cmpint (rows[j].kind, !=, rows[i].kind);
      if (i + 1 == n || rows[i + 1].kind != rows[i].kind)
        g_assert_cmpint (rows[i].until, ==, G_MAXINT);
    }
}

static void
test_assess_by_own_reference (void)
{
  TendVitalReference own = { TEND_VITAL_OXYGEN_SATURATION, 0, G_MAXINT, 88, 92, 85, NAN };

  g_assert_cmpint (tend_vital_assess_by (TEND_VITAL_OXYGEN_SATURATION, 90, &own).level, ==,
                   TEND_VITAL_LEVEL_NORMAL);
  g_assert_cmpint (tend_vital_assess_by (TEND_VITAL_OXYGEN_SATURATION, 95, &own).level, ==,
                   TEND_VITAL_LEVEL_HIGH);
}

static void
test_confirmation_of_changes (void)
{
  g_assert_false (tend_vital_needs_confirmation (TEND_VITAL_WEIGHT, 77, 70));
  g_assert_true (tend_vital_needs_confirmation (TEND_VITAL_WEIGHT, 77.1, 70));
  g_assert_false (tend_vital_needs_confirmation (TEND_VITAL_WEIGHT, 63, 70));
  g_assert_true (tend_vital_needs_confirmation (TEND_VITAL_WEIGHT, 62.9, 70));
  g_assert_false (tend_vital_needs_confirmation (TEND_VITAL_WEIGHT, 62.9, NAN));
  g_assert_true (tend_vital_needs_confirmation (TEND_VITAL_HEIGHT, 107, 170));
  g_assert_false (tend_vital_needs_confirmation (TEND_VITAL_HEART_RATE, 50, 100));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/vital/catalogue-is-whole", test_catalogue_is_whole);
  g_test_add_func ("/model/vital/loinc-check-digits", test_loinc_check_digits);
  g_test_add_func ("/model/vital/conversion-vectors", test_conversion_vectors);
  g_test_add_func ("/model/vital/conversion-round-trip", test_conversion_round_trip);
  g_test_add_func ("/model/vital/parse-typed", test_parse_typed);
  g_test_add_func ("/model/vital/parse-refuses", test_parse_refuses);
  g_test_add_func ("/model/vital/parse-hints-at-the-other-unit",
                   test_parse_hints_at_the_other_unit);
  g_test_add_func ("/model/vital/parse-tells-the-unit", test_parse_tells_the_unit);
  g_test_add_func ("/model/vital/level-codes", test_level_codes);
  g_test_add_func ("/model/vital/format", test_format);
  g_test_add_func ("/model/vital/pressure-vectors", test_pressure_vectors);
  g_test_add_func ("/model/vital/pressure-category", test_pressure_category);
  g_test_add_func ("/model/vital/pressure-parse", test_pressure_parse);
  g_test_add_func ("/model/vital/assess", test_assess);
  g_test_add_func ("/model/vital/references-do-not-overlap", test_references_do_not_overlap);
  g_test_add_func ("/model/vital/assess-by-own-reference", test_assess_by_own_reference);
  g_test_add_func ("/model/vital/confirmation-of-changes", test_confirmation_of_changes);
  return g_test_run ();
}
