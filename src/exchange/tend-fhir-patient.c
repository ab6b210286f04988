/* SPDX-License-Identifier: GPL-3.0-or-later
 * A FHIR Patient and a TendPatient with the rows that belong to one. */
#define G_LOG_DOMAIN "tend-fhir-patient"

#include "config.h"

#include "tend-date.h"
#include "tend-fhir-patient-parts.h"

#define EXTENSION_RACE "http://hl7.org/fhir/us/core/StructureDefinition/us-core-race"
#define EXTENSION_ETHNICITY "http://hl7.org/fhir/us/core/StructureDefinition/us-core-ethnicity"
#define EXTENSION_BIRTH_SEX "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex"
#define EXTENSION_SEX "http://hl7.org/fhir/us/core/StructureDefinition/us-core-individual-sex"
#define SNOMED_FEMALE "248152002"
#define SNOMED_MALE "248153007"
#define EXTENSION_GENDER "http://hl7.org/fhir/StructureDefinition/patient-genderIdentity"
#define EXTENSION_INTERPRETER "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired"
#define SYSTEM_LANGUAGE "urn:ietf:bcp:47"

/* Not written: do_not_bill and note are for the clinic's own eyes; mrn is an identifier. */
static const TendFhirRule rules[] = {
  { EXTENSION_RACE, TEND_FHIR_EXTENSION_OMB, "race" },
  { EXTENSION_ETHNICITY, TEND_FHIR_EXTENSION_OMB, "ethnicity" },
  { EXTENSION_GENDER, TEND_FHIR_EXTENSION_WORDS, "gender_identity" },
  { EXTENSION_INTERPRETER, TEND_FHIR_EXTENSION, "interpreter_needed" },
  { TEND_FHIR_OWN ("patient-pronouns"), TEND_FHIR_EXTENSION, "pronouns" },
  { TEND_FHIR_OWN ("patient-isolation"), TEND_FHIR_EXTENSION, "isolation" },
  { TEND_FHIR_OWN ("patient-fall-risk"), TEND_FHIR_EXTENSION, "fall_risk" },
  { "active", TEND_FHIR_BOOLEAN, "active" },
  { "gender", TEND_FHIR_CODE, "sex" },
  { "birthDate", TEND_FHIR_DATE, "birth_date" },
  { "maritalStatus", TEND_FHIR_WORDS, "marital_status" },
  { "generalPractitioner", TEND_FHIR_REFERENCES, "primary_practitioner_id", "Practitioner" },
};

static void
read_deceased (const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *partial = NULL;
  gboolean         deceased;
  GDate            date;
  g_autofree char *text = NULL;

  if (tend_fhir_get_boolean (resource, "deceasedBoolean", &deceased))
    tend_import_item_state (item, "deceased", deceased ? "1" : "0");
  if (!tend_fhir_get_date (resource, "deceasedDateTime", &date, &partial))
    return;

  tend_import_item_state (item, "deceased", "1");
  if (partial != NULL)
    {
      tend_fhir_remark (item, "deceasedDateTime", partial);
      return;
    }
  text = tend_date_format_iso (&date);
  tend_import_item_state (item, "deceased_date", text);
}

/* The language preferred, else the first. */
static void
read_language (const TendFhirElement *resource, TendImportItem *item)
{
  TendFhirElement list, communication;
  guint           n = tend_fhir_get_list (resource, "communication", &list);
  gboolean        preferred = FALSE;

  for (guint i = 0; i < n && !preferred; i++)
    {
      g_auto (TendFhirConcept) language = { 0 };

      if (!tend_fhir_get_nth_object (&list, i, &communication))
        continue;
      tend_fhir_get_boolean (&communication, "preferred", &preferred);
      tend_fhir_get_concept (&communication, "language", SYSTEM_LANGUAGE, &language);
      if (language.code != NULL && (i == 0 || preferred))
        tend_import_item_state (item, "language", language.code);
    }
}

/* For files that leave the administrative gender out. */
static void
read_other_sex (const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *code = NULL;
  TendFhirElement  extension, coding;

  if (tend_fhir_get_extension (resource, EXTENSION_SEX, &extension)
      && tend_fhir_get_object (&extension, "valueCoding", &coding))
    code = tend_fhir_dup_line (&coding, "code");
  else if (tend_fhir_get_extension (resource, EXTENSION_BIRTH_SEX, &extension))
    code = tend_fhir_dup_line (&extension, "valueCode");
  if (g_strcmp0 (code, "F") == 0 || g_strcmp0 (code, SNOMED_FEMALE) == 0)
    tend_import_item_state (item, "sex", "female");
  else if (g_strcmp0 (code, "M") == 0 || g_strcmp0 (code, SNOMED_MALE) == 0)
    tend_import_item_state (item, "sex", "male");
}

static const char *
read_patient (const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *mrn = tend_fhir_dup_identifier (resource, TEND_IMPORT_SYSTEM_MRN);

  tend_fhir_read_patient_parts (resource, item);
  read_deceased (resource, item);
  read_language (resource, item);
  if (!tend_import_item_states (item, "sex"))
    read_other_sex (resource, item);
  if (!tend_import_item_states (item, "active"))
    tend_import_item_assume (item, "active", "1");
  if (mrn != NULL)
    tend_import_item_assume (item, "mrn", mrn);
  return NULL;
}

static void
write_language (TendJsonWriter *writer, const char *language)
{
  if (language == NULL)
    return;

  tend_json_writer_begin_array (writer, "communication");
  tend_json_writer_begin_object (writer, NULL);
  tend_fhir_write_concept (writer, "language", SYSTEM_LANGUAGE, language, NULL);
  tend_json_writer_add_boolean (writer, "preferred", TRUE);
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
}

static void
write_patient (TendJsonWriter *writer, TendRecord *record, const TendPatientSummary *summary)
{
  const TendPatientData *data = tend_patient_get_data (TEND_PATIENT (record));
  g_autofree char       *date = tend_fhir_dup_field (record, "deceased_date");

  tend_fhir_write_patient_parts (writer, summary);
  if (date != NULL)
    tend_json_writer_add_text (writer, "deceasedDateTime", date);
  else
    tend_json_writer_add_boolean (writer, "deceasedBoolean", data->deceased);
  write_language (writer, data->language);
}

const TendFhirKind tend_fhir_patient = {
  .resource_type = "Patient",
  TEND_FHIR_RULES (rules),
  .get_type = tend_patient_get_type,
  .read = read_patient,
  .write = write_patient,
};
