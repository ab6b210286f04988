/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keys, clicks and drags on a page of the schedule. */
#define G_LOG_DOMAIN "tend-schedule-grid"

#include "config.h"

#include "tend-schedule-grid-private.h"

#include "tend-appointment-state.h"
#include "tend-format.h"
#include "tend-place.h"

#include <glib/gi18n.h>

#define RESIZE_EDGE 6 /* pixels at a leaf's bottom */

static TendAppointmentLeaf *
pick_leaf (TendScheduleGrid *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && !TEND_IS_APPOINTMENT_LEAF (widget))
    widget = widget != GTK_WIDGET (self) ? gtk_widget_get_parent (widget) : NULL;
  return (TendAppointmentLeaf *) widget;
}

static guint
find_column_at (TendScheduleGrid *self, double x)
{
  double   width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int      column = (int) ((rtl ? width - x : x) / width * self->columns->len);

  return (guint) CLAMP (column, 0, (int) self->columns->len - 1);
}

static TendAppointmentLeaf *
get_focused_leaf (TendScheduleGrid *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return TEND_IS_APPOINTMENT_LEAF (child) ? TEND_APPOINTMENT_LEAF (child) : NULL;
}

static gboolean
can_move (TendAppointmentLeaf *leaf)
{
  TendScheduleSlot *slot = tend_appointment_leaf_get_slot (leaf);

  return tend_appointment_state_is_open (tend_schedule_slot_get_data (slot)->status);
}

/* Whether a column of another device can take it: moving keeps the device. */
static guint
clamp_column (TendScheduleGrid *self, guint from, guint to)
{
  TendScheduleColumn *one = self->columns->pdata[from], *two = self->columns->pdata[to];

  if (one->resource == TEND_SCHEDULE_DEVICES && one->id != two->id)
    return from;
  return to;
}

static gboolean
want_the_same (TendScheduleGrid           *self,
               const TendScheduleSlotData *moved,
               guint                       column,
               const TendScheduleSlotData *other)
{
  TendScheduleColumn *target = self->columns->pdata[column];
  gint64              practitioner
      = target->resource == TEND_SCHEDULE_PEOPLE ? target->id : moved->practitioner_id;
  gint64 location = target->resource == TEND_SCHEDULE_ROOMS ? target->id : moved->location_id;

  return moved->patient_id == other->patient_id
         || (practitioner != 0 && practitioner == other->practitioner_id)
         || (location != 0 && location == other->location_id)
         || (moved->device_id != 0 && moved->device_id == other->device_id);
}

/* What the drop would collide with, of all that is loaded; NULL for nothing. The
 * service decides when it is dropped. */
static char *
describe_collision (TendScheduleGrid *self)
{
  TendScheduleSlot           *slot = tend_appointment_leaf_get_slot (self->dragged);
  const TendScheduleSlotData *moved = tend_schedule_slot_get_data (slot);
  TendScheduleColumn         *column = self->columns->pdata[self->ghost_column];
  GTimeZone                  *zone = tend_place_get_zone ();
  gint64 start = tend_schedule_time_at (self->ghost_start, zone, &column->date);
  gint64 end = tend_schedule_time_at (self->ghost_end, zone, &column->date);

  for (guint i = 0; self->slots != NULL && i < g_list_model_get_n_items (self->slots); i++)
    {
      g_autoptr (TendScheduleSlot) other = g_list_model_get_item (self->slots, i);
      const TendScheduleSlotData *data = tend_schedule_slot_get_data (other);
      g_autofree char            *name = NULL;
      g_autofree char            *clock = NULL;

      if (tend_record_get_id (TEND_RECORD (other)) == tend_record_get_id (TEND_RECORD (slot))
          || !tend_appointment_state_takes_time (data->status) || data->start_at >= end
          || data->end_at <= start || !want_the_same (self, moved, self->ghost_column, data))
        continue;
      name = tend_format_name (data->family_name, data->given_name, NULL);
      clock = tend_format_clock (data->start_at, zone);
      /* Translators: name and time of the appointment in the way. */
      return g_strdup_printf (_ ("Collides with %s, %s"), name, clock);
    }
  return NULL;
}

static void
show_ghost (TendScheduleGrid *self)
{
  g_autofree char *collision = describe_collision (self);
  g_autofree char *time
      = g_strdup_printf ("%02d:%02d–%02d:%02d", self->ghost_start / 60, self->ghost_start % 60,
                         self->ghost_end / 60, self->ghost_end % 60);

  gtk_label_set_text (GTK_LABEL (self->ghost_time), time);
  gtk_label_set_text (GTK_LABEL (self->ghost_conflict), collision != NULL ? collision : "");
  gtk_widget_set_visible (self->ghost_conflict, collision != NULL);
  if (collision != NULL)
    gtk_widget_add_css_class (self->ghost, "attention");
  else
    gtk_widget_remove_css_class (self->ghost, "attention");
  gtk_widget_set_visible (self->ghost, TRUE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
tend_schedule_grid_forget_drag (TendScheduleGrid *self)
{
  if (self->dragged != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->dragged), "dragged");
  self->dragged = NULL;
  self->moved = FALSE;
  gtk_widget_set_visible (self->ghost, FALSE);
}

static void
on_drag_begun_cb (GtkGestureDrag *gesture, double x, double y, TendScheduleGrid *self)
{
  TendAppointmentLeaf *leaf = pick_leaf (self, x, y);
  TendScheduleBlock   *block = leaf != NULL ? tend_schedule_grid_find_block (self, leaf) : NULL;
  double               top;

  if (block == NULL || !can_move (leaf))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  top = tend_schedule_scale_get_y (&self->scale, block->start);
  self->dragged = leaf;
  self->moved = FALSE;
  self->grab_offset = y - top;
  self->resizing = tend_schedule_scale_get_y (&self->scale, block->end) - y < RESIZE_EDGE;
  self->ghost_column = block->column;
  self->ghost_start = block->start;
  self->ghost_end = block->end;
}

static void
on_drag_updated_cb (GtkGestureDrag   *gesture,
                    double            offset_x,
                    double            offset_y,
                    TendScheduleGrid *self)
{
  TendScheduleBlock *block;
  double             x, y;
  int                length;

  if (self->dragged == NULL)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (!self->moved
      && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) offset_x, (int) offset_y))
    return;
  block = tend_schedule_grid_find_block (self, self->dragged);
  if (!self->moved)
    {
      self->moved = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_add_css_class (GTK_WIDGET (self->dragged), "dragged");
    }
  length = block->end - block->start;
  if (self->resizing)
    self->ghost_end
        = MAX (tend_schedule_scale_get_minute (&self->scale, y + offset_y, TEND_SCHEDULE_STEP),
               block->start + TEND_SCHEDULE_STEP);
  else
    {
      self->ghost_column = clamp_column (self, block->column, find_column_at (self, x + offset_x));
      self->ghost_start
          = MIN (tend_schedule_scale_get_minute (&self->scale, y + offset_y - self->grab_offset,
                                                 TEND_SCHEDULE_STEP),
                 MAX (self->scale.last_minute - length, 0));
      self->ghost_end = self->ghost_start + length;
    }
  show_ghost (self);
}

static void
request_move (TendScheduleGrid *self, TendAppointmentLeaf *leaf, guint column, int start, int end)
{
  TendScheduleBlock *block = tend_schedule_grid_find_block (self, leaf);

  if (block == NULL || (block->column == column && block->start == start && block->end == end))
    return;
  g_signal_emit (self, tend_schedule_grid_signals[TEND_GRID_MOVE], 0,
                 tend_appointment_leaf_get_slot (leaf), column, start, end);
}

static void
on_drag_ended_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, TendScheduleGrid *self)
{
  TendAppointmentLeaf *leaf = self->dragged;
  gboolean             moved = self->moved;

  tend_schedule_grid_forget_drag (self);
  if (leaf != NULL && moved)
    request_move (self, leaf, self->ghost_column, self->ghost_start, self->ghost_end);
}

static void
on_drag_cancelled_cb (GtkGesture *gesture, GdkEventSequence *sequence, TendScheduleGrid *self)
{
  tend_schedule_grid_forget_drag (self);
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller,
                   guint                  key,
                   guint                  code,
                   GdkModifierType        state,
                   TendScheduleGrid      *self)
{
  GtkEventController *drag;

  if (key != GDK_KEY_Escape || self->dragged == NULL || !self->moved)
    return GDK_EVENT_PROPAGATE;
  tend_schedule_grid_forget_drag (self);
  drag = g_object_get_data (G_OBJECT (self), "tend-drag");
  gtk_event_controller_reset (drag);
  return GDK_EVENT_STOP;
}

static void
on_click_pressed_cb (
    GtkGestureClick *gesture, int n_press, double x, double y, TendScheduleGrid *self)
{
  TendAppointmentLeaf *leaf = pick_leaf (self, x, y);

  if (self->columns->len == 0)
    return;
  if (leaf != NULL)
    {
      TendScheduleSlot *slot = tend_appointment_leaf_get_slot (leaf);

      tend_schedule_grid_select (self, tend_record_get_id (TEND_RECORD (slot)));
      if (n_press == 2)
        g_signal_emit (self, tend_schedule_grid_signals[TEND_GRID_ACTIVATED], 0, slot);
      return;
    }
  tend_schedule_grid_set_cursor (self, find_column_at (self, x),
                                 (int) (self->scale.first_minute + y / self->scale.minute_height)
                                     / TEND_SCHEDULE_CURSOR * TEND_SCHEDULE_CURSOR);
  if (n_press == 2)
    g_signal_emit (self, tend_schedule_grid_signals[TEND_GRID_BOOK], 0, self->cursor_column,
                   self->cursor_minute);
}

void
tend_schedule_grid_add_controllers (TendScheduleGrid *self)
{
  GtkEventController *click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  GtkEventController *drag = GTK_EVENT_CONTROLLER (gtk_gesture_drag_new ());
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (on_click_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), click);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begun_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_updated_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_ended_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancelled_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), drag);
  g_object_set_data (G_OBJECT (self), "tend-drag", drag);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* The block that begins at or after (before, when going up) the minute. */
static TendScheduleBlock *
find_next (TendScheduleGrid *self, guint column, int minute, int direction)
{
  TendScheduleBlock *best = NULL;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      TendScheduleBlock *block = &g_array_index (self->blocks, TendScheduleBlock, i);

      if (block->column != column
          || (direction > 0 ? block->start < minute : block->start > minute))
        continue;
      if (best == NULL || (direction > 0 ? block->start < best->start : block->start > best->start))
        best = block;
    }
  return best;
}

/* Others that overlap stand beside it, in the order of the array. */
static TendScheduleBlock *
find_beside (TendScheduleGrid *self, TendScheduleBlock *block, int direction)
{
  int position = (int) (block - (TendScheduleBlock *) (gpointer) self->blocks->data) + direction;
  TendScheduleBlock *other;

  if (position < 0 || position >= (int) self->blocks->len)
    return NULL;
  other = &g_array_index (self->blocks, TendScheduleBlock, position);
  if (other->column != block->column || other->start >= block->end || other->end <= block->start)
    return NULL;
  return other;
}

static void
select_block (TendScheduleGrid *self, TendScheduleBlock *block)
{
  TendScheduleSlot *slot = tend_appointment_leaf_get_slot (block->data);

  tend_schedule_grid_select (self, tend_record_get_id (TEND_RECORD (slot)));
}

static void
on_cursor_moved_cb (TendScheduleGrid *self, int columns, int steps)
{
  TendAppointmentLeaf *leaf = get_focused_leaf (self);
  TendScheduleBlock   *block = leaf != NULL ? tend_schedule_grid_find_block (self, leaf) : NULL;
  TendScheduleBlock   *beside;

  if (self->columns->len == 0)
    return;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    columns = -columns;
  beside = block != NULL && columns != 0 ? find_beside (self, block, columns) : NULL;
  if (beside != NULL)
    {
      select_block (self, beside);
      return;
    }
  if (block != NULL && steps > 0)
    self->cursor_minute = MAX (block->end, block->start + 1) - TEND_SCHEDULE_CURSOR;
  else if (block != NULL && steps < 0)
    self->cursor_minute = block->start;
  if (steps != 0)
    self->cursor_minute
        = CLAMP (self->cursor_minute + steps * TEND_SCHEDULE_CURSOR, self->scale.first_minute,
                 self->scale.last_minute - TEND_SCHEDULE_CURSOR);
  self->cursor_column
      = (guint) CLAMP ((int) self->cursor_column + columns, 0, (int) self->columns->len - 1);
  tend_schedule_grid_focus_cursor (self);
}

static void
on_leapt_cb (TendScheduleGrid *self, int direction)
{
  TendAppointmentLeaf *leaf = get_focused_leaf (self);
  TendScheduleBlock   *block = leaf != NULL ? tend_schedule_grid_find_block (self, leaf) : NULL;
  TendScheduleBlock   *next;

  next = block != NULL ? find_beside (self, block, direction) : NULL;
  if (next == NULL)
    next = find_next (self, self->cursor_column,
                      block != NULL ? block->start + direction : self->cursor_minute, direction);
  if (next != NULL)
    select_block (self, next);
}

static void
on_appointment_moved_cb (TendScheduleGrid *self, int columns, int steps)
{
  TendAppointmentLeaf *leaf = get_focused_leaf (self);
  TendScheduleBlock   *block = leaf != NULL ? tend_schedule_grid_find_block (self, leaf) : NULL;
  int                  length, start, column;

  if (block == NULL || !can_move (leaf))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    columns = -columns;
  length = block->end - block->start;
  start = steps != 0 ? tend_schedule_step_minute (block->start, length, steps, TEND_SCHEDULE_STEP)
                     : block->start;
  column = CLAMP ((int) block->column + columns, 0, (int) self->columns->len - 1);
  request_move (self, leaf, clamp_column (self, block->column, (guint) column), start,
                start + length);
}

static void
on_appointment_resized_cb (TendScheduleGrid *self, int steps)
{
  TendAppointmentLeaf *leaf = get_focused_leaf (self);
  TendScheduleBlock   *block = leaf != NULL ? tend_schedule_grid_find_block (self, leaf) : NULL;
  int                  end;

  if (block == NULL || !can_move (leaf))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  end = tend_schedule_step_minute (block->end, 0, steps, TEND_SCHEDULE_STEP);
  request_move (self, leaf, block->column, block->start,
                MAX (end, block->start + TEND_SCHEDULE_STEP));
}

static void
on_cursor_activated_cb (TendScheduleGrid *self)
{
  TendAppointmentLeaf *leaf = get_focused_leaf (self);

  if (leaf != NULL)
    g_signal_emit (self, tend_schedule_grid_signals[TEND_GRID_ACTIVATED], 0,
                   tend_appointment_leaf_get_slot (leaf));
  else if (self->columns->len > 0)
    g_signal_emit (self, tend_schedule_grid_signals[TEND_GRID_BOOK], 0, self->cursor_column,
                   self->cursor_minute);
}

static void
on_booked_cb (TendScheduleGrid *self)
{
  if (self->columns->len > 0)
    g_signal_emit (self, tend_schedule_grid_signals[TEND_GRID_BOOK], 0, self->cursor_column,
                   self->cursor_minute);
}

/* One stop of Tab, and arrows do not leave the page. */
static gboolean
grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TendScheduleGrid *self = TEND_SCHEDULE_GRID (widget);

  if (gtk_widget_get_focus_child (widget) != NULL)
    return direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD;
  if (self->columns->len == 0)
    return FALSE;
  tend_schedule_grid_focus_cursor (self);
  return TRUE;
}

static gboolean
grid_grab_focus (GtkWidget *widget)
{
  TendScheduleGrid *self = TEND_SCHEDULE_GRID (widget);

  if (self->columns->len == 0)
    return FALSE;
  tend_schedule_grid_focus_cursor (self);
  return TRUE;
}

static void
add_arrow (GtkWidgetClass *widget_class, guint key, int columns, int steps)
{
  gtk_widget_class_add_binding_signal (widget_class, key, 0, "move-cursor", "(ii)", columns, steps);
  gtk_widget_class_add_binding_signal (widget_class, key, GDK_ALT_MASK, "move-appointment", "(ii)",
                                       columns, steps);
  if (steps == 0)
    return;
  gtk_widget_class_add_binding_signal (widget_class, key, GDK_CONTROL_MASK, "leap", "(i)", steps);
  gtk_widget_class_add_binding_signal (widget_class, key, GDK_ALT_MASK | GDK_SHIFT_MASK,
                                       "resize-appointment", "(i)", steps);
}

void
tend_schedule_grid_install_input (GtkWidgetClass *widget_class)
{
  GType        type = G_TYPE_FROM_CLASS (widget_class);
  GSignalFlags flags = G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION;

  widget_class->focus = grid_focus;
  widget_class->grab_focus = grid_grab_focus;
  g_signal_new_class_handler ("move-cursor", type, flags, G_CALLBACK (on_cursor_moved_cb), NULL,
                              NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  g_signal_new_class_handler ("leap", type, flags, G_CALLBACK (on_leapt_cb), NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_INT);
  g_signal_new_class_handler ("move-appointment", type, flags, G_CALLBACK (on_appointment_moved_cb),
                              NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  g_signal_new_class_handler ("resize-appointment", type, flags,
                              G_CALLBACK (on_appointment_resized_cb), NULL, NULL, NULL, G_TYPE_NONE,
                              1, G_TYPE_INT);
  g_signal_new_class_handler ("activate-cursor", type, flags, G_CALLBACK (on_cursor_activated_cb),
                              NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new_class_handler ("book", type, flags, G_CALLBACK (on_booked_cb), NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
  add_arrow (widget_class, GDK_KEY_Up, 0, -1);
  add_arrow (widget_class, GDK_KEY_Down, 0, 1);
  add_arrow (widget_class, GDK_KEY_Left, -1, 0);
  add_arrow (widget_class, GDK_KEY_Right, 1, 0);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Page_Up, 0, "move-cursor", "(ii)", 0,
                                       -4);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Page_Down, 0, "move-cursor", "(ii)", 0,
                                       4);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Return, 0, "activate-cursor", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_KP_Enter, 0, "activate-cursor", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_n, 0, "book", NULL);
}
