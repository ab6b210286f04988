/* SPDX-License-Identifier: GPL-3.0-or-later
 * A FHIR Observation, with its components as observations of their own. */
#define G_LOG_DOMAIN "tend-fhir-observation"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tend-fhir-observation-value.h"
#include "tend-fhir-writing.h"

#define SYSTEM_LOINC "http://loinc.org"
#define SYSTEM_CATEGORY "http://terminology.hl7.org/CodeSystem/observation-category"
#define SYSTEM_INTERPRETATION "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
#define EXTENSION_POSITION "http://hl7.org/fhir/StructureDefinition/observation-bodyPosition"

static const TendFhirRule rules[] = {
  { EXTENSION_POSITION, TEND_FHIR_EXTENSION_WORDS, "position" },
  { TEND_FHIR_OWN ("observation-cuff-size"), TEND_FHIR_EXTENSION, "cuff_size" },
  { TEND_FHIR_OWN ("observation-confirmed"), TEND_FHIR_EXTENSION, "confirmed" },
  { "status", TEND_FHIR_CODE, "status", NULL, TEND_FHIR_REQUIRED },
  { "category", TEND_FHIR_CONCEPTS_CODE, "category", SYSTEM_CATEGORY },
  { "subject", TEND_FHIR_REFERENCE, "patient_id", "Patient" },
  { "encounter", TEND_FHIR_REFERENCE, "encounter_id", "Encounter" },
  { "effectiveDateTime", TEND_FHIR_TIME, "effective_at" },
  { "effectiveInstant", TEND_FHIR_TIME, "effective_at", NULL, TEND_FHIR_READ_ONLY },
  { "effectivePeriod", TEND_FHIR_TIMES, "effective_at", NULL, TEND_FHIR_READ_ONLY },
  { "performer", TEND_FHIR_REFERENCES, "performer_id", "Practitioner" },
  { "interpretation", TEND_FHIR_CONCEPTS_CODE, "interpretation", SYSTEM_INTERPRETATION },
  { "note", TEND_FHIR_NOTES, "note" },
  { "bodySite", TEND_FHIR_WORDS, "body_site" },
  { "method", TEND_FHIR_WORDS, "method" },
  { "device", TEND_FHIR_REFERENCE, "device_id", "Device" },
};

static const TendFhirRule component_rules[] = {
  { EXTENSION_POSITION, TEND_FHIR_EXTENSION_WORDS, "position" },
  { TEND_FHIR_OWN ("observation-cuff-size"), TEND_FHIR_EXTENSION, "cuff_size" },
  { TEND_FHIR_OWN ("observation-confirmed"), TEND_FHIR_EXTENSION, "confirmed" },
  { TEND_FHIR_OWN ("observation-body-site"), TEND_FHIR_EXTENSION, "body_site" },
  { TEND_FHIR_OWN ("observation-method"), TEND_FHIR_EXTENSION, "method" },
  { TEND_FHIR_OWN ("observation-note"), TEND_FHIR_EXTENSION, "note" },
  { "interpretation", TEND_FHIR_CONCEPTS_CODE, "interpretation", SYSTEM_INTERPRETATION },
};

/* What a component has of the observation it is part of. */
static const char *const shared_fields[] = { "category", "effective_at", "status" };

static const TendFhirKind component_kind = {
  .resource_type = "Observation.component",
  TEND_FHIR_RULES (component_rules),
  .get_type = tend_observation_get_type,
};

/* The name that the coding displays: the text is often a name for programs. */
static void
read_code (const TendFhirElement *element, TendImportItem *item)
{
  g_auto (TendFhirConcept) code = { 0 };
  const char *words;

  if (!tend_fhir_get_concept (element, "code", SYSTEM_LOINC, &code))
    {
      if (!tend_fhir_has (element, "code"))
        tend_fhir_element_miss (element, "code");
      return;
    }

  words = code.display != NULL ? code.display : tend_fhir_concept_get_words (&code);
  /* a test of the laboratory's own may have a name and no code */
  tend_import_item_state_if_any (item, "code", code.code != NULL ? code.code : words);
  tend_import_item_state_if_any (item, "display", words);
}

static void
copy_reference (TendImportItem *child, const TendImportReference *reference)
{
  g_ptr_array_add (child->references, tend_import_reference_copy (reference));
}

static TendImportItem *
read_component (const TendFhirElement *element, TendImportItem *item)
{
  TendImportItem *child
      = tend_import_item_new (component_kind.resource_type, component_kind.get_type ());

  child->parent_field = "panel_id";
  child->path = tend_fhir_element_dup_path (element);
  tend_fhir_element_locate (element, &child->line, &child->column);
  tend_fhir_read_rules (&component_kind, element, child);
  read_code (element, child);
  tend_fhir_read_value (element, child);

  for (gsize i = 0; i < G_N_ELEMENTS (shared_fields); i++)
    {
      g_autofree char *text = tend_fhir_dup_field (item->record, shared_fields[i]);

      tend_import_item_state_if_any (child, shared_fields[i], text);
    }
  for (guint i = 0; i < item->references->len; i++)
    copy_reference (child, g_ptr_array_index (item->references, i));
  return child;
}

static void
read_components (const TendFhirElement *resource, TendImportItem *item)
{
  TendFhirElement list, element;
  guint           n = tend_fhir_get_list (resource, "component", &list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendImportItem) child = NULL;

      if (!tend_fhir_get_nth_object (&list, i, &element))
        continue;
      child = read_component (&element, item);
      if (tend_import_item_states (child, "code"))
        g_ptr_array_add (item->children, g_steal_pointer (&child));
    }
}

static void
read_issued (const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *partial = NULL, *text = NULL;
  gint64           time;

  if (!tend_fhir_get_time (resource, "issued", &time, &partial))
    return;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, time);
  tend_import_item_state (item, "effective_at", text);
}

static const char *
read_observation (const TendFhirElement *resource, TendImportItem *item)
{
  read_code (resource, item);
  tend_fhir_read_value (resource, item);
  if (!tend_import_item_states (item, "effective_at"))
    read_issued (resource, item);
  read_components (resource, item);
  if (!tend_import_item_states (item, "code"))
    return _ ("It has neither code nor words.");
  return tend_import_item_states (item, "effective_at") ? NULL : _ ("It has no time.");
}

static void
write_code (TendJsonWriter *writer, const TendObservationData *data)
{
  const char *system = SYSTEM_LOINC;

  /* a code that is its own name came without one */
  if (g_strcmp0 (data->code, data->display) == 0)
    {
      tend_fhir_write_concept (writer, "code", NULL, NULL, data->display);
      return;
    }
  if (!g_regex_match_simple ("^[0-9]{1,7}-[0-9]$", data->code, 0, 0))
    system = NULL;
  tend_fhir_write_concept (writer, "code", system, data->code, data->display);
}

static guint
write_components (TendJsonWriter *writer, gint64 panel_id, const TendPatientSummary *summary)
{
  guint n = 0;

  tend_json_writer_begin_array (writer, "component");
  for (guint i = 0; i < summary->observations->len; i++)
    {
      TendObservation           *component = g_ptr_array_index (summary->observations, i);
      const TendObservationData *data = tend_observation_get_data (component);

      if (data->panel_id != panel_id || panel_id == 0)
        continue;
      tend_json_writer_begin_object (writer, NULL);
      tend_fhir_write_rules (&component_kind, writer, TEND_RECORD (component));
      write_code (writer, data);
      tend_fhir_write_value (writer, component, FALSE);
      tend_json_writer_end (writer);
      n++;
    }
  tend_json_writer_end (writer);
  return n;
}

static void
write_observation (TendJsonWriter *writer, TendRecord *record, const TendPatientSummary *summary)
{
  TendObservation *observation = TEND_OBSERVATION (record);
  guint            n;

  write_code (writer, tend_observation_get_data (observation));
  n = write_components (writer, tend_record_get_id (record), summary);
  tend_fhir_write_value (writer, observation, n > 0);
}

const TendFhirKind tend_fhir_observation = {
  .resource_type = "Observation",
  TEND_FHIR_RULES (rules),
  .get_type = tend_observation_get_type,
  .read = read_observation,
  .write = write_observation,
};
