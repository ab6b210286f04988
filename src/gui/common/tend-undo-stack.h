#pragma once

#include <gtk/gtk.h>

#include "tend-store.h"

G_BEGIN_DECLS

/* What was done in the windows of this store, to be taken back by Ctrl+Z and
 * done again by Ctrl+Shift+Z. Properties: "undo-label", "redo-label" (string,
 * NULL when there is nothing). */
#define TEND_TYPE_UNDO_STACK (tend_undo_stack_get_type ())
G_DECLARE_FINAL_TYPE (TendUndoStack, tend_undo_stack, TEND, UNDO_STACK, GObject)

/* The one of @store (transfer none). */
TendUndoStack *tend_undo_stack_get (TendStore *store);
/* @label: what was done, translated, as the toast says it. */
void tend_undo_stack_push (TendUndoStack *self, gint64 sequence, const char *label);
/* The last thing done, or the entry @sequence wherever it lies. Toasts and errors
 * appear in the window of @origin. */
void tend_undo_stack_undo (TendUndoStack *self, GtkWidget *origin);
void tend_undo_stack_undo_entry (TendUndoStack *self, gint64 sequence, GtkWidget *origin);
void tend_undo_stack_redo (TendUndoStack *self, GtkWidget *origin);
/* Another person signed in: what the one before did is not theirs to take back by a key. */
void tend_undo_stack_clear (TendUndoStack *self);

G_END_DECLS
