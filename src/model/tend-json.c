/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads JSON texts that may have been damaged: json-glib alone recurses as deep as they say. */
#define G_LOG_DOMAIN "tend-json"

#include "config.h"

#include "tend-json.h"

#include "tend-json-scanner.h"

#include <string.h>

static gboolean
check (const char *text, GError **error)
{
  gsize         length = strlen (text), after = 0;
  const char   *end;
  TendJsonFault fault = { 0 };

  if (!g_utf8_validate (text, length, &end))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   "Byte %" G_GSIZE_FORMAT " of the JSON text is not UTF-8",
                   (gsize) (end - text) + 1);
      return FALSE;
    }
  if (!tend_json_scan (text, 0, length, 0, NULL, NULL, &after, &fault))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   "Byte %" G_GSIZE_FORMAT " of the JSON text: %s", fault.offset + 1,
                   fault.sentence);
      return FALSE;
    }
  if (after != length)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   "Something follows the JSON text at its byte %" G_GSIZE_FORMAT, after + 1);
      return FALSE;
    }
  return TRUE;
}

JsonNode *
tend_json_parse (const char *text, GError **error)
{
  JsonNode *node;

  g_return_val_if_fail (text != NULL, NULL);

  if (!check (text, error))
    return NULL;
  node = json_from_string (text, NULL);
  if (node == NULL)
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, "The JSON text cannot be read");
  return node;
}

JsonObject *
tend_json_get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
tend_json_get_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

const char *
tend_json_get_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}
