/* SPDX-License-Identifier: GPL-3.0-or-later
 * Checks the changes of an entry before anything is taken back by them. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-journal-changes.h"

#include "tend-json.h"

#include <string.h>

static gboolean
is_id (JsonNode *node)
{
  const char *text = tend_json_get_text (node);
  gint64      id;

  return text != NULL && g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL);
}

static gboolean
is_ids (JsonNode *node)
{
  JsonArray *ids = tend_json_get_array (node);

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    if (!is_id (json_array_get_element (ids, i)))
      return FALSE;
  return ids != NULL;
}

static gboolean
is_row (JsonNode *node)
{
  JsonObject    *row = tend_json_get_object (node);
  JsonObjectIter members;
  const char    *name;
  JsonNode      *value;

  if (row == NULL)
    return FALSE;
  json_object_iter_init (&members, row);
  while (json_object_iter_next (&members, &name, &value))
    if (strcmp (name, "withdrawn") == 0
            ? !JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_BOOLEAN
            : !JSON_NODE_HOLDS_NULL (value) && tend_json_get_text (value) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_change (JsonNode *node)
{
  JsonObject *change = tend_json_get_object (node);
  JsonNode   *id, *ids, *version;

  if (change == NULL || tend_json_get_text (json_object_get_member (change, "kind")) == NULL)
    return FALSE;
  id = json_object_get_member (change, "id");
  ids = json_object_get_member (change, "ids");
  if ((id == NULL) == (ids == NULL) || (id != NULL && !is_id (id))
      || (ids != NULL && !is_ids (ids)))
    return FALSE;
  version = json_object_get_member (change, "version");
  if (version != NULL
      && (!JSON_NODE_HOLDS_VALUE (version) || json_node_get_value_type (version) != G_TYPE_INT64))
    return FALSE;
  return (!json_object_has_member (change, "before")
          || is_row (json_object_get_member (change, "before")))
         && (!json_object_has_member (change, "after")
             || is_row (json_object_get_member (change, "after")));
}

JsonArray *
tend_journal_changes_parse (const char *text, GError **error)
{
  g_autoptr (JsonNode) root = text != NULL ? tend_json_parse (text, NULL) : NULL;
  JsonArray *changes = tend_json_get_array (root);
  gboolean   sound = changes != NULL;

  for (guint i = 0; sound && i < json_array_get_length (changes); i++)
    sound = is_change (json_array_get_element (changes, i));
  if (sound)
    return json_array_ref (changes);
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_CORRUPT,
                       "The changes that the journal holds are damaged");
  return NULL;
}
