#pragma once

#include "tend-query.h"
#include "tend-schedule-panel.h"
#include "tend-schedule-sidebar.h"
#include "tend-schedule-view.h"
#include "tend-schedule-window.h"

G_BEGIN_DECLS

struct _TendScheduleWindow
{
  AdwApplicationWindow parent_instance;

  /* Owned */
  TendStore             *store;
  TendScheduleResources *resources;
  TendQuery             *slots;
  GDate                  date;
  TendScheduleResource   resource;
  gboolean               week;
  gint64                 week_id;   /* whose week */
  gint64                 wanted_id; /* to be selected when it is read, 0 none */
  gboolean               scroll_due;
  gint64                 moved_id; /* what was moved here last, and the version it got */
  gint64                 moved_version;

  /* Template */
  AdwToastOverlay     *toast_overlay;
  AdwWindowTitle      *title;
  GtkWidget           *banner;
  TendScheduleSidebar *sidebar;
  TendScheduleView    *view;
  TendSchedulePanel   *panel;
  GtkWidget           *page_stack;
};

/* The columns of the day or week now shown; of TendScheduleColumn. */
GPtrArray *tend_schedule_window_make_columns (TendScheduleWindow *self);
void       tend_schedule_window_update (TendScheduleWindow *self);
void       tend_schedule_window_query (TendScheduleWindow *self);

void tend_schedule_window_install_actions (GtkWidgetClass *widget_class);
/* Prints what is shown. */
void tend_schedule_window_print (TendScheduleWindow *self);

G_END_DECLS
