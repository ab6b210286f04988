#pragma once

#include "tend-account.h"
#include "tend-record.h"

G_BEGIN_DECLS

/* One transaction on the database thread: rows and one journal entry, or
 * nothing. Services take it; only jobs handed to the store see one. Every
 * function that fails leaves the transaction fit only for being rolled back,
 * which the store does when the job returns FALSE. */
typedef struct _TendTransaction TendTransaction;

/* Work for the database thread. It gets plain values in @data and never reads a
 * live object of the main thread. FALSE with @error set undoes all of it. */
typedef gboolean (*TendJob) (TendTransaction *transaction, gpointer data, GError **error);

/* The instant all rows of this transaction share, µs UTC. */
gint64 tend_transaction_get_now (TendTransaction *self);
/* The clinic's zone, owned by the transaction. */
GTimeZone *tend_transaction_get_time_zone (TendTransaction *self);
/* Who is signed in; NULL only while a store is being made. */
TendAccount *tend_transaction_get_account (TendTransaction *self);

/* A fresh record (transfer full). TEND_ERROR_NOT_FOUND. */
gpointer tend_transaction_get (TendTransaction *self, GType type, gint64 id, GError **error);
/* By its id, or by the number or name that its kind has unique. TEND_ERROR_NOT_FOUND. */
gpointer
tend_transaction_find (TendTransaction *self, GType type, const char *number, GError **error);
/* Runs the named query. @parameters is a floating or owned a{sv} of int64 and
 * strings, such as g_variant_new_parsed ("{'patient': <%x>}", id), or NULL.
 * Fresh records of the query's type (transfer full). */
GPtrArray *tend_transaction_query (TendTransaction *self,
                                   const char      *name,
                                   GVariant        *parameters,
                                   GError         **error);
/* Its first row (transfer full), or NULL without an error when there is none. */
gpointer tend_transaction_query_first (TendTransaction *self,
                                       const char      *name,
                                       GVariant        *parameters,
                                       GError         **error);

/* Gives a new record its id unless it has one, and writes it as version 1. */
gboolean tend_transaction_insert (TendTransaction *self, gpointer record, GError **error);
/* Many of one kind, in a few statements. */
gboolean tend_transaction_insert_many (TendTransaction *self, GPtrArray *records, GError **error);
/* Writes the changed fields. TEND_ERROR_CONFLICT when somebody else wrote the
 * row since this record was read. Nothing changed: nothing written, TRUE. */
gboolean tend_transaction_update (TendTransaction *self, gpointer record, GError **error);
/* Always FALSE: TEND_ERROR_CONFLICT that says who changed the row since. For services whose
 * caller saw something else than what the row says now. */
gboolean tend_transaction_report_conflict (TendTransaction *self, gpointer record, GError **error);
/* Takes a row back: it stays in the table and in the journal, no list shows it. */
gboolean tend_transaction_withdraw (TendTransaction *self, gpointer record, GError **error);

/* The next number of a named sequence, from 1, without gaps: "mrn", "invoice",
 * or with a day in it, "accession 2026-11-21". 0 on error. */
gint64 tend_transaction_next_number (TendTransaction *self, const char *sequence, GError **error);

/* Whose chart this entry belongs to; of several the first stays. */
void tend_transaction_set_patient (TendTransaction *self, gint64 patient_id);
void tend_transaction_set_reason (TendTransaction *self, const char *reason);
/* Asks for an entry even if no row changes: a view, a print, an export. */
void tend_transaction_note (TendTransaction *self);
/* Makes the action of the entry more exact than what the caller named. */
void tend_transaction_set_action (TendTransaction *self, const char *action);
/* The record that the caller gets back with the commit. */
void tend_transaction_set_result (TendTransaction *self, gpointer record);

G_END_DECLS
