/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the common parts need of any of our windows. */
#define G_LOG_DOMAIN "tend-window"

#include "config.h"

#include "tend-window.h"

#include "tend-draft-bar.h"

/* Side panes of twice the width would leave too little of a usual screen. */
#define MOST_SCALED_WIDTH 1.6

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

static void
keep_drafts_below (GtkWidget *widget)
{
  if (TEND_IS_DRAFT_BAR (widget))
    {
      tend_draft_bar_flush (TEND_DRAFT_BAR (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    keep_drafts_below (child);
}

void
tend_window_keep_drafts (TendWindow *self)
{
  g_return_if_fail (TEND_IS_WINDOW (self));

  keep_drafts_below (GTK_WIDGET (self));
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

static void
on_toast_dismissed_cb (AdwToast *toast, gpointer overlay)
{
  if (g_object_get_data (overlay, "tend-toast") == toast)
    g_object_set_data (overlay, "tend-toast", NULL);
}

/* What waits in a queue is said too late, and beside an act it is not about. */
void
tend_window_add_toast (TendWindow *self, AdwToast *toast)
{
  AdwToastOverlay *overlay;
  AdwToast        *shown;

  g_return_if_fail (TEND_IS_WINDOW (self) && ADW_IS_TOAST (toast));

  overlay = tend_window_get_toast_overlay (self);
  if (overlay == NULL)
    {
      g_object_unref (toast);
      return;
    }
  shown = g_object_get_data (G_OBJECT (overlay), "tend-toast");
  if (shown != NULL)
    adw_toast_dismiss (shown);
  g_object_set_data_full (G_OBJECT (overlay), "tend-toast", g_object_ref (toast), g_object_unref);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_toast_dismissed_cb), overlay, 0);
  adw_toast_overlay_add_toast (overlay, toast);
}

void
tend_window_toast (GtkWidget *widget, const char *text)
{
  TendWindow *window = tend_window_find (widget);

  if (window != NULL)
    tend_window_add_toast (window, adw_toast_new (text));
}

double
tend_window_get_text_scale (GtkWidget *widget)
{
  int dpi;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1.0);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * PANGO_SCALE) : 1.0;
}

static void
scale_columns (GtkColumnView *table, double scale)
{
  GListModel *columns = gtk_column_view_get_columns (table);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int width = gtk_column_view_column_get_fixed_width (column);

      if (width > 0)
        gtk_column_view_column_set_fixed_width (column, (int) (width * scale));
    }
}

static void
scale_below (GtkWidget *parent, double scale)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int width, height;

      gtk_widget_get_size_request (child, &width, &height);
      if (width > 0)
        gtk_widget_set_size_request (child, (int) (width * scale), height);
      if (ADW_IS_CLAMP (child))
        adw_clamp_set_maximum_size (ADW_CLAMP (child),
                                    (int) (adw_clamp_get_maximum_size (ADW_CLAMP (child)) * scale));
      if (GTK_IS_COLUMN_VIEW (child))
        scale_columns (GTK_COLUMN_VIEW (child), tend_window_get_text_scale (child));
      else
        scale_below (child, scale);
    }
}

void
tend_window_scale_widths (GtkWindow *window)
{
  double scale;

  g_return_if_fail (GTK_IS_WINDOW (window));

  scale = MIN (tend_window_get_text_scale (GTK_WIDGET (window)), MOST_SCALED_WIDTH);
  if (scale > 1)
    scale_below (GTK_WIDGET (window), scale);
}
