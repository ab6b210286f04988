/* SPDX-License-Identifier: GPL-3.0-or-later
 * FHIR MedicationRequest and MedicationStatement, and the Medication they point to. */
#define G_LOG_DOMAIN "tend-fhir-medication"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tend-date.h"
#include "tend-fhir-kinds.h"
#include "tend-fhir-writing.h"

#define SYSTEM_RXNORM "http://www.nlm.nih.gov/research/umls/rxnorm"

static const TendFhirRule request_rules[] = {
  { "status", TEND_FHIR_LINE, "status", "unknown", TEND_FHIR_REQUIRED },
  { "medicationCodeableConcept", TEND_FHIR_CONCEPT, "display", SYSTEM_RXNORM },
  { "subject", TEND_FHIR_REFERENCE, "patient_id", "Patient", TEND_FHIR_REQUIRED },
  { "encounter", TEND_FHIR_REFERENCE, "encounter_id", "Encounter" },
  { "authoredOn", TEND_FHIR_DATE, "started_date" },
  { "note", TEND_FHIR_NOTES, "note" },
};

static const TendFhirRule statement_rules[] = {
  { TEND_FHIR_OWN ("medication-prescriber"), TEND_FHIR_EXTENSION, "prescriber" },
  { "status", TEND_FHIR_LINE, "status", "unknown", TEND_FHIR_REQUIRED },
  { "medicationCodeableConcept", TEND_FHIR_CONCEPT, "display", SYSTEM_RXNORM },
  { "subject", TEND_FHIR_REFERENCE, "patient_id", "Patient", TEND_FHIR_REQUIRED },
  { "context", TEND_FHIR_REFERENCE, "encounter_id", "Encounter" },
  { "effectiveDateTime", TEND_FHIR_DATE, "started_date", NULL, TEND_FHIR_READ_ONLY },
  { "effectivePeriod", TEND_FHIR_DAYS, "started_date", "ended_date" },
  { "note", TEND_FHIR_NOTES, "note" },
};

static const TendFhirRule medication_rules[] = {
  { "code", TEND_FHIR_CONCEPT, "display", SYSTEM_RXNORM },
};

static const TendFhirKind medication_kind = {
  .resource_type = "Medication",
  TEND_FHIR_RULES (medication_rules),
  .get_type = tend_medication_get_type,
};

TendImportItem *
tend_fhir_read_medication (const TendFhirElement *resource)
{
  TendImportItem *item
      = tend_import_item_new (medication_kind.resource_type, medication_kind.get_type ());

  item->source_id = tend_fhir_dup_line (resource, "id");
  tend_fhir_read_rules (&medication_kind, resource, item);
  return item;
}

/* The Medication inside the resource that "#id" points to. */
static void
read_contained (const TendFhirElement *resource, const char *id, TendImportItem *item)
{
  TendFhirElement list, contained;
  guint           n = tend_fhir_get_list (resource, "contained", &list);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *found = NULL;

      if (!tend_fhir_get_nth_object (&list, i, &contained))
        continue;
      found = tend_fhir_dup_line (&contained, "id");
      if (g_strcmp0 (found, id) != 0)
        continue;
      tend_fhir_read_rules (&medication_kind, &contained, item);
      return;
    }
}

/* Leaves what the Medication of another entry says to the reader of the file:
 * the reference, for the field "display", which is none of an id. */
static void
read_medication_reference (const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *text = NULL, *words = NULL;
  TendFhirElement  reference;

  if (!tend_fhir_get_object (resource, "medicationReference", &reference))
    return;

  text = tend_fhir_dup_line (&reference, "reference");
  words = tend_fhir_dup_line (&reference, "display");
  if (text != NULL && *text == '#')
    read_contained (resource, text + 1, item);
  else
    tend_fhir_add_reference (resource, "medicationReference", item, "display", "Medication");
  if (!tend_import_item_states (item, "display"))
    tend_import_item_state_if_any (item, "display", words);
}

static void
read_dosage (const TendFhirElement *resource, const char *element, TendImportItem *item)
{
  g_autoptr (GString) dosages = g_string_new (NULL);
  TendFhirElement list, dosage;
  guint           n = tend_fhir_get_list (resource, element, &list);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = NULL;

      if (!tend_fhir_get_nth_object (&list, i, &dosage))
        continue;
      text = tend_fhir_dup_line (&dosage, "text");
      if (text == NULL)
        text = tend_fhir_dup_line (&dosage, "patientInstruction");
      if (text != NULL)
        g_string_append_printf (dosages, "%s%s", dosages->len > 0 ? "; " : "", text);
    }
  if (dosages->len > 0)
    tend_import_item_state (item, "dosage", dosages->str);
}

static const char *
read_what (const TendFhirElement *resource, TendImportItem *item)
{
  read_medication_reference (resource, item);
  if (!tend_fhir_has (resource, "medicationCodeableConcept")
      && !tend_fhir_has (resource, "medicationReference"))
    tend_fhir_element_miss (resource, "medication[x]");
  for (guint i = 0; i < item->references->len; i++)
    {
      TendImportReference *reference = g_ptr_array_index (item->references, i);

      if (g_str_equal (reference->field, "display"))
        return NULL;
    }
  return tend_import_item_states (item, "display") ? NULL : _ ("It has neither code nor words.");
}

static const char *
read_request (const TendFhirElement *resource, TendImportItem *item)
{
  TendFhirElement dispense, period, requester;
  GDate           date;

  tend_import_item_state (item, "kind", "request");
  read_dosage (resource, "dosageInstruction", item);
  if (tend_fhir_get_object (resource, "requester", &requester))
    {
      g_autofree char *name = tend_fhir_dup_line (&requester, "display");

      tend_import_item_state_if_any (item, "prescriber", name);
    }
  if (tend_fhir_get_object (resource, "dispenseRequest", &dispense)
      && tend_fhir_get_object (&dispense, "validityPeriod", &period))
    {
      g_autofree char *partial = NULL;

      if (tend_fhir_get_date (&period, "end", &date, &partial) && partial == NULL)
        {
          g_autofree char *text = tend_date_format_iso (&date);

          tend_import_item_state (item, "ended_date", text);
        }
    }
  return read_what (resource, item);
}

static const char *
read_statement (const TendFhirElement *resource, TendImportItem *item)
{
  tend_import_item_state (item, "kind", "statement");
  read_dosage (resource, "dosage", item);
  return read_what (resource, item);
}

static void
write_dosage (TendJsonWriter *writer, const char *element, const char *dosage)
{
  tend_json_writer_begin_array (writer, element);
  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_add_text (writer, "text", dosage);
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
}

static void
write_request (TendJsonWriter *writer, TendRecord *record, const TendPatientSummary *summary)
{
  const TendMedicationData *data = tend_medication_get_data (TEND_MEDICATION (record));
  g_autofree char          *ended = tend_fhir_dup_field (record, "ended_date");

  tend_json_writer_add_text (writer, "intent", "order");
  tend_json_writer_begin_object (writer, "requester");
  tend_json_writer_add_text (writer, "display", data->prescriber);
  tend_json_writer_end (writer);
  write_dosage (writer, "dosageInstruction", data->dosage);
  tend_json_writer_begin_object (writer, "dispenseRequest");
  tend_json_writer_begin_object (writer, "validityPeriod");
  tend_json_writer_add_text (writer, "end", ended);
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
}

static void
write_statement (TendJsonWriter *writer, TendRecord *record, const TendPatientSummary *summary)
{
  write_dosage (writer, "dosage", tend_medication_get_data (TEND_MEDICATION (record))->dosage);
}

const TendFhirKind tend_fhir_medication_request = {
  .resource_type = "MedicationRequest",
  TEND_FHIR_RULES (request_rules),
  .get_type = tend_medication_get_type,
  .read = read_request,
  .write = write_request,
};

const TendFhirKind tend_fhir_medication_statement = {
  .resource_type = "MedicationStatement",
  TEND_FHIR_RULES (statement_rules),
  .get_type = tend_medication_get_type,
  .read = read_statement,
  .write = write_statement,
};
