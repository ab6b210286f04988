/* SPDX-License-Identifier: GPL-3.0-or-later
 * A specimen after its collection: labelled, sent, received, accepted or rejected. */
#define G_LOG_DOMAIN "tend-specimens"

#include "config.h"

#include "tend-specimens.h"

#include <glib/gi18n-lib.h>

#include "tend-people.h"
#include "tend-service.h"
#include "tend-text.h"

#define MAX_TEXT 200 /* characters */

/* HL7 table 0490, in our words. */
static const struct
{
  const char *code;
  const char *words;
} rejections[] = {
  { "EX", N_ ("Too old") },
  { "QS", N_ ("Quantity too small") },
  { "RA", N_ ("Patient identifier missing") },
  { "RB", N_ ("Broken or leaking container") },
  { "RC", N_ ("Clotted") },
  { "RD", N_ ("Collection date missing") },
  { "RE", N_ ("Patient name missing") },
  { "RH", N_ ("Haemolysed") },
  { "RI", N_ ("Doubt about the identity") },
  { "RM", N_ ("Not or wrongly labelled") },
  { "RN", N_ ("Contaminated") },
  { "RP", N_ ("Collector missing") },
  { "RR", N_ ("Stored or carried at a wrong temperature") },
  { "RS", N_ ("Patient name misspelt") },
};

const char *
tend_specimen_describe_rejection (const char *reason_code)
{
  for (guint i = 0; i < G_N_ELEMENTS (rejections); i++)
    if (g_strcmp0 (rejections[i].code, reason_code) == 0)
      return _ (rejections[i].words);
  return reason_code;
}

static TendSpecimen *
load_specimen (TendTransaction *transaction, gint64 specimen_id, GError **error)
{
  TendSpecimen *specimen = tend_service_get (transaction, TEND_TYPE_SPECIMEN, specimen_id, error);

  if (specimen != NULL)
    tend_transaction_set_patient (transaction, tend_specimen_get_data (specimen)->patient_id);
  return specimen;
}

#define STATE(state) (1u << TEND_SPECIMEN_STATE_##state)

/* Moves the specimen on; @from is a mask of the states it may be in. */
static gboolean
change_state (TendTransaction  *transaction,
              TendSpecimen     *specimen,
              guint             from,
              TendSpecimenState to,
              GError          **error)
{
  if ((from & (1u << tend_specimen_get_data (specimen)->state)) == 0)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_CONFLICT,
                   _ ("The specimen %s is in another state by now; look at the list again"),
                   tend_specimen_get_data (specimen)->accession);
      return FALSE;
    }
  g_object_set (specimen, "state", to, NULL);
  tend_transaction_set_result (transaction, specimen);
  return tend_transaction_update (transaction, specimen, error);
}

static gboolean
advance (TendTransaction  *transaction,
         const char       *action,
         gint64            specimen_id,
         guint             from,
         TendSpecimenState to,
         GError          **error)
{
  g_autoptr (TendSpecimen) specimen = NULL;

  if (!tend_people_require (transaction, action, error))
    return FALSE;
  specimen = load_specimen (transaction, specimen_id, error);
  return specimen != NULL && change_state (transaction, specimen, from, to, error);
}

gboolean
tend_specimen_send (TendTransaction *transaction, gint64 specimen_id, GError **error)
{
  return advance (transaction, "specimen.send", specimen_id, STATE (COLLECTED),
                  TEND_SPECIMEN_STATE_SENT, error);
}

gboolean
tend_specimen_receive (TendTransaction *transaction, gint64 specimen_id, GError **error)
{
  return advance (transaction, "specimen.receive", specimen_id, STATE (COLLECTED) | STATE (SENT),
                  TEND_SPECIMEN_STATE_RECEIVED, error);
}

static GPtrArray *
find_requests (TendTransaction *transaction, gint64 specimen_id, GError **error)
{
  return tend_transaction_query (transaction, "requests-of-specimen",
                                 g_variant_new_parsed ("{'specimen': <%x>}", specimen_id), error);
}

static gboolean
close_requests (TendTransaction  *transaction,
                GPtrArray        *requests,
                TendRequestStatus status,
                GError          **error)
{
  for (guint i = 0; i < requests->len; i++)
    {
      TendServiceRequest *request = g_ptr_array_index (requests, i);
      TendRequestStatus   before = tend_service_request_get_data (request)->status;

      if (before == TEND_REQUEST_STATUS_REVOKED || before == TEND_REQUEST_STATUS_ENTERED_IN_ERROR)
        continue;
      g_object_set (request, "status", status, NULL);
      if (!tend_transaction_update (transaction, request, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tend_specimen_accept (TendTransaction *transaction, gint64 specimen_id, GError **error)
{
  g_autoptr (GPtrArray) requests = NULL;

  if (!advance (transaction, "specimen.accept", specimen_id, STATE (RECEIVED),
                TEND_SPECIMEN_STATE_ACCEPTED, error))
    return FALSE;
  requests = find_requests (transaction, specimen_id, error);
  return requests != NULL
         && close_requests (transaction, requests, TEND_REQUEST_STATUS_COMPLETED, error);
}

static gboolean
order_again (TendTransaction *transaction,
             GPtrArray       *requests,
             const char      *accession,
             GError         **error)
{
  g_autofree char *note = g_strdup_printf ("Recollection for %s", accession);

  for (guint i = 0; i < requests->len; i++)
    {
      const TendServiceRequestData *data
          = tend_service_request_get_data (g_ptr_array_index (requests, i));
      g_autoptr (TendServiceRequest) again = g_object_new (
          TEND_TYPE_SERVICE_REQUEST, "patient-id", data->patient_id, "encounter-id",
          data->encounter_id, "test-definition-id", data->test_definition_id, "code", data->code,
          "display", data->display, "status", TEND_REQUEST_STATUS_ACTIVE, "priority",
          data->priority, "requester-id", data->requester_id, "ordered-at",
          tend_transaction_get_now (transaction), "note", note, NULL);

      if (!tend_transaction_insert (transaction, again, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_rejection (TendTransaction *transaction,
                 TendSpecimen    *specimen,
                 const char      *reason,
                 const char      *told_whom,
                 GError         **error)
{
  const char      *before = tend_specimen_get_data (specimen)->note;
  g_autofree char *note = g_strdup_printf ("%s%sTold: %s", before != NULL ? before : "",
                                           before != NULL ? " · " : "", told_whom);

  g_object_set (specimen, "rejection-reason", reason, "note", note, NULL);
  return change_state (transaction, specimen, STATE (COLLECTED) | STATE (SENT) | STATE (RECEIVED),
                       TEND_SPECIMEN_STATE_REJECTED, error);
}

gboolean
tend_specimen_reject (TendTransaction *transaction,
                      gint64           specimen_id,
                      const char      *reason_code,
                      const char      *told_whom,
                      gboolean         recollect,
                      GError         **error)
{
  g_autoptr (TendSpecimen) specimen = NULL;
  g_autoptr (GPtrArray) requests = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *told = told_whom != NULL ? tend_text_clean (told_whom, MAX_TEXT, NULL) : NULL;

  if (!tend_people_require (transaction, "specimen.reject", error))
    return FALSE;
  reason = tend_service_take_reason (transaction, reason_code, error);
  if (reason == NULL)
    return FALSE;
  if (told == NULL || *told == '\0')
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _ ("Say who was told of the rejection"));
      return FALSE;
    }
  specimen = load_specimen (transaction, specimen_id, error);
  if (specimen == NULL || !write_rejection (transaction, specimen, reason, told, error))
    return FALSE;
  requests = find_requests (transaction, specimen_id, error);
  return requests != NULL
         && close_requests (transaction, requests, TEND_REQUEST_STATUS_REVOKED, error)
         && (!recollect
             || order_again (transaction, requests, tend_specimen_get_data (specimen)->accession,
                             error));
}

gboolean
tend_specimen_note_label (TendTransaction *transaction,
                          gint64           specimen_id,
                          gboolean         reprint,
                          GError         **error)
{
  const char *action = reprint ? "label.reprint" : "label.print";
  g_autoptr (TendSpecimen) specimen = NULL;

  if (!tend_people_require (transaction, action, error))
    return FALSE;
  specimen = load_specimen (transaction, specimen_id, error);
  if (specimen == NULL)
    return FALSE;
  tend_transaction_set_action (transaction, action);
  tend_transaction_set_reason (transaction, tend_specimen_get_data (specimen)->accession);
  tend_transaction_set_result (transaction, specimen);
  tend_transaction_note (transaction);
  return TRUE;
}
