/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the common parts need of any of our windows. */
#define G_LOG_DOMAIN "tend-window"

#include "config.h"

#include "tend-window.h"

G_DEFINE_INTERFACE (TendWindow, tend_window, GTK_TYPE_WINDOW)

static void
tend_window_default_init (TendWindowInterface *iface)
{
}

AdwToastOverlay *
tend_window_get_toast_overlay (TendWindow *self)
{
  TendWindowInterface *iface;

  g_return_val_if_fail (TEND_IS_WINDOW (self), NULL);
  iface = TEND_WINDOW_GET_IFACE (self);
  return iface->get_toast_overlay != NULL ? iface->get_toast_overlay (self) : NULL;
}

gint64
tend_window_get_patient_id (TendWindow *self)
{
  TendWindowInterface *iface;

  g_return_val_if_fail (TEND_IS_WINDOW (self), 0);
  iface = TEND_WINDOW_GET_IFACE (self);
  return iface->get_patient_id != NULL ? iface->get_patient_id (self) : 0;
}

void
tend_window_keep_drafts (TendWindow *self)
{
  TendWindowInterface *iface;

  g_return_if_fail (TEND_IS_WINDOW (self));
  iface = TEND_WINDOW_GET_IFACE (self);
  if (iface->keep_drafts != NULL)
    iface->keep_drafts (self);
}

TendWindow *
tend_window_find (GtkWidget *widget)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;

  while (root != NULL && !TEND_IS_WINDOW (root))
    root
        = GTK_IS_WINDOW (root) ? GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root))) : NULL;
  return root != NULL ? TEND_WINDOW (root) : NULL;
}

void
tend_window_toast (GtkWidget *widget, const char *text)
{
  TendWindow      *window = tend_window_find (widget);
  AdwToastOverlay *overlay = window != NULL ? tend_window_get_toast_overlay (window) : NULL;

  if (overlay != NULL)
    adw_toast_overlay_add_toast (overlay, adw_toast_new (text));
}
