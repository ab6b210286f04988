/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was done in the windows, to be taken back and done again. */
#define G_LOG_DOMAIN "tend-undo-stack"

#include "config.h"

#include "tend-undo-stack.h"

#include "tend-action-runner.h"
#include "tend-window.h"

#include <glib/gi18n.h>

#define MOST_ENTRIES 100

typedef struct
{
  gint64 sequence;
  char  *label;
} Entry;

struct _TendUndoStack
{
  GObject parent_instance;

  /* Borrowed: the store owns the stack. */
  TendStore *store;

  /* Owned; the last is the newest. */
  GPtrArray *done;
  GPtrArray *undone;
  gboolean   busy;
};

G_DEFINE_FINAL_TYPE (TendUndoStack, tend_undo_stack, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

typedef struct
{
  TendUndoStack *stack;
  GtkWidget     *origin;
  Entry         *entry;
  gboolean       redo;
} Step;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->label);
  g_free (entry);
}

static void
step_free (Step *step)
{
  g_object_unref (step->stack);
  g_object_unref (step->origin);
  g_clear_pointer (&step->entry, entry_free);
  g_free (step);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

static const char *
get_last_label (GPtrArray *entries)
{
  Entry *entry = entries->len > 0 ? g_ptr_array_index (entries, entries->len - 1) : NULL;

  return entry != NULL ? entry->label : NULL;
}

static void
notify_both (TendUndoStack *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

static void
add_entry (GPtrArray *entries, gint64 sequence, const char *label)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->sequence = sequence;
  entry->label = g_strdup (label);
  g_ptr_array_add (entries, entry);
  if (entries->len > MOST_ENTRIES)
    g_ptr_array_remove_index (entries, 0);
}

static void
on_undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_store_transact_finish (TEND_STORE (source), result, &error);
  g_autofree char *text = NULL;

  step->stack->busy = FALSE;
  if (commit == NULL)
    {
      tend_show_error (step->origin, error);
      notify_both (step->stack);
      return;
    }
  add_entry (step->redo ? step->stack->done : step->stack->undone, commit->sequence,
             step->entry->label);
  notify_both (step->stack);
  /* Translators: what had been done and was taken back, such as “Checked in”. */
  text = g_strdup_printf (step->redo ? _ ("Done again: %s") : _ ("Taken back: %s"),
                          step->entry->label);
  tend_window_toast (step->origin, text);
}

static void
start_step (
    TendUndoStack *self, GPtrArray *entries, guint position, GtkWidget *origin, gboolean redo)
{
  Step *step;

  if (self->busy || position >= entries->len)
    return;
  step = g_new0 (Step, 1);
  step->stack = g_object_ref (self);
  step->origin = g_object_ref (origin);
  step->entry = g_ptr_array_steal_index (entries, position);
  step->redo = redo;
  self->busy = TRUE;
  notify_both (self);
  tend_store_undo_async (self->store, step->entry->sequence, NULL, on_undone_cb, step);
}

static void
tend_undo_stack_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendUndoStack *self = TEND_UNDO_STACK (object);

  switch (id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, get_last_label (self->done));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, get_last_label (self->undone));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_undo_stack_finalize (GObject *object)
{
  TendUndoStack *self = TEND_UNDO_STACK (object);

  g_clear_pointer (&self->done, g_ptr_array_unref);
  g_clear_pointer (&self->undone, g_ptr_array_unref);
  G_OBJECT_CLASS (tend_undo_stack_parent_class)->finalize (object);
}

static void
tend_undo_stack_class_init (TendUndoStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tend_undo_stack_get_property;
  object_class->finalize = tend_undo_stack_finalize;
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tend_undo_stack_init (TendUndoStack *self)
{
  self->done = g_ptr_array_new_with_free_func (entry_free);
  self->undone = g_ptr_array_new_with_free_func (entry_free);
}

TendUndoStack *
tend_undo_stack_get (TendStore *store)
{
  TendUndoStack *stack;

  g_return_val_if_fail (TEND_IS_STORE (store), NULL);

  stack = g_object_get_data (G_OBJECT (store), "tend-undo-stack");
  if (stack == NULL)
    {
      stack = g_object_new (TEND_TYPE_UNDO_STACK, NULL);
      stack->store = store;
      g_object_set_data_full (G_OBJECT (store), "tend-undo-stack", stack, g_object_unref);
    }
  return stack;
}

void
tend_undo_stack_push (TendUndoStack *self, gint64 sequence, const char *label)
{
  g_return_if_fail (TEND_IS_UNDO_STACK (self));

  add_entry (self->done, sequence, label);
  g_ptr_array_set_size (self->undone, 0);
  notify_both (self);
}

void
tend_undo_stack_undo (TendUndoStack *self, GtkWidget *origin)
{
  g_return_if_fail (TEND_IS_UNDO_STACK (self));

  if (self->done->len > 0)
    start_step (self, self->done, self->done->len - 1, origin, FALSE);
}

void
tend_undo_stack_undo_entry (TendUndoStack *self, gint64 sequence, GtkWidget *origin)
{
  g_return_if_fail (TEND_IS_UNDO_STACK (self));

  for (guint i = 0; i < self->done->len; i++)
    if (((Entry *) g_ptr_array_index (self->done, i))->sequence == sequence)
      {
        start_step (self, self->done, i, origin, FALSE);
        return;
      }
}

void
tend_undo_stack_redo (TendUndoStack *self, GtkWidget *origin)
{
  g_return_if_fail (TEND_IS_UNDO_STACK (self));

  if (self->undone->len > 0)
    start_step (self, self->undone, self->undone->len - 1, origin, TRUE);
}

void
tend_undo_stack_clear (TendUndoStack *self)
{
  g_return_if_fail (TEND_IS_UNDO_STACK (self));

  g_ptr_array_set_size (self->done, 0);
  g_ptr_array_set_size (self->undone, 0);
  notify_both (self);
}
