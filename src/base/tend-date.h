/* SPDX-License-Identifier: GPL-3.0-or-later
 * Calendar dates as people type them, and ages. */
#pragma once

#include "tend-error.h"

G_BEGIN_DECLS

/** TendDateOrder: how people write a date that does not begin with its year. */
typedef enum
{
  TEND_DATE_ORDER_MONTH_DAY_YEAR,
  TEND_DATE_ORDER_DAY_MONTH_YEAR,
} TendDateOrder;

/** tend_date_format_iso: (nullable): "YYYY-MM-DD"; %NULL when @date is not valid. */
char *tend_date_format_iso (const GDate *date);

/** tend_date_parse_iso: exactly "YYYY-MM-DD", a day that exists. @date is untouched otherwise. */
gboolean tend_date_parse_iso (const char *text, GDate *date, GError **error);

/**
 * tend_date_parse:
 *
 * Reads what people type: 1980-03-04, 19800304, 3/4/1980, 03.04.1980,
 * 3 4 1980 and 03041980, the latter four by @order. The year has four digits,
 * 1850 to 2199: two would guess a century of a birth date.
 */
gboolean tend_date_parse (const char *typed, TendDateOrder order, GDate *date, GError **error);

/** TendAge: each counts the whole age, in completed units. */
typedef struct
{
  int years;
  int months;
  int days;
} TendAge;

/**
 * tend_date_age:
 *
 * A birthday on 29 February is completed on 1 March of other years.
 *
 * Returns: %FALSE when a date is not valid or @on is before @birth
 */
gboolean tend_date_age (const GDate *birth, const GDate *on, TendAge *age);

/** tend_age_to_words: translated; days under 28 days, months under 2 years, then years. */
char *tend_age_to_words (const TendAge *age);

G_END_DECLS
