#pragma once

#include "tend-application.h"

G_BEGIN_DECLS

/* The people of this store as tiles, and a password. Says nothing of patients:
 * it is also what a locked screen shows. */
#define TEND_TYPE_SIGN_IN_WINDOW (tend_sign_in_window_get_type ())
G_DECLARE_FINAL_TYPE (
    TendSignInWindow, tend_sign_in_window, TEND, SIGN_IN_WINDOW, AdwApplicationWindow)

GtkWindow *tend_sign_in_window_new (TendApplication *application);

G_END_DECLS
