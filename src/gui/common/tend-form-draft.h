#pragma once

#include <gtk/gtk.h>

#include "tend-action-runner.h"
#include "tend-draft.h"

G_BEGIN_DECLS

/* What the form holds now, as text to be kept (transfer full); NULL when there
 * is nothing worth keeping. */
typedef char *(*TendFormDraftWrite) (gpointer form);
/* Puts kept text back into the form. */
typedef void (*TendFormDraftRead) (gpointer form, const char *content);

/* Keeps what is typed into a form a second after the last keystroke and offers
 * it when the form is opened again, after a crash too.
 *
 * Properties: "state-text" (string: "draft saved 12 s ago", NULL at first),
 * "offer-text" (string: "You were typing here at 14:02", NULL when nothing is
 * offered); TendDraftBar shows both. */
#define TEND_TYPE_FORM_DRAFT (tend_form_draft_get_type ())
G_DECLARE_FINAL_TYPE (TendFormDraft, tend_form_draft, TEND, FORM_DRAFT, GObject)

/* @form is borrowed: dispose of the draft (tend_form_draft_stop) before it.
 * @subject: the record's id, 0 for a new one. Looks for a kept draft at once. */
TendFormDraft *tend_form_draft_new (TendStore         *store,
                                    const char        *form_name,
                                    gint64             subject,
                                    TendFormDraftWrite write,
                                    TendFormDraftRead  read,
                                    gpointer           form);
gboolean       tend_form_draft_is_of (TendFormDraft *self, const char *form_name, gint64 subject);
/* Something was typed. */
void tend_form_draft_touch (TendFormDraft *self);
/* Calls touch() for every entry, drop-down, check and text view below @parent. */
void tend_form_draft_watch (TendFormDraft *self, GtkWidget *parent);
/* tend_act() for the job that saves the form; the draft goes in the same
 * transaction, so that both happen or neither. */
void tend_form_draft_act (TendFormDraft      *self,
                          GtkWidget          *origin,
                          const char         *action,
                          TendJob             job,
                          gpointer            data,
                          GDestroyNotify      destroy,
                          const char         *toast,
                          GAsyncReadyCallback done,
                          gpointer            user_data);
/* Saves what waits, now: before a lock, when the window closes. */
void tend_form_draft_flush (TendFormDraft *self);
/* The form is being saved: keeps what waits now and nothing later, so that no draft
 * outlives the job that discards it. stop() or release() follows. */
void tend_form_draft_hold (TendFormDraft *self);
/* It was not saved after all. */
void tend_form_draft_release (TendFormDraft *self);
void tend_form_draft_accept (TendFormDraft *self);
void tend_form_draft_refuse (TendFormDraft *self);
/* The form was saved (its job called tend_draft_discard()) or is being closed:
 * keeps nothing any more. */
void tend_form_draft_stop (TendFormDraft *self);

G_END_DECLS
