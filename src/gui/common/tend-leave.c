/* SPDX-License-Identifier: GPL-3.0-or-later
 * Closes a window at once and takes it apart bit by bit.
 */
#define G_LOG_DOMAIN "tend-leave"

#include "config.h"

#include "tend-leave.h"

#include "tend-gradual-list.h"

#include <adwaita.h>

/* A chart has a thousand widgets; to take them all out of the display, the styles and the
 * accessibility bus takes some 50 ms. */
#define MOST_TIME (3 * G_TIME_SPAN_MILLISECOND)
/* So many widgets go in one piece. */
#define PIECE 12
/* After keys and pointer, before the answers of the store: what is half taken apart is told
 * nothing. */
#define PRIORITY (G_PRIORITY_DEFAULT + 5)

typedef struct
{
  GtkWindow    *window;      /* NULL when it is disposed of */
  GApplication *application; /* NULL when the window is destroyed */
  GPtrArray    *pieces;      /* taken out, and kept for whoever still points at them */
  guint         source;
  gulong        shutdown;
} Leaving;

/* Of GTK's and libadwaita's own widgets only those that expect their children to come and go. */
static gboolean
can_be_opened (GtkWidget *widget)
{
  GType       type = G_OBJECT_TYPE (widget);
  const GType types[] = {
    GTK_TYPE_BOX,
    GTK_TYPE_GRID,
    GTK_TYPE_SCROLLED_WINDOW,
    GTK_TYPE_VIEWPORT,
    GTK_TYPE_STACK,
    GTK_TYPE_REVEALER,
    GTK_TYPE_PANED,
    GTK_TYPE_OVERLAY,
    GTK_TYPE_LIST_BOX,
    GTK_TYPE_LIST_BOX_ROW,
    ADW_TYPE_BIN,
    ADW_TYPE_CLAMP,
    ADW_TYPE_TOAST_OVERLAY,
    ADW_TYPE_PREFERENCES_GROUP,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (type == types[i])
      return TRUE;
  return g_str_has_prefix (g_type_name (type), "Tend");
}

/* Counts no further than @most. */
static guint
count_widgets (GtkWidget *widget, guint most)
{
  guint count = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && count < most;
       child = gtk_widget_get_next_sibling (child))
    count += count_widgets (child, most - count);
  return count;
}

static gboolean
is_over (gint64 end)
{
  return g_get_monotonic_time () > end;
}

/* FALSE when the time is over before all rows are gone. */
static gboolean
drop_rows (GtkColumnView *view, gint64 end)
{
  GtkSelectionModel *selection = gtk_column_view_get_model (view);
  GListModel        *rows = GTK_IS_SINGLE_SELECTION (selection)
                                ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection))
                                : NULL;

  while (TEND_IS_GRADUAL_LIST (rows) && tend_gradual_list_drop (TEND_GRADUAL_LIST (rows)))
    if (is_over (end))
      return FALSE;
  return TRUE;
}

/* Whoever listens to what is chosen in a list is told nothing. */
static gboolean
has_plain_rows (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX (widget)
         && gtk_list_box_get_selection_mode (GTK_LIST_BOX (widget)) == GTK_SELECTION_NONE;
}

static void
take_out (Leaving *self, GtkWidget *parent, GtkWidget *child)
{
  if (!GTK_IS_BOX (parent) && !GTK_IS_GRID (parent) && !has_plain_rows (parent))
    return;
  g_ptr_array_add (self->pieces, g_object_ref (child));
  if (GTK_IS_BOX (parent))
    gtk_box_remove (GTK_BOX (parent), child);
  else if (GTK_IS_GRID (parent))
    gtk_grid_remove (GTK_GRID (parent), child);
  else
    gtk_list_box_remove (GTK_LIST_BOX (parent), child);
}

/* FALSE when the time is over before all that can be is taken out of @widget. */
static gboolean
take_apart (Leaving *self, GtkWidget *widget, gint64 end)
{
  GtkWidget *before;

  if (GTK_IS_COLUMN_VIEW (widget))
    return drop_rows (GTK_COLUMN_VIEW (widget), end);
  if (!can_be_opened (widget) || count_widgets (widget, PIECE + 1) <= PIECE)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL; child = before)
    {
      before = gtk_widget_get_prev_sibling (child);
      if (!take_apart (self, child, end) || is_over (end))
        return FALSE;
      take_out (self, widget, child);
    }
  return TRUE;
}

static GtkWidget *
get_content (GtkWindow *window)
{
  return ADW_IS_APPLICATION_WINDOW (window)
             ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (window))
             : gtk_window_get_child (window);
}

static void
let_application_end (Leaving *self)
{
  g_autoptr (GApplication) application = g_steal_pointer (&self->application);

  if (application == NULL)
    return;
  g_signal_handler_disconnect (application, self->shutdown);
  g_application_release (application);
}

static gboolean
on_step_due_cb (gpointer user_data)
{
  Leaving *self = user_data;
  gint64   end = g_get_monotonic_time () + MOST_TIME;

  if (self->window != NULL)
    {
      if (!take_apart (self, get_content (self->window), end) || is_over (end))
        return G_SOURCE_CONTINUE;
      gtk_window_destroy (self->window);
      let_application_end (self);
      if (self->window == NULL)
        return G_SOURCE_CONTINUE;
      /* Somebody waits for an answer and holds it. */
      self->source = 0;
      return G_SOURCE_REMOVE;
    }
  while (self->pieces->len > 0)
    {
      g_ptr_array_set_size (self->pieces, (int) self->pieces->len - 1);
      if (is_over (end))
        return G_SOURCE_CONTINUE;
    }
  g_ptr_array_unref (self->pieces);
  g_free (self);
  return G_SOURCE_REMOVE;
}

static void
on_window_disposed_cb (gpointer user_data, GObject *window)
{
  Leaving *self = user_data;

  self->window = NULL;
  let_application_end (self);
  if (self->source == 0)
    self->source = g_idle_add_full (PRIORITY, on_step_due_cb, self, NULL);
}

static void
on_shutdown_cb (GApplication *application, gpointer user_data)
{
  Leaving *self = user_data;

  g_clear_handle_id (&self->source, g_source_remove);
  let_application_end (self);
  gtk_window_destroy (self->window);
}

void
tend_leave (GtkWindow *window)
{
  Leaving        *self;
  GtkApplication *application;

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (g_object_get_data (G_OBJECT (window), "tend-leaving") != NULL)
    return;
  self = g_new0 (Leaving, 1);
  g_object_set_data (G_OBJECT (window), "tend-leaving", self);
  self->window = window;
  self->pieces = g_ptr_array_new_with_free_func (g_object_unref);
  g_object_weak_ref (G_OBJECT (window), on_window_disposed_cb, self);
  application = gtk_window_get_application (window);
  if (application != NULL)
    {
      self->application = G_APPLICATION (g_object_ref (application));
      g_application_hold (self->application);
      self->shutdown
          = g_signal_connect (application, "shutdown", G_CALLBACK (on_shutdown_cb), self);
    }
  gtk_window_set_focus (window, NULL);
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  gtk_window_set_application (window, NULL);
  self->source = g_idle_add_full (PRIORITY, on_step_due_cb, self, NULL);
}
