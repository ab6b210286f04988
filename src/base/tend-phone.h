/* SPDX-License-Identifier: GPL-3.0-or-later
 * Telephone numbers. */
#pragma once

#include "tend-error.h"

G_BEGIN_DECLS

/**
 * tend_phone_normalise:
 *
 * Reads a number of the North American plan, typed with or without its 1, or
 * another country's with + or 011 before it. An extension ("x12", "ext. 12",
 * "#12") is kept as in RFC 3966.
 *
 * Returns: (nullable): E.164, "+15035550142" or "+15035550142;ext=12"
 */
char *tend_phone_normalise (const char *typed, GError **error);

/** tend_phone_format: "(503) 555-0142 ext. 12"; other countries as E.164; other text unchanged. */
char *tend_phone_format (const char *number);

/**
 * tend_phone_search_digits:
 *
 * What the search column holds and what a typed part is looked up by: the
 * digits without +1 or a leading 1 of eleven, and without extension.
 */
char *tend_phone_search_digits (const char *typed);

G_END_DECLS
