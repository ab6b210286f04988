/* SPDX-License-Identifier: GPL-3.0-or-later
 * Everything that is printed on one paper, gathered: windows and tendctl print the same. */
#pragma once

#include "tend-kinds.h"

G_BEGIN_DECLS

/* Each struct owns what it holds. Members are non-NULL unless marked nullable;
 * arrays are never NULL. */

typedef struct
{
  TendClinic       *clinic;
  TendPatient      *patient;
  TendSpecimen     *specimen;
  TendPractitioner *collector;        /* nullable */
  GPtrArray        *service_requests; /* of TendServiceRequest, done with this specimen */
} TendLabelPaper;

typedef struct
{
  TendClinic       *clinic;
  TendPatient      *patient;
  TendInvoice      *invoice;
  TendCoverage     *coverage;     /* nullable */
  TendOrganization *payer;        /* nullable */
  GPtrArray        *charge_items; /* of TendChargeItem */
  GPtrArray        *payments;     /* of TendPayment, reversals too, oldest first */
  TendAddress      *address;      /* where the bill goes, nullable */
} TendInvoicePaper;

typedef struct
{
  TendClinic  *clinic;
  TendPatient *patient;
  TendPayment *payment;
  TendInvoice *invoice; /* nullable */
  gint64       balance; /* open on the invoice after this payment and all others, cents */
  TendAccount *account; /* who took it, nullable */
} TendReceiptPaper;

TendLabelPaper *tend_label_paper_new (void);
void            tend_label_paper_free (TendLabelPaper *paper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendLabelPaper, tend_label_paper_free)

TendInvoicePaper *tend_invoice_paper_new (void);
void              tend_invoice_paper_free (TendInvoicePaper *paper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendInvoicePaper, tend_invoice_paper_free)

TendReceiptPaper *tend_receipt_paper_new (void);
void              tend_receipt_paper_free (TendReceiptPaper *paper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendReceiptPaper, tend_receipt_paper_free)

G_END_DECLS
