/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes a resource by the table that says which element is which field. */
#define G_LOG_DOMAIN "tend-fhir-rule-writing"

#include "config.h"

#include "tend-fhir-rules.h"

#include "tend-fhir-writing.h"

static void
write_period (const TendFhirRule *rule, TendJsonWriter *writer, TendRecord *record)
{
  const char *const names[] = { "start", "end" };
  const char *const fields[] = { rule->field, rule->argument };

  tend_json_writer_begin_object (writer, rule->element);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = NULL;

      if (fields[i] == NULL)
        continue;
      if (rule->kind == TEND_FHIR_DAYS)
        text = tend_record_dup_text (record, tend_record_find_field (record, fields[i]));
      else
        text = tend_fhir_dup_time (record, fields[i]);
      tend_json_writer_add_text (writer, names[i], text);
    }
  tend_json_writer_end (writer);
}

static void
write_concept (const TendFhirRule *rule, TendJsonWriter *writer, TendRecord *record)
{
  g_autofree char *code = tend_fhir_dup_field (record, "code");
  g_autofree char *system = tend_fhir_dup_field (record, "code_system");
  g_autofree char *display = tend_fhir_dup_field (record, "display");

  tend_fhir_write_concept (writer, rule->element, system, code, display);
}

static void
write_omb_category (TendJsonWriter *writer, const char *text)
{
  tend_json_writer_begin_array (writer, "extension");
  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_add_text (writer, "url", "text");
  tend_json_writer_add_text (writer, "valueString", text);
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
}

static void
write_extension (const TendFhirRule *rule, TendJsonWriter *writer, TendRecord *record)
{
  const char      *type = tend_fhir_rule_get_extension_type (rule, record);
  g_autofree char *text = tend_fhir_dup_field (record, rule->field);

  if (text == NULL)
    return;

  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_add_text (writer, "url", rule->element);
  if (rule->kind == TEND_FHIR_EXTENSION_OMB)
    write_omb_category (writer, text);
  else if (rule->kind == TEND_FHIR_EXTENSION_WORDS)
    tend_fhir_write_concept (writer, type, NULL, NULL, text);
  else if (g_str_equal (type, "valueBoolean"))
    tend_json_writer_add_boolean (writer, type, *text == '1');
  else if (g_str_equal (type, "valueDecimal"))
    tend_json_writer_add_number (writer, type, text);
  else
    tend_json_writer_add_text (writer, type, text);
  tend_json_writer_end (writer);
}

static void
write_reference (const TendFhirRule *rule, TendJsonWriter *writer, TendRecord *record)
{
  gint64 id
      = *(gint64 *) tend_record_get_member (record, tend_record_find_field (record, rule->field));

  if (rule->kind == TEND_FHIR_REFERENCE)
    {
      tend_fhir_write_reference (writer, rule->element, rule->argument, id);
      return;
    }
  tend_json_writer_begin_array (writer, rule->element);
  tend_fhir_write_reference (writer, NULL, rule->argument, id);
  tend_json_writer_end (writer);
}

static void
write_list_of_one (const TendFhirRule *rule, TendJsonWriter *writer, const char *text)
{
  tend_json_writer_begin_array (writer, rule->element);
  if (rule->kind == TEND_FHIR_NOTES)
    {
      tend_json_writer_begin_object (writer, NULL);
      tend_json_writer_add_text (writer, "text", text);
      tend_json_writer_end (writer);
    }
  else if (rule->kind == TEND_FHIR_CONCEPTS_CODE)
    tend_fhir_write_concept (writer, NULL, rule->argument, text, NULL);
  else
    tend_fhir_write_concept (writer, NULL, NULL, NULL, text);
  tend_json_writer_end (writer);
}

static void
write_rule (const TendFhirRule *rule, TendJsonWriter *writer, TendRecord *record)
{
  g_autofree char *text = tend_fhir_dup_field (record, rule->field);

  switch ((guint) rule->kind)
    {
    case TEND_FHIR_BOOLEAN:
      tend_json_writer_add_boolean (writer, rule->element, *text == '1');
      break;
    case TEND_FHIR_COUNT:
      if (!g_str_equal (text, "0"))
        tend_json_writer_add_number (writer, rule->element, text);
      break;
    case TEND_FHIR_TIME:
      {
        g_autofree char *time = tend_fhir_dup_time (record, rule->field);

        tend_json_writer_add_text (writer, rule->element, time);
        break;
      }
    case TEND_FHIR_DAYS:
    case TEND_FHIR_TIMES:
      write_period (rule, writer, record);
      break;
    case TEND_FHIR_CONCEPT:
      write_concept (rule, writer, record);
      break;
    case TEND_FHIR_CONCEPT_CODE:
      /* FHIR R4 says that a status is unknown by leaving it out */
      if (!g_str_equal (text, "unknown"))
        tend_fhir_write_concept (writer, rule->element, rule->argument, text, NULL);
      break;
    case TEND_FHIR_WORDS:
      tend_fhir_write_concept (writer, rule->element, NULL, NULL, text);
      break;
    case TEND_FHIR_NOTES:
    case TEND_FHIR_CONCEPTS_CODE:
    case TEND_FHIR_LIST_OF_WORDS:
      write_list_of_one (rule, writer, text);
      break;
    case TEND_FHIR_REFERENCE:
    case TEND_FHIR_REFERENCES:
      write_reference (rule, writer, record);
      break;
    case TEND_FHIR_LINE:
      tend_json_writer_add_text (writer, rule->element, text != NULL ? text : rule->argument);
      break;
    default:
      tend_json_writer_add_text (writer, rule->element, text);
    }
}

static gboolean
is_extension (const TendFhirRule *rule)
{
  return rule->kind == TEND_FHIR_EXTENSION || rule->kind == TEND_FHIR_EXTENSION_WORDS
         || rule->kind == TEND_FHIR_EXTENSION_OMB;
}

void
tend_fhir_write_rules (const TendFhirKind *kind, TendJsonWriter *writer, TendRecord *record)
{
  tend_json_writer_begin_array (writer, "extension");
  for (guint i = 0; i < kind->n_rules; i++)
    if (is_extension (&kind->rules[i]) && !(kind->rules[i].flags & TEND_FHIR_READ_ONLY))
      write_extension (&kind->rules[i], writer, record);
  tend_json_writer_end (writer);

  for (guint i = 0; i < kind->n_rules; i++)
    if (!is_extension (&kind->rules[i]) && !(kind->rules[i].flags & TEND_FHIR_READ_ONLY))
      write_rule (&kind->rules[i], writer, record);
}
