#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes resources, icons and the types that .ui files name known. The
 * application calls it; tests that build a widget without one call it first,
 * after gtk_init(). Also loads the style when there is a display and no
 * AdwApplication does. */
void tend_gui_ensure (void);
/* For tests and other programs without a TendApplication. */
void tend_gui_load_style (void);

/* A container that passes the focus on to one of its children asks this first: GTK
 * offers it the focus too when Shift+Tab leaves its first child, and to take it then
 * would never let go. */
gboolean tend_gui_has_focus_inside (GtkWidget *widget);

/* A popover that leaves its parent before the next frame is kept for ever by GTK 4.8: those of
 * @type that were closed stay until another is about to be opened, and this is called. */
void tend_gui_remove_closed (GtkWidget *parent, GType type);

G_END_DECLS
