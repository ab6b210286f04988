/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws tubes with their caps, names, fill and turns. */
#define G_LOG_DOMAIN "tend-tube-rack"

#include "config.h"

#include "tend-tube-rack.h"

#include "tend-compat.h"
#include "tend-hint.h"
#include "tend-specimens.h"

#include <glib/gi18n.h>

#define PLACE_WIDTH 118
#define TUBE_WIDTH 20.0
#define CAP_HEIGHT 16.0
#define BODY_HEIGHT 58.0
#define TOP 6.0
#define WORDS_TOP (TOP + CAP_HEIGHT + BODY_HEIGHT + 8)
#define HEIGHT 156

struct _TendTubeRack
{
  GtkWidget parent_instance;

  /* Owned */
  GPtrArray *containers;
  GPtrArray *test_definitions;
};

G_DEFINE_FINAL_TYPE (TendTubeRack, tend_tube_rack, GTK_TYPE_WIDGET)

static const TendPlannedContainer *
get_container (TendTubeRack *self, guint position)
{
  return g_ptr_array_index (self->containers, position);
}

/* With a discard tube in front of the first that needs it. */
static guint
count_places (TendTubeRack *self)
{
  guint n = self->containers != NULL ? self->containers->len : 0;

  for (guint i = 0; self->containers != NULL && i < self->containers->len; i++)
    n += get_container (self, i)->discard_before;
  return n;
}

static void
trace_tube (cairo_t *cairo, double left, double top, double height)
{
  double radius = TUBE_WIDTH / 2 - 2;

  cairo_new_path (cairo);
  cairo_move_to (cairo, left + 2, top);
  cairo_line_to (cairo, left + 2, top + height - radius);
  cairo_arc_negative (cairo, left + TUBE_WIDTH / 2, top + height - radius, radius, G_PI, 0);
  cairo_line_to (cairo, left + TUBE_WIDTH - 2, top);
  cairo_close_path (cairo);
}

static void
trace_cap (cairo_t *cairo, double left, double top)
{
  cairo_new_path (cairo);
  cairo_arc (cairo, left + 3, top + 3, 3, G_PI, 1.5 * G_PI);
  cairo_arc (cairo, left + TUBE_WIDTH - 3, top + 3, 3, 1.5 * G_PI, 2 * G_PI);
  cairo_line_to (cairo, left + TUBE_WIDTH, top + CAP_HEIGHT);
  cairo_line_to (cairo, left, top + CAP_HEIGHT);
  cairo_close_path (cairo);
}

static void
draw_tube (cairo_t *cairo, const GdkRGBA *ink, guint32 rgb, double fill, double x)
{
  double left = x + (PLACE_WIDTH - TUBE_WIDTH) / 2, body = TOP + CAP_HEIGHT;
  double level = body + 6 + (BODY_HEIGHT - 8) * (1 - CLAMP (fill, 0, 1));

  trace_tube (cairo, left, body, BODY_HEIGHT);
  cairo_set_source_rgba (cairo, ink->red, ink->green, ink->blue, 0.06);
  cairo_fill_preserve (cairo);
  cairo_save (cairo);
  cairo_clip (cairo);
  cairo_rectangle (cairo, left, level, TUBE_WIDTH, BODY_HEIGHT);
  cairo_set_source_rgba (cairo, 0.55, 0.07, 0.12, 0.85);
  cairo_fill (cairo);
  cairo_restore (cairo);
  trace_tube (cairo, left, body, BODY_HEIGHT);
  cairo_set_source_rgba (cairo, ink->red, ink->green, ink->blue, 0.45);
  cairo_stroke (cairo);
  trace_cap (cairo, left, TOP);
  cairo_set_source_rgb (cairo, ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0);
  cairo_fill_preserve (cairo);
  cairo_set_source_rgba (cairo, ink->red, ink->green, ink->blue, 0.55);
  cairo_stroke (cairo);
}

static double
draw_words (GtkWidget *widget, cairo_t *cairo, const char *markup, double x, double y, int lines)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  int height;

  pango_layout_set_markup (layout, markup, -1);
  pango_layout_set_width (layout, (PLACE_WIDTH - 6) * PANGO_SCALE);
  pango_layout_set_height (layout, -lines);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &height);
  cairo_move_to (cairo, x + 3, y);
  pango_cairo_show_layout (cairo, layout);
  return y + height;
}

static char *
list_codes (TendTubeRack *self, const TendPlannedContainer *container)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < container->tests->len; i++)
    {
      guint       position = g_array_index (container->tests, guint, i);
      const char *code = position < self->test_definitions->len
                             ? tend_test_definition_get_data (
                                   g_ptr_array_index (self->test_definitions, position))
                                   ->code
                             : NULL;

      if (code != NULL)
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", code);
    }
  return g_string_free (codes, FALSE);
}

static char *
describe_turns (const TendTube *tube)
{
  if (tube == NULL)
    return g_strdup ("");
  if (tube->inversions_maximum == 0)
    return g_strdup (_ ("do not turn"));
  if (tube->inversions_minimum == tube->inversions_maximum)
    /* Translators: gentle turns of a blood tube. */
    return g_strdup_printf (_ ("turn %d×"), tube->inversions_minimum);
  return g_strdup_printf (_ ("turn %d–%d×"), tube->inversions_minimum, tube->inversions_maximum);
}

static void
draw_container (TendTubeRack *self, cairo_t *cairo, const GdkRGBA *ink, guint number, double x)
{
  const TendPlannedContainer *container = get_container (self, number);
  const TendTube             *tube = container->tube;
  g_autofree char            *codes = list_codes (self, container);
  g_autofree char            *turns = describe_turns (tube);
  g_autofree char            *name = NULL;
  g_autofree char            *detail = NULL;
  g_autofree char            *tests = NULL;
  double                      y;

  draw_tube (cairo, ink, tube != NULL ? tube->rgb : 0xf4f4f4,
             tube != NULL ? (double) container->draw / tube->capacity : 0, x);
  name = g_markup_printf_escaped ("<b>%u %s</b>", number + 1,
                                  tube != NULL ? _ (tube->color) : container->container_kind);
  detail = tube != NULL ? g_markup_printf_escaped ("<small>%.1f mL · %s</small>",
                                                   container->draw / 1000.0, turns)
                        : g_strdup ("");
  tests = g_markup_printf_escaped ("<small>%s</small>", codes);
  gdk_cairo_set_source_rgba (cairo, ink);
  y = draw_words (GTK_WIDGET (self), cairo, name, x, WORDS_TOP, 1);
  y = draw_words (GTK_WIDGET (self), cairo, detail, x, y, 1);
  draw_words (GTK_WIDGET (self), cairo, tests, x, y, 2);
}

static void
draw_discard (TendTubeRack *self, cairo_t *cairo, const GdkRGBA *ink, double x)
{
  g_autofree char *words = g_markup_printf_escaped ("<b>%s</b>\n<small>%s</small>", _ ("Discard"),
                                                    _ ("fills the winged set"));

  draw_tube (cairo, ink, 0xe8e8e8, 0.3, x);
  gdk_cairo_set_source_rgba (cairo, ink);
  draw_words (GTK_WIDGET (self), cairo, words, x, WORDS_TOP, 3);
}

static void
tend_tube_rack_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TendTubeRack *self = TEND_TUBE_RACK (widget);
  double        x = 0, width = gtk_widget_get_width (widget);
  gboolean      mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA       ink;
  cairo_t      *cairo;

  if (self->containers == NULL || self->containers->len == 0)
    return;
  cairo = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, gtk_widget_get_height (widget)));
  tend_compat_get_color (widget, &ink);
  cairo_set_line_width (cairo, 1);
  for (guint i = 0; i < self->containers->len; i++)
    {
      if (get_container (self, i)->discard_before)
        {
          draw_discard (self, cairo, &ink, mirrored ? width - x - PLACE_WIDTH : x);
          x += PLACE_WIDTH;
        }
      draw_container (self, cairo, &ink, i, mirrored ? width - x - PLACE_WIDTH : x);
      x += PLACE_WIDTH;
    }
  cairo_destroy (cairo);
}

static void
tend_tube_rack_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  guint places = count_places (TEND_TUBE_RACK (widget));

  *minimum = *natural
      = orientation == GTK_ORIENTATION_HORIZONTAL ? (int) places * PLACE_WIDTH : HEIGHT;
}

static void
tend_tube_rack_dispose (GObject *object)
{
  TendTubeRack *self = TEND_TUBE_RACK (object);

  g_clear_pointer (&self->containers, g_ptr_array_unref);
  g_clear_pointer (&self->test_definitions, g_ptr_array_unref);
  G_OBJECT_CLASS (tend_tube_rack_parent_class)->dispose (object);
}

static void
tend_tube_rack_class_init (TendTubeRackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_tube_rack_dispose;
  widget_class->snapshot = tend_tube_rack_snapshot;
  widget_class->measure = tend_tube_rack_measure;
  gtk_widget_class_set_css_name (widget_class, "tuberack");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tend_tube_rack_init (TendTubeRack *self)
{
}

/* The same in words. */
static char *
describe (TendTubeRack *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; self->containers != NULL && i < self->containers->len; i++)
    {
      const TendPlannedContainer *container = get_container (self, i);
      g_autofree char            *codes = list_codes (self, container);
      g_autofree char            *turns = describe_turns (container->tube);

      if (container->discard_before)
        g_string_append_printf (words, "%s. ", _ ("Discard tube"));
      g_string_append_printf (words, "%u %s: %s, %s. ", i + 1,
                              container->tube != NULL ? _ (container->tube->color)
                                                      : container->container_kind,
                              codes, turns);
    }
  return g_string_free (words, FALSE);
}

void
tend_tube_rack_set_plan (TendTubeRack *self, GPtrArray *containers, GPtrArray *test_definitions)
{
  g_autofree char *words = NULL;

  g_return_if_fail (TEND_IS_TUBE_RACK (self));

  g_clear_pointer (&self->containers, g_ptr_array_unref);
  g_clear_pointer (&self->test_definitions, g_ptr_array_unref);
  if (containers != NULL && test_definitions != NULL)
    {
      self->containers = g_ptr_array_ref (containers);
      self->test_definitions = g_ptr_array_ref (test_definitions);
    }
  words = describe (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  tend_hint_set (GTK_WIDGET (self), *words != '\0' ? words : NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
