/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tooltips that cost nothing while nobody points. */
#define G_LOG_DOMAIN "tend-hint"

#include "config.h"

#include "tend-hint.h"

void
tend_hint_set (GtkWidget *widget, const char *text)
{
  gboolean shown;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;
  /* GTK asks for every visible widget, whether it is in a window or not. */
  shown = gtk_widget_get_parent (widget) == NULL && gtk_widget_get_visible (widget);
  if (shown)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  if (shown)
    gtk_widget_set_visible (widget, TRUE);
}
