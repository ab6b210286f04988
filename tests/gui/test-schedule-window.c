/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tests of the schedule's window, driven as a person drives it. */

#include "config.h"

#include "tend-appointment-leaf.h"
#include "tend-location.h"
#include "tend-patient-field.h"
#include "tend-place.h"
#include "tend-practitioner.h"
#include "tend-schedule-grid.h"
#include "tend-schedule-window.h"
#include "tend-scheduling.h"
#include "tend-test-alert.h"
#include "tend-test-page.h"
#include "tend-test-store.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  TendStore        *store;
  GtkWidget        *window;
  TendScheduleGrid *grid;
  gint64            patients[2];
  gint64            practitioners[2];
  gint64            room;
  gint64            appointment; /* 09:00 to 09:30 (store's zone), first patient and person */
} Fixture;

static gint64
add_patient (TendStore *store, const char *mrn, const char *family, const char *given)
{
  g_autoptr (TendPatient) patient
      = g_object_new (TEND_TYPE_PATIENT, "mrn", mrn, "family-name", family, "given-name", given,
                      "active", TRUE, "registered-at", TEND_TEST_NOW, NULL);

  return tend_test_insert (store, patient);
}

static gint64
add_practitioner (TendStore *store, const char *family)
{
  g_autoptr (TendPractitioner) practitioner
      = g_object_new (TEND_TYPE_PRACTITIONER, "family-name", family, "given-name", "Lee", "active",
                      TRUE, "schedulable", TRUE, NULL);

  return tend_test_insert (store, practitioner);
}

static gint64
get_time (int hour, int minute)
{
  GDate today;

  tend_place_get_today (&today);
  return tend_time_from_local (tend_place_get_zone (), &today, hour, minute, 0);
}

static void
show_window (Fixture *fixture)
{
  fixture->window = g_object_new (TEND_TYPE_SCHEDULE_WINDOW, "store", fixture->store, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  tend_test_wait (gtk_widget_get_mapped (fixture->window));
  fixture->grid = TEND_SCHEDULE_GRID (tend_test_page_find (fixture->window, "grid"));
  tend_test_wait (tend_schedule_grid_get_columns (fixture->grid)->len > 0);
  tend_test_page_wait_frame (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TendLocation) room
      = g_object_new (TEND_TYPE_LOCATION, "name", "Exam 1", "active", TRUE, "schedulable", TRUE,
                      "position", (gint64) 1, NULL);
  g_autoptr (TendAppointment) appointment = NULL;

  fixture->store = tend_test_store_new ("sqlite");
  tend_place_set (tend_store_get_clock (fixture->store), tend_store_get_time_zone (fixture->store));
  fixture->patients[0] = add_patient (fixture->store, "M0000018", "García", "Ana");
  fixture->patients[1] = add_patient (fixture->store, "M0000026", "Ito", "Ken");
  fixture->practitioners[0] = add_practitioner (fixture->store, "Chen");
  fixture->practitioners[1] = add_practitioner (fixture->store, "Okafor");
  fixture->room = tend_test_insert (fixture->store, room);
  appointment = g_object_new (TEND_TYPE_APPOINTMENT, "patient-id", fixture->patients[0],
                              "practitioner-id", fixture->practitioners[0], "location-id",
                              fixture->room, "service-type", "follow-up", "reason", "Cough",
                              "start-at", get_time (10, 0), "end-at", get_time (10, 30), NULL);
  fixture->appointment = tend_test_insert (fixture->store, appointment);
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

static TendAppointment *
read_appointment (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TendAppointment *appointment
      = tend_store_get (fixture->store, TEND_TYPE_APPOINTMENT, fixture->appointment, &error);

  g_assert_no_error (error);
  return appointment;
}

static GtkWidget *
find_leaf (Fixture *fixture, gint64 id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->grid)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (TEND_IS_APPOINTMENT_LEAF (child)
        && tend_record_get_id (
               TEND_RECORD (tend_appointment_leaf_get_slot (TEND_APPOINTMENT_LEAF (child))))
               == id)
      return child;
  return NULL;
}

static guint
count_appointments (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tend_store_query (
      fixture->store, "day-schedule",
      g_variant_new_parsed ("{'start': <%x>, 'end': <%x>}", get_time (0, 0), get_time (23, 59)),
      &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  GtkWidget *leaf = find_leaf (fixture, fixture->appointment);

  g_assert_nonnull (leaf);
  gtk_test_accessible_assert_role (fixture->grid, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_role (leaf, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (
      leaf, GTK_ACCESSIBLE_PROPERTY_LABEL,
      "GARCÍA, Ana, Follow-up, 10:00 to 10:30, Cough, CHEN, Lee, Exam 1, Booked");
  gtk_test_accessible_assert_property (
      gtk_widget_get_first_child (tend_test_page_find (fixture->window, "heads")),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "CHEN, Lee, 1 visit · 30 min");
}

static void
test_move_by_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TendAppointment) appointment = read_appointment (fixture);
  const TendAppointmentData *now = tend_appointment_get_data (appointment);

  g_assert_true (tend_schedule_grid_select (fixture->grid, fixture->appointment));
  g_assert_true (gtk_widget_has_focus (find_leaf (fixture, fixture->appointment)));
  g_signal_emit_by_name (fixture->grid, "move-appointment", 0, 1);
  tend_test_wait (now->start_at == get_time (10, 5));
  g_assert_cmpint (now->end_at, ==, get_time (10, 35));
  tend_test_wait (gtk_widget_has_focus (find_leaf (fixture, fixture->appointment)));

  g_signal_emit_by_name (fixture->grid, "move-appointment", 1, 0);
  tend_test_wait (now->practitioner_id == fixture->practitioners[1]);
  g_assert_cmpint (now->location_id, ==, fixture->room);
  tend_test_wait (gtk_widget_has_focus (find_leaf (fixture, fixture->appointment)));

  g_signal_emit_by_name (fixture->grid, "resize-appointment", 1);
  tend_test_wait (now->end_at == get_time (10, 40));
  g_assert_cmpint (now->start_at, ==, get_time (10, 5));
}

static gboolean
move_elsewhere (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_scheduling_move (transaction, ((Fixture *) data)->appointment, 0, get_time (15, 0),
                               get_time (15, 30), 0, 0, NULL, error);
}

static gboolean
is_told_who_was_first (void)
{
  GtkWidget       *alert = tend_test_find_alert ();
  g_autofree char *text = alert != NULL ? tend_test_page_read (alert) : NULL;

  return text != NULL && strstr (text, "Dana Quill changed this at") != NULL;
}

static void
test_move_of_what_has_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TendAppointment) appointment = read_appointment (fixture);
  TendScheduleSlot *shown;

  g_assert_true (tend_schedule_grid_select (fixture->grid, fixture->appointment));
  shown = tend_appointment_leaf_get_slot (
      TEND_APPOINTMENT_LEAF (find_leaf (fixture, fixture->appointment)));
  tend_test_transact (fixture->store, "appointment.move", move_elsewhere, fixture);
  /* The window has not read it yet. */
  g_assert_cmpint (tend_schedule_slot_get_data (shown)->start_at, ==, get_time (10, 0));
  g_signal_emit_by_name (fixture->grid, "move-appointment", 0, 1);
  tend_test_wait (is_told_who_was_first ());
  g_assert_cmpint (tend_appointment_get_data (appointment)->start_at, ==, get_time (15, 0));
  tend_test_close_alert (tend_test_find_alert ());
}

static void
test_cursor (Fixture *fixture, gconstpointer data)
{
  guint column;
  int   minute;

  tend_schedule_grid_set_cursor (fixture->grid, 0, 9 * 60 + 30);
  g_signal_emit_by_name (fixture->grid, "move-cursor", 0, 1);
  tend_schedule_grid_get_cursor (fixture->grid, &column, &minute);
  g_assert_cmpint (minute, ==, 9 * 60 + 45);
  g_signal_emit_by_name (fixture->grid, "move-cursor", 0, 1);
  g_assert_true (gtk_widget_has_focus (find_leaf (fixture, fixture->appointment)));
  /* One step leaves the appointment, however long it is. */
  g_signal_emit_by_name (fixture->grid, "move-cursor", 0, 1);
  tend_schedule_grid_get_cursor (fixture->grid, &column, &minute);
  g_assert_cmpint (minute, ==, 10 * 60 + 30);
  g_assert_false (gtk_widget_has_focus (find_leaf (fixture, fixture->appointment)));
  g_signal_emit_by_name (fixture->grid, "leap", -1);
  g_assert_true (gtk_widget_has_focus (find_leaf (fixture, fixture->appointment)));
  g_signal_emit_by_name (fixture->grid, "move-cursor", 1, 0);
  tend_schedule_grid_get_cursor (fixture->grid, &column, &minute);
  g_assert_cmpuint (column, ==, 1);
  for (guint i = 0; i < 5; i++)
    g_signal_emit_by_name (fixture->grid, "move-cursor", 1, 0);
  tend_schedule_grid_get_cursor (fixture->grid, &column, &minute);
  g_assert_cmpuint (column, ==, tend_schedule_grid_get_columns (fixture->grid)->len - 1);
}

static void
choose_patient (Fixture *fixture, gint64 patient_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendPatient) patient
      = tend_store_get (fixture->store, TEND_TYPE_PATIENT, patient_id, &error);

  g_assert_no_error (error);
  tend_patient_field_set_patient (
      TEND_PATIENT_FIELD (tend_test_page_find (fixture->window, "patient_field")), patient);
}

static void
test_book (Fixture *fixture, gconstpointer data)
{
  GtkWidget *save = tend_test_page_find (fixture->window, "save_button");
  GtkWidget *error_label = tend_test_page_find (fixture->window, "error_label");

  tend_schedule_grid_set_cursor (fixture->grid, 1, 11 * 60);
  g_signal_emit_by_name (fixture->grid, "book");
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (tend_test_page_find (fixture->window, "start_entry"))),
      ==, "11:00");
  g_signal_emit_by_name (save, "clicked");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (error_label)), ==, "Choose the patient.");
  choose_patient (fixture, fixture->patients[1]);
  gtk_editable_set_text (GTK_EDITABLE (tend_test_page_find (fixture->window, "reason_entry")),
                         "Refill");
  g_signal_emit_by_name (save, "clicked");
  tend_test_wait (count_appointments (fixture) == 2);
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
test_booking_goes_on (Fixture *fixture, gconstpointer data)
{
  TendPatientField *field;

  tend_schedule_grid_set_cursor (fixture->grid, 1, 11 * 60);
  g_signal_emit_by_name (fixture->grid, "book");
  choose_patient (fixture, fixture->patients[1]);
  gtk_editable_set_text (GTK_EDITABLE (tend_test_page_find (fixture->window, "start_entry")),
                         "11:4");
  gtk_editable_set_text (GTK_EDITABLE (tend_test_page_find (fixture->window, "reason_entry")),
                         "Ärger \"refill\"");
  tend_test_page_wait_draft (fixture->window);
  tend_test_page_picture (fixture->window, "schedule-draft");

  reopen (fixture);
  tend_schedule_grid_set_cursor (fixture->grid, 0, 14 * 60);
  g_signal_emit_by_name (fixture->grid, "book");
  g_assert_cmpstr (read_entry (fixture, "reason_entry"), ==, "");
  tend_test_wait (gtk_widget_get_visible (tend_test_page_find (fixture->window, "draft_bar")));
  tend_test_page_picture (fixture->window, "schedule-offer");
  tend_test_page_continue_draft (fixture->window);
  g_assert_cmpstr (read_entry (fixture, "reason_entry"), ==, "Ärger \"refill\"");
  g_assert_cmpstr (read_entry (fixture, "start_entry"), ==, "11:4");
  field = TEND_PATIENT_FIELD (tend_test_page_find (fixture->window, "patient_field"));
  tend_test_wait (tend_patient_field_get_patient (field) != NULL);
  g_assert_cmpint (tend_record_get_id (TEND_RECORD (tend_patient_field_get_patient (field))), ==,
                   fixture->patients[1]);
  gtk_editable_set_text (GTK_EDITABLE (tend_test_page_find (fixture->window, "start_entry")),
                         "11:40");
  g_signal_emit_by_name (tend_test_page_find (fixture->window, "save_button"), "clicked");
  tend_test_wait (count_appointments (fixture) == 2);
  g_assert_false (tend_test_page_has_draft (fixture->store, "appointment.book", 0));
}

static void
test_change_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TendAppointment) appointment = read_appointment (fixture);

  tend_schedule_grid_select (fixture->grid, fixture->appointment);
  gtk_editable_set_text (GTK_EDITABLE (tend_test_page_find (fixture->window, "comment_entry")),
                         "Brings the old X-rays");
  tend_test_page_wait_draft (fixture->window);
  reopen (fixture);
  tend_schedule_grid_select (fixture->grid, fixture->appointment);
  g_assert_cmpstr (read_entry (fixture, "comment_entry"), ==, "");
  tend_test_page_continue_draft (fixture->window);
  g_signal_emit_by_name (tend_test_page_find (fixture->window, "save_button"), "clicked");
  tend_test_wait (
      g_strcmp0 (tend_appointment_get_data (appointment)->comment, "Brings the old X-rays") == 0);
  g_assert_false (
      tend_test_page_has_draft (fixture->store, "appointment.update", fixture->appointment));
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  GtkWidget *save = tend_test_page_find (fixture->window, "save_button");
  GtkWidget *conflict = tend_test_page_find (fixture->window, "conflict_box");
  GtkWidget *override = tend_test_page_find (fixture->window, "override_entry");
  GtkWidget *start = tend_test_page_find (fixture->window, "start_entry");
  g_autoptr (GPtrArray) rows = NULL;
  guint n = 0;

  tend_schedule_grid_set_cursor (fixture->grid, 0, 11 * 60);
  g_signal_emit_by_name (fixture->grid, "book");
  choose_patient (fixture, fixture->patients[1]);
  g_assert_false (gtk_widget_get_visible (conflict));
  gtk_editable_set_text (GTK_EDITABLE (start), "10:15");
  tend_test_wait (gtk_widget_get_visible (conflict));
  g_assert_nonnull (strstr (
      gtk_label_get_text (GTK_LABEL (tend_test_page_find (fixture->window, "conflict_label"))),
      "Chen"));
  tend_test_page_picture (fixture->window, "schedule-conflict");
  g_signal_emit_by_name (save, "clicked");
  g_assert_cmpuint (count_appointments (fixture), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (override), "Walk-in, seen between");
  g_signal_emit_by_name (save, "clicked");
  tend_test_wait (count_appointments (fixture) == 2);
  rows = tend_store_query (
      fixture->store, "day-schedule",
      g_variant_new_parsed ("{'start': <%x>, 'end': <%x>}", get_time (0, 0), get_time (23, 59)),
      NULL);
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (tend_schedule_slot_get_data (rows->pdata[i])->override_reason,
                   "Walk-in, seen between")
        == 0)
      n++;
  g_assert_cmpuint (n, ==, 1);
}

static void
test_refused_move (Fixture *fixture, gconstpointer data)
{
  GtkWidget *conflict = tend_test_page_find (fixture->window, "conflict_box");
  g_autoptr (TendAppointment) other
      = g_object_new (TEND_TYPE_APPOINTMENT, "patient-id", fixture->patients[1], "practitioner-id",
                      fixture->practitioners[0], "service-type", "follow-up", "start-at",
                      get_time (10, 30), "end-at", get_time (11, 0), NULL);
  g_autoptr (TendAppointment) appointment = read_appointment (fixture);
  gint64 other_id = tend_test_insert (fixture->store, other);

  tend_test_wait (find_leaf (fixture, other_id) != NULL);
  g_assert_true (tend_schedule_grid_select (fixture->grid, fixture->appointment));
  g_signal_emit_by_name (fixture->grid, "move-appointment", 0, 1);
  tend_test_wait (gtk_widget_get_visible (conflict));
  g_assert_cmpint (tend_appointment_get_data (appointment)->start_at, ==, get_time (10, 0));
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (tend_test_page_find (fixture->window, "start_entry"))),
      ==, "10:05");
  gtk_editable_set_text (GTK_EDITABLE (tend_test_page_find (fixture->window, "override_entry")),
                         "Short visit");
  g_signal_emit_by_name (tend_test_page_find (fixture->window, "save_button"), "clicked");
  tend_test_wait (tend_appointment_get_data (appointment)->start_at == get_time (10, 5));
  g_assert_cmpstr (tend_appointment_get_data (appointment)->override_reason, ==, "Short visit");
}

/* Chosen in the find box, on another day than the one shown. */
static void
test_appointment_is_shown (Fixture *fixture, gconstpointer data)
{
  TendScheduleWindow *window = TEND_SCHEDULE_WINDOW (fixture->window);
  GDate               date;

  tend_place_get_today (&date);
  g_date_add_days (&date, 30);
  tend_schedule_window_show_date (window, &date);
  tend_test_wait (find_leaf (fixture, fixture->appointment) == NULL);
  g_date_subtract_days (&date, 30);
  tend_schedule_window_show_date (window, &date);
  tend_schedule_window_select (window, fixture->appointment);
  tend_test_wait (g_str_equal (read_entry (fixture, "reason_entry"), "Cough"));
}

static void
test_arrive (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TendAppointment) appointment = read_appointment (fixture);
  GtkWidget *label = tend_test_page_find (fixture->window, "state_label");

  tend_schedule_grid_select (fixture->grid, fixture->appointment);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "Booked");
  g_signal_emit_by_name (tend_test_page_find (fixture->window, "arrive_button"), "clicked");
  tend_test_wait (tend_appointment_get_data (appointment)->status
                  == TEND_APPOINTMENT_STATUS_ARRIVED);
  tend_test_wait (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), "Arrived"));
  g_assert_false (gtk_widget_get_visible (tend_test_page_find (fixture->window, "arrive_button")));
}

static void
test_week (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->window, "show", "week", NULL);
  tend_test_wait (tend_schedule_grid_get_columns (fixture->grid)->len == 7);
  tend_test_wait (find_leaf (fixture, fixture->appointment) != NULL);
  g_object_set (fixture->window, "resource", "rooms", NULL);
  tend_test_wait (find_leaf (fixture, fixture->appointment) != NULL);
  g_assert_cmpint (
      ((TendScheduleColumn *) tend_schedule_grid_get_columns (fixture->grid)->pdata[0])->id, ==,
      fixture->room);
}

static void
test_demo (void)
{
  Fixture fixture = { .store = tend_test_page_demo_store () };

  show_window (&fixture);
  gtk_window_set_default_size (
      GTK_WINDOW (fixture.window),
      g_getenv ("TEND_TEST_WIDTH") != NULL ? atoi (g_getenv ("TEND_TEST_WIDTH")) : 1280,
      g_getenv ("TEND_TEST_HEIGHT") != NULL ? atoi (g_getenv ("TEND_TEST_HEIGHT")) : 800);
  g_assert_cmpuint (tend_schedule_grid_get_columns (fixture.grid)->len, >, 1);
  tend_test_page_picture (fixture.window, "schedule-day");
  g_signal_emit_by_name (fixture.grid, "leap", 1);
  tend_test_page_picture (fixture.window, "schedule-selected");
  g_object_set (fixture.window, "resource", "rooms", NULL);
  tend_test_page_picture (fixture.window, "schedule-rooms");
  g_object_set (fixture.window, "resource", "people", "show", "week", NULL);
  tend_test_wait (tend_schedule_grid_get_columns (fixture.grid)->len == 7);
  tend_test_page_picture (fixture.window, "schedule-week");
  tear_down (&fixture, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!tend_test_page_init ())
    return 77;
#define ADD(name, function)                                                                        \
  g_test_add ("/gui/schedule-window/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("leaves-and-heads-have-names", test_names);
  ADD ("keys-move-the-appointment", test_move_by_keys);
  ADD ("what-has-moved-meanwhile-is-not-moved-again", test_move_of_what_has_moved);
  ADD ("booking-goes-on-after-a-crash", test_booking_goes_on);
  ADD ("change-goes-on-after-a-crash", test_change_goes_on);
  ADD ("arrows-move-over-time-and-appointments", test_cursor);
  ADD ("books-at-the-focused-time", test_book);
  ADD ("conflict-is-named-and-overridden-with-a-reason", test_conflict);
  ADD ("refused-move-asks-for-a-reason", test_refused_move);
  ADD ("arrive", test_arrive);
  ADD ("appointment-is-shown", test_appointment_is_shown);
  ADD ("week-of-one", test_week);
  g_test_add_func ("/gui/schedule-window/demonstration-clinic", test_demo);
  return g_test_run ();
}
