/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a patient search runs, decided by what was typed: letters are a name,
 * digits a telephone's end or an MRN, a date a birth date. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The named query whose rows are TendPatientMatch, at most 50; the same for
 * every text, or NULL when there is nothing to search for yet. */
const char *tend_search_query_name (const char *text);
/* Its parameters (floating), or NULL likewise. A name needs one letter, a
 * number three digits. */
GVariant *tend_search_parameters (const char *text);

/* Birth dates that @text may mean, the likeliest first: "1984-03-12",
 * "3/12/1984", "12.3.1984", "12 Mar 1984", "March 12, 1984", "19840312".
 * Returns how many of the two were set, 0 when it is not a date. */
guint tend_search_read_dates (const char *text, GDate dates[2]);

G_END_DECLS
