/* SPDX-License-Identifier: GPL-3.0-or-later
 * Equipment: the inventory, and devices lent to patients and taken back. */
#pragma once

#include "tend-device-loan.h"
#include "tend-device.h"
#include "tend-fault.h"
#include "tend-transaction.h"

G_BEGIN_DECLS

/* What stands against lending @device; pure. An overdue check and a passed date of
 * expiry only warn. Fields: "device_id", "patient_id", "due_back_date". */
GPtrArray *tend_equipment_check_loan (TendDeviceLoan *loan, TendDevice *device, const GDate *today);

/* Journal action "device.lend". Only a device that is available and the clinic's own; it
 * becomes assigned to the patient. lent_at TEND_TIME_NONE: now. The result is the loan. */
gboolean tend_equipment_lend (TendTransaction *transaction, TendDeviceLoan *loan, GError **error);
/* Journal action "device.return". The device becomes in-service, to be checked before it is
 * available again, and goes to the first storage room. The result is the loan. */
gboolean tend_equipment_take_back (TendTransaction *transaction,
                                   gint64           device_loan_id,
                                   const char      *condition,
                                   GError         **error);

/* Journal action "device.register". TEND_ERROR_CONFLICT when the asset tag is taken. The
 * result is the device. */
gboolean tend_equipment_register (TendTransaction *transaction, TendDevice *device, GError **error);
/* Journal action "device.set-status". To and from assigned only by lending and taking back;
 * quarantine and retirement want a reason, and a retired device stays so. */
gboolean tend_equipment_set_status (TendTransaction *transaction,
                                    gint64           device_id,
                                    TendDeviceStatus status,
                                    const char      *reason,
                                    GError         **error);

G_END_DECLS
