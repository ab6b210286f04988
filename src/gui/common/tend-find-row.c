/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a row of the find box shows, drawn by itself. */
#define G_LOG_DOMAIN "tend-find-row"

#include "config.h"

#include "tend-find-row.h"

#include "tend-compat.h"
#include "tend-find-item.h"
#include "tend-patient-hue.h"

#include <adwaita.h>

#define GAP 10
#define ICON_SIZE 16
#define STRIPE_WIDTH 5
#define STRIPE_MARGIN 3
/* In characters, after the title, which takes the rest. */
#define LEAST_TITLE 20
#define DETAIL 17
#define CODE 10
#define EXTRA 14

struct _TendFindRow
{
  GtkWidget parent_instance;

  /* Owned */
  TendFindItem *item;
};

G_DEFINE_FINAL_TYPE (TendFindRow, tend_find_row, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

typedef struct
{
  GtkWidget   *widget;
  GtkSnapshot *snapshot;
  int          width, height;
  gboolean     rtl;
} Drawing;

static void
set_item (TendFindRow *self, TendFindItem *item)
{
  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, gtk_widget_queue_draw, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_object (item, "notify", G_CALLBACK (gtk_widget_queue_draw), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
get_character_width (GtkWidget *widget, int *height)
{
  PangoContext     *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int               width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                                 pango_font_metrics_get_approximate_digit_width (metrics));

  if (height != NULL)
    *height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (width);
}

static float
mirror (const Drawing *drawing, int x, int width)
{
  return (float) (drawing->rtl ? drawing->width - x - width : x);
}

static void
draw_text (
    const Drawing *drawing, const char *text, gboolean name, int x, int width, const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  int text_width, text_height;

  if (text == NULL || *text == '\0')
    return;
  layout = gtk_widget_create_pango_layout (drawing->widget, text);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, name ? pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD)
                                           : pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (text_width > width)
    {
      text_width = width;
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, width * PANGO_SCALE);
    }
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot,
                          &GRAPHENE_POINT_INIT (mirror (drawing, x, text_width),
                                                (float) ((drawing->height - text_height) / 2)));
  gtk_snapshot_append_layout (drawing->snapshot, layout, color);
  gtk_snapshot_restore (drawing->snapshot);
}

static void
draw_stripe (const Drawing *drawing, gint64 patient_id)
{
  gboolean       dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GskRoundedRect shape;
  GdkRGBA        color;

  tend_hue_get_color (tend_patient_hue (patient_id), dark, &color);
  gsk_rounded_rect_init_from_rect (
      &shape,
      &GRAPHENE_RECT_INIT (mirror (drawing, 0, STRIPE_WIDTH), STRIPE_MARGIN, STRIPE_WIDTH,
                           (float) (drawing->height - 2 * STRIPE_MARGIN)),
      STRIPE_MARGIN);
  gtk_snapshot_push_rounded_clip (drawing->snapshot, &shape);
  gtk_snapshot_append_color (drawing->snapshot, &color, &shape.bounds);
  gtk_snapshot_pop (drawing->snapshot);
}

static void
draw_icon (const Drawing *drawing, const char *name, int x, const GdkRGBA *color)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (drawing->widget));
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
      theme, name, NULL, ICON_SIZE, gtk_widget_get_scale_factor (drawing->widget),
      gtk_widget_get_direction (drawing->widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);

  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot,
                          &GRAPHENE_POINT_INIT (mirror (drawing, x, ICON_SIZE),
                                                (float) ((drawing->height - ICON_SIZE) / 2)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), drawing->snapshot,
                                            ICON_SIZE, ICON_SIZE, color, 1);
  gtk_snapshot_restore (drawing->snapshot);
}

static void
tend_find_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TendFindRow  *self = TEND_FIND_ROW (widget);
  int           character = get_character_width (widget, NULL);
  int           x = STRIPE_WIDTH + GAP;
  int           end;
  TendFindTexts texts;
  GdkRGBA       color, dim;
  Drawing       drawing
      = { widget, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget),
          gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL };

  if (self->item == NULL)
    return;
  tend_find_item_get_texts (self->item, &texts);
  tend_compat_get_color (widget, &color);
  dim = color;
  dim.alpha
      *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 0.9F : 0.55F;
  if (tend_find_item_get_patient_id (self->item) != 0)
    draw_stripe (&drawing, tend_find_item_get_patient_id (self->item));
  if (texts.icon_name != NULL && *texts.icon_name != '\0')
    {
      draw_icon (&drawing, texts.icon_name, x, &dim);
      x += ICON_SIZE + GAP;
    }
  end = drawing.width - (DETAIL + CODE + EXTRA) * character - 2 * GAP;
  draw_text (&drawing, texts.title, TRUE, x, MAX (end - GAP - x, 1), &color);
  draw_text (&drawing, texts.detail, FALSE, end, DETAIL * character, &color);
  end += DETAIL * character + GAP;
  draw_text (&drawing, texts.code, FALSE, end, CODE * character, &dim);
  end += CODE * character + GAP;
  draw_text (&drawing, texts.extra, FALSE, end, EXTRA * character, &dim);
}

static void
tend_find_row_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  int height;
  int character = get_character_width (widget, &height);

  *minimum = *natural
      = orientation == GTK_ORIENTATION_VERTICAL
            ? MAX (height, ICON_SIZE)
            : STRIPE_WIDTH + 4 * GAP + (LEAST_TITLE + DETAIL + CODE + EXTRA) * character;
}

static void
tend_find_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ITEM)
    g_value_set_object (value, TEND_FIND_ROW (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_find_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ITEM)
    set_item (TEND_FIND_ROW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_find_row_dispose (GObject *object)
{
  set_item (TEND_FIND_ROW (object), NULL);
  G_OBJECT_CLASS (tend_find_row_parent_class)->dispose (object);
}

static void
tend_find_row_class_init (TendFindRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_find_row_get_property;
  object_class->set_property = tend_find_row_set_property;
  object_class->dispose = tend_find_row_dispose;
  widget_class->snapshot = tend_find_row_snapshot;
  widget_class->measure = tend_find_row_measure;
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, TEND_TYPE_FIND_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  /* The row around it has the name. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tend_find_row_init (TendFindRow *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}
