/* SPDX-License-Identifier: GPL-3.0-or-later
 * One patient on the arrivals board, drawn by one widget. */
#define G_LOG_DOMAIN "tend-arrival-card"

#include "config.h"

#include "tend-arrival-card.h"

#include "tend-arrival-step.h"
#include "tend-compat.h"
#include "tend-format.h"
#include "tend-patient-hue.h"
#include "tend-place.h"

#include <adwaita.h>

#define LINE_GAP 2
#define ICON_SIZE 14
#define ICON_GAP 4
#define DOT_SIZE 10
#define STRIPE_WIDTH 4
#define STRIPE_OFFSET 9 /* into the padding that style.css gives the card */
#define NATURAL_WIDTH 190
#define MINIMUM_WIDTH 118
#define DIM 0.72F
#define SMALL 0.92 /* of the text size, for what is read second */

enum
{
  LINE_CLOCK,
  LINE_NAME,
  LINE_MATTER,
  LINE_PLACE,
  N_LINES
};

struct _TendArrivalCard
{
  GtkWidget parent_instance;

  /* Owned */
  TendArrival *arrival;
  PangoLayout *lines[N_LINES];
  PangoLayout *wait;
  char        *description;

  TendState state;
  gboolean  waits;
};

G_DEFINE_FINAL_TYPE (TendArrivalCard, tend_arrival_card, GTK_TYPE_WIDGET)

static void
style_layout (PangoLayout *layout, PangoWeight weight, double scale)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_attr_list_unref (attributes);
}

static void
make_layouts (TendArrivalCard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->wait != NULL)
    return;
  for (int i = 0; i < N_LINES; i++)
    {
      self->lines[i] = gtk_widget_create_pango_layout (widget, NULL);
      style_layout (self->lines[i],
                    i == LINE_NAME    ? PANGO_WEIGHT_BOLD
                    : i == LINE_CLOCK ? PANGO_WEIGHT_SEMIBOLD
                                      : PANGO_WEIGHT_NORMAL,
                    i >= LINE_MATTER ? SMALL : 1);
    }
  self->wait = gtk_widget_create_pango_layout (widget, NULL);
  style_layout (self->wait, PANGO_WEIGHT_SEMIBOLD, 1);
}

static int
get_line_height (TendArrivalCard *self, int line)
{
  int height;

  pango_layout_get_pixel_size (self->lines[line], NULL, &height);
  return height;
}

static void
tend_arrival_card_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  TendArrivalCard *self = TEND_ARRIVAL_CARD (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  make_layouts (self);
  *minimum = (N_LINES - 1) * LINE_GAP;
  for (int i = 0; i < N_LINES; i++)
    *minimum += get_line_height (self, i);
  *natural = *minimum;
}

/* Draws from the end of the line towards its start; @used says how far. */
static void
draw_icon (TendArrivalCard *self,
           GtkSnapshot     *snapshot,
           const char      *icon_name,
           const GdkRGBA   *color,
           float            line_top,
           int              line_height,
           int             *used)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean   mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int        width = gtk_widget_get_width (widget);
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
      gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), icon_name, NULL, ICON_SIZE,
      gtk_widget_get_scale_factor (widget), gtk_widget_get_direction (widget), 0);

  *used += ICON_SIZE;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) (mirrored ? *used - ICON_SIZE : width - *used),
                                      line_top + (float) (line_height - ICON_SIZE) / 2.0F));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE,
                                            ICON_SIZE, color, 1);
  gtk_snapshot_restore (snapshot);
  *used += ICON_GAP;
}

/* A line from @start on, ending @end before the end of the card. It stands at the
 * card's start whatever the script of its text; Pango swaps the sides when the
 * text runs against the window. */
static void
draw_line (TendArrivalCard *self,
           GtkSnapshot     *snapshot,
           PangoLayout     *layout,
           const GdkRGBA   *color,
           float            top,
           int              start,
           int              end)
{
  gboolean       mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int            space = gtk_widget_get_width (GTK_WIDGET (self)) - start - end;
  PangoDirection text = pango_layout_get_direction (layout, 0);
  gboolean       against = text == (mirrored ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_RTL);

  if (space <= 0)
    return;
  pango_layout_set_width (layout, space * PANGO_SCALE);
  pango_layout_set_alignment (layout, mirrored != against ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (mirrored ? end : start), top));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static int
draw_wait (TendArrivalCard *self, GtkSnapshot *snapshot, const GdkRGBA *color, float top)
{
  int width, height, used = 0;

  if (!self->waits)
    return 0;
  pango_layout_set_width (self->wait, -1);
  pango_layout_get_pixel_size (self->wait, &width, &height);
  draw_line (self, snapshot, self->wait, color, top,
             gtk_widget_get_width (GTK_WIDGET (self)) - width, 0);
  used = width + ICON_GAP;
  if (self->state != TEND_STATE_NEUTRAL)
    draw_icon (self, snapshot,
               self->state == TEND_STATE_ACT_NOW ? "dialog-warning-symbolic" : "alarm-symbolic",
               color, top, height, &used);
  return used;
}

static void
draw_marks (TendArrivalCard *self, GtkSnapshot *snapshot, gboolean dark)
{
  GtkWidget             *widget = GTK_WIDGET (self);
  const TendArrivalData *data = tend_arrival_get_data (self->arrival);
  gboolean               mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int                    width = gtk_widget_get_width (widget);
  int                    height = gtk_widget_get_height (widget);
  float                  dot_top = (float) (get_line_height (self, LINE_CLOCK) + LINE_GAP)
                  + (float) (get_line_height (self, LINE_NAME) - DOT_SIZE) / 2.0F;
  GskRoundedRect area;
  GdkRGBA        color;

  tend_visit_kind_get_color (data->service_type, dark, &color);
  gsk_rounded_rect_init_from_rect (
      &area,
      &GRAPHENE_RECT_INIT (
          (float) (mirrored ? width + STRIPE_OFFSET - STRIPE_WIDTH : -STRIPE_OFFSET), 0,
          STRIPE_WIDTH, (float) height),
      2);
  gtk_snapshot_push_rounded_clip (snapshot, &area);
  gtk_snapshot_append_color (snapshot, &color, &area.bounds);
  gtk_snapshot_pop (snapshot);

  tend_hue_get_color (tend_patient_hue (data->patient_id), dark, &color);
  gsk_rounded_rect_init_from_rect (
      &area,
      &GRAPHENE_RECT_INIT ((float) (mirrored ? width - DOT_SIZE : 0), dot_top, DOT_SIZE, DOT_SIZE),
      3);
  gtk_snapshot_push_rounded_clip (snapshot, &area);
  gtk_snapshot_append_color (snapshot, &color, &area.bounds);
  gtk_snapshot_pop (snapshot);
}

static int
draw_badges (
    TendArrivalCard *self, GtkSnapshot *snapshot, const GdkRGBA *dim, gboolean dark, float top)
{
  const TendArrivalData *data = tend_arrival_get_data (self->arrival);
  int                    height = get_line_height (self, LINE_PLACE);
  int                    used = 0;
  GdkRGBA                color = *dim;

  if (data->owes)
    draw_icon (self, snapshot, "tend-invoice-symbolic", dim, top, height, &used);
  if (data->interpreter_needed)
    draw_icon (self, snapshot, "tend-interpreter-symbolic", dim, top, height, &used);
  tend_state_get_color (TEND_STATE_ACT_NOW, dark, &color);
  if (data->has_allergy)
    draw_icon (self, snapshot, "tend-allergy-symbolic", &color, top, height, &used);
  return used;
}

static void
tend_arrival_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TendArrivalCard *self = TEND_ARRIVAL_CARD (widget);
  gboolean         dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA          color, dim, wait;
  float            top = 0;
  int              used;

  make_layouts (self);
  tend_compat_get_color (widget, &color);
  dim = color;
  dim.alpha *= DIM;
  wait = dim;
  tend_state_get_color (self->state, dark, &wait);
  draw_marks (self, snapshot, dark);

  used = draw_wait (self, snapshot, &wait, top);
  draw_line (self, snapshot, self->lines[LINE_CLOCK], &color, top, 0, used);
  top += (float) (get_line_height (self, LINE_CLOCK) + LINE_GAP);
  draw_line (self, snapshot, self->lines[LINE_NAME], &color, top, DOT_SIZE + ICON_GAP + 2, 0);
  top += (float) (get_line_height (self, LINE_NAME) + LINE_GAP);
  draw_line (self, snapshot, self->lines[LINE_MATTER], &dim, top, 0, 0);
  top += (float) (get_line_height (self, LINE_MATTER) + LINE_GAP);
  used = draw_badges (self, snapshot, &dim, dark, top);
  draw_line (self, snapshot, self->lines[LINE_PLACE], &dim, top, 0, used);
}

/* The font changed: the layouts are made anew with their texts. */
static void
tend_arrival_card_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  TendArrivalCard *self = TEND_ARRIVAL_CARD (widget);

  GTK_WIDGET_CLASS (tend_arrival_card_parent_class)->css_changed (widget, change);
  for (int i = 0; i < N_LINES; i++)
    if (self->lines[i] != NULL)
      pango_layout_context_changed (self->lines[i]);
  if (self->wait != NULL)
    pango_layout_context_changed (self->wait);
}

static void
tend_arrival_card_dispose (GObject *object)
{
  TendArrivalCard *self = TEND_ARRIVAL_CARD (object);

  g_clear_object (&self->arrival);
  for (int i = 0; i < N_LINES; i++)
    g_clear_object (&self->lines[i]);
  g_clear_object (&self->wait);
  g_clear_pointer (&self->description, g_free);
  G_OBJECT_CLASS (tend_arrival_card_parent_class)->dispose (object);
}

static void
tend_arrival_card_class_init (TendArrivalCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_arrival_card_dispose;
  widget_class->measure = tend_arrival_card_measure;
  widget_class->snapshot = tend_arrival_card_snapshot;
  widget_class->css_changed = tend_arrival_card_css_changed;
  gtk_widget_class_set_css_name (widget_class, "arrivalcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
tend_arrival_card_init (TendArrivalCard *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
tend_arrival_card_new (TendArrival *arrival)
{
  TendArrivalCard *self = g_object_new (TEND_TYPE_ARRIVAL_CARD, NULL);

  self->arrival = g_object_ref (arrival);
  return GTK_WIDGET (self);
}

TendArrival *
tend_arrival_card_get_arrival (TendArrivalCard *self)
{
  g_return_val_if_fail (TEND_IS_ARRIVAL_CARD (self), NULL);

  return self->arrival;
}

static void
set_wait_text (TendArrivalCard *self, const TendArrivalData *data, gint64 wait)
{
  g_autofree char *text = NULL;

  self->waits = wait >= TEND_TIME_MINUTE || data->stage == TEND_ENCOUNTER_STAGE_DONE;
  if (data->stage == TEND_ENCOUNTER_STAGE_DONE)
    text = tend_format_clock (data->finished_at, tend_place_get_zone ());
  else if (self->waits)
    text = tend_format_wait (wait);
  pango_layout_set_text (self->wait, text != NULL ? text : "", -1);
}

void
tend_arrival_card_refresh (TendArrivalCard *self,
                           gint64           now,
                           gint64           amber_minutes,
                           gint64           red_minutes)
{
  const TendArrivalData *data;
  g_autofree char       *clock = NULL;
  g_autofree char       *name = NULL;
  g_autofree char       *matter = NULL;
  g_autofree char       *place = NULL;
  char                  *description;
  gint64                 wait;

  g_return_if_fail (TEND_IS_ARRIVAL_CARD (self));

  data = tend_arrival_get_data (self->arrival);
  description = tend_arrival_describe (data, now, amber_minutes, red_minutes);
  if (g_strcmp0 (description, self->description) == 0)
    {
      g_free (description);
      return;
    }
  g_free (self->description);
  self->description = description;
  make_layouts (self);
  wait = tend_arrival_get_wait (data, now, amber_minutes, red_minutes, &self->state);
  set_wait_text (self, data, wait);
  clock = tend_format_clock (data->start_at, tend_place_get_zone ());
  name = tend_format_name_preferred (data->family_name, data->given_name, data->name_suffix,
                                     data->preferred_name);
  matter = tend_arrival_format_matter (data);
  place = tend_arrival_format_place (data);
  pango_layout_set_text (self->lines[LINE_CLOCK], clock, -1);
  pango_layout_set_text (self->lines[LINE_NAME], name, -1);
  pango_layout_set_text (self->lines[LINE_MATTER], matter, -1);
  pango_layout_set_text (self->lines[LINE_PLACE], place, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), description);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
