/* SPDX-License-Identifier: GPL-3.0-or-later
 * FHIR files as a whole: which are read, what is counted, where faults are. */
#include <string.h>

#include "fhir-reading.h"

static void
assert_clean (TendImport *import)
{
  g_autofree char *fault = dup_first_fault (import);

  g_assert_cmpstr (fault, ==, "");
}

/* "Patient", "Patient:13" or "Bundle transaction entries:259 (Observation:64 …)". */
static void
check_counts (TendImport *import, const char *expected)
{
  g_auto (GStrv) words = g_strsplit_set (expected, " ()", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], ":", 2);
      guint count = parts[0] != NULL && parts[1] != NULL ? strtoul (parts[1], NULL, 10) : 1;

      if (parts[0] == NULL || !g_ascii_isupper (*parts[0]) || g_str_equal (parts[0], "Bundle"))
        continue;
      g_assert_cmpuint (count_met (import, parts[0]), ==, count);
    }
}

static void
check_shared_file (const char *folder, const char *name, const char *expected)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (TendImport) import = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_test_message ("%s", name);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  import = read_bytes (text, length, name);
  if (strstr (name, "malformed") != NULL)
    {
      g_assert_false (tend_import_check (import, &error));
      g_assert_true (g_str_has_prefix (error->message, name));
      return;
    }
  assert_clean (import);
  check_counts (import, expected);
}

static void
test_reads_shared_files (void)
{
  const char      *folder = g_getenv ("TEND_SHARED_DATA");
  g_autofree char *table = NULL;
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  table = folder != NULL ? g_build_filename (folder, "fhir", "EXPECT.tsv", NULL) : NULL;
  if (table == NULL || !g_file_get_contents (table, &contents, NULL, NULL))
    {
      g_test_skip ("the shared data is not here");
      return;
    }

  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", 3);

      if (columns[0] == NULL || columns[1] == NULL)
        continue;
      check_shared_file (folder, columns[0], columns[1]);
      n++;
    }
  g_assert_cmpuint (n, >, 50);
}

typedef struct
{
  const char *text;
  const char *fault;
} FaultCase;

#define PATIENT "{\"resourceType\":\"Patient\","
#define BP "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"

static const FaultCase fault_cases[] = {
  { "", "test.json: The file is empty." },
  { "hello", "test.json:1:1: This is not JSON with a FHIR resource." },
  { "[]", "test.json:1:1: This is not JSON with a FHIR resource." },
  { "{}", "test.json:1:1: This is not a FHIR resource: it has no resourceType." },
  { "{\"resourceType\":7}", "test.json:1:1: This is not a FHIR resource: it has no resourceType." },
  { "{\"resourceType\":\"\"}",
    "test.json:1:1: This is not a FHIR resource: it has no resourceType." },
  { "{\"resourceType\":\"Pat ient\"}", "test.json:1:18: This is not a name of a FHIR resource." },
  { PATIENT "}", "test.json:1:27: Here should be a member name." },
  { "{\"resourceType\":\"Patient\"} x",
    "test.json:1:28: There is something behind the end of the resource." },
  { "{\"resourceType\":\n\"Patient\",\n \"birthDate\":\"1980-13-45\"}",
    "test.json:3:14: Patient.birthDate: This is not a date such as 2026-01-31." },
  { PATIENT "\"birthDate\":19800101}",
    "test.json:1:39: Patient.birthDate: This is not a date such as 2026-01-31." },
  { PATIENT "\"birthDate\":\"1980-1-1\"}",
    "test.json:1:39: Patient.birthDate: This is not a date such as 2026-01-31." },
  { PATIENT "\"birthDate\":\"2023-02-29\"}",
    "test.json:1:39: Patient.birthDate: This is not a date such as 2026-01-31." },
  { PATIENT "\"birthDate\":null}",
    "test.json:1:39: Patient.birthDate: FHIR has no null here; leave the element out." },
  { PATIENT "\"gender\":\"M\"}",
    "test.json:1:36: Patient.gender: This is none of the codes that FHIR knows here." },
  { PATIENT "\"active\":\"true\"}",
    "test.json:1:36: Patient.active: This should be true or false." },
  { PATIENT "\"name\":{}}", "test.json:1:34: Patient.name: This should be an array." },
  { PATIENT "\"name\":[3]}", "test.json:1:35: Patient.name[0]: This should be an object." },
  { PATIENT "\"name\":[{\"family\":[]}]}",
    "test.json:1:45: Patient.name[0].family: This should be a text." },
  { PATIENT "\"name\":[{\"given\":[\"A\",null]}]}",
    "test.json:1:49: Patient.name[0].given[1]: FHIR has no null here; leave the element out." },
  { PATIENT "\"name\":[{\"family\":\"a\\u0007b\"}]}",
    "test.json:1:45: Patient.name[0].family: This text is too long or holds control characters." },
  { PATIENT "\"a\":1,\"a\":2}",
    "test.json:1:1: Patient: Two members of this object have the same name." },
  { PATIENT "\"contact\":[{\"modifierExtension\":[{\"url\":\"x\"}]}]}",
    "test.json:1:59: Patient.contact[0].modifierExtension: This changes the meaning of what it "
    "stands in, in a way unknown to Tend." },
  { PATIENT "\"implicitRules\":\"http://x\"}",
    "test.json:1:1: Patient: It was written by rules (implicitRules) unknown to Tend." },
  { PATIENT "\"deceasedDateTime\":\"2020-01-01T10:00:00\"}",
    "test.json:1:46: Patient.deceasedDateTime: This is not a time with its zone, such as "
    "2026-01-31T14:05:00Z." },
  { PATIENT "\"telecom\":[{\"value\":\"1\",\"rank\":-1}]}",
    "test.json:1:58: Patient.telecom[0].rank: This should be a whole number, 0 or more." },
  { "{\"resourceType\":\"Condition\"}",
    "test.json:1:1: Condition.subject: This required element is missing." },
  { "{\"resourceType\":\"Encounter\",\"status\":\"finished\"}",
    "test.json:1:1: Encounter.class: This required element is missing." },
  { BP "\"valueQuantity\":{\"value\":\"7\"}}",
    "test.json:1:93: Observation.valueQuantity.value: This should be a number." },
  { BP "\"valueQuantity\":{\"value\":1e999}}",
    "test.json:1:84: Observation.valueQuantity: This number is too large to be kept." },
  { "{\"resourceType\":\"Appointment\",\"status\":\"booked\",\"participant\":[],"
    "\"start\":\"2026-01-01T10:00:00Z\"}",
    "test.json:1:1: Appointment: It has a start without an end or an end without a start." },
  { "{\"resourceType\":\"Bundle\",\"entry\":[{}]}",
    "test.json:1:35: Bundle.entry[0]: This entry holds no resource." },
  { "{\"resourceType\":\"Bundle\",\"entry\":[7]}",
    "test.json:1:35: Bundle.entry[0]: This should be an object." },
  { "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" PATIENT
    "\"id\":\"a\"}},{\"resource\":" PATIENT "\"birthDate\":\"x\"}}]}",
    "test.json:1:134: Bundle.entry[1].resource.birthDate: This is not a date such as 2026-01-31." },
};

static void
test_says_where_and_why (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fault_cases); i++)
    {
      g_autoptr (TendImport) import = read_text (fault_cases[i].text);
      g_autofree char *fault = dup_first_fault (import);

      g_test_message ("%s", fault_cases[i].text);
      g_assert_cmpstr (fault, ==, fault_cases[i].fault);
    }
}

static void
test_reports_bad_lines_and_goes_on (void)
{
  static const char        text[] = "\xef\xbb\xbf" PATIENT "\"id\":\"a\"}\r\n"
                                    "\r\n" PATIENT "\"id\":\"b\"\r\n" PATIENT "\"id\":\"\xff\"}\n"
                                    "null\n" PATIENT "\"id\":\"e\"}";
  static const char *const expected[] = {
    "test.json:3:36: The file ends inside an object or array.",
    "test.json:4:33: This is not UTF-8 text.",
    "test.json:5:1: This is not JSON with a FHIR resource.",
  };
  g_autoptr (TendImport) import = read_text (text);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (import->items->len, ==, 2);
  g_assert_cmpuint (import->faults->len, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *fault
          = tend_import_describe_fault (import, g_ptr_array_index (import->faults, i));

      g_assert_cmpstr (fault, ==, expected[i]);
    }
  g_assert_false (tend_import_check (import, &error));
  g_assert_cmpstr (error->message, ==,
                   "test.json:3:36: The file ends inside an object or array. (and 2 more faults)");
}

static void
test_tells_lines_from_one_document (void)
{
  static const struct
  {
    const char *text;
    guint       items;
  } cases[] = {
    { PATIENT "\"id\":\"a\"}", 1 },
    { PATIENT "\"id\":\"a\"}\n", 1 },
    { PATIENT "\"id\":\"a\"}\n" PATIENT "\"id\":\"b\"}\n", 2 },
    { PATIENT "\"meta\":{}\n,\"id\":\"a\"}", 1 },
    { "{\"resourceType\":\"Bundle\",\"entry\":[\n{\"resource\":" PATIENT "\"id\":\"a\"}},\n"
      "{\"resource\":" PATIENT "\"id\":\"b\"}}\n]}",
      2 },
    { "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":\n" PATIENT "\"id\":\"a\"}}]}", 1 },
    { "{\"entry\":[{\"resource\":" PATIENT "\"id\":\"a\"}}],\"resourceType\":\"Bundle\"}", 1 },
    { "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}", 0 },
    { "{\"resourceType\":\"List\",\"entry\":[{\"item\":{\"reference\":\"Patient/1\"}}]}", 0 },
    { "{\"resourceType\":\"Bundle\",\"type\":\"history\",\"entry\":[{\"request\":{\"method\":"
      "\"DELETE\",\"url\":\"Patient/1\"}}]}",
      0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendImport) import = read_text (cases[i].text);

      g_test_message ("%s", cases[i].text);
      assert_clean (import);
      g_assert_cmpuint (import->items->len, ==, cases[i].items);
    }
}

static void
test_skips_with_a_reason (void)
{
  static const struct
  {
    const char *text;
    const char *type;
    const char *why;
  } cases[] = {
    { "{\"resourceType\":\"Claim\",\"modifierExtension\":[{}],\"x\":null}", "Claim",
      "Tend does not take in this type." },
    { BP "\"effectiveDateTime\":\"2026\"}", "Observation",
      "It is about nobody, or about something other than a patient." },
    { BP "\"effectiveDateTime\":\"2026\",\"subject\":{\"reference\":\"Group/1\"}}", "Observation",
      "It is about nobody, or about something other than a patient." },
    { BP "\"subject\":{\"reference\":\"Patient/1\"}}", "Observation", "It has no time." },
    { "{\"resourceType\":\"Location\"}", "Location", "It has no name." },
    { "{\"resourceType\":\"Condition\",\"subject\":{\"reference\":\"Patient/1\"}}", "Condition",
      "It has neither code nor words." },
    { "{\"resourceType\":\"MedicationStatement\",\"status\":\"active\",\"subject\":{\"reference\":"
      "\"Patient/1\"},\"medicationReference\":{\"reference\":\"Medication/1\"}}",
      "MedicationStatement", "Its Medication is not in the file." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendImport) import = read_text (cases[i].text);
      TendImportCensus *census;

      g_test_message ("%s", cases[i].text);
      assert_clean (import);
      g_assert_cmpuint (import->items->len, ==, 0);
      g_assert_cmpuint (import->censuses->len, ==, 1);
      census = g_ptr_array_index (import->censuses, 0);
      g_assert_cmpstr (census->resource_type, ==, cases[i].type);
      g_assert_cmpuint (census->met, ==, 1);
      g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (census->skipped, cases[i].why)), ==,
                        1);
    }
}

static void
test_survives_hostile_files (void)
{
  static const char nul[] = PATIENT "\"id\":\"a\0b\"}";
  g_autoptr (GString) deep = g_string_new (PATIENT "\"x\":");
  g_autoptr (GString) wide = g_string_new (PATIENT "\"x\":[0");
  g_autoptr (TendImport) import = read_bytes (nul, sizeof nul - 1, "nul.json");
  g_autofree char *fault = dup_first_fault (import);

  g_assert_cmpstr (fault, ==, "nul.json:1:34: There is a NUL byte here.");

  for (guint i = 0; i < 10000; i++)
    g_string_append (deep, "[");
  for (guint i = 0; i < 10000; i++)
    g_string_append (deep, "]");
  g_string_append (deep, "}");
  g_clear_pointer (&import, tend_import_free);
  import = read_text (deep->str);
  g_free (fault);
  fault = dup_first_fault (import);
  g_assert_cmpstr (fault, ==, "test.json:1:130: Values are nested too deeply.");

  for (guint i = 0; i < 200000; i++)
    g_string_append (wide, ",0");
  g_string_append (wide, "]}");
  g_clear_pointer (&import, tend_import_free);
  import = read_text (wide->str);
  g_free (fault);
  fault = dup_first_fault (import);
  g_assert_cmpstr (fault, ==,
                   "test.json:1:1: Patient: This resource holds more values than Tend reads.");
}

static void
test_stops_after_two_hundred_faults (void)
{
  const TendImportFault *last;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (TendImport) import = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, PATIENT "\"birthDate\":\"x\"}\n");
  import = read_text (text->str);
  g_assert_cmpuint (import->faults->len, ==, TEND_IMPORT_MAX_FAULTS);
  last = g_ptr_array_index (import->faults, TEND_IMPORT_MAX_FAULTS - 1);
  g_assert_cmpuint (last->line, ==, TEND_IMPORT_MAX_FAULTS);
  g_assert_cmpstr (last->sentence, ==, "There are too many faults: the rest was not read.");
  g_assert_cmpuint (count_met (import, "Patient"), ==, TEND_IMPORT_MAX_FAULTS - 1);
  g_assert_false (tend_import_check (import, &error));
  g_assert_true (g_str_has_suffix (error->message, "(and 199 more faults)"));
}

/* Every beginning of a bundle with something of everything. */
static void
test_survives_truncation (void)
{
  static const char text[]
      = "\xef\xbb\xbf{\"resourceType\":\"Bundle\",\"entry\":[{\"fullUrl\":\"urn:uuid:1\","
        "\"resource\":"
        "{\"resourceType\":\"Patient\",\"id\":\"p\",\"name\":[{\"family\":\"\\ud83d\\ude00é\","
        "\"given\":[\"A\",null],\"_given\":[null,{}]}],\"birthDate\":\"2001-02-03\"}},{"
        "\"resource\":"
        "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
        "\"subject\":{\"reference\":\"urn:uuid:1\"},\"effectiveDateTime\":\"2026-01-02\","
        "\"component\":[{\"code\":{\"text\":\"y\"},\"valueQuantity\":{\"value\":-1.50e+2}}]}}]}";
  g_autoptr (TendImport) whole = read_text (text);

  assert_clean (whole);
  g_assert_cmpuint (whole->items->len, ==, 2);
  for (gsize length = 0; length < strlen (text); length++)
    {
      /* a copy of its own, so that a sanitizer sees a read behind its end */
      g_autofree char *part = g_memdup2 (text, length);
      g_autoptr (TendImport) import = read_bytes (part, length, "part");

      g_assert_cmpuint (import->faults->len, >, 0);
    }
}

static void
test_recognizes_its_files (void)
{
  static const struct
  {
    const char *text;
    gboolean    fhir;
  } cases[] = {
    { PATIENT "}", TRUE },   { "\xef\xbb\xbf \n{\n \"resourceType\" : \"Bundle\"", TRUE },
    { "{\"id\":1}", FALSE }, { "[]", FALSE },
    { "", FALSE },           { "ISA*00*", FALSE },
    { "MSH|^~\\&|", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].text, strlen (cases[i].text));

      g_assert_cmpint (tend_fhir_reader_recognizes (bytes), ==, cases[i].fhir);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/fhir-reader/reads-shared-files", test_reads_shared_files);
  g_test_add_func ("/exchange/fhir-reader/says-where-and-why", test_says_where_and_why);
  g_test_add_func ("/exchange/fhir-reader/reports-bad-lines-and-goes-on",
                   test_reports_bad_lines_and_goes_on);
  g_test_add_func ("/exchange/fhir-reader/tells-lines-from-one-document",
                   test_tells_lines_from_one_document);
  g_test_add_func ("/exchange/fhir-reader/skips-with-a-reason", test_skips_with_a_reason);
  g_test_add_func ("/exchange/fhir-reader/survives-hostile-files", test_survives_hostile_files);
  g_test_add_func ("/exchange/fhir-reader/stops-after-two-hundred-faults",
                   test_stops_after_two_hundred_faults);
  g_test_add_func ("/exchange/fhir-reader/survives-truncation", test_survives_truncation);
  g_test_add_func ("/exchange/fhir-reader/recognizes-its-files", test_recognizes_its_files);
  return g_test_run ();
}
