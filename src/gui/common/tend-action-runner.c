/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one way a window writes: busy once, said once, undone once. */
#define G_LOG_DOMAIN "tend-action-runner"

#include "config.h"

#include "tend-action-runner.h"

#include "tend-compat.h"
#include "tend-error-text.h"
#include "tend-undo-stack.h"
#include "tend-window.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget          *origin;
  GtkWidget          *window;    /* of the origin, which may be gone by the end; nullable */
  GtkWidget          *had_focus; /* the origin or a part of it, nullable */
  TendStore          *store;
  char               *toast;
  GAsyncReadyCallback done;
  gpointer            user_data;
  gint64              sequence;
  gboolean            claimed;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->origin);
  g_clear_object (&act->window);
  g_clear_object (&act->had_focus);
  g_clear_object (&act->store);
  g_free (act->toast);
  g_free (act);
}

void
tend_show_error (GtkWidget *origin, const GError *error)
{
  g_autofree char *text = NULL;
  TendWindow      *window;

  g_return_if_fail (GTK_IS_WIDGET (origin) && error != NULL);

  if (tend_error_is_cancelled (error))
    return;
  g_debug ("showing an error: domain %s, code %d", g_quark_to_string (error->domain), error->code);
  text = tend_error_dup_text (error);
  window = tend_window_find (origin);
  if (tend_error_is_passing (error) && window != NULL)
    tend_window_toast (origin, text);
  else
    {
      GtkRoot *root = gtk_widget_get_root (origin);

      tend_compat_alert (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : GTK_WINDOW (window),
                         tend_error_get_title (error), text);
    }
}

/* What the button of a toast takes back. The toast is in the window, so it must
 * not keep the window. */
typedef struct
{
  GWeakRef   window;
  TendStore *store;
  gint64     sequence;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_weak_ref_clear (&undo->window);
  g_object_unref (undo->store);
  g_free (undo);
}

static void
on_undo_clicked_cb (AdwToast *toast, gpointer user_data)
{
  Undo *undo = user_data;
  g_autoptr (GtkWidget) window = g_weak_ref_get (&undo->window);

  if (window != NULL)
    tend_undo_stack_undo_entry (tend_undo_stack_get (undo->store), undo->sequence, window);
}

static void
offer_undo (Act *act)
{
  AdwToast *toast;
  Undo     *undo;

  if (act->window == NULL)
    return;
  toast = adw_toast_new (act->toast);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  undo = g_new0 (Undo, 1);
  g_weak_ref_init (&undo->window, act->window);
  undo->store = g_object_ref (act->store);
  undo->sequence = act->sequence;
  g_signal_connect (toast, "button-clicked", G_CALLBACK (on_undo_clicked_cb), undo);
  g_object_set_data_full (G_OBJECT (toast), "tend-undo", undo, undo_free);
  tend_window_add_toast (TEND_WINDOW (act->window), toast);
}

/* What an origin did last: kept with it, since it may be any widget. */
typedef struct
{
  gint64   began_at; /* monotonic, 0 before the first time */
  gboolean running;
  gboolean repeats;
} Doing;

static Doing *
get_doing (GtkWidget *origin)
{
  Doing *doing = g_object_get_data (G_OBJECT (origin), "tend-doing");

  if (doing == NULL)
    {
      doing = g_new0 (Doing, 1);
      g_object_set_data_full (G_OBJECT (origin), "tend-doing", doing, g_free);
    }
  return doing;
}

void
tend_act_allow_repeats (GtkWidget *origin)
{
  g_return_if_fail (GTK_IS_WIDGET (origin));

  get_doing (origin)->repeats = TRUE;
}

/* Writing is over long before the second click of a double click comes, and what the same
 * button does then is often the next step already: nobody wished for that. */
gboolean
tend_act_begin (GtkWidget *origin)
{
  Doing *doing;
  int    milliseconds = 0;
  gint64 now = g_get_monotonic_time ();

  g_return_val_if_fail (GTK_IS_WIDGET (origin), FALSE);

  doing = get_doing (origin);
  g_object_get (gtk_widget_get_settings (origin), "gtk-double-click-time", &milliseconds, NULL);
  if (doing->running
      || (!doing->repeats && doing->began_at != 0
          && now - doing->began_at < milliseconds * G_TIME_SPAN_MILLISECOND))
    return FALSE;
  doing->running = TRUE;
  doing->began_at = now;
  return TRUE;
}

void
tend_act_end (GtkWidget *origin)
{
  g_return_if_fail (GTK_IS_WIDGET (origin));

  get_doing (origin)->running = FALSE;
}

static void
make_busy (Act *act)
{
  GtkRoot   *root = gtk_widget_get_root (act->origin);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && (focus == act->origin || gtk_widget_is_ancestor (focus, act->origin)))
    act->had_focus = g_object_ref (focus);
  gtk_widget_set_sensitive (act->origin, FALSE);
}

/* An insensitive widget loses the focus: whoever works by keyboard gets it back. */
static void
make_ready (Act *act)
{
  GtkRoot *root = gtk_widget_get_root (act->origin);

  tend_act_end (act->origin);
  gtk_widget_set_sensitive (act->origin, TRUE);
  if (act->had_focus != NULL && root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (act->had_focus);
}

static void
on_transacted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) shown = NULL;
  Act        *act = g_task_get_task_data (task);
  TendCommit *commit = tend_store_transact_finish (act->store, result, &error);

  make_ready (act);
  if (commit != NULL)
    {
      act->sequence = commit->sequence;
      if (act->toast != NULL && act->sequence > 0)
        tend_undo_stack_push (tend_undo_stack_get (act->store), act->sequence, act->toast);
      g_task_return_pointer (task, commit, (GDestroyNotify) tend_commit_free);
    }
  else
    {
      shown = g_error_copy (error);
      g_task_return_error (task, g_steal_pointer (&error));
    }
  if (act->done != NULL)
    act->done (G_OBJECT (act->origin), G_ASYNC_RESULT (task), act->user_data);
  if (shown != NULL && !act->claimed)
    tend_show_error (act->window != NULL ? act->window : act->origin, shown);
  else if (shown == NULL && act->toast != NULL && act->sequence > 0)
    offer_undo (act);
}

void
tend_act (GtkWidget          *origin,
          TendStore          *store,
          const char         *action,
          TendJob             job,
          gpointer            data,
          GDestroyNotify      destroy,
          const char         *toast,
          GAsyncReadyCallback done,
          gpointer            user_data)
{
  gboolean begun;
  GTask   *task;
  Act     *act;

  g_return_if_fail (GTK_IS_WIDGET (origin) && TEND_IS_STORE (store));
  g_return_if_fail (action != NULL && job != NULL);

  begun = tend_act_begin (origin);
  task = begun ? g_task_new (origin, NULL, NULL, NULL) : g_task_new (origin, NULL, done, user_data);
  g_task_set_source_tag (task, tend_act);
  act = g_new0 (Act, 1);
  act->origin = g_object_ref (origin);
  act->store = g_object_ref (store);
  act->toast = g_strdup (toast);
  act->done = done;
  act->user_data = user_data;
  g_task_set_task_data (task, act, act_free);
  if (!begun)
    {
      if (destroy != NULL)
        destroy (data);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "It is being done already");
      g_object_unref (task);
      return;
    }
  act->window = (GtkWidget *) tend_window_find (origin);
  if (act->window != NULL)
    g_object_ref (act->window);
  make_busy (act);
  tend_store_transact_async (store, action, job, data, destroy, NULL, on_transacted_cb, task);
}

TendCommit *
tend_act_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
tend_act_claim_error (GAsyncResult *result)
{
  Act *act;

  g_return_if_fail (G_IS_TASK (result));

  act = g_task_get_task_data (G_TASK (result));
  act->claimed = TRUE;
}
