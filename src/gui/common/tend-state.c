/* SPDX-License-Identifier: GPL-3.0-or-later
 * The colours that mean something, for widgets that draw. */
#define G_LOG_DOMAIN "tend-state"

#include "config.h"

#include "tend-state.h"

#include "tend-setup.h"

#include <glib/gi18n.h>

void
tend_state_get_color (TendState state, gboolean dark, GdkRGBA *color)
{
  static const struct
  {
    const char *light;
    const char *dark;
  } colors[] = {
    [TEND_STATE_GOOD] = { "#1b7a43", "#8ff0a4" },
    [TEND_STATE_ATTENTION] = { "#905400", "#f8c460" },
    [TEND_STATE_ACT_NOW] = { "#b0101c", "#ff8a78" },
  };

  if (state == TEND_STATE_NEUTRAL || (gsize) state >= G_N_ELEMENTS (colors))
    return;
  gdk_rgba_parse (color, dark ? colors[state].dark : colors[state].light);
}

const char *
tend_state_get_css_class (TendState state)
{
  switch (state)
    {
    case TEND_STATE_GOOD:
      return "good";
    case TEND_STATE_ATTENTION:
      return "attention";
    case TEND_STATE_ACT_NOW:
      return "act-now";
    case TEND_STATE_NEUTRAL:
    default:
      return NULL;
    }
}

void
tend_state_apply (GtkWidget *widget, TendState state)
{
  for (int other = TEND_STATE_GOOD; other <= TEND_STATE_ACT_NOW; other++)
    if (other != (int) state)
      gtk_widget_remove_css_class (widget, tend_state_get_css_class ((TendState) other));
  if (tend_state_get_css_class (state) != NULL)
    gtk_widget_add_css_class (widget, tend_state_get_css_class (state));
}

void
tend_state_color_from_degrees (double degrees, gboolean dark, GdkRGBA *color)
{
  gtk_hsv_to_rgb ((float) (degrees / 360.0), dark ? 0.55F : 0.70F, dark ? 0.85F : 0.72F,
                  &color->red, &color->green, &color->blue);
  color->alpha = 1;
}

void
tend_visit_kind_get_color (const char *code, gboolean dark, GdkRGBA *color)
{
  const TendVisitKind *kind = code != NULL ? tend_setup_find_visit_kind (code) : NULL;

  if (kind != NULL)
    tend_state_color_from_degrees ((double) kind->hue, dark, color);
  else
    gdk_rgba_parse (color, dark ? "#a8a8a8" : "#777777");
}

char *
tend_visit_kind_dup_name (const char *code)
{
  const TendVisitKind *kind = code != NULL ? tend_setup_find_visit_kind (code) : NULL;

  return g_strdup (kind != NULL ? _ (kind->name) : code != NULL ? code : "");
}
