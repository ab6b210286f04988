/* SPDX-License-Identifier: GPL-3.0-or-later
 * The FHIR that Tend writes: the same bytes each time, and the same records when read again. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "fhir-reading.h"
#include "tend-fhir-writer.h"

/* What only the clinic knows and no other system is told, or what a file cannot say. */
static const char *const not_written[] = {
  "patient.do_not_bill",
  "patient.note",
  "patient.merged_into_id",
  "patient.registered_at",
  "practitioner.collector_code",
  "practitioner.schedulable",
  "practitioner.hue",
  "location.schedulable",
  "location.position",
  "observation.amends_id",
  "device.next_due_date",
  "device.next_due_for",
  "device.risk_score",
};

/* Fields that a made-up text would not do for. */
static const struct
{
  const char *field;
  const char *text;
} proper[] = {
  { "human_name.use", "maiden" },
  { "contact_point.system", "phone" },
  { "contact_point.value", "503-555-0142" },
  { "contact_point.normalized", "+15035550142" },
  { "contact_point.rank", "3" },
  { "allergy_intolerance.category", "food, medication" },
  { "medication.kind", "request" },
  { "immunization.code", "08" },
  { "observation.code", "29463-7" },
  { "observation.value", "83.914588" },
  { "observation.unit", "kg" },
  { "observation.typed_text", "185.0" },
  { "observation.typed_unit", "[lb_av]" },
  { "observation.value_text", NULL },
  { "coverage.coverage_order", "2" },
};

static gboolean
is_listed (const char *const *list, gsize n, const char *name)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (list[i], name))
      return TRUE;
  return FALSE;
}

static char *
make_text (const TendRecordInfo *info, guint field)
{
  const TendField *description = &info->fields[field];
  g_autofree char *name = g_strconcat (info->table, ".", description->name, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (proper); i++)
    if (g_str_equal (proper[i].field, name))
      return g_strdup (proper[i].text);
  switch (description->kind)
    {
    case TEND_FIELD_TEXT:
      return g_strdup_printf ("\"%s\" é – 5", description->name);
    case TEND_FIELD_DATE:
      return g_strdup_printf ("2020-02-%02u", field % 28 + 1);
    case TEND_FIELD_TIME:
      return g_strdup_printf ("%" G_GINT64_FORMAT,
                              G_GINT64_CONSTANT (1600000000000000) + field * 1000000 + 250000);
    case TEND_FIELD_REAL:
      return g_strdup ("1234.5");
    case TEND_FIELD_ENUM:
      {
        g_autoptr (GEnumClass) klass = g_type_class_ref (description->enum_type ());

        return g_strdup (g_enum_get_value (klass, 1)->value_nick);
      }
    case TEND_FIELD_BOOLEAN:
      return g_strdup ("1");
    case TEND_FIELD_INTEGER:
    case TEND_FIELD_MONEY:
      return g_strdup_printf ("%u", field + 1);
    case TEND_FIELD_REFERENCE:
    default:
      return NULL;
    }
}

/* A record with something in every field. */
static gpointer
make_record (GType type, gint64 id)
{
  TendRecord           *record = g_object_new (type, "id", id, NULL);
  const TendRecordInfo *info = tend_record_get_info (record);

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *text = make_text (info, i);

      g_assert_true (tend_record_load_text (record, i, text, NULL));
    }
  return record;
}

static gpointer
add_record (GPtrArray *array, GType type, gint64 id, gint64 patient_id)
{
  gpointer record = make_record (type, id);

  if (patient_id != 0)
    g_object_set (record, "patient-id", patient_id, NULL);
  g_ptr_array_add (array, record);
  return record;
}

static TendPatientSummary *
make_summary (void)
{
  g_autoptr (TendPatient) patient = make_record (TEND_TYPE_PATIENT, 1);
  TendPatientSummary *summary = tend_patient_summary_new (patient);

  add_record (summary->names, TEND_TYPE_HUMAN_NAME, 11, 1);
  add_record (summary->contact_points, TEND_TYPE_CONTACT_POINT, 12, 1);
  add_record (summary->addresses, TEND_TYPE_ADDRESS, 13, 1);
  add_record (summary->related_persons, TEND_TYPE_RELATED_PERSON, 14, 1);
  add_record (summary->identifiers, TEND_TYPE_IDENTIFIER, 15, 0);
  add_record (summary->organizations, TEND_TYPE_ORGANIZATION, 2, 0);
  add_record (summary->practitioners, TEND_TYPE_PRACTITIONER, 3, 0);
  add_record (summary->locations, TEND_TYPE_LOCATION, 4, 0);
  add_record (summary->coverages, TEND_TYPE_COVERAGE, 5, 1);
  add_record (summary->conditions, TEND_TYPE_CONDITION, 21, 1);
  add_record (summary->allergies, TEND_TYPE_ALLERGY_INTOLERANCE, 22, 1);
  add_record (summary->medications, TEND_TYPE_MEDICATION, 23, 1);
  g_object_set (add_record (summary->medications, TEND_TYPE_MEDICATION, 24, 1), "kind",
                TEND_MEDICATION_KIND_STATEMENT, NULL);
  add_record (summary->immunizations, TEND_TYPE_IMMUNIZATION, 25, 1);
  add_record (summary->procedures, TEND_TYPE_PROCEDURE, 26, 1);
  g_object_set (add_record (summary->devices, TEND_TYPE_DEVICE, 27, 1), "location-id",
                G_GINT64_CONSTANT (4), NULL);
  g_object_set (add_record (summary->appointments, TEND_TYPE_APPOINTMENT, 28, 1), "device-id",
                G_GINT64_CONSTANT (27), NULL);
  g_object_set (add_record (summary->encounters, TEND_TYPE_ENCOUNTER, 29, 1), "practitioner-id",
                G_GINT64_CONSTANT (3), "appointment-id", G_GINT64_CONSTANT (28), NULL);
  return summary;
}

static TendObservation *
add_observation (TendPatientSummary *summary, gint64 id, const char *value, const char *first, ...)
{
  TendObservation *observation = make_record (TEND_TYPE_OBSERVATION, id);
  va_list          arguments;

  g_object_set (observation, "patient-id", G_GINT64_CONSTANT (1), NULL);
  tend_record_load_text (TEND_RECORD (observation),
                         tend_record_find_field (TEND_RECORD (observation), "value"), value, NULL);
  va_start (arguments, first);
  g_object_set_valist (G_OBJECT (observation), first, arguments);
  va_end (arguments);
  g_ptr_array_add (summary->observations, observation);
  return observation;
}

static TendImport *
read_back (TendPatientSummary *summary)
{
  g_autoptr (GBytes) bytes = tend_fhir_writer_write (summary);
  TendImport *import = read_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "x");
  g_autofree char *fault = dup_first_fault (import);

  g_assert_cmpstr (fault, ==, "");
  return import;
}

static TendImportItem *
find_item (TendImport *import, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  for (guint i = 0; i < import->items->len; i++)
    {
      TendImportItem *item = g_ptr_array_index (import->items, i);

      if (g_strcmp0 (item->source_id, text) == 0)
        return item;
    }
  g_error ("%s was not read back", text);
}

static void
assert_same (TendRecord *record, TendRecord *found)
{
  const TendRecordInfo *info = tend_record_get_info (record);

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *name = g_strconcat (info->table, ".", info->fields[i].name, NULL);
      g_autofree char *expected = tend_record_dup_text (record, i);
      g_autofree char *text = tend_record_dup_text (found, i);

      if (info->fields[i].kind == TEND_FIELD_REFERENCE
          || is_listed (not_written, G_N_ELEMENTS (not_written), name))
        continue;
      g_test_message ("%s", name);
      g_assert_cmpstr (text, ==, expected);
    }
}

static void
assert_all_same (TendImport *import, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      TendRecord *record = g_ptr_array_index (records, i);

      assert_same (record, find_item (import, tend_record_get_id (record))->record);
    }
}

/* The record among the patient's children that is of the same kind. */
static void
assert_child (TendImportItem *patient, GPtrArray *records)
{
  for (guint i = 0; i < patient->children->len; i++)
    {
      TendImportItem *child = g_ptr_array_index (patient->children, i);

      if (G_OBJECT_TYPE (child->record) == G_OBJECT_TYPE (records->pdata[0]))
        {
          assert_same (records->pdata[0], child->record);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
assert_reference (TendImport *import, gint64 from, const char *field, gint64 to)
{
  TendImportItem *item = find_item (import, from);

  for (guint i = 0; i < item->references->len; i++)
    {
      TendImportReference *reference = g_ptr_array_index (item->references, i);

      if (!g_str_equal (reference->field, field))
        continue;
      g_assert_cmpstr (reference->url, ==, find_item (import, to)->url);
      return;
    }
  g_error ("no reference %s", field);
}

static void
test_reads_back_what_it_wrote (void)
{
  g_autoptr (TendPatientSummary) summary = make_summary ();
  g_autoptr (TendImport) import = NULL;
  TendImportItem *patient;

  g_object_set (summary->coverages->pdata[0], "payer-id", G_GINT64_CONSTANT (2), NULL);
  add_observation (summary, 40, "83.914588", "encounter-id", G_GINT64_CONSTANT (29), "performer-id",
                   G_GINT64_CONSTANT (3), NULL);
  import = read_back (summary);
  patient = find_item (import, 1);
  assert_same (TEND_RECORD (summary->patient), patient->record);
  assert_child (patient, summary->names);
  assert_child (patient, summary->contact_points);
  assert_child (patient, summary->addresses);
  assert_child (patient, summary->related_persons);
  assert_all_same (import, summary->organizations);
  assert_all_same (import, summary->practitioners);
  assert_all_same (import, summary->locations);
  assert_all_same (import, summary->coverages);
  assert_all_same (import, summary->conditions);
  assert_all_same (import, summary->allergies);
  assert_all_same (import, summary->medications);
  assert_all_same (import, summary->immunizations);
  assert_all_same (import, summary->procedures);
  assert_all_same (import, summary->devices);
  assert_all_same (import, summary->appointments);
  assert_all_same (import, summary->encounters);
  assert_all_same (import, summary->observations);

  assert_reference (import, 5, "patient_id", 1);
  assert_reference (import, 5, "payer_id", 2);
  assert_reference (import, 27, "location_id", 4);
  assert_reference (import, 28, "patient_id", 1);
  assert_reference (import, 29, "practitioner_id", 3);
  assert_reference (import, 29, "appointment_id", 28);
  assert_reference (import, 40, "encounter_id", 29);
  assert_reference (import, 40, "performer_id", 3);
  g_assert_cmpuint (patient->identifiers->len, ==, 3);
}

static void
test_reads_back_empty_records (void)
{
  g_autoptr (TendPatient) patient
      = g_object_new (TEND_TYPE_PATIENT, "id", G_GINT64_CONSTANT (1), NULL);
  g_autoptr (TendPatientSummary) summary = tend_patient_summary_new (patient);
  g_autoptr (TendImport) import = read_back (summary);

  g_assert_cmpuint (import->items->len, ==, 1);
  assert_same (TEND_RECORD (patient), find_item (import, 1)->record);
}

/* The values of an observation, and their digits. */
static void
test_keeps_values (void)
{
  static const struct
  {
    const char *code;
    const char *value;
    const char *unit;
    const char *typed_text;
    const char *typed_unit;
    const char *value_text;
    const char *written;
  } cases[] = {
    { "8310-5", "38", "Cel", "100.4", "[degF]", NULL, "\"value\": 100.4," },
    { "8310-5", "38", "Cel", "100.4 F", "[degF]", NULL, "\"value\": 38," },
    { "8302-2", "170.18", "cm", "5'7\"", "[ft_i]", NULL, "\"value\": 170.18," },
    { "718-7", "17", "g/dL", "17.00", "g/dL", NULL, "\"value\": 17.00," },
    { "718-7", "17", "g/dL", NULL, NULL, NULL, "\"value\": 17," },
    { "718-7", "0.1", NULL, "0.10", NULL, NULL, "\"value\": 0.10" },
    { "718-7", NULL, "g/dL", NULL, NULL, "<5.0", "\"comparator\": \"<\"," },
    { "718-7", NULL, NULL, NULL, NULL, "<5.0", "\"valueString\": \"<5.0\"" },
    { "718-7", NULL, NULL, NULL, NULL, "trace", "\"valueString\": \"trace\"" },
    { "718-7", NULL, NULL, NULL, NULL, "Not Performed", "\"code\": \"not-performed\"," },
    { "718-7", NULL, NULL, NULL, NULL, NULL, "\"code\": \"unknown\"," },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendPatient) patient = make_record (TEND_TYPE_PATIENT, 1);
      g_autoptr (TendPatientSummary) summary = tend_patient_summary_new (patient);
      g_autoptr (TendImport) import = NULL;
      g_autoptr (GBytes) bytes = NULL;
      TendObservation *observation
          = add_observation (summary, 40, cases[i].value, "code", cases[i].code, "unit",
                             cases[i].unit, "typed-text", cases[i].typed_text, "typed-unit",
                             cases[i].typed_unit, "value-text", cases[i].value_text, NULL);
      TendRecord *found;

      import = read_back (summary);
      found = find_item (import, 40)->record;
      assert_same (TEND_RECORD (observation), found);
      bytes = tend_fhir_writer_write (summary);
      g_test_message ("%s", cases[i].written);
      g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                      cases[i].written));
    }
}

static void
test_joins_a_panel_again (void)
{
  g_autoptr (TendPatientSummary) summary = make_summary ();
  g_autoptr (TendImport) import = NULL;
  TendObservation *systolic, *diastolic, *pressure;
  TendImportItem  *panel;

  systolic
      = add_observation (summary, 51, "120", "panel-id", G_GINT64_CONSTANT (50), "code", "8480-6",
                         "unit", "mm[Hg]", "typed-text", "120", "typed-unit", "mm[Hg]", NULL);
  diastolic = add_observation (summary, 52, "80", "panel-id", G_GINT64_CONSTANT (50), "code",
                               "8462-4", "value", 80.0, "unit", "mm[Hg]", "typed-text", "80",
                               "typed-unit", "mm[Hg]", NULL);
  pressure = add_observation (summary, 50, NULL, "code", "85354-9", "unit", NULL, "typed-text",
                              NULL, "typed-unit", NULL, NULL);

  import = read_back (summary);
  panel = find_item (import, 50);
  assert_same (TEND_RECORD (pressure), panel->record);
  g_assert_cmpuint (panel->children->len, ==, 2);
  assert_same (TEND_RECORD (systolic), ((TendImportItem *) panel->children->pdata[0])->record);
  assert_same (TEND_RECORD (diastolic), ((TendImportItem *) panel->children->pdata[1])->record);
  for (guint i = 0; i < import->items->len; i++)
    g_assert_cmpstr (((TendImportItem *) import->items->pdata[i])->source_id, !=, "51");
}

static void
check_node (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) values = json_object_get_values (json_node_get_object (node));

      g_assert_nonnull (values);
      for (GList *l = values; l != NULL; l = l->next)
        check_node (l->data);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      g_assert_cmpuint (json_array_get_length (array), >, 0);
      for (guint i = 0; i < json_array_get_length (array); i++)
        check_node (json_array_get_element (array, i));
    }
  else
    {
      g_assert_false (JSON_NODE_HOLDS_NULL (node));
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        g_assert_cmpstr (json_node_get_string (node), !=, "");
    }
}

/* As FHIR wants it, and the same whenever and in whatever order it is written. */
static void
test_writes_the_same_valid_json (void)
{
  g_autoptr (TendPatientSummary) summary = make_summary ();
  g_autoptr (GBytes) first = NULL, second = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  gpointer statement;

  first = tend_fhir_writer_write (summary);
  g_assert_true (json_parser_load_from_data (parser, g_bytes_get_data (first, NULL),
                                             g_bytes_get_size (first), NULL));
  check_node (json_parser_get_root (parser));

  statement = g_ptr_array_steal_index (summary->medications, 1);
  g_ptr_array_insert (summary->medications, 0, statement);
  second = tend_fhir_writer_write (summary);
  g_assert_true (g_bytes_equal (first, second));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/fhir-writer/reads-back-what-it-wrote", test_reads_back_what_it_wrote);
  g_test_add_func ("/exchange/fhir-writer/reads-back-empty-records", test_reads_back_empty_records);
  g_test_add_func ("/exchange/fhir-writer/keeps-values", test_keeps_values);
  g_test_add_func ("/exchange/fhir-writer/joins-a-panel-again", test_joins_a_panel_again);
  g_test_add_func ("/exchange/fhir-writer/writes-the-same-valid-json",
                   test_writes_the_same_valid_json);
  return g_test_run ();
}
