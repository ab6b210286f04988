#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What one workstation likes: units, paper, labels, looks. Bound to @settings. */
GtkWindow *tend_preferences_window_new (GSettings *settings, GtkWindow *parent);

#define TEND_TYPE_PREFERENCES_WINDOW (tend_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (
    TendPreferencesWindow, tend_preferences_window, TEND, PREFERENCES_WINDOW, AdwPreferencesWindow)

G_END_DECLS
