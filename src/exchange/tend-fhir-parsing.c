/* SPDX-License-Identifier: GPL-3.0-or-later
 * From the bytes of one FHIR resource to a tree whose values know where they stand. */
#define G_LOG_DOMAIN "tend-fhir-parsing"

#include "config.h"

#include "tend-fhir-parsing.h"

#include <glib/gi18n-lib.h>

#include "tend-json-scanner.h"

/* More than any real resource of a kind that Tend keeps; bounds the memory that
 * one resource can take. */
#define MAX_VALUES 100000
/* Pictures and documents that others put into a resource included. */
#define MAX_LENGTH (16 * 1024 * 1024)

typedef struct
{
  gsize offset;
  guint n_children;
} Mark;

/* Pairs the values that were scanned with the nodes that were built: both are
 * in the order of the text. */
typedef struct
{
  GArray *marks;
  guint   next;
} Pairing;

static void
on_value_ended_cb (const TendJsonValue *value, gpointer data)
{
  GArray *marks = data;

  if (value->order >= MAX_VALUES)
    return;
  if (value->order >= marks->len)
    g_array_set_size (marks, value->order + 1);
  g_array_index (marks, Mark, value->order) = (Mark){ value->start, value->n_children };
}

static gboolean
is_filled_list (JsonNode *node)
{
  return !JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) > 0;
}

static gboolean pair_node (Pairing *pairing, const TendFhirElement *element);

static gboolean
pair_members (Pairing *pairing, const TendFhirElement *element, guint n_members)
{
  JsonObject    *object = json_node_get_object (element->node);
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  if (json_object_get_size (object) != n_members)
    {
      tend_fhir_element_fault (element, _ ("Two members of this object have the same name."));
      return FALSE;
    }

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      TendFhirElement child = { element->reading, element, name, -1, node };

      if (!pair_node (pairing, &child))
        return FALSE;
      if (JSON_NODE_HOLDS_NULL (node))
        tend_fhir_element_fault (&child, _ ("FHIR has no null here; leave the element out."));
      if (g_str_equal (name, "modifierExtension") && is_filled_list (node))
        tend_fhir_element_fault (
            &child, _ ("This changes the meaning of what it stands in, in a way unknown to Tend."));
    }
  return TRUE;
}

/* A null in a list of texts stands for one of which only extensions are known:
 * those are in the list of the same name with a "_" before it. */
static gboolean
may_hold_nulls (const TendFhirElement *list)
{
  g_autofree char *sibling = NULL;

  if (list->name == NULL || list->parent == NULL)
    return FALSE;
  if (*list->name == '_')
    return TRUE;
  sibling = g_strconcat ("_", list->name, NULL);
  return json_object_has_member (json_node_get_object (list->parent->node), sibling);
}

static gboolean
pair_elements (Pairing *pairing, const TendFhirElement *element)
{
  JsonArray *array = json_node_get_array (element->node);
  gboolean   nulls = may_hold_nulls (element);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode       *node = json_array_get_element (array, i);
      TendFhirElement child = { element->reading, element, NULL, i, node };

      if (!pair_node (pairing, &child))
        return FALSE;
      if (JSON_NODE_HOLDS_NULL (node) && !nulls)
        tend_fhir_element_fault (&child, _ ("FHIR has no null here; leave the element out."));
    }
  return TRUE;
}

static gboolean
pair_node (Pairing *pairing, const TendFhirElement *element)
{
  Mark *mark;

  if (pairing->next >= pairing->marks->len)
    {
      tend_fhir_element_fault (element, _ ("This part of the file cannot be read as JSON."));
      return FALSE;
    }

  mark = &g_array_index (pairing->marks, Mark, pairing->next++);
  g_hash_table_insert (element->reading->positions, element->node, GSIZE_TO_POINTER (mark->offset));
  if (JSON_NODE_HOLDS_OBJECT (element->node))
    return pair_members (pairing, element, mark->n_children);
  if (JSON_NODE_HOLDS_ARRAY (element->node))
    return pair_elements (pairing, element);
  return TRUE;
}

static void
fault_at (TendFhirReading *reading, gsize offset, const char *path, const char *sentence)
{
  guint line, column;

  tend_fhir_locate (reading, offset, &line, &column);
  tend_import_add_fault (reading->import, line, column, path, sentence);
}

gboolean
tend_fhir_parse (TendFhirReading *reading,
                 JsonParser      *parser,
                 gsize            start,
                 gsize            end,
                 const char      *path,
                 TendFhirElement *root)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  g_autoptr (GError) error = NULL;
  Pairing       pairing = { marks, 0 };
  TendJsonFault fault;
  gsize         after;

  g_hash_table_remove_all (reading->positions);
  if (end - start > MAX_LENGTH)
    {
      fault_at (reading, start, path, _ ("This resource is longer than Tend reads."));
      return FALSE;
    }
  if (!tend_json_scan (reading->text, start, end, G_MAXUINT, on_value_ended_cb, marks, &after,
                       &fault))
    {
      fault_at (reading, fault.offset, path, fault.sentence);
      return FALSE;
    }
  if (marks->len >= MAX_VALUES)
    {
      fault_at (reading, start, path, _ ("This resource holds more values than Tend reads."));
      return FALSE;
    }
  if (!json_parser_load_from_data (parser, reading->text + start, end - start, &error))
    {
      fault_at (reading, start, path, _ ("This part of the file cannot be read as JSON."));
      return FALSE;
    }

  *root = (TendFhirElement){ reading, NULL, path, -1, json_parser_get_root (parser) };
  if (!pair_node (&pairing, root))
    return FALSE;
  if (tend_fhir_has (root, "implicitRules"))
    tend_fhir_element_fault (root, _ ("It was written by rules (implicitRules) unknown to Tend."));
  return TRUE;
}
