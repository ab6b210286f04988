#pragma once

#include "tend-backend.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What one transaction tells the journal. */
typedef struct
{
  gint64      at;
  gint64      account_id;
  const char *workstation;
  const char *action;
  gint64      patient_id;
  const char *reason;
  gint64      undoes;
  const char *operation; /* unique, made before the first statement */
  JsonArray  *changes;   /* of {kind, id, version, before, after} or {kind, ids} */
} TendJournalDraft;

/* Takes the head under lock, writes the entry and its rows, and moves the head.
 * The sequence of the entry, or 0. */
gint64 tend_journal_append (TendBackend *backend, const TendJournalDraft *draft, GError **error);
/* The sequence of the entry of @operation, 0 when there is none and none will come, -1 on
 * error. In a transaction of its own. */
gint64 tend_journal_find_operation (TendBackend *backend, const char *operation, GError **error);
gint64 tend_journal_get_last (TendBackend *backend, GError **error);
/* The changes of an entry and its patient. TEND_ERROR_NOT_FOUND. */
JsonArray *tend_journal_read_changes (TendBackend *backend,
                                      gint64       sequence,
                                      gint64      *patient_id,
                                      GError     **error);
/* Who wrote the row last after @sequence: "Dana Quill", or NULL; @at gets when. */
char *tend_journal_find_later_writer (
    TendBackend *backend, const char *kind, gint64 id, gint64 sequence, gint64 *at);
/* Rows (kind, id) written after @sequence, as kind → GArray of gint64 ids; an id
 * of 0 says that many were. @last gets the sequence that this is true for. */
GHashTable *
tend_journal_read_rows_since (TendBackend *backend, gint64 sequence, gint64 *last, GError **error);
/* Walks the chain from the first entry. TEND_ERROR_CORRUPT names the first that
 * does not fit. */
gboolean tend_journal_verify (TendBackend *backend, gint64 *entries, GError **error);

G_END_DECLS
