/* SPDX-License-Identifier: GPL-3.0-or-later
 * The changes that an entry of the journal holds, as JSON. */
#pragma once

#include <json-glib/json-glib.h>

#include "tend-error.h"

G_BEGIN_DECLS

/* An array of {kind, id, version, before, after}, or {kind, ids, version} of
 * rows that were made together. Ids are texts of positive numbers, version is a
 * number, before and after hold texts, nulls and the boolean "withdrawn"; each
 * of these three may be missing. TEND_ERROR_CORRUPT for anything else. */
JsonArray *tend_journal_changes_parse (const char *text, GError **error);

G_END_DECLS
