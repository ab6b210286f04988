/* SPDX-License-Identifier: GPL-3.0-or-later
 * Computes and classes the body mass index. */
#define G_LOG_DOMAIN "tend-vital"

#include "config.h"

#include "tend-vital-bmi.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FIRST_YEAR 2
#define FIRST_ADULT_YEAR 20

/* CDC, Adult BMI Categories; each class from @from on. */
static const struct
{
  double       from;
  TendBmiClass bmi_class;
} classes[] = {
  { 40, TEND_BMI_OBESITY_3 },  { 35, TEND_BMI_OBESITY_2 }, { 30, TEND_BMI_OBESITY_1 },
  { 25, TEND_BMI_OVERWEIGHT }, { 18.5, TEND_BMI_HEALTHY }, { 0, TEND_BMI_UNDERWEIGHT },
};

double
tend_bmi_compute (double weight, double height)
{
  if (!(weight > 0) || !(height > 0))
    return NAN;
  return weight * 1e4 / (height * height);
}

TendBmiClass
tend_bmi_classify (double index, const TendAge *age)
{
  double shown = round (index * 10) / 10;

  if (age != NULL && age->years < FIRST_YEAR)
    return TEND_BMI_NOT_DEFINED;
  if (age != NULL && age->years < FIRST_ADULT_YEAR)
    return TEND_BMI_NEEDS_PERCENTILE;
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (shown >= classes[i].from)
      return classes[i].bmi_class;
  return TEND_BMI_NOT_DEFINED;
}

const char *
tend_bmi_describe (TendBmiClass bmi_class)
{
  switch (bmi_class)
    {
    case TEND_BMI_NOT_DEFINED:
      return N_ ("Not defined");
    case TEND_BMI_NEEDS_PERCENTILE:
      return N_ ("Needs the percentile for age and sex");
    case TEND_BMI_UNDERWEIGHT:
      return N_ ("Underweight");
    case TEND_BMI_HEALTHY:
      return N_ ("Healthy weight");
    case TEND_BMI_OVERWEIGHT:
      return N_ ("Overweight");
    case TEND_BMI_OBESITY_1:
      return N_ ("Obesity, class 1");
    case TEND_BMI_OBESITY_2:
      return N_ ("Obesity, class 2");
    case TEND_BMI_OBESITY_3:
      return N_ ("Obesity, class 3");
    default:
      g_return_val_if_reached (NULL);
    }
}
