/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which element of a resource becomes which field, one vector a mapping. */
#include <string.h>

#include "fhir-reading.h"

/* What is expected of the first item, or after "N." of its child N:
 * "field=text", "field>type id|url|system value" for a reference,
 * "#system value" for an identifier, "-" when it is withdrawn. */
typedef struct
{
  const char *json;
  const char *expected[24];
} Case;

#define OF(Type) "{\"resourceType\":\"" Type "\","
#define ABOUT "\"subject\":{\"reference\":\"Patient/1\"},"
#define ABOUT_PATIENT "\"patient\":{\"reference\":\"Patient/1\"},"
#define MEASURED                                                                                   \
  OF ("Observation") "\"status\":\"final\"," ABOUT "\"effectiveDateTime\":\"2026-01-31\","
#define LOINC(code)                                                                                \
  "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"" code "\"}]}"

static const Case patient_cases[] = {
  { OF ("Patient") "\"id\":\"p1\",\"gender\":\"female\",\"birthDate\":\"1980-02-29\",\"active\":"
                   "false,"
                   "\"maritalStatus\":{\"text\":\"Married\"},\"deceasedBoolean\":true}",
    { "sex=female", "birth_date=1980-02-29", "active=0", "marital_status=Married", "deceased=1" } },
  { OF ("Patient") "\"birthDate\":\"1980\",\"deceasedDateTime\":\"2020-05-06T23:30:00-05:00\"}",
    { "birth_date=", "note=birthDate: 1980", "deceased=1", "deceased_date=2020-05-06",
      "active=1" } },
  { OF ("Patient") "\"extension\":[{\"url\":\"http://hl7.org/fhir/us/core/StructureDefinition/"
                   "us-core-birthsex\",\"valueCode\":\"M\"}]}",
    { "sex=male" } },
  { OF ("Patient") "\"extension\":[{\"url\":\"http://hl7.org/fhir/us/core/StructureDefinition/"
                   "us-core-race\",\"extension\":[{\"url\":\"ombCategory\",\"valueCoding\":{"
                   "\"display\":\"Asian\"}}]},{\"url\":\"http://hl7.org/fhir/us/core/"
                   "StructureDefinition/us-core-ethnicity\",\"extension\":[{\"url\":\"text\","
                   "\"valueString\":\"Not Hispanic or Latino\"}]},7]}",
    { "race=Asian", "ethnicity=Not Hispanic or Latino" } },
  { OF ("Patient") "\"name\":[{\"use\":\"maiden\",\"family\":\"Windsor\"},{\"use\":\"official\","
                   "\"family\":\"de\\nla  "
                   "Cruz\",\"given\":[\"Ana\",null,\"B.\"],\"_given\":[null,{},"
                   "null],\"prefix\":[\"Dr\"],\"suffix\":[\"MD\",\"PhD\"]},{\"use\":\"nickname\","
                   "\"given\":[\"Annie\"]},{\"text\":\"Cher\"}]}",
    { "family_name=de la  Cruz", "given_name=Ana B.", "name_prefix=Dr", "name_suffix=MD PhD",
      "preferred_name=Annie", "0.use=maiden", "0.family_name=Windsor", "1.family_name=Cher",
      "1.use=usual" } },
  { OF ("Patient") "\"telecom\":[{\"use\":\"home\"},{\"system\":\"phone\",\"value\":\"503-555-"
                   "0142\","
                   "\"use\":\"mobile\",\"rank\":3},{\"system\":\"email\",\"value\":\"a@example."
                   "org\"},"
                   "{\"value\":\"x\"}]}",
    { "0.system=phone", "0.value=503-555-0142", "0.normalized=+15035550142", "0.use=mobile",
      "0.rank=3", "1.system=email", "1.rank=3", "1.normalized=", "2.system=other" } },
  { OF ("Patient") "\"address\":[{\"use\":\"billing\",\"line\":[\"1 A St\",\"Apt 2\",\"Box 3\"],"
                   "\"city\":\"B\",\"state\":\"OR\",\"postalCode\":\"97201\",\"country\":\"US\"},"
                   "{\"text\":\"somewhere\"},{\"use\":\"home\"}]}",
    { "0.use=billing", "0.line=1 A St", "0.line2=Apt 2,Box 3", "0.city=B", "0.state=OR",
      "0.postal_code=97201", "0.country=US", "1.line=somewhere", "1.use=home" } },
  { OF ("Patient") "\"contact\":[{\"relationship\":[{\"coding\":[{\"system\":"
                   "\"http://terminology.hl7.org/CodeSystem/v2-0131\",\"code\":\"C\"}]},{\"text\":"
                   "\"sister\"}],\"name\":{\"family\":\"Lee\",\"given\":[\"Ko\"]},\"telecom\":[{"
                   "\"system\":\"phone\",\"value\":\"1\"},{\"system\":\"email\",\"value\":\"k@b\"}]"
                   "}]}",
    { "0.family_name=Lee", "0.given_name=Ko", "0.relationship=sister", "0.emergency_contact=1",
      "0.phone=1", "0.email=k@b", "0.rank=1" } },
  { OF ("Patient") "\"communication\":[{\"language\":{\"coding\":[{\"code\":\"en\"}]}},{"
                   "\"language\":{"
                   "\"coding\":[{\"code\":\"es\"}]},\"preferred\":true}],\"generalPractitioner\":[{"
                   "\"reference\":\"Organization/9\"},{\"reference\":\"Practitioner/7\"}]}",
    { "language=es", "primary_practitioner_id>Practitioner 7" } },
  { OF ("Patient") "\"identifier\":[{\"system\":\"urn:a\",\"value\":\" 1 "
                   "\",\"type\":{\"text\":\"MR\"}},"
                   "{\"value\":\"2\"},{\"system\":\"http://hl7.org/fhir/sid/"
                   "us-ssn\",\"value\":\"3\"},"
                   "{\"system\":\"https://tendclinic.org/fhir/identifier/mrn\",\"value\":\"M1\"}]}",
    { "#urn:a 1", "!#http://hl7.org/fhir/sid/us-ssn 3", "mrn=M1" } },
  { OF ("RelatedPerson") ABOUT_PATIENT
    "\"name\":[{\"family\":\"Lee\"}],\"relationship\":[{\"coding\":"
    "[{\"code\":\"N\",\"system\":\"http://terminology.hl7.org/"
    "CodeSystem/v2-0131\"}]}]}",
    { "patient_id>Patient 1", "family_name=Lee", "relationship=Next-of-Kin",
      "emergency_contact=0" } },
};

static const Case people_cases[] = {
  { OF ("Practitioner") "\"name\":[{\"family\":\"Bone\",\"given\":[\"Ron\"],\"prefix\":[\"Dr\"]}],"
                        "\"identifier\":[{\"system\":\"http://hl7.org/fhir/sid/us-npi\",\"value\":"
                        "\"1234567893\"}],\"telecom\":[{\"system\":\"phone\",\"value\":\"1\"}]}",
    { "family_name=Bone", "given_name=Ron", "name_prefix=Dr", "npi=1234567893", "phone=1",
      "active=1", "schedulable=0", "#http://hl7.org/fhir/sid/us-npi 1234567893" } },
  { OF ("Organization") "\"name\":\"Acme\",\"active\":false,\"type\":[{\"coding\":[{\"system\":"
                        "\"http://terminology.hl7.org/CodeSystem/"
                        "organization-type\",\"code\":\"pay\"}"
                        "]}],\"address\":[{\"line\":[\"1 A\",\"2 "
                        "B\"],\"city\":\"C\",\"state\":\"OR\","
                        "\"postalCode\":\"9\"}]}",
    { "name=Acme", "active=0", "kind=payer", "address_line=1 A, 2 B", "city=C", "state=OR",
      "postal_code=9" } },
  { OF ("Location") "\"name\":\"Room 1\",\"status\":\"suspended\",\"physicalType\":{\"coding\":[{"
                    "\"code\":\"ro\"}]}}",
    { "name=Room 1", "active=0", "kind=exam-room" } },
  { OF ("Location") "\"description\":\"Patient's "
                    "Home\",\"physicalType\":{\"coding\":[{\"code\":\"ho\"}"
                    "]}}",
    { "name=Patient's Home", "active=1", "kind=home", "schedulable=0" } },
  { OF ("Coverage") "\"status\":\"active\",\"beneficiary\":{\"reference\":\"urn:uuid:7\"},"
                    "\"payor\":[{"
                    "\"reference\":\"Organization/2\"}],\"subscriberId\":\"S1\",\"order\":2,"
                    "\"relationship\":{\"coding\":[{\"code\":\"child\"}]},\"period\":{\"start\":"
                    "\"2020-01-01\",\"end\":\"2020-12-31\"},\"class\":[{\"type\":{\"coding\":[{"
                    "\"code\":"
                    "\"group\"}]},\"value\":\"G\"},{\"type\":{\"coding\":[{\"code\":\"plan\"}]},"
                    "\"value\":"
                    "\"P\",\"name\":\"Plan P\"}],\"subscriber\":{\"display\":\"Ann Lee\"},"
                    "\"costToBeneficiary\":[{\"type\":{\"coding\":[{\"code\":\"copay\"}]},"
                    "\"valueMoney\":"
                    "{\"value\":20.50,\"currency\":\"USD\"}}]}",
    { "status=active", "patient_id> urn:uuid:7", "payer_id>Organization 2", "member_id=S1",
      "coverage_order=2", "relationship=child", "period_start=2020-01-01", "period_end=2020-12-31",
      "group_number=G", "plan_name=Plan P", "subscriber_name=Ann Lee", "copay=2050" } },
  { OF ("Coverage") "\"status\":\"draft\",\"beneficiary\":{\"reference\":\"Patient/"
                    "1\"},\"payor\":[{"
                    "\"display\":\"Blue\"}],\"identifier\":[{\"type\":{\"coding\":[{\"code\":"
                    "\"MB\"}]},"
                    "\"value\":\"M9\"}],\"relationship\":{\"coding\":[{\"code\":\"ADOPT\"}]}}",
    { "status=draft", "plan_name=Blue", "member_id=M9", "relationship=other",
      "coverage_order=1" } },
};

static const Case history_cases[] = {
  { OF ("Condition") ABOUT
    "\"encounter\":{\"reference\":\"Encounter/3\"},\"clinicalStatus\":{"
    "\"coding\":[{\"code\":\"resolved\"}]},\"verificationStatus\":{\"coding\":[{"
    "\"code\":\"refuted\"}]},\"category\":[{\"coding\":[{\"code\":"
    "\"problem-list-item\"}]}],\"code\":{\"coding\":[{\"system\":\"http://"
    "snomed.info/sct\",\"code\":\"1\"},{\"system\":\"http://hl7.org/fhir/sid/"
    "icd-10-cm\",\"code\":\"E11.9\",\"display\":\"Type 2\"}],\"text\":\"Diabetes\"}"
    ",\"onsetDateTime\":\"2012-05\",\"abatementDateTime\":\"2019-07-24T05:00:00Z\""
    ",\"note\":[{\"text\":\"one\\ntwo\"},{\"text\":\"three\"}]}",
    { "patient_id>Patient 1", "encounter_id>Encounter 3", "clinical_status=resolved",
      "verification_status=refuted", "category=problem-list-item", "code=E11.9",
      "code_system=http://hl7.org/fhir/sid/icd-10-cm", "display=Diabetes", "onset_date=",
      "abatement_date=2019-07-24", "note=one\ntwo\nthree\nonsetDateTime: 2012-05" } },
  { OF ("Condition") ABOUT
    "\"code\":{\"text\":\"Cough\"},\"onsetPeriod\":{\"start\":\"2020-01-02\"}}",
    { "clinical_status=unknown", "verification_status=unconfirmed", "code=", "display=Cough",
      "onset_date=2020-01-02" } },
  { OF ("AllergyIntolerance") ABOUT_PATIENT
    "\"code\":{\"text\":\"Nuts\"},\"category\":[\"food\","
    "\"biologic\"],\"criticality\":\"high\",\"reaction\":[{"
    "\"manifestation\":[{\"text\":\"Hives\"},{\"text\":\"Cough\"}],"
    "\"severity\":\"mild\"},{\"description\":\"worse\"}]}",
    { "display=Nuts", "category=food, biologic", "criticality=high",
      "reaction=Hives; Cough (mild); worse" } },
  { OF ("Immunization") "\"status\":\"not-done\"," ABOUT_PATIENT "\"vaccineCode\":{\"coding\":[{"
                        "\"system\":\"urn:x\",\"code\":\"9\"},{\"system\":\"http://hl7.org/fhir/"
                        "sid/cvx\","
                        "\"code\":\"08\",\"display\":\"Hep B\"}]},\"occurrenceDateTime\":"
                        "\"2002-10-16T05:54:48+00:00\",\"lotNumber\":\"L\",\"site\":{\"text\":"
                        "\"left arm\"}"
                        "}",
    { "status=not-done", "code=08", "display=Hep B", "occurrence_at=1034747688000000",
      "lot_number=L", "site=left arm" } },
  { OF ("Immunization") "\"status\":\"completed\"," ABOUT_PATIENT "\"vaccineCode\":{\"coding\":[{"
                        "\"system\":\"urn:x\",\"code\":\"9\",\"display\":\"Flu\"}]},"
                        "\"occurrenceString\":"
                        "\"as a child\"}",
    { "code=", "display=Flu", "note=occurrenceString: as a child", "occurrence_at=" } },
  { OF ("Procedure") "\"status\":\"completed\"," ABOUT
                     "\"code\":{\"text\":\"Cast\"},\"performedPeriod\":"
                     "{\"start\":\"2026-01-31T10:00:00Z\",\"end\":\"2026-01-31T11:00:00Z\"}}",
    { "status=completed", "performed_at=1769853600000000", "ended_at=1769857200000000" } },
  { OF ("Procedure") "\"status\":\"completed\"," ABOUT "\"code\":{\"text\":\"Cast\"},"
                     "\"performedDateTime\":\"2026-01-31\"}",
    { "performed_at=1769835600000000", "ended_at=" } },
  { OF ("MedicationRequest") "\"status\":\"active\",\"intent\":\"order\"," ABOUT
                             "\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"http://"
                             "www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"1191\"}],\"text\":"
                             "\"Aspirin\"},\"authoredOn\":\"2026-01-31T10:00:00Z\",\"requester\":{"
                             "\"display\":\"Dr Bone\"},\"dosageInstruction\":[{\"text\":\"1 "
                             "daily\"},{"
                             "\"patientInstruction\":\"with food\"}],\"dispenseRequest\":{"
                             "\"validityPeriod\":{\"end\":\"2026-02-28\"}}}",
    { "kind=request", "status=active", "code=1191", "display=Aspirin", "started_date=2026-01-31",
      "ended_date=2026-02-28", "prescriber=Dr Bone", "dosage=1 daily; with food" } },
  { OF ("MedicationStatement") "\"status\":\"stopped\"," ABOUT "\"context\":{\"reference\":"
                               "\"Encounter/"
                               "3\"},\"contained\":[{\"resourceType\":\"Medication\",\"id\":"
                               "\"m\",\"code\":{\"text\":\"Iron\"}}],\"medicationReference\":{"
                               "\"reference\":\"#m\"},\"effectivePeriod\":{\"start\":\"2025-01-"
                               "01\",\"end\":"
                               "\"2025-02-01\"},\"dosage\":[{\"text\":\"2\"}]}",
    { "kind=statement", "status=stopped", "encounter_id>Encounter 3", "display=Iron",
      "started_date=2025-01-01", "ended_date=2025-02-01", "dosage=2" } },
  { OF ("MedicationStatement") "\"status\":\"active\"," ABOUT
                               "\"medicationReference\":{\"reference\":"
                               "\"Medication/7\"}}\n" OF (
                                   "Medication") "\"id\":\"7\",\"code\":{\"text\":"
                                                 "\"Zinc\"}}",
    { "display=Zinc" } },
};

static const Case visit_cases[] = {
  { OF ("Encounter") "\"status\":\"finished\",\"class\":{\"code\":\"AMB\"}," ABOUT
                     "\"type\":[{\"text\":\"Checkup\"}],\"reasonCode\":[{\"text\":\"a\"},{\"text\":"
                     "\"b\"}],"
                     "\"period\":{\"start\":\"2026-01-31T10:00:00Z\",\"end\":\"2026-01-31T11:00:"
                     "00Z\"},"
                     "\"statusHistory\":[{\"status\":\"triaged\",\"period\":{\"start\":"
                     "\"2026-01-31T10:05:00Z\"}},{\"status\":\"in-progress\",\"period\":{\"start\":"
                     "\"2026-01-31T10:10:00Z\"}}],\"participant\":[{\"individual\":{\"reference\":"
                     "\"Practitioner?identifier=http://hl7.org/fhir/sid/"
                     "us-npi|9\"}}],\"location\":[{"
                     "\"location\":{\"identifier\":{\"system\":\"urn:s\",\"value\":\"v\"}}}],"
                     "\"appointment\":[{\"reference\":\"http://h/fhir/Appointment/5/_history/"
                     "2\"}]}",
    { "stage=done", "class_code=AMB", "service_type=Checkup", "reason=a; b",
      "arrived_at=1769853600000000", "finished_at=1769857200000000", "roomed_at=1769853900000000",
      "clinician_at=1769854200000000",
      "practitioner_id>Practitioner http://hl7.org/fhir/sid/us-npi 9", "location_id> urn:s v",
      "appointment_id>Appointment 5" } },
  { OF ("Encounter") "\"status\":\"entered-in-error\",\"class\":{}," ABOUT "\"id\":\"x\"}",
    { "-" } },
  { OF ("Appointment") "\"status\":\"checked-in\",\"start\":\"2026-01-31T10:00:00Z\",\"end\":"
                       "\"2026-01-31T10:30:00Z\",\"serviceType\":[{\"text\":\"Checkup\"}],"
                       "\"description\":\"Pain\",\"comment\":\"bring\\nlist\","
                       "\"cancelationReason\":{"
                       "\"text\":\"weather\"},\"participant\":[{\"actor\":{\"reference\":"
                       "\"Practitioner/7\"}},{\"actor\":{\"reference\":\"Patient/1\"}},{\"actor\":{"
                       "\"reference\":\"Location/2\"}},{\"actor\":{\"reference\":\"Device/4\"}},{"
                       "\"actor\":{\"display\":\"x\"}}]}",
    { "status=checked-in", "start_at=1769853600000000", "end_at=1769855400000000",
      "service_type=Checkup", "reason=Pain", "comment=bring\nlist", "cancellation_reason=weather",
      "patient_id>Patient 1", "practitioner_id>Practitioner 7", "location_id>Location 2",
      "device_id>Device 4" } },
  { OF ("Device") "\"status\":\"active\",\"manufacturer\":\"Maker\",\"modelNumber\":\"M1\","
                  "\"serialNumber\":\"S\",\"lotNumber\":\"L\",\"manufactureDate\":"
                  "\"1958-07-12T23:58:16-04:00\",\"expirationDate\":\"2030-01-01\",\"type\":{"
                  "\"text\":"
                  "\"Pump\"},\"deviceName\":[{\"name\":\"MP-1\",\"type\":\"model-name\"},{\"name\":"
                  "\"Pumpy\","
                  "\"type\":\"user-friendly-name\"}],\"udiCarrier\":[{\"deviceIdentifier\":"
                  "\"0081\","
                  "\"carrierHRF\":\"(01)0081\"}],\"patient\":{\"reference\":\"Patient/1\"}}",
    { "name=Pumpy", "family=Pump", "manufacturer=Maker", "model_number=M1", "serial_number=S",
      "lot_number=L", "manufactured_date=1958-07-12", "expiration_date=2030-01-01",
      "device_identifier=0081", "udi=(01)0081", "status=assigned", "owner=patient",
      "patient_id>Patient 1" } },
  { OF ("Device") "\"status\":\"inactive\",\"type\":{\"text\":\"Pump\"}}",
    { "name=Pump", "status=retired", "owner=clinic" } },
};

static const Case observation_cases[] = {
  { MEASURED LOINC (
        "8867-4") ",\"category\":[{\"coding\":[{\"code\":\"vital-signs\"}]}],"
                  "\"valueQuantity\":{\"value\":44,\"unit\":\"beats/min\",\"code\":\"/min\"},"
                  "\"performer\":[{\"reference\":\"Practitioner/7\"}],\"interpretation\":[{"
                  "\"coding\":[{\"code\":\"L\"}]}],\"bodySite\":{\"text\":\"wrist\"},\"method\":{"
                  "\"text\":\"palpation\"},\"device\":{\"reference\":\"Device/4\"}}",
    { "code=8867-4", "display=8867-4", "category=vital-signs", "value=44", "unit=/min",
      "typed_text=44", "typed_unit=/min", "effective_at=1769835600000000", "status=final",
      "performer_id>Practitioner 7", "interpretation=L", "body_site=wrist", "method=palpation",
      "device_id>Device 4" } },
  { MEASURED LOINC (
        "29463-7") ",\"valueQuantity\":{\"value\":100.0,\"unit\":\"lbs\",\"code\":\"[lb_av]\"}}",
    { "value=45.359237000000000", "unit=kg", "typed_text=100.0", "typed_unit=[lb_av]" } },
  { MEASURED LOINC ("2345-7") ",\"valueQuantity\":{\"value\":1.000E-245,\"unit\":\"g\"}}",
    { "unit=g", "typed_text=1.000E-245", "typed_unit=g" } },
  { MEASURED LOINC (
        "2345-7") ",\"valueQuantity\":{\"value\":5,\"comparator\":\"<\",\"unit\":\"g\"}}",
    { "value=", "value_text=<5", "unit=g" } },
  { MEASURED LOINC ("2345-7") ",\"valueInteger\":3}", { "value=3", "typed_text=3", "unit=" } },
  { MEASURED LOINC ("2345-7") ",\"valueString\":\"two\\nlines\"}", { "value_text=two\nlines" } },
  { MEASURED LOINC ("2345-7") ",\"valueCodeableConcept\":{\"coding\":[{\"display\":\"Sinus\","
                              "\"code\":\"1\"}]}}",
    { "value_text=Sinus" } },
  { MEASURED LOINC ("2345-7") ",\"valueBoolean\":true}", { "value_text=true" } },
  { MEASURED LOINC (
        "2345-7") ",\"valueRatio\":{\"numerator\":{\"value\":1},\"denominator\":{\"value\":128}}}",
    { "value_text=1:128" } },
  { MEASURED LOINC ("2345-7") ",\"valueRange\":{\"low\":{\"value\":1.0,\"unit\":\"g\"},\"high\":{"
                              "\"value\":2}}}",
    { "value_text=1.0 g - 2" } },
  { MEASURED LOINC ("2345-7") ",\"dataAbsentReason\":{\"coding\":[{\"code\":\"not-performed\"}]}}",
    { "value=", "value_text=Not Performed" } },
  { MEASURED LOINC ("2345-7") ",\"dataAbsentReason\":{\"coding\":[{\"code\":\"unknown\"}]}}",
    { "value=", "value_text=" } },
  { MEASURED "\"code\":{\"text\":\"Own test\"}}", { "code=Own test", "display=Own test" } },
  { OF ("Observation") "\"status\":\"amended\"," ABOUT LOINC (
        "2345-7") ",\"issued\":\"2026-01-31T10:00:00Z\"}",
    { "status=amended", "effective_at=1769853600000000" } },
  { MEASURED LOINC ("85354-9") ",\"component\":[{" LOINC (
        "8480-6") ",\"valueQuantity\":{\"value\":120,"
                  "\"code\":\"mm[Hg]\"}},{" LOINC (
                      "8462-4") ",\"dataAbsentReason\":{"
                                "\"text\":\"cuff slipped\"}},{\"code\":{}}]}",
    { "code=85354-9", "value=", "0.code=8480-6", "0.value=120", "0.unit=mm[Hg]", "0.status=final",
      "0.effective_at=1769835600000000", "0.patient_id>Patient 1", "1.code=8462-4",
      "1.value_text=cuff slipped" } },
};

static void
check_reference (TendImportItem *item, const char *expected)
{
  g_auto (GStrv) sides = g_strsplit (expected, ">", 2);

  for (guint i = 0; i < item->references->len; i++)
    {
      TendImportReference *reference = g_ptr_array_index (item->references, i);
      g_autofree char     *target = NULL;

      if (!g_str_equal (reference->field, sides[0]))
        continue;
      if (reference->id != NULL)
        target = g_strdup (reference->id);
      else if (reference->url != NULL)
        target = g_strdup (reference->url);
      else
        target = g_strdup_printf ("%s %s", reference->system, reference->value);
      g_assert_true (g_str_has_suffix (sides[1], target));
      g_assert_true (g_str_has_prefix (
          sides[1], reference->resource_type != NULL ? reference->resource_type : " "));
      return;
    }
  g_error ("no reference %s", sides[0]);
}

static gboolean
is_identified (TendImportItem *item, const char *expected)
{
  for (guint i = 0; i < item->identifiers->len; i++)
    {
      TendImportIdentifier *identifier = g_ptr_array_index (item->identifiers, i);
      g_autofree char *text = g_strdup_printf ("#%s %s", identifier->system, identifier->value);

      if (g_str_equal (text, expected))
        return TRUE;
    }
  return FALSE;
}

static void
check_field (TendImportItem *item, const char *expected)
{
  g_auto (GStrv) sides = g_strsplit (expected, "=", 2);
  g_autofree char *text = dup_field (item, sides[0]);

  if (g_str_equal (sides[0], "value"))
    g_assert_cmpfloat_with_epsilon (*text != '\0' ? g_ascii_strtod (text, NULL) : -1,
                                    *sides[1] != '\0' ? g_ascii_strtod (sides[1], NULL) : -1, 1e-9);
  else
    g_assert_cmpstr (text, ==, sides[1]);
}

static void
check_expectation (TendImportItem *item, const char *expected)
{
  g_test_message ("  %s", expected);
  if (g_ascii_isdigit (expected[0]))
    {
      g_assert_cmpuint (item->children->len, >, expected[0] - '0');
      item = g_ptr_array_index (item->children, expected[0] - '0');
      expected += 2;
    }
  if (expected[0] == '-')
    g_assert_true (tend_record_get_withdrawn (item->record));
  else if (expected[0] == '#')
    g_assert_true (is_identified (item, expected));
  else if (expected[0] == '!')
    g_assert_false (is_identified (item, expected + 1));
  else if (strchr (expected, '>') != NULL && strchr (expected, '=') == NULL)
    check_reference (item, expected);
  else if (strstr (expected, "_id>") != NULL)
    check_reference (item, expected);
  else
    check_field (item, expected);
}

static void
check_cases (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (TendImport) import = read_text (cases[i].json);
      g_autofree char *fault = dup_first_fault (import);

      g_test_message ("%s", cases[i].json);
      g_assert_cmpstr (fault, ==, "");
      g_assert_cmpuint (import->items->len, ==, 1);
      for (guint j = 0; cases[i].expected[j] != NULL; j++)
        check_expectation (g_ptr_array_index (import->items, 0), cases[i].expected[j]);
    }
}

#define DEFINE_TEST(name)                                                                          \
  static void test_##name (void)                                                                   \
  {                                                                                                \
    check_cases (name##_cases, G_N_ELEMENTS (name##_cases));                                       \
  }

DEFINE_TEST (patient)
DEFINE_TEST (people)
DEFINE_TEST (history)
DEFINE_TEST (visit)
DEFINE_TEST (observation)

static void
test_states_what_the_file_says (void)
{
  g_autoptr (TendImport) import = read_text (OF ("Patient") "\"deceasedBoolean\":false}");
  TendImportItem *item = g_ptr_array_index (import->items, 0);

  g_assert_true (tend_import_item_states (item, "deceased"));
  g_assert_false (tend_import_item_states (item, "active"));
  g_assert_false (tend_import_item_states (item, "fall_risk"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/fhir-mapping/patient", test_patient);
  g_test_add_func ("/exchange/fhir-mapping/people-and-places", test_people);
  g_test_add_func ("/exchange/fhir-mapping/history", test_history);
  g_test_add_func ("/exchange/fhir-mapping/visits-and-devices", test_visit);
  g_test_add_func ("/exchange/fhir-mapping/observation", test_observation);
  g_test_add_func ("/exchange/fhir-mapping/states-what-the-file-says",
                   test_states_what_the_file_says);
  return g_test_run ();
}
