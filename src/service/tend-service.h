/* SPDX-License-Identifier: GPL-3.0-or-later
 * What services ask of every transaction before they write. */
#pragma once

#include "tend-transaction.h"

G_BEGIN_DECLS

/* As tend_transaction_get (), but a row that was taken back is TEND_ERROR_NOT_FOUND too. */
gpointer tend_service_get (TendTransaction *transaction, GType type, gint64 id, GError **error);

/* The first row of a query in @record (transfer full), NULL there when it has none. */
gboolean tend_service_find (TendTransaction *transaction,
                            const char      *query,
                            GVariant        *parameters,
                            gpointer         record,
                            GError         **error);

/* The reason, cleaned, and put into the journal. TEND_ERROR_INVALID when there is none. */
char *tend_service_take_reason (TendTransaction *transaction, const char *reason, GError **error);

/* The date at the clinic. */
GDate tend_service_get_today (TendTransaction *transaction);

/* Of who is signed in; 0 when that person treats nobody. */
gint64 tend_service_get_practitioner (TendTransaction *transaction);

/* TEND_ERROR_INVALID when the visit is of another patient. 0 is no visit, and passes. */
gboolean tend_service_check_encounter (TendTransaction *transaction,
                                       gint64           encounter_id,
                                       gint64           patient_id,
                                       GError         **error);

/* Whoever else holds the same name waits until this transaction has ended: what is
 * read afterwards stays true until it is written. */
gboolean tend_service_hold (TendTransaction *transaction, const char *name, GError **error);

G_END_DECLS
