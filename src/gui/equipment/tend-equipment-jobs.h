#pragma once

#include "tend-device-loan.h"
#include "tend-device.h"
#include "tend-transaction.h"

G_BEGIN_DECLS

/* What the windows hand to the store; plain values only. */
typedef struct
{
  gint64           id;     /* of the device, or of the loan to take back */
  TendDeviceLoan  *loan;   /* nobody else's, to be written */
  TendDevice      *device; /* likewise */
  TendDeviceStatus status;
  char            *text; /* the reason, or the condition */
} TendEquipmentJob;

TendEquipmentJob *tend_equipment_job_new (gint64 id, const char *text);
void              tend_equipment_job_free (gpointer job);

/* Each a TendJob over a TendEquipmentJob. */
gboolean tend_equipment_job_lend (TendTransaction *transaction, gpointer data, GError **error);
gboolean tend_equipment_job_take_back (TendTransaction *transaction, gpointer data, GError **error);
gboolean tend_equipment_job_register (TendTransaction *transaction, gpointer data, GError **error);
gboolean
tend_equipment_job_set_status (TendTransaction *transaction, gpointer data, GError **error);

G_END_DECLS
