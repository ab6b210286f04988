/* SPDX-License-Identifier: GPL-3.0-or-later
 * Typed reading of the elements of one FHIR resource, with a fault and its
 * position for whatever is not of its type. */
#define G_LOG_DOMAIN "tend-fhir-element"

#include "config.h"

#include "tend-fhir-element.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tend-json-scanner.h"
#include "tend-text.h"

#define BLOCK_SIZE 4096

/* The line in which a block of the file begins. */
typedef struct
{
  gsize start;
  guint number;
} Line;

/* Goes on to the line that @end stands in. */
static void
follow_lines (Line *line, const char *text, gsize start, gsize end)
{
  const char *newline;

  while ((newline = memchr (text + start, '\n', end - start)) != NULL)
    {
      start = newline - text + 1;
      line->start = start;
      line->number++;
    }
}

GArray *
tend_fhir_index_lines (const char *text, gsize length)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (Line));
  Line    line = { 0, 1 };

  for (gsize start = 0; start <= length; start += BLOCK_SIZE)
    {
      g_array_append_val (blocks, line);
      follow_lines (&line, text, start, MIN (start + BLOCK_SIZE, length));
    }
  return blocks;
}

void
tend_fhir_locate (TendFhirReading *reading, gsize offset, guint *line, guint *column)
{
  gsize block = offset / BLOCK_SIZE;
  Line  found = g_array_index (reading->blocks, Line, block);

  follow_lines (&found, reading->text, block * BLOCK_SIZE, offset);
  *line = found.number;
  *column = offset - found.start + 1;
}

static void
append_path (const TendFhirElement *element, GString *path)
{
  if (element->parent != NULL)
    append_path (element->parent, path);
  if (element->name != NULL)
    g_string_append_printf (path, "%s%s", element->parent != NULL ? "." : "", element->name);
  if (element->index >= 0)
    g_string_append_printf (path, "[%d]", element->index);
}

char *
tend_fhir_element_dup_path (const TendFhirElement *element)
{
  GString *path = g_string_new (NULL);

  append_path (element, path);
  return g_string_free (path, FALSE);
}

void
tend_fhir_element_locate (const TendFhirElement *element, guint *line, guint *column)
{
  gpointer offset = g_hash_table_lookup (element->reading->positions, element->node);

  tend_fhir_locate (element->reading, GPOINTER_TO_SIZE (offset), line, column);
}

void
tend_fhir_element_fault (const TendFhirElement *element, const char *sentence)
{
  g_autofree char *path = tend_fhir_element_dup_path (element);
  guint            line, column;

  tend_fhir_element_locate (element, &line, &column);
  tend_import_add_fault (element->reading->import, line, column, path, sentence);
}

void
tend_fhir_element_miss (const TendFhirElement *parent, const char *name)
{
  TendFhirElement missing = { parent->reading, parent, name, -1, parent->node };

  tend_fhir_element_fault (&missing, _ ("This required element is missing."));
}

gboolean
tend_fhir_get (const TendFhirElement *parent, const char *name, TendFhirElement *child)
{
  JsonNode *node = json_object_get_member (json_node_get_object (parent->node), name);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return FALSE;

  *child = (TendFhirElement){ parent->reading, parent, name, -1, node };
  return TRUE;
}

gboolean
tend_fhir_has (const TendFhirElement *parent, const char *name)
{
  TendFhirElement child;

  return tend_fhir_get (parent, name, &child);
}

gboolean
tend_fhir_get_object (const TendFhirElement *parent, const char *name, TendFhirElement *child)
{
  if (!tend_fhir_get (parent, name, child))
    return FALSE;
  if (JSON_NODE_HOLDS_OBJECT (child->node))
    return TRUE;

  tend_fhir_element_fault (child, _ ("This should be an object."));
  return FALSE;
}

guint
tend_fhir_get_list (const TendFhirElement *parent, const char *name, TendFhirElement *list)
{
  if (!tend_fhir_get (parent, name, list))
    return 0;
  if (JSON_NODE_HOLDS_ARRAY (list->node))
    return json_array_get_length (json_node_get_array (list->node));

  tend_fhir_element_fault (list, _ ("This should be an array."));
  return 0;
}

static void
get_nth (const TendFhirElement *list, guint index, TendFhirElement *child)
{
  JsonNode *node = json_array_get_element (json_node_get_array (list->node), index);

  *child = (TendFhirElement){ list->reading, list, NULL, index, node };
}

gboolean
tend_fhir_get_nth_object (const TendFhirElement *list, guint index, TendFhirElement *child)
{
  get_nth (list, index, child);
  if (JSON_NODE_HOLDS_OBJECT (child->node))
    return TRUE;

  tend_fhir_element_fault (child, _ ("This should be an object."));
  return FALSE;
}

gboolean
tend_fhir_get_first (const TendFhirElement *parent, const char *name, TendFhirElement *child)
{
  TendFhirElement list;
  JsonNode       *node;

  if (tend_fhir_get_list (parent, name, &list) == 0)
    return FALSE;
  node = json_array_get_element (json_node_get_array (list.node), 0);
  *child = (TendFhirElement){ parent->reading, parent, name, 0, node };
  if (JSON_NODE_HOLDS_OBJECT (child->node))
    return TRUE;

  tend_fhir_element_fault (child, _ ("This should be an object."));
  return FALSE;
}

static const char *
get_string (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

gboolean
tend_fhir_get_extension (const TendFhirElement *parent, const char *url, TendFhirElement *child)
{
  JsonNode  *list = json_object_get_member (json_node_get_object (parent->node), "extension");
  JsonArray *array = NULL;

  if (list != NULL && JSON_NODE_HOLDS_ARRAY (list))
    array = json_node_get_array (list);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode   *node = json_array_get_element (array, i);
      const char *found;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      found = get_string (json_object_get_member (json_node_get_object (node), "url"));
      if (g_strcmp0 (found, url) != 0)
        continue;
      *child = (TendFhirElement){ parent->reading, parent, "extension", i, node };
      return TRUE;
    }
  return FALSE;
}

/* NULL with a fault when @element is not a text that a record may hold. */
static char *
dup_clean (const TendFhirElement *element, gsize max_characters)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = NULL;
  const char      *text = get_string (element->node);

  if (text == NULL)
    {
      tend_fhir_element_fault (element, _ ("This should be a text."));
      return NULL;
    }

  clean = tend_text_clean_lines (text, max_characters, &error);
  if (clean == NULL)
    tend_fhir_element_fault (element, _ ("This text is too long or holds control characters."));
  else if (*clean == '\0')
    return NULL;
  return g_steal_pointer (&clean);
}

static char *
dup_clean_line (const TendFhirElement *element)
{
  char *line = dup_clean (element, TEND_TEXT_MAX_LINE);

  return line != NULL ? g_strdelimit (line, "\n\t", ' ') : NULL;
}

char *
tend_fhir_dup_line (const TendFhirElement *parent, const char *name)
{
  TendFhirElement child;

  return tend_fhir_get (parent, name, &child) ? dup_clean_line (&child) : NULL;
}

char *
tend_fhir_dup_lines (const TendFhirElement *parent, const char *name)
{
  TendFhirElement child;

  return tend_fhir_get (parent, name, &child) ? dup_clean (&child, TEND_FHIR_MAX_LINES) : NULL;
}

char *
tend_fhir_join_texts (const TendFhirElement *parent, const char *name, const char *separator)
{
  TendFhirElement list, child;
  guint           n = tend_fhir_get_list (parent, name, &list);
  GString        *joined = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = NULL;

      get_nth (&list, i, &child);
      /* a null stands for an element of which only extensions are known */
      if (JSON_NODE_HOLDS_NULL (child.node))
        continue;
      text = dup_clean_line (&child);
      if (text != NULL)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? separator : "", text);
    }
  return g_string_free (joined, joined->len == 0);
}

gboolean
tend_fhir_get_boolean (const TendFhirElement *parent, const char *name, gboolean *value)
{
  TendFhirElement child;

  if (!tend_fhir_get (parent, name, &child))
    return FALSE;
  if (JSON_NODE_HOLDS_VALUE (child.node) && json_node_get_value_type (child.node) == G_TYPE_BOOLEAN)
    {
      *value = json_node_get_boolean (child.node);
      return TRUE;
    }

  tend_fhir_element_fault (&child, _ ("This should be true or false."));
  return FALSE;
}

char *
tend_fhir_dup_number (const TendFhirElement *parent, const char *name)
{
  TendFhirReading *reading = parent->reading;
  TendFhirElement  child;
  gsize            offset, length;

  if (!tend_fhir_get (parent, name, &child))
    return NULL;

  offset = GPOINTER_TO_SIZE (g_hash_table_lookup (reading->positions, child.node));
  length = tend_json_number_length (reading->text + offset, reading->length - offset);
  if (length > 0)
    return g_strndup (reading->text + offset, length);

  tend_fhir_element_fault (&child, _ ("This should be a number."));
  return NULL;
}

gboolean
tend_fhir_get_count (const TendFhirElement *parent, const char *name, gint64 *count)
{
  g_autofree char *number = tend_fhir_dup_number (parent, name);
  TendFhirElement  child;

  if (number == NULL)
    return FALSE;
  if (g_ascii_string_to_signed (number, 10, 0, G_MAXINT32, count, NULL))
    return TRUE;

  tend_fhir_get (parent, name, &child);
  tend_fhir_element_fault (&child, _ ("This should be a whole number, 0 or more."));
  return FALSE;
}

static gboolean
parse_digits (const char *text, gsize n, guint *number)
{
  *number = 0;
  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (text[i] - '0');
    }
  return TRUE;
}

/* Reads YYYY, YYYY-MM, YYYY-MM-DD or what begins with the last; @rest gets what follows. */
static gboolean
parse_date (const char *text, guint *year, guint *month, guint *day, const char **rest)
{
  *month = *day = 0;
  if (!parse_digits (text, 4, year) || *year == 0)
    return FALSE;
  *rest = text + 4;
  if (**rest == '\0')
    return TRUE;

  if (text[4] != '-' || !parse_digits (text + 5, 2, month) || !g_date_valid_month (*month))
    return FALSE;
  *rest = text + 7;
  if (**rest == '\0')
    return TRUE;

  *rest = text + 10;
  return text[7] == '-' && parse_digits (text + 8, 2, day)
         && g_date_valid_dmy (*day, *month, *year);
}

/* The day or the first day of the month or year; @partial says that it is not a day. */
static gboolean
read_date (const TendFhirElement *element, GDate *date, gboolean *partial, const char **rest)
{
  const char *text = get_string (element->node);
  guint       year, month, day;

  if (text == NULL || !parse_date (text, &year, &month, &day, rest))
    {
      tend_fhir_element_fault (element, _ ("This is not a date such as 2026-01-31."));
      return FALSE;
    }

  *partial = day == 0;
  g_date_clear (date, 1);
  g_date_set_dmy (date, MAX (day, 1), MAX (month, 1), year);
  return TRUE;
}

static gboolean
read_instant (const TendFhirElement *element, gint64 *time)
{
  if (tend_time_parse_iso (json_node_get_string (element->node), time, NULL))
    return TRUE;

  tend_fhir_element_fault (element,
                           _ ("This is not a time with its zone, such as 2026-01-31T14:05:00Z."));
  return FALSE;
}

gboolean
tend_fhir_get_date (const TendFhirElement *parent, const char *name, GDate *date, char **partial)
{
  TendFhirElement child;
  const char     *rest;
  gboolean        is_partial;
  gint64          time;

  *partial = NULL;
  if (!tend_fhir_get (parent, name, &child) || !read_date (&child, date, &is_partial, &rest)
      || (*rest != '\0' && !read_instant (&child, &time)))
    return FALSE;

  if (is_partial)
    {
      g_date_clear (date, 1);
      *partial = g_strdup (json_node_get_string (child.node));
    }
  return TRUE;
}

gboolean
tend_fhir_get_time (const TendFhirElement *parent, const char *name, gint64 *time, char **partial)
{
  TendFhirElement child;
  const char     *rest;
  gboolean        is_partial;
  GDate           date;

  *partial = NULL;
  if (!tend_fhir_get (parent, name, &child) || !read_date (&child, &date, &is_partial, &rest))
    return FALSE;
  if (*rest != '\0')
    return read_instant (&child, time);

  *time = tend_time_from_local (parent->reading->zone, &date, 0, 0, 0);
  if (is_partial)
    *partial = g_strdup (json_node_get_string (child.node));
  return TRUE;
}
