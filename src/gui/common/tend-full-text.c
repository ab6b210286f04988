/* SPDX-License-Identifier: GPL-3.0-or-later
 * Says in a tooltip what a label had no room for. */
#define G_LOG_DOMAIN "tend-full-text"

#include "config.h"

#include "tend-full-text.h"

static gboolean
is_shortened (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget)
         && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));
}

/* Where what is in a widget cannot be pointed at, the widget is: looks into it. */
static GtkWidget *
find_shortened (GtkWidget *widget, GtkWidget *root, double x, double y)
{
  double at_x, at_y;

  if (!gtk_widget_get_mapped (widget)
      || !gtk_widget_translate_coordinates (root, widget, x, y, &at_x, &at_y)
      || !gtk_widget_contains (widget, at_x, at_y))
    return NULL;
  if (is_shortened (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_shortened (child, root, x, y);

      if (found != NULL)
        return found;
    }
  return NULL;
}

char *
tend_full_text_dup_at (GtkWidget *root, double x, double y, GdkRectangle *area)
{
  GtkWidget *picked = gtk_widget_pick (root, x, y, GTK_PICK_INSENSITIVE);
  GtkWidget *widget = NULL;
  double     left, top;

  /* The title of a field lies under the field's text, in the same row. */
  for (; picked != NULL && picked != root && widget == NULL;
       picked = GTK_IS_LIST_BOX_ROW (picked) ? NULL : gtk_widget_get_parent (picked))
    widget = find_shortened (picked, root, x, y);
  if (widget == NULL || !gtk_widget_translate_coordinates (widget, root, 0, 0, &left, &top))
    return NULL;
  *area = (GdkRectangle){ (int) left, (int) top, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget) };
  return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
}

/* By keyboard, everything that is shortened in what has the focus. */
static void
append_shortened (GtkWidget *widget, GString *text)
{
  if (is_shortened (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_shortened (child, text);
}

static gboolean
on_tooltip_queried_cb (
    GtkWidget *root, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  GtkWidget *focus = keyboard && GTK_IS_ROOT (root) ? gtk_root_get_focus (GTK_ROOT (root)) : NULL;
  g_autofree char *text = NULL;
  GdkRectangle     area;

  if (focus != NULL)
    {
      GString *all = g_string_new (NULL);

      append_shortened (focus, all);
      text = g_string_free (all, FALSE);
    }
  else if (!keyboard && (text = tend_full_text_dup_at (root, x, y, &area)) != NULL)
    gtk_tooltip_set_tip_area (tooltip, &area);
  if (text == NULL || *text == '\0')
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

void
tend_full_text_watch (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  gtk_widget_set_has_tooltip (root, TRUE);
  g_signal_connect (root, "query-tooltip", G_CALLBACK (on_tooltip_queried_cb), NULL);
}

static void
on_windows_changed_cb (
    GListModel *windows, guint position, guint removed, guint added, gpointer user_data)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, position + i);

      tend_full_text_watch (window);
    }
}

void
tend_full_text_start (void)
{
  static gboolean started = FALSE;
  GListModel     *windows = gtk_window_get_toplevels ();

  if (started)
    return;
  started = TRUE;
  on_windows_changed_cb (windows, 0, 0, g_list_model_get_n_items (windows), NULL);
  g_signal_connect (windows, "items-changed", G_CALLBACK (on_windows_changed_cb), NULL);
}
