/* SPDX-License-Identifier: GPL-3.0-or-later
 * Makes resources and the types that .ui files name known. */
#define G_LOG_DOMAIN "tend-gui"

#include "config.h"

#include "tend-gui.h"

#include "tend-draft-bar.h"
#include "tend-find.h"
#include "tend-find-row.h"
#include "tend-gradual-list.h"
#include "tend-kinds.h"
#include "tend-list-row.h"
#include "tend-patient-band.h"
#include "tend-resources.h"
#include "tend-query.h"
#include "tend-store-banner.h"
#include "tend-views.h"
#include "tend-window.h"

void
tend_gui_ensure (void)
{
  static gsize once = 0;

  if (!g_once_init_enter (&once))
    return;
  tend_register_resource ();
  for (guint i = 0; tend_kinds_nth (i) != G_TYPE_INVALID; i++)
    g_type_ensure (tend_kinds_nth (i));
  for (guint i = 0; tend_views_nth (i) != G_TYPE_INVALID; i++)
    g_type_ensure (tend_views_nth (i));
  g_type_ensure (TEND_TYPE_DRAFT_BAR);
  g_type_ensure (TEND_TYPE_FIND);
  g_type_ensure (TEND_TYPE_FIND_ROW);
  g_type_ensure (TEND_TYPE_GRADUAL_LIST);
  g_type_ensure (TEND_TYPE_LIST_ROW);
  g_type_ensure (TEND_TYPE_PATIENT_BAND);
  g_type_ensure (TEND_TYPE_QUERY);
  g_type_ensure (TEND_TYPE_STORE_BANNER);
  g_type_ensure (TEND_TYPE_WINDOW);
  g_once_init_leave (&once, 1);
}

gboolean
tend_gui_has_focus_inside (GtkWidget *widget)
{
  GtkRoot   *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

void
tend_gui_remove_closed (GtkWidget *parent, GType type)
{
  GtkWidget *next;

  g_return_if_fail (GTK_IS_WIDGET (parent) && g_type_is_a (type, GTK_TYPE_POPOVER));

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type) && !gtk_widget_get_visible (child))
        gtk_widget_unparent (child);
    }
}

void
tend_gui_load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GdkDisplay *display = gdk_display_get_default ();

  g_return_if_fail (display != NULL);

  tend_gui_ensure ();
  gtk_css_provider_load_from_resource (provider, "/org/tendclinic/Tend/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    "/org/tendclinic/Tend/icons");
}
