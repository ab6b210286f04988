#pragma once

#include "tend-database.h"
#include "tend-identity-map.h"
#include "tend-store.h"
#include "tend-transaction-private.h"

G_BEGIN_DECLS

/* For the other parts of this room. Main thread. */
TendDatabase    *tend_store_get_writer (TendStore *self);
TendDatabase    *tend_store_get_reader (TendStore *self);
TendIdentityMap *tend_store_get_identity_map (TendStore *self);
GMainContext    *tend_store_get_context (TendStore *self);
gint64           tend_store_get_account_id (TendStore *self);
/* Clock, identifiers and workstation, borrowed from the store. */
void tend_store_fill_context (TendStore *self, TendTransactionContext *context);
/* Runs @callback on the store's main context. Any thread. */
void tend_store_call_back (TendStore *self, GSourceFunc callback, gpointer data);
/* Tells queries and windows that rows of these tables changed. */
void tend_store_emit_changed (TendStore *self, GHashTable *tables);
/* What a job learned about the connection. */
void tend_store_set_online (TendStore *self, gboolean online);
/* Commits of which nobody knows yet whether they were kept. Opaque to all but
 * tend-store-work.c; tell of a change with tend_store_notify_doubts(). */
GPtrArray *tend_store_get_doubts (TendStore *self);
void       tend_store_notify_doubts (TendStore *self);
/* Looks them up, now that the database answers. */
void tend_store_settle_doubts (TendStore *self);
/* Before closing: says of each that it is in doubt. */
void tend_store_abandon_doubts (TendStore *self);
/* Takes note of a commit of ours, so that the watch need not report it. */
void tend_store_note_commit (TendStore *self, gint64 sequence);

/* Makes an SQLite store that has its tables and nothing in them. TRUE too when another
 * program was quicker. */
gboolean tend_store_make_file (const char *path, GError **error);

/* On a database thread: whether the connection is well after an error, opening
 * it again if it can be. */
gboolean tend_store_mend_connection (TendBackend *backend, const GError *error);

/* The watch over other processes' changes. */
void tend_store_watch_start (TendStore *self);
void tend_store_watch_stop (TendStore *self);

G_END_DECLS
