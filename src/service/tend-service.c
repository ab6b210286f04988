/* SPDX-License-Identifier: GPL-3.0-or-later
 * What services ask of every transaction before they write. */
#define G_LOG_DOMAIN "tend-service"

#include "config.h"

#include "tend-service.h"

#include "tend-encounter.h"
#include "tend-text.h"
#include "tend-time.h"

#include <glib/gi18n-lib.h>

#define MAX_REASON 500 /* characters */

gpointer
tend_service_get (TendTransaction *transaction, GType type, gint64 id, GError **error)
{
  g_autoptr (TendRecord) record = tend_transaction_get (transaction, type, id, error);

  if (record == NULL)
    return NULL;
  if (tend_record_get_withdrawn (record))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND,
                   "This %s was taken back; look at the list again",
                   tend_record_get_info (record)->table);
      return NULL;
    }
  return g_steal_pointer (&record);
}

gboolean
tend_service_find (TendTransaction *transaction,
                   const char      *query,
                   GVariant        *parameters,
                   gpointer         record,
                   GError         **error)
{
  g_autoptr (GPtrArray) records = tend_transaction_query (transaction, query, parameters, error);

  if (records == NULL)
    return FALSE;
  *(gpointer *) record = records->len > 0 ? g_object_ref (g_ptr_array_index (records, 0)) : NULL;
  return TRUE;
}

char *
tend_service_take_reason (TendTransaction *transaction, const char *reason, GError **error)
{
  g_autofree char *clean = reason != NULL ? tend_text_clean (reason, MAX_REASON, error) : NULL;

  if (reason != NULL && clean == NULL)
    return NULL;
  if (clean == NULL || *clean == '\0')
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _ ("This needs a reason; say why in a few words"));
      return NULL;
    }
  tend_transaction_set_reason (transaction, clean);
  return g_steal_pointer (&clean);
}

GDate
tend_service_get_today (TendTransaction *transaction)
{
  GDate today = { 0 };

  tend_time_get_date (tend_transaction_get_now (transaction),
                      tend_transaction_get_time_zone (transaction), &today);
  return today;
}

gint64
tend_service_get_practitioner (TendTransaction *transaction)
{
  TendAccount *account = tend_transaction_get_account (transaction);

  return account != NULL ? tend_account_get_data (account)->practitioner_id : 0;
}

gboolean
tend_service_check_encounter (TendTransaction *transaction,
                              gint64           encounter_id,
                              gint64           patient_id,
                              GError         **error)
{
  g_autoptr (TendEncounter) encounter = NULL;

  if (encounter_id == 0)
    return TRUE;

  encounter = tend_service_get (transaction, TEND_TYPE_ENCOUNTER, encounter_id, error);
  if (encounter == NULL)
    return FALSE;
  if (tend_encounter_get_data (encounter)->patient_id == patient_id)
    return TRUE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                       _ ("This visit is of another patient; open the chart of the right one"));
  return FALSE;
}

gboolean
tend_service_hold (TendTransaction *transaction, const char *name, GError **error)
{
  g_autofree char *sequence = g_strconcat ("hold ", name, NULL);

  return tend_transaction_next_number (transaction, sequence, error) != 0;
}
