/* SPDX-License-Identifier: GPL-3.0-or-later
 * A FHIR Device. */
#define G_LOG_DOMAIN "tend-fhir-device"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tend-fhir-kinds.h"
#include "tend-fhir-writing.h"

/* The Fennigkoh–Smith score and what is due are the clinic's own and not written. */
static const TendFhirRule rules[] = {
  { TEND_FHIR_OWN ("device-status"), TEND_FHIR_EXTENSION, "status" },
  { TEND_FHIR_OWN ("device-owner"), TEND_FHIR_EXTENSION, "owner" },
  { TEND_FHIR_OWN ("device-protection-class"), TEND_FHIR_EXTENSION, "protection_class" },
  { TEND_FHIR_OWN ("device-applied-part"), TEND_FHIR_EXTENSION, "applied_part" },
  { TEND_FHIR_OWN ("device-hours-meter"), TEND_FHIR_EXTENSION, "hours_meter" },
  { TEND_FHIR_OWN ("device-warranty-until"), TEND_FHIR_EXTENSION, "warranty_until" },
  { "manufacturer", TEND_FHIR_LINE, "manufacturer" },
  { "manufactureDate", TEND_FHIR_DATE, "manufactured_date" },
  { "expirationDate", TEND_FHIR_DATE, "expiration_date" },
  { "lotNumber", TEND_FHIR_LINE, "lot_number" },
  { "serialNumber", TEND_FHIR_LINE, "serial_number" },
  { "modelNumber", TEND_FHIR_LINE, "model_number" },
  { "type", TEND_FHIR_WORDS, "family" },
  { "patient", TEND_FHIR_REFERENCE, "patient_id", "Patient" },
  { "location", TEND_FHIR_REFERENCE, "location_id", "Location" },
  { "note", TEND_FHIR_NOTES, "note" },
};

/* The name that people use, else the first, else the type or model. */
static void
read_device_name (const TendFhirElement *resource, TendImportItem *item)
{
  TendFhirElement  list, element;
  guint            n = tend_fhir_get_list (resource, "deviceName", &list);
  g_autofree char *chosen = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL, *type = NULL;

      if (!tend_fhir_get_nth_object (&list, i, &element))
        continue;
      name = tend_fhir_dup_line (&element, "name");
      type = tend_fhir_dup_line (&element, "type");
      if (name == NULL || (chosen != NULL && g_strcmp0 (type, "user-friendly-name") != 0))
        continue;
      g_free (chosen);
      chosen = g_steal_pointer (&name);
    }
  if (chosen == NULL)
    chosen = tend_fhir_dup_field (item->record, "family");
  if (chosen == NULL)
    chosen = tend_fhir_dup_field (item->record, "model_number");
  tend_import_item_state_if_any (item, "name", chosen);
}

static void
read_carrier (const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *identifier = NULL, *udi = NULL;
  TendFhirElement  carrier;

  if (!tend_fhir_get_first (resource, "udiCarrier", &carrier))
    return;
  identifier = tend_fhir_dup_line (&carrier, "deviceIdentifier");
  udi = tend_fhir_dup_line (&carrier, "carrierHRF");
  tend_import_item_state_if_any (item, "device_identifier", identifier);
  tend_import_item_state_if_any (item, "udi", udi);
}

static void
read_status (const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *status = tend_fhir_dup_line (resource, "status");
  gboolean         with_patient = tend_fhir_has (resource, "patient");

  if (g_strcmp0 (status, "entered-in-error") == 0)
    tend_record_set_withdrawn (item->record, TRUE);
  if (!tend_import_item_states (item, "owner"))
    tend_import_item_assume (item, "owner", with_patient ? "patient" : "clinic");
  if (tend_import_item_states (item, "status"))
    return;

  if (g_strcmp0 (status, "inactive") == 0)
    tend_import_item_state (item, "status", "retired");
  else
    tend_import_item_assume (item, "status", with_patient ? "assigned" : "available");
}

static const char *
read_device (const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *tag = tend_fhir_dup_identifier (resource, TEND_IMPORT_SYSTEM_ASSET_TAG);

  read_device_name (resource, item);
  read_carrier (resource, item);
  read_status (resource, item);
  if (tag != NULL)
    tend_import_item_assume (item, "asset_tag", tag);
  return tend_import_item_states (item, "name") ? NULL : _ ("It has no name, type or model.");
}

static void
write_device (TendJsonWriter *writer, TendRecord *record, const TendPatientSummary *summary)
{
  const TendDeviceData *data = tend_device_get_data (TEND_DEVICE (record));

  tend_json_writer_begin_array (writer, "udiCarrier");
  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_add_text (writer, "deviceIdentifier", data->device_identifier);
  tend_json_writer_add_text (writer, "carrierHRF", data->udi);
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);

  tend_json_writer_add_text (writer, "status",
                             data->status == TEND_DEVICE_STATUS_RETIRED ? "inactive" : "active");
  tend_json_writer_begin_array (writer, "deviceName");
  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_add_text (writer, "name", data->name);
  tend_json_writer_add_text (writer, "type", "user-friendly-name");
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
}

const TendFhirKind tend_fhir_device = {
  .resource_type = "Device",
  TEND_FHIR_RULES (rules),
  .get_type = tend_device_get_type,
  .read = read_device,
  .write = write_device,
};
