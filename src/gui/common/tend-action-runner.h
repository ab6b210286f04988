#pragma once

#include <gtk/gtk.h>

#include "tend-store.h"

G_BEGIN_DECLS

/* The one way a window writes. Runs @job under @action; @origin (the button, the
 * row, the form) is insensitive meanwhile and takes no second click of a double
 * click when it is over: it writes once, and @done of the other gets a cancelled
 * error, which nobody sees. When it is done, says @toast (translated; NULL: nothing) with an Undo
 * button, and puts the commit on the undo stack. An error is shown by toast when passing, else in
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

/* For an origin whose act a held key repeats, such as moving by arrows. */
void tend_act_allow_repeats (GtkWidget *origin);
/* What tend_act() asks first, for acts that do not write, such as printing: FALSE
 * while @origin acts or in the time of a double click from when it began. */
gboolean tend_act_begin (GtkWidget *origin);
void     tend_act_end (GtkWidget *origin);

/* How an error of anything else is shown from @origin: cancelled not at all,
 * passing by toast, others by dialog. */
void tend_show_error (GtkWidget *origin, const GError *error);

G_END_DECLS
