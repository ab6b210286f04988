/* SPDX-License-Identifier: GPL-3.0-or-later
 * What another process saves is seen in the windows that are open within two seconds. */
#include "config.h"

#include "tend-appointment.h"
#include "tend-arrivals-board.h"
#include "tend-board-column.h"
#include "tend-chart-window.h"
#include "tend-dashboard-window.h"
#include "tend-encounter.h"
#include "tend-patient.h"
#include "tend-place.h"
#include "tend-test-contenders.h"
#include "tend-test-store.h"
#include "tend-test-window.h"

#define ROUNDS 3
#define BOUND 2000 /* ms */

typedef struct
{
  TendStore *store;
  GPtrArray *others; /* one other process */
  GtkWindow *board_window;
  GtkWindow *chart_window;
  gint64     patient_id;
  gint64     slowest;
} Desk;

static TendApplication *application;

static TendClinic *
get_clinic (TendStore *store)
{
  g_autoptr (TendClinic) clinic = NULL;

  g_object_get (store, "clinic", &clinic, NULL);
  return clinic;
}

static Desk
open_desk (const char *backend)
{
  Desk desk = { tend_test_store_new (backend) };
  g_autoptr (TendPatient) patient = g_object_new (
      TEND_TYPE_PATIENT, "mrn", "M17", "family-name", "Quispe", "given-name", "Before", "sex",
      TEND_SEX_FEMALE, "active", TRUE, "registered-at", TEND_TEST_NOW, NULL);
  GDate birth_date;

  g_date_set_dmy (&birth_date, 3, G_DATE_MARCH, 1980);
  g_object_set (patient, "birth-date", &birth_date, NULL);
  desk.patient_id = tend_test_insert (desk.store, patient);
  desk.others = tend_test_contenders_new (desk.store, 1);
  TEND_TEST_WAIT (get_clinic (desk.store) != NULL);
  tend_application_set_store (application, desk.store);
  desk.board_window = tend_dashboard_window_new (application);
  tend_test_present (desk.board_window);
  desk.chart_window = tend_chart_window_new (application, desk.patient_id);
  tend_test_present (desk.chart_window);
  TEND_TEST_WAIT (tend_test_shows (desk.chart_window, "Before"));
  return desk;
}

static void
close_desk (Desk *desk)
{
  tend_test_destroy (desk->chart_window);
  tend_test_destroy (desk->board_window);
  g_ptr_array_unref (desk->others);
  tend_application_set_store (application, NULL);
  tend_test_store_free (desk->store);
}

static void
let_other_save (Desk *desk)
{
  g_assert_cmpuint (tend_test_contenders_go (desk->others), ==, 1);
}

/* @expression holds within the bound; counts from now. */
#define SEE(desk, expression)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 see_start = g_get_monotonic_time ();                                                    \
                                                                                                   \
    g_assert_false (expression);                                                                   \
    TEND_TEST_WAIT_FOR (expression, BOUND);                                                        \
    (desk)->slowest = MAX ((desk)->slowest, g_get_monotonic_time () - see_start);                  \
  }                                                                                                \
  G_STMT_END

static gint64
arrive (Desk *desk)
{
  g_autoptr (TendAppointment) appointment
      = g_object_new (TEND_TYPE_APPOINTMENT, "patient-id", desk->patient_id, "service-type",
                      "follow-up", "status", TEND_APPOINTMENT_STATUS_ARRIVED, "start-at",
                      TEND_TEST_NOW, "end-at", TEND_TEST_NOW + TEND_TIME_HOUR, NULL);
  gint64 appointment_id = tend_test_insert (desk->store, appointment);
  g_autoptr (TendEncounter) encounter
      = g_object_new (TEND_TYPE_ENCOUNTER, "patient-id", desk->patient_id, "appointment-id",
                      appointment_id, "service-type", "follow-up", "stage",
                      TEND_ENCOUNTER_STAGE_ARRIVED, "arrived-at", TEND_TEST_NOW, NULL);

  return tend_test_insert (desk->store, encounter);
}

static guint
count_cards (Desk *desk, TendEncounterStage stage)
{
  g_autofree char *id = g_strdup_printf ("column_%d", (int) stage);

  return tend_board_column_get_n_cards (
      tend_test_find (tend_test_find (desk->board_window, "board"), id));
}

static void
a_card_moves_on_the_board (Desk *desk)
{
  TendTestContender *other = desk->others->pdata[0];
  guint              roomed = count_cards (desk, TEND_ENCOUNTER_STAGE_ROOMED);
  gint64             encounter_id = arrive (desk);

  TEND_TEST_WAIT (count_cards (desk, TEND_ENCOUNTER_STAGE_ARRIVED) == 1);
  tend_test_contender_tell (other, "step %" G_GINT64_FORMAT, encounter_id);
  let_other_save (desk);
  SEE (desk, count_cards (desk, TEND_ENCOUNTER_STAGE_ARRIVED) == 0
                 && count_cards (desk, TEND_ENCOUNTER_STAGE_ROOMED) == roomed + 1);
}

static void
a_name_changes_in_the_chart (Desk *desk, int round)
{
  g_autofree char *name = g_strdup_printf ("Elsewhere%c", 'A' + round);

  tend_test_contender_tell (desk->others->pdata[0], "edit %" G_GINT64_FORMAT " %s",
                            desk->patient_id, name);
  let_other_save (desk);
  SEE (desk, tend_test_shows (desk->chart_window, name));
}

static void
what_others_save_is_seen_in_time (const char *backend)
{
  Desk desk = open_desk (backend);

  for (int round = 0; round < ROUNDS; round++)
    {
      a_card_moves_on_the_board (&desk);
      a_name_changes_in_the_chart (&desk, round);
    }
  g_test_message ("the slowest of %d changes was seen after %.2f s", 2 * ROUNDS,
                  (double) desk.slowest / G_USEC_PER_SEC);
  close_desk (&desk);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  tend_test_init (&argc, &argv);
  application = tend_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (application));
  tend_test_add ("/gui/other-process/what-others-save-is-seen-in-time",
                 what_others_save_is_seen_in_time);
  result = g_test_run ();
  g_clear_object (&application);
  return result;
}
