/* SPDX-License-Identifier: GPL-3.0-or-later
 * JSON texts of the store and of drafts, checked before they become trees. */
#pragma once

#include <json-glib/json-glib.h>

#include "tend-error.h"

G_BEGIN_DECLS

/* The tree of @text, which is UTF-8 and one JSON value nested no deeper than
 * TEND_JSON_MAX_DEPTH (transfer full). TEND_ERROR_INVALID tells the place of the
 * first fault and nothing of what stands there. */
JsonNode *tend_json_parse (const char *text, GError **error);

/* Of a node that is NULL or of any type: what it holds when it is of that type, else NULL. */
JsonObject *tend_json_get_object (JsonNode *node);
JsonArray  *tend_json_get_array (JsonNode *node);
const char *tend_json_get_text (JsonNode *node);

G_END_DECLS
