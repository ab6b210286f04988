/* SPDX-License-Identifier: GPL-3.0-or-later
 * Collecting: the one act that gives a specimen its number, its time and its collector. */
#define G_LOG_DOMAIN "tend-specimens"

#include "config.h"

#include "tend-specimens.h"

#include "tend-number.h"
#include "tend-patient.h"
#include "tend-people.h"
#include "tend-practitioner.h"
#include "tend-service.h"
#include "tend-text.h"

#include <glib/gi18n-lib.h>

#define MAX_TEXT 200 /* characters */

static gboolean
refuse (GError **error, TendError code, const char *message)
{
  g_set_error_literal (error, TEND_ERROR, code, message);
  return FALSE;
}

static gboolean
check_request (TendCollection *collection, TendServiceRequest *request, GError **error)
{
  const TendServiceRequestData *data = tend_service_request_get_data (request);

  if (data->patient_id != collection->patient_id)
    return refuse (error, TEND_ERROR_INVALID,
                   _ ("An order is of another patient; open the chart of the right one"));
  if (data->specimen_id != 0)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_CONFLICT,
                   _ ("%s was collected already; look at the specimens"), data->code);
      return FALSE;
    }
  if (data->status != TEND_REQUEST_STATUS_ACTIVE)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _ ("The order of %s is not active; order it again"), data->code);
      return FALSE;
    }
  if (data->test_definition_id == 0)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _ ("%s is not a test of the catalogue, so its tube is not known"), data->code);
      return FALSE;
    }
  return TRUE;
}

/* The requests and, at the same positions, what the catalogue says of each. */
static gboolean
load_requests (TendTransaction *transaction,
               TendCollection  *collection,
               GPtrArray       *requests,
               GPtrArray       *definitions,
               GError         **error)
{
  for (guint i = 0; i < collection->service_request_ids->len; i++)
    {
      gint64              id = g_array_index (collection->service_request_ids, gint64, i);
      TendServiceRequest *request
          = tend_service_get (transaction, TEND_TYPE_SERVICE_REQUEST, id, error);
      TendTestDefinition *definition;

      if (request == NULL)
        return FALSE;
      g_ptr_array_add (requests, request);
      if (!check_request (collection, request, error))
        return FALSE;
      definition = tend_transaction_get (
          transaction, TEND_TYPE_TEST_DEFINITION,
          tend_service_request_get_data (request)->test_definition_id, error);
      if (definition == NULL)
        return FALSE;
      g_ptr_array_add (definitions, definition);
    }
  return TRUE;
}

static char *
draw_accession (TendTransaction *transaction, gint64 collected_at, GError **error)
{
  GDate            date = { 0 };
  char             day[] = "YYYY-MM-DD";
  g_autofree char *sequence = NULL;
  gint64           number;

  tend_time_get_date (collected_at, tend_transaction_get_time_zone (transaction), &date);
  if (g_date_strftime (day, sizeof day, "%Y-%m-%d", &date) == 0)
    {
      refuse (error, TEND_ERROR_INVALID, _ ("The time of collection is not a time of this age"));
      return NULL;
    }
  sequence = g_strconcat ("accession ", day, NULL);
  number = tend_transaction_next_number (transaction, sequence, error);
  if (number == 0)
    return NULL;
  return tend_accession_make (&date, (guint) MIN (number, G_MAXUINT), error);
}

static TendRequestPriority
find_priority (TendPlannedContainer *container, GPtrArray *requests)
{
  TendRequestPriority priority = TEND_REQUEST_PRIORITY_ROUTINE;

  for (guint i = 0; i < container->tests->len; i++)
    {
      TendServiceRequest *request
          = g_ptr_array_index (requests, g_array_index (container->tests, guint, i));

      priority = MAX (priority, tend_service_request_get_data (request)->priority);
    }
  return priority;
}

static gboolean
is_hand_labelled (TendCollection *collection, guint number)
{
  return g_ptr_array_find (collection->hand_labelled, GUINT_TO_POINTER (number), NULL);
}

/* What all specimens of one draw share. */
typedef struct
{
  TendTransaction *transaction;
  TendCollection  *collection;
  char            *accession;
  gint64           collected_at;
  gint64           collector_id;
  char            *identity_method;
  char            *hand_label_note;
  GPtrArray       *requests;
  GPtrArray       *containers;
} Draw;

static TendSpecimen *
make_specimen (Draw *draw, guint position)
{
  TendPlannedContainer *container = g_ptr_array_index (draw->containers, position);
  guint                 number = position + 1;
  g_autofree char      *accession = g_strdup_printf ("%s-%02u", draw->accession, number);
  const char           *method = draw->collection->method;

  if (method == NULL && draw->collection->capillary && container->tube != NULL)
    method = TEND_COLLECTION_CAPILLARY;
  return g_object_new (
      TEND_TYPE_SPECIMEN, "patient-id", draw->collection->patient_id, "encounter-id",
      draw->collection->encounter_id, "accession", accession, "container-kind",
      container->container_kind, "container-number", (gint64) number, "container-count",
      (gint64) draw->containers->len, "state", TEND_SPECIMEN_STATE_COLLECTED, "priority",
      find_priority (container, draw->requests), "identity-method", draw->identity_method,
      "collected-at", draw->collected_at, "collector-id", draw->collector_id, "body-site",
      draw->collection->body_site, "method", method, "note",
      is_hand_labelled (draw->collection, number) ? draw->hand_label_note : NULL, NULL);
}

/* A test spread over several tubes is linked to the first of them. */
static gboolean
link_requests (Draw *draw, guint position, TendSpecimen *specimen, GError **error)
{
  TendPlannedContainer *container = g_ptr_array_index (draw->containers, position);

  for (guint i = 0; i < container->tests->len; i++)
    {
      TendServiceRequest *request
          = g_ptr_array_index (draw->requests, g_array_index (container->tests, guint, i));

      if (tend_service_request_get_data (request)->specimen_id != 0)
        continue;
      g_object_set (request, "specimen-id", tend_record_get_id (TEND_RECORD (specimen)), NULL);
      if (!tend_transaction_update (draw->transaction, request, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_specimens (Draw *draw, GError **error)
{
  for (guint i = 0; i < draw->containers->len; i++)
    {
      g_autoptr (TendSpecimen) specimen = make_specimen (draw, i);

      if (!tend_transaction_insert (draw->transaction, specimen, error)
          || !link_requests (draw, i, specimen, error))
        return FALSE;
      if (i == 0)
        tend_transaction_set_result (draw->transaction, specimen);
    }
  return TRUE;
}

static gboolean
describe_draw (Draw *draw, GError **error)
{
  TendCollection  *collection = draw->collection;
  g_autofree char *one = tend_text_clean (collection->identifier_one, MAX_TEXT, error);
  g_autofree char *two
      = one != NULL ? tend_text_clean (collection->identifier_two, MAX_TEXT, error) : NULL;

  if (two == NULL)
    return FALSE;
  draw->identity_method = g_strdup_printf ("%s, %s", one, two);
  if (collection->hand_labelled->len > 0)
    {
      g_autofree char *why = tend_text_clean (collection->hand_label_reason, MAX_TEXT, error);

      if (why == NULL)
        return FALSE;
      draw->hand_label_note = g_strdup_printf ("Labelled by hand: %s", why);
    }
  return TRUE;
}

static gboolean
draw_specimens (Draw *draw, GError **error)
{
  g_autoptr (GPtrArray) definitions = g_ptr_array_new_with_free_func (g_object_unref);
  TendCollection *collection = draw->collection;
  TendDrawMethod  method = collection->capillary    ? TEND_DRAW_CAPILLARY
                           : collection->winged_set ? TEND_DRAW_WINGED_SET
                                                    : TEND_DRAW_NEEDLE;

  if (!load_requests (draw->transaction, collection, draw->requests, definitions, error)
      || !describe_draw (draw, error))
    return FALSE;
  draw->containers = tend_collection_plan_draw (definitions, method, error);
  if (draw->containers == NULL)
    return FALSE;
  draw->accession = draw_accession (draw->transaction, draw->collected_at, error);
  return draw->accession != NULL && write_specimens (draw, error);
}

gboolean
tend_specimen_collect (TendTransaction *transaction, TendCollection *collection, GError **error)
{
  gint64 now = tend_transaction_get_now (transaction);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TendPractitioner) collector = NULL;
  Draw     draw = { transaction, collection };
  gboolean collected;

  if (!tend_people_require (transaction, "specimen.collect", error))
    return FALSE;
  faults = tend_collection_check (collection, now);
  if (!tend_faults_to_error (faults, error))
    return FALSE;
  tend_transaction_set_patient (transaction, collection->patient_id);
  patient = tend_service_get (transaction, TEND_TYPE_PATIENT, collection->patient_id, error);
  if (patient == NULL
      || !tend_service_check_encounter (transaction, collection->encounter_id,
                                        collection->patient_id, error))
    return FALSE;
  draw.collector_id = collection->collector_id != 0 ? collection->collector_id
                                                    : tend_service_get_practitioner (transaction);
  if (draw.collector_id == 0)
    return refuse (error, TEND_ERROR_INVALID,
                   _ ("Say who collected this; labels name the collector"));
  collector = tend_service_get (transaction, TEND_TYPE_PRACTITIONER, draw.collector_id, error);
  if (collector == NULL)
    return FALSE;
  if (!tend_practitioner_get_data (collector)->active)
    return refuse (error, TEND_ERROR_INVALID,
                   _ ("Who is named as collector no longer works here; choose who drew this"));

  draw.collected_at = collection->collected_at != TEND_TIME_NONE ? collection->collected_at : now;
  draw.requests = requests;
  collected = draw_specimens (&draw, error);
  g_clear_pointer (&draw.containers, g_ptr_array_unref);
  g_free (draw.accession);
  g_free (draw.identity_method);
  g_free (draw.hand_label_note);
  return collected;
}
