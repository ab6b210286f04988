/* SPDX-License-Identifier: GPL-3.0-or-later
 * What may be charged for a visit, read off what was documented in it. */
#define G_LOG_DOMAIN "tend-billing"

#include "config.h"

#include "tend-billing.h"

#include "tend-date.h"
#include "tend-encounter.h"
#include "tend-fee.h"
#include "tend-patient.h"
#include "tend-service-request.h"
#include "tend-service.h"
#include "tend-specimens.h"

typedef struct
{
  TendTransaction         *transaction;
  const TendEncounterData *encounter;
  gint64                   encounter_id;
  TendChargeStatus         status;
  GDate                    service_date;
  char                    *service_date_text;
  GPtrArray               *charge_items;
} Suggesting;

static gboolean
find_charged (
    Suggesting *self, const char *source_kind, gint64 source_id, gboolean *charged, GError **error)
{
  g_autoptr (TendChargeItem) charge_item = NULL;

  if (!tend_service_find (self->transaction, "charge-of-source",
                          g_variant_new_parsed ("{'patient': <%x>, 'kind': <%s>, 'source': <%x>}",
                                                self->encounter->patient_id, source_kind,
                                                source_id),
                          &charge_item, error))
    return FALSE;
  *charged = charge_item != NULL;
  return TRUE;
}

static gboolean
find_fee_by_trigger (
    Suggesting *self, const char *kind, const char *code, TendFee **fee, GError **error)
{
  return tend_service_find (self->transaction, "fee-by-trigger",
                            g_variant_new_parsed ("{'kind': <%s>, 'code': <%s>, 'date': <%s>}",
                                                  kind, code != NULL ? code : "",
                                                  self->service_date_text),
                            fee, error);
}

/* @fee NULL: the schedule has no price for @code, which the check of the charge says. */
static void
add_charge (Suggesting *self,
            TendFee    *fee,
            const char *code,
            const char *display,
            const char *source_kind,
            gint64      source_id)
{
  const TendFeeData *priced = fee != NULL ? tend_fee_get_data (fee) : NULL;
  TendChargeItem    *charge_item = g_object_new (
         TEND_TYPE_CHARGE_ITEM, "patient-id", self->encounter->patient_id, "encounter-id",
         self->encounter_id, "code", code, "display", display, "quantity", (gint64) 1, "service-date",
         &self->service_date, "status", self->status, "source-kind", source_kind, "source-id",
         source_id, "practitioner-id", self->encounter->practitioner_id, NULL);

  if (priced != NULL)
    g_object_set (charge_item, "fee-id", tend_record_get_id (TEND_RECORD (fee)), "code",
                  priced->code, "modifiers", priced->modifiers, "display", priced->display,
                  "unit-amount", priced->amount, NULL);
  g_ptr_array_add (self->charge_items, charge_item);
}

static gboolean
suggest_visit (Suggesting *self, GError **error)
{
  g_autoptr (TendFee) fee = NULL;
  gboolean charged;

  if (!find_charged (self, "encounter", self->encounter_id, &charged, error))
    return FALSE;
  if (charged)
    return TRUE;
  if (!find_fee_by_trigger (self, "visit", self->encounter->service_type, &fee, error))
    return FALSE;
  if (fee != NULL)
    add_charge (self, fee, NULL, NULL, "encounter", self->encounter_id);
  return TRUE;
}

static gboolean
is_venous_blood (TendSpecimen *specimen)
{
  const TendSpecimenData *data = tend_specimen_get_data (specimen);

  return data->collected_at != TEND_TIME_NONE && tend_tube_find_nick (data->container_kind) != NULL
         && g_strcmp0 (data->method, TEND_COLLECTION_CAPILLARY) != 0;
}

/* One venipuncture a visit however many tubes it filled: its source is the first. */
static gboolean
suggest_venipuncture (Suggesting *self, GError **error)
{
  g_autoptr (TendFee) fee = NULL;
  g_autoptr (GPtrArray) specimens = tend_transaction_query (
      self->transaction, "specimens-of-encounter",
      g_variant_new_parsed ("{'encounter': <%x>}", self->encounter_id), error);
  gint64   first = 0;
  gboolean charged = FALSE;

  if (specimens == NULL)
    return FALSE;
  for (guint i = 0; i < specimens->len && !charged; i++)
    {
      TendSpecimen *specimen = g_ptr_array_index (specimens, i);
      gint64        id = tend_record_get_id (TEND_RECORD (specimen));

      if (!is_venous_blood (specimen))
        continue;
      if (first == 0)
        first = id;
      if (!find_charged (self, "specimen", id, &charged, error))
        return FALSE;
    }
  if (first == 0 || charged)
    return TRUE;
  if (!find_fee_by_trigger (self, "venipuncture", NULL, &fee, error))
    return FALSE;
  if (fee != NULL)
    add_charge (self, fee, NULL, NULL, "specimen", first);
  return TRUE;
}

static gboolean
find_fee_of_test (Suggesting                   *self,
                  const TendServiceRequestData *request,
                  char                        **charge_code,
                  TendFee                     **fee,
                  GError                      **error)
{
  g_autoptr (TendTestDefinition) definition = NULL;

  if (request->test_definition_id != 0)
    {
      definition = tend_transaction_get (self->transaction, TEND_TYPE_TEST_DEFINITION,
                                         request->test_definition_id, error);
      if (definition == NULL)
        return FALSE;
      *charge_code = g_strdup (tend_test_definition_get_data (definition)->charge_code);
    }
  if (*charge_code == NULL)
    return find_fee_by_trigger (self, "test", request->code, fee, error);
  return tend_service_find (
      self->transaction, "fee-by-code",
      g_variant_new_parsed ("{'code': <%s>, 'date': <%s>}", *charge_code, self->service_date_text),
      fee, error);
}

static gboolean
suggest_test (Suggesting *self, TendServiceRequest *service_request, GError **error)
{
  const TendServiceRequestData *request = tend_service_request_get_data (service_request);
  gint64                        id = tend_record_get_id (TEND_RECORD (service_request));
  g_autoptr (TendFee) fee = NULL;
  g_autofree char *charge_code = NULL;
  gboolean         charged;

  if (request->specimen_id == 0
      || (request->status != TEND_REQUEST_STATUS_ACTIVE
          && request->status != TEND_REQUEST_STATUS_COMPLETED))
    return TRUE;
  if (!find_charged (self, "service_request", id, &charged, error))
    return FALSE;
  if (charged)
    return TRUE;
  if (!find_fee_of_test (self, request, &charge_code, &fee, error))
    return FALSE;
  if (fee != NULL || charge_code != NULL)
    add_charge (self, fee, charge_code, request->display, "service_request", id);
  return TRUE;
}

static gboolean
suggest_tests (Suggesting *self, GError **error)
{
  g_autoptr (GPtrArray) requests = tend_transaction_query (
      self->transaction, "requests-of-encounter",
      g_variant_new_parsed ("{'encounter': <%x>}", self->encounter_id), error);

  if (requests == NULL)
    return FALSE;
  for (guint i = 0; i < requests->len; i++)
    if (!suggest_test (self, g_ptr_array_index (requests, i), error))
      return FALSE;
  return TRUE;
}

GPtrArray *
tend_billing_suggest (TendTransaction *transaction, gint64 encounter_id, GError **error)
{
  g_autoptr (TendEncounter) encounter
      = tend_service_get (transaction, TEND_TYPE_ENCOUNTER, encounter_id, error);
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (GPtrArray) charge_items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *service_date_text = NULL;
  Suggesting       self = { transaction };

  if (encounter == NULL)
    return NULL;
  self.encounter = tend_encounter_get_data (encounter);
  patient = tend_service_get (transaction, TEND_TYPE_PATIENT, self.encounter->patient_id, error);
  if (patient == NULL)
    return NULL;

  self.encounter_id = encounter_id;
  self.status = tend_patient_get_data (patient)->do_not_bill ? TEND_CHARGE_STATUS_NOT_BILLABLE
                                                             : TEND_CHARGE_STATUS_BILLABLE;
  self.service_date = tend_service_get_today (transaction);
  tend_time_get_date (self.encounter->arrived_at, tend_transaction_get_time_zone (transaction),
                      &self.service_date);
  self.service_date_text = service_date_text = tend_date_format_iso (&self.service_date);
  self.charge_items = charge_items;
  if (!suggest_visit (&self, error) || !suggest_venipuncture (&self, error)
      || !suggest_tests (&self, error))
    return NULL;
  return g_steal_pointer (&charge_items);
}
