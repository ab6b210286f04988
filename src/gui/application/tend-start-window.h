#pragma once

#include "tend-application.h"

G_BEGIN_DECLS

/* Shown while the records take longer than a moment to open, and when they
 * cannot be opened. */
#define TEND_TYPE_START_WINDOW (tend_start_window_get_type ())
G_DECLARE_FINAL_TYPE (TendStartWindow, tend_start_window, TEND, START_WINDOW, AdwApplicationWindow)

GtkWindow *tend_start_window_new (TendApplication *application);
void       tend_start_window_show_progress (TendStartWindow *self, const char *text);
void tend_start_window_show_error (TendStartWindow *self, const char *title, const char *text);

G_END_DECLS
