/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tests of the chart's pages of appointments and of equipment. */

#include "config.h"

#include "tend-allergy-intolerance.h"
#include "tend-appointment.h"
#include "tend-chart-appointments-page.h"
#include "tend-chart-equipment-page.h"
#include "tend-device.h"
#include "tend-form-faults.h"
#include "tend-history-page.h"
#include "tend-place.h"
#include "tend-test-page.h"
#include "tend-test-store.h"
#include "tend-test-window.h"

#include <string.h>

typedef struct
{
  TendStore   *store;
  TendPatient *patient;
  GtkWidget   *page;
  GtkWidget   *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TendPatient) patient
      = g_object_new (TEND_TYPE_PATIENT, "mrn", "M0000018", "family-name", "García", "given-name",
                      "Ana", "active", TRUE, "registered-at", TEND_TEST_NOW, NULL);
  gint64 id;

  fixture->store = tend_test_store_new ("sqlite");
  tend_place_set (tend_store_get_clock (fixture->store), tend_store_get_time_zone (fixture->store));
  id = tend_test_insert (fixture->store, patient);
  fixture->patient = tend_store_get (fixture->store, TEND_TYPE_PATIENT, id, NULL);
  g_assert_nonnull (fixture->patient);
}

static void
show_page (Fixture *fixture, GType type)
{
  fixture->page = g_object_new (type, "store", fixture->store, "patient", fixture->patient, NULL);
  fixture->window = tend_test_page_show (fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tend_test_page_close (fixture->window);
  g_clear_object (&fixture->patient);
  tend_test_store_free (fixture->store);
}

static gint64
add_appointment (Fixture *fixture, gint64 start_at, const char *reason)
{
  g_autoptr (TendAppointment) appointment = g_object_new (
      TEND_TYPE_APPOINTMENT, "patient-id", tend_record_get_id (TEND_RECORD (fixture->patient)),
      "service-type", "follow-up", "reason", reason, "start-at", start_at, "end-at",
      start_at + 20 * TEND_TIME_MINUTE, NULL);

  return tend_test_insert (fixture->store, appointment);
}

static gboolean
reads (Fixture *fixture, const char *list, const char *text)
{
  g_autofree char *all = tend_test_page_read (tend_test_page_find (fixture->page, list));

  return strstr (all, text) != NULL;
}

static void
test_appointments (Fixture *fixture, gconstpointer data)
{
  gint64     coming = add_appointment (fixture, TEND_TEST_NOW + 3 * TEND_TIME_DAY, "Results");
  GtkWidget *entry;
  g_autoptr (TendAppointment) appointment = NULL;

  add_appointment (fixture, TEND_TEST_NOW - 3 * TEND_TIME_DAY, "Cough");
  show_page (fixture, TEND_TYPE_CHART_APPOINTMENTS_PAGE);
  tend_test_wait (reads (fixture, "coming", "Results") && reads (fixture, "past", "Cough"));
  g_assert_false (reads (fixture, "coming", "Cough"));
  tend_test_page_picture (fixture->window, "chart-appointments");

  appointment = tend_store_get (fixture->store, TEND_TYPE_APPOINTMENT, coming, NULL);
  entry = tend_test_find_type (tend_test_page_find (fixture->page, "coming"), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "The patient asked");
  g_signal_emit_by_name (entry, "activate");
  tend_test_wait (tend_appointment_get_data (appointment)->status
                  == TEND_APPOINTMENT_STATUS_CANCELLED);
  g_assert_cmpstr (tend_appointment_get_data (appointment)->cancellation_reason, ==,
                   "The patient asked");
  tend_test_wait (reads (fixture, "past", "Cancelled"));
  g_assert_true (gtk_widget_get_visible (tend_test_page_find (fixture->page, "none_coming")));
}

static void
test_equipment (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TendDevice) device = g_object_new (
      TEND_TYPE_DEVICE, "asset-tag", "EQ-0001", "name", "Oxygen concentrator", "status",
      TEND_DEVICE_STATUS_AVAILABLE, "owner", TEND_DEVICE_OWNER_CLINIC, NULL);
  GtkWidget *entry;

  tend_test_insert (fixture->store, device);
  show_page (fixture, TEND_TYPE_CHART_EQUIPMENT_PAGE);
  tend_test_wait (gtk_widget_get_visible (tend_test_page_find (fixture->page, "none_at_home")));
  g_signal_emit_by_name (gtk_widget_get_last_child (gtk_widget_get_parent (
                             tend_test_page_find (fixture->page, "lend_button"))),
                         "clicked");
  tend_test_wait (gtk_drop_down_get_selected_item (
                      GTK_DROP_DOWN (tend_test_page_find (fixture->page, "device_drop")))
                  != NULL);
  gtk_editable_set_text (GTK_EDITABLE (tend_test_page_find (fixture->page, "settings_entry")),
                         "2 L/min at night");
  tend_test_page_picture (fixture->window, "chart-equipment-lend");
  g_signal_emit_by_name (tend_test_page_find (fixture->page, "settings_entry"), "activate");
  tend_test_wait (reads (fixture, "at_home", "2 L/min at night"));
  g_assert_false (gtk_widget_get_visible (tend_test_page_find (fixture->page, "lend_card")));
  tend_test_page_picture (fixture->window, "chart-equipment");

  entry = tend_test_find_type (tend_test_page_find (fixture->page, "at_home"), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Filter dirty");
  g_signal_emit_by_name (entry, "activate");
  tend_test_wait (reads (fixture, "before", "Filter dirty"));
  g_assert_true (gtk_widget_get_visible (tend_test_page_find (fixture->page, "none_at_home")));
}

/* Not asked, none known and listed are three things. */
static void
test_allergies (Fixture *fixture, gconstpointer data)
{
  gint64     id = tend_record_get_id (TEND_RECORD (fixture->patient));
  GtkWidget *button;
  g_autoptr (TendAllergyIntolerance) allergy
      = g_object_new (TEND_TYPE_ALLERGY_INTOLERANCE, "patient-id", id, "display", "Latex", NULL);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (TendCommit) commit = NULL;
  g_autoptr (GError) error = NULL;
  gint64 sequence;

  show_page (fixture, TEND_TYPE_HISTORY_PAGE);
  button = tend_test_page_find (fixture->page, "none_button");
  tend_test_wait (gtk_widget_get_visible (button));
  tend_test_wait (reads (fixture, "allergies", "Allergies not asked"));
  tend_test_page_picture (fixture->window, "allergies-not-asked");
  g_signal_emit_by_name (button, "clicked");
  tend_test_wait (reads (fixture, "allergies", "No known allergies"));
  g_assert_true (reads (fixture, "allergies", "asked "));
  tend_test_wait (!gtk_widget_get_visible (button));
  tend_test_page_picture (fixture->window, "allergies-none-known");

  entries = tend_store_query (fixture->store, "journal-of-patient",
                              g_variant_new_parsed ("{'patient': <%x>}", id), NULL);
  g_assert_nonnull (entries);
  sequence = tend_record_get_id (g_ptr_array_index (entries, 0));
  commit = tend_store_undo (fixture->store, sequence, &error);
  g_assert_no_error (error);
  tend_test_wait (gtk_widget_get_visible (button));
  g_assert_false (reads (fixture, "allergies", "No known allergies"));

  tend_test_insert (fixture->store, allergy);
  tend_test_wait (reads (fixture, "allergies", "Latex"));
  tend_test_wait (!gtk_widget_get_visible (button));
}

static void
press (Fixture *fixture, const char *id)
{
  g_signal_emit_by_name (tend_test_page_find (fixture->page, id), "clicked");
}

static void
type (Fixture *fixture, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (tend_form_find_field (fixture->page, name)), text);
}

static gboolean
is_shown (Fixture *fixture, const char *id)
{
  return gtk_widget_get_mapped (tend_test_page_find (fixture->page, id));
}

static void
test_allergy_is_added (Fixture *fixture, gconstpointer data)
{
  gint64 id = tend_record_get_id (TEND_RECORD (fixture->patient));

  show_page (fixture, TEND_TYPE_HISTORY_PAGE);
  tend_test_wait (gtk_widget_get_visible (tend_test_page_find (fixture->page, "none_button")));
  press (fixture, "none_button");
  tend_test_wait (reads (fixture, "allergies", "No known allergies"));
  press (fixture, "add_button");
  press (fixture, "save_allergy_button");
  g_assert_true (reads (fixture, "allergy_panel", "what the patient does not tolerate"));
  type (fixture, "display", "nkda");
  press (fixture, "save_allergy_button");
  g_assert_true (reads (fixture, "allergy_panel", "no substance"));
  type (fixture, "display", "Penicillin");
  type (fixture, "reaction", "Hives");
  adw_combo_row_set_selected (ADW_COMBO_ROW (tend_form_find_field (fixture->page, "criticality")),
                              2);
  tend_test_page_wait_draft (tend_test_page_find (fixture->page, "allergy_panel"));

  /* Left and opened again, what was typed is offered. */
  press (fixture, "cancel_allergy_button");
  g_assert_false (is_shown (fixture, "form"));
  press (fixture, "add_button");
  tend_test_page_continue_draft (tend_test_page_find (fixture->page, "allergy_panel"));
  tend_test_page_picture (fixture->window, "allergy-form");
  press (fixture, "save_allergy_button");
  tend_test_wait (reads (fixture, "allergies", "Penicillin"));
  g_assert_true (reads (fixture, "allergies", "Hives"));
  g_assert_true (reads (fixture, "allergies", "Dangerous"));
  g_assert_false (reads (fixture, "allergies", "No known allergies"));
  tend_test_wait (is_shown (fixture, "add_button"));
  g_assert_false (tend_test_page_has_draft (fixture->store, "allergy", id));
  tend_test_page_picture (fixture->window, "allergy-added");

  press (fixture, "add_button");
  type (fixture, "display", "penicillin");
  press (fixture, "save_allergy_button");
  tend_test_wait (reads (fixture, "allergy_panel", "in the list already"));
}

static void
test_allergy_is_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TendAllergyIntolerance) allergy = g_object_new (
      TEND_TYPE_ALLERGY_INTOLERANCE, "patient-id",
      tend_record_get_id (TEND_RECORD (fixture->patient)), "display", "Latex", NULL);
  GtkWidget *entry;

  tend_test_insert (fixture->store, allergy);
  show_page (fixture, TEND_TYPE_HISTORY_PAGE);
  tend_test_wait (reads (fixture, "allergies", "Latex"));
  g_signal_emit_by_name (
      tend_test_find_type (tend_test_page_find (fixture->page, "allergies"), GTK_TYPE_BUTTON),
      "clicked");
  tend_test_wait (is_shown (fixture, "reason_entry"));
  entry = tend_test_page_find (fixture->page, "reason_entry");
  g_signal_emit_by_name (entry, "activate");
  tend_test_wait (is_shown (fixture, "error_label"));
  g_assert_true (reads (fixture, "allergies", "Latex"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Of somebody else");
  g_signal_emit_by_name (entry, "activate");
  tend_test_wait (reads (fixture, "allergies", "Allergies not asked"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!tend_test_page_init ())
    return 77;
  g_test_add ("/gui/chart-planning-pages/appointments-are-cancelled-with-a-reason", Fixture, NULL,
              set_up, test_appointments, tear_down);
  g_test_add ("/gui/chart-planning-pages/device-is-lent-and-taken-back", Fixture, NULL, set_up,
              test_equipment, tear_down);
  g_test_add ("/gui/chart-planning-pages/allergies-not-asked-none-known-and-listed", Fixture, NULL,
              set_up, test_allergies, tear_down);
  g_test_add ("/gui/chart-planning-pages/allergy-is-added", Fixture, NULL, set_up,
              test_allergy_is_added, tear_down);
  g_test_add ("/gui/chart-planning-pages/allergy-is-taken-back-with-a-reason", Fixture, NULL,
              set_up, test_allergy_is_taken_back, tear_down);
  return g_test_run ();
}
