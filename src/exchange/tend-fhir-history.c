/* SPDX-License-Identifier: GPL-3.0-or-later
 * FHIR Condition, AllergyIntolerance, Immunization and Procedure. */
#define G_LOG_DOMAIN "tend-fhir-history"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tend-fhir-kinds.h"
#include "tend-fhir-writing.h"

#define SYSTEM_CONDITION_CLINICAL "http://terminology.hl7.org/CodeSystem/condition-clinical"
#define SYSTEM_CONDITION_VERIFICATION "http://terminology.hl7.org/CodeSystem/condition-ver-status"
#define SYSTEM_CONDITION_CATEGORY "http://terminology.hl7.org/CodeSystem/condition-category"
#define SYSTEM_ALLERGY_CLINICAL "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"
#define SYSTEM_ALLERGY_VERIFICATION                                                                \
  "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification"
#define SYSTEM_CVX "http://hl7.org/fhir/sid/cvx"
#define SYSTEM_ICD_10_CM "http://hl7.org/fhir/sid/icd-10-cm"

static const TendFhirRule condition_rules[] = {
  { "subject", TEND_FHIR_REFERENCE, "patient_id", "Patient", TEND_FHIR_REQUIRED },
  { "encounter", TEND_FHIR_REFERENCE, "encounter_id", "Encounter" },
  { "clinicalStatus", TEND_FHIR_CONCEPT_CODE, "clinical_status", SYSTEM_CONDITION_CLINICAL },
  { "verificationStatus", TEND_FHIR_CONCEPT_CODE, "verification_status",
    SYSTEM_CONDITION_VERIFICATION },
  { "category", TEND_FHIR_CONCEPTS_CODE, "category", SYSTEM_CONDITION_CATEGORY },
  { "code", TEND_FHIR_CONCEPT, "display", SYSTEM_ICD_10_CM },
  { "onsetDateTime", TEND_FHIR_DATE, "onset_date" },
  { "onsetPeriod", TEND_FHIR_DAYS, "onset_date", NULL, TEND_FHIR_READ_ONLY },
  { "abatementDateTime", TEND_FHIR_DATE, "abatement_date" },
  { "abatementPeriod", TEND_FHIR_DAYS, "abatement_date", NULL, TEND_FHIR_READ_ONLY },
  { "recordedDate", TEND_FHIR_DATE, "recorded_date" },
  { "note", TEND_FHIR_NOTES, "note" },
};

static const TendFhirRule allergy_rules[] = {
  { "clinicalStatus", TEND_FHIR_CONCEPT_CODE, "clinical_status", SYSTEM_ALLERGY_CLINICAL },
  { "verificationStatus", TEND_FHIR_CONCEPT_CODE, "verification_status",
    SYSTEM_ALLERGY_VERIFICATION },
  { "criticality", TEND_FHIR_CODE, "criticality" },
  { "code", TEND_FHIR_CONCEPT, "display" },
  { "patient", TEND_FHIR_REFERENCE, "patient_id", "Patient", TEND_FHIR_REQUIRED },
  { "onsetDateTime", TEND_FHIR_DATE, "onset_date" },
  { "onsetPeriod", TEND_FHIR_DAYS, "onset_date", NULL, TEND_FHIR_READ_ONLY },
  { "recordedDate", TEND_FHIR_DATE, "recorded_date" },
  { "note", TEND_FHIR_NOTES, "note" },
};

static const TendFhirRule immunization_rules[] = {
  { "status", TEND_FHIR_LINE, "status", "completed", TEND_FHIR_REQUIRED },
  { "patient", TEND_FHIR_REFERENCE, "patient_id", "Patient", TEND_FHIR_REQUIRED },
  { "encounter", TEND_FHIR_REFERENCE, "encounter_id", "Encounter" },
  { "occurrenceDateTime", TEND_FHIR_TIME, "occurrence_at" },
  { "lotNumber", TEND_FHIR_LINE, "lot_number" },
  { "site", TEND_FHIR_WORDS, "site" },
  { "note", TEND_FHIR_NOTES, "note" },
};

static const TendFhirRule procedure_rules[] = {
  { "status", TEND_FHIR_LINE, "status", "completed", TEND_FHIR_REQUIRED },
  { "code", TEND_FHIR_CONCEPT, "display" },
  { "subject", TEND_FHIR_REFERENCE, "patient_id", "Patient", TEND_FHIR_REQUIRED },
  { "encounter", TEND_FHIR_REFERENCE, "encounter_id", "Encounter" },
  { "performedDateTime", TEND_FHIR_TIME, "performed_at", NULL, TEND_FHIR_READ_ONLY },
  { "performedPeriod", TEND_FHIR_TIMES, "performed_at", "ended_at", TEND_FHIR_READ_ONLY },
  { "note", TEND_FHIR_NOTES, "note" },
};

/* Words of an onset for which no field has room: onsetAge, onsetString … */
static void
remark_text (const TendFhirElement *resource, TendImportItem *item, const char *element)
{
  g_autofree char *text = tend_fhir_dup_line (resource, element);

  if (text != NULL && !g_str_equal (text, "unknown"))
    tend_fhir_remark (item, element, text);
}

static const char *
find_reason_without_words (TendImportItem *item)
{
  return tend_import_item_states (item, "display") ? NULL : _ ("It has neither code nor words.");
}

static const char *
read_condition (const TendFhirElement *resource, TendImportItem *item)
{
  remark_text (resource, item, "onsetString");
  remark_text (resource, item, "abatementString");
  if (!tend_import_item_states (item, "clinical_status"))
    tend_import_item_assume (item, "clinical_status", "unknown");
  if (!tend_import_item_states (item, "verification_status"))
    tend_import_item_assume (item, "verification_status", "unconfirmed");
  return find_reason_without_words (item);
}

const TendFhirKind tend_fhir_condition = {
  .resource_type = "Condition",
  TEND_FHIR_RULES (condition_rules),
  .get_type = tend_condition_get_type,
  .read = read_condition,
};

/* "manifestation, another (severe)" a reaction */
static char *
describe_reaction (const TendFhirElement *reaction)
{
  g_autofree char *words = tend_fhir_join_words (reaction, "manifestation");
  g_autofree char *description = tend_fhir_dup_line (reaction, "description");
  g_autofree char *severity = tend_fhir_dup_line (reaction, "severity");

  if (words == NULL)
    words = g_steal_pointer (&description);
  if (words == NULL || severity == NULL)
    return g_steal_pointer (&words);
  return g_strdup_printf ("%s (%s)", words, severity);
}

static void
read_reactions (const TendFhirElement *resource, TendImportItem *item)
{
  g_autoptr (GString) reactions = g_string_new (NULL);
  TendFhirElement list, reaction;
  guint           n = tend_fhir_get_list (resource, "reaction", &list);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = NULL;

      if (tend_fhir_get_nth_object (&list, i, &reaction))
        words = describe_reaction (&reaction);
      if (words != NULL)
        g_string_append_printf (reactions, "%s%s", reactions->len > 0 ? "; " : "", words);
    }
  if (reactions->len > 0)
    tend_import_item_state (item, "reaction", reactions->str);
}

static const char *
read_allergy (const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *category = tend_fhir_join_texts (resource, "category", ", ");

  remark_text (resource, item, "onsetString");
  tend_import_item_state_if_any (item, "category", category);
  read_reactions (resource, item);
  if (!tend_import_item_states (item, "clinical_status"))
    tend_import_item_assume (item, "clinical_status", "unknown");
  if (!tend_import_item_states (item, "verification_status"))
    tend_import_item_assume (item, "verification_status", "unconfirmed");
  return find_reason_without_words (item);
}

static void
write_allergy (TendJsonWriter *writer, TendRecord *record, const TendPatientSummary *summary)
{
  const TendAllergyIntoleranceData *data
      = tend_allergy_intolerance_get_data (TEND_ALLERGY_INTOLERANCE (record));
  g_auto (GStrv) categories = g_strsplit (data->category != NULL ? data->category : "", ", ", -1);

  tend_json_writer_begin_array (writer, "category");
  for (guint i = 0; categories[i] != NULL; i++)
    tend_json_writer_add_text (writer, NULL, categories[i]);
  tend_json_writer_end (writer);

  tend_json_writer_begin_array (writer, "reaction");
  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_begin_array (writer, "manifestation");
  tend_fhir_write_concept (writer, NULL, NULL, NULL, data->reaction);
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
}

const TendFhirKind tend_fhir_allergy_intolerance = {
  .resource_type = "AllergyIntolerance",
  TEND_FHIR_RULES (allergy_rules),
  .get_type = tend_allergy_intolerance_get_type,
  .read = read_allergy,
  .write = write_allergy,
};

static const char *
read_immunization (const TendFhirElement *resource, TendImportItem *item)
{
  g_auto (TendFhirConcept) vaccine = { 0 };

  if (!tend_fhir_get_concept (resource, "vaccineCode", SYSTEM_CVX, &vaccine))
    tend_fhir_element_miss (resource, "vaccineCode");
  /* the field holds CVX codes and no others */
  if (g_strcmp0 (vaccine.system, SYSTEM_CVX) == 0)
    tend_import_item_state (item, "code", vaccine.code);
  if (tend_fhir_concept_get_words (&vaccine) != NULL)
    tend_import_item_state (item, "display", tend_fhir_concept_get_words (&vaccine));

  remark_text (resource, item, "occurrenceString");
  if (!tend_fhir_has (resource, "occurrenceDateTime")
      && !tend_fhir_has (resource, "occurrenceString"))
    tend_fhir_element_miss (resource, "occurrence[x]");
  return find_reason_without_words (item);
}

static void
write_immunization (TendJsonWriter *writer, TendRecord *record, const TendPatientSummary *summary)
{
  const TendImmunizationData *data = tend_immunization_get_data (TEND_IMMUNIZATION (record));

  tend_fhir_write_concept (writer, "vaccineCode", SYSTEM_CVX, data->code, data->display);
  if (data->occurrence_at == TEND_TIME_NONE)
    tend_json_writer_add_text (writer, "occurrenceString", "unknown");
}

const TendFhirKind tend_fhir_immunization = {
  .resource_type = "Immunization",
  TEND_FHIR_RULES (immunization_rules),
  .get_type = tend_immunization_get_type,
  .read = read_immunization,
  .write = write_immunization,
};

static const char *
read_procedure (const TendFhirElement *resource, TendImportItem *item)
{
  remark_text (resource, item, "performedString");
  return find_reason_without_words (item);
}

static void
write_procedure (TendJsonWriter *writer, TendRecord *record, const TendPatientSummary *summary)
{
  g_autofree char *performed = tend_fhir_dup_time (record, "performed_at");
  g_autofree char *ended = tend_fhir_dup_time (record, "ended_at");

  if (ended == NULL)
    {
      tend_json_writer_add_text (writer, "performedDateTime", performed);
      return;
    }
  tend_json_writer_begin_object (writer, "performedPeriod");
  tend_json_writer_add_text (writer, "start", performed);
  tend_json_writer_add_text (writer, "end", ended);
  tend_json_writer_end (writer);
}

const TendFhirKind tend_fhir_procedure = {
  .resource_type = "Procedure",
  TEND_FHIR_RULES (procedure_rules),
  .get_type = tend_procedure_get_type,
  .read = read_procedure,
  .write = write_procedure,
};
