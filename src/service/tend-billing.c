/* SPDX-License-Identifier: GPL-3.0-or-later
 * Charges: checked, posted and taken back. */
#define G_LOG_DOMAIN "tend-billing"

#include "config.h"

#include "tend-billing.h"

#include <glib/gi18n-lib.h>

#include "tend-patient.h"
#include "tend-people.h"
#include "tend-service.h"

#define MAX_QUANTITY 9999
#define MAX_UNIT_AMOUNT G_GINT64_CONSTANT (100000000) /* cents: a million dollars */

gint64
tend_charge_item_get_amount (TendChargeItem *charge_item)
{
  const TendChargeItemData *data = tend_charge_item_get_data (charge_item);

  return data->quantity * data->unit_amount;
}

GPtrArray *
tend_billing_check_charge (TendChargeItem *charge_item, const GDate *today)
{
  const TendChargeItemData *data = tend_charge_item_get_data (charge_item);
  GPtrArray                *faults = tend_faults_new ();

  if (data->patient_id == 0)
    tend_faults_add (faults, "patient_id", TRUE, _ ("Choose whose charge this is."));
  if (data->code == NULL)
    tend_faults_add (faults, "code", TRUE, _ ("Enter the code of the service."));
  if (data->display == NULL)
    tend_faults_add (faults, "display", TRUE,
                     _ ("Say what was done, as the invoice shall say it."));
  if (data->quantity < 1 || data->quantity > MAX_QUANTITY)
    tend_faults_add (faults, "quantity", TRUE, _ ("The quantity must be from 1 to %d."),
                     MAX_QUANTITY);
  if (data->unit_amount < 0 || data->unit_amount > MAX_UNIT_AMOUNT)
    tend_faults_add (faults, "unit_amount", TRUE,
                     _ ("The price must be from $0.00 to $1,000,000.00."));
  else if (data->unit_amount == 0)
    tend_faults_add (faults, "unit_amount", FALSE,
                     _ ("This has no price; the fee schedule has none for the code."));
  if (!g_date_valid (&data->service_date))
    tend_faults_add (faults, "service_date", TRUE, _ ("Enter the day of the service."));
  else if (g_date_compare (&data->service_date, today) > 0)
    tend_faults_add (faults, "service_date", TRUE, _ ("The day of the service is in the future."));
  return faults;
}

static gboolean
refuse (GError **error, TendError code, const char *message)
{
  g_set_error_literal (error, TEND_ERROR, code, message);
  return FALSE;
}

static gboolean
check_not_charged (TendTransaction *transaction, TendChargeItem *charge_item, GError **error)
{
  const TendChargeItemData *data = tend_charge_item_get_data (charge_item);
  g_autoptr (TendChargeItem) charged = NULL;

  if (data->source_id == 0 || data->source_kind == NULL)
    return TRUE;
  if (!tend_service_find (transaction, "charge-of-source",
                          g_variant_new_parsed ("{'patient': <%x>, 'kind': <%s>, 'source': <%x>}",
                                                data->patient_id, data->source_kind,
                                                data->source_id),
                          &charged, error))
    return FALSE;
  if (charged == NULL)
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_CONFLICT,
               _ ("%s is charged already for the same service; look at the account"), data->code);
  return FALSE;
}

static gboolean
post_charge (TendTransaction *transaction,
             TendChargeItem  *charge_item,
             TendPatient     *patient,
             GError         **error)
{
  const TendChargeItemData *data = tend_charge_item_get_data (charge_item);
  GDate                     today = tend_service_get_today (transaction);
  g_autoptr (GPtrArray) faults = tend_billing_check_charge (charge_item, &today);

  if (!tend_faults_to_error (faults, error))
    return FALSE;
  if (data->patient_id != tend_record_get_id (TEND_RECORD (patient)))
    return refuse (error, TEND_ERROR_INVALID,
                   _ ("These charges are of several patients; post them one patient at a time"));
  if (data->invoice_id != 0 || tend_record_get_version (TEND_RECORD (charge_item)) != 0)
    return refuse (error, TEND_ERROR_INVALID, _ ("This charge was posted before; make a new one"));
  if (!tend_service_check_encounter (transaction, data->encounter_id, data->patient_id, error)
      || !check_not_charged (transaction, charge_item, error))
    return FALSE;

  if (tend_patient_get_data (patient)->do_not_bill)
    g_object_set (charge_item, "status", TEND_CHARGE_STATUS_NOT_BILLABLE, NULL);
  else if (data->status != TEND_CHARGE_STATUS_PLANNED
           && data->status != TEND_CHARGE_STATUS_NOT_BILLABLE)
    g_object_set (charge_item, "status", TEND_CHARGE_STATUS_BILLABLE, NULL);
  return tend_transaction_insert (transaction, charge_item, error);
}

gboolean
tend_billing_charge (TendTransaction *transaction, GPtrArray *charge_items, GError **error)
{
  g_autoptr (TendPatient) patient = NULL;
  gint64 patient_id;

  g_return_val_if_fail (charge_items != NULL, FALSE);

  if (!tend_people_require (transaction, "billing.charge", error))
    return FALSE;
  if (charge_items->len == 0)
    return refuse (error, TEND_ERROR_INVALID, _ ("There is nothing to charge; choose a service"));

  patient_id = tend_charge_item_get_data (g_ptr_array_index (charge_items, 0))->patient_id;
  tend_transaction_set_patient (transaction, patient_id);
  patient = tend_service_get (transaction, TEND_TYPE_PATIENT, patient_id, error);
  /* Held, so that two people cannot charge one visit at the same moment. */
  if (patient == NULL || !tend_service_hold (transaction, "billing", error))
    return FALSE;

  for (guint i = 0; i < charge_items->len; i++)
    if (!post_charge (transaction, g_ptr_array_index (charge_items, i), patient, error))
      return FALSE;
  tend_transaction_set_result (transaction, g_ptr_array_index (charge_items, 0));
  return TRUE;
}

gboolean
tend_billing_uncharge (TendTransaction *transaction,
                       gint64           charge_item_id,
                       const char      *reason,
                       GError         **error)
{
  g_autoptr (TendChargeItem) charge_item = NULL;
  g_autofree char *why = NULL;

  if (!tend_people_require (transaction, "billing.uncharge", error))
    return FALSE;
  why = tend_service_take_reason (transaction, reason, error);
  if (why == NULL)
    return FALSE;
  charge_item = tend_service_get (transaction, TEND_TYPE_CHARGE_ITEM, charge_item_id, error);
  if (charge_item == NULL)
    return FALSE;
  tend_transaction_set_patient (transaction, tend_charge_item_get_data (charge_item)->patient_id);
  if (tend_charge_item_get_data (charge_item)->invoice_id != 0)
    return refuse (error, TEND_ERROR_INVALID,
                   _ ("This charge is on an invoice; cancel the invoice first"));

  g_object_set (charge_item, "status", TEND_CHARGE_STATUS_ENTERED_IN_ERROR, NULL);
  tend_transaction_set_result (transaction, charge_item);
  return tend_transaction_update (transaction, charge_item, error);
}
