#pragma once

#include "tend-store.h"

G_BEGIN_DECLS

/* What somebody was typing into a form: kept per form and subject (a record's id,
 * or 0 for a new one) until saved or discarded, not journalled. @content is any
 * UTF-8 text, a JSON object by custom. Saving is durable when the callback runs. */
void     tend_draft_save_async (TendStore          *store,
                                const char         *form,
                                gint64              subject,
                                const char         *content,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
gboolean tend_draft_save_finish (TendStore *store, GAsyncResult *result, GError **error);
/* The content (transfer full) and when it was saved; NULL without an error when there is none. */
void tend_draft_load_async (TendStore          *store,
                            const char         *form,
                            gint64              subject,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);
char *
tend_draft_load_finish (TendStore *store, GAsyncResult *result, gint64 *saved_at, GError **error);
/* Within the transaction that saves the form, so that both happen or neither. */
gboolean
tend_draft_discard (TendTransaction *transaction, const char *form, gint64 subject, GError **error);

G_END_DECLS
