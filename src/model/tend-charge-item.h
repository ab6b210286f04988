#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_CHARGE_STATUS_BILLABLE,
  TEND_CHARGE_STATUS_PLANNED,
  TEND_CHARGE_STATUS_NOT_BILLABLE,
  TEND_CHARGE_STATUS_ABORTED,
  TEND_CHARGE_STATUS_BILLED,
  TEND_CHARGE_STATUS_ENTERED_IN_ERROR,
  TEND_CHARGE_STATUS_UNKNOWN,
} TendChargeStatus;

#define TEND_TYPE_CHARGE_STATUS (tend_charge_status_get_type ())
GType tend_charge_status_get_type (void) G_GNUC_CONST;

/* A charge for something documented; on an invoice once billed. */
typedef struct
{
  gint64           patient_id;
  gint64           encounter_id;
  gint64           invoice_id;
  gint64           fee_id;
  char            *code;
  char            *modifiers;
  char            *display;
  gint64           quantity;
  gint64           unit_amount;
  GDate            service_date;
  TendChargeStatus status;
  char            *source_kind; /* of the record that documents it */
  gint64           source_id;
  gint64           practitioner_id;
} TendChargeItemData;

#define TEND_TYPE_CHARGE_ITEM (tend_charge_item_get_type ())
TEND_DECLARE_RECORD (TendChargeItem, tend_charge_item, CHARGE_ITEM)

G_END_DECLS
