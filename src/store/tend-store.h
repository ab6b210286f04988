#pragma once

#include "tend-clinic.h"
#include "tend-clock.h"
#include "tend-transaction.h"

G_BEGIN_DECLS

/* What a transaction left behind. */
typedef struct
{
  gint64      sequence; /* of its journal entry, 0 when nothing changed */
  TendRecord *record;   /* what the job set as its result, nullable */
} TendCommit;

void tend_commit_free (TendCommit *commit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendCommit, tend_commit_free)

/* A store: a writing and a reading connection, each on a thread of its own, and
 * the records that windows hold, kept fresh. Used from the main thread.
 *
 * Properties: "online" (boolean): the database answers; "in-doubt" (boolean): it
 * was lost while something was saved, which is looked up once it answers; "account":
 * who is signed in; "clinic": the clinic's row.
 * Signal "changed" (const char *const *tables): rows of these tables changed,
 * here or elsewhere.
 *
 * A commit whose answer was lost is looked up by its operation before anything
 * is said about it, however long the server is away; TEND_ERROR_UNAVAILABLE means
 * that nothing was saved. Only who closes the store meanwhile, or waits for the
 * answer longer than some seconds, is told TEND_ERROR_IN_DOUBT. */
#define TEND_TYPE_STORE (tend_store_get_type ())
G_DECLARE_FINAL_TYPE (TendStore, tend_store, TEND, STORE, GObject)

typedef enum
{
  TEND_STORE_OPEN_EXISTING = 0,
  TEND_STORE_CREATE = 1 << 0,        /* make it when it is not there */
  TEND_STORE_DETERMINISTIC = 1 << 1, /* row ids follow from the clock alone: demos, tests */
} TendStoreFlags;

/* Opens or makes a store at sqlite:///path or postgresql://user@host/name,
 * brings its schema up to date and returns when it is ready. A NULL clock is the
 * system's. TEND_ERROR_NOT_FOUND, _CORRUPT, _TOO_NEW, _PERMISSION, _BUSY,
 * _UNAVAILABLE. Blocks: windows use the asynchronous one. */
TendStore      *
tend_store_open (const char *url, TendStoreFlags flags, TendClock *clock, GError **error);
void tend_store_open_async (const char         *url,
                            TendStoreFlags      flags,
                            TendClock          *clock,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);
TendStore *tend_store_open_finish (GAsyncResult *result, GError **error);
/* Ends both threads once the work they have is done. Must be called. */
void tend_store_close (TendStore *self);

const char *tend_store_get_url (TendStore *self);
TendClock  *tend_store_get_clock (TendStore *self);
GTimeZone  *tend_store_get_time_zone (TendStore *self);
gboolean    tend_store_get_online (TendStore *self);
gboolean    tend_store_get_in_doubt (TendStore *self);
/* The row of the clinic or home; NULL while the store is being set up. */
TendClinic *tend_store_get_clinic (TendStore *self);
/* Who signed in; every journal entry names them. NULL signs out. */
void         tend_store_set_account (TendStore *self, TendAccount *account);
TendAccount *tend_store_get_account (TendStore *self);

/* Runs @job in a transaction on the database thread and writes one journal entry
 * for it under @action, such as "appointment.check-in". */
void        tend_store_transact_async (TendStore          *self,
                                       const char         *action,
                                       TendJob             job,
                                       gpointer            data,
                                       GDestroyNotify      destroy,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
TendCommit *tend_store_transact_finish (TendStore *self, GAsyncResult *result, GError **error);
/* The same, waiting for it: for tendctl and tests. */
TendCommit *tend_store_transact (
    TendStore *self, const char *action, TendJob job, gpointer data, GError **error);

/* Takes back what the entry @sequence did, as an entry of its own; undoing that
 * one does it again. TEND_ERROR_CONFLICT says what changed since and by whom. */
void        tend_store_undo_async (TendStore          *self,
                                   gint64              sequence,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
TendCommit *tend_store_undo (TendStore *self, gint64 sequence, GError **error);

/* The one record that all windows share for this row (transfer full). */
void     tend_store_get_async (TendStore          *self,
                               GType               type,
                               gint64              id,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
gpointer tend_store_get_finish (TendStore *self, GAsyncResult *result, GError **error);
gpointer tend_store_get (TendStore *self, GType type, gint64 id, GError **error);

/* Rows of a named query, once. Lists in windows use TendQuery. */
void       tend_store_query_async (TendStore          *self,
                                   const char         *name,
                                   GVariant           *parameters,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
GPtrArray *tend_store_query_finish (TendStore *self, GAsyncResult *result, GError **error);
GPtrArray *
tend_store_query (TendStore *self, const char *name, GVariant *parameters, GError **error);

/* Walks the journal's chain, every foreign key and the database's own check.
 * TEND_ERROR_CORRUPT names the first fault; @entries gets how many were read. */
gboolean tend_store_verify (TendStore *self, gint64 *entries, GError **error);

/* Makes a store at @url and lets @fill work on it. On SQLite nothing stands there before all of
 * it does, whatever happens meanwhile; on a server @fill should be one transaction.
 * TEND_ERROR_INVALID when there is a store already. Blocks. */
typedef gboolean (*TendStoreFill) (TendStore *store, gpointer data, GError **error);
gboolean tend_store_make (const char    *url,
                          TendStoreFlags flags,
                          TendClock     *clock,
                          TendStoreFill  fill,
                          gpointer       data,
                          GError       **error);

/* Removes the files of an SQLite store that was closed. FALSE, with nothing removed, while
 * another process has it open, and for a server's. */
gboolean tend_store_remove_idle (const char *url);

/* Copies every row, the journal and the drafts of @from into @to, a store that was
 * just made, as of one instant. TEND_ERROR_INVALID when @to holds anything. */
gboolean tend_store_copy (TendStore *from, TendStore *to, GError **error);

G_END_DECLS
