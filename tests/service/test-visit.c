/* SPDX-License-Identifier: GPL-3.0-or-later
 * A visit from the door to the goodbye, and back. */
#include "tend-visit.h"

#include "tend-appointment.h"
#include "tend-location.h"

#include "registration-support.h"

typedef struct
{
  gint64 patient_id;
  gint64 appointment_id;
  gint64 encounter_id;
  gint64 location_id;
} Visit;

/* Of whoever looks at the visit now. */
static TendEncounterStage
get_stage (TendTransaction *transaction, gint64 encounter_id)
{
  g_autoptr (TendEncounter) encounter
      = tend_transaction_get (transaction, TEND_TYPE_ENCOUNTER, encounter_id, NULL);

  return encounter != NULL ? tend_encounter_get_data (encounter)->stage : 0;
}

static gboolean
check_in (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_visit_check_in (transaction, ((Visit *) data)->appointment_id, error);
}

static gboolean
walk_in (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_visit_walk_in (transaction, ((Visit *) data)->patient_id, "nurse-visit",
                             " Dressing\tchange ", 0, error);
}

static gboolean
walk_in_clean (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_visit_walk_in (transaction, ((Visit *) data)->patient_id, "nurse-visit",
                             " Dressing change ", 0, error);
}

static gboolean
advance (TendTransaction *transaction, gpointer data, GError **error)
{
  Visit *visit = data;

  return tend_visit_advance (transaction, visit->encounter_id,
                             get_stage (transaction, visit->encounter_id), visit->location_id,
                             error);
}

static gboolean
set_location (TendTransaction *transaction, gpointer data, GError **error)
{
  Visit *visit = data;

  return tend_visit_set_location (transaction, visit->encounter_id, visit->location_id, error);
}

static gboolean
step_back (TendTransaction *transaction, gpointer data, GError **error)
{
  Visit *visit = data;

  return tend_visit_step_back (transaction, visit->encounter_id,
                               get_stage (transaction, visit->encounter_id), error);
}

static gint64
add_room (TendStore *store, const char *name)
{
  g_autoptr (TendLocation) room
      = g_object_new (TEND_TYPE_LOCATION, "name", name, "active", TRUE, NULL);

  return tend_test_insert (store, room);
}

/* A patient with an appointment in the second of two rooms, not come yet. */
static Visit
make_visit (TendStore *store)
{
  Visit visit = { register_patient (store, "Quill", "Dana", "1984-03-12", NULL) };
  g_autoptr (TendAppointment) appointment = NULL;

  add_room (store, "Exam 1");
  appointment = g_object_new (TEND_TYPE_APPOINTMENT, "patient-id", visit.patient_id, "location-id",
                              add_room (store, "Exam 2"), "service-type", "follow-up", "reason",
                              "Cough", "start-at", TEND_TEST_NOW, "end-at",
                              TEND_TEST_NOW + 20 * TEND_TIME_MINUTE, NULL);
  visit.appointment_id = tend_test_insert (store, appointment);
  return visit;
}

static TendEncounter *
run (TendStore *store, Visit *visit, TendJob job)
{
  TendEncounter *encounter = tend_test_transact (store, "visit.test", job, visit);

  visit->encounter_id = tend_record_get_id (TEND_RECORD (encounter));
  return encounter;
}

static void
refuse (TendStore *store, Visit *visit, TendJob job, TendError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tend_store_transact (store, "visit.test", job, visit, &error));
  g_assert_error (error, TEND_ERROR, (int) code);
}

static TendAppointmentStatus
get_status (TendStore *store, Visit *visit)
{
  g_autoptr (TendAppointment) appointment
      = tend_store_get (store, TEND_TYPE_APPOINTMENT, visit->appointment_id, NULL);

  return tend_appointment_get_data (appointment)->status;
}

static void
tick (TendStore *store)
{
  tend_clock_advance (tend_store_get_clock (store), TEND_TIME_MINUTE);
}

static void
test_check_in (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Visit      visit = make_visit (store);
  g_autoptr (TendEncounter) encounter = run (store, &visit, check_in);
  const TendEncounterData *data = tend_encounter_get_data (encounter);

  g_assert_cmpint (data->stage, ==, TEND_ENCOUNTER_STAGE_ARRIVED);
  g_assert_cmpint (data->patient_id, ==, visit.patient_id);
  g_assert_cmpint (data->appointment_id, ==, visit.appointment_id);
  g_assert_cmpint (data->location_id, ==, 0);
  g_assert_cmpint (data->arrived_at, ==, TEND_TEST_NOW);
  g_assert_cmpint (data->roomed_at, ==, TEND_TIME_NONE);
  g_assert_cmpstr (data->class_code, ==, "AMB");
  g_assert_cmpstr (data->service_type, ==, "follow-up");
  g_assert_cmpstr (data->reason, ==, "Cough");
  g_assert_cmpint (get_status (store, &visit), ==, TEND_APPOINTMENT_STATUS_ARRIVED);

  refuse (store, &visit, check_in, TEND_ERROR_CONFLICT);
  visit.appointment_id++;
  refuse (store, &visit, check_in, TEND_ERROR_NOT_FOUND);
  tend_test_store_free (store);
}

static void
test_check_in_by_status (const char *backend)
{
  static const struct
  {
    TendAppointmentStatus status;
    gboolean              allowed;
  } cases[] = {
    { TEND_APPOINTMENT_STATUS_PROPOSED, TRUE },
    { TEND_APPOINTMENT_STATUS_PENDING, TRUE },
    { TEND_APPOINTMENT_STATUS_ARRIVED, FALSE },
    { TEND_APPOINTMENT_STATUS_FULFILLED, FALSE },
    { TEND_APPOINTMENT_STATUS_CANCELLED, FALSE },
    { TEND_APPOINTMENT_STATUS_NOSHOW, TRUE },
    { TEND_APPOINTMENT_STATUS_WAITLIST, TRUE },
    { TEND_APPOINTMENT_STATUS_CHECKED_IN, FALSE },
    { TEND_APPOINTMENT_STATUS_ENTERED_IN_ERROR, FALSE },
  };
  TendStore *store = tend_test_store_new (backend);
  Visit      visit = { register_patient (store, "Quill", "Dana", NULL, NULL) };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendAppointment) appointment = g_object_new (
          TEND_TYPE_APPOINTMENT, "patient-id", visit.patient_id, "status", cases[i].status,
          "start-at", TEND_TEST_NOW, "end-at", TEND_TEST_NOW + TEND_TIME_HOUR, NULL);

      visit.appointment_id = tend_test_insert (store, appointment);
      if (cases[i].allowed)
        g_object_unref (run (store, &visit, check_in));
      else
        refuse (store, &visit, check_in, TEND_ERROR_CONFLICT);
    }
  tend_test_store_free (store);
}

static void
test_walk_in (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Visit      visit = { register_patient (store, "Quill", "Dana", NULL, NULL) };
  g_autoptr (TendEncounter) encounter = NULL;
  g_autoptr (TendAppointment) appointment = NULL;

  refuse (store, &visit, walk_in, TEND_ERROR_INVALID);
  encounter = run (store, &visit, walk_in_clean);
  g_assert_cmpstr (tend_encounter_get_data (encounter)->reason, ==, "Dressing change");
  appointment = tend_store_get (store, TEND_TYPE_APPOINTMENT,
                                tend_encounter_get_data (encounter)->appointment_id, NULL);
  g_assert_cmpint (tend_appointment_get_data (appointment)->status, ==,
                   TEND_APPOINTMENT_STATUS_ARRIVED);
  g_assert_cmpint (tend_appointment_get_data (appointment)->start_at, ==, TEND_TEST_NOW);
  g_assert_cmpint (tend_appointment_get_data (appointment)->end_at, ==,
                   TEND_TEST_NOW + 15 * TEND_TIME_MINUTE);
  tend_test_store_free (store);
}

static void
test_stages (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Visit      visit = make_visit (store);
  g_autoptr (TendAppointment) appointment
      = tend_store_get (store, TEND_TYPE_APPOINTMENT, visit.appointment_id, NULL);
  g_autoptr (TendEncounter) arrived = run (store, &visit, check_in);
  g_autoptr (TendEncounter) encounter = NULL;
  const TendEncounterData *data;

  tick (store);
  g_object_unref (run (store, &visit, advance));
  tick (store);
  g_object_unref (run (store, &visit, advance));
  g_assert_cmpint (get_status (store, &visit), ==, TEND_APPOINTMENT_STATUS_ARRIVED);
  tick (store);
  encounter = run (store, &visit, advance);
  data = tend_encounter_get_data (encounter);
  g_assert_cmpint (data->stage, ==, TEND_ENCOUNTER_STAGE_DONE);
  g_assert_cmpint (data->arrived_at, ==, TEND_TEST_NOW);
  g_assert_cmpint (data->roomed_at, ==, TEND_TEST_NOW + TEND_TIME_MINUTE);
  g_assert_cmpint (data->clinician_at, ==, TEND_TEST_NOW + 2 * TEND_TIME_MINUTE);
  g_assert_cmpint (data->finished_at, ==, TEND_TEST_NOW + 3 * TEND_TIME_MINUTE);
  g_assert_cmpint (data->location_id, ==, tend_appointment_get_data (appointment)->location_id);
  g_assert_cmpint (get_status (store, &visit), ==, TEND_APPOINTMENT_STATUS_FULFILLED);
  refuse (store, &visit, advance, TEND_ERROR_CONFLICT);
  tend_test_store_free (store);
}

static void
test_clock_steps_back (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Visit      visit = make_visit (store);
  g_autoptr (TendEncounter) encounter = NULL;

  g_object_unref (run (store, &visit, check_in));
  tend_clock_advance (tend_store_get_clock (store), -TEND_TIME_HOUR);
  encounter = run (store, &visit, advance);
  g_assert_cmpint (tend_encounter_get_data (encounter)->roomed_at, ==, TEND_TEST_NOW);
  tend_test_store_free (store);
}

static void
test_rooms (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Visit      visit = make_visit (store);
  gint64     other = add_room (store, "Exam 3");
  g_autoptr (TendEncounter) roomed = NULL;
  g_autoptr (TendEncounter) moved = NULL;
  g_autoptr (TendEncounter) out = NULL;

  g_object_unref (run (store, &visit, check_in));
  visit.location_id = other;
  roomed = run (store, &visit, advance);
  g_assert_cmpint (tend_encounter_get_data (roomed)->location_id, ==, other);
  visit.location_id = add_room (store, "Exam 4");
  moved = run (store, &visit, set_location);
  g_assert_cmpint (tend_encounter_get_data (moved)->location_id, ==, visit.location_id);
  visit.location_id = 0;
  out = run (store, &visit, set_location);
  g_assert_cmpint (tend_encounter_get_data (out)->location_id, ==, 0);
  visit.location_id = 4711;
  g_assert_null (tend_store_transact (store, "visit.test", set_location, &visit, NULL));
  tend_test_store_free (store);
}

static void
test_step_back (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Visit      visit = make_visit (store);
  g_autoptr (TendEncounter) last = NULL;
  g_autoptr (TendEncounter) again = NULL;
  const TendEncounterData *data;

  g_object_unref (run (store, &visit, check_in));
  for (int i = 0; i < 3; i++)
    g_object_unref (run (store, &visit, advance));

  for (int stage = TEND_ENCOUNTER_STAGE_WITH_CLINICIAN; stage >= TEND_ENCOUNTER_STAGE_ARRIVED;
       stage--)
    {
      g_autoptr (TendEncounter) encounter = run (store, &visit, step_back);

      data = tend_encounter_get_data (encounter);
      g_assert_cmpint (data->stage, ==, stage);
      g_assert_cmpint (data->finished_at, ==, TEND_TIME_NONE);
      g_assert_cmpint (data->clinician_at != TEND_TIME_NONE, ==,
                       stage >= TEND_ENCOUNTER_STAGE_WITH_CLINICIAN);
      g_assert_cmpint (data->roomed_at != TEND_TIME_NONE, ==, stage >= TEND_ENCOUNTER_STAGE_ROOMED);
      g_assert_cmpint (data->location_id != 0, ==, stage >= TEND_ENCOUNTER_STAGE_ROOMED);
      g_assert_cmpint (get_status (store, &visit), ==, TEND_APPOINTMENT_STATUS_ARRIVED);
    }

  last = run (store, &visit, step_back);
  g_assert_cmpint (tend_encounter_get_data (last)->stage, ==, TEND_ENCOUNTER_STAGE_CANCELLED);
  g_assert_true (tend_record_get_withdrawn (TEND_RECORD (last)));
  g_assert_cmpint (get_status (store, &visit), ==, TEND_APPOINTMENT_STATUS_BOOKED);
  refuse (store, &visit, step_back, TEND_ERROR_CONFLICT);
  refuse (store, &visit, advance, TEND_ERROR_CONFLICT);
  again = run (store, &visit, check_in);
  g_assert_cmpint (tend_record_get_id (TEND_RECORD (again)), !=,
                   tend_record_get_id (TEND_RECORD (last)));
  tend_test_store_free (store);
}

/* Undo of the store takes back what a step did, in one go. */
static void
test_undo (const char *backend)
{
  static const TendJob jobs[]
      = { check_in, advance, advance, advance, step_back, step_back, step_back, step_back };
  TendStore *store = tend_test_store_new (backend);
  Visit      visit = make_visit (store);

  for (gsize i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      TendAppointmentStatus status = get_status (store, &visit);
      g_autoptr (GError) error = NULL;
      g_autoptr (TendCommit) commit = NULL;
      g_autoptr (TendCommit) undone = NULL;
      g_autoptr (TendCommit) redone = NULL;

      commit = tend_store_transact (store, "visit.test", jobs[i], &visit, &error);
      g_assert_no_error (error);
      visit.encounter_id = tend_record_get_id (commit->record);
      undone = tend_store_undo (store, commit->sequence, &error);
      g_assert_no_error (error);
      g_assert_cmpint (get_status (store, &visit), ==, status);
      redone = tend_store_undo (store, undone->sequence, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (get_status (store, &visit), ==, TEND_APPOINTMENT_STATUS_BOOKED);
  tend_test_store_free (store);
}

static void
test_permission (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Visit      visit = make_visit (store);
  g_autoptr (TendAccount) auditor
      = g_object_new (TEND_TYPE_ACCOUNT, "name", "otto", "role", TEND_ACCOUNT_ROLE_AUDITOR, NULL);

  g_object_unref (run (store, &visit, check_in));
  tend_store_set_account (store, auditor);
  refuse (store, &visit, check_in, TEND_ERROR_PERMISSION);
  refuse (store, &visit, walk_in_clean, TEND_ERROR_PERMISSION);
  refuse (store, &visit, advance, TEND_ERROR_PERMISSION);
  refuse (store, &visit, set_location, TEND_ERROR_PERMISSION);
  refuse (store, &visit, step_back, TEND_ERROR_PERMISSION);
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/service/visit/check-in", test_check_in);
  tend_test_add ("/service/visit/check-in/by-status-of-the-appointment", test_check_in_by_status);
  tend_test_add ("/service/visit/walk-in", test_walk_in);
  tend_test_add ("/service/visit/every-stage-is-stamped", test_stages);
  tend_test_add ("/service/visit/stamps-stay-in-order", test_clock_steps_back);
  tend_test_add ("/service/visit/rooms", test_rooms);
  tend_test_add ("/service/visit/steps-back", test_step_back);
  tend_test_add ("/service/visit/can-be-taken-back", test_undo);
  tend_test_add ("/service/visit/permission", test_permission);
  return g_test_run ();
}
