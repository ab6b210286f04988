/* SPDX-License-Identifier: GPL-3.0-or-later
 * Orders, draws and results of the demonstration clinic. */
#define G_LOG_DOMAIN "tend-demo"

#include "config.h"

#include "tend-demo-private.h"

#include <math.h>

#include "tend-number.h"
#include "tend-observation.h"
#include "tend-service-request.h"
#include "tend-specimen.h"
#include "tend-test-definition.h"
#include "tend-tube.h"

/* Tests that give one figure, and where it lies for those who are well. */
static const struct
{
  const char *code;
  double      low;
  double      high;
  const char *unit;
  int         decimals;
} results[] = {
  { "A1C", 4.8, 6.2, "%", 1 },       { "HGB", 12.0, 17.0, "g/dL", 1 },
  { "TSH", 0.5, 4.8, "m[IU]/L", 2 }, { "FERR", 15, 250, "ng/mL", 0 },
  { "B12", 220, 900, "pg/mL", 0 },   { "VITD", 18, 60, "ng/mL", 0 },
  { "CRP", 0.3, 9.0, "mg/L", 1 },    { "GLUF", 78, 118, "mg/dL", 0 },
};

static TendTestDefinition *
find_test (TendDemo *demo, const char *code)
{
  for (guint i = 0; i < demo->tests->len; i++)
    {
      TendTestDefinition *test = g_ptr_array_index (demo->tests, i);

      if (g_str_equal (tend_test_definition_get_data (test)->code, code))
        return test;
    }
  g_return_val_if_reached (g_ptr_array_index (demo->tests, 0));
}

/* What such a patient is sent for (of TendTestDefinition, borrowed). */
static GPtrArray *
choose_tests (TendDemo *demo, TendDemoPerson *person)
{
  static const char *const usual[]
      = { "CBC", "BMP", "LIPID", "TSH", "FERR", "B12", "VITD", "CRP", "PT" };
  GPtrArray *tests = g_ptr_array_new ();
  int        n = tend_demo_number (demo, 1, 3);

  if (person->diabetes)
    g_ptr_array_add (tests, find_test (demo, "A1C"));
  for (int i = 0; i < n; i++)
    {
      TendTestDefinition *test = find_test (demo, tend_demo_pick_one (demo, usual));

      if (!g_ptr_array_find (tests, test, NULL))
        g_ptr_array_add (tests, test);
    }
  return tests;
}

static TendServiceRequest *
add_request (TendDemo           *demo,
             TendDemoPerson     *person,
             TendEncounter      *encounter,
             gint64              at,
             TendDemoDraw        draw,
             TendTestDefinition *test)
{
  const TendTestDefinitionData *data = tend_test_definition_get_data (test);
  TendServiceRequest           *request
      = tend_demo_add (demo, TEND_DEMO_BATCH_REQUESTS,
                       g_object_new (TEND_TYPE_SERVICE_REQUEST, "code", data->code, "display",
                                     data->display, "status",
                                     draw == TEND_DEMO_DRAW_ORDERED ? TEND_REQUEST_STATUS_ACTIVE
                                                                    : TEND_REQUEST_STATUS_COMPLETED,
                                     "priority",
                                     draw != TEND_DEMO_DRAW_RESULTED && tend_demo_chance (demo, 15)
                                         ? TEND_REQUEST_PRIORITY_STAT
                                         : TEND_REQUEST_PRIORITY_ROUTINE,
                                     "ordered-at", at, NULL));

  tend_demo_link (demo, TEND_DEMO_BATCH_REQUESTS, request, "patient-id", person->patient);
  tend_demo_link (demo, TEND_DEMO_BATCH_REQUESTS, request, "encounter-id", encounter);
  tend_demo_link (demo, TEND_DEMO_BATCH_REQUESTS, request, "test-definition-id", test);
  tend_demo_link (demo, TEND_DEMO_BATCH_REQUESTS, request, "requester-id",
                  g_ptr_array_index (demo->practitioners, person->practitioner));
  return request;
}

static char *
make_accession (TendDemo *demo, gint64 at, GError **error)
{
  GDate            day;
  char             text[16];
  g_autofree char *sequence = NULL;
  gint64           number;

  tend_time_get_date (at, demo->zone, &day);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &day);
  sequence = g_strconcat ("accession ", text, NULL);
  number = tend_transaction_next_number (demo->transaction, sequence, error);
  return number != 0 ? tend_accession_make (&day, number, error) : NULL;
}

static TendSpecimenState
choose_state (TendDemo *demo, TendDemoDraw draw)
{
  static const TendSpecimenState today[]
      = { TEND_SPECIMEN_STATE_COLLECTED, TEND_SPECIMEN_STATE_COLLECTED, TEND_SPECIMEN_STATE_SENT,
          TEND_SPECIMEN_STATE_RECEIVED };

  if (tend_demo_chance (demo, 4))
    return TEND_SPECIMEN_STATE_REJECTED;
  if (draw == TEND_DEMO_DRAW_RESULTED)
    return TEND_SPECIMEN_STATE_ACCEPTED;
  return today[tend_demo_number (demo, 0, G_N_ELEMENTS (today) - 1)];
}

static TendTubePlan *
plan_tubes (GPtrArray *tests, GError **error)
{
  g_autofree TendTubeRequest *needs = g_new0 (TendTubeRequest, tests->len);

  for (guint i = 0; i < tests->len; i++)
    {
      const TendTestDefinitionData *data
          = tend_test_definition_get_data (g_ptr_array_index (tests, i));
      const TendTube *tube = tend_tube_find_nick (data->container_kind);

      needs[i].kind = tube->kind;
      needs[i].volume = lround (data->volume_ml * 1000);
      needs[i].own_tube = data->own_container;
    }
  return tend_tube_plan (needs, tests->len, TEND_DRAW_NEEDLE, error);
}

static TendSpecimen *
add_specimen (TendDemo        *demo,
              TendDemoPerson  *person,
              TendEncounter   *encounter,
              gint64           at,
              TendDemoDraw     draw,
              const char      *accession,
              TendPlannedTube *tube,
              guint            number,
              guint            count)
{
  g_autofree char  *label = g_strdup_printf ("%s-%02u", accession, number);
  TendSpecimenState state = choose_state (demo, draw);
  TendSpecimen     *specimen = tend_demo_add (
          demo, TEND_DEMO_BATCH_SPECIMENS,
          g_object_new (TEND_TYPE_SPECIMEN, "accession", label, "container-kind",
                        tend_tube_get (tube->kind)->nick, "container-number", (gint64) number,
                        "container-count", (gint64) count, "state", state, "identity-method",
                        "name, birth date", "collected-at", at, "body-site", "left arm", "method",
                        "venipuncture", "rejection-reason",
                    state == TEND_SPECIMEN_STATE_REJECTED ? "RH" : NULL, NULL));

  tend_demo_link (demo, TEND_DEMO_BATCH_SPECIMENS, specimen, "patient-id", person->patient);
  tend_demo_link (demo, TEND_DEMO_BATCH_SPECIMENS, specimen, "encounter-id", encounter);
  tend_demo_link (demo, TEND_DEMO_BATCH_SPECIMENS, specimen, "collector-id",
                  g_ptr_array_index (demo->practitioners, TEND_DEMO_TECHNICIAN));
  return specimen;
}

static void
add_result (TendDemo           *demo,
            TendDemoPerson     *person,
            TendEncounter      *encounter,
            gint64              at,
            TendTestDefinition *test)
{
  const TendTestDefinitionData *data = tend_test_definition_get_data (test);

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      double           spread = results[i].high - results[i].low;
      double           scale = pow (10, results[i].decimals);
      double           value;
      TendObservation *observation;

      if (!g_str_equal (results[i].code, data->code))
        continue;
      value = g_rand_double_range (demo->rand, results[i].low, results[i].high);
      if (person->diabetes && (g_str_equal (data->code, "A1C") || g_str_equal (data->code, "GLUF")))
        value += spread;
      observation = tend_demo_add (
          demo, TEND_DEMO_BATCH_OBSERVATIONS,
          g_object_new (TEND_TYPE_OBSERVATION, "category", "laboratory", "code", data->loinc,
                        "display", data->display, "value", round (value * scale) / scale, "unit",
                        results[i].unit, "effective-at", at, "interpretation",
                        value > results[i].high ? "H" : "N", NULL));
      tend_demo_link (demo, TEND_DEMO_BATCH_OBSERVATIONS, observation, "patient-id",
                      person->patient);
      tend_demo_link (demo, TEND_DEMO_BATCH_OBSERVATIONS, observation, "encounter-id", encounter);
    }
}

gboolean
tend_demo_add_draw (TendDemo       *demo,
                    TendDemoPerson *person,
                    TendEncounter  *encounter,
                    gint64          at,
                    TendDemoDraw    draw,
                    gpointer       *specimen,
                    GPtrArray      *requests,
                    GError        **error)
{
  g_autoptr (GPtrArray) tests = choose_tests (demo, person);
  g_autoptr (TendTubePlan) plan = NULL;
  g_autofree char *accession = NULL;

  for (guint i = 0; i < tests->len; i++)
    g_ptr_array_add (requests, g_object_ref (add_request (demo, person, encounter, at, draw,
                                                          g_ptr_array_index (tests, i))));
  if (draw == TEND_DEMO_DRAW_ORDERED)
    return TRUE;

  plan = plan_tubes (tests, error);
  accession = plan != NULL ? make_accession (demo, at, error) : NULL;
  if (accession == NULL)
    return FALSE;
  for (guint i = 0; i < plan->tubes->len; i++)
    {
      TendPlannedTube *tube = g_ptr_array_index (plan->tubes, i);
      TendSpecimen *drawn = add_specimen (demo, person, encounter, at, draw, accession, tube, i + 1,
                                          plan->tubes->len);

      for (guint k = 0; k < tube->requests->len; k++)
        {
          guint test = g_array_index (tube->requests, guint, k);

          tend_demo_link (demo, TEND_DEMO_BATCH_REQUESTS, g_ptr_array_index (requests, test),
                          "specimen-id", drawn);
          if (tend_specimen_get_data (drawn)->state == TEND_SPECIMEN_STATE_ACCEPTED)
            add_result (demo, person, encounter, at + 4 * TEND_TIME_HOUR,
                        g_ptr_array_index (tests, test));
        }
      if (i == 0)
        *specimen = drawn;
    }
  return TRUE;
}
