/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads a resource by the table that says which element is which field. */
#define G_LOG_DOMAIN "tend-fhir-rules"

#include "config.h"

#include "tend-fhir-rules.h"

#include "tend-date.h"

#include <glib/gi18n-lib.h>

void
tend_fhir_remark (TendImportItem *item, const char *element, const char *text)
{
  int              field = tend_record_find_field (item->record, "note");
  g_autofree char *note = NULL, *longer = NULL;

  if (field < 0)
    return;
  note = tend_record_dup_text (item->record, field);
  longer = g_strdup_printf ("%s%s%s: %s", note != NULL ? note : "", note != NULL ? "\n" : "",
                            element, text);
  tend_import_item_assume (item, "note", longer);
}

static void
read_line (const TendFhirRule *rule, const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *line = tend_fhir_dup_line (resource, rule->element);
  TendFhirElement  code;

  if (line != NULL && !tend_import_item_state (item, rule->field, line)
      && tend_fhir_get (resource, rule->element, &code))
    tend_fhir_element_fault (&code, _ ("This is none of the codes that FHIR knows here."));
}

static void
read_lines (const TendFhirRule *rule, const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *lines = tend_fhir_dup_lines (resource, rule->element);

  tend_import_item_state_if_any (item, rule->field, lines);
}

static void
read_boolean (const TendFhirRule *rule, const TendFhirElement *resource, TendImportItem *item)
{
  gboolean value;

  if (tend_fhir_get_boolean (resource, rule->element, &value))
    tend_import_item_state (item, rule->field, value ? "1" : "0");
}

static void
read_count (const TendFhirRule *rule, const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *text = NULL;
  gint64           count;

  if (!tend_fhir_get_count (resource, rule->element, &count))
    return;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  tend_import_item_state (item, rule->field, text);
}

static void
read_date (const TendFhirElement *parent,
           const char            *element,
           TendImportItem        *item,
           const char            *field)
{
  g_autofree char *partial = NULL;
  g_autofree char *text = NULL;
  GDate            date;

  if (!tend_fhir_get_date (parent, element, &date, &partial))
    return;
  if (partial != NULL)
    {
      tend_fhir_remark (item, element, partial);
      return;
    }
  text = tend_date_format_iso (&date);
  tend_import_item_state (item, field, text);
}

static void
read_time (const TendFhirElement *parent,
           const char            *element,
           TendImportItem        *item,
           const char            *field)
{
  g_autofree char *partial = NULL, *text = NULL;
  gint64           time;

  if (!tend_fhir_get_time (parent, element, &time, &partial))
    return;
  if (partial != NULL)
    tend_fhir_remark (item, element, partial);
  text = g_strdup_printf ("%" G_GINT64_FORMAT, time);
  tend_import_item_state (item, field, text);
}

static void
read_period (const TendFhirRule *rule, const TendFhirElement *resource, TendImportItem *item)
{
  void (*read) (const TendFhirElement *, const char *, TendImportItem *, const char *)
      = rule->kind == TEND_FHIR_DAYS ? read_date : read_time;
  TendFhirElement period;

  if (!tend_fhir_get_object (resource, rule->element, &period))
    return;
  read (&period, "start", item, rule->field);
  if (rule->argument != NULL)
    read (&period, "end", item, rule->argument);
}

static void
read_notes (const TendFhirRule *rule, const TendFhirElement *resource, TendImportItem *item)
{
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autofree char *remarks = NULL;
  TendFhirElement  list, note;
  guint            n = tend_fhir_get_list (resource, rule->element, &list);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = NULL;

      if (!tend_fhir_get_nth_object (&list, i, &note))
        continue;
      text = tend_fhir_dup_lines (&note, "text");
      if (text != NULL)
        g_string_append_printf (notes, "%s%s", notes->len > 0 ? "\n" : "", text);
    }
  if (notes->len == 0)
    return;

  remarks = tend_record_dup_text (item->record, tend_record_find_field (item->record, rule->field));
  if (remarks != NULL)
    g_string_append_printf (notes, "\n%s", remarks);
  tend_import_item_state (item, rule->field, notes->str);
}

static void
read_concept (const TendFhirRule *rule, const TendFhirElement *resource, TendImportItem *item)
{
  g_auto (TendFhirConcept) concept = { 0 };

  if (!tend_fhir_get_concept (resource, rule->element, rule->argument, &concept))
    return;
  tend_import_item_state (item, "code", concept.code);
  tend_import_item_state (item, "code_system", concept.system);
  tend_import_item_state (item, "display", tend_fhir_concept_get_words (&concept));
}

static void
read_concept_code (const TendFhirRule *rule, const TendFhirElement *resource, TendImportItem *item)
{
  g_auto (TendFhirConcept) concept = { 0 };
  TendFhirElement element;
  gboolean        found;

  if (rule->kind == TEND_FHIR_CONCEPTS_CODE)
    found = tend_fhir_get_first (resource, rule->element, &element);
  else
    found = tend_fhir_get_object (resource, rule->element, &element);
  if (!found)
    return;

  tend_fhir_read_concept (&element, rule->argument, &concept);
  if (concept.code != NULL && !tend_import_item_state (item, rule->field, concept.code))
    tend_fhir_element_fault (&element, _ ("This is none of the codes that FHIR knows here."));
}

static void
read_words (const TendFhirRule *rule, const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *words = NULL;

  if (rule->kind == TEND_FHIR_WORDS)
    words = tend_fhir_dup_words (resource, rule->element);
  else
    words = tend_fhir_join_words (resource, rule->element);
  if (words != NULL)
    tend_import_item_state (item, rule->field, words);
}

const char *
tend_fhir_rule_get_extension_type (const TendFhirRule *rule, TendRecord *record)
{
  const TendRecordInfo *info = tend_record_get_info (record);

  if (rule->kind == TEND_FHIR_EXTENSION_WORDS)
    return "valueCodeableConcept";
  switch ((guint) info->fields[tend_record_find_field (record, rule->field)].kind)
    {
    case TEND_FIELD_BOOLEAN:
      return "valueBoolean";
    case TEND_FIELD_DATE:
      return "valueDate";
    case TEND_FIELD_ENUM:
      return "valueCode";
    case TEND_FIELD_REAL:
    case TEND_FIELD_INTEGER:
      return "valueDecimal";
    default:
      return "valueString";
    }
}

static void
read_omb_category (const TendFhirRule *rule, const TendFhirElement *extension, TendImportItem *item)
{
  g_autofree char *text = NULL;
  TendFhirElement  inner, coding;

  if (tend_fhir_get_extension (extension, "text", &inner))
    text = tend_fhir_dup_line (&inner, "valueString");
  else if (tend_fhir_get_extension (extension, "ombCategory", &inner)
           && tend_fhir_get_object (&inner, "valueCoding", &coding))
    text = tend_fhir_dup_line (&coding, "display");
  if (text != NULL)
    tend_import_item_state (item, rule->field, text);
}

static void
read_extension (const TendFhirRule *rule, const TendFhirElement *resource, TendImportItem *item)
{
  TendFhirRule    inner = *rule;
  TendFhirElement extension;

  if (!tend_fhir_get_extension (resource, rule->element, &extension))
    return;

  if (rule->kind == TEND_FHIR_EXTENSION_OMB)
    {
      read_omb_category (rule, &extension, item);
      return;
    }

  inner.element = tend_fhir_rule_get_extension_type (rule, item->record);
  if (rule->kind == TEND_FHIR_EXTENSION_WORDS)
    {
      inner.kind = TEND_FHIR_WORDS;
      read_words (&inner, &extension, item);
    }
  else if (g_str_equal (inner.element, "valueBoolean"))
    read_boolean (&inner, &extension, item);
  else if (g_str_equal (inner.element, "valueDate"))
    read_date (&extension, inner.element, item, inner.field);
  else if (g_str_equal (inner.element, "valueDecimal"))
    {
      g_autofree char *digits = tend_fhir_dup_number (&extension, inner.element);

      if (digits != NULL && !tend_import_item_state (item, inner.field, digits))
        tend_fhir_element_fault (&extension, _ ("This number is too large to be kept."));
    }
  else
    read_line (&inner, &extension, item);
}

static void
read_rule (const TendFhirRule *rule, const TendFhirElement *resource, TendImportItem *item)
{
  switch (rule->kind)
    {
    case TEND_FHIR_LINE:
    case TEND_FHIR_CODE:
      read_line (rule, resource, item);
      break;
    case TEND_FHIR_LINES:
      read_lines (rule, resource, item);
      break;
    case TEND_FHIR_BOOLEAN:
      read_boolean (rule, resource, item);
      break;
    case TEND_FHIR_COUNT:
      read_count (rule, resource, item);
      break;
    case TEND_FHIR_DATE:
      read_date (resource, rule->element, item, rule->field);
      break;
    case TEND_FHIR_TIME:
      read_time (resource, rule->element, item, rule->field);
      break;
    case TEND_FHIR_DAYS:
    case TEND_FHIR_TIMES:
      read_period (rule, resource, item);
      break;
    case TEND_FHIR_NOTES:
      read_notes (rule, resource, item);
      break;
    case TEND_FHIR_CONCEPT:
      read_concept (rule, resource, item);
      break;
    case TEND_FHIR_CONCEPT_CODE:
    case TEND_FHIR_CONCEPTS_CODE:
      read_concept_code (rule, resource, item);
      break;
    case TEND_FHIR_WORDS:
    case TEND_FHIR_LIST_OF_WORDS:
      read_words (rule, resource, item);
      break;
    case TEND_FHIR_REFERENCE:
    case TEND_FHIR_REFERENCES:
      tend_fhir_add_reference (resource, rule->element, item, rule->field, rule->argument);
      break;
    case TEND_FHIR_EXTENSION:
    case TEND_FHIR_EXTENSION_WORDS:
    case TEND_FHIR_EXTENSION_OMB:
      read_extension (rule, resource, item);
      break;
    default:
      g_return_if_reached ();
    }
}

void
tend_fhir_read_rules (const TendFhirKind    *kind,
                      const TendFhirElement *resource,
                      TendImportItem        *item)
{
  for (guint i = 0; i < kind->n_rules; i++)
    {
      const TendFhirRule *rule = &kind->rules[i];

      if ((rule->flags & TEND_FHIR_REQUIRED) && !tend_fhir_has (resource, rule->element))
        tend_fhir_element_miss (resource, rule->element);
      read_rule (rule, resource, item);
    }
}
