/* SPDX-License-Identifier: GPL-3.0-or-later
 * Ids and numbers that the program gives out itself. */
#pragma once

#include "tend-clock.h"

G_BEGIN_DECLS

#define TEND_IDENTIFIER_MAX_WORKSTATION 1023

/**
 * TendIdentifierMaker:
 *
 * Makes the 63-bit keys of rows: 41 bits of milliseconds since 2020 UTC, 10 of
 * workstation, 12 of counter. Each is greater than the one before, also when
 * the clock steps back or more than 4096 are made in a millisecond. Any thread.
 */
typedef struct _TendIdentifierMaker TendIdentifierMaker;

TendIdentifierMaker *tend_identifier_maker_new (guint workstation, TendClock *clock);
void                 tend_identifier_maker_free (TendIdentifierMaker *maker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendIdentifierMaker, tend_identifier_maker_free)

/** tend_identifier_make: always positive; 0 only after the year 2089. */
gint64 tend_identifier_make (TendIdentifierMaker *maker);

/**
 * tend_identifier_maker_pass:
 *
 * Never makes an id as old as @identifier or older: call it with the highest
 * stored one, in case the clock was set back between two runs.
 */
void tend_identifier_maker_pass (TendIdentifierMaker *maker, gint64 identifier);

/** tend_identifier_get_time: µs UTC, to the millisecond, at which the id was made. */
gint64 tend_identifier_get_time (gint64 identifier);
guint  tend_identifier_get_workstation (gint64 identifier);

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
 * tend_identifier_number:
 * @prefix: capital ASCII letters and digits that do not end in a digit, may be ""
 *
 * Public number of a patient, invoice, receipt, work order…: the prefix, at
 * least six digits of @sequence, the Luhn digit of those digits.
 */
char *tend_identifier_number (const char *prefix, gint64 sequence);

/**
 * tend_identifier_number_parse:
 *
 * Reads such a number as typed (any case, spaces and hyphens inside); the
 * prefix must be there. %TEND_ERROR_INVALID for a wrong prefix or digit.
 */
gboolean tend_identifier_number_parse (const char *prefix,
                                       const char *text,
                                       gint64     *sequence,
                                       GError    **error);

G_END_DECLS
