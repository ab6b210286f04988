/* SPDX-License-Identifier: GPL-3.0-or-later
 * Numbers that others give out: providers, members, tax payers, articles. */
#pragma once

#include "tend-error.h"

G_BEGIN_DECLS

/* Each takes a number as typed and returns it as it is stored, or NULL with
 * TEND_ERROR_INVALID. The messages never repeat the number. */

/** tend_npi_parse: national provider identifier, 45 CFR 162.406: ten digits, Luhn over 80840 and
 * them. */
char *tend_npi_parse (const char *text, GError **error);

/** tend_mbi_parse: Medicare beneficiary identifier (CMS), eleven capitals without hyphens. */
char *tend_mbi_parse (const char *text, GError **error);

/** tend_ein_parse: employer identification number, "NN-NNNNNNN". */
char *tend_ein_parse (const char *text, GError **error);

/**
 * tend_ssn_parse:
 * @doubtful: (out) (optional): a number known from advertisements: ask again
 *
 * Social security number by the rules of the SSA, nine digits.
 */
char *tend_ssn_parse (const char *text, gboolean *doubtful, GError **error);

/** tend_gtin14_parse: GS1 trade item number of 8, 12, 13 or 14 digits, as fourteen. */
char *tend_gtin14_parse (const char *text, GError **error);

G_END_DECLS
