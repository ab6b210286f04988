/* SPDX-License-Identifier: GPL-3.0-or-later
 * Public numbers with a check digit: accessions, patients, invoices, receipts. */
#pragma once

#include "tend-error.h"

G_BEGIN_DECLS

/** tend_luhn_digit: the check digit '0' to '9'; '\0' when @digits are not one or more ASCII digits.
 */
char tend_luhn_digit (const char *digits);

/** tend_luhn_check: whether the last of two or more digits is the check digit of those before. */
gboolean tend_luhn_check (const char *digits);

#define TEND_ACCESSION_MAX_SEQUENCE 9999

/**
 * tend_accession_make:
 * @sequence: 1 to %TEND_ACCESSION_MAX_SEQUENCE, counted afresh each day
 *
 * YYMMDD, four digits of sequence, Luhn digit: 26010500028.
 *
 * Returns: (nullable): %TEND_ERROR_INVALID when the day's numbers are used up
 */
char *tend_accession_make (const GDate *date, guint sequence, GError **error);

/**
 * tend_accession_parse:
 * @date: (out) (optional): in 2000 to 2099
 * @container: (out) (optional): the number after the hyphen on a tube's label
 *   ("26010500028-01"), 0 when there is none
 *
 * Reads a typed or scanned accession number; refuses one with a wrong digit.
 */
gboolean tend_accession_parse (
    const char *text, GDate *date, guint *sequence, guint *container, GError **error);

/**
 * tend_number_make:
 * @prefix: capital ASCII letters and digits that do not end in a digit, may be ""
 *
 * Public number of a patient, invoice, receipt, work order…: the prefix, at
 * least six digits of @sequence, the Luhn digit of those digits.
 */
char *tend_number_make (const char *prefix, gint64 sequence);

/**
 * tend_number_parse:
 *
 * Reads such a number as typed (any case, spaces and hyphens inside); the
 * prefix must be there. %TEND_ERROR_INVALID for a wrong prefix or digit.
 */
gboolean tend_number_parse (const char *prefix, const char *text, gint64 *sequence, GError **error);

G_END_DECLS
