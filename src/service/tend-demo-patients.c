/* SPDX-License-Identifier: GPL-3.0-or-later
 * The patients of the demonstration clinic, with all that is registered of them. */
#define G_LOG_DOMAIN "tend-demo"

#include "config.h"

#include "tend-demo-private.h"

#include <string.h>

#include "tend-address.h"
#include "tend-allergy-intolerance.h"
#include "tend-condition.h"
#include "tend-contact-point.h"
#include "tend-human-name.h"
#include "tend-immunization.h"
#include "tend-medication.h"
#include "tend-number.h"
#include "tend-phone.h"
#include "tend-registration.h"
#include "tend-related-person.h"

/* Rows of so many patients are held before they are written. */
#define CHUNK 500
/* Visits, bills and devices are made up for the first of them only. */
#define KEPT 2000
static const char *const streets[]
    = { "Alder Street", "Birch Lane",     "Canyon Road",    "Dogwood Drive",
        "Elm Court",    "Fern Hollow",    "Garden Place",   "Heron Way",
        "Ivy Terrace",  "Juniper Avenue", "Kestrel Circle", "Lupine Loop" };

static const struct
{
  const char *city;
  const char *postal_code;
} towns[] = {
  { "Portland", "97201" }, { "Gresham", "97030" },     { "Beaverton", "97005" },
  { "Salem", "97301" },    { "Oregon City", "97045" }, { "Hillsboro", "97123" },
};

typedef struct
{
  const char *code; /* ICD-10-CM */
  const char *display;
  const char *medication;
  const char *dosage;
} Problem;

static const Problem hypertension = { "I10", "Essential (primary) hypertension",
                                      "Lisinopril 10 mg tablet", "1 tablet each morning" };
static const Problem diabetes = { "E11.9", "Type 2 diabetes mellitus without complications",
                                  "Metformin 500 mg tablet", "1 tablet with breakfast and dinner" };
static const Problem lung_disease
    = { "J44.9", "Chronic obstructive pulmonary disease, unspecified",
        "Tiotropium 18 µg inhalation capsule", "1 inhalation each morning" };
static const Problem others[] = {
  { "E78.5", "Hyperlipidemia, unspecified", "Atorvastatin 20 mg tablet", "1 tablet at bedtime" },
  { "E03.9", "Hypothyroidism, unspecified", "Levothyroxine 50 µg tablet",
    "1 tablet on an empty stomach" },
  { "J45.909", "Unspecified asthma, uncomplicated", "Albuterol 90 µg inhaler",
    "2 puffs when short of breath" },
  { "K21.9", "Gastro-esophageal reflux disease without esophagitis", "Omeprazole 20 mg capsule",
    "1 capsule before breakfast" },
  { "F41.1", "Generalized anxiety disorder", "Sertraline 50 mg tablet", "1 tablet each morning" },
  { "I48.91", "Unspecified atrial fibrillation", "Apixaban 5 mg tablet",
    "1 tablet morning and evening" },
  { "G47.33", "Obstructive sleep apnea (adult) (pediatric)", NULL, NULL },
  { "M17.0", "Bilateral primary osteoarthritis of knee", "Acetaminophen 500 mg tablet",
    "2 tablets when in pain, at most 6 a day" },
};

static const struct
{
  const char            *display;
  const char            *category;
  const char            *reaction;
  TendAllergyCriticality criticality;
} allergies[] = {
  { "Penicillin", "medication", "Hives", TEND_ALLERGY_CRITICALITY_HIGH },
  { "Latex", "environment", "Skin rash", TEND_ALLERGY_CRITICALITY_HIGH },
  { "Peanut", "food", "Swelling of the throat", TEND_ALLERGY_CRITICALITY_HIGH },
  { "Sulfonamide", "medication", "Rash", TEND_ALLERGY_CRITICALITY_LOW },
  { "Adhesive tape", "environment", "Blisters", TEND_ALLERGY_CRITICALITY_LOW },
  { "Shellfish", "food", "Vomiting", TEND_ALLERGY_CRITICALITY_LOW },
  { "Chlorhexidine", "medication", "Itching", TEND_ALLERGY_CRITICALITY_UNABLE_TO_ASSESS },
};

static const struct
{
  const char *code; /* CVX */
  const char *display;
  int         least_age;
  int         most_age;
} vaccines[] = {
  { "20", "Diphtheria, tetanus and pertussis", 0, 7 },
  { "03", "Measles, mumps and rubella", 1, 18 },
  { "08", "Hepatitis B, pediatric", 0, 18 },
  { "115", "Tetanus booster with pertussis", 11, 98 },
  { "140", "Influenza, seasonal", 1, 98 },
  { "187", "Shingles", 50, 98 },
};

/* Where in life each of them stands: few newborns, many in the middle, some very old. */
static int
make_age_in_days (TendDemo *demo, guint n)
{
  int part = tend_demo_number (demo, 0, 99);

  if (n == 0)
    return 3;
  if (n == 1)
    return 98 * 366;
  if (part < 4)
    return tend_demo_number (demo, 10, 700);
  if (part < 20)
    return tend_demo_number (demo, 2 * 366, 18 * 365);
  if (part < 68)
    return tend_demo_number (demo, 18 * 366, 65 * 365);
  return tend_demo_number (demo, 65 * 366, 97 * 365);
}

static void
set_identity (TendDemo *demo, TendPatient *patient, gboolean female, int age)
{
  static const char *const pronouns[] = { "she/her", "he/him", "they/them" };
  static const char *const precautions[] = { "contact", "droplet", "airborne" };
  static const char *const partnered[] = { "married", "never-married", "divorced", "widowed" };

  g_object_set (patient, "sex", female ? TEND_SEX_FEMALE : TEND_SEX_MALE, NULL);
  if (age >= 16 && tend_demo_chance (demo, 40))
    g_object_set (patient, "pronouns",
                  tend_demo_chance (demo, 6) ? pronouns[2] : pronouns[female ? 0 : 1], NULL);
  if (age >= 16 && tend_demo_chance (demo, 2))
    g_object_set (patient, "gender-identity", "non-binary", "pronouns", pronouns[2], NULL);
  if (age >= 20)
    g_object_set (patient, "marital-status", tend_demo_pick_one (demo, partnered), NULL);
  if (tend_demo_chance (demo, 3))
    g_object_set (patient, "isolation", tend_demo_pick_one (demo, precautions), NULL);
  if (age >= 75 && tend_demo_chance (demo, 40))
    g_object_set (patient, "fall-risk", TRUE, NULL);
  if (tend_demo_chance (demo, 1))
    g_object_set (patient, "do-not-bill", TRUE, NULL);
}

/* One of the two spellings is the chart's, the other a further name. */
static void
set_names (TendDemo *demo, TendPatient *patient, gboolean female)
{
  TendDemoName name = tend_demo_make_name (demo, female);
  gboolean     native = name.family_native != NULL && tend_demo_chance (demo, 50);

  g_object_set (patient, "family-name", native ? name.family_native : name.family, "given-name",
                native ? name.given_native : name.given, "language", name.language, NULL);
  if (name.family_native != NULL)
    {
      TendHumanName *other = tend_demo_add (
          demo, TEND_DEMO_BATCH_NAMES,
          g_object_new (TEND_TYPE_HUMAN_NAME, "use",
                        native ? TEND_NAME_USE_USUAL : TEND_NAME_USE_OFFICIAL, "family-name",
                        native ? name.family : name.family_native, "given-name",
                        native ? name.given : name.given_native, NULL));

      tend_demo_link (demo, TEND_DEMO_BATCH_NAMES, other, "patient-id", patient);
    }
  if (!g_str_equal (name.language, "en"))
    g_object_set (patient, "interpreter-needed", tend_demo_chance (demo, 35), NULL);
  else if (female && tend_demo_chance (demo, 20))
    {
      TendHumanName *maiden = tend_demo_add (
          demo, TEND_DEMO_BATCH_NAMES,
          g_object_new (TEND_TYPE_HUMAN_NAME, "use", TEND_NAME_USE_MAIDEN, "family-name",
                        "Prescott", "given-name", name.given, NULL));

      tend_demo_link (demo, TEND_DEMO_BATCH_NAMES, maiden, "patient-id", patient);
    }
}

static const struct
{
  const char *given;
  const char *called;
} short_names[] = {
  { "Theodore", "Theo" }, { "Margaret", "Maggie" }, { "Guadalupe", "Lupe" },
  { "Calvin", "Cal" },    { "Eleanor", "Nell" },    { "Stanisław", "Staś" },
};

static void
set_called (TendDemo *demo, TendPatient *patient)
{
  const char *given = tend_patient_get_data (patient)->given_name;

  for (gsize i = 0; i < G_N_ELEMENTS (short_names); i++)
    if (g_str_equal (given, short_names[i].given) && tend_demo_chance (demo, 60))
      g_object_set (patient, "preferred-name", short_names[i].called, NULL);
}

static char *
make_phone (TendDemo *demo)
{
  static const char *const areas[] = { "503", "971", "541", "458" };

  return g_strdup_printf ("(%s) 555-01%02d", tend_demo_pick_one (demo, areas),
                          tend_demo_number (demo, 0, 99));
}

static void
add_contacts (TendDemo *demo, TendPatient *patient, int age)
{
  int n = tend_demo_number (demo, 1, 2);

  for (int i = 0; i < n; i++)
    {
      g_autofree char  *phone = make_phone (demo);
      g_autofree char  *normalized = tend_phone_normalise (phone, NULL);
      TendContactPoint *contact = tend_demo_add (
          demo, TEND_DEMO_BATCH_CONTACT_POINTS,
          g_object_new (TEND_TYPE_CONTACT_POINT, "system", TEND_CONTACT_POINT_SYSTEM_PHONE, "use",
                        i == 0 ? TEND_CONTACT_POINT_USE_MOBILE : TEND_CONTACT_POINT_USE_HOME,
                        "value", phone, "normalized", normalized, "rank", (gint64) i + 1, NULL));

      tend_demo_link (demo, TEND_DEMO_BATCH_CONTACT_POINTS, contact, "patient-id", patient);
    }
  if (age >= 16 && tend_demo_chance (demo, 50))
    {
      g_autofree char *email
          = g_strdup_printf ("patient%d@example.org", tend_demo_number (demo, 1000, 99999));
      TendContactPoint *contact = tend_demo_add (
          demo, TEND_DEMO_BATCH_CONTACT_POINTS,
          g_object_new (TEND_TYPE_CONTACT_POINT, "system", TEND_CONTACT_POINT_SYSTEM_EMAIL, "value",
                        email, "normalized", email, "rank", (gint64) 3, NULL));

      tend_demo_link (demo, TEND_DEMO_BATCH_CONTACT_POINTS, contact, "patient-id", patient);
    }
}

static void
add_address (TendDemo *demo, TendPatient *patient)
{
  g_autofree char *line = g_strdup_printf ("%d %s", tend_demo_number (demo, 10, 9800),
                                           tend_demo_pick_one (demo, streets));
  gsize            town = tend_demo_number (demo, 0, G_N_ELEMENTS (towns) - 1);
  g_autofree char *unit = tend_demo_chance (demo, 30)
                              ? g_strdup_printf ("APT %d", tend_demo_number (demo, 1, 40))
                              : NULL;
  TendAddress     *address = tend_demo_add (
          demo, TEND_DEMO_BATCH_ADDRESSES,
          g_object_new (TEND_TYPE_ADDRESS, "line", line, "line2", unit, "city", towns[town].city,
                        "state", "OR", "postal-code", towns[town].postal_code, "country", "US", NULL));

  tend_demo_link (demo, TEND_DEMO_BATCH_ADDRESSES, address, "patient-id", patient);
}

static void
add_relative (TendDemo *demo, TendPatient *patient, int age)
{
  static const char *const adults[] = { "spouse", "daughter", "son", "sister", "friend" };
  gboolean                 female = tend_demo_chance (demo, 50);
  TendDemoName             name = tend_demo_make_name (demo, female);
  g_autofree char         *phone = make_phone (demo);
  const TendPatientData   *data = tend_patient_get_data (patient);
  gboolean                 child = age < 18;
  TendRelatedPerson       *relative = tend_demo_add (
            demo, TEND_DEMO_BATCH_RELATED_PERSONS,
            g_object_new (TEND_TYPE_RELATED_PERSON, "family-name",
                    child ? data->family_name : name.family, "given-name", name.given,
                          "relationship",
                    child ? (female ? "mother" : "father") : tend_demo_pick_one (demo, adults),
                          "phone", phone, "emergency-contact", TRUE, "may-know-appointments", TRUE,
                          "may-know-care", child || tend_demo_chance (demo, 50), "may-know-billing",
                          child || tend_demo_chance (demo, 25), "rank", (gint64) 1, NULL));

  tend_demo_link (demo, TEND_DEMO_BATCH_RELATED_PERSONS, relative, "patient-id", patient);
}

/* The shape of a Medicare beneficiary identifier (CMS): C A AN N A AN N A A N N. */
static char *
make_mbi (TendDemo *demo)
{
  static const char letters[] = "ACDEFGHJKMNPQRTUVWXY";
  static const char shape[] = "CANNANNAANN";
  GString          *text = g_string_new (NULL);

  for (const char *p = shape; *p != '\0'; p++)
    g_string_append_c (text, *p == 'A' ? letters[tend_demo_number (demo, 0, sizeof letters - 2)]
                                       : '0' + tend_demo_number (demo, *p == 'C' ? 1 : 0, 9));
  return g_string_free (text, FALSE);
}

static void
add_coverage (TendDemo *demo, TendDemoPerson *person)
{
  guint            payer = person->age >= 65 ? 0 : tend_demo_number (demo, 1, 3);
  g_autofree char *member = payer == 0
                                ? make_mbi (demo)
                                : g_strdup_printf ("W%09d", tend_demo_number (demo, 1, 999999999));
  GDate            start = tend_demo_date (demo, -tend_demo_number (demo, 30, 900));
  GDate            end = tend_demo_date (demo, -5);
  gboolean         ended = tend_demo_chance (demo, 4);
  TendCoverage    *coverage;

  if (tend_demo_chance (demo, 8))
    return;
  coverage = tend_demo_add (
      demo, TEND_DEMO_BATCH_COVERAGES,
      g_object_new (TEND_TYPE_COVERAGE, "plan-name", payer == 0 ? "Part B" : "Standard",
                    "member-id", member, "relationship",
                    person->age < 18 ? TEND_SUBSCRIBER_RELATIONSHIP_CHILD
                                     : TEND_SUBSCRIBER_RELATIONSHIP_SELF,
                    "coverage-order", (gint64) 1, "period-start", &start, "status",
                    TEND_COVERAGE_STATUS_ACTIVE, "copay", (gint64) (payer == 0 ? 0 : 2500), NULL));
  if (ended)
    g_object_set (coverage, "period-end", &end, NULL);
  if (person->age < 18)
    g_object_set (coverage, "subscriber-name", tend_patient_get_data (person->patient)->family_name,
                  NULL);
  tend_demo_link (demo, TEND_DEMO_BATCH_COVERAGES, coverage, "patient-id", person->patient);
  tend_demo_link (demo, TEND_DEMO_BATCH_COVERAGES, coverage, "payer-id",
                  g_ptr_array_index (demo->payers, payer));
  person->coverage = g_object_ref (coverage);
}

static void
add_problem (TendDemo *demo, TendPatient *patient, const Problem *problem)
{
  GDate          since = tend_demo_date (demo, -tend_demo_number (demo, 60, 4000));
  TendCondition *condition = tend_demo_add (
      demo, TEND_DEMO_BATCH_CONDITIONS,
      g_object_new (TEND_TYPE_CONDITION, "code", problem->code, "code-system",
                    "http://hl7.org/fhir/sid/icd-10-cm", "display", problem->display, "category",
                    "problem-list-item", "onset-date", &since, "recorded-date", &since, NULL));

  tend_demo_link (demo, TEND_DEMO_BATCH_CONDITIONS, condition, "patient-id", patient);
  if (problem->medication != NULL)
    {
      TendMedication *medication = tend_demo_add (
          demo, TEND_DEMO_BATCH_MEDICATIONS,
          g_object_new (TEND_TYPE_MEDICATION, "kind", TEND_MEDICATION_KIND_STATEMENT, "display",
                        problem->medication, "status", "active", "dosage", problem->dosage,
                        "started-date", &since, "prescriber", "Dr. Amara Okafor", NULL));

      tend_demo_link (demo, TEND_DEMO_BATCH_MEDICATIONS, medication, "patient-id", patient);
    }
}

static void
add_background (TendDemo *demo, TendDemoPerson *person)
{
  TendPatient *patient = person->patient;

  if (person->hypertension)
    add_problem (demo, patient, &hypertension);
  if (person->diabetes)
    add_problem (demo, patient, &diabetes);
  if (person->lung_disease)
    add_problem (demo, patient, &lung_disease);
  if (person->age >= 18 && tend_demo_chance (demo, 45))
    add_problem (demo, patient, &others[tend_demo_number (demo, 0, G_N_ELEMENTS (others) - 1)]);
  if (tend_demo_chance (demo, 30))
    {
      gsize                   i = tend_demo_number (demo, 0, G_N_ELEMENTS (allergies) - 1);
      TendAllergyIntolerance *allergy = tend_demo_add (
          demo, TEND_DEMO_BATCH_ALLERGIES,
          g_object_new (TEND_TYPE_ALLERGY_INTOLERANCE, "display", allergies[i].display, "category",
                        allergies[i].category, "criticality", allergies[i].criticality, "reaction",
                        allergies[i].reaction, NULL));

      tend_demo_link (demo, TEND_DEMO_BATCH_ALLERGIES, allergy, "patient-id", patient);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (vaccines); i++)
    {
      gint64 at;

      if (person->age < vaccines[i].least_age || person->age > vaccines[i].most_age
          || !tend_demo_chance (demo, 40))
        continue;
      at = tend_demo_time (demo, person->age == 0 ? 0 : -tend_demo_number (demo, 10, 360), 9 * 60);
      tend_demo_link (
          demo, TEND_DEMO_BATCH_IMMUNIZATIONS,
          tend_demo_add (demo, TEND_DEMO_BATCH_IMMUNIZATIONS,
                         g_object_new (TEND_TYPE_IMMUNIZATION, "code", vaccines[i].code, "display",
                                       vaccines[i].display, "status", "completed", "occurrence-at",
                                       MIN (at, demo->now), "lot-number", "DEMO-17", "site",
                                       "left deltoid", NULL)),
          "patient-id", patient);
    }
}

static void
decide_health (TendDemo *demo, TendDemoPerson *person, gboolean female)
{
  person->hypertension = person->age >= 35 && tend_demo_chance (demo, person->age / 2);
  person->diabetes = person->age >= 30 && tend_demo_chance (demo, person->age / 4);
  person->lung_disease = person->age >= 50 && tend_demo_chance (demo, person->age / 5);
  person->systolic
      = 112 + person->age / 6 + (person->hypertension ? 18 : 0) + tend_demo_number (demo, -6, 6);
  person->height = (female ? 163 : 177) + tend_demo_number (demo, -9, 9);
  person->weight = 22.0 * person->height * person->height / 10000
                   + tend_demo_number (demo, -6, person->diabetes ? 38 : 20);
}

static gboolean
make_mrn (TendDemo *demo, TendPatient *patient, GError **error)
{
  gint64           number = tend_transaction_next_number (demo->transaction, "mrn", error);
  g_autofree char *mrn = NULL;

  if (number == 0)
    return FALSE;
  mrn = tend_number_make (TEND_REGISTRATION_MRN_PREFIX, number);
  g_object_set (patient, "mrn", mrn, NULL);
  return TRUE;
}

/* Some charts are of people who have died: nothing more happens to them. */
static void
mark_death (TendDemo *demo, TendDemoPerson *person, guint n)
{
  GDate day = tend_demo_date (demo, -tend_demo_number (demo, 5, 300));

  if (n < 12 || person->age < 80 || !tend_demo_chance (demo, 8))
    return;
  g_object_set (person->patient, "deceased", TRUE, "deceased-date", &day, NULL);
  g_ptr_array_remove (demo->persons, person);
}

static gboolean
add_patient (TendDemo *demo, guint n, GError **error)
{
  g_autoptr (TendPatient) patient = tend_patient_new ();
  TendDemoPerson *person = g_new0 (TendDemoPerson, 1);
  gboolean        female = tend_demo_chance (demo, 52);
  int             days = make_age_in_days (demo, n);
  int             since = tend_demo_number (demo, 1, 1500);
  GDate           birth = tend_demo_date (demo, -days);

  person->patient = g_object_ref (patient);
  person->age = days / 365.25;
  person->practitioner = tend_demo_number (demo, 0, 2);
  g_ptr_array_add (demo->persons, person);
  if (!make_mrn (demo, patient, error))
    return FALSE;

  g_object_set (patient, "birth-date", &birth, "active", TRUE, "registered-at",
                demo->now - MIN (days, since) * TEND_TIME_DAY, NULL);
  tend_demo_link (demo, TEND_DEMO_BATCH_PATIENTS, patient, "primary-practitioner-id",
                  g_ptr_array_index (demo->practitioners, person->practitioner));
  set_names (demo, patient, female);
  set_called (demo, patient);
  set_identity (demo, patient, female, person->age);
  decide_health (demo, person, female);
  tend_demo_add (demo, TEND_DEMO_BATCH_PATIENTS, g_object_ref (patient));
  add_contacts (demo, patient, person->age);
  add_address (demo, patient);
  if (person->age < 18 || tend_demo_chance (demo, 60))
    add_relative (demo, patient, person->age);
  add_coverage (demo, person);
  add_background (demo, person);
  mark_death (demo, person, n);
  return TRUE;
}

/* Two charts that may be one person's, for whoever looks for duplicates. */
static void
mark_twin_charts (TendDemo *demo)
{
  TendDemoPerson *first, *second;
  GDate           birth;

  if (demo->persons->len < 12)
    return;
  first = g_ptr_array_index (demo->persons, 10);
  second = g_ptr_array_index (demo->persons, 11);
  birth = tend_patient_get_data (first->patient)->birth_date;
  g_object_set (first->patient, "family-name", "Kristiansen", "given-name", "Jonathan", "sex",
                TEND_SEX_MALE, "language", "en", "interpreter-needed", FALSE, NULL);
  g_object_set (second->patient, "family-name", "Christiansen", "given-name", "Jonathan", "sex",
                TEND_SEX_MALE, "language", "en", "interpreter-needed", FALSE, "birth-date", &birth,
                NULL);
  second->age = first->age;
}

gboolean
tend_demo_add_patients (TendDemo *demo, guint patients, GError **error)
{
  for (guint n = 0; n < patients; n++)
    {
      if (!add_patient (demo, n, error))
        return FALSE;
      if (n == 11)
        mark_twin_charts (demo);
      if ((n + 1) % CHUNK == 0 && !tend_demo_flush (demo, error))
        return FALSE;
      if (demo->persons->len > KEPT)
        g_ptr_array_set_size (demo->persons, KEPT);
    }
  return tend_demo_flush (demo, error);
}
