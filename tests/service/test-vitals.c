/* SPDX-License-Identifier: GPL-3.0-or-later
 * Vitals: asked about when unusual, kept as typed, corrected without losing what was there. */
#include "tend-test-clinic.h"

#include "tend-vitals.h"

static gboolean
record (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_vitals_record (transaction, data, error);
}

typedef struct
{
  gint64      id;
  const char *typed;
  const char *unit;
  const char *reason;
} Correction;

static gboolean
correct (TendTransaction *transaction, gpointer data, GError **error)
{
  Correction *correction = data;

  return tend_vitals_correct (transaction, correction->id, correction->typed, correction->unit,
                              correction->reason, error);
}

static gboolean
retract (TendTransaction *transaction, gpointer data, GError **error)
{
  Correction *correction = data;

  return tend_vitals_retract (transaction, correction->id, correction->reason, error);
}

static TendVitalEntry *
add (TendVitalsForm *form, TendVitalKind kind, const char *typed, const char *unit)
{
  TendVitalEntry *entry = tend_vital_entry_new (kind, typed, unit);

  g_ptr_array_add (form->entries, entry);
  return entry;
}

static TendVitalsForm *
make_form (gint64 patient_id)
{
  TendVitalsForm *form = tend_vitals_form_new ();

  form->patient_id = patient_id;
  return form;
}

/* What newest-vitals says of the code, NULL when nothing. */
static TendObservation *
find_newest (TendStore *store, gint64 patient_id, const char *code)
{
  g_autoptr (GPtrArray) rows = tend_test_query (
      store, "newest-vitals", g_variant_new_parsed ("{'patient': <%x>}", patient_id));

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (tend_observation_get_data (g_ptr_array_index (rows, i))->code, code))
      return g_object_ref (g_ptr_array_index (rows, i));
  return NULL;
}

static double
get_newest (TendStore *store, gint64 patient_id, const char *code)
{
  g_autoptr (TendObservation) observation = find_newest (store, patient_id, code);

  g_assert_nonnull (observation);
  return tend_observation_get_data (observation)->value;
}

static gint64
get_newest_id (TendStore *store, gint64 patient_id, const char *code)
{
  g_autoptr (TendObservation) observation = find_newest (store, patient_id, code);

  g_assert_nonnull (observation);
  return tend_record_get_id (TEND_RECORD (observation));
}

static void
what_is_unusual_is_asked_about (void)
{
  static const struct
  {
    TendVitalKind kind;
    const char   *typed;
    const char   *unit;
    double        last; /* 0: none */
    gboolean      fault;
    gboolean      blocks;
    gboolean      blocks_confirmed;
  } cases[] = {
    { TEND_VITAL_HEART_RATE, "72", NULL, 0, FALSE, FALSE, FALSE },
    { TEND_VITAL_HEART_RATE, "110", NULL, 0, TRUE, FALSE, FALSE },
    { TEND_VITAL_HEART_RATE, "140", NULL, 0, TRUE, TRUE, FALSE },
    { TEND_VITAL_HEART_RATE, "38", NULL, 0, TRUE, TRUE, FALSE },
    { TEND_VITAL_HEART_RATE, "500", NULL, 0, TRUE, TRUE, TRUE },
    { TEND_VITAL_HEART_RATE, "fast", NULL, 0, TRUE, TRUE, TRUE },
    { TEND_VITAL_HEART_RATE, "72", "kg", 0, TRUE, TRUE, TRUE },
    { TEND_VITAL_HEART_RATE, "  ", NULL, 0, FALSE, FALSE, FALSE },
    { TEND_VITAL_TEMPERATURE, "98.6", "[degF]", 0, FALSE, FALSE, FALSE },
    { TEND_VITAL_TEMPERATURE, "98.6", "Cel", 0, TRUE, TRUE, TRUE },
    { TEND_VITAL_TEMPERATURE, "104", "[degF]", 0, TRUE, TRUE, FALSE },
    { TEND_VITAL_WEIGHT, "80", "kg", 80, FALSE, FALSE, FALSE },
    { TEND_VITAL_WEIGHT, "88", "kg", 80, FALSE, FALSE, FALSE },
    { TEND_VITAL_WEIGHT, "88.1", "kg", 80, TRUE, TRUE, FALSE },
    { TEND_VITAL_WEIGHT, "820", "kg", 80, TRUE, TRUE, TRUE },
    { TEND_VITAL_BODY_MASS_INDEX, "22", NULL, 0, TRUE, TRUE, TRUE },
    { TEND_VITAL_PAIN, "8", NULL, 0, TRUE, TRUE, FALSE },
    { TEND_VITAL_PAIN, "11", NULL, 0, TRUE, TRUE, TRUE },
  };
  GDate birth_date, today;
  g_autoptr (TendPatient) patient = NULL;

  g_date_set_dmy (&birth_date, 3, G_DATE_MARCH, 1980);
  g_date_set_dmy (&today, 5, G_DATE_MARCH, 2026);
  patient = g_object_new (TEND_TYPE_PATIENT, "birth-date", &birth_date, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int confirmed = 0; confirmed <= 1; confirmed++)
      {
        g_autoptr (TendVitalsForm) form = make_form (1);
        g_autoptr (GPtrArray) last = g_ptr_array_new_with_free_func (g_object_unref);
        g_autoptr (GPtrArray) faults = NULL;
        const char *loinc = tend_vital_get (cases[i].kind)->loinc;

        add (form, cases[i].kind, cases[i].typed, cases[i].unit)->confirmed = confirmed;
        if (cases[i].last != 0)
          g_ptr_array_add (last, g_object_new (TEND_TYPE_OBSERVATION, "code", loinc, "value",
                                               cases[i].last, NULL));
        faults = tend_vitals_check (form, patient, last, &today);
        g_test_message ("case %" G_GSIZE_FORMAT ", confirmed %d", i, confirmed);
        g_assert_cmpint (tend_faults_find (faults, loinc) != NULL, ==, cases[i].fault);
        g_assert_cmpint (tend_faults_block (faults), ==,
                         confirmed ? cases[i].blocks_confirmed : cases[i].blocks);
      }
}

static void
pressures_are_checked_together (void)
{
  static const struct
  {
    const char *systolic;
    const char *diastolic;
    gboolean    blocks;
  } cases[] = {
    { "118", "76", FALSE },   { "118/76", NULL, FALSE }, { "76", "118", TRUE },
    { "118", "118", TRUE },   { "118", NULL, FALSE },    { NULL, "76", TRUE },
    { "118/76", "80", TRUE }, { "118/", NULL, TRUE },
  };
  GDate today;
  g_autoptr (TendPatient) patient = tend_patient_new ();

  g_date_set_dmy (&today, 5, G_DATE_MARCH, 2026);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendVitalsForm) form = make_form (1);
      g_autoptr (GPtrArray) faults = NULL;

      if (cases[i].systolic != NULL)
        add (form, TEND_VITAL_SYSTOLIC, cases[i].systolic, NULL);
      if (cases[i].diastolic != NULL)
        add (form, TEND_VITAL_DIASTOLIC, cases[i].diastolic, NULL);
      faults = tend_vitals_check (form, patient, NULL, &today);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (tend_faults_block (faults), ==, cases[i].blocks);
    }
}

static void
all_is_kept_as_typed_and_in_stored_units (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     patient_id = tend_test_add_patient (store, "Okafor", 1980);
  g_autoptr (TendVitalsForm) form = make_form (patient_id);
  g_autoptr (TendObservation) panel = NULL;
  g_autoptr (TendObservation) weight = NULL;
  g_autoptr (TendObservation) systolic = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  const TendObservationData *data;

  add (form, TEND_VITAL_SYSTOLIC, "128/82", NULL)->cuff_size = g_strdup ("large adult");
  add (form, TEND_VITAL_WEIGHT, "180,5", "[lb_av]");
  add (form, TEND_VITAL_HEIGHT, "5'7\"", NULL);
  panel = tend_test_transact (store, "vitals.record", record, form);

  data = tend_observation_get_data (panel);
  g_assert_cmpstr (data->code, ==, "85354-9");
  g_assert_true (data->value != data->value);
  g_assert_cmpint (data->effective_at, ==, TEND_TEST_NOW);
  g_assert_cmpint (data->performer_id, ==,
                   tend_account_get_data (tend_store_get_account (store))->practitioner_id);
  parts = tend_test_query (
      store, "observations-of-panel",
      g_variant_new_parsed ("{'panel': <%x>}", tend_record_get_id (TEND_RECORD (panel))));
  g_assert_cmpuint (parts->len, ==, 2);
  systolic = find_newest (store, patient_id, "8480-6");
  g_assert_cmpfloat (tend_observation_get_data (systolic)->value, ==, 128);
  g_assert_cmpstr (tend_observation_get_data (systolic)->cuff_size, ==, "large adult");
  g_assert_cmpstr (tend_observation_get_data (systolic)->interpretation, ==, "H");
  g_assert_cmpfloat (get_newest (store, patient_id, "8462-4"), ==, 82);

  weight = find_newest (store, patient_id, "29463-7");
  data = tend_observation_get_data (weight);
  g_assert_cmpfloat_with_epsilon (data->value, 81.873423, 1e-6);
  g_assert_cmpstr (data->unit, ==, "kg");
  g_assert_cmpstr (data->typed_text, ==, "180,5");
  g_assert_cmpstr (data->typed_unit, ==, "[lb_av]");
  g_assert_cmpstr (data->category, ==, "vital-signs");
  g_assert_cmpfloat_with_epsilon (get_newest (store, patient_id, "8302-2"), 170.18, 1e-6);
  g_assert_cmpfloat_with_epsilon (get_newest (store, patient_id, "39156-5"), 28.27, 0.005);
  tend_test_store_free (store);
}

static void
add_all_for_news2 (TendVitalsForm *form)
{
  add (form, TEND_VITAL_RESPIRATORY_RATE, "18", NULL);
  add (form, TEND_VITAL_OXYGEN_SATURATION, "95", NULL);
  add (form, TEND_VITAL_SYSTOLIC, "130/80", NULL);
  add (form, TEND_VITAL_HEART_RATE, "80", NULL);
  add (form, TEND_VITAL_TEMPERATURE, "37.0", NULL);
  form->consciousness = g_strdup ("A");
}

static void
news2_is_scored_when_it_applies (const char *backend)
{
  static const struct
  {
    int      birth_year;
    gboolean on_oxygen;
    gboolean scale_2;
    gboolean pregnant;
    int      drop;  /* entry left out, -1 none */
    int      total; /* -1: none */
  } cases[] = {
    { 1980, FALSE, FALSE, FALSE, -1, 1 },  { 1980, TRUE, FALSE, FALSE, -1, 3 },
    { 1980, TRUE, TRUE, FALSE, -1, 4 },    { 1980, FALSE, FALSE, TRUE, -1, -1 },
    { 2015, FALSE, FALSE, FALSE, -1, -1 }, { 1980, FALSE, FALSE, FALSE, 0, -1 },
  };
  TendStore *store = tend_test_store_new (backend);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 patient_id = tend_test_add_patient (store, "Nwosu", cases[i].birth_year);
      g_autoptr (TendVitalsForm) form = make_form (patient_id);
      g_autoptr (TendRecord) first = NULL;
      g_autoptr (TendObservation) score = NULL;

      add_all_for_news2 (form);
      for (guint k = 0; k < form->entries->len; k++)
        ((TendVitalEntry *) g_ptr_array_index (form->entries, k))->confirmed = TRUE;
      if (cases[i].drop >= 0)
        g_ptr_array_remove_index (form->entries, cases[i].drop);
      form->on_oxygen = cases[i].on_oxygen;
      form->oxygen_scale_2 = cases[i].scale_2;
      form->pregnant = cases[i].pregnant;
      first = tend_test_transact (store, "vitals.record", record, form);
      score = find_newest (store, patient_id, "news2");
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      if (cases[i].total < 0)
        g_assert_null (score);
      else
        {
          g_assert_cmpfloat (tend_observation_get_data (score)->value, ==, cases[i].total);
          g_assert_cmpstr (tend_observation_get_data (score)->category, ==, "survey");
          g_assert_cmpstr (tend_observation_get_data (score)->value_text, ==, "low");
        }
    }
  tend_test_store_free (store);
}

static void
unconfirmed_and_impossible_are_refused (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     patient_id = tend_test_add_patient (store, "Abara", 1980);
  gint64     other_id = tend_test_add_patient (store, "Bello", 1980);
  g_autoptr (TendVitalsForm) form = make_form (patient_id);
  g_autoptr (TendVitalsForm) empty = make_form (patient_id);
  g_autoptr (TendObservation) pulse = NULL;
  TendVitalEntry *entry = add (form, TEND_VITAL_HEART_RATE, "140", NULL);

  tend_test_refuse (store, record, form, TEND_ERROR_INVALID);
  tend_test_refuse (store, record, empty, TEND_ERROR_INVALID);
  entry->confirmed = TRUE;
  form->effective_at = TEND_TEST_NOW + 1;
  tend_test_refuse_saying (store, record, form, TEND_ERROR_INVALID, "future");
  form->effective_at = TEND_TIME_NONE;
  form->encounter_id = tend_test_add_encounter (store, other_id, "follow-up");
  tend_test_refuse_saying (store, record, form, TEND_ERROR_INVALID, "another patient");
  form->encounter_id = 0;

  pulse = tend_test_transact (store, "vitals.record", record, form);
  g_assert_true (tend_observation_get_data (pulse)->confirmed);
  g_assert_cmpstr (tend_observation_get_data (pulse)->interpretation, ==, "HH");
  tend_test_store_free (store);
}

static void
a_weight_far_from_the_last_needs_confirming (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     patient_id = tend_test_add_patient (store, "Costa", 1980);
  g_autoptr (TendVitalsForm) first = make_form (patient_id);
  g_autoptr (TendVitalsForm) second = make_form (patient_id);
  g_autoptr (TendRecord) written = NULL;
  g_autoptr (TendRecord) again = NULL;

  first->effective_at = TEND_TEST_NOW - TEND_TIME_DAY;
  add (first, TEND_VITAL_WEIGHT, "82", "kg");
  written = tend_test_transact (store, "vitals.record", record, first);
  add (second, TEND_VITAL_WEIGHT, "102", "kg");
  tend_test_refuse_saying (store, record, second, TEND_ERROR_INVALID, "82.0 kg");
  ((TendVitalEntry *) g_ptr_array_index (second->entries, 0))->confirmed = TRUE;
  again = tend_test_transact (store, "vitals.record", record, second);
  g_assert_cmpfloat (get_newest (store, patient_id, "29463-7"), ==, 102);
  tend_test_store_free (store);
}

static void
a_correction_amends_and_what_follows_with_it (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     patient_id = tend_test_add_patient (store, "Diaz", 1980);
  g_autoptr (TendVitalsForm) form = make_form (patient_id);
  g_autoptr (TendRecord) first = NULL;
  g_autoptr (TendObservation) old = NULL;
  g_autoptr (TendObservation) fresh = NULL;
  g_autoptr (TendObservation) index = NULL;
  g_autoptr (GError) error = NULL;
  Correction correction = { 0, "82.0", "kg", NULL };
  gint64     wrong_id, wrong_index;

  add_all_for_news2 (form);
  add (form, TEND_VITAL_WEIGHT, "182", "kg");
  add (form, TEND_VITAL_HEIGHT, "170", "cm");
  first = tend_test_transact (store, "vitals.record", record, form);
  wrong_id = get_newest_id (store, patient_id, "29463-7");
  wrong_index = get_newest_id (store, patient_id, "39156-5");

  correction.id = wrong_id;
  tend_test_refuse_saying (store, correct, &correction, TEND_ERROR_INVALID, "reason");
  correction.reason = "typing error";
  correction.typed = "820";
  tend_test_refuse (store, correct, &correction, TEND_ERROR_INVALID);
  correction.typed = "82.0";
  fresh = tend_test_transact (store, "vitals.correct", correct, &correction);
  g_assert_cmpint (tend_observation_get_data (fresh)->status, ==,
                   TEND_OBSERVATION_STATUS_CORRECTED);
  g_assert_cmpint (tend_observation_get_data (fresh)->amends_id, ==, wrong_id);
  g_assert_cmpint (tend_observation_get_data (fresh)->effective_at, ==, TEND_TEST_NOW);
  g_assert_cmpstr (tend_observation_get_data (fresh)->typed_text, ==, "82.0");
  g_assert_cmpfloat (get_newest (store, patient_id, "29463-7"), ==, 82);
  old = tend_store_get (store, TEND_TYPE_OBSERVATION, wrong_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tend_observation_get_data (old)->status, ==,
                   TEND_OBSERVATION_STATUS_ENTERED_IN_ERROR);
  g_assert_cmpfloat (tend_observation_get_data (old)->value, ==, 182);

  index = find_newest (store, patient_id, "39156-5");
  g_assert_cmpfloat_with_epsilon (tend_observation_get_data (index)->value, 28.37, 0.005);
  g_assert_cmpint (tend_observation_get_data (index)->amends_id, ==, wrong_index);
  tend_test_refuse_saying (store, correct, &correction, TEND_ERROR_CONFLICT, "already");
  correction.id = tend_record_get_id (TEND_RECORD (index));
  tend_test_refuse_saying (store, correct, &correction, TEND_ERROR_INVALID, "measured");
  tend_test_store_free (store);
}

static void
a_corrected_item_changes_news2 (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     patient_id = tend_test_add_patient (store, "Eze", 1980);
  g_autoptr (TendVitalsForm) form = make_form (patient_id);
  g_autoptr (TendRecord) first = NULL;
  g_autoptr (TendRecord) fresh = NULL;
  Correction correction = { 0, "70", NULL, "read again" };

  add_all_for_news2 (form);
  form->oxygen_scale_2 = TRUE;
  form->on_oxygen = TRUE;
  first = tend_test_transact (store, "vitals.record", record, form);
  g_assert_cmpfloat (get_newest (store, patient_id, "news2"), ==, 4);

  correction.id = get_newest_id (store, patient_id, "8480-6");
  tend_test_refuse (store, correct, &correction, TEND_ERROR_INVALID);
  correction.typed = "105";
  fresh = tend_test_transact (store, "vitals.correct", correct, &correction);
  g_assert_cmpfloat (get_newest (store, patient_id, "news2"), ==, 5);
  tend_test_store_free (store);
}

static void
a_retraction_takes_the_panel_and_what_follows (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     patient_id = tend_test_add_patient (store, "Faro", 1980);
  g_autoptr (TendVitalsForm) form = make_form (patient_id);
  g_autoptr (TendRecord) panel = NULL;
  g_autoptr (TendRecord) retracted = NULL;
  g_autoptr (GPtrArray) left = NULL;
  Correction correction = { .reason = "wrong patient" };

  add_all_for_news2 (form);
  panel = tend_test_transact (store, "vitals.record", record, form);
  correction.id = get_newest_id (store, patient_id, "85354-9");
  retracted = tend_test_transact (store, "vitals.retract", retract, &correction);
  g_assert_null (find_newest (store, patient_id, "85354-9"));
  g_assert_null (find_newest (store, patient_id, "8480-6"));
  g_assert_null (find_newest (store, patient_id, "8462-4"));
  g_assert_null (find_newest (store, patient_id, "news2"));
  left = tend_test_query (
      store, "vitals-of-patient",
      g_variant_new_parsed ("{'patient': <%x>, 'since': <%x>}", patient_id, (gint64) 0));
  g_assert_cmpuint (left->len, ==, 6); /* four vitals, consciousness, oxygen */
  tend_test_refuse (store, retract, &correction, TEND_ERROR_CONFLICT);
  tend_test_store_free (store);
}

static void
a_draft_comes_back_as_it_was (void)
{
  g_autoptr (TendVitalsForm) form = make_form (G_GINT64_CONSTANT (7000000000000000001));
  g_autoptr (TendVitalsForm) back = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  TendVitalEntry *entry = add (form, TEND_VITAL_SYSTOLIC, "12\"\n/", "mm[Hg]");

  entry->body_site = g_strdup ("left arm");
  entry->position = g_strdup ("sitting");
  entry->method = g_strdup ("automatic");
  entry->cuff_size = g_strdup ("child");
  entry->device_id = 42;
  entry->confirmed = TRUE;
  add (form, TEND_VITAL_PAIN, NULL, NULL);
  form->effective_at = TEND_TEST_NOW;
  form->on_oxygen = form->pregnant = form->oxygen_scale_2 = TRUE;
  form->consciousness = g_strdup ("V");
  json = tend_vitals_form_to_json (form);
  back = tend_vitals_form_from_json (json, &error);
  g_assert_no_error (error);
  again = tend_vitals_form_to_json (back);
  g_assert_cmpstr (again, ==, json);
  g_assert_cmpint (back->patient_id, ==, G_GINT64_CONSTANT (7000000000000000001));
  g_assert_cmpuint (back->entries->len, ==, 2);
}

static void
a_damaged_draft_is_refused (void)
{
  static const char *const drafts[] = {
    "",
    "[]",
    "7",
    "{\"entries\": [7]}",
    "{\"entries\": [{\"kind\": \"luck\"}]}",
    "{\"entries\": [{\"kind\": {}}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tend_vitals_form_from_json (drafts[i], &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/vitals/what-is-unusual-is-asked-about",
                   what_is_unusual_is_asked_about);
  g_test_add_func ("/service/vitals/pressures-are-checked-together",
                   pressures_are_checked_together);
  g_test_add_func ("/service/vitals/a-draft-comes-back-as-it-was", a_draft_comes_back_as_it_was);
  g_test_add_func ("/service/vitals/a-damaged-draft-is-refused", a_damaged_draft_is_refused);
  tend_test_add ("/service/vitals/all-is-kept-as-typed-and-in-stored-units",
                 all_is_kept_as_typed_and_in_stored_units);
  tend_test_add ("/service/vitals/news2-is-scored-when-it-applies",
                 news2_is_scored_when_it_applies);
  tend_test_add ("/service/vitals/unconfirmed-and-impossible-are-refused",
                 unconfirmed_and_impossible_are_refused);
  tend_test_add ("/service/vitals/a-weight-far-from-the-last-needs-confirming",
                 a_weight_far_from_the_last_needs_confirming);
  tend_test_add ("/service/vitals/a-correction-amends-and-what-follows-with-it",
                 a_correction_amends_and_what_follows_with_it);
  tend_test_add ("/service/vitals/a-corrected-item-changes-news2", a_corrected_item_changes_news2);
  tend_test_add ("/service/vitals/a-retraction-takes-the-panel-and-what-follows",
                 a_retraction_takes_the_panel_and_what_follows);
  return g_test_run ();
}
