/* SPDX-License-Identifier: GPL-3.0-or-later
 * The hue by which a patient is recognised in every window. */
#define G_LOG_DOMAIN "tend-patient-hue"

#include "config.h"

#include "tend-patient-hue.h"

/* Paul Tol's "muted" scheme, two of his "vibrant" one and a violet, all distinct under
 * the three colour vision deficiencies; none is the red of warnings, nor the grey of
 * what has no hue. The same values are in style.css and style-dark.css. */
static const struct
{
  const char *light;
  const char *dark;
} hues[TEND_HUES] = {
  { "#332288", "#8f83e0" }, { "#44aa99", "#4fc2ae" }, { "#999933", "#b8b84a" },
  { "#88ccee", "#88ccee" }, { "#aa4499", "#d070c0" }, { "#117733", "#35a75c" },
  { "#ddaa33", "#e6bf5c" }, { "#0077bb", "#3fa9e6" }, { "#882255", "#c96a98" },
  { "#ee7733", "#f29a66" }, { "#8833dd", "#aa66ff" }, { "#cc6677", "#dd8f9c" },
};

guint
tend_patient_hue (gint64 patient_id)
{
  /* Ids of one workstation count up in their low bits; the multiplication
   * (Fibonacci hashing) spreads neighbours over all hues. */
  return (guint) (((guint64) patient_id * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 32)
         % TEND_HUES;
}

guint
tend_text_hue (const char *text)
{
  g_return_val_if_fail (text != NULL, 0);

  return g_str_hash (text) % TEND_HUES;
}

void
tend_hue_get_color (guint hue, gboolean dark, GdkRGBA *color)
{
  hue %= TEND_HUES;
  gdk_rgba_parse (color, dark ? hues[hue].dark : hues[hue].light);
}

/* The class of @hue and no other; of none with TEND_HUES. */
static void
set_hue (GtkWidget *widget, guint hue)
{
  char name[16];

  for (guint i = 0; i < TEND_HUES; i++)
    {
      g_snprintf (name, sizeof name, "hue-%u", i);
      if (i == hue)
        gtk_widget_add_css_class (widget, name);
      else
        gtk_widget_remove_css_class (widget, name);
    }
}

void
tend_hue_apply (GtkWidget *widget, guint hue)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  set_hue (widget, hue % TEND_HUES);
}

void
tend_hue_clear (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  set_hue (widget, TEND_HUES);
}
