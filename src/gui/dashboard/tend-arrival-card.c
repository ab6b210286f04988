/* SPDX-License-Identifier: GPL-3.0-or-later
 * One patient on the arrivals board, drawn by one widget. */
#define G_LOG_DOMAIN "tend-arrival-card"

#include "config.h"

#include "tend-arrival-card.h"

#include "tend-arrival-step.h"
#include "tend-compat.h"
#include "tend-format.h"
#include "tend-hint.h"
#include "tend-patient-hue.h"
#include "tend-place.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define LINE_GAP 2
#define GAP 4
#define BADGE_PADDING 4
#define DOT_SIZE 9
#define STRIPE_WIDTH 4
#define STRIPE_OFFSET 9 /* into the padding that style.css gives the card */
#define NATURAL_WIDTH 190
#define MINIMUM_WIDTH 84
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

enum
{
  BADGE_ALLERGY,
  BADGE_INTERPRETER,
  BADGE_OWES,
  N_BADGES
};

struct _TendArrivalCard
{
  GtkWidget parent_instance;

  /* Owned */
  TendArrival *arrival;
  PangoLayout *lines[N_LINES];
  PangoLayout *wait;
  PangoLayout *badges[N_BADGES]; /* those that apply */
  char        *description;

  TendState state;
  gboolean  waits;
  int       line_height; /* of a line of normal and of small text */
  int       small_height;
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

/* From the font alone, so that all cards are of one height and no text is shaped
 * before it is drawn. */
static void
measure_lines (TendArrivalCard *self)
{
  PangoFontMetrics *metrics;

  if (self->line_height > 0)
    return;
  metrics
      = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  self->line_height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  self->small_height = PANGO_PIXELS_CEIL ((int) (pango_font_metrics_get_height (metrics) * SMALL));
  pango_font_metrics_unref (metrics);
}

static int
get_line_height (TendArrivalCard *self, int line)
{
  return line >= LINE_MATTER ? self->small_height : self->line_height;
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
  measure_lines (self);
  *minimum = (N_LINES - 1) * LINE_GAP;
  for (int i = 0; i < N_LINES; i++)
    *minimum += get_line_height (self, i);
  *natural = *minimum;
}

/* By its first letter; the window's when there is none. Asking the layout would
 * shape the text once more. */
static gboolean
runs_right_to_left (const char *text, gboolean mirrored)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      if (!g_unichar_isalpha (letter))
        continue;
      switch ((int) g_unichar_get_script (letter))
        {
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA:
        case G_UNICODE_SCRIPT_NKO:
        case G_UNICODE_SCRIPT_ADLAM:
          return TRUE;
        default:
          return FALSE;
        }
    }
  return mirrored;
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
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int      space = gtk_widget_get_width (GTK_WIDGET (self)) - start - end;
  gboolean against = runs_right_to_left (pango_layout_get_text (layout), mirrored) != mirrored;

  if (space <= 0)
    return;
  pango_layout_set_width (layout, space * PANGO_SCALE);
  pango_layout_set_alignment (layout, mirrored != against ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (mirrored ? end : start), top));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
fill_rounded (GtkSnapshot           *snapshot,
              const graphene_rect_t *area,
              float                  radius,
              const GdkRGBA         *color)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, area, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, area);
  gtk_snapshot_pop (snapshot);
}

/* A few letters on a ground of their own, ending @used before the end of the
 * line; returns how far they reach. */
static int
draw_pill (TendArrivalCard *self,
           GtkSnapshot     *snapshot,
           PangoLayout     *layout,
           const GdkRGBA   *ground,
           const GdkRGBA   *text,
           float            top,
           int              line_height,
           int              used)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean   mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int        width, height, start;

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  width += 2 * BADGE_PADDING;
  start = mirrored ? used : gtk_widget_get_width (widget) - used - width;
  top += (float) (line_height - height) / 2.0F;
  fill_rounded (snapshot, &GRAPHENE_RECT_INIT ((float) start, top, (float) width, (float) height),
                4, ground);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (start + BADGE_PADDING), top));
  gtk_snapshot_append_layout (snapshot, layout, text);
  gtk_snapshot_restore (snapshot);
  return used + width + GAP;
}

/* A wait that asks for something stands on a ground, and too long a one shouts:
 * the meaning is not in the colour alone. */
static int
draw_wait (TendArrivalCard *self, GtkSnapshot *snapshot, const GdkRGBA *dim, gboolean dark)
{
  static const GdkRGBA black = { 0, 0, 0, 1 };
  static const GdkRGBA white = { 1, 1, 1, 1 };
  GdkRGBA              ground;
  int                  width;

  if (!self->waits)
    return 0;
  if (self->state != TEND_STATE_NEUTRAL)
    {
      gdk_rgba_parse (&ground, self->state == TEND_STATE_ACT_NOW ? "#c01c28" : "#f5c211");
      return draw_pill (self, snapshot, self->wait, &ground,
                        self->state == TEND_STATE_ACT_NOW ? &white : &black, 0, self->line_height,
                        0);
    }
  pango_layout_set_width (self->wait, -1);
  pango_layout_get_pixel_size (self->wait, &width, NULL);
  draw_line (self, snapshot, self->wait, dim, 0, gtk_widget_get_width (GTK_WIDGET (self)) - width,
             0);
  return width + GAP;
}

static void
draw_marks (TendArrivalCard *self, GtkSnapshot *snapshot, gboolean dark)
{
  GtkWidget             *widget = GTK_WIDGET (self);
  const TendArrivalData *data = tend_arrival_get_data (self->arrival);
  gboolean               mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int                    width = gtk_widget_get_width (widget);
  int                    height = gtk_widget_get_height (widget);
  int     dot_top = self->line_height + LINE_GAP + (self->line_height - DOT_SIZE) / 2;
  int     stripe = mirrored ? width + STRIPE_OFFSET - STRIPE_WIDTH : -STRIPE_OFFSET;
  GdkRGBA color;

  tend_visit_kind_get_color (data->service_type, dark, &color);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) stripe, 0, STRIPE_WIDTH, (float) height));
  tend_hue_get_color (tend_patient_hue (data->patient_id), dark, &color);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) (mirrored ? width - DOT_SIZE : 0),
                                                  (float) dot_top, DOT_SIZE, DOT_SIZE));
}

static int
draw_badges (TendArrivalCard *self, GtkSnapshot *snapshot, const GdkRGBA *color, float top)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  int                  used = 0;
  GdkRGBA              red, ground = *color;

  gdk_rgba_parse (&red, "#c01c28");
  ground.alpha *= 0.16F;
  for (int i = N_BADGES - 1; i >= 0; i--)
    if (self->badges[i] != NULL)
      used = draw_pill (self, snapshot, self->badges[i], i == BADGE_ALLERGY ? &red : &ground,
                        i == BADGE_ALLERGY ? &white : color, top, self->small_height, used);
  return used;
}

static void
tend_arrival_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TendArrivalCard *self = TEND_ARRIVAL_CARD (widget);
  gboolean         dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA          color, dim;
  float            top = 0;
  int              used;

  make_layouts (self);
  measure_lines (self);
  tend_compat_get_color (widget, &color);
  dim = color;
  dim.alpha *= DIM;
  draw_marks (self, snapshot, dark);

  used = draw_wait (self, snapshot, &dim, dark);
  draw_line (self, snapshot, self->lines[LINE_CLOCK], &color, top, 0, used);
  top += (float) (self->line_height + LINE_GAP);
  draw_line (self, snapshot, self->lines[LINE_NAME], &color, top, DOT_SIZE + GAP + 2, 0);
  top += (float) (self->line_height + LINE_GAP);
  draw_line (self, snapshot, self->lines[LINE_MATTER], &dim, top, 0, 0);
  top += (float) (self->small_height + LINE_GAP);
  used = draw_badges (self, snapshot, &color, top);
  draw_line (self, snapshot, self->lines[LINE_PLACE], &dim, top, 0, used);
}

/* The font may have changed. */
static void
tend_arrival_card_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  TendArrivalCard *self = TEND_ARRIVAL_CARD (widget);

  GTK_WIDGET_CLASS (tend_arrival_card_parent_class)->css_changed (widget, change);
  self->line_height = 0;
  for (int i = 0; i < N_LINES; i++)
    if (self->lines[i] != NULL)
      pango_layout_context_changed (self->lines[i]);
  for (int i = 0; i < N_BADGES; i++)
    if (self->badges[i] != NULL)
      pango_layout_context_changed (self->badges[i]);
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
  for (int i = 0; i < N_BADGES; i++)
    g_clear_object (&self->badges[i]);
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
  if (self->state == TEND_STATE_ACT_NOW)
    {
      char *loud = g_strconcat ("! ", text, NULL);

      g_free (text);
      text = loud;
    }
  pango_layout_set_text (self->wait, text != NULL ? text : "", -1);
}

static void
set_badge (TendArrivalCard *self, int badge, const char *text)
{
  g_clear_object (&self->badges[badge]);
  if (text == NULL)
    return;
  self->badges[badge] = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  style_layout (self->badges[badge], PANGO_WEIGHT_BOLD, 0.78);
}

static void
set_badges (TendArrivalCard *self, const TendArrivalData *data)
{
  g_autofree char *language
      = g_ascii_strup (data->language != NULL ? data->language : "?",
                       data->language != NULL ? (gssize) strcspn (data->language, "-_") : -1);

  /* Translators: a badge, as short as can be: the patient has allergies. */
  set_badge (self, BADGE_ALLERGY, data->has_allergy ? C_ ("badge: allergies", "A") : NULL);
  set_badge (self, BADGE_INTERPRETER, data->interpreter_needed ? language : NULL);
  /* Translators: a badge, as short as can be: the patient has an open invoice. */
  set_badge (self, BADGE_OWES, data->owes ? C_ ("badge: open invoice", "$") : NULL);
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
  set_badges (self, data);
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
  tend_hint_set (GTK_WIDGET (self), description);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
