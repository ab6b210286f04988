#pragma once

#include "tend-application.h"

G_BEGIN_DECLS

/* The first start: a demonstration, a clinic or a home. */
#define TEND_TYPE_WELCOME_WINDOW (tend_welcome_window_get_type ())
G_DECLARE_FINAL_TYPE (
    TendWelcomeWindow, tend_welcome_window, TEND, WELCOME_WINDOW, AdwApplicationWindow)

GtkWindow *tend_welcome_window_new (TendApplication *application);

G_END_DECLS
