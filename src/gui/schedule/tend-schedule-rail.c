/* SPDX-License-Identifier: GPL-3.0-or-later
 * The hours beside a page of the schedule. */
#define G_LOG_DOMAIN "tend-schedule-rail"

#include "config.h"

#include "tend-schedule-view.h"

#include "tend-compat.h"

#define SPACE 8

struct _TendScheduleRail
{
  GtkWidget parent_instance;

  TendScheduleGrid *grid;
};

G_DEFINE_FINAL_TYPE (TendScheduleRail, tend_schedule_rail, GTK_TYPE_WIDGET)

static PangoLayout *
make_hour (TendScheduleRail *self, int hour)
{
  g_autofree char *text = g_strdup_printf ("%02d:00", hour);

  return gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
}

static void
tend_schedule_rail_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TendScheduleRail        *self = TEND_SCHEDULE_RAIL (widget);
  const TendScheduleScale *scale;
  GdkRGBA                  color;

  if (self->grid == NULL)
    return;
  scale = tend_schedule_grid_get_scale (self->grid);
  tend_compat_get_color (widget, &color);
  color.alpha *= 0.7F;
  for (int hour = scale->first_minute / 60; hour * 60 < scale->last_minute; hour++)
    {
      g_autoptr (PangoLayout) layout = make_hour (self, hour);
      int width, height;
      int y = (int) tend_schedule_scale_get_y (scale, hour * 60);

      pango_layout_get_pixel_size (layout, &width, &height);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (
          snapshot, &GRAPHENE_POINT_INIT ((float) (gtk_widget_get_width (widget) - width - SPACE),
                                          (float) (y > 0 ? y - height / 2 : y)));
      gtk_snapshot_append_layout (snapshot, layout, &color);
      gtk_snapshot_restore (snapshot);
    }
}

static void
tend_schedule_rail_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  TendScheduleRail *self = TEND_SCHEDULE_RAIL (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      g_autoptr (PangoLayout) layout = make_hour (self, 0);

      pango_layout_get_pixel_size (layout, minimum, NULL);
      *minimum += 2 * SPACE;
      *natural = *minimum;
    }
  else if (self->grid != NULL)
    gtk_widget_measure (GTK_WIDGET (self->grid), orientation, -1, minimum, natural, NULL, NULL);
}

static void
tend_schedule_rail_dispose (GObject *object)
{
  g_clear_object (&TEND_SCHEDULE_RAIL (object)->grid);

  G_OBJECT_CLASS (tend_schedule_rail_parent_class)->dispose (object);
}

static void
tend_schedule_rail_class_init (TendScheduleRailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_schedule_rail_dispose;
  widget_class->snapshot = tend_schedule_rail_snapshot;
  widget_class->measure = tend_schedule_rail_measure;
  gtk_widget_class_set_css_name (widget_class, "schedulerail");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tend_schedule_rail_init (TendScheduleRail *self)
{
}

void
tend_schedule_rail_set_grid (TendScheduleRail *self, TendScheduleGrid *grid)
{
  g_return_if_fail (TEND_IS_SCHEDULE_RAIL (self) && TEND_IS_SCHEDULE_GRID (grid));

  g_set_object (&self->grid, grid);
  g_signal_connect_object (grid, "scale-changed", G_CALLBACK (gtk_widget_queue_resize), self,
                           G_CONNECT_SWAPPED);
}
