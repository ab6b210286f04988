/* SPDX-License-Identifier: GPL-3.0-or-later
 * A registration form as JSON, for drafts. */
#define G_LOG_DOMAIN "tend-registration"

#include "config.h"

#include "tend-json.h"
#include "tend-registration.h"
#include "tend-registration-private.h"

static JsonNode *
record_to_node (TendRecord *record)
{
  JsonObject      *object = json_object_new ();
  JsonNode        *node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, tend_record_get_id (record));

  json_object_set_string_member (object, "id", id);
  json_object_set_int_member (object, "version", tend_record_get_version (record));
  json_object_set_boolean_member (object, "withdrawn", tend_record_get_withdrawn (record));
  json_object_set_object_member (object, "fields",
                                 tend_record_to_json (record, G_MAXUINT64, FALSE));
  json_node_take_object (node, object);
  return node;
}

char *
tend_registration_to_json (TendRegistration *self)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  g_return_val_if_fail (self != NULL, NULL);

  json_object_set_member (object, "patient", record_to_node (TEND_RECORD (self->patient)));
  for (guint i = 0; i < TEND_REGISTRATION_LISTS; i++)
    {
      GPtrArray *records = *tend_registration_get_records (self, i);
      JsonArray *array = json_array_sized_new (records->len);

      for (guint j = 0; j < records->len; j++)
        json_array_add_element (array, record_to_node (g_ptr_array_index (records, j)));
      json_object_set_array_member (object, tend_registration_get_list (i)->name, array);
    }
  json_node_take_object (root, object);
  return json_to_string (root, FALSE);
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                       "the text is not a draft of a registration");
  return FALSE;
}

static JsonNode *
find_value (JsonObject *object, const char *member, GType type)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type
             ? node
             : NULL;
}

static gboolean
load_record (TendRecord *record, JsonNode *node, GError **error)
{
  JsonObject *object;
  JsonNode   *id, *version, *withdrawn, *fields;
  gint64      number;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error);
  object = json_node_get_object (node);
  id = find_value (object, "id", G_TYPE_STRING);
  version = find_value (object, "version", G_TYPE_INT64);
  withdrawn = find_value (object, "withdrawn", G_TYPE_BOOLEAN);
  fields = json_object_get_member (object, "fields");
  if (id == NULL || version == NULL || withdrawn == NULL || fields == NULL
      || !JSON_NODE_HOLDS_OBJECT (fields) || json_node_get_int (version) < 0
      || !g_ascii_string_to_signed (json_node_get_string (id), 10, 0, G_MAXINT64, &number, NULL))
    return refuse (error);

  tend_record_set_id (record, number);
  tend_record_set_version (record, json_node_get_int (version));
  tend_record_set_withdrawn (record, json_node_get_boolean (withdrawn));
  return tend_record_load_json (record, json_node_get_object (fields), error);
}

static gboolean
load_list (TendRegistration *self, guint list, JsonNode *node, GError **error)
{
  GPtrArray *records = *tend_registration_get_records (self, list);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TendRecord *record = g_object_new (tend_registration_get_list (list)->get_type (), NULL);

      g_ptr_array_add (records, record);
      if (!load_record (record, json_array_get_element (array, i), error))
        return FALSE;
    }
  return TRUE;
}

TendRegistration *
tend_registration_from_json (const char *json, GError **error)
{
  g_autoptr (TendRegistration) self = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  g_return_val_if_fail (json != NULL, NULL);

  root = tend_json_parse (json, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (error);
      return NULL;
    }

  self = tend_registration_new ();
  object = json_node_get_object (root);
  if (!load_record (TEND_RECORD (self->patient), json_object_get_member (object, "patient"), error))
    return NULL;
  for (guint i = 0; i < TEND_REGISTRATION_LISTS; i++)
    if (!load_list (self, i, json_object_get_member (object, tend_registration_get_list (i)->name),
                    error))
      return NULL;
  return g_steal_pointer (&self);
}
