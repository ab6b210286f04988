/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading of the FHIR data types that many resources use. */
#define G_LOG_DOMAIN "tend-fhir-datatypes"

#include "config.h"

#include "tend-fhir-datatypes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SYSTEM_SSN "http://hl7.org/fhir/sid/us-ssn"
#define SYSTEM_IDENTIFIER_TYPE "http://terminology.hl7.org/CodeSystem/v2-0203"

void
tend_fhir_concept_clear (TendFhirConcept *concept)
{
  g_clear_pointer (&concept->code, g_free);
  g_clear_pointer (&concept->system, g_free);
  g_clear_pointer (&concept->display, g_free);
  g_clear_pointer (&concept->text, g_free);
}

void
tend_fhir_read_concept (const TendFhirElement *element,
                        const char            *system,
                        TendFhirConcept       *concept)
{
  TendFhirElement list, coding;
  guint           n = tend_fhir_get_list (element, "coding", &list);

  concept->text = tend_fhir_dup_line (element, "text");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = NULL, *found = NULL;
      gboolean         preferred;

      if (!tend_fhir_get_nth_object (&list, i, &coding))
        continue;
      code = tend_fhir_dup_line (&coding, "code");
      found = tend_fhir_dup_line (&coding, "system");
      preferred = system != NULL && g_strcmp0 (found, system) == 0;
      if (code == NULL || (concept->code != NULL && !preferred))
        continue;

      g_free (concept->code);
      g_free (concept->system);
      g_free (concept->display);
      concept->code = g_steal_pointer (&code);
      concept->system = g_steal_pointer (&found);
      concept->display = tend_fhir_dup_line (&coding, "display");
      if (preferred)
        break;
    }
}

gboolean
tend_fhir_get_concept (const TendFhirElement *parent,
                       const char            *name,
                       const char            *system,
                       TendFhirConcept       *concept)
{
  TendFhirElement child;

  if (!tend_fhir_get_object (parent, name, &child))
    return FALSE;

  tend_fhir_read_concept (&child, system, concept);
  return TRUE;
}

const char *
tend_fhir_concept_get_words (const TendFhirConcept *concept)
{
  if (concept->text != NULL)
    return concept->text;
  return concept->display != NULL ? concept->display : concept->code;
}

char *
tend_fhir_dup_words (const TendFhirElement *parent, const char *name)
{
  g_auto (TendFhirConcept) concept = { 0 };

  if (!tend_fhir_get_concept (parent, name, NULL, &concept))
    return NULL;
  return g_strdup (tend_fhir_concept_get_words (&concept));
}

char *
tend_fhir_join_words (const TendFhirElement *parent, const char *name)
{
  TendFhirElement list, child;
  guint           n = tend_fhir_get_list (parent, name, &list);
  GString        *joined = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_auto (TendFhirConcept) concept = { 0 };
      const char *words;

      if (!tend_fhir_get_nth_object (&list, i, &child))
        continue;
      tend_fhir_read_concept (&child, NULL, &concept);
      words = tend_fhir_concept_get_words (&concept);
      if (words != NULL)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? "; " : "", words);
    }
  return g_string_free (joined, joined->len == 0);
}

/* The last "Type/id" of a path, without a version behind it. */
static void
split_path (TendImportReference *reference, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  guint n = g_strv_length (parts);

  if (n >= 4 && g_str_equal (parts[n - 2], "_history"))
    n -= 2;
  if (n < 2 || !g_ascii_isupper (parts[n - 2][0]) || *parts[n - 1] == '\0')
    return;
  g_free (reference->resource_type);
  reference->resource_type = g_strdup (parts[n - 2]);
  reference->id = g_strdup (parts[n - 1]);
}

/* "Practitioner?identifier=system|value" */
static void
split_condition (TendImportReference *reference, const char *text, const char *question)
{
  static const char key[] = "identifier=";
  g_autofree char  *token = NULL;
  char             *bar;

  g_free (reference->resource_type);
  reference->resource_type = g_strndup (text, question - text);
  if (!g_str_has_prefix (question + 1, key))
    return;

  token = g_uri_unescape_string (question + 1 + strlen (key), NULL);
  bar = token != NULL ? strchr (token, '|') : NULL;
  if (bar == NULL)
    return;
  reference->system = g_strndup (token, bar - token);
  reference->value = g_strdup (bar + 1);
}

static void
split_reference (TendImportReference *reference, const char *text)
{
  const char *question = strchr (text, '?');

  if (g_str_has_prefix (text, "urn:"))
    reference->url = g_strdup (text);
  else if (strstr (text, "://") != NULL && question == NULL)
    {
      reference->url = g_strdup (text);
      split_path (reference, strstr (text, "://") + 3);
    }
  else if (question != NULL)
    split_condition (reference, text, question);
  else
    split_path (reference, text);
}

static void
read_logical_reference (const TendFhirElement *element, TendImportReference *reference)
{
  TendFhirElement identifier;

  if (!tend_fhir_get_object (element, "identifier", &identifier))
    return;
  reference->system = tend_fhir_dup_line (&identifier, "system");
  reference->value = tend_fhir_dup_line (&identifier, "value");
}

TendImportReference *
tend_fhir_read_reference (const TendFhirElement *element, const char *field, const char *type)
{
  g_autoptr (TendImportReference) reference = g_new0 (TendImportReference, 1);
  g_autofree char *text = tend_fhir_dup_line (element, "reference");

  reference->field = g_strdup (field);
  reference->resource_type = tend_fhir_dup_line (element, "type");
  if (text == NULL)
    read_logical_reference (element, reference);
  else if (*text == '#')
    return NULL;
  else
    split_reference (reference, text);

  if (text == NULL && reference->value == NULL)
    return NULL;
  if (type != NULL && reference->resource_type != NULL
      && !g_str_equal (reference->resource_type, type))
    return NULL;

  tend_fhir_element_locate (element, &reference->line, &reference->column);
  reference->path = tend_fhir_element_dup_path (element);
  return g_steal_pointer (&reference);
}

static gboolean
add_reference (const TendFhirElement *element,
               TendImportItem        *item,
               const char            *field,
               const char            *type)
{
  TendImportReference *reference = tend_fhir_read_reference (element, field, type);

  if (reference == NULL)
    return FALSE;
  g_ptr_array_add (item->references, reference);
  return TRUE;
}

gboolean
tend_fhir_add_reference (const TendFhirElement *parent,
                         const char            *name,
                         TendImportItem        *item,
                         const char            *field,
                         const char            *type)
{
  JsonNode       *node = json_object_get_member (json_node_get_object (parent->node), name);
  TendFhirElement child, list;
  gboolean        added = FALSE;
  guint           n;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return tend_fhir_get_object (parent, name, &child) && add_reference (&child, item, field, type);

  n = tend_fhir_get_list (parent, name, &list);
  for (guint i = 0; i < n; i++)
    if (tend_fhir_get_nth_object (&list, i, &child))
      added |= add_reference (&child, item, field, type);
  return added;
}

void
tend_fhir_name_clear (TendFhirName *name)
{
  g_clear_pointer (&name->use, g_free);
  g_clear_pointer (&name->family, g_free);
  g_clear_pointer (&name->given, g_free);
  g_clear_pointer (&name->prefix, g_free);
  g_clear_pointer (&name->suffix, g_free);
}

void
tend_fhir_read_name (const TendFhirElement *element, TendFhirName *name)
{
  name->use = tend_fhir_dup_line (element, "use");
  name->family = tend_fhir_dup_line (element, "family");
  name->given = tend_fhir_join_texts (element, "given", " ");
  name->prefix = tend_fhir_join_texts (element, "prefix", " ");
  name->suffix = tend_fhir_join_texts (element, "suffix", " ");
  /* one field may be all there is of a name */
  if (name->family == NULL && name->given == NULL)
    name->family = tend_fhir_dup_line (element, "text");
}

char *
tend_fhir_dup_telecom (const TendFhirElement *parent, const char *system)
{
  TendFhirElement list, point;
  guint           n = tend_fhir_get_list (parent, "telecom", &list);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *found = NULL, *value = NULL;

      if (!tend_fhir_get_nth_object (&list, i, &point))
        continue;
      found = tend_fhir_dup_line (&point, "system");
      value = tend_fhir_dup_line (&point, "value");
      if (value != NULL && g_strcmp0 (found, system) == 0)
        return g_steal_pointer (&value);
    }
  return NULL;
}

char *
tend_fhir_dup_identifier (const TendFhirElement *parent, const char *system)
{
  TendFhirElement list, identifier;
  guint           n = tend_fhir_get_list (parent, "identifier", &list);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *found = NULL, *value = NULL;

      if (!tend_fhir_get_nth_object (&list, i, &identifier))
        continue;
      found = tend_fhir_dup_line (&identifier, "system");
      value = tend_fhir_dup_line (&identifier, "value");
      if (value != NULL && g_strcmp0 (found, system) == 0)
        return g_steal_pointer (&value);
    }
  return NULL;
}

void
tend_fhir_add_identifiers (const TendFhirElement *resource, TendImportItem *item)
{
  TendFhirElement list, identifier;
  guint           n = tend_fhir_get_list (resource, "identifier", &list);

  for (guint i = 0; i < n; i++)
    {
      g_auto (TendFhirConcept) type = { 0 };
      g_autofree char *system = NULL, *value = NULL;

      if (!tend_fhir_get_nth_object (&list, i, &identifier))
        continue;
      system = tend_fhir_dup_line (&identifier, "system");
      value = tend_fhir_dup_line (&identifier, "value");
      tend_fhir_get_concept (&identifier, "type", SYSTEM_IDENTIFIER_TYPE, &type);
      /* a number without its system identifies nothing; a social security
       * number has no use here and is not to lie about in the clear */
      if (system == NULL || value == NULL || g_str_equal (system, SYSTEM_SSN)
          || g_strcmp0 (type.code, "SS") == 0)
        continue;
      tend_import_item_identify (item, system, value, type.code,
                                 tend_fhir_concept_get_words (&type));
    }
}
