/* SPDX-License-Identifier: GPL-3.0-or-later
 * The inventory of devices, and their loans to patients. */
#define G_LOG_DOMAIN "tend-equipment"

#include "config.h"

#include "tend-equipment.h"

#include <glib/gi18n-lib.h>

#include "tend-location.h"
#include "tend-patient.h"
#include "tend-people.h"
#include "tend-service.h"
#include "tend-text.h"

#define MAX_TEXT 200 /* characters */

static gboolean
refuse (GError **error, TendError code, const char *message)
{
  g_set_error_literal (error, TEND_ERROR, code, message);
  return FALSE;
}

static gboolean
is_before (const GDate *date, const GDate *today)
{
  return g_date_valid (date) && g_date_compare (date, today) < 0;
}

GPtrArray *
tend_equipment_check_loan (TendDeviceLoan *loan, TendDevice *device, const GDate *today)
{
  const TendDeviceLoanData *data = tend_device_loan_get_data (loan);
  const TendDeviceData     *lent = tend_device_get_data (device);
  GPtrArray                *faults = tend_faults_new ();

  if (data->patient_id == 0)
    tend_faults_add (faults, "patient_id", TRUE, _ ("Choose who borrows it."));
  if (lent->owner != TEND_DEVICE_OWNER_CLINIC)
    tend_faults_add (faults, "device_id", TRUE,
                     _ ("It is not the clinic's own; only the clinic's devices are lent."));
  if (lent->status != TEND_DEVICE_STATUS_AVAILABLE)
    tend_faults_add (faults, "device_id", TRUE,
                     _ ("It is not available; choose another, or take it back or check it first."));
  if (is_before (&data->due_back_date, today))
    tend_faults_add (faults, "due_back_date", TRUE, _ ("The day to bring it back is past."));
  if (is_before (&lent->next_due_date, today))
    tend_faults_add (faults, "device_id", FALSE, _ ("Its check is overdue: %s."),
                     lent->next_due_for != NULL ? lent->next_due_for : _ ("inspection"));
  if (is_before (&lent->expiration_date, today))
    tend_faults_add (faults, "device_id", FALSE, _ ("Its date of expiry is past."));
  return faults;
}

static gboolean
write_loan (TendTransaction *transaction, TendDeviceLoan *loan, TendDevice *device, GError **error)
{
  const TendDeviceLoanData *data = tend_device_loan_get_data (loan);

  if (data->lent_at == TEND_TIME_NONE)
    g_object_set (loan, "lent-at", tend_transaction_get_now (transaction), NULL);
  if (data->lent_by_id == 0)
    g_object_set (loan, "lent-by-id", tend_service_get_practitioner (transaction), NULL);
  g_object_set (device, "status", TEND_DEVICE_STATUS_ASSIGNED, "patient-id", data->patient_id,
                "location-id", (gint64) 0, NULL);
  return tend_transaction_insert (transaction, loan, error)
         && tend_transaction_update (transaction, device, error);
}

gboolean
tend_equipment_lend (TendTransaction *transaction, TendDeviceLoan *loan, GError **error)
{
  const TendDeviceLoanData *data = tend_device_loan_get_data (loan);
  GDate                     today = tend_service_get_today (transaction);
  g_autoptr (TendDevice) device = NULL;
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  if (!tend_people_require (transaction, "device.lend", error))
    return FALSE;
  device = tend_service_get (transaction, TEND_TYPE_DEVICE, data->device_id, error);
  if (device == NULL)
    return FALSE;
  faults = tend_equipment_check_loan (loan, device, &today);
  if (!tend_faults_to_error (faults, error))
    return FALSE;
  tend_transaction_set_patient (transaction, data->patient_id);
  patient = tend_service_get (transaction, TEND_TYPE_PATIENT, data->patient_id, error);
  if (patient == NULL)
    return FALSE;
  if (tend_record_get_version (TEND_RECORD (loan)) != 0 || data->returned_at != TEND_TIME_NONE)
    return refuse (error, TEND_ERROR_INVALID, _ ("This loan is written already; make a new one"));
  if (data->lent_at > tend_transaction_get_now (transaction))
    return refuse (error, TEND_ERROR_INVALID,
                   _ ("The loan begins in the future; correct its time"));

  tend_transaction_set_result (transaction, loan);
  return write_loan (transaction, loan, device, error);
}

/* Back from a patient: to be checked before the next one gets it. */
static gboolean
put_into_service (TendTransaction *transaction, gint64 device_id, GError **error)
{
  g_autoptr (TendDevice) device
      = tend_service_get (transaction, TEND_TYPE_DEVICE, device_id, error);
  g_autoptr (TendLocation) storage = NULL;

  if (device == NULL || !tend_service_find (transaction, "storage-location", NULL, &storage, error))
    return FALSE;
  g_object_set (device, "status", TEND_DEVICE_STATUS_IN_SERVICE, "patient-id", (gint64) 0,
                "location-id", storage != NULL ? tend_record_get_id (TEND_RECORD (storage)) : 0,
                NULL);
  return tend_transaction_update (transaction, device, error);
}

gboolean
tend_equipment_take_back (TendTransaction *transaction,
                          gint64           device_loan_id,
                          const char      *condition,
                          GError         **error)
{
  g_autoptr (TendDeviceLoan) loan = NULL;
  g_autofree char *clean = NULL;

  if (!tend_people_require (transaction, "device.return", error))
    return FALSE;
  clean = tend_text_clean_lines (condition != NULL ? condition : "", MAX_TEXT, error);
  if (clean == NULL)
    return FALSE;
  loan = tend_service_get (transaction, TEND_TYPE_DEVICE_LOAN, device_loan_id, error);
  if (loan == NULL)
    return FALSE;
  tend_transaction_set_patient (transaction, tend_device_loan_get_data (loan)->patient_id);
  if (tend_device_loan_get_data (loan)->returned_at != TEND_TIME_NONE)
    return refuse (error, TEND_ERROR_CONFLICT, _ ("This device was taken back already"));

  g_object_set (loan, "returned-at", tend_transaction_get_now (transaction), "condition-back",
                clean, NULL);
  tend_transaction_set_result (transaction, loan);
  return tend_transaction_update (transaction, loan, error)
         && put_into_service (transaction, tend_device_loan_get_data (loan)->device_id, error);
}

gboolean
tend_equipment_register (TendTransaction *transaction, TendDevice *device, GError **error)
{
  const TendDeviceData *data = tend_device_get_data (device);
  g_autoptr (TendDevice) same_tag = NULL;
  g_autofree char *asset_tag = NULL;

  if (!tend_people_require (transaction, "device.register", error))
    return FALSE;
  asset_tag = tend_text_clean (data->asset_tag != NULL ? data->asset_tag : "", MAX_TEXT, error);
  if (asset_tag == NULL)
    return FALSE;
  if (*asset_tag == '\0' || data->name == NULL)
    return refuse (error, TEND_ERROR_INVALID, _ ("A device needs an asset tag and a name"));
  if (tend_record_get_version (TEND_RECORD (device)) != 0)
    return refuse (error, TEND_ERROR_INVALID, _ ("This device is registered already"));
  if (data->status == TEND_DEVICE_STATUS_ASSIGNED)
    return refuse (error, TEND_ERROR_INVALID, _ ("Register the device first, then lend it"));
  if (!tend_service_find (transaction, "device-by-asset-tag",
                          g_variant_new_parsed ("{'asset_tag': <%s>}", asset_tag), &same_tag,
                          error))
    return FALSE;
  if (same_tag != NULL)
    return refuse (error, TEND_ERROR_CONFLICT,
                   _ ("Another device has this asset tag; use a tag of its own"));

  g_object_set (device, "asset-tag", asset_tag, NULL);
  tend_transaction_set_result (transaction, device);
  return tend_transaction_insert (transaction, device, error);
}

static gboolean
check_status_change (TendDeviceStatus from, TendDeviceStatus to, GError **error)
{
  if (from == TEND_DEVICE_STATUS_ASSIGNED)
    return refuse (error, TEND_ERROR_INVALID, _ ("This device is lent; take it back first"));
  if (to == TEND_DEVICE_STATUS_ASSIGNED)
    return refuse (error, TEND_ERROR_INVALID, _ ("A device is assigned by lending it"));
  if (from == TEND_DEVICE_STATUS_RETIRED)
    return refuse (error, TEND_ERROR_INVALID,
                   _ ("This device is retired; register it anew if it is used again"));
  return TRUE;
}

/* Into and out of quarantine, and out of use, somebody answers for it. */
static gboolean
needs_reason (TendDeviceStatus from, TendDeviceStatus to)
{
  return from != to
         && (from == TEND_DEVICE_STATUS_QUARANTINED || to == TEND_DEVICE_STATUS_QUARANTINED
             || to == TEND_DEVICE_STATUS_RETIRED);
}

gboolean
tend_equipment_set_status (TendTransaction *transaction,
                           gint64           device_id,
                           TendDeviceStatus status,
                           const char      *reason,
                           GError         **error)
{
  g_autoptr (TendDevice) device = NULL;
  g_autofree char *why = NULL;
  TendDeviceStatus from;

  if (!tend_people_require (transaction, "device.set-status", error))
    return FALSE;
  device = tend_service_get (transaction, TEND_TYPE_DEVICE, device_id, error);
  if (device == NULL)
    return FALSE;
  from = tend_device_get_data (device)->status;
  if (!check_status_change (from, status, error))
    return FALSE;
  if (needs_reason (from, status) || (reason != NULL && *reason != '\0'))
    {
      why = tend_service_take_reason (transaction, reason, error);
      if (why == NULL)
        return FALSE;
    }

  g_object_set (device, "status", status, NULL);
  tend_transaction_set_result (transaction, device);
  return tend_transaction_update (transaction, device, error);
}
