/* SPDX-License-Identifier: GPL-3.0-or-later
 * One appointment on a page of the schedule, drawn by itself. */
#define G_LOG_DOMAIN "tend-appointment-leaf"

#include "config.h"

#include "tend-appointment-leaf.h"

#include "tend-appointment-state.h"
#include "tend-compat.h"
#include "tend-format.h"
#include "tend-hint.h"
#include "tend-place.h"
#include "tend-state.h"
#include "tend-visit-kind.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define ICON_SIZE 13
#define STRIPE_WIDTH 5
#define STRIPE_SPACE 9 /* from the edge to the words */
#define GAP 3
#define TINT 0.22F /* of the stripe's colour under the words */

struct _TendAppointmentLeaf
{
  GtkWidget parent_instance;

  TendScheduleSlot *slot;
  char             *title;  /* the name, markup */
  char             *line;   /* time and name, markup: all that a short one has room for */
  char             *detail; /* time, reason and place */
  GdkPaintable     *icon;

  /* What was last shown */
  char                 *words;
  char                 *kind;
  TendAppointmentStatus status;
  TendEncounterStage    stage;
};

G_DEFINE_FINAL_TYPE (TendAppointmentLeaf, tend_appointment_leaf, GTK_TYPE_WIDGET)

static char *
describe (TendScheduleSlot *slot, const TendAppointmentState *state)
{
  const TendScheduleSlotData *data = tend_schedule_slot_get_data (slot);
  g_autofree char            *name = tend_format_name (data->family_name, data->given_name, NULL);
  g_autofree char            *start = tend_format_clock (data->start_at, tend_place_get_zone ());
  g_autofree char            *end = tend_format_clock (data->end_at, tend_place_get_zone ());
  g_autofree char            *practitioner = tend_slot_dup_practitioner (slot);
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: an appointment read aloud: name, kind of visit, times. */
  g_string_append_printf (text, _ ("%s, %s, %s to %s"), name,
                          tend_visit_kind_get_name (data->service_type), start, end);
  if (data->reason != NULL)
    g_string_append_printf (text, ", %s", data->reason);
  if (*practitioner != '\0')
    g_string_append_printf (text, ", %s", practitioner);
  if (data->location_name != NULL)
    g_string_append_printf (text, ", %s", data->location_name);
  g_string_append_printf (text, ", %s", state->word);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
load_icon (TendAppointmentLeaf *self, const char *name)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  g_clear_object (&self->icon);
  self->icon = GDK_PAINTABLE (gtk_icon_theme_lookup_icon (
      theme, name, NULL, ICON_SIZE, gtk_widget_get_scale_factor (GTK_WIDGET (self)),
      gtk_widget_get_direction (GTK_WIDGET (self)), GTK_ICON_LOOKUP_FORCE_SYMBOLIC));
}

static char *
make_detail (const TendScheduleSlotData *data, const char *clock)
{
  const char *what
      = data->reason != NULL ? data->reason : tend_visit_kind_get_name (data->service_type);

  if (data->location_name != NULL)
    return g_strdup_printf ("%s · %s · %s", clock, what, data->location_name);
  return g_strdup_printf ("%s · %s", clock, what);
}

/* TRUE when what is shown is no longer so. @words say all that is written on the leaf. */
static gboolean
take_words (TendAppointmentLeaf *self, const TendScheduleSlotData *data, char *words)
{
  gboolean same = g_strcmp0 (self->words, words) == 0
                  && g_strcmp0 (self->kind, data->service_type) == 0 && self->status == data->status
                  && self->stage == data->stage;

  g_free (self->words);
  self->words = words;
  g_free (self->kind);
  self->kind = g_strdup (data->service_type);
  self->status = data->status;
  self->stage = data->stage;
  return !same;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
tend_appointment_leaf_update (TendAppointmentLeaf *self)
{
  const TendScheduleSlotData *data;
  TendAppointmentState        state;
  g_autofree char            *name = NULL;
  g_autofree char            *clock = NULL;

  g_return_if_fail (TEND_IS_APPOINTMENT_LEAF (self));

  data = tend_schedule_slot_get_data (self->slot);
  tend_appointment_state_get (&state, data->status, data->stage);
  if (!take_words (self, data, describe (self->slot, &state)))
    return;
  name = tend_format_name (data->family_name, data->given_name, NULL);
  clock = tend_format_clock (data->start_at, tend_place_get_zone ());
  g_free (self->title);
  self->title = g_markup_printf_escaped ("<b>%s</b>", name);
  g_free (self->line);
  self->line = g_markup_printf_escaped ("<span alpha='78%%'>%s</span> <b>%s</b>", clock, name);
  g_free (self->detail);
  self->detail = make_detail (data, clock);
  load_icon (self, state.icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->words,
                                  -1);
  tend_hint_set (GTK_WIDGET (self), self->words);
  set_class (GTK_WIDGET (self), "over", !tend_appointment_state_takes_time (data->status));
  set_class (GTK_WIDGET (self), "done",
             data->status == TEND_APPOINTMENT_STATUS_FULFILLED
                 || data->stage == TEND_ENCOUNTER_STAGE_DONE);
  set_class (GTK_WIDGET (self), "here", g_str_equal (state.style, "good"));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

TendScheduleSlot *
tend_appointment_leaf_get_slot (TendAppointmentLeaf *self)
{
  g_return_val_if_fail (TEND_IS_APPOINTMENT_LEAF (self), NULL);

  return self->slot;
}

static void
draw_icon (TendAppointmentLeaf *self, GtkSnapshot *snapshot, int width, const GdkRGBA *color)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int      x = rtl ? GAP : width - ICON_SIZE - GAP;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, 3));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->icon), snapshot,
                                            ICON_SIZE, ICON_SIZE, color, 1);
  gtk_snapshot_restore (snapshot);
}

/* Returns the height taken. */
static int
draw_text (TendAppointmentLeaf *self,
           GtkSnapshot         *snapshot,
           PangoLayout         *layout,
           int                  y,
           int                  width,
           int                  height,
           const GdkRGBA       *color)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int      text_width, text_height;

  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_set_height (layout, MAX (height, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  /* A word that is too long for a line is shortened rather than broken. */
  if (text_width > width)
    {
      pango_layout_set_height (layout, 0);
      pango_layout_get_pixel_size (layout, NULL, &text_height);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (rtl ? ICON_SIZE + 2 * GAP : STRIPE_SPACE, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
  return text_height;
}

static void
draw_kind (TendAppointmentLeaf *self, GtkSnapshot *snapshot, int width, int height)
{
  const char *code = tend_schedule_slot_get_data (self->slot)->service_type;
  gboolean    rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GdkRGBA     stripe, tint;

  tend_visit_kind_get_color (code, adw_style_manager_get_dark (adw_style_manager_get_default ()),
                             &stripe);
  tint = stripe;
  tint.alpha = TINT;
  gtk_snapshot_append_color (snapshot, &tint,
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gtk_snapshot_append_color (snapshot, &stripe,
                             &GRAPHENE_RECT_INIT (rtl ? (float) (width - STRIPE_WIDTH) : 0, 0,
                                                  STRIPE_WIDTH, (float) height));
}

/* A name broken over two lines must not seem to be a double name. */
static void
forbid_hyphens (PangoLayout *layout)
{
  PangoAttrList *attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static void
tend_appointment_leaf_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TendAppointmentLeaf *self = TEND_APPOINTMENT_LEAF (widget);
  int                  width = gtk_widget_get_width (widget);
  int                  height = gtk_widget_get_height (widget);
  int                  text_width = width - STRIPE_SPACE - ICON_SIZE - 2 * GAP;
  int                  line, y;
  gboolean             tall;
  GdkRGBA              color;
  g_autoptr (PangoLayout) title = gtk_widget_create_pango_layout (widget, NULL);
  g_autoptr (PangoLayout) detail = gtk_widget_create_pango_layout (widget, self->detail);

  tend_compat_get_color (widget, &color);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  draw_kind (self, snapshot, width, height);
  pango_layout_get_pixel_size (detail, NULL, &line);
  tall = height >= 2 * line;
  pango_layout_set_markup (title, tall ? self->title : self->line, -1);
  forbid_hyphens (title);
  y = tall ? MIN ((height - 2 * line) / 2, 3) : (height - line) / 2;
  /* A long one in a narrow lane takes two lines for the name. */
  y += draw_text (self, snapshot, title, y, text_width, height >= 4 * line ? 2 * line : 0, &color);
  draw_icon (self, snapshot, width, &color);
  if (tall)
    {
      color.alpha *= 0.8F;
      draw_text (self, snapshot, detail, y, text_width + ICON_SIZE, height - y - line, &color);
    }
  gtk_snapshot_pop (snapshot);
}

static void
tend_appointment_leaf_measure (GtkWidget     *widget,
                               GtkOrientation orientation,
                               int            for_size,
                               int           *minimum,
                               int           *natural,
                               int           *minimum_baseline,
                               int           *natural_baseline)
{
  /* The page gives every appointment the size of its time. */
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 20 : 8;
}

static void
tend_appointment_leaf_finalize (GObject *object)
{
  TendAppointmentLeaf *self = TEND_APPOINTMENT_LEAF (object);

  g_clear_object (&self->slot);
  g_clear_object (&self->icon);
  g_free (self->title);
  g_free (self->line);
  g_free (self->detail);
  g_free (self->words);
  g_free (self->kind);

  G_OBJECT_CLASS (tend_appointment_leaf_parent_class)->finalize (object);
}

static void
tend_appointment_leaf_class_init (TendAppointmentLeafClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tend_appointment_leaf_finalize;
  widget_class->snapshot = tend_appointment_leaf_snapshot;
  widget_class->measure = tend_appointment_leaf_measure;
  gtk_widget_class_set_css_name (widget_class, "appointment");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
tend_appointment_leaf_init (TendAppointmentLeaf *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
tend_appointment_leaf_new (TendScheduleSlot *slot)
{
  TendAppointmentLeaf *self;

  g_return_val_if_fail (TEND_IS_SCHEDULE_SLOT (slot), NULL);

  self = g_object_new (TEND_TYPE_APPOINTMENT_LEAF, NULL);
  self->slot = g_object_ref (slot);
  tend_appointment_leaf_update (self);
  return GTK_WIDGET (self);
}
