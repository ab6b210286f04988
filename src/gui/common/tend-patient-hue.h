#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_HUES 12

/* One of twelve hues that colour-blind people can tell apart, the same for a
 * patient on every workstation; 0 to 11. */
guint tend_patient_hue (gint64 patient_id);
/* The same for a word, such as a kind of visit. */
guint tend_text_hue (const char *text);
/* The hue itself, for drawing; lighter on dark windows. */
void tend_hue_get_color (guint hue, gboolean dark, GdkRGBA *color);
/* Gives @widget the CSS class hue-0 … hue-11 in place of the one it had. Style
 * classes that draw it: "stripe" (a bar of the hue), "band" (tinted, with the
 * bar at its start), "hue-dot". */
void tend_hue_apply (GtkWidget *widget, guint hue);
void tend_hue_clear (GtkWidget *widget);

G_END_DECLS
