#pragma once

#include <adwaita.h>

#include "tend-store.h"

G_BEGIN_DECLS

/* What the common parts need of any of our windows. */
#define TEND_TYPE_WINDOW (tend_window_get_type ())
G_DECLARE_INTERFACE (TendWindow, tend_window, TEND, WINDOW, GtkWindow)

struct _TendWindowInterface
{
  GTypeInterface parent;

  AdwToastOverlay *(*get_toast_overlay) (TendWindow *self);
  /* Whose window this is for its whole life; 0 (or no implementation): nobody's. */
  gint64 (*get_patient_id) (TendWindow *self);
};

AdwToastOverlay *tend_window_get_toast_overlay (TendWindow *self);
gint64           tend_window_get_patient_id (TendWindow *self);
/* Saves every draft that waits, now: the program is being locked, or the window closed. */
void tend_window_keep_drafts (TendWindow *self);

/* The window @widget is in, across popovers and dialogs; nullable. */
TendWindow *tend_window_find (GtkWidget *widget);
/* Shows @toast (taken) in place of the one shown. */
void tend_window_add_toast (TendWindow *self, AdwToast *toast);
/* Says @text in the window of @widget; a plain toast for what needs no answer.
 * Never for an error that matters. */
void tend_window_toast (GtkWidget *widget, const char *text);

/* 1 at the usual size of text: for widths that must grow with it. */
double tend_window_get_text_scale (GtkWidget *widget);
/* Widens what its .ui file measures in pixels (panes, columns, clamps) for larger text;
 * once, after its template was built. */
void tend_window_scale_widths (GtkWindow *window);

G_END_DECLS
