#pragma once

#include "tend-application.h"

G_BEGIN_DECLS

/* The one window over the whole clinic: find, the day, worklists. */
#define TEND_TYPE_DASHBOARD_WINDOW (tend_dashboard_window_get_type ())
G_DECLARE_FINAL_TYPE (
    TendDashboardWindow, tend_dashboard_window, TEND, DASHBOARD_WINDOW, AdwApplicationWindow)

GtkWindow *tend_dashboard_window_new (TendApplication *application);

G_END_DECLS
