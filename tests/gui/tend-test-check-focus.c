/* SPDX-License-Identifier: GPL-3.0-or-later
 * Walks through a window by Tab. */
#include "config.h"

#include "tend-arrivals-board.h"
#include "tend-test-alert.h"
#include "tend-test-check.h"
#include "tend-test-window.h"

#include <adwaita.h>

#define MOST_STOPS 600

/* What Tab enters once and the arrows move in. */
static GtkWidget *
find_group (GtkWidget *widget, GtkWidget *root)
{
  GtkWidget *group = NULL;

  for (GtkWidget *at = widget; at != NULL && at != root; at = gtk_widget_get_parent (at))
    if ((GTK_IS_LIST_BOX (at) && GTK_IS_LIST_BOX_ROW (widget)) || GTK_IS_LIST_BASE (at)
        || GTK_IS_COLUMN_VIEW (at) || GTK_IS_FLOW_BOX (at) || TEND_IS_ARRIVALS_BOARD (at)
        || GTK_IS_CALENDAR (at) || GTK_IS_WINDOW_CONTROLS (at) || ADW_IS_VIEW_SWITCHER (at)
        || gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (at)) == GTK_ACCESSIBLE_ROLE_GRID
        || gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (at))
               == GTK_ACCESSIBLE_ROLE_RADIO_GROUP)
      group = at;
  return group;
}

static gboolean
takes_focus (GtkWidget *widget, GtkWidget *root)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_focusable (widget)
      || !gtk_widget_is_sensitive (widget) || GTK_IS_WINDOW (widget) || GTK_IS_POPOVER (widget))
    return FALSE;
  for (GtkWidget *at = widget; at != NULL && at != root; at = gtk_widget_get_parent (at))
    if (!gtk_widget_get_can_focus (at))
      return FALSE;
  return TRUE;
}

/* A field's own text is focused in its place; a scroller and what divides panes only
 * when there is something to scroll or nothing else. */
static gboolean
is_optional (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_VIEWPORT (widget) || GTK_IS_PANED (widget)
         || GTK_IS_LABEL (widget) || GTK_IS_LIST_BOX (widget)
         || (GTK_IS_CHECK_BUTTON (widget)
             && gtk_test_accessible_has_role (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_ROLE_RADIO))
         || (GTK_IS_TOGGLE_BUTTON (widget) && GTK_IS_DROP_DOWN (parent))
         || gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) != NULL;
}

static void
collect_stops (GtkWidget *widget, GtkWidget *root, GPtrArray *stops)
{
  /* Popovers are windows of their own. */
  if (GTK_IS_NATIVE (widget) && widget != root)
    return;
  if (takes_focus (widget, root))
    g_ptr_array_add (stops, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_stops (child, root, stops);
}

static GtkWidget *
find_below (GtkWidget *widget, GtkWidget *ancestor)
{
  while (widget != NULL && gtk_widget_get_parent (widget) != ancestor)
    widget = gtk_widget_get_parent (widget);
  return widget;
}

/* Compares the two branches in which the way from one stop to the next changes. */
static void
check_step (GtkWidget *from, GtkWidget *to, const char *scene)
{
  GtkWidget      *common = from;
  GtkWidget      *before, *after;
  graphene_rect_t a, b;
  gboolean        backwards;

  while (common != to && !gtk_widget_is_ancestor (to, common))
    common = gtk_widget_get_parent (common);
  before = find_below (from, common);
  after = find_below (to, common);
  if (before == NULL || after == NULL || find_group (to, NULL) != NULL
      || find_group (from, NULL) != NULL
      /* Newer GTK goes round in its own list of shortcuts before it comes to the head. */
      || GTK_IS_SHORTCUTS_WINDOW (gtk_widget_get_root (to)))
    return;
  a = tend_test_check_get_bounds (before, common);
  b = tend_test_check_get_bounds (after, common);
  if (b.origin.y + b.size.height <= a.origin.y + 1)
    backwards = TRUE;
  else if (b.origin.y >= a.origin.y + a.size.height - 1)
    backwards = FALSE;
  else if (gtk_widget_get_direction (common) == GTK_TEXT_DIR_RTL)
    /* GTK 4.18 sorts by position alone and goes from left to right here too. */
    backwards = gtk_check_version (4, 18, 0) != NULL && b.origin.x >= a.origin.x + a.size.width - 1;
  else
    backwards = b.origin.x + b.size.width <= a.origin.x + 1;
  if (backwards)
    tend_test_check_fault (to, scene, "Tab goes backwards to it from %s",
                           G_OBJECT_TYPE_NAME (from));
}

/* As the key does it: some lists of ours hear it before GTK. */
static gboolean
press_tab (GtkWidget *root, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD;

  for (GtkWidget *at = gtk_root_get_focus (GTK_ROOT (root)); at != NULL && at != root;
       at = gtk_widget_get_parent (at))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (at);

      for (guint i = 0; GTK_IS_LIST_BOX (at) && i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean handled = FALSE;

          if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
            g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Tab, 0,
                                   back ? GDK_SHIFT_MASK : 0, &handled);
          if (handled)
            return TRUE;
        }
    }
  return gtk_widget_child_focus (root, direction);
}

/* What is scrolled to is placed with the next frame. */
static GtkWidget *
get_focus (GtkWidget *root)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (root));

  if (focus != NULL && !gtk_widget_get_mapped (focus))
    tend_test_wait_frame (root);
  return gtk_root_get_focus (GTK_ROOT (root));
}

/* The stops of the round that Tab goes in the end. */
static GPtrArray *
walk (GtkWidget *root, const char *scene, GtkDirectionType direction)
{
  GPtrArray *seen = g_ptr_array_new ();
  GtkWidget *last = NULL;
  guint      first;

  gtk_root_set_focus (GTK_ROOT (root), NULL);
  for (guint i = 0; i < MOST_STOPS && press_tab (root, direction); i++)
    {
      GtkWidget *focus = get_focus (root);

      if (focus == NULL || !gtk_widget_get_mapped (focus))
        {
          tend_test_check_fault (last != NULL ? last : root, scene, "after it the focus is lost");
          return seen;
        }
      if (g_ptr_array_find (seen, focus, &first))
        {
          g_ptr_array_remove_range (seen, 0, first);
          return seen;
        }
      if (last != NULL && direction == GTK_DIR_TAB_FORWARD)
        check_step (last, focus, scene);
      g_ptr_array_add (seen, focus);
      last = focus;
    }
  return seen;
}

static gboolean
was_reached (GPtrArray *seen, GtkWidget *stop, GtkWidget *root)
{
  GtkWidget *group = find_group (stop, root);

  for (guint i = 0; i < seen->len; i++)
    {
      GtkWidget *focus = g_ptr_array_index (seen, i);

      if (focus == stop || gtk_widget_is_ancestor (focus, stop)
          || (group != NULL && (focus == group || gtk_widget_is_ancestor (focus, group))))
        return TRUE;
    }
  return FALSE;
}

void
tend_test_check_tab_order (GtkWidget *root, const char *scene)
{
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();
  g_autoptr (GPtrArray) forward = NULL;
  g_autoptr (GPtrArray) backward = NULL;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (root));

  forward = walk (root, scene, GTK_DIR_TAB_FORWARD);
  backward = walk (root, scene, GTK_DIR_TAB_BACKWARD);
  /* Now: what was shown only while something had the focus is gone again. */
  collect_stops (root, root, stops);
  for (guint i = 0; i < stops->len; i++)
    {
      GtkWidget *stop = g_ptr_array_index (stops, i);

      if (is_optional (stop))
        continue;
      if (!was_reached (forward, stop, root))
        tend_test_check_fault (stop, scene, "Tab does not reach it");
      if (!was_reached (backward, stop, root))
        tend_test_check_fault (stop, scene, "Shift+Tab does not reach it");
    }
  gtk_root_set_focus (GTK_ROOT (root), focus);
}

/* What GTK and libadwaita build inside of others is named by those. */
static gboolean
is_internal (GtkWidget *widget)
{
  GtkWidget *alert = tend_test_find_alert ();
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL
         || gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER_MENU) != NULL
         || GTK_IS_MENU_BUTTON (parent) || GTK_IS_COLUMN_VIEW (parent)
         || gtk_widget_get_ancestor (parent, GTK_TYPE_DROP_DOWN) != NULL
         || (!ADW_IS_COMBO_ROW (widget)
             && gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) != NULL)
         || (alert != NULL && g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwGizmo")
             && gtk_widget_is_ancestor (widget, alert));
}

static gboolean
has_text_inside (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text_inside (child))
      return TRUE;
  return FALSE;
}

/* Of these the text in them is the name. */
static gboolean
is_named_by_content (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_CHECK_BUTTON (widget)
         || GTK_IS_FLOW_BOX_CHILD (widget) || GTK_IS_LABEL (widget)
         || GTK_IS_SHORTCUTS_SHORTCUT (widget);
}

void
tend_test_check_names (GtkWidget *root, const char *scene)
{
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();

  collect_stops (root, root, stops);
  for (guint i = 0; i < stops->len; i++)
    {
      GtkWidget       *stop = g_ptr_array_index (stops, i);
      g_autofree char *name = NULL;

      if (GTK_IS_PANED (stop) || GTK_IS_SCROLLED_WINDOW (stop) || GTK_IS_VIEWPORT (stop)
          || GTK_IS_TEXT (stop) || is_internal (stop) || tend_test_is_named_by_tooltip (stop)
          || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (stop),
                                               GTK_ACCESSIBLE_RELATION_LABELLED_BY)
          || (is_named_by_content (stop) && has_text_inside (stop)))
        continue;
      name = tend_test_check_dup_name (stop);
      if (*name == '\0')
        tend_test_check_fault (stop, scene, "it takes the focus and has no name");
      else if (g_str_has_suffix (name, "-symbolic"))
        tend_test_check_fault (stop, scene, "it is named after the icon %s", name);
    }
}
