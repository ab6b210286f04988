/* SPDX-License-Identifier: GPL-3.0-or-later
 * FHIR Practitioner, Organization and Location. */
#define G_LOG_DOMAIN "tend-fhir-people"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tend-fhir-kinds.h"
#include "tend-fhir-writing.h"

#define SYSTEM_ORGANIZATION_TYPE "http://terminology.hl7.org/CodeSystem/organization-type"
#define SYSTEM_PLACE_TYPE "http://terminology.hl7.org/CodeSystem/location-physical-type"

static const TendFhirRule practitioner_rules[] = {
  { TEND_FHIR_OWN ("practitioner-role"), TEND_FHIR_EXTENSION, "role" },
  { "active", TEND_FHIR_BOOLEAN, "active" },
};

static const char *
read_practitioner (const TendFhirElement *resource, TendImportItem *item)
{
  g_auto (TendFhirName) parts = { 0 };
  g_autofree char *phone = tend_fhir_dup_telecom (resource, "phone");
  g_autofree char *npi = tend_fhir_dup_identifier (resource, TEND_IMPORT_SYSTEM_NPI);
  TendFhirElement  name;

  if (tend_fhir_get_first (resource, "name", &name))
    tend_fhir_read_name (&name, &parts);
  if (parts.family == NULL)
    parts.family = g_steal_pointer (&parts.given);
  tend_import_item_state_if_any (item, "family_name", parts.family);
  tend_import_item_state_if_any (item, "given_name", parts.given);
  tend_import_item_state_if_any (item, "name_prefix", parts.prefix);
  tend_import_item_state_if_any (item, "name_suffix", parts.suffix);
  tend_import_item_state_if_any (item, "phone", phone);
  tend_import_item_state_if_any (item, "npi", npi);
  if (!tend_import_item_states (item, "active"))
    tend_import_item_assume (item, "active", "1");
  return parts.family != NULL ? NULL : _ ("It has no name.");
}

static void
write_practitioner (TendJsonWriter *writer, TendRecord *record, const TendPatientSummary *summary)
{
  const TendPractitionerData *data = tend_practitioner_get_data (TEND_PRACTITIONER (record));

  tend_json_writer_begin_array (writer, "name");
  tend_fhir_write_name (writer, NULL, record);
  tend_json_writer_end (writer);
  tend_json_writer_begin_array (writer, "telecom");
  tend_fhir_write_telecom (writer, "phone", data->phone);
  tend_json_writer_end (writer);
}

const TendFhirKind tend_fhir_practitioner = {
  .resource_type = "Practitioner",
  TEND_FHIR_RULES (practitioner_rules),
  .get_type = tend_practitioner_get_type,
  .read = read_practitioner,
  .write = write_practitioner,
};

static const TendFhirRule organization_rules[] = {
  { TEND_FHIR_OWN ("organization-kind"), TEND_FHIR_EXTENSION, "kind" },
  { "active", TEND_FHIR_BOOLEAN, "active" },
  { "name", TEND_FHIR_LINE, "name" },
};

static const char *
choose_organization_kind (const TendFhirElement *resource)
{
  static const struct
  {
    const char *code;
    const char *kind;
  } kinds[]
      = { { "prov", "provider" }, { "dept", "provider" }, { "pay", "payer" }, { "ins", "payer" } };
  g_auto (TendFhirConcept) type = { 0 };
  TendFhirElement element;

  if (tend_fhir_get_first (resource, "type", &element))
    tend_fhir_read_concept (&element, SYSTEM_ORGANIZATION_TYPE, &type);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (type.code, kinds[i].code) == 0)
      return kinds[i].kind;
  return "other";
}

static const char *
read_organization (const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *phone = tend_fhir_dup_telecom (resource, "phone");
  g_autofree char *npi = tend_fhir_dup_identifier (resource, TEND_IMPORT_SYSTEM_NPI);
  g_autofree char *payer = tend_fhir_dup_identifier (resource, TEND_IMPORT_SYSTEM_PAYER);
  TendFhirElement  address;

  if (!tend_import_item_states (item, "kind"))
    tend_import_item_assume (item, "kind", choose_organization_kind (resource));
  if (!tend_import_item_states (item, "active"))
    tend_import_item_assume (item, "active", "1");
  tend_import_item_state_if_any (item, "phone", phone);
  tend_import_item_state_if_any (item, "npi", npi);
  tend_import_item_state_if_any (item, "payer_identifier", payer);

  if (tend_fhir_get_first (resource, "address", &address))
    {
      g_autofree char *line = tend_fhir_join_texts (&address, "line", ", ");
      g_autofree char *city = tend_fhir_dup_line (&address, "city");
      g_autofree char *state = tend_fhir_dup_line (&address, "state");
      g_autofree char *postal_code = tend_fhir_dup_line (&address, "postalCode");

      tend_import_item_state_if_any (item, "address_line", line);
      tend_import_item_state_if_any (item, "city", city);
      tend_import_item_state_if_any (item, "state", state);
      tend_import_item_state_if_any (item, "postal_code", postal_code);
    }
  return tend_import_item_states (item, "name") ? NULL : _ ("It has no name.");
}

static void
write_organization (TendJsonWriter *writer, TendRecord *record, const TendPatientSummary *summary)
{
  const TendOrganizationData *data = tend_organization_get_data (TEND_ORGANIZATION (record));

  tend_json_writer_begin_array (writer, "telecom");
  tend_fhir_write_telecom (writer, "phone", data->phone);
  tend_json_writer_end (writer);

  tend_json_writer_begin_array (writer, "address");
  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_begin_array (writer, "line");
  tend_json_writer_add_text (writer, NULL, data->address_line);
  tend_json_writer_end (writer);
  tend_json_writer_add_text (writer, "city", data->city);
  tend_json_writer_add_text (writer, "state", data->state);
  tend_json_writer_add_text (writer, "postalCode", data->postal_code);
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
}

const TendFhirKind tend_fhir_organization = {
  .resource_type = "Organization",
  TEND_FHIR_RULES (organization_rules),
  .get_type = tend_organization_get_type,
  .read = read_organization,
  .write = write_organization,
};

static const TendFhirRule location_rules[] = {
  { TEND_FHIR_OWN ("location-kind"), TEND_FHIR_EXTENSION, "kind" },
  { "name", TEND_FHIR_LINE, "name" },
};

/* A room is one of ours; a building, ward or house elsewhere is a place where
 * patients are, and gets no column in the schedule. */
static const char *
choose_location_kind (const TendFhirElement *resource)
{
  g_auto (TendFhirConcept) type = { 0 };

  tend_fhir_get_concept (resource, "physicalType", SYSTEM_PLACE_TYPE, &type);
  if (g_strcmp0 (type.code, "ro") == 0 || g_strcmp0 (type.code, "bd") == 0)
    return "exam-room";
  return g_strcmp0 (type.code, "ho") == 0 ? "home" : "waiting-area";
}

static const char *
read_location (const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *status = tend_fhir_dup_line (resource, "status");
  g_autofree char *description = tend_fhir_dup_line (resource, "description");

  if (!tend_import_item_states (item, "name"))
    tend_import_item_state_if_any (item, "name", description);
  if (status != NULL)
    tend_import_item_state (item, "active", g_str_equal (status, "active") ? "1" : "0");
  else
    tend_import_item_assume (item, "active", "1");
  if (!tend_import_item_states (item, "kind"))
    tend_import_item_assume (item, "kind", choose_location_kind (resource));
  return tend_import_item_states (item, "name") ? NULL : _ ("It has no name.");
}

static void
write_location (TendJsonWriter *writer, TendRecord *record, const TendPatientSummary *summary)
{
  const TendLocationData *data = tend_location_get_data (TEND_LOCATION (record));

  tend_json_writer_add_text (writer, "status", data->active ? "active" : "inactive");
}

const TendFhirKind tend_fhir_location = {
  .resource_type = "Location",
  TEND_FHIR_RULES (location_rules),
  .get_type = tend_location_get_type,
  .read = read_location,
  .write = write_location,
};
