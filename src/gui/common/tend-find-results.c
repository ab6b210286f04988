/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the find box found. */
#define G_LOG_DOMAIN "tend-find-results"

#include "config.h"

#include "tend-find-results.h"

#include "tend-closures.h"
#include "tend-find-row.h"
#include "tend-full-text.h"
#include "tend-list-row.h"
#include "tend-press.h"

#include <glib/gi18n.h>

/* As many as can be seen: each row that is bound and measured delays the picture. The others
 * follow when somebody goes there. */
#define FIRST_ROWS 14

struct _TendFindResults
{
  GtkPopover parent_instance;

  /* Owned: what the button went down on */
  TendFindItem *pressed;

  /* Borrowed */
  GtkEventController *astray; /* of the window */
  GtkEventController *pointer;

  /* Template */
  GtkStack           *stack;
  GtkListView        *list_view;
  GtkSingleSelection *selection;
  GtkSliceListModel  *slice;
  GtkLabel           *nobody_label;
  GtkWidget          *register_button;

  double   pressed_x, pressed_y;
  double   chosen_x, chosen_y; /* on the window's surface */
  guint32  chosen_time;        /* of the click; 0: none yet */
  gboolean button_pressed;
};

G_DEFINE_FINAL_TYPE (TendFindResults, tend_find_results, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
choose (TendFindResults *self, guint position)
{
  g_autoptr (TendFindItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (TendFindItem) target = item != NULL ? tend_find_item_dup_target (item) : NULL;

  if (target != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, target);
}

static void
on_row_activated_cb (TendFindResults *self, guint position)
{
  choose (self, position);
}

/* GTK sends a press to the widget that the last motion found. After a layout of the window it makes
 * up a motion over the window, even while the pointer is over this popover: the next click then
 * goes to what lies under the list (seen with 4.8.3: a card of the arrivals board). So the clicks
 * on this surface are taken before anybody else gets them, in the window too. */

static GtkWidget *
pick (TendFindResults *self, GdkEvent *event, double *x, double *y)
{
  double left, top;

  gdk_event_get_position (event, x, y);
  gtk_native_get_surface_transform (GTK_NATIVE (self), &left, &top);
  *x -= left;
  *y -= top;
  return gtk_widget_pick (GTK_WIDGET (self), *x, *y, GTK_PICK_DEFAULT);
}

static TendFindItem *
dup_item_of (TendFindResults *self, GtkWidget *picked)
{
  TendFindItem *item = NULL;
  GtkWidget    *row;

  while (picked != NULL && gtk_widget_get_parent (picked) != GTK_WIDGET (self->list_view))
    picked = picked != GTK_WIDGET (self) ? gtk_widget_get_parent (picked) : NULL;
  row = picked != NULL ? gtk_widget_get_first_child (picked) : NULL;
  if (TEND_IS_LIST_ROW (row))
    g_object_get (adw_bin_get_child (ADW_BIN (row)), "item", &item, NULL);
  return item;
}

static gboolean
is_in_button (TendFindResults *self, GtkWidget *picked)
{
  return picked != NULL
         && (picked == self->register_button
             || gtk_widget_is_ancestor (picked, self->register_button));
}

static void
forget_press (TendFindResults *self)
{
  g_clear_object (&self->pressed);
  self->button_pressed = FALSE;
}

static gboolean
take_press (TendFindResults *self, GdkEvent *event)
{
  gboolean astray
      = !gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->pointer));
  GtkWidget *picked = pick (self, event, &self->pressed_x, &self->pressed_y);
  g_autoptr (TendFindItem) item = dup_item_of (self, picked);

  forget_press (self);
  if (gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY)
    return astray;
  self->pressed = item != NULL ? tend_find_item_dup_target (item) : NULL;
  self->button_pressed = astray && is_in_button (self, picked);
  return astray || self->pressed != NULL;
}

/* Beside the row that was pressed the click is taken back, as with a button. */
static gboolean
is_click (TendFindResults *self, TendFindItem *released, double x, double y)
{
  return (released != NULL && tend_find_item_has_target (released, self->pressed))
         || !gtk_drag_check_threshold (GTK_WIDGET (self), (int) self->pressed_x,
                                       (int) self->pressed_y, (int) x, (int) y);
}

static GdkSurface *
get_window_surface (TendFindResults *self)
{
  return gtk_native_get_surface (GTK_NATIVE (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
remember_click (TendFindResults *self, GdkEvent *event)
{
  gdk_event_get_position (event, &self->chosen_x, &self->chosen_y);
  self->chosen_time = 0;
  if (gdk_surface_translate_coordinates (gdk_event_get_surface (event), get_window_surface (self),
                                         &self->chosen_x, &self->chosen_y))
    self->chosen_time = gdk_event_get_time (event);
}

/* Of a double click: the list is gone, and what was under it is not meant. */
static gboolean
is_second_click (TendFindResults *self, GdkEvent *event)
{
  int    milliseconds = 0, distance = 0;
  double x, y;

  if (self->chosen_time == 0 || gdk_event_get_surface (event) != get_window_surface (self)
      || !gdk_event_get_position (event, &x, &y))
    return FALSE;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time", &milliseconds,
                "gtk-double-click-distance", &distance, NULL);
  return gdk_event_get_time (event) - self->chosen_time < (guint32) milliseconds
         && ABS (x - self->chosen_x) <= distance && ABS (y - self->chosen_y) <= distance;
}

static gboolean
take_release (TendFindResults *self, GdkEvent *event)
{
  double     x, y;
  GtkWidget *picked = pick (self, event, &x, &y);
  g_autoptr (TendFindItem) released = dup_item_of (self, picked);
  g_autoptr (TendFindItem) pressed = NULL;

  if (gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY)
    return GDK_EVENT_PROPAGATE;
  if (self->button_pressed && is_in_button (self, picked))
    g_signal_emit_by_name (self->register_button, "clicked");
  if (self->pressed == NULL)
    return GDK_EVENT_PROPAGATE;
  if (is_click (self, released, x, y))
    pressed = g_steal_pointer (&self->pressed);
  if (pressed != NULL)
    remember_click (self, event);
  forget_press (self);
  if (pressed != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, pressed);
  return GDK_EVENT_STOP;
}

static gboolean
on_event_cb (TendFindResults *self, GdkEvent *event)
{
  gboolean pressed = gdk_event_get_event_type (event) == GDK_BUTTON_PRESS;

  if (gdk_event_get_surface (event) != gtk_native_get_surface (GTK_NATIVE (self)))
    return pressed && is_second_click (self, event);
  if (pressed)
    return take_press (self, event);
  if (gdk_event_get_event_type (event) == GDK_BUTTON_RELEASE)
    return take_release (self, event);
  return GDK_EVENT_PROPAGATE;
}

static GtkEventController *
watch_clicks (TendFindResults *self, GtkWidget *widget)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (on_event_cb), self);
  gtk_widget_add_controller (widget, events);
  return events;
}

static void
tend_find_results_root (GtkWidget *widget)
{
  TendFindResults *self = TEND_FIND_RESULTS (widget);

  GTK_WIDGET_CLASS (tend_find_results_parent_class)->root (widget);
  self->astray = watch_clicks (self, GTK_WIDGET (gtk_widget_get_root (widget)));
}

static void
tend_find_results_unroot (GtkWidget *widget)
{
  TendFindResults *self = TEND_FIND_RESULTS (widget);

  gtk_widget_remove_controller (GTK_WIDGET (gtk_widget_get_root (widget)), self->astray);
  self->astray = NULL;
  GTK_WIDGET_CLASS (tend_find_results_parent_class)->unroot (widget);
}

static void
tend_find_results_unmap (GtkWidget *widget)
{
  forget_press (TEND_FIND_RESULTS (widget));
  GTK_WIDGET_CLASS (tend_find_results_parent_class)->unmap (widget);
}

static void
tend_find_results_dispose (GObject *object)
{
  forget_press (TEND_FIND_RESULTS (object));
  G_OBJECT_CLASS (tend_find_results_parent_class)->dispose (object);
}

static void
show_all_rows (TendFindResults *self)
{
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
}

static void
on_edge_reached_cb (TendFindResults *self, GtkPositionType edge)
{
  if (edge == GTK_POS_BOTTOM)
    show_all_rows (self);
}

static void
tend_find_results_class_init (TendFindResultsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_find_results_dispose;
  widget_class->root = tend_find_results_root;
  widget_class->unroot = tend_find_results_unroot;
  widget_class->unmap = tend_find_results_unmap;
  signals[CHOSEN] = g_signal_new ("chosen", TEND_TYPE_FIND_RESULTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, TEND_TYPE_FIND_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/common/tend-find-results.ui");
  tend_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, TendFindResults, stack);
  gtk_widget_class_bind_template_child (widget_class, TendFindResults, list_view);
  gtk_widget_class_bind_template_child (widget_class, TendFindResults, selection);
  gtk_widget_class_bind_template_child (widget_class, TendFindResults, slice);
  gtk_widget_class_bind_template_child (widget_class, TendFindResults, nobody_label);
  gtk_widget_class_bind_template_child (widget_class, TendFindResults, register_button);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_edge_reached_cb);
}

static void
tend_find_results_init (TendFindResults *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pointer = gtk_event_controller_motion_new ();
  gtk_widget_add_controller (GTK_WIDGET (self), self->pointer);
  watch_clicks (self, GTK_WIDGET (self));
  tend_press_watch (GTK_WIDGET (self));
  tend_full_text_watch (GTK_WIDGET (self));
}

TendFindResults *
tend_find_results_new (GListModel *matches)
{
  TendFindResults *self = g_object_new (TEND_TYPE_FIND_RESULTS, NULL);

  gtk_slice_list_model_set_size (self->slice, FIRST_ROWS);
  gtk_slice_list_model_set_model (self->slice, matches);
  return self;
}

void
tend_find_results_refresh (TendFindResults *self, const char *typed)
{
  gboolean found;

  g_return_if_fail (TEND_IS_FIND_RESULTS (self));

  gtk_slice_list_model_set_size (self->slice, FIRST_ROWS);
  gtk_single_selection_set_selected (self->selection, 0);
  found = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;
  /* Any new text makes the whole popover be measured again. */
  if (!found)
    {
      /* Translators: %s is what was typed into the find box. */
      g_autofree char *nobody = g_strdup_printf (_ ("Nothing found for “%s”"), typed);

      gtk_label_set_label (self->nobody_label, nobody);
    }
  gtk_stack_set_visible_child_name (self->stack, found ? "matches" : "nobody");
}

void
tend_find_results_move (TendFindResults *self, int step)
{
  guint n, selected;

  g_return_if_fail (TEND_IS_FIND_RESULTS (self));

  if (step > 0)
    show_all_rows (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  selected = gtk_single_selection_get_selected (self->selection);
  if (n == 0)
    return;
  selected = selected == GTK_INVALID_LIST_POSITION
                 ? 0
                 : (guint) CLAMP ((int) selected + step, 0, (int) n - 1);
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", selected);
}

void
tend_find_results_choose_selected (TendFindResults *self)
{
  g_return_if_fail (TEND_IS_FIND_RESULTS (self));

  choose (self, gtk_single_selection_get_selected (self->selection));
}
