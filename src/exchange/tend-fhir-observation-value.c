/* SPDX-License-Identifier: GPL-3.0-or-later
 * The value of a FHIR Observation: a quantity, words, or why there is none. */
#define G_LOG_DOMAIN "tend-fhir-observation-value"

#include "config.h"

#include "tend-fhir-observation-value.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tend-fhir-writing.h"
#include "tend-json-scanner.h"
#include "tend-vital-unit.h"

#define SYSTEM_UCUM "http://unitsofmeasure.org"
#define SYSTEM_ABSENT "http://terminology.hl7.org/CodeSystem/data-absent-reason"
#define EXTENSION_TYPED_TEXT TEND_FHIR_OWN ("observation-typed-text")
#define EXTENSION_COMPUTED TEND_FHIR_OWN ("observation-computed")
#define EXTENSION_TYPED_UNIT TEND_FHIR_OWN ("observation-typed-unit")

/* FHIR R4, value set data-absent-reason. "unknown" is a record without value. */
static const struct
{
  const char *code;
  const char *words;
} absences[] = {
  { "asked-unknown", "Asked But Unknown" },
  { "temp-unknown", "Temporarily Unknown" },
  { "not-asked", "Not Asked" },
  { "asked-declined", "Asked But Declined" },
  { "masked", "Masked" },
  { "not-applicable", "Not Applicable" },
  { "unsupported", "Unsupported" },
  { "as-text", "As Text" },
  { "error", "Error" },
  { "not-a-number", "Not a Number (NaN)" },
  { "negative-infinity", "Negative Infinity (NINF)" },
  { "positive-infinity", "Positive Infinity (PINF)" },
  { "not-performed", "Not Performed" },
  { "not-permitted", "Not Permitted" },
};

/* The number and unit that are kept for what is written. FALSE when it is too
 * large for a number. @kept_unit is static or @unit. */
static gboolean
convert (
    const char *code, const char *digits, const char *unit, double *value, const char **kept_unit)
{
  const TendVital *vital = code != NULL ? tend_vital_find_loinc (code) : NULL;
  double           kept;

  *value = g_ascii_strtod (digits, NULL);
  *kept_unit = unit;
  if (vital != NULL && unit != NULL && !g_str_equal (unit, vital->unit)
      && tend_vital_convert (vital->kind, *value, unit, vital->unit, &kept))
    {
      *value = round (kept * 1e6) / 1e6;
      *kept_unit = vital->unit;
    }
  return isfinite (*value);
}

/* The fewest digits that mean this number. */
static char *
dup_digits (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (int precision = 1; precision <= 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  return g_strdup (buffer);
}

static char *
dup_extension_text (const TendFhirElement *element, const char *url)
{
  TendFhirElement extension;

  if (!tend_fhir_get_extension (element, url, &extension))
    return NULL;
  return tend_fhir_dup_line (&extension, "valueString");
}

/* What was typed is what the file has, unless it says otherwise: a value that
 * Tend computed has nothing typed behind it. */
static void
state_typed (const TendFhirElement *element,
             TendImportItem        *item,
             const char            *digits,
             const char            *unit)
{
  g_autofree char *typed_text = dup_extension_text (element, EXTENSION_TYPED_TEXT);
  g_autofree char *typed_unit = dup_extension_text (element, EXTENSION_TYPED_UNIT);
  TendFhirElement  computed;

  if (tend_fhir_get_extension (element, EXTENSION_COMPUTED, &computed))
    return;
  tend_import_item_state (item, "typed_text", typed_text != NULL ? typed_text : digits);
  tend_import_item_state_if_any (item, "typed_unit", typed_text != NULL ? typed_unit : unit);
}

static void
state_number (const TendFhirElement *element,
              TendImportItem        *item,
              const char            *digits,
              const char            *unit)
{
  g_autofree char *code = tend_fhir_dup_field (item->record, "code");
  const char      *kept_unit;
  double           value;
  char             text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!convert (code, digits, unit, &value, &kept_unit))
    {
      tend_fhir_element_fault (element, _ ("This number is too large to be kept."));
      return;
    }
  tend_import_item_state (item, "value", g_ascii_dtostr (text, sizeof text, value));
  tend_import_item_state_if_any (item, "unit", kept_unit);
  state_typed (element, item, digits, unit);
}

static void
read_quantity (const TendFhirElement *quantity, TendImportItem *item)
{
  g_autofree char *digits = tend_fhir_dup_number (quantity, "value");
  g_autofree char *comparator = tend_fhir_dup_line (quantity, "comparator");
  g_autofree char *words = tend_fhir_dup_line (quantity, "unit");
  g_autofree char *unit = tend_fhir_dup_line (quantity, "code");
  g_autofree char *text = NULL;

  if (unit == NULL)
    unit = g_steal_pointer (&words);
  if (digits == NULL)
    return;
  if (comparator == NULL)
    {
      state_number (quantity, item, digits, unit);
      return;
    }

  /* less than 5 is not the number 5 */
  text = g_strconcat (comparator, digits, NULL);
  tend_import_item_state (item, "value_text", text);
  tend_import_item_state_if_any (item, "unit", unit);
}

static char *
describe_quantity (const TendFhirElement *parent, const char *name)
{
  g_autofree char *digits = NULL, *unit = NULL;
  TendFhirElement  quantity;

  if (!tend_fhir_get_object (parent, name, &quantity))
    return NULL;
  digits = tend_fhir_dup_number (&quantity, "value");
  unit = tend_fhir_dup_line (&quantity, "unit");
  if (digits == NULL || unit == NULL)
    return g_steal_pointer (&digits);
  return g_strdup_printf ("%s %s", digits, unit);
}

/* The two parts of a value of two parts as one text. */
static char *
join_parts (const TendFhirElement *element,
            const char            *name,
            const char            *first,
            const char            *separator,
            const char            *second,
            char *(*describe) (const TendFhirElement *, const char *) )
{
  g_autofree char *a = NULL, *b = NULL;
  TendFhirElement  value;

  if (!tend_fhir_get_object (element, name, &value))
    return NULL;
  a = describe (&value, first);
  b = describe (&value, second);
  if (a == NULL && b == NULL)
    return NULL;
  return g_strconcat (a != NULL ? a : "", separator, b != NULL ? b : "", NULL);
}

static char *
dup_value_words (const TendFhirElement *element)
{
  char    *text = tend_fhir_dup_lines (element, "valueString");
  gboolean truth;

  if (text == NULL)
    text = tend_fhir_dup_words (element, "valueCodeableConcept");
  if (text == NULL)
    text = tend_fhir_dup_line (element, "valueDateTime");
  if (text == NULL)
    text = tend_fhir_dup_line (element, "valueTime");
  if (text == NULL && tend_fhir_get_boolean (element, "valueBoolean", &truth))
    text = g_strdup (truth ? "true" : "false");
  if (text == NULL)
    text = join_parts (element, "valueRatio", "numerator", ":", "denominator", describe_quantity);
  if (text == NULL)
    text = join_parts (element, "valueRange", "low", " - ", "high", describe_quantity);
  if (text == NULL)
    text = join_parts (element, "valuePeriod", "start", " - ", "end", tend_fhir_dup_line);
  return text;
}

static void
read_absence (const TendFhirElement *element, TendImportItem *item)
{
  g_auto (TendFhirConcept) reason = { 0 };

  if (!tend_fhir_get_concept (element, "dataAbsentReason", SYSTEM_ABSENT, &reason)
      || g_strcmp0 (reason.code, "unknown") == 0)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (absences); i++)
    if (g_strcmp0 (reason.code, absences[i].code) == 0)
      {
        tend_import_item_state (item, "value_text", absences[i].words);
        return;
      }
  tend_import_item_state_if_any (item, "value_text", tend_fhir_concept_get_words (&reason));
}

void
tend_fhir_read_value (const TendFhirElement *element, TendImportItem *item)
{
  g_autofree char *integer = tend_fhir_dup_number (element, "valueInteger");
  g_autofree char *words = NULL;
  TendFhirElement  quantity;

  if (tend_fhir_get_object (element, "valueQuantity", &quantity))
    read_quantity (&quantity, item);
  else if (integer != NULL)
    state_number (element, item, integer, NULL);
  else
    {
      words = dup_value_words (element);
      if (words != NULL)
        tend_import_item_state (item, "value_text", words);
      else
        read_absence (element, item);
    }
}

static void
write_text_extension (TendJsonWriter *writer, const char *url, const char *text)
{
  if (text == NULL)
    return;

  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_add_text (writer, "url", url);
  tend_json_writer_add_text (writer, "valueString", text);
  tend_json_writer_end (writer);
}

static void
write_computed_extension (TendJsonWriter *writer)
{
  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_add_text (writer, "url", EXTENSION_COMPUTED);
  tend_json_writer_add_boolean (writer, "valueBoolean", TRUE);
  tend_json_writer_end (writer);
}

static void
write_quantity (TendJsonWriter *writer,
                const char     *comparator,
                const char     *digits,
                const char     *unit)
{
  tend_json_writer_add_number (writer, "value", digits);
  tend_json_writer_add_text (writer, "comparator", comparator);
  tend_json_writer_add_text (writer, "unit", unit);
  tend_json_writer_add_text (writer, "system", unit != NULL ? SYSTEM_UCUM : NULL);
  tend_json_writer_add_text (writer, "code", unit);
}

/* Whether what was typed is a number from which a reader gets the value kept. */
static gboolean
says_value (const TendObservationData *data)
{
  const char *unit;
  double      value;

  return data->typed_text != NULL
         && tend_json_number_length (data->typed_text, strlen (data->typed_text))
                == strlen (data->typed_text)
         && convert (data->code, data->typed_text, data->typed_unit, &value, &unit)
         && value == data->value && g_strcmp0 (unit, data->unit) == 0;
}

static void
write_number (TendJsonWriter *writer, const TendObservationData *data)
{
  g_autofree char *digits = NULL;

  tend_json_writer_begin_object (writer, "valueQuantity");
  if (says_value (data))
    write_quantity (writer, NULL, data->typed_text, data->typed_unit);
  else
    {
      digits = dup_digits (data->value);
      tend_json_writer_begin_array (writer, "extension");
      if (data->typed_text == NULL)
        write_computed_extension (writer);
      write_text_extension (writer, EXTENSION_TYPED_TEXT, data->typed_text);
      write_text_extension (writer, EXTENSION_TYPED_UNIT, data->typed_unit);
      tend_json_writer_end (writer);
      write_quantity (writer, NULL, digits, data->unit);
    }
  tend_json_writer_end (writer);
}

/* "<5" with a unit is a quantity again. */
static gboolean
write_comparison (TendJsonWriter *writer, const TendObservationData *data)
{
  static const char *const comparators[] = { "<=", ">=", "<", ">" };

  for (gsize i = 0; i < G_N_ELEMENTS (comparators); i++)
    {
      const char *digits = data->value_text + strlen (comparators[i]);

      if (!g_str_has_prefix (data->value_text, comparators[i]) || data->unit == NULL
          || *digits == '\0'
          || tend_json_number_length (digits, strlen (digits)) != strlen (digits))
        continue;
      tend_json_writer_begin_object (writer, "valueQuantity");
      write_quantity (writer, comparators[i], digits, data->unit);
      tend_json_writer_end (writer);
      return TRUE;
    }
  return FALSE;
}

static gboolean
write_absence (TendJsonWriter *writer, const char *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (absences); i++)
    if (g_str_equal (words, absences[i].words))
      {
        tend_fhir_write_concept (writer, "dataAbsentReason", SYSTEM_ABSENT, absences[i].code,
                                 words);
        return TRUE;
      }
  return FALSE;
}

void
tend_fhir_write_value (TendJsonWriter *writer, TendObservation *record, gboolean has_components)
{
  const TendObservationData *data = tend_observation_get_data (record);

  if (!isnan (data->value))
    write_number (writer, data);
  else if (data->value_text == NULL && !has_components)
    tend_fhir_write_concept (writer, "dataAbsentReason", SYSTEM_ABSENT, "unknown", "Unknown");
  else if (data->value_text != NULL && !write_comparison (writer, data)
           && !write_absence (writer, data->value_text))
    tend_json_writer_add_text (writer, "valueString", data->value_text);
}
