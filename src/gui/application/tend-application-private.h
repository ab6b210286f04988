#pragma once

#include "tend-application.h"

#include "tend-session-lock.h"

G_BEGIN_DECLS

struct _TendApplication
{
  AdwApplication parent_instance;

  /* Owned */
  TendStore       *store;
  GSettings       *settings;
  GListStore      *recent;
  GCancellable    *cancellable;
  TendSessionLock *lock;
  char            *url; /* as asked for on the command line, nullable */
  char            *opening_url;

  /* Borrowed: the application's window list owns them. */
  GtkWindow  *dashboard;
  GtkWindow  *start_window;
  GtkWindow  *sign_in_window;
  GHashTable *charts; /* patient id → window */

  gint64   last_chart;
  guint    start_source;
  gboolean demo;
  gboolean day_checked; /* an old demonstration is made anew once */
  gboolean new_day;     /* it was, and nobody was told yet */
  gboolean opening;
};

void tend_application_add_actions (TendApplication *self);
void tend_application_update_actions (TendApplication *self);

/* Opening, setting up and signing in: tend-application-start.c */
void tend_application_start (TendApplication *self);
/* Opens @url; with TEND_STORE_CREATE a demonstration is filled when it is new. */
void tend_application_open_store (TendApplication *self, const char *url, gboolean demo);
/* The store is open and its clinic is set up: sign in, or show the dashboard. */
void tend_application_enter (TendApplication *self);
/* A home sees the same program with less, and larger. */
void tend_application_set_home (TendApplication *self, gboolean home);
void tend_application_leave_store (TendApplication *self);
void tend_application_open_again (TendApplication *self);
void tend_application_choose_store (TendApplication *self);
void tend_application_show_sign_in (TendApplication *self);
/* Who signs in after a lock finds the windows as they were, if it is who left them. */
void tend_application_sign_in (TendApplication *self, TendAccount *account);
void tend_application_lock (TendApplication *self);
void tend_application_sign_out (TendApplication *self);

char *tend_application_make_default_url (const char *file_name);

/* Windows of the other folders: tend-application-windows.c */
GtkWindow *tend_application_make_chart_window (TendApplication *self, gint64 patient_id);
void       tend_application_present (TendApplication *self, GtkWindow *window);

G_END_DECLS
