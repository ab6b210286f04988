/* SPDX-License-Identifier: GPL-3.0-or-later
 * The message that stands before a window, whichever libadwaita this is built for. */
#undef GDK_VERSION_MIN_REQUIRED
#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MIN_REQUIRED
#undef ADW_VERSION_MAX_ALLOWED

#include "config.h"

#include "tend-test-alert.h"

#include <adwaita.h>

static GtkWidget *
find_below (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
tend_test_find_alert (void)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  GType type = ADW_TYPE_ALERT_DIALOG;
#else
  GType type = ADW_TYPE_MESSAGE_DIALOG;
#endif
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    {
      GtkWidget *alert = find_below (item->data, type);

      if (alert != NULL)
        return alert;
    }
  return NULL;
}

void
tend_test_close_alert (GtkWidget *alert)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_force_close (ADW_DIALOG (alert));
#else
  gtk_window_destroy (GTK_WINDOW (alert));
#endif
}
