/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is filled in before each button that writes is clicked twice. */

#include "config.h"

#include "double-click-cases.h"

#include "tend-account-page.h"
#include "tend-chart-appointments-page.h"
#include "tend-chart-equipment-page.h"
#include "tend-device.h"
#include "tend-equipment-window.h"
#include "tend-form-faults.h"
#include "tend-history-page.h"
#include "tend-orders-page.h"
#include "tend-patient-field.h"
#include "tend-place.h"
#include "tend-record-history-page.h"
#include "tend-registration-window.h"
#include "tend-schedule-grid.h"
#include "tend-schedule-window.h"
#include "tend-specimens-page.h"
#include "tend-test-page.h"
#include "tend-test-store.h"
#include "tend-test-window.h"
#include "tend-visit-control.h"
#include "tend-visit.h"
#include "tend-vitals-page.h"

#include <adwaita.h>
#include <string.h>

static GtkWidget *
find (DoubleClickDesk *desk, const char *id)
{
  return tend_test_page_find (desk->page, id);
}

static gboolean
says (DoubleClickDesk *desk, const char *words)
{
  g_autofree char *text = tend_test_page_read (desk->page);

  return strstr (text, words) != NULL;
}

static void
type (DoubleClickDesk *desk, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (desk, id)), text);
}

void
double_click_press (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    g_signal_emit_by_name (widget, "clicked");
  else
    g_signal_emit_by_name (widget, ADW_IS_ENTRY_ROW (widget) ? "entry-activated" : "activate");
}

static void
show_page (DoubleClickDesk *desk, GType type)
{
  desk->page = g_object_new (type, "store", desk->store, "patient", desk->patient, NULL);
  desk->window = tend_test_page_show (desk->page);
}

static void
show_window (DoubleClickDesk *desk, gpointer window)
{
  desk->page = desk->window = window;
  gtk_window_present (window);
  tend_test_wait (gtk_widget_get_mapped (window));
  tend_test_page_wait_frame (window);
}

static gboolean
walk_in (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_visit_walk_in (transaction, *(gint64 *) data, "follow-up", "cough", 0, error);
}

static gint64
get_patient_id (DoubleClickDesk *desk)
{
  return tend_record_get_id (TEND_RECORD (desk->patient));
}

static void
begin_visit (DoubleClickDesk *desk)
{
  gint64 id = get_patient_id (desk);

  desk->encounter = tend_test_transact (desk->store, "visit.walk-in", walk_in, &id);
  g_assert_true (TEND_IS_ENCOUNTER (desk->encounter));
}

static void
prepare_registration (DoubleClickDesk *desk)
{
  show_window (desk, g_object_new (TEND_TYPE_REGISTRATION_WINDOW, "store", desk->store, NULL));
  tend_test_wait (tend_form_find_field (desk->window, "family_name") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (tend_form_find_field (desk->window, "family_name")),
                         "Onceonly");
}

static void
prepare_registration_change (DoubleClickDesk *desk)
{
  show_window (desk, g_object_new (TEND_TYPE_REGISTRATION_WINDOW, "store", desk->store,
                                   "patient-id", get_patient_id (desk), NULL));
  tend_test_wait (tend_form_find_field (desk->window, "given_name") != NULL
                  && strlen (gtk_editable_get_text (
                         GTK_EDITABLE (tend_form_find_field (desk->window, "family_name"))))
                         > 0);
  gtk_editable_set_text (GTK_EDITABLE (tend_form_find_field (desk->window, "given_name")),
                         "Changed");
}

static void
prepare_vitals (DoubleClickDesk *desk)
{
  show_page (desk, TEND_TYPE_VITALS_PAGE);
  gtk_editable_set_text (GTK_EDITABLE (tend_test_page_find (find (desk, "heart-rate"), "entry")),
                         "72");
}

static void
prepare_order (DoubleClickDesk *desk)
{
  show_page (desk, TEND_TYPE_ORDERS_PAGE);
  tend_test_wait (says (desk, "Lipid panel"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (desk, "CBC")), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (desk, "LIPID")), TRUE);
}

static void
place_order (DoubleClickDesk *desk)
{
  prepare_order (desk);
  double_click_press (find (desk, "order_button"));
  tend_test_wait (
      g_str_equal (gtk_button_get_label (GTK_BUTTON (find (desk, "draw_button"))), "_Draw 2 tests")
      && gtk_widget_get_sensitive (find (desk, "draw_button")));
}

static void
prepare_draw (DoubleClickDesk *desk)
{
  place_order (desk);
  double_click_press (find (desk, "draw_button"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (desk, "name")), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (desk, "birth date")), TRUE);
}

static void
prepare_charge (DoubleClickDesk *desk)
{
  begin_visit (desk);
  desk->page = g_object_new (TEND_TYPE_ACCOUNT_PAGE, "store", desk->store, "patient", desk->patient,
                             "encounter", desk->encounter, NULL);
  desk->window = tend_test_page_show (desk->page);
  tend_test_wait (gtk_widget_get_sensitive (find (desk, "charge_button")));
}

static void
prepare_invoice (DoubleClickDesk *desk)
{
  prepare_charge (desk);
  double_click_press (find (desk, "charge_button"));
  tend_test_wait (gtk_widget_get_sensitive (find (desk, "invoice_button")));
}

static void
prepare_uncharge (DoubleClickDesk *desk)
{
  prepare_invoice (desk);
  tend_test_wait (says (desk, "$112.00"));
  gtk_menu_button_popup (GTK_MENU_BUTTON (find (desk, "reverse_menu")));
  type (desk, "reason_entry", "Wrong patient");
}

static void
prepare_payment (DoubleClickDesk *desk)
{
  prepare_invoice (desk);
  double_click_press (find (desk, "invoice_button"));
  tend_test_wait (gtk_widget_get_sensitive (find (desk, "pay_button")));
  double_click_press (find (desk, "pay_button"));
}

static void
show_visit_control (DoubleClickDesk *desk)
{
  desk->page = g_object_new (TEND_TYPE_VISIT_CONTROL, "store", desk->store, "patient",
                             desk->patient, "encounter", desk->encounter, NULL);
  desk->window = tend_test_page_show (desk->page);
}

static gboolean
enter_room (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_visit_advance (transaction, *(gint64 *) data, TEND_ENCOUNTER_STAGE_ARRIVED, 0, error);
}

/* The next press would be “Visit done”. */
static void
prepare_step (DoubleClickDesk *desk)
{
  gint64 id;

  begin_visit (desk);
  id = tend_record_get_id (TEND_RECORD (desk->encounter));
  g_object_unref (tend_test_transact (desk->store, "visit.advance", enter_room, &id));
  show_visit_control (desk);
}

static void
prepare_walk_in (DoubleClickDesk *desk)
{
  show_visit_control (desk);
}

static gint64
get_time (int hour, int minute)
{
  GDate today;

  tend_place_get_today (&today);
  return tend_time_from_local (tend_place_get_zone (), &today, hour, minute, 0);
}

static gint64
add_appointment (DoubleClickDesk *desk, gint64 start_at)
{
  g_autoptr (TendAppointment) appointment = g_object_new (
      TEND_TYPE_APPOINTMENT, "patient-id", get_patient_id (desk), "service-type", "follow-up",
      "reason", "Cough", "start-at", start_at, "end-at", start_at + 10 * TEND_TIME_MINUTE, NULL);

  return tend_test_insert (desk->store, appointment);
}

static TendScheduleGrid *
show_schedule (DoubleClickDesk *desk)
{
  TendScheduleGrid *grid;

  show_window (desk, g_object_new (TEND_TYPE_SCHEDULE_WINDOW, "store", desk->store, NULL));
  grid = TEND_SCHEDULE_GRID (find (desk, "grid"));
  tend_test_wait (tend_schedule_grid_get_columns (grid)->len > 0);
  return grid;
}

static void
prepare_booking (DoubleClickDesk *desk)
{
  TendScheduleGrid *grid = show_schedule (desk);

  tend_schedule_grid_set_cursor (grid, 0, 7 * 60);
  g_signal_emit_by_name (grid, "book");
  tend_patient_field_set_patient (TEND_PATIENT_FIELD (find (desk, "patient_field")), desk->patient);
  /* Nobody else is there at that hour. */
  type (desk, "start_entry", "05:15");
  type (desk, "reason_entry", "Refill");
}

static void
prepare_appointment (DoubleClickDesk *desk)
{
  gint64            id = add_appointment (desk, get_time (5, 30));
  TendScheduleGrid *grid = show_schedule (desk);

  tend_test_wait (tend_schedule_grid_select (grid, id));
  tend_test_wait (gtk_widget_get_mapped (find (desk, "arrive_button")));
}

static void
prepare_rescheduling (DoubleClickDesk *desk)
{
  prepare_appointment (desk);
  type (desk, "start_entry", "05:45");
}

static void
prepare_cancelling (DoubleClickDesk *desk)
{
  add_appointment (desk, TEND_TEST_NOW + 30 * TEND_TIME_DAY);
  show_page (desk, TEND_TYPE_CHART_APPOINTMENTS_PAGE);
  tend_test_wait (says (desk, "Cough"));
}

static gint64
add_device (DoubleClickDesk *desk, TendDeviceStatus status)
{
  static int       count;
  g_autofree char *tag = g_strdup_printf ("ZZ-%04d", ++count);
  g_autoptr (TendDevice) device = g_object_new (
      TEND_TYPE_DEVICE, "asset-tag", tag, "name", "Zebra concentrator", "family",
      "oxygen concentrator", "status", status, "owner", TEND_DEVICE_OWNER_CLINIC, NULL);

  return tend_test_insert (desk->store, device);
}

/* The list comes row by row. */
static gboolean
is_only_row (GtkSingleSelection *selection, gint64 id)
{
  g_autoptr (TendRecord) row = g_list_model_get_item (G_LIST_MODEL (selection), 0);

  return row != NULL && tend_record_get_id (row) == id
         && g_list_model_get_n_items (G_LIST_MODEL (selection)) == 1;
}

static void
show_device (DoubleClickDesk *desk, TendDeviceStatus status)
{
  gint64 id = add_device (desk, status);
  g_autoptr (TendDevice) device = tend_store_get (desk->store, TEND_TYPE_DEVICE, id, NULL);
  GtkSingleSelection *selection;

  show_window (desk, g_object_new (TEND_TYPE_EQUIPMENT_WINDOW, "store", desk->store, NULL));
  selection
      = GTK_SINGLE_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (find (desk, "table"))));
  type (desk, "search_entry", tend_device_get_data (device)->asset_tag);
  tend_test_wait (is_only_row (selection, id));
  gtk_single_selection_set_selected (selection, 0);
}

static void
prepare_release (DoubleClickDesk *desk)
{
  show_device (desk, TEND_DEVICE_STATUS_IN_SERVICE);
}

static void
prepare_quarantine (DoubleClickDesk *desk)
{
  show_device (desk, TEND_DEVICE_STATUS_AVAILABLE);
  double_click_press (find (desk, "quarantine_button"));
  type (desk, "text_entry", "Alarm does not sound");
}

static void
prepare_lending (DoubleClickDesk *desk)
{
  show_device (desk, TEND_DEVICE_STATUS_AVAILABLE);
  double_click_press (find (desk, "act_button"));
  tend_test_wait (gtk_widget_is_sensitive (find (desk, "lend_button")));
  tend_patient_field_set_patient (TEND_PATIENT_FIELD (find (desk, "patient_field")), desk->patient);
  type (desk, "settings_entry", "2 L/min at night");
}

static void
prepare_return (DoubleClickDesk *desk)
{
  prepare_lending (desk);
  double_click_press (find (desk, "lend_button"));
  tend_test_wait (
      g_str_equal (gtk_label_get_text (GTK_LABEL (find (desk, "state_label"))), "With a patient"));
  double_click_press (find (desk, "act_button"));
  type (desk, "text_entry", "Filter dirty");
}

static void
prepare_device (DoubleClickDesk *desk)
{
  show_device (desk, TEND_DEVICE_STATUS_AVAILABLE);
  gtk_widget_activate_action (desk->window, "equipment.register", NULL);
  type (desk, "asset_tag_entry", "ZZ-NEW");
  type (desk, "name_entry", "Nebulizer");
}

static void
show_history (DoubleClickDesk *desk)
{
  show_page (desk, TEND_TYPE_HISTORY_PAGE);
  tend_test_wait (gtk_widget_get_mapped (find (desk, "none_button")));
}

static void
prepare_allergy (DoubleClickDesk *desk)
{
  show_history (desk);
  double_click_press (find (desk, "add_button"));
  gtk_editable_set_text (GTK_EDITABLE (find (desk, "substance_row")), "Latex");
}

static void
prepare_allergy_withdrawal (DoubleClickDesk *desk)
{
  prepare_allergy (desk);
  double_click_press (find (desk, "save_allergy_button"));
  tend_test_wait (says (desk, "Latex"));
  double_click_press (tend_test_find_type (find (desk, "allergies"), GTK_TYPE_BUTTON));
  type (desk, "reason_entry", "Wrong patient");
}

static GtkWidget *
find_first_of (DoubleClickDesk *desk, const char *list, GType type)
{
  GtkWidget *found = tend_test_find_type (find (desk, list), type);

  g_assert_nonnull (found);
  return found;
}

static GtkWidget *
find_cancel_order_button (DoubleClickDesk *desk)
{
  return find_first_of (desk, "open_list", GTK_TYPE_BUTTON);
}

static GtkWidget *
find_cancel_entry (DoubleClickDesk *desk)
{
  GtkWidget *entry = find_first_of (desk, "coming", GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "The patient asked");
  return entry;
}

static void
prepare_undo (DoubleClickDesk *desk)
{
  place_order (desk);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  show_page (desk, TEND_TYPE_RECORD_HISTORY_PAGE);
  tend_test_wait (says (desk, "Undo"));
}

static void
draw (DoubleClickDesk *desk)
{
  prepare_draw (desk);
  double_click_press (find (desk, "confirm_button"));
  tend_test_wait (says (desk, "label"));
  tend_test_wait (gtk_widget_get_mapped (find (desk, "print_button")));
}

static void
prepare_rejection (DoubleClickDesk *desk)
{
  draw (desk);
  double_click_press (find (desk, "done_button"));
  tend_test_wait (tend_test_find_type (find (desk, "specimen_list"), GTK_TYPE_MENU_BUTTON) != NULL);
}

/* The first below @root that says so, or does that. */
static GtkWidget *
find_button (GtkWidget *root, const char *what)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root)
      && (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), what) == 0
          || g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), what) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, what);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
prepare_hand_over (DoubleClickDesk *desk)
{
  g_autoptr (TendQuery) orders = tend_query_new (desk->store, "open-orders", NULL);

  draw (desk);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  desk->page = tend_specimens_page_new (desk->store, orders);
  desk->window = tend_test_page_show (desk->page);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (desk, "specimens_chip")), TRUE);
  tend_test_wait (find_button (desk->page, "Hand Over") != NULL);
}

static GtkWidget *
find_undo_button (DoubleClickDesk *desk)
{
  return find_button (desk->page, "Undo");
}

static GtkWidget *
find_hand_over_button (DoubleClickDesk *desk)
{
  return find_button (desk->page, "Hand Over");
}

static GtkWidget *
find_reject_button (DoubleClickDesk *desk)
{
  GtkWidget *menu = find_first_of (desk, "specimen_list", GTK_TYPE_MENU_BUTTON);

  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  tend_test_wait (find_button (menu, "_Reject") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (tend_test_find_type (menu, GTK_TYPE_ENTRY)), "Ward 3");
  return find_button (menu, "_Reject");
}

const DoubleClickCase double_click_cases[] = {
  { "register", "save_button", prepare_registration, NULL },
  { "change-registration", "save_button", prepare_registration_change, NULL },
  { "save-vitals", "save_button", prepare_vitals, NULL },
  { "order", "order_button", prepare_order, NULL },
  { "cancel-order", NULL, place_order, find_cancel_order_button },
  { "confirm-draw", "confirm_button", prepare_draw, NULL },
  { "charge", "charge_button", prepare_charge, NULL },
  { "take-charge-back", "reverse_button", prepare_uncharge, NULL },
  { "invoice", "invoice_button", prepare_invoice, NULL },
  { "take-payment", "take_button", prepare_payment, NULL },
  { "take-payment-by-enter", "amount_row", prepare_payment, NULL },
  { "visit-step", "act_button", prepare_step, NULL },
  { "visit-step-back", "back_button", prepare_step, NULL },
  { "walk-in", "walk_in_confirm_button", prepare_walk_in, NULL },
  { "walk-in-by-enter", "reason_entry", prepare_walk_in, NULL },
  { "book", "save_button", prepare_booking, NULL },
  { "reschedule", "save_button", prepare_rescheduling, NULL },
  { "check-in", "arrive_button", prepare_appointment, NULL },
  { "no-show", "no_show_button", prepare_appointment, NULL },
  { "cancel-appointment", NULL, prepare_cancelling, find_cancel_entry },
  { "release-device", "act_button", prepare_release, NULL },
  { "quarantine-device", "text_button", prepare_quarantine, NULL },
  { "lend", "lend_button", prepare_lending, NULL },
  { "lend-by-enter", "settings_entry", prepare_lending, NULL },
  { "take-device-back", "text_button", prepare_return, NULL },
  { "no-known-allergies", "none_button", show_history, NULL },
  { "add-allergy", "save_allergy_button", prepare_allergy, NULL },
  { "add-allergy-by-enter", "substance_row", prepare_allergy, NULL },
  { "take-allergy-back", "withdraw_button", prepare_allergy_withdrawal, NULL },
  { "register-device", "register_button", prepare_device, NULL },
  { "undo-in-the-history", NULL, prepare_undo, find_undo_button },
  { "reject-specimen", NULL, prepare_rejection, find_reject_button },
  { "hand-over-specimen", NULL, prepare_hand_over, find_hand_over_button },
  { NULL },
};

static void
prepare_paid (DoubleClickDesk *desk)
{
  prepare_invoice (desk);
  double_click_press (find (desk, "invoice_button"));
  tend_test_wait (gtk_widget_get_mapped (find (desk, "print_button")));
}

static void
prepare_schedule (DoubleClickDesk *desk)
{
  show_schedule (desk);
}

static GtkWidget *
find_print_button (DoubleClickDesk *desk)
{
  return find_button (desk->window, "win.print");
}

const DoubleClickCase double_click_papers[] = {
  { "print-labels", "print_button", draw, NULL },
  { "print-invoice", "print_button", prepare_paid, NULL },
  { "print-schedule", NULL, prepare_schedule, find_print_button },
  { NULL },
};
