/* SPDX-License-Identifier: GPL-3.0-or-later
 * FHIR Encounter and Appointment. */
#define G_LOG_DOMAIN "tend-fhir-visit"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tend-fhir-kinds.h"
#include "tend-fhir-writing.h"

#define SYSTEM_ACT_CODE "http://terminology.hl7.org/CodeSystem/v3-ActCode"

static const TendFhirRule encounter_rules[] = {
  { "subject", TEND_FHIR_REFERENCE, "patient_id", "Patient" },
  { "type", TEND_FHIR_LIST_OF_WORDS, "service_type" },
  { "appointment", TEND_FHIR_REFERENCES, "appointment_id", "Appointment" },
  { "period", TEND_FHIR_TIMES, "arrived_at", "finished_at" },
  { "reasonCode", TEND_FHIR_LIST_OF_WORDS, "reason" },
};

/* The first of a stage is the one written. */
static const struct
{
  const char *status;
  const char *stage;
} stages[] = {
  { "planned", "planned" },        { "arrived", "arrived" },
  { "triaged", "roomed" },         { "in-progress", "with-clinician" },
  { "finished", "done" },          { "cancelled", "cancelled" },
  { "onleave", "with-clinician" },
};

/* The times of steps that only the history of the status tells. */
static const struct
{
  const char *status;
  const char *field;
} steps[] = { { "triaged", "roomed_at" }, { "in-progress", "clinician_at" } };

static void
read_status (const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *status = tend_fhir_dup_line (resource, "status");
  TendFhirElement  element;

  if (status == NULL)
    {
      if (!tend_fhir_has (resource, "status"))
        tend_fhir_element_miss (resource, "status");
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_str_equal (status, stages[i].status))
      {
        tend_import_item_state (item, "stage", stages[i].stage);
        return;
      }
  if (g_str_equal (status, "entered-in-error"))
    tend_record_set_withdrawn (item->record, TRUE);
  else if (g_str_equal (status, "unknown"))
    tend_import_item_assume (item, "stage",
                             tend_import_item_states (item, "finished_at") ? "done" : "planned");
  else if (tend_fhir_get (resource, "status", &element))
    tend_fhir_element_fault (&element, _ ("This is none of the codes that FHIR knows here."));
}

static void
read_class (const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *code = NULL;
  TendFhirElement class;

  if (!tend_fhir_has (resource, "class"))
    tend_fhir_element_miss (resource, "class");
  if (tend_fhir_get_object (resource, "class", &class))
    code = tend_fhir_dup_line (&class, "code");
  tend_import_item_state_if_any (item, "class_code", code);
}

static void
read_steps (const TendFhirElement *resource, TendImportItem *item)
{
  TendFhirElement list, step, period;
  guint           n = tend_fhir_get_list (resource, "statusHistory", &list);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *status = NULL, *partial = NULL;
      gint64           time;

      if (!tend_fhir_get_nth_object (&list, i, &step)
          || !tend_fhir_get_object (&step, "period", &period)
          || !tend_fhir_get_time (&period, "start", &time, &partial))
        continue;
      status = tend_fhir_dup_line (&step, "status");
      for (gsize j = 0; j < G_N_ELEMENTS (steps); j++)
        {
          g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, time);

          if (g_strcmp0 (status, steps[j].status) == 0
              && !tend_import_item_states (item, steps[j].field))
            tend_import_item_state (item, steps[j].field, text);
        }
    }
}

/* The reference @inner of each element of the list @name. */
static void
read_inner_references (const TendFhirElement *resource,
                       const char            *name,
                       const char            *inner,
                       TendImportItem        *item,
                       const char            *field,
                       const char            *type)
{
  TendFhirElement list, element;
  guint           n = tend_fhir_get_list (resource, name, &list);

  for (guint i = 0; i < n; i++)
    if (tend_fhir_get_nth_object (&list, i, &element))
      tend_fhir_add_reference (&element, inner, item, field, type);
}

static const char *
read_encounter (const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *service = tend_fhir_dup_words (resource, "serviceType");

  read_status (resource, item);
  read_class (resource, item);
  read_steps (resource, item);
  read_inner_references (resource, "participant", "individual", item, "practitioner_id",
                         "Practitioner");
  read_inner_references (resource, "location", "location", item, "location_id", "Location");
  if (!tend_import_item_states (item, "service_type"))
    tend_import_item_state_if_any (item, "service_type", service);
  return NULL;
}

static void
write_inner_reference (
    TendJsonWriter *writer, const char *name, const char *inner, const char *type, gint64 id)
{
  tend_json_writer_begin_array (writer, name);
  tend_json_writer_begin_object (writer, NULL);
  tend_fhir_write_reference (writer, inner, type, id);
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
}

static void
write_steps (TendJsonWriter *writer, TendRecord *record)
{
  tend_json_writer_begin_array (writer, "statusHistory");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *time = tend_fhir_dup_time (record, steps[i].field);

      if (time == NULL)
        continue;
      tend_json_writer_begin_object (writer, NULL);
      tend_json_writer_add_text (writer, "status", steps[i].status);
      tend_json_writer_begin_object (writer, "period");
      tend_json_writer_add_text (writer, "start", time);
      tend_json_writer_end (writer);
      tend_json_writer_end (writer);
    }
  tend_json_writer_end (writer);
}

static void
write_encounter (TendJsonWriter *writer, TendRecord *record, const TendPatientSummary *summary)
{
  const TendEncounterData *data = tend_encounter_get_data (TEND_ENCOUNTER (record));
  g_autofree char         *stage = tend_fhir_dup_field (record, "stage");

  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_str_equal (stages[i].stage, stage))
      {
        tend_json_writer_add_text (writer, "status", stages[i].status);
        break;
      }
  write_steps (writer, record);
  tend_json_writer_begin_object (writer, "class");
  tend_json_writer_add_text (writer, "system", SYSTEM_ACT_CODE);
  tend_json_writer_add_text (writer, "code", data->class_code != NULL ? data->class_code : "AMB");
  tend_json_writer_end (writer);
  write_inner_reference (writer, "participant", "individual", "Practitioner",
                         data->practitioner_id);
  write_inner_reference (writer, "location", "location", "Location", data->location_id);
}

const TendFhirKind tend_fhir_encounter = {
  .resource_type = "Encounter",
  TEND_FHIR_RULES (encounter_rules),
  .get_type = tend_encounter_get_type,
  .read = read_encounter,
  .write = write_encounter,
};

static const TendFhirRule appointment_rules[] = {
  { TEND_FHIR_OWN ("appointment-override-reason"), TEND_FHIR_EXTENSION, "override_reason" },
  { "status", TEND_FHIR_CODE, "status", NULL, TEND_FHIR_REQUIRED },
  { "cancelationReason", TEND_FHIR_WORDS, "cancellation_reason" },
  { "serviceType", TEND_FHIR_LIST_OF_WORDS, "service_type" },
  { "reasonCode", TEND_FHIR_LIST_OF_WORDS, "reason" },
  { "start", TEND_FHIR_TIME, "start_at" },
  { "end", TEND_FHIR_TIME, "end_at" },
  { "comment", TEND_FHIR_LINES, "comment" },
};

static const struct
{
  const char *type;
  const char *field;
} actors[] = {
  { "Patient", "patient_id" },
  { "Practitioner", "practitioner_id" },
  { "Location", "location_id" },
  { "Device", "device_id" },
};

static const char *
read_appointment (const TendFhirElement *resource, TendImportItem *item)
{
  g_autofree char *description = tend_fhir_dup_line (resource, "description");
  gboolean         starts = tend_import_item_states (item, "start_at");

  if (!tend_fhir_has (resource, "participant"))
    tend_fhir_element_miss (resource, "participant");
  for (gsize i = 0; i < G_N_ELEMENTS (actors); i++)
    read_inner_references (resource, "participant", "actor", item, actors[i].field, actors[i].type);
  if (!tend_import_item_states (item, "reason"))
    tend_import_item_state_if_any (item, "reason", description);

  /* FHIR, invariant app-2 */
  if (tend_fhir_has (resource, "start") != tend_fhir_has (resource, "end"))
    tend_fhir_element_fault (resource,
                             _ ("It has a start without an end or an end without a start."));
  return starts ? NULL : _ ("It has no time.");
}

static void
write_actor (TendJsonWriter *writer, const char *type, gint64 id)
{
  if (id == 0)
    return;

  tend_json_writer_begin_object (writer, NULL);
  tend_fhir_write_reference (writer, "actor", type, id);
  tend_json_writer_add_text (writer, "status", "accepted");
  tend_json_writer_end (writer);
}

static void
write_appointment (TendJsonWriter *writer, TendRecord *record, const TendPatientSummary *summary)
{
  tend_json_writer_begin_array (writer, "participant");
  for (gsize i = 0; i < G_N_ELEMENTS (actors); i++)
    {
      int field = tend_record_find_field (record, actors[i].field);

      write_actor (writer, actors[i].type, *(gint64 *) tend_record_get_member (record, field));
    }
  tend_json_writer_end (writer);
}

const TendFhirKind tend_fhir_appointment = {
  .resource_type = "Appointment",
  TEND_FHIR_RULES (appointment_rules),
  .get_type = tend_appointment_get_type,
  .read = read_appointment,
  .write = write_appointment,
};
