#pragma once

#include <gtk/gtk.h>

#include "tend-store.h"

G_BEGIN_DECLS

/* The one way a window writes. Runs @job under @action; @origin (the button, the
 * row, the form) is insensitive meanwhile, so a double click writes once. When it
 * is done, says @toast (translated; NULL: nothing) with an Undo button, and puts
 * the commit on the undo stack. An error is shown by toast when passing, else in
 * a dialog. @done may be NULL; it gets @origin as source. */
void tend_act (GtkWidget          *origin,
               TendStore          *store,
               const char         *action,
               TendJob             job,
               gpointer            data,
               GDestroyNotify      destroy,
               const char         *toast,
               GAsyncReadyCallback done,
               gpointer            user_data);
/* In @done: the commit (transfer full), or NULL with @error. */
TendCommit *tend_act_finish (GAsyncResult *result, GError **error);
/* In @done: the caller has shown the error (at its field), nothing else will. */
void tend_act_claim_error (GAsyncResult *result);

/* How an error of anything else is shown from @origin: cancelled not at all,
 * passing by toast, others by dialog. */
void tend_show_error (GtkWidget *origin, const GError *error);

G_END_DECLS
