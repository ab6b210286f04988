/* SPDX-License-Identifier: GPL-3.0-or-later
 * A page of the schedule with its hours and heads. */
#define G_LOG_DOMAIN "tend-schedule-view"

#include "config.h"

#include "tend-schedule-view.h"

#include "tend-format.h"
#include "tend-hint.h"
#include "tend-place.h"

#include <glib/gi18n.h>

struct _TendScheduleView
{
  AdwBin parent_instance;

  gboolean week;
  guint    scroll_tick;

  /* Template */
  TendScheduleGrid *grid;
  TendScheduleRail *rail;
  GtkWidget        *heads;
  GtkWidget        *heads_scroller;
  GtkWidget        *rail_scroller;
  GtkWidget        *scroller;
};

static guint head_activated;

G_DEFINE_FINAL_TYPE (TendScheduleView, tend_schedule_view, ADW_TYPE_BIN)

static void
on_head_clicked_cb (GtkWidget *head, TendScheduleView *self)
{
  g_signal_emit (self, head_activated, 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (head), "tend-column")));
}

static char *
make_title (TendScheduleView *self, TendScheduleColumn *column)
{
  char day[64];

  if (!self->week)
    return g_strdup (column->title);
  g_date_strftime (day, sizeof day, "%a", &column->date);
  /* Translators: the head of a day in the week: "Thu 5". */
  return g_strdup_printf (_ ("%s %d"), day, (int) g_date_get_day (&column->date));
}

static gboolean
is_today (TendScheduleColumn *column)
{
  GDate today;

  tend_place_get_today (&today);
  return g_date_compare (&today, &column->date) == 0;
}

static char *
make_load (TendScheduleView *self, guint column)
{
  int              minutes;
  guint            count = tend_schedule_grid_get_load (self->grid, column, &minutes);
  g_autofree char *taken = tend_format_wait (minutes * TEND_TIME_MINUTE);

  if (count == 0)
    return g_strdup (_ ("Free"));
  /* Translators: how many appointments, how long together. */
  return g_strdup_printf (ngettext ("%u visit · %s", "%u visits · %s", count), count, taken);
}

static GtkWidget *
make_head (TendScheduleView *self, guint position, TendScheduleColumn *column)
{
  GtkWidget       *head = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = make_title (self, column);
  GtkWidget       *name = gtk_label_new (title);
  GtkWidget       *load = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (load), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (load), 0);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (load, "caption");
  gtk_widget_add_css_class (load, "dim-label");
  gtk_widget_add_css_class (load, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), load);
  gtk_button_set_child (GTK_BUTTON (head), box);
  gtk_widget_add_css_class (head, "flat");
  gtk_widget_add_css_class (head, "schedule-head");
  tend_hint_set (head, title);
  gtk_widget_set_size_request (
      head, self->week ? TEND_SCHEDULE_WEEK_COLUMN_WIDTH : TEND_SCHEDULE_COLUMN_WIDTH, -1);
  if (self->week && is_today (column))
    gtk_widget_add_css_class (name, "accent");
  g_object_set_data (G_OBJECT (head), "tend-column", GUINT_TO_POINTER (position));
  g_object_set_data (G_OBJECT (head), "tend-load", load);
  g_signal_connect (head, "clicked", G_CALLBACK (on_head_clicked_cb), self);
  return head;
}

static void
write_loads (TendScheduleView *self)
{
  guint column = 0;

  for (GtkWidget *head = gtk_widget_get_first_child (self->heads); head != NULL;
       head = gtk_widget_get_next_sibling (head), column++)
    {
      g_autofree char *load = make_load (self, column);
      g_autofree char *label = NULL;
      GtkWidget       *words = g_object_get_data (G_OBJECT (head), "tend-load");

      gtk_label_set_text (GTK_LABEL (words), load);
      label = g_strdup_printf ("%s, %s", gtk_widget_get_tooltip_text (head), load);
      gtk_accessible_update_property (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
    }
}

static gboolean
same_columns (GPtrArray *one, GPtrArray *two)
{
  if (one->len != two->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    {
      const TendScheduleColumn *a = one->pdata[i], *b = two->pdata[i];

      if (a->resource != b->resource || a->id != b->id || g_date_compare (&a->date, &b->date) != 0
          || g_strcmp0 (a->title, b->title) != 0)
        return FALSE;
    }
  return TRUE;
}

TendScheduleGrid *
tend_schedule_view_get_grid (TendScheduleView *self)
{
  g_return_val_if_fail (TEND_IS_SCHEDULE_VIEW (self), NULL);

  return self->grid;
}

void
tend_schedule_view_show (TendScheduleView *self,
                         GPtrArray        *columns,
                         GListModel       *slots,
                         gboolean          week)
{
  GtkWidget *head;

  g_return_if_fail (TEND_IS_SCHEDULE_VIEW (self) && columns != NULL);

  if (week != self->week || !same_columns (tend_schedule_grid_get_columns (self->grid), columns))
    {
      self->week = week;
      while ((head = gtk_widget_get_first_child (self->heads)) != NULL)
        gtk_box_remove (GTK_BOX (self->heads), head);
      for (guint i = 0; i < columns->len; i++)
        gtk_box_append (GTK_BOX (self->heads), make_head (self, i, columns->pdata[i]));
      tend_schedule_grid_set_column_width (self->grid, week ? TEND_SCHEDULE_WEEK_COLUMN_WIDTH
                                                            : TEND_SCHEDULE_COLUMN_WIDTH);
      tend_schedule_grid_set_columns (self->grid, columns);
    }
  tend_schedule_grid_set_slots (self->grid, slots);
  write_loads (self);
}

/* The page must have been given its height before it can be scrolled. */
static gboolean
on_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TendScheduleView *self = TEND_SCHEDULE_VIEW (widget);
  GtkAdjustment    *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double height = tend_schedule_scale_get_height (tend_schedule_grid_get_scale (self->grid));

  if (gtk_adjustment_get_upper (adjustment) < height)
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (adjustment, tend_schedule_grid_get_start_y (self->grid));
  self->scroll_tick = 0;
  return G_SOURCE_REMOVE;
}

void
tend_schedule_view_scroll_to_start (TendScheduleView *self)
{
  g_return_if_fail (TEND_IS_SCHEDULE_VIEW (self));

  if (self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame_cb, NULL, NULL);
}

static void
tend_schedule_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_SCHEDULE_VIEW);

  G_OBJECT_CLASS (tend_schedule_view_parent_class)->dispose (object);
}

static void
tend_schedule_view_class_init (TendScheduleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_schedule_view_dispose;
  head_activated = g_signal_new ("head-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (TEND_TYPE_SCHEDULE_GRID);
  g_type_ensure (TEND_TYPE_SCHEDULE_RAIL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/schedule/tend-schedule-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TendScheduleView, grid);
  gtk_widget_class_bind_template_child (widget_class, TendScheduleView, rail);
  gtk_widget_class_bind_template_child (widget_class, TendScheduleView, heads);
  gtk_widget_class_bind_template_child (widget_class, TendScheduleView, heads_scroller);
  gtk_widget_class_bind_template_child (widget_class, TendScheduleView, rail_scroller);
  gtk_widget_class_bind_template_child (widget_class, TendScheduleView, scroller);
}

static void
tend_schedule_view_init (TendScheduleView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_schedule_rail_set_grid (self->rail, self->grid);
  gtk_scrolled_window_set_hadjustment (
      GTK_SCROLLED_WINDOW (self->heads_scroller),
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)));
  gtk_scrolled_window_set_vadjustment (
      GTK_SCROLLED_WINDOW (self->rail_scroller),
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)));
}
