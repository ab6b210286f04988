/* SPDX-License-Identifier: GPL-3.0-or-later
 * Opens every window and every page of it in one mode, and looks at each as people
 * do who see little, read from the right, use no pointer or speak another language. */
#include "config.h"

#include "tend-appointment-leaf.h"
#include "tend-arrival-card.h"
#include "tend-arrival.h"
#include "tend-chart-pages.h"
#include "tend-chart-window.h"
#include "tend-compat.h"
#include "tend-dashboard-window.h"
#include "tend-equipment-window.h"
#include "tend-find-results.h"
#include "tend-form-faults.h"
#include "tend-history-page.h"
#include "tend-invoice-row.h"
#include "tend-list-row.h"
#include "tend-patient-field.h"
#include "tend-patients-page.h"
#include "tend-place.h"
#include "tend-preferences-window.h"
#include "tend-registration-window.h"
#include "tend-schedule-grid.h"
#include "tend-schedule-window.h"
#include "tend-sign-in-window.h"
#include "tend-start-window.h"
#include "tend-test-alert.h"
#include "tend-test-check.h"
#include "tend-test-page.h"
#include "tend-test-window.h"
#include "tend-welcome-window.h"
#include "tend-window.h"

#include <glib/gi18n.h>
#include <locale.h>

typedef struct
{
  const char *name;
  int         width;
  int         height;
  double      text_scale;
  gboolean    dark;
  gboolean    contrast;
  gboolean    right_to_left;
  gboolean    pseudo;
} Mode;

static const Mode modes[] = {
  { .name = "light", .width = 1280, .height = 800, .text_scale = 1 },
  { .name = "dark", .width = 1280, .height = 800, .text_scale = 1, .dark = TRUE },
  { .name = "high-contrast", .width = 1280, .height = 800, .text_scale = 1, .contrast = TRUE },
  { .name = "high-contrast-dark",
    .width = 1280,
    .height = 800,
    .text_scale = 1,
    .dark = TRUE,
    .contrast = TRUE },
  { .name = "right-to-left", .width = 1280, .height = 800, .text_scale = 1, .right_to_left = TRUE },
  { .name = "pseudo-locale", .width = 1280, .height = 800, .text_scale = 1, .pseudo = TRUE },
  { .name = "large-text", .width = 1920, .height = 1080, .text_scale = 2 },
  { .name = "wide", .width = 1920, .height = 1080, .text_scale = 1 },
};

static const Mode *mode;

/* Whatever was asked of the store has been answered and drawn. */
static void
settle (gpointer widget)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) rows = tend_store_query (tend_test_store (), "accounts", NULL, NULL);

      g_assert_nonnull (rows);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  tend_test_wait_frame (widget);
}

static GHashTable *
get_data (void)
{
  static GHashTable *data;

  if (data == NULL)
    {
      g_autofree char *path = tend_test_store_path ();

      data = tend_test_read_words (path);
      /* What these tests type. */
      g_hash_table_add (data, g_strdup ("gar"));
      g_hash_table_add (data, g_strdup ("zzqx"));
    }
  return data;
}

/* @root: a window or what pops up from one. */
static void
check (gpointer root, const char *scene)
{
  g_autoptr (GdkTexture) picture = NULL;
  g_autofree char *name = g_strdup_printf ("%s-%s", scene, mode->name);

  settle (root);
  tend_test_check_layout (root, scene, mode->width, mode->height);
  tend_test_check_names (root, scene);
  if (mode->pseudo)
    tend_test_check_translated (root, scene, get_data ());
  picture = tend_test_take_picture (root);
  tend_test_check_contrast (root, scene, picture);
  tend_test_keep_picture (picture, name);
  if (GTK_IS_ROOT (root))
    tend_test_check_tab_order (root, scene);
}

static void
show (GtkWindow *window)
{
  gtk_window_set_default_size (window, mode->width, mode->height);
  tend_test_present (window);
  settle (window);
}

static GtkWidget *
find (gpointer root, const char *id)
{
  return tend_test_page_find (GTK_WIDGET (root), id);
}

static void
press (gpointer root, const char *id)
{
  g_signal_emit_by_name (find (root, id), "clicked");
}

static void
type (gpointer root, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (root, id)), text);
}

static gboolean
is_shown (gpointer root, const char *id)
{
  return gtk_widget_get_mapped (find (root, id));
}

/* The menu, or whatever else, of a button. */
static void
check_popover (gpointer window, const char *id, const char *scene)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (find (window, id));
  GtkPopover    *popover;

  gtk_menu_button_popup (button);
  popover = gtk_menu_button_get_popover (button);
  TEND_TEST_WAIT (gtk_widget_get_mapped (GTK_WIDGET (popover)));
  check (popover, scene);
  gtk_menu_button_popdown (button);
  TEND_TEST_WAIT (!gtk_widget_get_mapped (GTK_WIDGET (popover)));
}

static void
show_dashboard_page (GtkWindow *window, int page)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "i", page);
  settle (window);
}

static void
test_dashboard (void)
{
  GtkWindow *window = tend_dashboard_window_new (tend_test_application ());
  GtkWidget *found;

  show (window);
  TEND_TEST_WAIT (tend_test_find_type (window, TEND_TYPE_ARRIVAL_CARD) != NULL);
  check (window, "dashboard-today");
  tend_window_toast (GTK_WIDGET (window), "—");
  settle (window);
  tend_test_screenshot (window, "dashboard-toast");
  check_popover (window, "account_button", "dashboard-menu");
  type (find (window, "find"), "entry", "gar");
  TEND_TEST_WAIT ((found = tend_test_find_type (window, TEND_TYPE_FIND_RESULTS)) != NULL
                  && gtk_widget_get_mapped (found));
  check (found, "dashboard-find");
  type (find (window, "find"), "entry", "");

  show_dashboard_page (window, 1);
  check (window, "dashboard-patients");
  type (tend_test_find_type (window, TEND_TYPE_PATIENTS_PAGE), "entry", "a");
  TEND_TEST_WAIT (is_shown (tend_test_find_type (window, TEND_TYPE_PATIENTS_PAGE), "open_button"));
  check (window, "dashboard-patients-found");
  type (tend_test_find_type (window, TEND_TYPE_PATIENTS_PAGE), "entry", "zzqx");
  TEND_TEST_WAIT (is_shown (window, "nobody_page"));
  check (window, "dashboard-patients-nobody");
  show_dashboard_page (window, 2);
  check (window, "dashboard-specimens-to-draw");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (window, "specimens_chip")), TRUE);
  check (window, "dashboard-specimens-under-way");
  show_dashboard_page (window, 3);
  check (window, "dashboard-billing");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (window, "overdue_chip")), TRUE);
  check (window, "dashboard-billing-overdue");
  tend_test_destroy (window);
}

/* Somebody of today's list: in a room if @inside, else not expected. */
static gint64
choose_patient (gboolean inside)
{
  g_autoptr (GError) error = NULL;
  GDate  today;
  gint64 start, end;
  g_autoptr (GPtrArray) arrivals = NULL;
  g_autoptr (GPtrArray) owing = NULL;

  tend_place_get_today (&today);
  g_assert_true (tend_time_day_bounds (tend_place_get_zone (), &today, &start, &end));
  arrivals = tend_store_query (tend_test_store (), "arrivals",
                               g_variant_new_parsed ("{'start': <%x>, 'end': <%x>}", start, end),
                               &error);
  g_assert_no_error (error);
  for (guint i = 0; inside && i < arrivals->len; i++)
    {
      const TendArrivalData *arrival = tend_arrival_get_data (arrivals->pdata[i]);

      if (arrival->stage == TEND_ENCOUNTER_STAGE_ROOMED && arrival->has_allergy)
        return arrival->patient_id;
    }
  for (guint i = 0; inside && i < arrivals->len; i++)
    if (tend_arrival_get_data (arrivals->pdata[i])->stage == TEND_ENCOUNTER_STAGE_ROOMED)
      return tend_arrival_get_data (arrivals->pdata[i])->patient_id;
  owing = tend_store_query (tend_test_store (), "open-invoices", NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < owing->len; i++)
    {
      gint64   id = tend_invoice_row_get_data (owing->pdata[i])->patient_id;
      gboolean expected = FALSE;

      for (guint j = 0; j < arrivals->len; j++)
        expected = expected || tend_arrival_get_data (arrivals->pdata[j])->patient_id == id;
      if (!expected)
        return id;
    }
  g_assert_not_reached ();
}

static void
show_chart_page (GtkWindow *window, const char *page)
{
  tend_chart_window_show_page (TEND_CHART_WINDOW (window), page);
  settle (window);
}

static GtkWindow *
open_chart (gint64 id)
{
  GtkWindow *window = tend_chart_window_new (tend_test_application (), id);

  show (window);
  TEND_TEST_WAIT (tend_chart_window_get_page (TEND_CHART_WINDOW (window)) != NULL);
  return window;
}

static void
test_chart_pages (void)
{
  GtkWindow           *window = open_chart (choose_patient (TRUE));
  const TendChartPage *page;

  for (guint i = 0; (page = tend_chart_pages_nth (i)) != NULL; i++)
    {
      g_autofree char *scene = g_strconcat ("chart-", page->id, NULL);

      show_chart_page (window, page->id);
      check (window, scene);
    }
  tend_test_destroy (window);
}

/* What opens in the pages of a chart. */
static void
test_chart_panels (void)
{
  GtkWindow *window = open_chart (choose_patient (TRUE));
  GtkWidget *history;

  show_chart_page (window, "vitals");
  type (find (window, "pressure"), "entry", "212/118");
  type (find (window, "heart-rate"), "entry", "300");
  type (find (window, "temperature"), "entry", "hot");
  press (window, "save_button");
  check (window, "chart-vitals-remarks");

  show_chart_page (window, "history");
  history = tend_test_find_type (window, TEND_TYPE_HISTORY_PAGE);
  press (history, "add_button");
  press (history, "save_allergy_button");
  check (window, "chart-allergy");
  press (history, "cancel_allergy_button");

  show_chart_page (window, "orders");
  TEND_TEST_WAIT (tend_test_find_type (find (window, "picker"), GTK_TYPE_CHECK_BUTTON) != NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (window, "CBC")), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (window, "LIPID")), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (window, "PT")), TRUE);
  check (window, "chart-orders-plan");
  press (window, "order_button");
  TEND_TEST_WAIT (gtk_widget_is_sensitive (find (window, "draw_button")));
  press (window, "draw_button");
  TEND_TEST_WAIT (is_shown (window, "draw_panel"));
  check (window, "chart-draw");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (window, "name")), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (window, "birth date")), TRUE);
  press (window, "confirm_button");
  TEND_TEST_WAIT (is_shown (window, "label_panel"));
  check (window, "chart-labels");
  press (window, "done_button");
  TEND_TEST_WAIT (!is_shown (window, "label_panel"));
  check (window, "chart-orders-drawn");
  tend_test_destroy (window);
}

static void
test_chart_money (void)
{
  GtkWindow *window = open_chart (choose_patient (FALSE));

  TEND_TEST_WAIT (is_shown (window, "walk_in_button"));
  check (window, "chart-not-expected");
  check_popover (window, "walk_in_button", "chart-walk-in");
  show_chart_page (window, "account");
  TEND_TEST_WAIT (gtk_widget_is_sensitive (find (window, "pay_button")));
  check (window, "chart-account-owing");
  press (window, "pay_button");
  TEND_TEST_WAIT (is_shown (window, "payment_panel"));
  check (window, "chart-payment");
  tend_test_destroy (window);
}

static GtkWidget *
find_leaf (gpointer grid)
{
  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (TEND_IS_APPOINTMENT_LEAF (child))
      return child;
  return NULL;
}

static void
test_schedule (void)
{
  GtkWindow        *window = tend_schedule_window_new (tend_test_application ());
  TendScheduleGrid *grid;

  show (window);
  grid = TEND_SCHEDULE_GRID (find (find (window, "view"), "grid"));
  TEND_TEST_WAIT (find_leaf (grid) != NULL);
  check (window, "schedule-day");
  tend_schedule_grid_select (grid, tend_record_get_id (TEND_RECORD (tend_appointment_leaf_get_slot (
                                       TEND_APPOINTMENT_LEAF (find_leaf (grid))))));
  TEND_TEST_WAIT (is_shown (window, "state_label"));
  check (window, "schedule-appointment");
  if (is_shown (window, "cancel_button"))
    check_popover (window, "cancel_button", "schedule-cancel");
  gtk_widget_activate_action (GTK_WIDGET (window), "schedule.book", NULL);
  TEND_TEST_WAIT (is_shown (window, "save_button"));
  press (window, "save_button");
  check (window, "schedule-book");
  type (find (window, "patient_field"), "entry", "a");
  TEND_TEST_WAIT (tend_test_find_type (find (window, "patient_field"), TEND_TYPE_LIST_ROW) != NULL);
  check (window, "schedule-book-patient");
  g_object_set (window, "show", "week", NULL);
  TEND_TEST_WAIT (tend_schedule_grid_get_columns (grid)->len == 7);
  check (window, "schedule-week");
  g_object_set (window, "show", "day", "resource", "rooms", NULL);
  TEND_TEST_WAIT (tend_schedule_grid_get_columns (grid)->len != 7);
  check (window, "schedule-rooms");
  tend_test_destroy (window);
}

static void
test_equipment (void)
{
  GtkWindow         *window = tend_equipment_window_new (tend_test_application ());
  GtkSelectionModel *model;

  show (window);
  model = gtk_column_view_get_model (GTK_COLUMN_VIEW (find (window, "table")));
  TEND_TEST_WAIT (g_list_model_get_n_items (G_LIST_MODEL (model)) > 0);
  check (window, "equipment-list");
  /* One that can be lent. */
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), i);
      settle (window);
      press (window, "act_button");
      if (is_shown (window, "lend_form"))
        break;
    }
  check (window, "equipment-lend");
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), 0);
  check (window, "equipment-device");
  press (window, "quarantine_button");
  press (window, "text_button");
  check (window, "equipment-quarantine");
  gtk_widget_activate_action (GTK_WIDGET (window), "equipment.register", NULL);
  check (window, "equipment-register");
  tend_test_destroy (window);
}

static void
type_field (GtkWindow *window, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (tend_form_find_field (GTK_WIDGET (window), name)), text);
}

static void
test_registration (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendPatient) patient
      = tend_store_get (tend_test_store (), TEND_TYPE_PATIENT, choose_patient (TRUE), &error);
  const TendPatientData *known;
  g_autofree char       *birth_date = NULL;
  GtkWindow             *window = tend_registration_window_new (tend_test_application (), 0);

  g_assert_no_error (error);
  known = tend_patient_get_data (patient);
  show (window);
  TEND_TEST_WAIT (tend_form_find_field (GTK_WIDGET (window), "family_name") != NULL);
  check (window, "registration");
  type_field (window, "birth_date", "31/31");
  gtk_widget_activate_action (GTK_WIDGET (window), "registration.save", NULL);
  check (window, "registration-faults");
  birth_date = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&known->birth_date),
                                g_date_get_month (&known->birth_date),
                                g_date_get_day (&known->birth_date));
  type_field (window, "family_name", known->family_name);
  type_field (window, "given_name", known->given_name);
  type_field (window, "birth_date", birth_date);
  TEND_TEST_WAIT (gtk_widget_get_visible (find (window, "matches")));
  check (window, "registration-match");
  tend_test_destroy (window);

  window = tend_registration_window_new (tend_test_application (), choose_patient (TRUE));
  show (window);
  TEND_TEST_WAIT (tend_form_find_field (GTK_WIDGET (window), "family_name") != NULL);
  check (window, "registration-edit");
  tend_test_destroy (window);
}

static void
test_sign_in (void)
{
  GtkWindow *window = tend_sign_in_window_new (tend_test_application ());

  show (window);
  TEND_TEST_WAIT (tend_test_find_type (find (window, "tiles"), ADW_TYPE_AVATAR) != NULL);
  check (window, "sign-in");
  tend_test_destroy (window);
}

static void
test_welcome (void)
{
  GtkWindow *window = tend_welcome_window_new (tend_test_application ());

  show (window);
  check (window, "welcome");
  press (window, "clinic_button");
  press (window, "finish_button");
  check (window, "welcome-clinic");
  press (window, "back_button");
  press (window, "home_button");
  check (window, "welcome-home");
  tend_test_destroy (window);
}

static void
test_start (void)
{
  GtkWindow *window = tend_start_window_new (tend_test_application ());

  tend_start_window_show_progress (TEND_START_WINDOW (window), "");
  show (window);
  check (window, "start-progress");
  tend_start_window_show_error (TEND_START_WINDOW (window), "", "");
  check (window, "start-error");
  tend_test_destroy (window);
}

static void
test_preferences (void)
{
  GSettings *settings = tend_application_get_settings (tend_test_application ());
  GtkWindow *window;

  g_assert_nonnull (settings);
  window = tend_preferences_window_new (settings, NULL);
  tend_test_present (window);
  check (window, "preferences");
  tend_test_destroy (window);
}

static GtkWindow *
find_toplevel (GType kind)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, kind))
        return window;
    }
  return NULL;
}

static void
test_dialogs (void)
{
  GtkWindow *window = tend_dashboard_window_new (tend_test_application ());
  GtkWindow *dialog;
  GtkWidget *alert;

  show (window);
  g_action_group_activate_action (G_ACTION_GROUP (tend_test_application ()), "help", NULL);
  TEND_TEST_WAIT ((dialog = find_toplevel (GTK_TYPE_SHORTCUTS_WINDOW)) != NULL
                  && gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  check (dialog, "shortcuts");
  gtk_window_destroy (dialog);
  tend_compat_alert (window, "", "");
  TEND_TEST_WAIT ((alert = tend_test_find_alert ()) != NULL && gtk_widget_get_mapped (alert));
  check (GTK_WINDOW (gtk_widget_get_root (alert)), "alert");
  tend_test_close_alert (alert);
  tend_test_destroy (window);
}

static const Mode *
find_mode (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_str_equal (modes[i].name, name))
      return &modes[i];
  return NULL;
}

/* What libadwaita and gettext read when they begin. */
static void
prepare (void)
{
  if (mode->contrast)
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  if (mode->pseudo)
    {
      g_autofree char *path = g_strconcat (g_getenv ("TEND_TEST_LOCALE"), ":/usr/lib/locale", NULL);

      g_setenv ("LANGUAGE", "en_XA", TRUE);
      g_setenv ("LOCPATH", path, TRUE);
    }
}

static void
begin (void)
{
  setlocale (LC_ALL, "C.UTF-8");
  if (mode->pseudo)
    {
      setlocale (LC_MESSAGES, "en_XA.UTF-8");
      bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TEND_TEST_LOCALE"));
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
    }
  if (mode->right_to_left)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * mode->text_scale),
                NULL);
  tend_test_application ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      mode->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                 : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

/* GTK measures wrapped text a pixel differently from one question to the next, warns
 * that something may overlap, and would end the test; whether it does is checked here. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n, gpointer user_data)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && fields[i].length < 0
        && g_str_has_suffix (fields[i].value, "Expect overlapping widgets."))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n, user_data);
}

int
main (int argc, char **argv)
{
  mode = find_mode (argc > 1 ? argv[1] : "light");
  if (mode == NULL)
    {
      g_printerr ("%s is no mode\n", argv[1]);
      return 2;
    }
  g_log_set_writer_func (write_log, NULL, NULL);
  prepare ();
  tend_test_init (&argc, &argv);
  begin ();
  g_test_add_func ("/gui/every-window/dashboard", test_dashboard);
  g_test_add_func ("/gui/every-window/chart-pages", test_chart_pages);
  g_test_add_func ("/gui/every-window/chart-panels", test_chart_panels);
  g_test_add_func ("/gui/every-window/chart-money", test_chart_money);
  g_test_add_func ("/gui/every-window/schedule", test_schedule);
  g_test_add_func ("/gui/every-window/equipment", test_equipment);
  g_test_add_func ("/gui/every-window/registration", test_registration);
  g_test_add_func ("/gui/every-window/sign-in", test_sign_in);
  g_test_add_func ("/gui/every-window/welcome", test_welcome);
  g_test_add_func ("/gui/every-window/start", test_start);
  g_test_add_func ("/gui/every-window/preferences", test_preferences);
  g_test_add_func ("/gui/every-window/dialogs", test_dialogs);
  return tend_test_finish (g_test_run ());
}
