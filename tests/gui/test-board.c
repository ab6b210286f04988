/* SPDX-License-Identifier: GPL-3.0-or-later
 * The arrivals board takes patients from step to step, and back. */
#include "config.h"

#include "tend-arrival-step.h"
#include "tend-arrivals-board.h"
#include "tend-board-column.h"
#include "tend-dashboard-window.h"
#include "tend-encounter.h"
#include "tend-room-popover.h"
#include "tend-test-window.h"
#include "tend-undo-stack.h"

typedef struct
{
  GtkWindow         *window;
  TendArrivalsBoard *board;
} Fixture;

static TendBoardColumn *
get_column (Fixture *fixture, TendEncounterStage stage)
{
  g_autofree char *id = g_strdup_printf ("column_%d", (int) stage);

  return tend_test_find (fixture->board, id);
}

static guint
count (Fixture *fixture, TendEncounterStage stage)
{
  return tend_board_column_get_n_cards (get_column (fixture, stage));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = tend_dashboard_window_new (tend_test_application ());
  fixture->board = tend_test_find (fixture->window, "board");
  tend_test_present (fixture->window);
  TEND_TEST_WAIT (count (fixture, TEND_ENCOUNTER_STAGE_PLANNED) > 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tend_test_destroy (fixture->window);
}

static TendEncounterStage
get_stage (TendArrivalCard *card)
{
  return tend_arrival_get_data (tend_arrival_card_get_arrival (card))->stage;
}

static TendArrivalCard *
focus_first_card (Fixture *fixture, TendEncounterStage stage)
{
  GtkWidget *card = tend_board_column_get_card (get_column (fixture, stage), 0);

  g_assert_nonnull (card);
  g_assert_true (gtk_widget_grab_focus (card));
  return TEND_ARRIVAL_CARD (card);
}

static void
test_checks_in_and_undoes (Fixture *fixture, gconstpointer data)
{
  TendArrivalCard *card = focus_first_card (fixture, TEND_ENCOUNTER_STAGE_PLANNED);
  guint            arrived = count (fixture, TEND_ENCOUNTER_STAGE_ARRIVED);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->board), "board.advance", NULL));
  TEND_TEST_WAIT (get_stage (card) == TEND_ENCOUNTER_STAGE_ARRIVED
                  && count (fixture, TEND_ENCOUNTER_STAGE_ARRIVED) == arrived + 1);
  /* The keyboard stays with the patient. */
  TEND_TEST_WAIT (gtk_widget_is_focus (GTK_WIDGET (card)));
  TEND_TEST_WAIT (tend_test_shows (fixture->window, ": Arrived"));
  tend_test_screenshot (fixture->window, "board-checked-in");

  tend_undo_stack_undo (tend_undo_stack_get (tend_test_store ()), GTK_WIDGET (fixture->window));
  TEND_TEST_WAIT (get_stage (card) == TEND_ENCOUNTER_STAGE_PLANNED
                  && count (fixture, TEND_ENCOUNTER_STAGE_ARRIVED) == arrived);
  tend_undo_stack_redo (tend_undo_stack_get (tend_test_store ()), GTK_WIDGET (fixture->window));
  TEND_TEST_WAIT (get_stage (card) == TEND_ENCOUNTER_STAGE_ARRIVED);
}

/* A second Space before the first was written must not check in twice. */
static void
test_acts_once (Fixture *fixture, gconstpointer data)
{
  TendArrivalCard *card = focus_first_card (fixture, TEND_ENCOUNTER_STAGE_PLANNED);

  gtk_widget_activate_action (GTK_WIDGET (fixture->board), "board.advance", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->board), "board.advance", NULL);
  TEND_TEST_WAIT (get_stage (card) == TEND_ENCOUNTER_STAGE_ARRIVED);
  TEND_TEST_WAIT (gtk_widget_is_sensitive (GTK_WIDGET (card)));
  g_assert_null (tend_test_find_type (fixture->board, TEND_TYPE_ROOM_POPOVER));
  g_assert_cmpint (get_stage (card), ==, TEND_ENCOUNTER_STAGE_ARRIVED);
}

static void
test_asks_for_a_room (Fixture *fixture, gconstpointer data)
{
  TendArrivalCard *card = focus_first_card (fixture, TEND_ENCOUNTER_STAGE_ARRIVED);
  GtkListBox      *rooms;
  GtkListBoxRow   *row;
  GtkWidget       *popover;

  gtk_widget_activate_action (GTK_WIDGET (fixture->board), "board.advance", NULL);
  popover = tend_test_find_type (fixture->board, TEND_TYPE_ROOM_POPOVER);
  g_assert_nonnull (popover);
  TEND_TEST_WAIT (tend_test_shows (popover, "free"));
  tend_test_screenshot (fixture->window, "board-rooms");
  rooms = tend_test_find (popover, "list");
  row = gtk_list_box_get_selected_row (rooms);
  g_assert_nonnull (row);
  g_signal_emit_by_name (rooms, "row-activated", row);
  TEND_TEST_WAIT (get_stage (card) == TEND_ENCOUNTER_STAGE_ROOMED);
  g_assert_cmpint (tend_arrival_get_data (tend_arrival_card_get_arrival (card))->location_id, !=,
                   0);
}

static void
test_steps_back (Fixture *fixture, gconstpointer data)
{
  TendArrivalCard *card = focus_first_card (fixture, TEND_ENCOUNTER_STAGE_WITH_CLINICIAN);

  gtk_widget_activate_action (GTK_WIDGET (fixture->board), "board.step-back", NULL);
  TEND_TEST_WAIT (get_stage (card) == TEND_ENCOUNTER_STAGE_ROOMED);
}

/* Dropped two columns on: both steps, one entry to take back. */
static void
test_drop_over_steps (Fixture *fixture, gconstpointer data)
{
  TendArrivalCard *card = focus_first_card (fixture, TEND_ENCOUNTER_STAGE_ROOMED);
  gint64           id = tend_record_get_id (TEND_RECORD (tend_arrival_card_get_arrival (card)));

  g_signal_emit_by_name (get_column (fixture, TEND_ENCOUNTER_STAGE_DONE), "card-dropped", id);
  TEND_TEST_WAIT (get_stage (card) == TEND_ENCOUNTER_STAGE_DONE);
  tend_undo_stack_undo (tend_undo_stack_get (tend_test_store ()), GTK_WIDGET (fixture->window));
  TEND_TEST_WAIT (get_stage (card) == TEND_ENCOUNTER_STAGE_ROOMED);
}

static void
test_arrows_move (Fixture *fixture, gconstpointer data)
{
  TendArrivalCard *card = focus_first_card (fixture, TEND_ENCOUNTER_STAGE_PLANNED);
  GtkWidget       *second = gtk_widget_get_next_sibling (GTK_WIDGET (card));

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->board), GTK_DIR_DOWN));
  g_assert_true (gtk_widget_is_focus (second));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->board), GTK_DIR_UP));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (card)));
  /* At the edge the focus stays on the card. */
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->board), GTK_DIR_UP));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (card)));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->board), GTK_DIR_RIGHT));
  g_assert_cmpint (
      get_stage (TEND_ARRIVAL_CARD (gtk_window_get_focus (GTK_WINDOW (fixture->window)))), >,
      TEND_ENCOUNTER_STAGE_PLANNED);
}

static void
test_wait_grows (Fixture *fixture, gconstpointer data)
{
  TendArrivalData arrival = { .stage = TEND_ENCOUNTER_STAGE_ARRIVED, .arrived_at = 0 };
  TendState       state;
  static const struct
  {
    gint64    minutes;
    TendState expected;
  } cases[] = {
    { 0, TEND_STATE_NEUTRAL },    { 14, TEND_STATE_NEUTRAL }, { 15, TEND_STATE_ATTENTION },
    { 29, TEND_STATE_ATTENTION }, { 30, TEND_STATE_ACT_NOW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (
          tend_arrival_get_wait (&arrival, cases[i].minutes * TEND_TIME_MINUTE, 15, 30, &state), ==,
          cases[i].minutes * TEND_TIME_MINUTE);
      g_assert_cmpint (state, ==, cases[i].expected);
    }
  /* Nobody waits who is with the clinician, or is not due yet. */
  arrival.stage = TEND_ENCOUNTER_STAGE_WITH_CLINICIAN;
  tend_arrival_get_wait (&arrival, TEND_TIME_DAY, 15, 30, &state);
  g_assert_cmpint (state, ==, TEND_STATE_NEUTRAL);
  arrival.stage = TEND_ENCOUNTER_STAGE_PLANNED;
  arrival.start_at = TEND_TIME_HOUR;
  g_assert_cmpint (tend_arrival_get_wait (&arrival, 0, 15, 30, &state), ==, -1);
}

int
main (int argc, char **argv)
{
  tend_test_init (&argc, &argv);
  g_test_add ("/gui/board/arrows", Fixture, NULL, set_up, test_arrows_move, tear_down);
  g_test_add ("/gui/board/check-in-undo", Fixture, NULL, set_up, test_checks_in_and_undoes,
              tear_down);
  g_test_add ("/gui/board/acts-once", Fixture, NULL, set_up, test_acts_once, tear_down);
  g_test_add ("/gui/board/room", Fixture, NULL, set_up, test_asks_for_a_room, tear_down);
  g_test_add ("/gui/board/drop", Fixture, NULL, set_up, test_drop_over_steps, tear_down);
  g_test_add ("/gui/board/step-back", Fixture, NULL, set_up, test_steps_back, tear_down);
  g_test_add ("/gui/board/wait", Fixture, NULL, NULL, test_wait_grows, NULL);
  return tend_test_finish (g_test_run ());
}
