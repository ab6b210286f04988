/* SPDX-License-Identifier: GPL-3.0-or-later
 * A FHIR Coverage. */
#define G_LOG_DOMAIN "tend-fhir-coverage"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tend-fhir-kinds.h"
#include "tend-fhir-writing.h"
#include "tend-money.h"

#define SYSTEM_RELATIONSHIP "http://terminology.hl7.org/CodeSystem/subscriber-relationship"
#define SYSTEM_CLASS "http://terminology.hl7.org/CodeSystem/coverage-class"
#define SYSTEM_COPAY "http://terminology.hl7.org/CodeSystem/coverage-copay-type"
#define EXTENSION_ABSENT "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
#define SYSTEM_IDENTIFIER_TYPE "http://terminology.hl7.org/CodeSystem/v2-0203"

static const TendFhirRule rules[] = {
  { TEND_FHIR_OWN ("coverage-subscriber-birth-date"), TEND_FHIR_EXTENSION,
    "subscriber_birth_date" },
  { "status", TEND_FHIR_CODE, "status", NULL, TEND_FHIR_REQUIRED },
  { "subscriberId", TEND_FHIR_LINE, "member_id" },
  { "beneficiary", TEND_FHIR_REFERENCE, "patient_id", "Patient", TEND_FHIR_REQUIRED },
  { "period", TEND_FHIR_DAYS, "period_start", "period_end" },
  { "payor", TEND_FHIR_REFERENCES, "payer_id", "Organization", TEND_FHIR_REQUIRED },
  { "order", TEND_FHIR_COUNT, "coverage_order" },
};

/* Kinds of relationship that only other code systems know are "other". */
static void
read_relationship (const TendFhirElement *resource, TendImportItem *item)
{
  g_auto (TendFhirConcept) relationship = { 0 };

  if (!tend_fhir_get_concept (resource, "relationship", SYSTEM_RELATIONSHIP, &relationship)
      || relationship.code == NULL)
    tend_import_item_assume (item, "relationship",
                             tend_fhir_has (resource, "subscriber") ? "other" : "self");
  else if (!tend_import_item_state (item, "relationship", relationship.code))
    tend_import_item_state (item, "relationship", "other");
}

static void
read_classes (const TendFhirElement *resource, TendImportItem *item)
{
  TendFhirElement list, class;
  guint           n = tend_fhir_get_list (resource, "class", &list);

  for (guint i = 0; i < n; i++)
    {
      g_auto (TendFhirConcept) type = { 0 };
      g_autofree char *value = NULL, *name = NULL;

      if (!tend_fhir_get_nth_object (&list, i, &class))
        continue;
      tend_fhir_get_concept (&class, "type", SYSTEM_CLASS, &type);
      value = tend_fhir_dup_line (&class, "value");
      name = tend_fhir_dup_line (&class, "name");
      if (g_strcmp0 (type.code, "group") == 0)
        tend_import_item_state_if_any (item, "group_number", value);
      else if (g_strcmp0 (type.code, "plan") == 0)
        tend_import_item_state_if_any (item, "plan_name", name != NULL ? name : value);
    }
}

/* The plan by the name of its class, else by the kind of insurance, else by who pays. */
static void
read_plan_name (const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *words = NULL;
  TendFhirElement  payor;

  if (tend_import_item_states (item, "plan_name"))
    return;
  words = tend_fhir_dup_words (resource, "type");
  if (words == NULL && tend_fhir_get_first (resource, "payor", &payor))
    words = tend_fhir_dup_line (&payor, "display");
  tend_import_item_state_if_any (item, "plan_name", words);
}

static void
read_member_number (const TendFhirElement *resource, TendImportItem *item)
{
  TendFhirElement list, identifier;
  guint           n = tend_fhir_get_list (resource, "identifier", &list);

  for (guint i = 0; i < n && !tend_import_item_states (item, "member_id"); i++)
    {
      g_auto (TendFhirConcept) type = { 0 };
      g_autofree char *value = NULL;

      if (!tend_fhir_get_nth_object (&list, i, &identifier)
          || !tend_fhir_get_concept (&identifier, "type", SYSTEM_IDENTIFIER_TYPE, &type))
        continue;
      value = tend_fhir_dup_line (&identifier, "value");
      if (g_strcmp0 (type.code, "MB") == 0)
        tend_import_item_state_if_any (item, "member_id", value);
    }
}

static void
read_copay (const TendFhirElement *resource, TendImportItem *item)
{
  TendFhirElement list, cost, money;
  guint           n = tend_fhir_get_list (resource, "costToBeneficiary", &list);

  for (guint i = 0; i < n; i++)
    {
      g_auto (TendFhirConcept) type = { 0 };
      g_autofree char *digits = NULL, *text = NULL;
      gint64           cents;

      if (!tend_fhir_get_nth_object (&list, i, &cost)
          || !tend_fhir_get_concept (&cost, "type", SYSTEM_COPAY, &type)
          || g_strcmp0 (type.code, "copay") != 0
          || !tend_fhir_get_object (&cost, "valueMoney", &money))
        continue;
      digits = tend_fhir_dup_number (&money, "value");
      if (digits == NULL)
        continue;
      if (!tend_money_parse (digits, FALSE, &cents, NULL))
        {
          tend_fhir_element_fault (&money, _ ("This is not an amount of money."));
          continue;
        }
      text = g_strdup_printf ("%" G_GINT64_FORMAT, cents);
      tend_import_item_state (item, "copay", text);
    }
}

static const char *
read_coverage (const TendFhirElement *resource, TendImportItem *item)
{
  TendFhirElement subscriber;

  read_relationship (resource, item);
  read_classes (resource, item);
  read_plan_name (resource, item);
  read_member_number (resource, item);
  read_copay (resource, item);
  if (tend_fhir_get_object (resource, "subscriber", &subscriber))
    {
      g_autofree char *name = tend_fhir_dup_line (&subscriber, "display");

      tend_import_item_state_if_any (item, "subscriber_name", name);
    }
  if (!tend_import_item_states (item, "coverage_order"))
    tend_import_item_assume (item, "coverage_order", "1");
  return NULL;
}

static void
write_class (TendJsonWriter *writer, const char *code, const char *value, const char *name)
{
  if (value == NULL)
    return;

  tend_json_writer_begin_object (writer, NULL);
  tend_fhir_write_concept (writer, "type", SYSTEM_CLASS, code, NULL);
  tend_json_writer_add_text (writer, "value", value);
  tend_json_writer_add_text (writer, "name", name);
  tend_json_writer_end (writer);
}

static void
write_copay (TendJsonWriter *writer, gint64 cents)
{
  g_autofree char *digits = NULL;

  if (cents == 0)
    return;

  digits = tend_money_format_plain (cents);
  tend_json_writer_begin_array (writer, "costToBeneficiary");
  tend_json_writer_begin_object (writer, NULL);
  tend_fhir_write_concept (writer, "type", SYSTEM_COPAY, "copay", NULL);
  tend_json_writer_begin_object (writer, "valueMoney");
  tend_json_writer_add_number (writer, "value", digits);
  tend_json_writer_add_text (writer, "currency", "USD");
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
}

/* FHIR does not do without one. */
static void
write_unknown_payor (TendJsonWriter *writer)
{
  tend_json_writer_begin_array (writer, "payor");
  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_begin_array (writer, "extension");
  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_add_text (writer, "url", EXTENSION_ABSENT);
  tend_json_writer_add_text (writer, "valueCode", "unknown");
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
}

static void
write_coverage (TendJsonWriter *writer, TendRecord *record, const TendPatientSummary *summary)
{
  const TendCoverageData *data = tend_coverage_get_data (TEND_COVERAGE (record));
  g_autofree char        *relationship = tend_fhir_dup_field (record, "relationship");

  if (data->subscriber_name != NULL)
    {
      tend_json_writer_begin_object (writer, "subscriber");
      tend_json_writer_add_text (writer, "display", data->subscriber_name);
      tend_json_writer_end (writer);
    }
  tend_fhir_write_concept (writer, "relationship", SYSTEM_RELATIONSHIP, relationship, NULL);
  if (data->payer_id == 0)
    write_unknown_payor (writer);
  tend_json_writer_begin_array (writer, "class");
  write_class (writer, "group", data->group_number, NULL);
  write_class (writer, "plan", data->plan_name, data->plan_name);
  tend_json_writer_end (writer);
  write_copay (writer, data->copay);
}

const TendFhirKind tend_fhir_coverage = {
  .resource_type = "Coverage",
  TEND_FHIR_RULES (rules),
  .get_type = tend_coverage_get_type,
  .read = read_coverage,
  .write = write_coverage,
};
