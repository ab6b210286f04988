#pragma once

#include <adwaita.h>

#include "tend-query.h"

G_BEGIN_DECLS

/* Invoices that are open, the oldest first. */
#define TEND_TYPE_BILLING_PAGE (tend_billing_page_get_type ())
G_DECLARE_FINAL_TYPE (TendBillingPage, tend_billing_page, TEND, BILLING_PAGE, AdwBin)

/* @invoices: of TendInvoiceRow, shared with the window. */
GtkWidget *tend_billing_page_new (TendStore *store, TendQuery *invoices);

G_END_DECLS
