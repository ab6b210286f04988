#pragma once

#include "tend-backend.h"
#include "tend-clock.h"
#include "tend-identifier-maker.h"
#include "tend-transaction.h"

G_BEGIN_DECLS

/* What the store knows and a transaction needs; owned by the store and fixed
 * while the transaction runs. */
typedef struct
{
  TendClock           *clock;
  TendIdentifierMaker *identifiers;
  const char          *workstation;
  GTimeZone           *zone;
  TendAccount         *account; /* nullable */
} TendTransactionContext;

TendTransaction *tend_transaction_begin (TendBackend                  *backend,
                                         const TendTransactionContext *context,
                                         const char                   *action,
                                         GError                      **error);
/* Writes the entry and commits. *@sequence is 0 when there was nothing to say.
 * On error all of it is rolled back, unless it is in doubt. */
gboolean tend_transaction_commit (TendTransaction *self, gint64 *sequence, GError **error);
/* The server was asked to commit an entry and its answer was lost: look the operation up. */
gboolean    tend_transaction_is_in_doubt (TendTransaction *self);
void        tend_transaction_rollback (TendTransaction *self);
void        tend_transaction_free (TendTransaction *self);
const char *tend_transaction_get_operation (TendTransaction *self);

/* Fresh copies of the rows it wrote, for the objects that windows hold. */
GPtrArray *tend_transaction_get_written (TendTransaction *self);
/* Tables it wrote (const char * set). */
GHashTable *tend_transaction_get_tables (TendTransaction *self);
TendRecord *tend_transaction_get_result (TendTransaction *self);

/* Applies the inverse of the entry. */
gboolean     tend_transaction_undo (TendTransaction *self, gint64 sequence, GError **error);
TendBackend *tend_transaction_get_backend (TendTransaction *self);

G_END_DECLS
