/* SPDX-License-Identifier: GPL-3.0-or-later
 * Amounts of US dollars as whole cents. */
#pragma once

#include "tend-error.h"

G_BEGIN_DECLS

/**
 * tend_money_parse:
 *
 * Reads "1,234.50", "$12", ".5", and when @allow_negative "-3", "-$3.00",
 * "$-3" and "(3.00)". %TEND_ERROR_INVALID for more than two decimals, commas
 * that do not group thousands, and amounts that do not fit.
 */
gboolean
tend_money_parse (const char *text, gboolean allow_negative, gint64 *cents, GError **error);

/** tend_money_format: "$1,234.50", "-$3.00". */
char *tend_money_format (gint64 cents);

/** tend_money_format_plain: "1234.50", "-3.00", for files and exchange. */
char *tend_money_format_plain (gint64 cents);

/* Each is TEND_ERROR_INVALID, and the result untouched, when it does not fit. */

gboolean tend_money_add (gint64 a, gint64 b, gint64 *sum, GError **error);
gboolean tend_money_multiply (gint64 cents, gint64 quantity, gint64 *product, GError **error);

/** tend_money_share: @cents × @numerator ÷ @denominator, halves away from zero; @denominator > 0.
 */
gboolean tend_money_share (
    gint64 cents, gint64 numerator, gint64 denominator, gint64 *share, GError **error);

G_END_DECLS
