/* SPDX-License-Identifier: GPL-3.0-or-later
 * Brings a part of a page into sight. */
#define G_LOG_DOMAIN "tend-scroll"

#include "config.h"

#include "tend-scroll.h"

#define MARGIN 12

static void
show_stretch (GtkAdjustment *adjustment, double top, double bottom)
{
  double above = top - MARGIN;
  double below = bottom + MARGIN - gtk_adjustment_get_page_size (adjustment);

  if (above < 0 || below > 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                              + (above < 0 ? above : MIN (below, above)));
}

/* Only what was laid out has a place to scroll to. */
static gboolean
on_frame_cb (GtkWidget *last, GdkFrameClock *clock, gpointer user_data)
{
  GtkWidget      *first = user_data;
  GtkWidget      *scroller = gtk_widget_get_ancestor (first, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t start, end;

  if (scroller == NULL)
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (last) == 0 || !gtk_widget_compute_bounds (first, scroller, &start)
      || !gtk_widget_compute_bounds (last, scroller, &end))
    return G_SOURCE_CONTINUE;
  show_stretch (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                start.origin.y, end.origin.y + end.size.height);
  return G_SOURCE_REMOVE;
}

void
tend_scroll_to (GtkWidget *first, GtkWidget *last)
{
  g_return_if_fail (GTK_IS_WIDGET (first) && GTK_IS_WIDGET (last));

  gtk_widget_add_tick_callback (last, on_frame_cb, g_object_ref (first), g_object_unref);
}
