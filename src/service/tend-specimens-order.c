/* SPDX-License-Identifier: GPL-3.0-or-later
 * Orders of laboratory tests: placed, and cancelled while nothing is collected. */
#define G_LOG_DOMAIN "tend-specimens"

#include "config.h"

#include "tend-specimens.h"

#include "tend-encounter.h"
#include "tend-patient.h"
#include "tend-people.h"
#include "tend-service.h"

#include <glib/gi18n-lib.h>

#define MAX_TESTS 100

static gboolean
refuse (GError **error, TendError code, const char *message)
{
  g_set_error_literal (error, TEND_ERROR, code, message);
  return FALSE;
}

static gboolean
is_open (GPtrArray *requests, gint64 test_definition_id)
{
  for (guint i = 0; i < requests->len; i++)
    if (tend_service_request_get_data (g_ptr_array_index (requests, i))->test_definition_id
        == test_definition_id)
      return TRUE;
  return FALSE;
}

/* Whoever treats the patient at this visit asks for the test. */
static gboolean
find_requester (TendTransaction *transaction,
                gint64           encounter_id,
                gint64          *requester_id,
                GError         **error)
{
  g_autoptr (TendEncounter) encounter = NULL;

  *requester_id = 0;
  if (encounter_id != 0)
    {
      encounter = tend_service_get (transaction, TEND_TYPE_ENCOUNTER, encounter_id, error);
      if (encounter == NULL)
        return FALSE;
      *requester_id = tend_encounter_get_data (encounter)->practitioner_id;
    }
  if (*requester_id == 0)
    *requester_id = tend_service_get_practitioner (transaction);
  return TRUE;
}

/* Orders one test that is not in @open yet, and adds the request there. */
static gboolean
place_order (TendTransaction *transaction,
             TendServiceRequest *template,
             gint64     test_definition_id,
             GPtrArray *open,
             GError   **error)
{
  const TendServiceRequestData *like = tend_service_request_get_data (template);
  g_autoptr (TendTestDefinition) definition
      = tend_service_get (transaction, TEND_TYPE_TEST_DEFINITION, test_definition_id, error);
  g_autoptr (TendServiceRequest) request = NULL;
  const TendTestDefinitionData *test;

  if (definition == NULL)
    return FALSE;
  test = tend_test_definition_get_data (definition);
  if (!test->active)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _ ("The test %s is no longer offered; choose another"), test->code);
      return FALSE;
    }
  if (is_open (open, test_definition_id))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_CONFLICT,
                   _ ("The test %s is ordered already and not collected yet"), test->code);
      return FALSE;
    }

  request = g_object_new (TEND_TYPE_SERVICE_REQUEST, "patient-id", like->patient_id, "encounter-id",
                          like->encounter_id, "test-definition-id", test_definition_id, "code",
                          test->code, "display", test->display, "status",
                          TEND_REQUEST_STATUS_ACTIVE, "priority", like->priority, "requester-id",
                          like->requester_id, "ordered-at", like->ordered_at, NULL);
  if (!tend_transaction_insert (transaction, request, error))
    return FALSE;
  g_ptr_array_add (open, g_steal_pointer (&request));
  return TRUE;
}

gboolean
tend_order_place (TendTransaction    *transaction,
                  gint64              patient_id,
                  gint64              encounter_id,
                  const gint64       *test_definition_ids,
                  gsize               n_test_definitions,
                  TendRequestPriority priority,
                  GError            **error)
{
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (TendServiceRequest) template = NULL;
  gint64 requester_id;
  guint  n_open_before;

  if (!tend_people_require (transaction, "order.place", error))
    return FALSE;
  if (n_test_definitions == 0 || n_test_definitions > MAX_TESTS)
    return refuse (error, TEND_ERROR_INVALID, _ ("Choose from 1 to 100 tests for one order"));
  tend_transaction_set_patient (transaction, patient_id);
  patient = tend_service_get (transaction, TEND_TYPE_PATIENT, patient_id, error);
  if (patient == NULL || !tend_service_hold (transaction, "orders", error)
      || !tend_service_check_encounter (transaction, encounter_id, patient_id, error)
      || !find_requester (transaction, encounter_id, &requester_id, error))
    return FALSE;
  open = tend_transaction_query (transaction, "open-requests-of-patient",
                                 g_variant_new_parsed ("{'patient': <%x>}", patient_id), error);
  if (open == NULL)
    return FALSE;

  n_open_before = open->len;
  template = g_object_new (TEND_TYPE_SERVICE_REQUEST, "patient-id", patient_id, "encounter-id",
                           encounter_id, "priority", priority, "requester-id", requester_id,
                           "ordered-at", tend_transaction_get_now (transaction), NULL);
  for (gsize i = 0; i < n_test_definitions; i++)
    if (!place_order (transaction, template, test_definition_ids[i], open, error))
      return FALSE;
  tend_transaction_set_result (transaction, g_ptr_array_index (open, n_open_before));
  return TRUE;
}

gboolean
tend_order_cancel (TendTransaction *transaction,
                   gint64           service_request_id,
                   const char      *reason,
                   GError         **error)
{
  g_autoptr (TendServiceRequest) request = NULL;
  g_autofree char              *why = NULL;
  const TendServiceRequestData *data;

  if (!tend_people_require (transaction, "order.cancel", error))
    return FALSE;
  why = tend_service_take_reason (transaction, reason, error);
  if (why == NULL)
    return FALSE;
  request = tend_service_get (transaction, TEND_TYPE_SERVICE_REQUEST, service_request_id, error);
  if (request == NULL)
    return FALSE;
  data = tend_service_request_get_data (request);
  tend_transaction_set_patient (transaction, data->patient_id);
  if (data->specimen_id != 0)
    return refuse (error, TEND_ERROR_INVALID,
                   _ ("A specimen was collected for this order; reject the specimen instead"));
  if (data->status == TEND_REQUEST_STATUS_REVOKED)
    return refuse (error, TEND_ERROR_CONFLICT, _ ("This order was cancelled already"));

  g_object_set (request, "status", TEND_REQUEST_STATUS_REVOKED, "note", why, NULL);
  tend_transaction_set_result (transaction, request);
  return tend_transaction_update (transaction, request, error);
}
