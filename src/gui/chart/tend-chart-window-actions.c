/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be done in the window of a patient. */
#define G_LOG_DOMAIN "tend-chart-window"

#include "config.h"

#include "tend-chart-window-private.h"

#include "tend-chart-pages.h"
#include "tend-registration-window.h"

static void
show_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TendChartWindow *self = TEND_CHART_WINDOW (widget);

  tend_chart_window_show_page (self, g_variant_get_string (parameter, NULL));
  tend_chart_window_focus_page (self);
}

static void
show_page_at (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const TendChartPage *page = tend_chart_pages_nth (g_variant_get_uint32 (parameter));

  if (page == NULL)
    return;
  tend_chart_window_show_page (TEND_CHART_WINDOW (widget), page->id);
  tend_chart_window_focus_page (TEND_CHART_WINDOW (widget));
}

/* In the order of the page: before its first layout, Tab has no order to go by. */
static gboolean
focus_first (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_first (child))
      return TRUE;
  return gtk_widget_get_focusable (widget) && !GTK_IS_SCROLLED_WINDOW (widget)
         && !GTK_IS_LABEL (widget) && gtk_widget_grab_focus (widget);
}

/* A page whose first field is not what should be typed into has an action. */
void
tend_chart_window_focus_page (TendChartWindow *self)
{
  if (self->page == NULL || !gtk_widget_get_mapped (self->page))
    return;
  if (!gtk_widget_activate_action (self->page, "page.focus-first", NULL))
    focus_first (self->page);
}

static void
step_page (TendChartWindow *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sections);
  int            index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  row = index >= 0 ? gtk_list_box_get_row_at_index (self->sections, index) : NULL;
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->sections, row);
  tend_chart_window_focus_page (self);
}

static void
show_next_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step_page (TEND_CHART_WINDOW (widget), 1);
}

static void
show_previous_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step_page (TEND_CHART_WINDOW (widget), -1);
}

static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TendChartWindow *self = TEND_CHART_WINDOW (widget);

  if (self->page != NULL)
    gtk_widget_activate_action (self->page, "page.print", NULL);
}

static gboolean
can_print (GtkWidget *page)
{
  const char         *name;
  const char         *property;
  const GVariantType *parameter_type;
  GType               owner;

  for (guint i = 0; page != NULL
                    && gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (page), i, &owner, &name,
                                                      &parameter_type, &property);
       i++)
    if (g_str_equal (name, "page.print"))
      return TRUE;
  return FALSE;
}

static void
edit_registration (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TendChartWindow *self = TEND_CHART_WINDOW (widget);

  tend_registration_window_open (widget, self->store, self->patient_id, NULL);
}

static void
edit_section (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TendChartWindow *self = TEND_CHART_WINDOW (widget);

  tend_registration_window_open (widget, self->store, self->patient_id,
                                 g_variant_get_string (parameter, NULL));
}

static void
book (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TendApplication *application = tend_application_find (widget);

  if (application != NULL)
    tend_application_open_booking (application, TEND_CHART_WINDOW (widget)->patient);
}

void
tend_chart_window_update_actions (TendChartWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "win.edit-registration", self->patient != NULL);
  gtk_widget_action_set_enabled (widget, "win.book",
                                 self->patient != NULL && tend_application_find (widget) != NULL);
  gtk_widget_action_set_enabled (widget, "win.print", can_print (self->page));
}

void
tend_chart_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page);
  gtk_widget_class_install_action (widget_class, "win.show-page-at", "u", show_page_at);
  gtk_widget_class_install_action (widget_class, "win.next-page", NULL, show_next_page);
  gtk_widget_class_install_action (widget_class, "win.previous-page", NULL, show_previous_page);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "win.book", NULL, book);
  gtk_widget_class_install_action (widget_class, "win.edit-registration", NULL, edit_registration);
  gtk_widget_class_install_action (widget_class, "win.edit-section", "s", edit_section);
  for (guint i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK,
                                         "win.show-page-at", "u", i);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "win.next-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "win.previous-page", NULL);
}
