/* SPDX-License-Identifier: GPL-3.0-or-later
 * No click is lost, and none goes to another patient than the one that stood under the pointer when
 * the button went down, whatever changes before it goes up. */
#include "config.h"

#include "tend-appointment-leaf.h"
#include "tend-arrivals-board.h"
#include "tend-board-column.h"
#include "tend-dashboard-window.h"
#include "tend-due-list.h"
#include "tend-find-item.h"
#include "tend-find-results.h"
#include "tend-find-row.h"
#include "tend-find.h"
#include "tend-list-row.h"
#include "tend-patient-field.h"
#include "tend-patient.h"
#include "tend-press.h"
#include "tend-query.h"
#include "tend-schedule-window.h"
#include "tend-scheduling.h"
#include "tend-search.h"
#include "tend-test-pointer.h"
#include "tend-test-window.h"
#include "tend-visit.h"

/* Longer than any test. */
#define SLOW_HAND 3600000

typedef struct
{
  GtkWidget *window;
  GtkWidget *below; /* what lies under the list */
  TendFind  *find;
  GtkWidget *entry;
  gint64     opened;
  guint      pressed_below;
} Fixture;

static void
on_opened_cb (Fixture *fixture, gint64 patient_id)
{
  fixture->opened = patient_id;
}

static void
on_pressed_below_cb (Fixture *fixture)
{
  fixture->pressed_below++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkGesture *click = gtk_gesture_click_new ();

  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 640);
  fixture->find = g_object_new (TEND_TYPE_FIND, "store", tend_test_store (), NULL);
  fixture->entry = tend_test_find (fixture->find, "entry");
  g_signal_connect_swapped (fixture->find, "patient-activated", G_CALLBACK (on_opened_cb), fixture);
  fixture->below = gtk_button_new_with_label ("Something else");
  gtk_widget_set_vexpand (fixture->below, TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed_below_cb), fixture);
  gtk_widget_add_controller (fixture->below, GTK_EVENT_CONTROLLER (click));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->find));
  gtk_box_append (GTK_BOX (box), fixture->below);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  tend_test_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tend_test_destroy (fixture->window);
}

/* The @n-th row below @root that can be seen. */
static GtkWidget *
find_row (GtkWidget *root, guint *n)
{
  if (TEND_IS_FIND_ROW (root) && gtk_widget_get_mapped (root) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_row (Fixture *fixture, guint n)
{
  return find_row (GTK_WIDGET (fixture->find), &n);
}

static gint64
get_patient_in (GtkWidget *row)
{
  g_autoptr (TendFindItem) item = NULL;

  g_object_get (row, "item", &item, NULL);
  return tend_find_item_get_patient_id (item);
}

static GtkWidget *
list_patients (Fixture *fixture, const char *text)
{
  gtk_widget_grab_focus (fixture->entry);
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), text);
  TEND_TEST_WAIT (get_row (fixture, 1) != NULL && gtk_widget_get_width (get_row (fixture, 1)) > 0);
  tend_test_wait_frame (fixture->window);
  tend_test_wait_frame (fixture->window);
  g_assert_cmpint (get_patient_in (get_row (fixture, 0)), !=,
                   get_patient_in (get_row (fixture, 1)));
  return get_row (fixture, 1);
}

static void
lay_out (Fixture *fixture)
{
  gtk_widget_queue_resize (fixture->below);
  tend_test_wait_frame (fixture->window);
}

/* GTK then makes up a motion over the window, and takes the pointer to be there. */
static void
test_layout_under_the_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = list_patients (fixture, "b");
  gint64     wanted = get_patient_in (row);

  tend_test_point_at (fixture->entry);
  lay_out (fixture);
  tend_test_move_pointer (row);
  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (fixture->window);
      tend_test_wait_frame (fixture->window);
    }
  tend_test_press_button ();
  tend_test_release_button ();
  TEND_TEST_WAIT (fixture->opened != 0);
  g_assert_cmpint (fixture->opened, ==, wanted);
  g_assert_cmpuint (fixture->pressed_below, ==, 0);
}

/* The row is used again for another patient, and nothing keeps this window's lists still. */
static void
test_another_in_the_row (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = list_patients (fixture, "b");
  gint64     wanted = get_patient_in (row);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) others = tend_store_query (tend_test_store (), tend_search_query_name ("m"),
                                                   tend_search_parameters ("m"), &error);
  g_autoptr (TendFindItem) item = NULL;

  g_assert_no_error (error);
  tend_test_move_pointer (row);
  tend_test_press_button ();
  tend_test_wait_events (row);
  g_object_get (row, "item", &item, NULL);
  tend_find_item_set_patient (item, others->pdata[0]);
  g_assert_cmpint (get_patient_in (row), !=, wanted);
  tend_test_release_button ();
  TEND_TEST_WAIT (fixture->opened != 0);
  g_assert_cmpint (fixture->opened, ==, wanted);
}

static void
set_double_click_time (int milliseconds)
{
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", milliseconds, NULL);
}

/* The first click closes the list. */
static void
test_double_click_on_a_row (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = list_patients (fixture, "b");
  gint64     wanted = get_patient_in (row);

  set_double_click_time (SLOW_HAND);
  tend_test_move_pointer (row);
  for (guint click = 0; click < 2; click++)
    {
      tend_test_press_button ();
      tend_test_release_button ();
      TEND_TEST_WAIT (fixture->opened == wanted && get_row (fixture, 0) == NULL);
      tend_test_wait_events (fixture->window);
    }
  g_assert_cmpuint (fixture->pressed_below, ==, 0);
  set_double_click_time (0);
  tend_test_press_button ();
  tend_test_release_button ();
  TEND_TEST_WAIT (fixture->pressed_below == 1);
}

static void
test_taken_back_beside (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = list_patients (fixture, "b");

  tend_test_move_pointer (row);
  tend_test_press_button ();
  tend_test_move_pointer (get_row (fixture, 0));
  tend_test_release_button ();
  tend_test_wait_events (row);
  g_assert_cmpint (fixture->opened, ==, 0);
  g_assert_nonnull (get_row (fixture, 1));
}

/* Until the answers to what was asked so far are here: they come in the order of the questions. */
static void
wait_answers (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rooms = tend_store_query (tend_test_store (), "rooms", NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    tend_test_wait_frame (fixture->window);
}

static GtkWidget *
find_list_row (GtkWidget *root, guint *n)
{
  if (TEND_IS_LIST_ROW (root) && gtk_widget_get_mapped (root) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list_row (child, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_loading (TendQuery *query)
{
  gboolean loading;

  g_object_get (query, "loading", &loading, NULL);
  return loading;
}

static void
test_answer_meanwhile (Fixture *fixture, gconstpointer data)
{
  TendPatientField *field
      = g_object_new (TEND_TYPE_PATIENT_FIELD, "store", tend_test_store (), NULL);
  GtkEditable *entry = GTK_EDITABLE (tend_test_find (field, "entry"));
  GtkListView *list = tend_test_find (field, "list");
  TendQuery   *query;
  GtkWidget   *row;
  guint        n = 1;
  int          end = 1;
  gint64       wanted;
  g_autoptr (TendRecord) match = NULL;

  tend_press_watch (fixture->window);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (field));
  query = TEND_QUERY (
      gtk_single_selection_get_model (GTK_SINGLE_SELECTION (gtk_list_view_get_model (list))));
  gtk_editable_set_text (entry, "b");
  TEND_TEST_WAIT (g_list_model_get_n_items (G_LIST_MODEL (query)) > 1);
  wait_answers (fixture);
  row = find_list_row (GTK_WIDGET (list), &n);
  match = g_list_model_get_item (G_LIST_MODEL (query), 1);
  wanted = tend_record_get_id (match);
  tend_test_move_pointer (row);
  tend_test_press_button ();
  tend_test_wait_events (fixture->window);
  gtk_editable_insert_text (entry, "zz", -1, &end);
  TEND_TEST_WAIT (is_loading (query));
  wait_answers (fixture);
  tend_test_release_button ();
  TEND_TEST_WAIT (tend_patient_field_get_patient (field) != NULL);
  g_assert_cmpint (tend_record_get_id (TEND_RECORD (tend_patient_field_get_patient (field))), ==,
                   wanted);
  /* And then it is taken. */
  TEND_TEST_WAIT (g_list_model_get_n_items (G_LIST_MODEL (query)) == 0);
}

/* The dashboard */

static void
set_up_dashboard (Fixture *fixture, gconstpointer data)
{
  fixture->window = GTK_WIDGET (tend_dashboard_window_new (tend_test_application ()));
  tend_test_present (fixture->window);
  TEND_TEST_WAIT (tend_board_column_get_n_cards (tend_test_find (fixture->window, "column_0")) > 1);
  wait_answers (fixture);
}

static GtkWidget *
get_first_card (Fixture *fixture)
{
  return tend_board_column_get_card (tend_test_find (fixture->window, "column_0"), 0);
}

static gboolean
check_in (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_visit_check_in (transaction, *(gint64 *) data, error);
}

/* At another workstation, as far as this window can tell. */
static void
check_in_elsewhere (GtkWidget *card)
{
  gint64 id
      = tend_record_get_id (TEND_RECORD (tend_arrival_card_get_arrival (TEND_ARRIVAL_CARD (card))));
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit
      = tend_store_transact (tend_test_store (), "appointment.check-in", check_in, &id, &error);

  g_assert_no_error (error);
}

static void
test_card_stays_under_the_button (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = get_first_card (fixture);

  tend_test_move_pointer (card);
  tend_test_press_button ();
  tend_test_wait_events (card);
  check_in_elsewhere (card);
  wait_answers (fixture);
  g_assert_true (get_first_card (fixture) == card);
  tend_test_release_button ();
  TEND_TEST_WAIT (get_first_card (fixture) != card);
}

static void
on_clicked_cb (GtkWidget *button, guint *clicks)
{
  ++*clicks;
  gtk_widget_unparent (button);
}

/* The first click takes its row away, and the next one with its button comes to stand there. */
static void
test_double_click_on_two_buttons (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  guint      clicks = 0;

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *button = gtk_button_new_with_label ("Hand Over");

      g_signal_connect (button, "clicked", G_CALLBACK (on_clicked_cb), &clicks);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  tend_press_watch (fixture->window);
  tend_test_wait_frame (fixture->window);
  set_double_click_time (SLOW_HAND);
  tend_test_point_at (gtk_widget_get_first_child (box));
  for (guint click = 0; click < 3; click++)
    {
      tend_test_press_button ();
      tend_test_release_button ();
      tend_test_wait_frame (fixture->window);
      tend_test_wait_frame (fixture->window);
    }
  g_assert_cmpuint (clicks, ==, 1);
  set_double_click_time (0);
  tend_test_press_button ();
  tend_test_release_button ();
  TEND_TEST_WAIT (clicks == 2);
}

static guint
count_windows (void)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (tend_test_application ())));
}

/* The second click of a double click falls on another card: no chart is opened. */
static void
test_double_click_on_two_cards (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = get_first_card (fixture);
  guint      windows = count_windows ();

  set_double_click_time (SLOW_HAND);
  for (guint click = 0; click < 2; click++)
    {
      tend_test_move_pointer (card);
      tend_test_press_button ();
      tend_test_release_button ();
      tend_test_wait_events (card);
      TEND_TEST_WAIT (gtk_widget_is_focus (card));
      if (click == 0)
        check_in_elsewhere (card);
      TEND_TEST_WAIT (get_first_card (fixture) != card || click == 1);
      card = get_first_card (fixture);
      wait_answers (fixture);
    }
  set_double_click_time (0);
  g_assert_cmpuint (count_windows (), ==, windows);
}

/* The schedule */

static void
set_up_schedule (Fixture *fixture, gconstpointer data)
{
  fixture->window = GTK_WIDGET (tend_schedule_window_new (tend_test_application ()));
  fixture->below = tend_test_find (fixture->window, "grid");
  tend_test_present (fixture->window);
  TEND_TEST_WAIT (tend_test_find_type (fixture->below, TEND_TYPE_APPOINTMENT_LEAF) != NULL);
  wait_answers (fixture);
}

static gint64
get_appointment_in (GtkWidget *leaf)
{
  return tend_record_get_id (
      TEND_RECORD (tend_appointment_leaf_get_slot (TEND_APPOINTMENT_LEAF (leaf))));
}

/* One that is booked and in sight. */
static GtkWidget *
find_leaf (Fixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_first_child (fixture->below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (TEND_IS_APPOINTMENT_LEAF (child)
        && tend_schedule_slot_get_data (
               tend_appointment_leaf_get_slot (TEND_APPOINTMENT_LEAF (child)))
                   ->status
               == TEND_APPOINTMENT_STATUS_BOOKED)
      return child;
  g_error ("nothing is booked");
}

typedef struct
{
  gint64 id;
  gint64 start_at;
} Move;

static gboolean
move (TendTransaction *transaction, gpointer data, GError **error)
{
  const Move *wanted = data;

  return tend_scheduling_move (transaction, wanted->id, 0, wanted->start_at,
                               wanted->start_at + 10 * TEND_TIME_MINUTE, 0, 0, "Asked for it",
                               error);
}

static void
move_elsewhere (GtkWidget *leaf)
{
  TendScheduleSlot *slot = tend_appointment_leaf_get_slot (TEND_APPOINTMENT_LEAF (leaf));
  Move              wanted = { get_appointment_in (leaf),
                               tend_schedule_slot_get_data (slot)->start_at + 30 * TEND_TIME_DAY };
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit
      = tend_store_transact (tend_test_store (), "appointment.reschedule", move, &wanted, &error);

  g_assert_no_error (error);
}

static gboolean
shows_appointment (Fixture *fixture, gint64 id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (fixture->below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (TEND_IS_APPOINTMENT_LEAF (child) && get_appointment_in (child) == id)
      return TRUE;
  return FALSE;
}

static void
test_slot_stays_under_the_button (Fixture *fixture, gconstpointer data)
{
  GtkWidget *leaf = find_leaf (fixture);
  gint64     id = get_appointment_in (leaf);

  tend_test_move_pointer (leaf);
  tend_test_press_button ();
  tend_test_wait_events (fixture->window);
  move_elsewhere (leaf);
  wait_answers (fixture);
  g_assert_true (shows_appointment (fixture, id));
  tend_test_release_button ();
  TEND_TEST_WAIT (!shows_appointment (fixture, id));
}

/* What is due: the second click falls on another row than the first selected. */
static void
test_double_click_on_two_due (Fixture *fixture, gconstpointer data)
{
  GtkListView *list
      = tend_test_find (tend_test_find_type (fixture->window, TEND_TYPE_DUE_LIST), "list_view");
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (list));
  guint               windows = count_windows ();

  TEND_TEST_WAIT (g_list_model_get_n_items (G_LIST_MODEL (selection)) > 1);
  gtk_single_selection_set_selected (selection, 1);
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);
  g_assert_cmpuint (count_windows (), ==, windows);
}

int
main (int argc, char **argv)
{
  tend_test_init (&argc, &argv);
  g_test_add ("/gui/press/layout-under-the-list", Fixture, NULL, set_up, test_layout_under_the_list,
              tear_down);
  g_test_add ("/gui/press/another-in-the-row", Fixture, NULL, set_up, test_another_in_the_row,
              tear_down);
  g_test_add ("/gui/press/double-click-on-a-row", Fixture, NULL, set_up, test_double_click_on_a_row,
              tear_down);
  g_test_add ("/gui/press/taken-back-beside", Fixture, NULL, set_up, test_taken_back_beside,
              tear_down);
  g_test_add ("/gui/press/answer-meanwhile", Fixture, NULL, set_up, test_answer_meanwhile,
              tear_down);
  g_test_add ("/gui/press/double-click-on-two-buttons", Fixture, NULL, set_up,
              test_double_click_on_two_buttons, tear_down);
  g_test_add ("/gui/press/card-stays", Fixture, NULL, set_up_dashboard,
              test_card_stays_under_the_button, tear_down);
  g_test_add ("/gui/press/double-click-on-two-cards", Fixture, NULL, set_up_dashboard,
              test_double_click_on_two_cards, tear_down);
  g_test_add ("/gui/press/double-click-on-two-due", Fixture, NULL, set_up_dashboard,
              test_double_click_on_two_due, tear_down);
  g_test_add ("/gui/press/slot-stays", Fixture, NULL, set_up_schedule,
              test_slot_stays_under_the_button, tear_down);
  return tend_test_finish (g_test_run ());
}
