/* SPDX-License-Identifier: GPL-3.0-or-later
 * Body mass index and its classes. */
#include "tend-vital-bmi.h"

#include "../support/tend-test-vectors.h"

#include <math.h>

static void
check_bmi (char **columns)
{
  static const char *const names[] = { "not-defined", "percentile", "underweight", "healthy",
                                       "overweight",  "obesity-1",  "obesity-2",   "obesity-3" };
  double                   bmi
      = tend_bmi_compute (g_ascii_strtod (columns[0], NULL), g_ascii_strtod (columns[1], NULL));

  g_assert_cmpfloat_with_epsilon (round (bmi * 10) / 10, g_ascii_strtod (columns[2], NULL), 1e-9);
  g_assert_cmpstr (names[tend_bmi_classify (bmi, NULL)], ==, columns[3]);
}

static void
test_vectors (void)
{
  tend_test_vectors ("bmi.tsv", 4, check_bmi);
}

static void
test_class_by_age (void)
{
  static const TendAge one = { 1, 23, 729 }, two = { 2, 24, 731 }, nineteen = { 19, 239, 7304 },
                       twenty = { 20, 240, 7305 };
  static const struct
  {
    double         index;
    const TendAge *age;
    TendBmiClass   bmi_class;
  } cases[] = {
    { 16, &one, TEND_BMI_NOT_DEFINED },
    { 16, &two, TEND_BMI_NEEDS_PERCENTILE },
    { 31, &nineteen, TEND_BMI_NEEDS_PERCENTILE },
    { 31, &twenty, TEND_BMI_OBESITY_1 },
    { 18.44, NULL, TEND_BMI_UNDERWEIGHT },
    { 18.45, NULL, TEND_BMI_HEALTHY },
    { 29.9, NULL, TEND_BMI_OVERWEIGHT },
    { 30, NULL, TEND_BMI_OBESITY_1 },
    { 35, NULL, TEND_BMI_OBESITY_2 },
    { 40, NULL, TEND_BMI_OBESITY_3 },
    { NAN, NULL, TEND_BMI_NOT_DEFINED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (tend_bmi_classify (cases[i].index, cases[i].age), ==, cases[i].bmi_class);
      g_assert_nonnull (tend_bmi_describe (cases[i].bmi_class));
    }
}

static void
test_needs_both_measures (void)
{
  g_assert_true (isnan (tend_bmi_compute (70, 0)));
  g_assert_true (isnan (tend_bmi_compute (NAN, 170)));
  g_assert_true (isnan (tend_bmi_compute (-1, 170)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/vital-bmi/vectors", test_vectors);
  g_test_add_func ("/model/vital-bmi/class-by-age", test_class_by_age);
  g_test_add_func ("/model/vital-bmi/needs-both-measures", test_needs_both_measures);
  return g_test_run ();
}
