/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tests of the window of equipment, driven as a person drives it. */

#include "config.h"

#include "tend-device-filter.h"
#include "tend-device-loan.h"
#include "tend-equipment-window.h"
#include "tend-patient-field.h"
#include "tend-place.h"
#include "tend-test-page.h"
#include "tend-test-store.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  TendStore          *store;
  GtkWidget          *window;
  GtkSingleSelection *selection;
  gint64              patient;
  gint64              device;
} Fixture;

static void
show_window (Fixture *fixture)
{
  fixture->window = g_object_new (TEND_TYPE_EQUIPMENT_WINDOW, "store", fixture->store, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  tend_test_wait (gtk_widget_get_mapped (fixture->window));
  fixture->selection = GTK_SINGLE_SELECTION (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (tend_test_page_find (fixture->window, "table"))));
  tend_test_wait (g_list_model_get_n_items (G_LIST_MODEL (fixture->selection)) > 0);
  tend_test_page_wait_frame (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TendPatient) patient
      = g_object_new (TEND_TYPE_PATIENT, "mrn", "M0000018", "family-name", "García", "given-name",
                      "Ana", "active", TRUE, "registered-at", TEND_TEST_NOW, NULL);
  g_autoptr (TendDevice) device
      = g_object_new (TEND_TYPE_DEVICE, "asset-tag", "EQ-0001", "name", "Oxygen concentrator",
                      "family", "oxygen concentrator", "status", TEND_DEVICE_STATUS_AVAILABLE,
                      "owner", TEND_DEVICE_OWNER_CLINIC, "risk-score", (gint64) 17, NULL);
  g_autoptr (TendDevice) other
      = g_object_new (TEND_TYPE_DEVICE, "asset-tag", "EQ-0002", "name", "Suction unit", "family",
                      "suction", "status", TEND_DEVICE_STATUS_QUARANTINED, "owner",
                      TEND_DEVICE_OWNER_CLINIC, "risk-score", (gint64) 9, NULL);

  fixture->store = tend_test_store_new ("sqlite");
  tend_place_set (tend_store_get_clock (fixture->store), tend_store_get_time_zone (fixture->store));
  fixture->patient = tend_test_insert (fixture->store, patient);
  fixture->device = tend_test_insert (fixture->store, device);
  tend_test_insert (fixture->store, other);
  show_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  tend_test_wait (window == NULL);
  tend_test_store_free (fixture->store);
}

static const char *
get_text (Fixture *fixture, const char *label)
{
  return gtk_label_get_text (GTK_LABEL (tend_test_page_find (fixture->window, label)));
}

static void
click (Fixture *fixture, const char *button)
{
  g_signal_emit_by_name (tend_test_page_find (fixture->window, button), "clicked");
}

static void
type (Fixture *fixture, const char *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (tend_test_page_find (fixture->window, entry)), text);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  GtkListBox *filters = GTK_LIST_BOX (tend_test_page_find (fixture->window, "filters"));
  guint       n = 0;

  gtk_test_accessible_assert_property (gtk_list_box_get_row_at_index (filters, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "All in use, 2");
  for (int i = 0; gtk_list_box_get_row_at_index (filters, i) != NULL; i++)
    {
      GtkListBoxRow    *row = gtk_list_box_get_row_at_index (filters, i);
      TendDeviceFilter *filter = g_object_get_data (G_OBJECT (row), "tend-filter");

      if (filter->kind != TEND_DEVICE_FILTER_STATUS
          || filter->status != TEND_DEVICE_STATUS_QUARANTINED)
        continue;
      gtk_list_box_select_row (filters, row);
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->selection)), ==, 1);
  g_assert_cmpstr (get_text (fixture, "foot"), ==, "1 device");
  gtk_list_box_select_row (filters, gtk_list_box_get_row_at_index (filters, 0));
  type (fixture, "search_entry", "ÓXYGEN eq-0001");
  tend_test_wait (g_list_model_get_n_items (G_LIST_MODEL (fixture->selection)) == 1);
  type (fixture, "search_entry", "nothing like it");
  tend_test_wait (g_list_model_get_n_items (G_LIST_MODEL (fixture->selection)) == 0);
}

static void
test_lend_and_take_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendDevice) device
      = tend_store_get (fixture->store, TEND_TYPE_DEVICE, fixture->device, &error);
  g_autoptr (TendPatient) patient
      = tend_store_get (fixture->store, TEND_TYPE_PATIENT, fixture->patient, &error);
  g_autofree char *life = NULL;

  g_assert_no_error (error);
  gtk_single_selection_set_selected (fixture->selection, 0);
  g_assert_cmpstr (get_text (fixture, "state_label"), ==, "Available");
  click (fixture, "act_button");
  tend_test_wait (gtk_widget_is_sensitive (tend_test_page_find (fixture->window, "lend_button")));
  click (fixture, "lend_button");
  g_assert_cmpstr (get_text (fixture, "error_label"), ==, "Choose who borrows it.");
  g_assert_cmpint (tend_device_get_data (device)->status, ==, TEND_DEVICE_STATUS_AVAILABLE);
  tend_patient_field_set_patient (
      TEND_PATIENT_FIELD (tend_test_page_find (fixture->window, "patient_field")), patient);
  type (fixture, "due_entry", "2026-06-30");
  type (fixture, "settings_entry", "2 L/min at night");
  click (fixture, "lend_button");
  tend_test_wait (tend_device_get_data (device)->status == TEND_DEVICE_STATUS_ASSIGNED);
  g_assert_cmpint (tend_device_get_data (device)->patient_id, ==, fixture->patient);
  tend_test_wait (g_str_equal (get_text (fixture, "state_label"), "With a patient"));

  click (fixture, "act_button");
  type (fixture, "text_entry", "Filter dirty");
  click (fixture, "text_button");
  tend_test_wait (tend_device_get_data (device)->status == TEND_DEVICE_STATUS_IN_SERVICE);
  tend_test_wait (g_str_equal (get_text (fixture, "state_label"), "To be checked"));
  tend_test_wait (gtk_list_box_get_row_at_index (
                      GTK_LIST_BOX (tend_test_page_find (fixture->window, "life")), 1)
                  != NULL);
  life = tend_test_page_read (tend_test_page_find (fixture->window, "life"));
  g_assert_nonnull (strstr (life, "Lent to GARCÍA, Ana"));
  g_assert_nonnull (strstr (life, "Filter dirty"));

  click (fixture, "act_button");
  tend_test_wait (tend_device_get_data (device)->status == TEND_DEVICE_STATUS_AVAILABLE);
}

static void
test_quarantine_wants_a_reason (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TendDevice) device
      = tend_store_get (fixture->store, TEND_TYPE_DEVICE, fixture->device, NULL);

  gtk_single_selection_set_selected (fixture->selection, 0);
  click (fixture, "quarantine_button");
  click (fixture, "text_button");
  tend_test_wait (strlen (get_text (fixture, "text_error")) > 0);
  g_assert_cmpint (tend_device_get_data (device)->status, ==, TEND_DEVICE_STATUS_AVAILABLE);
  type (fixture, "text_entry", "Alarm does not sound");
  click (fixture, "text_button");
  tend_test_wait (tend_device_get_data (device)->status == TEND_DEVICE_STATUS_QUARANTINED);
}

static void
test_register (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->window, "equipment.register", NULL);
  type (fixture, "asset_tag_entry", "EQ-0001");
  type (fixture, "name_entry", "Nebulizer");
  click (fixture, "register_button");
  tend_test_wait (
      g_list_model_get_n_items (G_LIST_MODEL (fixture->selection)) == 2
      && gtk_widget_is_sensitive (tend_test_page_find (fixture->window, "register_form")));
  type (fixture, "asset_tag_entry", "EQ-0003");
  click (fixture, "register_button");
  tend_test_wait (g_list_model_get_n_items (G_LIST_MODEL (fixture->selection)) == 3);
  tend_test_wait (g_str_equal (get_text (fixture, "name"), "Nebulizer"));
  g_assert_cmpstr (get_text (fixture, "state_label"), ==, "To be checked");
}

/* Chosen in the find box: whatever is being looked at. */
static void
test_device_is_shown (Fixture *fixture, gconstpointer data)
{
  type (fixture, "search_entry", "suction");
  tend_test_wait (g_list_model_get_n_items (G_LIST_MODEL (fixture->selection)) == 1);
  tend_equipment_window_show_device (TEND_EQUIPMENT_WINDOW (fixture->window), fixture->device);
  tend_test_wait (g_str_equal (get_text (fixture, "name"), "Oxygen concentrator"));
  g_assert_cmpint (tend_record_get_id (gtk_single_selection_get_selected_item (fixture->selection)),
                   ==, fixture->device);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->selection)), ==, 2);
}

/* As after a crash: nothing but what the store keeps is left. */
static void
reopen (Fixture *fixture)
{
  GtkWidget *window = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  tend_test_wait (window == NULL);
  show_window (fixture);
}

static const char *
read_entry (Fixture *fixture, const char *id)
{
  return gtk_editable_get_text (GTK_EDITABLE (tend_test_page_find (fixture->window, id)));
}

static void
test_registering_goes_on (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = tend_test_page_find (fixture->window, "register_form");

  gtk_widget_activate_action (fixture->window, "equipment.register", NULL);
  type (fixture, "asset_tag_entry", "EQ-0003");
  type (fixture, "serial_entry", "SN/4711");
  tend_test_page_wait_draft (form);
  reopen (fixture);
  form = tend_test_page_find (fixture->window, "register_form");
  gtk_widget_activate_action (fixture->window, "equipment.register", NULL);
  tend_test_page_continue_draft (form);
  g_assert_cmpstr (read_entry (fixture, "asset_tag_entry"), ==, "EQ-0003");
  g_assert_cmpstr (read_entry (fixture, "serial_entry"), ==, "SN/4711");
  type (fixture, "name_entry", "Nebulizer");
  click (fixture, "register_button");
  tend_test_wait (g_list_model_get_n_items (G_LIST_MODEL (fixture->selection)) == 3);
  g_assert_false (tend_test_page_has_draft (fixture->store, "device.register", 0));
}

static void
test_lending_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TendDevice) device
      = tend_store_get (fixture->store, TEND_TYPE_DEVICE, fixture->device, NULL);
  g_autoptr (TendPatient) patient
      = tend_store_get (fixture->store, TEND_TYPE_PATIENT, fixture->patient, NULL);

  gtk_single_selection_set_selected (fixture->selection, 0);
  click (fixture, "act_button");
  tend_patient_field_set_patient (
      TEND_PATIENT_FIELD (tend_test_page_find (fixture->window, "patient_field")), patient);
  type (fixture, "settings_entry", "2 L/min at night");
  tend_test_page_wait_draft (tend_test_page_find (fixture->window, "lend_form"));
  tend_test_page_picture (fixture->window, "equipment-draft");
  reopen (fixture);
  gtk_single_selection_set_selected (fixture->selection, 0);
  click (fixture, "act_button");
  tend_test_page_continue_draft (tend_test_page_find (fixture->window, "lend_form"));
  g_assert_cmpstr (read_entry (fixture, "settings_entry"), ==, "2 L/min at night");
  tend_test_wait (tend_patient_field_get_patient (
                      TEND_PATIENT_FIELD (tend_test_page_find (fixture->window, "patient_field")))
                  == patient);
  tend_test_wait (gtk_widget_is_sensitive (tend_test_page_find (fixture->window, "lend_button")));
  click (fixture, "lend_button");
  tend_test_wait (tend_device_get_data (device)->status == TEND_DEVICE_STATUS_ASSIGNED);
  g_assert_false (tend_test_page_has_draft (fixture->store, "device.lend", fixture->device));
}

static void
test_demo (void)
{
  Fixture fixture = { .store = tend_test_page_demo_store () };

  show_window (&fixture);
  tend_test_page_picture (fixture.window, "equipment");
  gtk_single_selection_set_selected (fixture.selection, 1);
  tend_test_wait (gtk_widget_get_visible (tend_test_page_find (fixture.window, "acts")));
  tend_test_page_wait_frame (fixture.window);
  tend_test_page_picture (fixture.window, "equipment-device");
  tear_down (&fixture, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!tend_test_page_init ())
    return 77;
#define ADD(name, function)                                                                        \
  g_test_add ("/gui/equipment-window/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("filters-and-search", test_filters);
  ADD ("lend-and-take-back", test_lend_and_take_back);
  ADD ("quarantine-wants-a-reason", test_quarantine_wants_a_reason);
  ADD ("register", test_register);
  ADD ("device-is-shown", test_device_is_shown);
  ADD ("registering-goes-on-after-a-crash", test_registering_goes_on);
  ADD ("lending-goes-on-after-a-crash", test_lending_goes_on);
  g_test_add_func ("/gui/equipment-window/demonstration-clinic", test_demo);
  return g_test_run ();
}
