#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The four meanings a colour may have, never without an icon and a word. */
typedef enum
{
  TEND_STATE_NEUTRAL,
  TEND_STATE_GOOD,
  TEND_STATE_ATTENTION,
  TEND_STATE_ACT_NOW, /* kept for what can hurt somebody */
} TendState;

/* For drawing; NEUTRAL leaves @color alone. Readable on windows and cards. */
void tend_state_get_color (TendState state, gboolean dark, GdkRGBA *color);
/* The style class: "good", "attention", "act-now", or NULL. */
const char *tend_state_get_css_class (TendState state);
/* Takes the classes of the other states away. */
void tend_state_apply (GtkWidget *widget, TendState state);

/* A colour wheel position at the same lightness everywhere, for stripes. */
void tend_state_color_from_degrees (double degrees, gboolean dark, GdkRGBA *color);
/* Of a kind of visit (its code); grey for none. */
void tend_visit_kind_get_color (const char *code, gboolean dark, GdkRGBA *color);
/* Its translated name; the code itself when the clinic made it up, "" for none. */
char *tend_visit_kind_dup_name (const char *code);

G_END_DECLS
