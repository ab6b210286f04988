/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes the summary of a patient as a FHIR R4 Bundle. */
#define G_LOG_DOMAIN "tend-fhir-writer"

#include "config.h"

#include "tend-fhir-writer.h"

#include "tend-fhir-kinds.h"
#include "tend-fhir-writing.h"
#include "tend-import.h"

/* Numbers of a record that FHIR holds as identifiers. */
static const struct
{
  GType (*get_type) (void);
  const char *field;
  const char *type; /* of table v2-0203 */
  const char *words;
  const char *system;
} numbers[] = {
  { tend_patient_get_type, "mrn", "MR", "Medical Record Number", TEND_IMPORT_SYSTEM_MRN },
  { tend_device_get_type, "asset_tag", NULL, "Asset tag", TEND_IMPORT_SYSTEM_ASSET_TAG },
  { tend_practitioner_get_type, "npi", "NPI", "National Provider Identifier",
    TEND_IMPORT_SYSTEM_NPI },
  { tend_organization_get_type, "npi", "NPI", "National Provider Identifier",
    TEND_IMPORT_SYSTEM_NPI },
  { tend_organization_get_type, "payer_identifier", NULL, "Payer identifier",
    TEND_IMPORT_SYSTEM_PAYER },
};

static void
write_identifiers (TendJsonWriter           *writer,
                   TendRecord               *record,
                   const char               *id,
                   const TendPatientSummary *summary)
{
  tend_json_writer_begin_array (writer, "identifier");
  tend_fhir_write_identifier (writer, NULL, NULL, TEND_IMPORT_SYSTEM_RECORD, id);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i].get_type () == G_OBJECT_TYPE (record))
      {
        g_autofree char *number = tend_fhir_dup_field (record, numbers[i].field);

        tend_fhir_write_identifier (writer, numbers[i].type, numbers[i].words, numbers[i].system,
                                    number);
      }
  for (guint i = 0; TEND_IS_PATIENT (record) && i < summary->identifiers->len; i++)
    {
      const TendIdentifierData *data
          = tend_identifier_get_data (g_ptr_array_index (summary->identifiers, i));

      tend_fhir_write_identifier (writer, NULL, data->label, data->system, data->value);
    }
  tend_json_writer_end (writer);
}

static void
write_record (TendJsonWriter *writer, TendRecord *record, const TendPatientSummary *summary)
{
  const TendFhirKind *kind = tend_fhir_kind_of (record);
  g_autofree char    *id = NULL, *url = NULL;

  g_return_if_fail (kind != NULL);

  id = g_strdup_printf ("%" G_GINT64_FORMAT, tend_record_get_id (record));
  url = tend_fhir_dup_url (kind->resource_type, tend_record_get_id (record));
  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_add_text (writer, "fullUrl", url);
  tend_json_writer_begin_object (writer, "resource");
  tend_json_writer_add_text (writer, "resourceType", kind->resource_type);
  tend_json_writer_add_text (writer, "id", id);
  write_identifiers (writer, record, id, summary);
  tend_fhir_write_rules (kind, writer, record);
  if (kind->write != NULL)
    kind->write (writer, record, summary);
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
}

/* A component is written inside its panel. */
static gboolean
is_component (TendRecord *record)
{
  return TEND_IS_OBSERVATION (record)
         && tend_observation_get_data (TEND_OBSERVATION (record))->panel_id != 0;
}

static void
write_records (TendJsonWriter *writer, GPtrArray *records, const TendPatientSummary *summary)
{
  for (guint i = 0; i < records->len; i++)
    if (!is_component (g_ptr_array_index (records, i)))
      write_record (writer, g_ptr_array_index (records, i), summary);
}

GBytes *
tend_fhir_writer_write (TendPatientSummary *summary)
{
  GPtrArray *const arrays[] = {
    summary->organizations, summary->practitioners, summary->locations,    summary->coverages,
    summary->conditions,    summary->allergies,     summary->medications,  summary->immunizations,
    summary->procedures,    summary->devices,       summary->appointments, summary->encounters,
    summary->observations,
  };
  TendJsonWriter *writer = tend_json_writer_new ();

  tend_patient_summary_sort (summary);
  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_add_text (writer, "resourceType", "Bundle");
  tend_json_writer_add_text (writer, "type", "collection");
  tend_json_writer_begin_array (writer, "entry");
  write_record (writer, TEND_RECORD (summary->patient), summary);
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    write_records (writer, arrays[i], summary);
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
  return tend_json_writer_finish (writer);
}
