#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_INVOICE_STATUS_ISSUED,
  TEND_INVOICE_STATUS_DRAFT,
  TEND_INVOICE_STATUS_BALANCED,
  TEND_INVOICE_STATUS_CANCELLED,
  TEND_INVOICE_STATUS_ENTERED_IN_ERROR,
} TendInvoiceStatus;

#define TEND_TYPE_INVOICE_STATUS (tend_invoice_status_get_type ())
GType tend_invoice_status_get_type (void) G_GNUC_CONST;

/* What a patient or payer is asked to pay. */
typedef struct
{
  char             *number; /* with check digit */
  gint64            patient_id;
  gint64            encounter_id;
  gint64            coverage_id;
  TendInvoiceStatus status;
  gint64            issued_at;
  GDate             due_date;
  gint64            total;
  char             *note;
} TendInvoiceData;

#define TEND_TYPE_INVOICE (tend_invoice_get_type ())
TEND_DECLARE_RECORD (TendInvoice, tend_invoice, INVOICE)

G_END_DECLS
