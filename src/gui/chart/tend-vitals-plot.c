/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws chosen vitals over time. */
#define G_LOG_DOMAIN "tend-vitals-plot"

#include "config.h"

#include "tend-vitals-plot.h"

#include "tend-compat.h"
#include "tend-patient-hue.h"
#include "tend-place.h"
#include "tend-plot-scale.h"
#include "tend-time.h"
#include "tend-vital-unit.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define LEFT_ROOM 160.0 /* names and figures; more where the text is larger */
#define NAME_INDENT 12.0
#define FIGURE_GAP 6.0
#define RIGHT_ROOM 14.0
#define LANE_GAP 6.0
/* What the sheet above leaves over is for the plot. */
#define MINIMUM_HEIGHT 96
/* As wide as the widest moment that is written under the plot, and its distance. */
#define WIDEST_TIME "88 MMM 8888"
#define POINT_RADIUS 2.5

struct _TendVitalsPlot
{
  GtkWidget parent_instance;

  /* Owned */
  GPtrArray *columns;

  TendAge  age;
  gboolean has_age;
  gboolean shown[TEND_N_VITALS_ROWS];
};

G_DEFINE_FINAL_TYPE (TendVitalsPlot, tend_vitals_plot, GTK_TYPE_WIDGET)

/* What one drawing needs everywhere. */
typedef struct
{
  TendVitalsPlot *plot;
  cairo_t        *cairo;
  PangoLayout    *layout;
  GdkRGBA         color;
  double          line_height;
  double          left, right, foot;
  gint64          from, until;
  gboolean        dark;
} Drawing;

static double
get_value (const TendVitalsColumn *column, TendVitalsRow row)
{
  return column->cells[row] != NULL ? tend_observation_get_data (column->cells[row])->value : NAN;
}

static double
get_second_value (const TendVitalsColumn *column, TendVitalsRow row)
{
  if (row != TEND_VITALS_ROW_PRESSURE || column->diastolic == NULL)
    return NAN;
  return tend_observation_get_data (column->diastolic)->value;
}

static gboolean
find_range (TendVitalsPlot *self, TendVitalsRow row, double *low, double *high)
{
  *low = INFINITY;
  *high = -INFINITY;
  for (guint i = 0; self->columns != NULL && i < self->columns->len; i++)
    {
      const TendVitalsColumn *column = g_ptr_array_index (self->columns, i);
      double values[] = { get_value (column, row), get_second_value (column, row) };

      for (guint k = 0; k < G_N_ELEMENTS (values); k++)
        if (isfinite (values[k]))
          {
            *low = MIN (*low, values[k]);
            *high = MAX (*high, values[k]);
          }
    }
  if (!(*high >= *low))
    return FALSE;
  tend_plot_pad_range (low, high, MAX (4, fabs (*high) * 0.06));
  return TRUE;
}

static void
set_color (const Drawing *drawing, double alpha)
{
  cairo_set_source_rgba (drawing->cairo, drawing->color.red, drawing->color.green,
                         drawing->color.blue, alpha);
}

static void
draw_text (const Drawing *drawing, const char *text, double x, double y, double anchor)
{
  int width, height;

  pango_layout_set_text (drawing->layout, text, -1);
  pango_layout_get_pixel_size (drawing->layout, &width, &height);
  cairo_move_to (drawing->cairo, x - anchor * width, y - height / 2.0);
  pango_cairo_show_layout (drawing->cairo, drawing->layout);
}

static double
measure_text (PangoLayout *layout, const char *text)
{
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static int
measure_line (PangoLayout *layout)
{
  int height;

  pango_layout_set_text (layout, "0", -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static double
place_time (const Drawing *drawing, gint64 time)
{
  return tend_plot_map ((double) (time - drawing->from), 0,
                        (double) (drawing->until - drawing->from), drawing->left, drawing->right);
}

static void
draw_time_axis (const Drawing *drawing, double top)
{
  static const char *const formats[] = { [TEND_PLOT_UNIT_CLOCK] = "%H:%M",
                                         [TEND_PLOT_UNIT_DAY] = "%e %b",
                                         [TEND_PLOT_UNIT_MONTH] = "%b %Y",
                                         [TEND_PLOT_UNIT_YEAR] = "%Y" };
  gint64                   ticks[TEND_PLOT_MAX_TICKS];
  TendPlotUnit             unit;
  double                   distance = measure_text (drawing->layout, WIDEST_TIME);
  double                   room = drawing->right - drawing->left;
  guint                    most = (guint) CLAMP (room / distance, 1, TEND_PLOT_MAX_TICKS);
  guint n = tend_plot_find_time_ticks (drawing->from, drawing->until, most, tend_place_get_zone (),
                                       ticks, &unit);

  for (guint i = 0; i < n; i++)
    {
      double           x = floor (place_time (drawing, ticks[i])) + 0.5;
      g_autofree char *text = tend_time_format (ticks[i], tend_place_get_zone (), formats[unit]);
      double           most_right = drawing->right + RIGHT_ROOM;

      set_color (drawing, 0.12);
      cairo_move_to (drawing->cairo, x, top);
      cairo_line_to (drawing->cairo, x, drawing->foot);
      cairo_stroke (drawing->cairo);
      set_color (drawing, 0.65);
      draw_text (drawing, text, MIN (x, most_right - measure_text (drawing->layout, text) / 2),
                 drawing->foot + drawing->line_height / 2, 0.5);
    }
}

static void
draw_usual_range (
    const Drawing *drawing, TendVitalKind kind, double low, double high, double top, double bottom)
{
  TendVitalReference reference;
  double             from, until;

  if (!tend_vital_find_reference (kind, drawing->plot->has_age ? &drawing->plot->age : NULL,
                                  &reference))
    return;
  from = isnan (reference.low) ? low : CLAMP (reference.low, low, high);
  until = isnan (reference.high) ? high : CLAMP (reference.high, low, high);
  if (until <= from)
    return;
  cairo_set_source_rgba (drawing->cairo, 0.2, 0.65, 0.4, drawing->dark ? 0.16 : 0.10);
  cairo_rectangle (drawing->cairo, drawing->left, tend_plot_map (until, low, high, bottom, top),
                   drawing->right - drawing->left,
                   tend_plot_map (from, low, high, bottom, top)
                       - tend_plot_map (until, low, high, bottom, top));
  cairo_fill (drawing->cairo);
}

static void
draw_series (const Drawing *drawing,
             TendVitalsRow  row,
             double (*read) (const TendVitalsColumn *, TendVitalsRow),
             double low,
             double high,
             double top,
             double bottom)
{
  GPtrArray *columns = drawing->plot->columns;
  gboolean   has_previous = FALSE;
  GdkRGBA    hue;

  tend_hue_get_color (row == TEND_VITALS_ROW_PRESSURE ? 7 : 0, drawing->dark, &hue);
  gdk_cairo_set_source_rgba (drawing->cairo, &hue);
  for (guint i = 0; i < columns->len; i++)
    {
      const TendVitalsColumn *column = g_ptr_array_index (columns, i);
      double                  value = read (column, row);

      if (!isfinite (value))
        continue;
      if (has_previous)
        cairo_line_to (drawing->cairo, place_time (drawing, column->time),
                       tend_plot_map (value, low, high, bottom, top));
      else
        cairo_move_to (drawing->cairo, place_time (drawing, column->time),
                       tend_plot_map (value, low, high, bottom, top));
      has_previous = TRUE;
    }
  cairo_set_line_width (drawing->cairo, 1.5);
  cairo_stroke (drawing->cairo);
  for (guint i = 0; i < columns->len; i++)
    {
      const TendVitalsColumn *column = g_ptr_array_index (columns, i);
      double                  value = read (column, row);

      if (!isfinite (value))
        continue;
      cairo_arc (drawing->cairo, place_time (drawing, column->time),
                 tend_plot_map (value, low, high, bottom, top), POINT_RADIUS, 0, 2 * G_PI);
      cairo_fill (drawing->cairo);
    }
  cairo_set_line_width (drawing->cairo, 1);
}

/* A figure stands at each line that has the room; the others go without. */
static void
draw_figures (const Drawing *drawing, double low, double high, double top, double bottom)
{
  double ticks[TEND_PLOT_MAX_TICKS];
  double half = drawing->line_height / 2;
  guint  most = (guint) CLAMP ((bottom - top) / drawing->line_height, 2, 6);
  guint  n = tend_plot_find_ticks (low, high, most, ticks);
  guint  decimals = n > 1 ? tend_plot_count_decimals (ticks[1] - ticks[0]) : 0;
  double free_below = bottom;

  for (guint i = 0; i < n; i++)
    {
      double           y = tend_plot_map (ticks[i], low, high, bottom, top);
      double           middle = CLAMP (y, MIN (top + half, bottom - half), bottom - half);
      g_autofree char *text = NULL;

      set_color (drawing, 0.10);
      cairo_move_to (drawing->cairo, drawing->left, floor (y) + 0.5);
      cairo_line_to (drawing->cairo, drawing->right, floor (y) + 0.5);
      cairo_stroke (drawing->cairo);
      if (middle + half > free_below + 1)
        continue;
      text = g_strdup_printf ("%.*f", (int) decimals, ticks[i]);
      set_color (drawing, 0.65);
      draw_text (drawing, text, drawing->left - FIGURE_GAP, middle, 1);
      free_below = middle - half;
    }
}

static void
draw_lane (const Drawing *drawing, TendVitalsRow row, double top, double bottom)
{
  double        low, high;
  TendVitalKind kind;

  set_color (drawing, 0.9);
  draw_text (drawing, tend_vitals_row_get_name (row), NAME_INDENT, (top + bottom) / 2, 0);
  set_color (drawing, 0.25);
  cairo_move_to (drawing->cairo, drawing->left, floor (bottom) + 0.5);
  cairo_line_to (drawing->cairo, drawing->right, floor (bottom) + 0.5);
  cairo_stroke (drawing->cairo);
  if (!find_range (drawing->plot, row, &low, &high))
    {
      set_color (drawing, 0.5);
      draw_text (drawing, _ ("No values yet"), (drawing->left + drawing->right) / 2,
                 (top + bottom) / 2, 0.5);
      return;
    }
  if (tend_vitals_row_get_kind (row, &kind))
    draw_usual_range (drawing, kind, low, high, top, bottom);
  draw_figures (drawing, low, high, top, bottom);
  draw_series (drawing, row, get_value, low, high, top, bottom);
  if (row == TEND_VITALS_ROW_PRESSURE)
    draw_series (drawing, row, get_second_value, low, high, top, bottom);
}

static guint
count_lanes (TendVitalsPlot *self)
{
  guint n = 0;

  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    n += self->shown[row];
  return n;
}

static void
find_time_span (TendVitalsPlot *self, gint64 *from, gint64 *until)
{
  const TendVitalsColumn *first = g_ptr_array_index (self->columns, 0);

  *until = MAX (
      tend_place_get_now (),
      ((TendVitalsColumn *) g_ptr_array_index (self->columns, self->columns->len - 1))->time);
  *from = MIN (first->time, *until - TEND_TIME_HOUR);
  *from -= (*until - *from) / 50;
}

/* What the names and the figures of the shown rows take. */
static double
measure_left_room (TendVitalsPlot *self, PangoLayout *layout)
{
  double names = 0, figures = measure_text (layout, "888.8");

  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    if (self->shown[row])
      names = MAX (names, measure_text (layout, tend_vitals_row_get_name (row)));
  return MAX (LEFT_ROOM, NAME_INDENT + names + 2 * FIGURE_GAP + figures);
}

static void
draw (TendVitalsPlot *self, cairo_t *cairo, double width, double height)
{
  Drawing drawing = { .plot = self, .cairo = cairo };
  guint   n_lanes = count_lanes (self), lane = 0;
  double  lane_height;

  tend_compat_get_color (GTK_WIDGET (self), &drawing.color);
  drawing.dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  drawing.layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  drawing.line_height = measure_line (drawing.layout);
  drawing.left = measure_left_room (self, drawing.layout);
  drawing.right = width - RIGHT_ROOM;
  drawing.foot = height - drawing.line_height;
  cairo_set_line_width (cairo, 1);
  if (self->columns == NULL || self->columns->len == 0 || n_lanes == 0)
    {
      set_color (&drawing, 0.5);
      draw_text (&drawing,
                 n_lanes == 0 ? _ ("Choose rows by their names to see them over time.")
                              : _ ("The values recorded will be drawn here over time."),
                 width / 2, height / 2, 0.5);
      g_object_unref (drawing.layout);
      return;
    }
  find_time_span (self, &drawing.from, &drawing.until);
  lane_height = drawing.foot / n_lanes;
  draw_time_axis (&drawing, LANE_GAP);
  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    if (self->shown[row])
      {
        draw_lane (&drawing, row, lane * lane_height + LANE_GAP, (lane + 1) * lane_height);
        lane++;
      }
  g_object_unref (drawing.layout);
}

static void
tend_vitals_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int      width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  draw (TEND_VITALS_PLOT (widget), cairo, width, height);
  cairo_destroy (cairo);
}

static void
tend_vitals_plot_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  TendVitalsPlot *self = TEND_VITALS_PLOT (widget);
  g_autoptr (PangoLayout) layout = NULL;
  double lane;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 300;
      *natural = 600;
      return;
    }
  layout = gtk_widget_create_pango_layout (widget, NULL);
  lane = measure_line (layout) + LANE_GAP;
  /* Below the last lane stands the time. */
  *minimum = *natural = MAX (MINIMUM_HEIGHT, (int) ceil ((count_lanes (self) + 1) * lane));
}

static void
tend_vitals_plot_finalize (GObject *object)
{
  g_clear_pointer (&TEND_VITALS_PLOT (object)->columns, g_ptr_array_unref);
  G_OBJECT_CLASS (tend_vitals_plot_parent_class)->finalize (object);
}

static void
tend_vitals_plot_class_init (TendVitalsPlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tend_vitals_plot_finalize;
  widget_class->snapshot = tend_vitals_plot_snapshot;
  widget_class->measure = tend_vitals_plot_measure;
  gtk_widget_class_set_css_name (widget_class, "vitalsplot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tend_vitals_plot_init (TendVitalsPlot *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Vitals over time"), -1);
}

void
tend_vitals_plot_set_columns (TendVitalsPlot *self, GPtrArray *columns, const TendAge *age)
{
  g_return_if_fail (TEND_IS_VITALS_PLOT (self));

  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = columns != NULL ? g_ptr_array_ref (columns) : NULL;
  self->has_age = age != NULL;
  if (age != NULL)
    self->age = *age;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tend_vitals_plot_set_shown (TendVitalsPlot *self, TendVitalsRow row, gboolean shown)
{
  g_return_if_fail (TEND_IS_VITALS_PLOT (self) && row < TEND_N_VITALS_ROWS);

  self->shown[row] = shown;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
