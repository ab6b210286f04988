/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one window over the whole clinic: find, the day, worklists. */
#define G_LOG_DOMAIN "tend-dashboard-window"

#include "config.h"

#include "tend-dashboard-window.h"

#include "tend-billing-page.h"
#include "tend-closures.h"
#include "tend-compat.h"
#include "tend-find.h"
#include "tend-format.h"
#include "tend-patients-page.h"
#include "tend-place.h"
#include "tend-query.h"
#include "tend-sidebar-row.h"
#include "tend-specimens-page.h"
#include "tend-store-banner.h"
#include "tend-today-page.h"
#include "tend-window.h"

#include <glib/gi18n.h>

/* Below this, at the usual size of text, the sidebar shows icons only. */
#define NARROW_WIDTH 1100
/* A home has no board of five columns to make room for. */
#define HOME_NARROW_WIDTH 800
/* Machines to be serviced that soon are due now. */
#define DUE_DAYS 7
#define FOOT_SECONDS 5

struct _TendDashboardWindow
{
  AdwApplicationWindow parent_instance;

  /* Owned */
  TendStore *store;
  TendQuery *orders;
  TendQuery *devices;
  TendQuery *invoices;

  /* Template */
  AdwToastOverlay *toast_overlay;
  GtkLabel        *clinic_label;
  GtkLabel        *date_label;
  TendFind        *find;
  GtkListBox      *sidebar;
  GtkStack        *stack;
  TendTodayPage   *today_page;
  TendSidebarRow  *today_row;
  TendSidebarRow  *patients_row;
  TendSidebarRow  *specimens_row;
  TendSidebarRow  *billing_row;
  TendStoreBanner *store_banner;
  GtkLabel        *store_label;
  GtkImage        *store_image;
  GtkLabel        *change_label;
  GtkMenuButton   *account_button;
  GtkLabel        *account_label;

  GDate    day;
  gint64   changed_at;
  guint    foot_source;
  guint    narrow_source;
  gboolean narrow;
};

static void tend_dashboard_window_init_window (TendWindowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TendDashboardWindow,
                               tend_dashboard_window,
                               ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (TEND_TYPE_WINDOW,
                                                      tend_dashboard_window_init_window))

static TendApplication *
get_application (TendDashboardWindow *self)
{
  return TEND_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
show_day (TendDashboardWindow *self)
{
  g_autofree char *text = NULL;
  GDate            today;

  tend_place_get_today (&today);
  if (g_date_valid (&self->day) && g_date_compare (&self->day, &today) == 0)
    return;
  self->day = today;
  text = tend_format_long_date (&today);
  gtk_label_set_label (self->date_label, text);
  if (self->devices != NULL)
    {
      char date[16];

      g_date_add_days (&today, DUE_DAYS);
      g_date_strftime (date, sizeof date, "%Y-%m-%d", &today);
      tend_query_set_parameters (self->devices, g_variant_new_parsed ("{'date': <%s>}", date));
    }
}

static gboolean
refresh_foot (gpointer user_data)
{
  TendDashboardWindow *self = user_data;
  g_autofree char     *ago = NULL;
  g_autofree char     *text = NULL;

  show_day (self);
  if (self->changed_at != TEND_TIME_NONE)
    {
      ago = tend_format_ago (tend_place_get_now () - self->changed_at);
      /* Translators: %s is “12 s ago”. */
      text = g_strdup_printf (_ ("Records last changed %s"), ago);
    }
  gtk_label_set_label (self->change_label, text != NULL ? text : "");
  return G_SOURCE_CONTINUE;
}

static void
on_store_changed_cb (TendDashboardWindow *self)
{
  self->changed_at = tend_place_get_now ();
  refresh_foot (self);
}

static void
show_store (TendDashboardWindow *self)
{
  const char *url = tend_store_get_url (self->store);
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  gboolean         here = g_str_has_prefix (url, "sqlite:");
  g_autofree char *text = NULL;

  if (here)
    text = g_strdup (_ ("Records on this computer"));
  else
    text = g_strdup_printf (_ ("Records on %s"), uri != NULL && g_uri_get_host (uri) != NULL
                                                     ? g_uri_get_host (uri)
                                                     : _ ("a server"));
  gtk_label_set_label (self->store_label, text);
  gtk_image_set_from_icon_name (self->store_image,
                                here ? "drive-harddisk-symbolic" : "network-server-symbolic");
}

static void
show_clinic (TendDashboardWindow *self)
{
  g_autoptr (TendClinic) clinic = NULL;
  g_autofree char *title = NULL;

  g_object_get (self->store, "clinic", &clinic, NULL);
  if (clinic == NULL)
    return;
  gtk_label_set_label (self->clinic_label, tend_clinic_get_data (clinic)->name);
  /* Translators: title of the main window; %s is the clinic. */
  title = g_strdup_printf (_ ("%s – Tend"), tend_clinic_get_data (clinic)->name);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
show_account (TendDashboardWindow *self)
{
  TendAccount           *account = tend_store_get_account (self->store);
  const TendAccountData *data = account != NULL ? tend_account_get_data (account) : NULL;

  gtk_label_set_label (self->account_label, data != NULL ? data->full_name : "");
}

/* The menu is built when it is first opened, not before the day is seen. */
static void
fill_menu (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  builder = gtk_builder_new_from_resource ("/org/tendclinic/Tend/dashboard/tend-dashboard-menu.ui");
  gtk_menu_button_set_menu_model (button,
                                  G_MENU_MODEL (gtk_builder_get_object (builder, "main_menu")));
}

/* A page is built when it is first shown. */
static GtkWidget *
make_page (TendDashboardWindow *self, const char *name)
{
  if (g_str_equal (name, "patients"))
    return tend_patients_page_new (self->store,
                                   tend_application_get_recent_patients (get_application (self)));
  if (g_str_equal (name, "specimens"))
    return tend_specimens_page_new (self->store, self->orders);
  return tend_billing_page_new (self->store, self->invoices);
}

static void
on_sidebar_row_selected_cb (TendDashboardWindow *self, GtkListBoxRow *row)
{
  const char *name = row != NULL ? tend_sidebar_row_get_page (TEND_SIDEBAR_ROW (row)) : NULL;

  if (name == NULL || (self->orders == NULL && !g_str_equal (name, "today")))
    return;
  if (gtk_stack_get_child_by_name (self->stack, name) == NULL)
    gtk_stack_add_named (self->stack, make_page (self, name), name);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
show_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TendDashboardWindow *self = TEND_DASHBOARD_WINDOW (widget);
  GtkListBoxRow       *row
      = gtk_list_box_get_row_at_index (self->sidebar, g_variant_get_int32 (parameter));

  if (row == NULL || !gtk_widget_get_visible (GTK_WIDGET (row)))
    return;
  gtk_list_box_select_row (self->sidebar, row);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

static void
focus_find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (TEND_DASHBOARD_WINDOW (widget)->find));
}

static void
on_patient_activated_cb (TendDashboardWindow *self, gint64 patient_id)
{
  tend_application_open_chart (get_application (self), patient_id);
}

/* What nobody sees in the first moment is read after it. */
static gboolean
load_the_rest (gpointer user_data)
{
  TendDashboardWindow *self = user_data;

  if (self->store == NULL)
    return G_SOURCE_REMOVE;
  self->orders = tend_query_new (self->store, "open-orders", NULL);
  self->invoices = tend_query_new (self->store, "open-invoices", NULL);
  self->devices = g_object_new (TEND_TYPE_QUERY, "name", "devices-due", NULL);
  g_date_clear (&self->day, 1);
  show_day (self);
  tend_query_set_store (self->devices, self->store);
  tend_today_page_show_due (self->today_page, self->orders, self->devices);
  g_object_bind_property (self->orders, "n-items", self->specimens_row, "count",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->invoices, "n-items", self->billing_row, "count",
                          G_BINDING_SYNC_CREATE);
  on_sidebar_row_selected_cb (self, gtk_list_box_get_selected_row (self->sidebar));
  return G_SOURCE_REMOVE;
}

static void
on_first_frame_painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (clock, on_first_frame_painted_cb, user_data);
  g_idle_add_full (G_PRIORITY_LOW, load_the_rest, g_object_ref (user_data), g_object_unref);
}

static void
on_realized_cb (TendDashboardWindow *self)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint",
                           G_CALLBACK (on_first_frame_painted_cb), self, 0);
}

static gboolean
apply_narrow (gpointer user_data)
{
  TendDashboardWindow *self = user_data;

  self->narrow_source = 0;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->sidebar)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (TEND_IS_SIDEBAR_ROW (row))
      g_object_set (row, "narrow", self->narrow, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->account_label), !self->narrow);
  return G_SOURCE_REMOVE;
}

static void
tend_dashboard_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TendDashboardWindow *self = TEND_DASHBOARD_WINDOW (widget);
  int                  least = tend_place_is_home () ? HOME_NARROW_WIDTH : NARROW_WIDTH;
  gboolean             narrow = width < least * tend_window_get_text_scale (widget);

  GTK_WIDGET_CLASS (tend_dashboard_window_parent_class)
      ->size_allocate (widget, width, height, baseline);
  /* Showing and hiding while sizes are being given out would ask for another round. */
  if (self->narrow != narrow && self->narrow_source == 0)
    self->narrow_source = g_idle_add (apply_narrow, self);
  self->narrow = narrow;
}

static AdwToastOverlay *
tend_dashboard_window_get_toast_overlay (TendWindow *window)
{
  return TEND_DASHBOARD_WINDOW (window)->toast_overlay;
}

static void
tend_dashboard_window_init_window (TendWindowInterface *iface)
{
  iface->get_toast_overlay = tend_dashboard_window_get_toast_overlay;
}

static void
tend_dashboard_window_dispose (GObject *object)
{
  TendDashboardWindow *self = TEND_DASHBOARD_WINDOW (object);

  g_clear_handle_id (&self->foot_source, g_source_remove);
  g_clear_handle_id (&self->narrow_source, g_source_remove);
  g_clear_object (&self->orders);
  g_clear_object (&self->devices);
  g_clear_object (&self->invoices);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tend_dashboard_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TendDashboardWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, TendDashboardWindow, clinic_label);
  gtk_widget_class_bind_template_child (widget_class, TendDashboardWindow, date_label);
  gtk_widget_class_bind_template_child (widget_class, TendDashboardWindow, find);
  gtk_widget_class_bind_template_child (widget_class, TendDashboardWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TendDashboardWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TendDashboardWindow, today_page);
  gtk_widget_class_bind_template_child (widget_class, TendDashboardWindow, today_row);
  gtk_widget_class_bind_template_child (widget_class, TendDashboardWindow, patients_row);
  gtk_widget_class_bind_template_child (widget_class, TendDashboardWindow, specimens_row);
  gtk_widget_class_bind_template_child (widget_class, TendDashboardWindow, billing_row);
  gtk_widget_class_bind_template_child (widget_class, TendDashboardWindow, store_banner);
  gtk_widget_class_bind_template_child (widget_class, TendDashboardWindow, store_label);
  gtk_widget_class_bind_template_child (widget_class, TendDashboardWindow, store_image);
  gtk_widget_class_bind_template_child (widget_class, TendDashboardWindow, change_label);
  gtk_widget_class_bind_template_child (widget_class, TendDashboardWindow, account_button);
  gtk_widget_class_bind_template_child (widget_class, TendDashboardWindow, account_label);
}

static void
tend_dashboard_window_class_init (TendDashboardWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_dashboard_window_dispose;
  widget_class->size_allocate = tend_dashboard_window_size_allocate;
  g_type_ensure (TEND_TYPE_SIDEBAR_ROW);
  g_type_ensure (TEND_TYPE_TODAY_PAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/dashboard/tend-dashboard-window.ui");
  tend_closures_bind (widget_class);
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_sidebar_row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_patient_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_realized_cb);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, focus_find);
  gtk_widget_class_install_action (widget_class, "win.show-page", "i", show_page);
  for (int i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (widget_class, (guint) (GDK_KEY_1 + i), GDK_ALT_MASK,
                                         "win.show-page", "i", i);
}

static void
tend_dashboard_window_init (TendDashboardWindow *self)
{
  g_date_clear (&self->day, 1);
  self->changed_at = TEND_TIME_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_compat_leave_list_by_tab (self->sidebar);
  gtk_menu_button_set_create_popup_func (self->account_button, fill_menu, NULL, NULL);
  if (tend_place_is_home ())
    g_object_set (self->patients_row, "title", _ ("My people"), NULL);
  gtk_list_box_select_row (self->sidebar, GTK_LIST_BOX_ROW (self->today_row));
}

static void
set_store (TendDashboardWindow *self, TendStore *store)
{
  g_set_object (&self->store, store);
  tend_today_page_set_store (self->today_page, store);
  tend_find_set_store (self->find, store);
  tend_store_banner_set_store (self->store_banner, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::clinic", G_CALLBACK (show_clinic), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::account", G_CALLBACK (show_account), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (tend_today_page_get_board (self->today_page), "n-waiting",
                          self->today_row, "count", G_BINDING_SYNC_CREATE);
  show_clinic (self);
  show_account (self);
  show_store (self);
  show_day (self);
  self->foot_source = g_timeout_add_seconds (FOOT_SECONDS, refresh_foot, self);
}

GtkWindow *
tend_dashboard_window_new (TendApplication *application)
{
  TendDashboardWindow *self;
  GSettings           *settings;

  g_return_val_if_fail (TEND_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (tend_application_get_store (application) != NULL, NULL);

  self = g_object_new (TEND_TYPE_DASHBOARD_WINDOW, "application", application, NULL);
  set_store (self, tend_application_get_store (application));
  settings = tend_application_get_settings (application);
  if (settings != NULL)
    {
      g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
    }
  return GTK_WINDOW (self);
}
