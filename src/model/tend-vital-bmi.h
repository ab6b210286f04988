/* SPDX-License-Identifier: GPL-3.0-or-later
 * Body mass index. */
#pragma once

#include "tend-date.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_BMI_NOT_DEFINED,      /* under 2 years: weight for length instead */
  TEND_BMI_NEEDS_PERCENTILE, /* 2 to 19 years: CDC percentile by age and sex */
  TEND_BMI_UNDERWEIGHT,
  TEND_BMI_HEALTHY,
  TEND_BMI_OVERWEIGHT,
  TEND_BMI_OBESITY_1,
  TEND_BMI_OBESITY_2,
  TEND_BMI_OBESITY_3,
} TendBmiClass;

/** tend_bmi_compute: kg/m² of kg and cm, not rounded; NAN when either is not above 0. */
double tend_bmi_compute (double weight, double height);

/** tend_bmi_classify: CDC classes of the index as shown, with one decimal. @age %NULL is an adult.
 */
TendBmiClass tend_bmi_classify (double index, const TendAge *age);

/** tend_bmi_describe: to be translated with _(). */
const char *tend_bmi_describe (TendBmiClass bmi_class);

G_END_DECLS
