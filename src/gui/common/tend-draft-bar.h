#pragma once

#include "tend-form-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The line above a form that offers what was typed before; the window it is in
 * keeps its draft before a lock (tend_window_keep_drafts()). Properties:
 * "draft", "stacked" (boolean: the buttons beneath, for a narrow pane). */
#define TEND_TYPE_DRAFT_BAR (tend_draft_bar_get_type ())
G_DECLARE_FINAL_TYPE (TendDraftBar, tend_draft_bar, TEND, DRAFT_BAR, AdwBin)

void tend_draft_bar_set_draft (TendDraftBar *self, TendFormDraft *draft);
/* Nullable. */
TendFormDraft *tend_draft_bar_get_draft (TendDraftBar *self);

/* For a form that is filled in again and again: ends the draft before, begins
 * another; see tend_form_draft_new(). */
void tend_draft_bar_begin (TendDraftBar      *self,
                           TendStore         *store,
                           const char        *form_name,
                           gint64             subject,
                           TendFormDraftWrite write,
                           TendFormDraftRead  read,
                           gpointer           form);
/* Whether it is of that form and subject. */
gboolean tend_draft_bar_has (TendDraftBar *self, const char *form_name, gint64 subject);
/* Each does nothing without a draft. */
void tend_draft_bar_touch (TendDraftBar *self);
void tend_draft_bar_flush (TendDraftBar *self);
/* Keeps what waits, and stops. Before the form is disposed of. */
void tend_draft_bar_end (TendDraftBar *self);
/* tend_form_draft_act(); there must be a draft. */
void tend_draft_bar_act (TendDraftBar       *self,
                         GtkWidget          *origin,
                         const char         *action,
                         TendJob             job,
                         gpointer            data,
                         GDestroyNotify      destroy,
                         const char         *toast,
                         GAsyncReadyCallback done,
                         gpointer            user_data);

G_END_DECLS
