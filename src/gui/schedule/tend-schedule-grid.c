/* SPDX-License-Identifier: GPL-3.0-or-later
 * A page of the schedule: columns, hours and the leaves that stand in them. */
#define G_LOG_DOMAIN "tend-schedule-grid"

#include "config.h"

#include "tend-schedule-grid-private.h"

#include "tend-action-runner.h"
#include "tend-appointment-state.h"
#include "tend-compat.h"
#include "tend-place.h"

#include <glib/gi18n.h>

#define LEAF_GAP 2
#define BOTTOM_SPACE 12

guint tend_schedule_grid_signals[TEND_GRID_SIGNALS];

G_DEFINE_FINAL_TYPE (TendScheduleGrid, tend_schedule_grid, GTK_TYPE_WIDGET)

TendScheduleColumn *
tend_schedule_column_new (TendScheduleResource resource,
                          gint64               id,
                          const GDate         *date,
                          const char          *title)
{
  TendScheduleColumn *column = g_new0 (TendScheduleColumn, 1);

  column->resource = resource;
  column->id = id;
  column->date = *date;
  column->title = g_strdup (title);
  return column;
}

void
tend_schedule_column_free (TendScheduleColumn *column)
{
  g_free (column->title);
  g_free (column);
}

gint64
tend_schedule_column_get_resource (TendScheduleResource resource, TendScheduleSlot *slot)
{
  const TendScheduleSlotData *data = tend_schedule_slot_get_data (slot);

  switch (resource)
    {
    case TEND_SCHEDULE_ROOMS:
      return data->location_id;
    case TEND_SCHEDULE_DEVICES:
      return data->device_id;
    case TEND_SCHEDULE_PEOPLE:
    default:
      return data->practitioner_id;
    }
}

static int
find_column (TendScheduleGrid *self, TendScheduleSlot *slot)
{
  GDate date;

  if (!tend_time_get_date (tend_schedule_slot_get_data (slot)->start_at, tend_place_get_zone (),
                           &date))
    return -1;
  for (guint i = 0; i < self->columns->len; i++)
    {
      TendScheduleColumn *column = self->columns->pdata[i];

      if (tend_schedule_column_get_resource (column->resource, slot) == column->id
          && g_date_compare (&column->date, &date) == 0)
        return (int) i;
    }
  return -1;
}

static TendAppointmentLeaf *
take_leaf (TendScheduleGrid *self, GHashTable *old, TendScheduleSlot *slot)
{
  gint64     id = tend_record_get_id (TEND_RECORD (slot));
  GtkWidget *leaf = g_hash_table_lookup (old, &id);

  if (leaf != NULL && tend_appointment_leaf_get_slot (TEND_APPOINTMENT_LEAF (leaf)) == slot)
    {
      tend_appointment_leaf_update (TEND_APPOINTMENT_LEAF (leaf));
      g_hash_table_remove (old, &id);
    }
  else
    {
      leaf = tend_appointment_leaf_new (slot);
      gtk_widget_insert_before (leaf, GTK_WIDGET (self), self->plan);
    }
  g_hash_table_insert (self->leaves, g_memdup2 (&id, sizeof id), leaf);
  if (id == self->selected)
    gtk_widget_set_state_flags (leaf, GTK_STATE_FLAG_SELECTED, FALSE);
  return TEND_APPOINTMENT_LEAF (leaf);
}

static void
add_block (TendScheduleGrid *self, GHashTable *old, TendScheduleSlot *slot)
{
  const TendScheduleSlotData *data = tend_schedule_slot_get_data (slot);
  int                         position = find_column (self, slot);
  TendScheduleBlock           block = { 0 };
  TendScheduleColumn         *column;

  if (position < 0
      || (!self->show_over && !tend_appointment_state_takes_time (data->status)
          && tend_record_get_id (TEND_RECORD (slot)) != self->selected))
    return;
  column = self->columns->pdata[position];
  block.column = (guint) position;
  block.start = tend_schedule_minute_of (data->start_at, tend_place_get_zone (), &column->date);
  block.end = tend_schedule_minute_of (data->end_at, tend_place_get_zone (), &column->date);
  block.data = take_leaf (self, old, slot);
  g_array_append_val (self->blocks, block);
}

static void
fit_scale (TendScheduleGrid *self)
{
  TendScheduleScale before = self->scale;
  int               earliest = G_MAXINT, latest = G_MININT;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const TendScheduleBlock *block = &g_array_index (self->blocks, TendScheduleBlock, i);

      earliest = MIN (earliest, block->start);
      latest = MAX (latest, block->end);
    }
  tend_schedule_scale_fit (&self->scale, self->opens_minute, self->closes_minute, earliest, latest);
  if (before.first_minute != self->scale.first_minute
      || before.last_minute != self->scale.last_minute)
    g_signal_emit (self, tend_schedule_grid_signals[TEND_GRID_SCALE], 0);
}

static void
rebuild (TendScheduleGrid *self)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->leaves);
  GHashTableIter iter;
  gpointer       leaf;
  gboolean       focus_lost = FALSE;

  self->leaves = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_array_set_size (self->blocks, 0);
  for (guint i = 0; self->slots != NULL && i < g_list_model_get_n_items (self->slots); i++)
    {
      g_autoptr (TendScheduleSlot) slot = g_list_model_get_item (self->slots, i);

      add_block (self, old, slot);
    }
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &leaf))
    {
      if (self->dragged == leaf)
        tend_schedule_grid_forget_drag (self);
      focus_lost = focus_lost || gtk_widget_has_focus (leaf);
      gtk_widget_unparent (leaf);
    }
  tend_schedule_blocks_lay_out ((TendScheduleBlock *) (gpointer) self->blocks->data,
                                self->blocks->len);
  fit_scale (self);
  if (focus_lost)
    tend_schedule_grid_focus_cursor (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

TendScheduleBlock *
tend_schedule_grid_find_block (TendScheduleGrid *self, gpointer leaf)
{
  for (guint i = 0; i < self->blocks->len; i++)
    if (g_array_index (self->blocks, TendScheduleBlock, i).data == leaf)
      return &g_array_index (self->blocks, TendScheduleBlock, i);
  return NULL;
}

TendScheduleBlock *
tend_schedule_grid_find_at (TendScheduleGrid *self, guint column, int minute)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      TendScheduleBlock *block = &g_array_index (self->blocks, TendScheduleBlock, i);

      if (block->column == column && block->start <= minute
          && MAX (block->end, block->start + TEND_SCHEDULE_SHORTEST) > minute)
        return block;
    }
  return NULL;
}

void
tend_schedule_grid_mark_selected (TendScheduleGrid *self, TendAppointmentLeaf *leaf)
{
  TendScheduleSlot *slot = leaf != NULL ? tend_appointment_leaf_get_slot (leaf) : NULL;
  gint64            id = slot != NULL ? tend_record_get_id (TEND_RECORD (slot)) : 0;
  GtkWidget        *before = g_hash_table_lookup (self->leaves, &self->selected);

  if (id == self->selected)
    return;
  if (before != NULL)
    gtk_widget_unset_state_flags (before, GTK_STATE_FLAG_SELECTED);
  if (leaf != NULL)
    gtk_widget_set_state_flags (GTK_WIDGET (leaf), GTK_STATE_FLAG_SELECTED, FALSE);
  self->selected = id;
  g_signal_emit (self, tend_schedule_grid_signals[TEND_GRID_SELECTED], 0, slot);
}

static void
update_cell (TendScheduleGrid *self)
{
  TendScheduleColumn *column;
  g_autofree char    *clock
      = g_strdup_printf ("%02d:%02d", self->cursor_minute / 60, self->cursor_minute % 60);
  g_autofree char *label = NULL;

  if (self->cursor_column >= self->columns->len)
    return;
  column = self->columns->pdata[self->cursor_column];
  gtk_widget_queue_draw (self->cell);
  /* Translators: whose column, the time of day. */
  label = g_strdup_printf (_ ("%s, %s, free"), column->title, clock);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

void
tend_schedule_grid_focus_cursor (TendScheduleGrid *self)
{
  TendScheduleBlock *block;

  if (self->columns->len == 0)
    return;
  self->cursor_column = MIN (self->cursor_column, self->columns->len - 1);
  self->cursor_minute
      = CLAMP (self->cursor_minute, self->scale.first_minute, self->scale.last_minute - 1);
  block = tend_schedule_grid_find_at (self, self->cursor_column, self->cursor_minute);
  update_cell (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  tend_schedule_grid_mark_selected (self, block != NULL ? block->data : NULL);
  gtk_widget_grab_focus (block != NULL ? block->data : self->cell);
}

double
tend_schedule_grid_get_column_x (TendScheduleGrid *self, guint column, double *width)
{
  double   whole = gtk_widget_get_width (GTK_WIDGET (self));
  double   each = self->columns->len > 0 ? whole / self->columns->len : whole;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  *width = each;
  return rtl ? whole - (column + 1) * each : column * each;
}

static void
allocate_range (TendScheduleGrid *self,
                GtkWidget        *child,
                guint             column,
                int               start,
                int               end,
                guint             lane,
                guint             lanes)
{
  double        column_width, x = tend_schedule_grid_get_column_x (self, column, &column_width);
  double        lane_width = (column_width - 2 * LEAF_GAP - 4) / MAX (lanes, 1);
  double        y = tend_schedule_scale_get_y (&self->scale, start);
  gboolean      rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int           minimum;
  GtkAllocation area;

  x += rtl ? column_width - 4 - (lane + 1) * lane_width : LEAF_GAP + lane * lane_width;
  area.x = (int) x;
  area.y = (int) y + 1;
  area.width = (int) (x + lane_width) - area.x - LEAF_GAP;
  area.height
      = (int) tend_schedule_scale_get_y (&self->scale, MAX (end, start + TEND_SCHEDULE_SHORTEST))
        - (int) y - 1;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  area.width = MAX (area.width, minimum);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, area.width, &minimum, NULL, NULL, NULL);
  area.height = MAX (area.height, minimum);
  gtk_widget_size_allocate (child, &area, -1);
}

static void
allocate_now (TendScheduleGrid *self, int width)
{
  GtkAllocation area = { 0, 0, width, 2 };
  gboolean      shown = FALSE;
  gint64        now = tend_place_get_now ();
  GDate         today;

  tend_place_get_today (&today);
  for (guint i = 0; i < self->columns->len; i++)
    {
      TendScheduleColumn *column = self->columns->pdata[i];
      double              column_width, x;
      int                 minute = tend_schedule_minute_of (now, tend_place_get_zone (), &today);

      if (g_date_compare (&column->date, &today) != 0 || minute < self->scale.first_minute
          || minute > self->scale.last_minute)
        continue;
      x = tend_schedule_grid_get_column_x (self, i, &column_width);
      if (!shown)
        area = (GtkAllocation){ (int) x, 0, (int) column_width, 2 };
      else
        {
          int right = MAX (area.x + area.width, (int) (x + column_width));

          area.x = MIN (area.x, (int) x);
          area.width = right - area.x;
        }
      area.y = (int) tend_schedule_scale_get_y (&self->scale, minute);
      shown = TRUE;
    }
  gtk_widget_set_child_visible (self->now_line, shown);
  if (shown)
    gtk_widget_size_allocate (self->now_line, &area, -1);
}

static void
tend_schedule_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TendScheduleGrid *self = TEND_SCHEDULE_GRID (widget);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const TendScheduleBlock *block = &g_array_index (self->blocks, TendScheduleBlock, i);

      allocate_range (self, block->data, block->column, block->start, block->end, block->lane,
                      block->lanes);
    }
  allocate_range (self, self->cell, self->cursor_column, self->cursor_minute,
                  self->cursor_minute + TEND_SCHEDULE_CURSOR, 0, 1);
  allocate_range (self, self->plan, self->plan_column, self->plan_start, self->plan_end, 0, 1);
  allocate_range (self, self->ghost, self->ghost_column, self->ghost_start, self->ghost_end, 0, 1);
  allocate_now (self, width);
}

static void
measure_minute (TendScheduleGrid *self)
{
  PangoContext     *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double line = (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics))
                / (double) PANGO_SCALE;
  double height = (line + 10) / 15;

  pango_font_metrics_unref (metrics);
  if (height == self->scale.minute_height)
    return;
  self->scale.minute_height = height;
  g_signal_emit (self, tend_schedule_grid_signals[TEND_GRID_SCALE], 0);
}

static void
tend_schedule_grid_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  TendScheduleGrid *self = TEND_SCHEDULE_GRID (widget);

  measure_minute (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = (int) MAX (self->columns->len, 1) * self->column_width;
  else
    *minimum = (int) tend_schedule_scale_get_height (&self->scale) + BOTTOM_SPACE;
  *natural = *minimum;
}

static void
draw_hatch (GtkSnapshot *snapshot, double y, double width, double height, const GdkRGBA *color)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, (float) y, (float) width, (float) height);
  cairo_t        *cairo;

  if (height <= 0)
    return;
  cairo = gtk_snapshot_append_cairo (snapshot, &area);
  gdk_cairo_set_source_rgba (cairo, color);
  cairo_set_line_width (cairo, 1);
  for (double x = -height; x < width; x += 9)
    {
      cairo_move_to (cairo, x, y + height);
      cairo_line_to (cairo, x + height, y);
    }
  cairo_stroke (cairo);
  cairo_destroy (cairo);
}

static void
draw_page (TendScheduleGrid *self, GtkSnapshot *snapshot)
{
  double  width = gtk_widget_get_width (GTK_WIDGET (self));
  double  height = tend_schedule_scale_get_height (&self->scale);
  double  open_y = tend_schedule_scale_get_y (&self->scale, self->opens_minute);
  double  close_y = tend_schedule_scale_get_y (&self->scale, self->closes_minute);
  GdkRGBA color, faint;

  tend_compat_get_color (GTK_WIDGET (self), &color);
  faint = color;
  faint.alpha = 0.10F;
  draw_hatch (snapshot, 0, width, open_y, &faint);
  draw_hatch (snapshot, close_y, width, height - close_y, &faint);
  for (int minute = self->scale.first_minute; minute <= self->scale.last_minute; minute += 30)
    {
      color.alpha = minute % 60 == 0 ? 0.18F : 0.07F;
      gtk_snapshot_append_color (
          snapshot, &color,
          &GRAPHENE_RECT_INIT (0, (float) (int) tend_schedule_scale_get_y (&self->scale, minute),
                               (float) width, 1));
    }
  color.alpha = 0.18F;
  for (guint i = 1; i < self->columns->len; i++)
    gtk_snapshot_append_color (
        snapshot, &color,
        &GRAPHENE_RECT_INIT ((float) (int) (i * width / self->columns->len) - 1, 0, 1,
                             (float) height));
}

static void
tend_schedule_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  draw_page (TEND_SCHEDULE_GRID (widget), snapshot);
  GTK_WIDGET_CLASS (tend_schedule_grid_parent_class)->snapshot (widget, snapshot);
}

static gboolean
on_now_passed_cb (gpointer user_data)
{
  gtk_widget_queue_allocate (GTK_WIDGET (user_data));
  return G_SOURCE_CONTINUE;
}

static void
tend_schedule_grid_map (GtkWidget *widget)
{
  TendScheduleGrid *self = TEND_SCHEDULE_GRID (widget);

  GTK_WIDGET_CLASS (tend_schedule_grid_parent_class)->map (widget);
  self->now_timer = g_timeout_add_seconds (30, on_now_passed_cb, self);
}

static void
tend_schedule_grid_unmap (GtkWidget *widget)
{
  TendScheduleGrid *self = TEND_SCHEDULE_GRID (widget);

  g_clear_handle_id (&self->now_timer, g_source_remove);
  GTK_WIDGET_CLASS (tend_schedule_grid_parent_class)->unmap (widget);
}

static void
tend_schedule_grid_dispose (GObject *object)
{
  TendScheduleGrid *self = TEND_SCHEDULE_GRID (object);
  GtkWidget        *child;

  g_clear_handle_id (&self->now_timer, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_array_set_size (self->blocks, 0);
  g_hash_table_remove_all (self->leaves);
  g_clear_object (&self->slots);

  G_OBJECT_CLASS (tend_schedule_grid_parent_class)->dispose (object);
}

static void
tend_schedule_grid_finalize (GObject *object)
{
  TendScheduleGrid *self = TEND_SCHEDULE_GRID (object);

  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->leaves);
  g_array_unref (self->blocks);

  G_OBJECT_CLASS (tend_schedule_grid_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  tend_schedule_grid_signals[TEND_GRID_SELECTED]
      = g_signal_new ("appointment-selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, TEND_TYPE_SCHEDULE_SLOT);
  tend_schedule_grid_signals[TEND_GRID_ACTIVATED]
      = g_signal_new ("appointment-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, TEND_TYPE_SCHEDULE_SLOT);
  tend_schedule_grid_signals[TEND_GRID_MOVE]
      = g_signal_new ("move-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                      4, TEND_TYPE_SCHEDULE_SLOT, G_TYPE_UINT, G_TYPE_INT, G_TYPE_INT);
  tend_schedule_grid_signals[TEND_GRID_BOOK]
      = g_signal_new ("book-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                      2, G_TYPE_UINT, G_TYPE_INT);
  tend_schedule_grid_signals[TEND_GRID_SCALE] = g_signal_new (
      "scale-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tend_schedule_grid_class_init (TendScheduleGridClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_schedule_grid_dispose;
  object_class->finalize = tend_schedule_grid_finalize;
  widget_class->measure = tend_schedule_grid_measure;
  widget_class->size_allocate = tend_schedule_grid_size_allocate;
  widget_class->snapshot = tend_schedule_grid_snapshot;
  widget_class->map = tend_schedule_grid_map;
  widget_class->unmap = tend_schedule_grid_unmap;
  install_signals (G_TYPE_FROM_CLASS (klass));
  tend_schedule_grid_install_input (widget_class);
  gtk_widget_class_set_css_name (widget_class, "schedulegrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
draw_cell (GtkDrawingArea *area, cairo_t *cairo, int width, int height, gpointer user_data)
{
  TendScheduleGrid *self = user_data;
  g_autofree char  *clock
      = g_strdup_printf ("%02d:%02d", self->cursor_minute / 60, self->cursor_minute % 60);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (area), clock);
  int     text_height;
  GdkRGBA color;

  tend_compat_get_color (GTK_WIDGET (area), &color);
  gdk_cairo_set_source_rgba (cairo, &color);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  cairo_move_to (cairo, 0, (height - text_height) / 2.0);
  pango_cairo_show_layout (cairo, layout);
}

static void
add_ghost (TendScheduleGrid *self)
{
  self->ghost = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->ghost_time = gtk_label_new (NULL);
  self->ghost_conflict = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->ghost, "schedule-ghost");
  gtk_widget_add_css_class (self->ghost_time, "heading");
  gtk_label_set_xalign (GTK_LABEL (self->ghost_time), 0);
  gtk_label_set_xalign (GTK_LABEL (self->ghost_conflict), 0);
  gtk_label_set_wrap (GTK_LABEL (self->ghost_conflict), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->ghost_conflict), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (self->ghost), self->ghost_time);
  gtk_box_append (GTK_BOX (self->ghost), self->ghost_conflict);
  gtk_widget_set_can_target (self->ghost, FALSE);
  gtk_widget_set_visible (self->ghost, FALSE);
  gtk_widget_set_parent (self->ghost, GTK_WIDGET (self));
}

static void
tend_schedule_grid_init (TendScheduleGrid *self)
{
  /* Appointments are moved by arrow keys. */
  tend_act_allow_repeats (GTK_WIDGET (self));
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_schedule_column_free);
  self->leaves = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (TendScheduleBlock));
  self->scale = (TendScheduleScale){ .first_minute = 420, .last_minute = 1080, .minute_height = 1 };
  self->opens_minute = 480;
  self->closes_minute = 1020;
  self->cursor_minute = 480;
  self->column_width = TEND_SCHEDULE_COLUMN_WIDTH;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  self->plan = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->plan, "schedule-plan");
  gtk_widget_set_can_target (self->plan, FALSE);
  gtk_widget_set_visible (self->plan, FALSE);
  gtk_widget_set_parent (self->plan, GTK_WIDGET (self));
  /* Not a label: those take no focus. */
  self->cell = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                             GTK_ACCESSIBLE_ROLE_GRID_CELL, "focusable", TRUE, NULL);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->cell), draw_cell, self, NULL);
  gtk_widget_add_css_class (self->cell, "schedule-cell");
  gtk_widget_set_can_target (self->cell, FALSE);
  gtk_widget_set_parent (self->cell, GTK_WIDGET (self));
  self->now_line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_add_css_class (self->now_line, "schedule-now");
  gtk_widget_set_can_target (self->now_line, FALSE);
  gtk_widget_set_parent (self->now_line, GTK_WIDGET (self));
  add_ghost (self);
  tend_schedule_grid_add_controllers (self);
}

void
tend_schedule_grid_set_columns (TendScheduleGrid *self, GPtrArray *columns)
{
  g_return_if_fail (TEND_IS_SCHEDULE_GRID (self) && columns != NULL);

  g_ptr_array_ref (columns);
  g_ptr_array_unref (self->columns);
  self->columns = columns;
  self->cursor_column = columns->len > 0 ? MIN (self->cursor_column, columns->len - 1) : 0;
  rebuild (self);
  update_cell (self);
}

void
tend_schedule_grid_set_column_width (TendScheduleGrid *self, int width)
{
  g_return_if_fail (TEND_IS_SCHEDULE_GRID (self) && width > 0);

  self->column_width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
tend_schedule_grid_set_slots (TendScheduleGrid *self, GListModel *slots)
{
  g_return_if_fail (TEND_IS_SCHEDULE_GRID (self));

  g_set_object (&self->slots, slots);
  rebuild (self);
}

void
tend_schedule_grid_set_show_over (TendScheduleGrid *self, gboolean show_over)
{
  g_return_if_fail (TEND_IS_SCHEDULE_GRID (self));

  self->show_over = show_over;
  rebuild (self);
}

void
tend_schedule_grid_set_open_hours (TendScheduleGrid *self, int opens, int closes)
{
  g_return_if_fail (TEND_IS_SCHEDULE_GRID (self));

  self->opens_minute = opens;
  self->closes_minute = closes;
  rebuild (self);
}

void
tend_schedule_grid_set_plan (TendScheduleGrid *self, guint column, int start, int end)
{
  g_return_if_fail (TEND_IS_SCHEDULE_GRID (self));

  self->plan_column = column;
  self->plan_start = start;
  self->plan_end = end;
  gtk_widget_set_visible (self->plan, end > start && column < self->columns->len);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

GPtrArray *
tend_schedule_grid_get_columns (TendScheduleGrid *self)
{
  g_return_val_if_fail (TEND_IS_SCHEDULE_GRID (self), NULL);

  return self->columns;
}

const TendScheduleScale *
tend_schedule_grid_get_scale (TendScheduleGrid *self)
{
  g_return_val_if_fail (TEND_IS_SCHEDULE_GRID (self), NULL);

  return &self->scale;
}

guint
tend_schedule_grid_get_load (TendScheduleGrid *self, guint column, int *minutes)
{
  g_autoptr (GArray) live = g_array_new (FALSE, FALSE, sizeof (TendScheduleBlock));
  guint count;

  g_return_val_if_fail (TEND_IS_SCHEDULE_GRID (self), 0);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      TendScheduleBlock *block = &g_array_index (self->blocks, TendScheduleBlock, i);
      TendScheduleSlot  *slot = tend_appointment_leaf_get_slot (block->data);

      if (block->column == column
          && tend_appointment_state_takes_time (tend_schedule_slot_get_data (slot)->status))
        g_array_append_val (live, *block);
    }
  count = live->len;
  *minutes = tend_schedule_blocks_get_load ((TendScheduleBlock *) (gpointer) live->data, live->len,
                                            column);
  return count;
}

gboolean
tend_schedule_grid_select (TendScheduleGrid *self, gint64 appointment_id)
{
  GtkWidget         *leaf;
  TendScheduleBlock *block;

  g_return_val_if_fail (TEND_IS_SCHEDULE_GRID (self), FALSE);

  leaf = g_hash_table_lookup (self->leaves, &appointment_id);
  tend_schedule_grid_mark_selected (self, (TendAppointmentLeaf *) leaf);
  if (leaf == NULL)
    return FALSE;
  block = tend_schedule_grid_find_block (self, leaf);
  self->cursor_column = block->column;
  self->cursor_minute = block->start;
  gtk_widget_grab_focus (leaf);
  return TRUE;
}

void
tend_schedule_grid_set_cursor (TendScheduleGrid *self, guint column, int minute)
{
  g_return_if_fail (TEND_IS_SCHEDULE_GRID (self));

  self->cursor_column = column;
  self->cursor_minute = minute;
  tend_schedule_grid_focus_cursor (self);
}

void
tend_schedule_grid_get_cursor (TendScheduleGrid *self, guint *column, int *minute)
{
  g_return_if_fail (TEND_IS_SCHEDULE_GRID (self));

  *column = self->cursor_column;
  *minute = self->cursor_minute;
}

double
tend_schedule_grid_get_start_y (TendScheduleGrid *self)
{
  int   minute = self->opens_minute;
  GDate today;

  g_return_val_if_fail (TEND_IS_SCHEDULE_GRID (self), 0);

  tend_place_get_today (&today);
  for (guint i = 0; i < self->columns->len; i++)
    if (g_date_compare (&((TendScheduleColumn *) self->columns->pdata[i])->date, &today) == 0)
      return tend_schedule_scale_get_y (
          &self->scale,
          tend_schedule_minute_of (tend_place_get_now (), tend_place_get_zone (), &today) - 120);
  for (guint i = 0; i < self->blocks->len; i++)
    minute = MIN (minute, g_array_index (self->blocks, TendScheduleBlock, i).start);
  return tend_schedule_scale_get_y (&self->scale, minute - 15);
}
