/* SPDX-License-Identifier: GPL-3.0-or-later
 * The course of one measurement as a line the height of a row. */
#define G_LOG_DOMAIN "tend-sparkline"

#include "config.h"

#include "tend-sparkline.h"

#include "tend-compat.h"
#include "tend-observation.h"

#include <glib/gi18n.h>
#include <math.h>

#define MARGIN 4
#define NATURAL_WIDTH 68
#define NATURAL_HEIGHT 24

struct _TendSparkline
{
  GtkWidget parent_instance;

  /* Owned */
  GListModel *model;
  GArray     *points;

  double low;
  double high;
  int    decimals;
};

G_DEFINE_FINAL_TYPE (TendSparkline, tend_sparkline, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_POINTS,
  PROP_LOW,
  PROP_HIGH,
  PROP_DECIMALS,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const TendSparklinePoint *left = a, *right = b;

  return left->at < right->at ? -1 : left->at > right->at;
}

GArray *
tend_sparkline_sort (GListModel *observations)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TendSparklinePoint));
  guint   n = observations != NULL ? g_list_model_get_n_items (observations) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendObservation) observation = g_list_model_get_item (observations, i);
      const TendObservationData *data = tend_observation_get_data (observation);
      TendSparklinePoint         point = { data->effective_at, data->value };

      if (isfinite (point.value) && point.at != TEND_TIME_NONE)
        g_array_append_val (points, point);
    }
  g_array_sort (points, compare_points);
  return points;
}

static void
find_extremes (GArray *points, double *least, double *most)
{
  *least = INFINITY;
  *most = -INFINITY;
  for (guint i = 0; i < points->len; i++)
    {
      double value = g_array_index (points, TendSparklinePoint, i).value;

      *least = MIN (*least, value);
      *most = MAX (*most, value);
    }
}

char *
tend_sparkline_describe (GArray *points, int decimals)
{
  double least, most, last;

  if (points->len == 0)
    return g_strdup ("");
  find_extremes (points, &least, &most);
  last = g_array_index (points, TendSparklinePoint, points->len - 1).value;
  return g_strdup_printf (ngettext ("%u value, from %.*f to %.*f, last %.*f",
                                    "%u values, from %.*f to %.*f, last %.*f", points->len),
                          points->len, decimals, least, decimals, most, decimals, last);
}

static void
refresh (TendSparkline *self)
{
  g_autofree char *description = NULL;

  g_array_unref (self->points);
  self->points = tend_sparkline_sort (self->model);
  description = tend_sparkline_describe (self->points, self->decimals);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Where a value and a time lie in the widget. */
typedef struct
{
  double width, height;
  double least, most;
  gint64 first, last;
} Scale;

static double
scale_x (const Scale *scale, gint64 at)
{
  if (scale->last == scale->first)
    return scale->width - MARGIN;
  return MARGIN
         + (scale->width - 2 * MARGIN) * (double) (at - scale->first)
               / (double) (scale->last - scale->first);
}

static double
scale_y (const Scale *scale, double value)
{
  if (!(scale->most > scale->least))
    return scale->height / 2;
  return scale->height - MARGIN
         - (scale->height - 2 * MARGIN) * (value - scale->least) / (scale->most - scale->least);
}

static void
draw_band (TendSparkline *self, cairo_t *cr, const Scale *scale)
{
  double top = isnan (self->high) ? 0 : CLAMP (scale_y (scale, self->high), 0, scale->height);
  double bottom
      = isnan (self->low) ? scale->height : CLAMP (scale_y (scale, self->low), 0, scale->height);

  if ((isnan (self->low) && isnan (self->high)) || bottom <= top)
    return;
  cairo_rectangle (cr, 0, top, scale->width, bottom - top);
  cairo_fill (cr);
}

static void
draw_line (TendSparkline *self, cairo_t *cr, const Scale *scale)
{
  cairo_set_line_width (cr, 1.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->points->len; i++)
    {
      const TendSparklinePoint *point = &g_array_index (self->points, TendSparklinePoint, i);

      cairo_line_to (cr, scale_x (scale, point->at), scale_y (scale, point->value));
    }
  cairo_stroke (cr);
}

static void
tend_sparkline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TendSparkline *self = TEND_SPARKLINE (widget);
  Scale          scale
      = { .width = gtk_widget_get_width (widget), .height = gtk_widget_get_height (widget) };
  const TendSparklinePoint *last;
  GdkRGBA                   color;
  cairo_t                  *cr;

  if (self->points->len == 0 || scale.width <= 2 * MARGIN || scale.height <= 2 * MARGIN)
    return;
  last = &g_array_index (self->points, TendSparklinePoint, self->points->len - 1);
  scale.first = g_array_index (self->points, TendSparklinePoint, 0).at;
  scale.last = last->at;
  find_extremes (self->points, &scale.least, &scale.most);

  tend_compat_get_color (widget, &color);
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) scale.width, (float) scale.height));
  color.alpha = 0.10f;
  gdk_cairo_set_source_rgba (cr, &color);
  draw_band (self, cr, &scale);
  color.alpha = 0.75f;
  gdk_cairo_set_source_rgba (cr, &color);
  if (self->points->len > 1)
    draw_line (self, cr, &scale);
  color.alpha = 1;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_arc (cr, scale_x (&scale, last->at), scale_y (&scale, last->value), 2.5, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
tend_sparkline_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH / 2 : NATURAL_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
tend_sparkline_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendSparkline *self = TEND_SPARKLINE (object);

  switch (id)
    {
    case PROP_POINTS:
      g_value_set_object (value, self->model);
      break;
    case PROP_LOW:
      g_value_set_double (value, self->low);
      break;
    case PROP_HIGH:
      g_value_set_double (value, self->high);
      break;
    case PROP_DECIMALS:
      g_value_set_int (value, self->decimals);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_sparkline_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TendSparkline *self = TEND_SPARKLINE (object);

  switch (id)
    {
    case PROP_POINTS:
      tend_sparkline_set_points (self, g_value_get_object (value));
      break;
    case PROP_LOW:
      tend_sparkline_set_range (self, g_value_get_double (value), self->high);
      break;
    case PROP_HIGH:
      tend_sparkline_set_range (self, self->low, g_value_get_double (value));
      break;
    case PROP_DECIMALS:
      self->decimals = g_value_get_int (value);
      refresh (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_sparkline_dispose (GObject *object)
{
  TendSparkline *self = TEND_SPARKLINE (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, refresh, self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (tend_sparkline_parent_class)->dispose (object);
}

static void
tend_sparkline_finalize (GObject *object)
{
  g_array_unref (TEND_SPARKLINE (object)->points);
  G_OBJECT_CLASS (tend_sparkline_parent_class)->finalize (object);
}

static void
tend_sparkline_class_init (TendSparklineClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_sparkline_get_property;
  object_class->set_property = tend_sparkline_set_property;
  object_class->dispose = tend_sparkline_dispose;
  object_class->finalize = tend_sparkline_finalize;
  widget_class->snapshot = tend_sparkline_snapshot;
  widget_class->measure = tend_sparkline_measure;
  properties[PROP_POINTS] = g_param_spec_object ("points", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_LOW]
      = g_param_spec_double ("low", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  properties[PROP_HIGH]
      = g_param_spec_double ("high", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  properties[PROP_DECIMALS] = g_param_spec_int ("decimals", NULL, NULL, 0, 6, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "sparkline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tend_sparkline_init (TendSparkline *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (TendSparklinePoint));
  self->low = NAN;
  self->high = NAN;
}

GtkWidget *
tend_sparkline_new (void)
{
  return g_object_new (TEND_TYPE_SPARKLINE, NULL);
}

void
tend_sparkline_set_points (TendSparkline *self, GListModel *points)
{
  g_return_if_fail (TEND_IS_SPARKLINE (self));
  g_return_if_fail (points == NULL || G_IS_LIST_MODEL (points));

  if (self->model == points)
    return;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, refresh, self);
  g_set_object (&self->model, points);
  if (points != NULL)
    g_signal_connect_swapped (points, "items-changed", G_CALLBACK (refresh), self);
  refresh (self);
}

void
tend_sparkline_set_range (TendSparkline *self, double low, double high)
{
  g_return_if_fail (TEND_IS_SPARKLINE (self));

  self->low = low;
  self->high = high;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
