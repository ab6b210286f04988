/* SPDX-License-Identifier: GPL-3.0-or-later
 * Scheduling: every conflict is found and named, and only a reason books over one. */
#include "tend-test-clinic.h"

#include "tend-journal-entry.h"
#include "tend-patient.h"
#include "tend-schedule-slot.h"
#include "tend-scheduling.h"

#define NINE (TEND_TEST_NOW + TEND_TIME_HOUR)
#define MINUTES(n) ((n) *TEND_TIME_MINUTE)

static gboolean
book (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_scheduling_book (transaction, data, error);
}

typedef struct
{
  gint64      id;
  gint64      start_at;
  gint64      end_at;
  gint64      practitioner_id;
  gint64      location_id;
  const char *reason;
} Act;

static gboolean
move (TendTransaction *transaction, gpointer data, GError **error)
{
  Act *act = data;

  return tend_scheduling_move (transaction, act->id, 0, act->start_at, act->end_at,
                               act->practitioner_id, act->location_id, act->reason, error);
}

static gboolean
cancel (TendTransaction *transaction, gpointer data, GError **error)
{
  Act *act = data;

  return tend_scheduling_cancel (transaction, act->id, act->reason, error);
}

static gboolean
miss (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_scheduling_no_show (transaction, ((Act *) data)->id, error);
}

/* Two of each kind of what an appointment takes. */
typedef struct
{
  TendStore *store;
  gint64     patients[2];
  gint64     practitioners[2];
  gint64     rooms[2];
  gint64     devices[2];
} Clinic;

static Clinic
make_clinic (const char *backend)
{
  Clinic clinic = { tend_test_store_new (backend) };

  for (int i = 0; i < 2; i++)
    {
      clinic.patients[i]
          = tend_test_add_patient (clinic.store, i == 0 ? "Quispe" : "Rossi", 1970 + i);
      clinic.practitioners[i]
          = tend_test_add_practitioner (clinic.store, i == 0 ? "Adams" : "Brown");
      clinic.rooms[i]
          = tend_test_add_room (clinic.store, i == 0 ? "Exam 1" : "Exam 2", "exam-room");
      clinic.devices[i] = tend_test_add_device (clinic.store, i == 0 ? "D-1" : "D-2");
    }
  return clinic;
}

/* Uses the second of patient, practitioner, room and device where @others has a one bit. */
static TendAppointment *
make_appointment (Clinic *clinic, guint others, gint64 start_at, gint64 minutes)
{
  return g_object_new (TEND_TYPE_APPOINTMENT, "patient-id", clinic->patients[others & 1],
                       "practitioner-id", clinic->practitioners[others >> 1 & 1], "location-id",
                       clinic->rooms[others >> 2 & 1], "device-id",
                       clinic->devices[others >> 3 & 1], "service-type", "follow-up", "start-at",
                       start_at, "end-at", start_at + MINUTES (minutes), NULL);
}

typedef struct
{
  TendAppointment *appointment;
  GPtrArray       *conflicts;
} Finding;

static gboolean
find (TendTransaction *transaction, gpointer data, GError **error)
{
  Finding *finding = data;

  finding->conflicts = tend_scheduling_find_conflicts (transaction, finding->appointment, error);
  return finding->conflicts != NULL;
}

static void
on_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) user_data
      = tend_scheduling_find_conflicts_finish (TEND_STORE (source), result, &error);
  g_assert_no_error (error);
}

/* The first letters of what is in conflict, found both ways. */
static char *
spell_conflicts (Clinic *clinic, TendAppointment *appointment)
{
  Finding    finding = { appointment, NULL };
  GPtrArray *later = NULL;
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autoptr (TendRecord) none = tend_test_transact (clinic->store, "find", find, &finding);

  tend_scheduling_find_conflicts_async (clinic->store, appointment, NULL, on_found_cb, &later);
  tend_test_wait (later != NULL);
  g_assert_cmpuint (later->len, ==, finding.conflicts->len);
  for (guint i = 0; i < later->len; i++)
    {
      TendBookingConflict *conflict = g_ptr_array_index (later, i);
      TendBookingConflict *same = g_ptr_array_index (finding.conflicts, i);

      g_assert_cmpstr (conflict->what, ==, same->what);
      g_assert_nonnull (conflict->name);
      g_assert_cmpint (tend_record_get_id (TEND_RECORD (conflict->with)), ==,
                       tend_record_get_id (TEND_RECORD (same->with)));
      g_string_append_c (letters, conflict->what[0]);
      if (g_str_equal (conflict->what, "practitioner"))
        letters->str[letters->len - 1] = 'w';
    }
  g_ptr_array_unref (later);
  g_ptr_array_unref (finding.conflicts);
  return g_string_free (g_steal_pointer (&letters), FALSE);
}

static void
conflicts_are_those_of_time_and_of_what_is_taken (const char *backend)
{
  static const struct
  {
    guint       others;
    gint64      offset; /* minutes after the one that is there, 30 long */
    gint64      minutes;
    const char *conflicts; /* patient, w for who treats, location, device */
  } cases[] = {
    { 0, 0, 30, "pwld" },       { 15, 0, 30, "" },      { 14, 0, 30, "p" },
    { 13, 0, 30, "w" },         { 11, 0, 30, "l" },     { 7, 0, 30, "d" },
    { 0, 30, 30, "" },          { 0, -30, 30, "" },     { 0, 29, 30, "pwld" },
    { 0, -29, 30, "pwld" },     { 0, 10, 5, "pwld" },   { 0, -10, 60, "pwld" },
    { 0, -1400, 1430, "pwld" }, { 0, -1400, 1400, "" },
  };
  Clinic clinic = make_clinic (backend);
  g_autoptr (TendAppointment) there = make_appointment (&clinic, 0, NINE, 30);
  g_autoptr (TendRecord) booked
      = tend_test_transact (clinic.store, "appointment.book", book, there);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendAppointment) wanted = make_appointment (
          &clinic, cases[i].others, NINE + MINUTES (cases[i].offset), cases[i].minutes);
      g_autofree char *conflicts = spell_conflicts (&clinic, wanted);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (conflicts, ==, cases[i].conflicts);
    }
  tend_test_store_free (clinic.store);
}

static void
only_what_takes_place_takes_time (const char *backend)
{
  static const struct
  {
    TendAppointmentStatus status;
    gboolean              takes;
  } cases[] = {
    { TEND_APPOINTMENT_STATUS_BOOKED, TRUE },
    { TEND_APPOINTMENT_STATUS_PENDING, TRUE },
    { TEND_APPOINTMENT_STATUS_ARRIVED, TRUE },
    { TEND_APPOINTMENT_STATUS_CHECKED_IN, TRUE },
    { TEND_APPOINTMENT_STATUS_FULFILLED, TRUE },
    { TEND_APPOINTMENT_STATUS_CANCELLED, FALSE },
    { TEND_APPOINTMENT_STATUS_NOSHOW, FALSE },
    { TEND_APPOINTMENT_STATUS_WAITLIST, FALSE },
    { TEND_APPOINTMENT_STATUS_PROPOSED, FALSE },
    { TEND_APPOINTMENT_STATUS_ENTERED_IN_ERROR, FALSE },
  };
  Clinic clinic = make_clinic (backend);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 start_at = NINE + (gint64) i * TEND_TIME_HOUR;
      g_autoptr (TendAppointment) there = make_appointment (&clinic, 0, start_at, 30);
      g_autoptr (TendAppointment) wanted = make_appointment (&clinic, 14, start_at, 30);
      g_autoptr (TendAppointment) waiting = make_appointment (&clinic, 0, start_at, 30);
      g_autofree char *conflicts = NULL;
      g_autofree char *none = NULL;

      g_object_set (there, "status", cases[i].status, NULL);
      tend_test_insert (clinic.store, there);
      conflicts = spell_conflicts (&clinic, wanted);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (conflicts, ==, cases[i].takes ? "p" : "");
      g_object_set (waiting, "status", TEND_APPOINTMENT_STATUS_WAITLIST, NULL);
      none = spell_conflicts (&clinic, waiting);
      g_assert_cmpstr (none, ==, "");
    }
  tend_test_store_free (clinic.store);
}

static void
a_conflict_is_named_and_needs_a_reason (const char *backend)
{
  Clinic clinic = make_clinic (backend);
  g_autoptr (TendAppointment) there = make_appointment (&clinic, 0, NINE, 30);
  g_autoptr (TendAppointment) wanted = make_appointment (&clinic, 0, NINE, 30);
  g_autoptr (TendAppointment) free_time = make_appointment (&clinic, 0, NINE + TEND_TIME_HOUR, 30);
  g_autoptr (TendAppointment) free_result = NULL;
  g_autoptr (TendAppointment) result = NULL;
  g_autoptr (TendRecord) booked
      = tend_test_transact (clinic.store, "appointment.book", book, there);
  g_autoptr (GPtrArray) journal = NULL;
  g_autoptr (GPtrArray) day = NULL;
  const char *named[] = { "Adams, Ruth", "Exam 1", "Oxygen concentrator", "the patient" };

  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    tend_test_refuse_saying (clinic.store, book, wanted, TEND_ERROR_CONFLICT, named[i]);
  g_object_set (wanted, "override-reason", "urgent, agreed by phone", NULL);
  result = tend_test_transact (clinic.store, "appointment.book", book, wanted);
  g_assert_cmpstr (tend_appointment_get_data (result)->override_reason, ==,
                   "urgent, agreed by phone");
  journal = tend_test_query (clinic.store, "journal-recent", NULL);
  g_assert_cmpstr (tend_journal_entry_get_data (g_ptr_array_index (journal, 0))->reason, ==,
                   "urgent, agreed by phone");

  g_object_set (free_time, "override-reason", "needless", NULL);
  free_result = tend_test_transact (clinic.store, "appointment.book", book, free_time);
  g_assert_null (tend_appointment_get_data (free_result)->override_reason);

  day = tend_test_query (
      clinic.store, "day-schedule",
      g_variant_new_parsed ("{'start': <%x>, 'end': <%x>}", NINE, NINE + TEND_TIME_DAY));
  g_assert_cmpuint (day->len, ==, 3);
  g_assert_cmpstr (
      tend_schedule_slot_get_data (g_ptr_array_index (day, 0))->practitioner_family_name, ==,
      "Adams");
  g_assert_cmpstr (tend_schedule_slot_get_data (g_ptr_array_index (day, 0))->location_name, ==,
                   "Exam 1");
  g_assert_cmpint (tend_schedule_slot_get_data (g_ptr_array_index (day, 0))->stage, ==,
                   TEND_ENCOUNTER_STAGE_PLANNED);
  tend_test_store_free (clinic.store);
}

static void
times_that_cannot_be_are_refused (const char *backend)
{
  static const gint64 minutes[] = { 0, -30, 24 * 60 + 1 };
  Clinic              clinic = make_clinic (backend);
  g_autoptr (TendAppointment) nobody = make_appointment (&clinic, 0, NINE, 30);
  g_autoptr (TendAppointment) done = make_appointment (&clinic, 0, NINE, 30);
  g_autoptr (TendAppointment) timeless
      = g_object_new (TEND_TYPE_APPOINTMENT, "patient-id", clinic.patients[0], NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      g_autoptr (TendAppointment) wrong = make_appointment (&clinic, 0, NINE, minutes[i]);

      tend_test_refuse (clinic.store, book, wrong, TEND_ERROR_INVALID);
    }
  g_object_set (nobody, "patient-id", (gint64) 0, NULL);
  tend_test_refuse (clinic.store, book, nobody, TEND_ERROR_INVALID);
  g_object_set (done, "status", TEND_APPOINTMENT_STATUS_FULFILLED, NULL);
  tend_test_refuse (clinic.store, book, done, TEND_ERROR_INVALID);
  tend_test_refuse (clinic.store, book, timeless, TEND_ERROR_INVALID);
  tend_test_store_free (clinic.store);
}

static void
moving_looks_for_conflicts_too (const char *backend)
{
  Clinic clinic = make_clinic (backend);
  g_autoptr (TendAppointment) first = make_appointment (&clinic, 0, NINE, 30);
  g_autoptr (TendAppointment) second = make_appointment (&clinic, 13, NINE + MINUTES (60), 30);
  g_autoptr (TendRecord) one = tend_test_transact (clinic.store, "appointment.book", book, first);
  g_autoptr (TendRecord) two = tend_test_transact (clinic.store, "appointment.book", book, second);
  g_autoptr (TendAppointment) moved = NULL;
  g_autoptr (TendAppointment) other = NULL;
  g_autoptr (TendAppointment) alone = NULL;
  Act act = { tend_record_get_id (two), NINE + MINUTES (10), NINE + MINUTES (40), 0, 0, NULL };

  tend_test_refuse_saying (clinic.store, move, &act, TEND_ERROR_CONFLICT, "Adams, Ruth");
  /* It is not in its own way. */
  act.start_at += MINUTES (45);
  act.end_at += MINUTES (45);
  moved = tend_test_transact (clinic.store, "appointment.move", move, &act);
  g_assert_cmpint (tend_appointment_get_data (moved)->start_at, ==, act.start_at);
  g_assert_cmpint (tend_appointment_get_data (moved)->practitioner_id, ==, clinic.practitioners[0]);

  act.start_at = NINE;
  act.end_at = NINE + MINUTES (30);
  act.reason = "double booked on purpose";
  other = tend_test_transact (clinic.store, "appointment.move", move, &act);
  g_assert_cmpstr (tend_appointment_get_data (other)->override_reason, ==, act.reason);
  act.practitioner_id = -1;
  act.location_id = clinic.rooms[1];
  act.reason = NULL;
  alone = tend_test_transact (clinic.store, "appointment.move", move, &act);
  g_assert_cmpint (tend_appointment_get_data (alone)->practitioner_id, ==, 0);
  g_assert_null (tend_appointment_get_data (alone)->override_reason);
  act.end_at = act.start_at;
  tend_test_refuse (clinic.store, move, &act, TEND_ERROR_INVALID);
  tend_test_store_free (clinic.store);
}

static void
cancelling_frees_the_time (const char *backend)
{
  Clinic clinic = make_clinic (backend);
  g_autoptr (TendAppointment) first = make_appointment (&clinic, 0, NINE, 30);
  g_autoptr (TendAppointment) second = make_appointment (&clinic, 0, NINE, 30);
  g_autoptr (TendRecord) one = tend_test_transact (clinic.store, "appointment.book", book, first);
  g_autoptr (TendAppointment) cancelled = NULL;
  g_autoptr (TendRecord) two = NULL;
  Act act = { .id = tend_record_get_id (one) };

  tend_test_refuse_saying (clinic.store, cancel, &act, TEND_ERROR_INVALID, "reason");
  act.reason = "patient called";
  cancelled = tend_test_transact (clinic.store, "appointment.cancel", cancel, &act);
  g_assert_cmpint (tend_appointment_get_data (cancelled)->status, ==,
                   TEND_APPOINTMENT_STATUS_CANCELLED);
  g_assert_cmpstr (tend_appointment_get_data (cancelled)->cancellation_reason, ==,
                   "patient called");
  tend_test_refuse (clinic.store, cancel, &act, TEND_ERROR_CONFLICT);
  two = tend_test_transact (clinic.store, "appointment.book", book, second);
  tend_test_store_free (clinic.store);
}

static void
nobody_misses_what_has_not_begun (const char *backend)
{
  Clinic clinic = make_clinic (backend);
  g_autoptr (TendAppointment) first = make_appointment (&clinic, 0, TEND_TEST_NOW + 1, 30);
  g_autoptr (TendAppointment) second
      = make_appointment (&clinic, 0, TEND_TEST_NOW - MINUTES (30), 30);
  g_autoptr (TendRecord) one = tend_test_transact (clinic.store, "appointment.book", book, first);
  g_autoptr (TendRecord) two = tend_test_transact (clinic.store, "appointment.book", book, second);
  g_autoptr (TendAppointment) missed = NULL;
  Act act = { .id = tend_record_get_id (one) };

  tend_test_refuse (clinic.store, miss, &act, TEND_ERROR_INVALID);
  act.id = tend_record_get_id (two);
  missed = tend_test_transact (clinic.store, "appointment.no-show", miss, &act);
  g_assert_cmpint (tend_appointment_get_data (missed)->status, ==, TEND_APPOINTMENT_STATUS_NOSHOW);
  tend_test_refuse (clinic.store, miss, &act, TEND_ERROR_CONFLICT);
  tend_test_store_free (clinic.store);
}

typedef struct
{
  TendCommit *commit;
  GError     *error;
  gboolean    done;
} Answer;

static void
on_transacted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->commit = tend_store_transact_finish (TEND_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

static void
two_who_book_one_room_at_once_get_it_once (const char *backend)
{
  Clinic     clinic = make_clinic (backend);
  TendStore *stores[2] = { clinic.store, tend_test_store_open_twin (clinic.store) };

  for (int round = 0; round < 10; round++)
    {
      Answer answers[2] = { 0 };

      for (int i = 0; i < 2; i++)
        tend_store_transact_async (
            stores[i], "appointment.book", book,
            make_appointment (&clinic, i == 0 ? 0 : 11, NINE + round * TEND_TIME_HOUR, 30),
            g_object_unref, NULL, on_transacted_cb, &answers[i]);
      tend_test_wait (answers[0].done && answers[1].done);
      g_assert_true ((answers[0].commit == NULL) != (answers[1].commit == NULL));
      for (int i = 0; i < 2; i++)
        {
          if (answers[i].commit == NULL)
            g_assert_error (answers[i].error, TEND_ERROR, TEND_ERROR_CONFLICT);
          g_clear_pointer (&answers[i].commit, tend_commit_free);
          g_clear_error (&answers[i].error);
        }
    }
  tend_test_store_close (stores[1]);
  tend_test_store_free (stores[0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/service/scheduling/conflicts-are-those-of-time-and-of-what-is-taken",
                 conflicts_are_those_of_time_and_of_what_is_taken);
  tend_test_add ("/service/scheduling/only-what-takes-place-takes-time",
                 only_what_takes_place_takes_time);
  tend_test_add ("/service/scheduling/a-conflict-is-named-and-needs-a-reason",
                 a_conflict_is_named_and_needs_a_reason);
  tend_test_add ("/service/scheduling/times-that-cannot-be-are-refused",
                 times_that_cannot_be_are_refused);
  tend_test_add ("/service/scheduling/moving-looks-for-conflicts-too",
                 moving_looks_for_conflicts_too);
  tend_test_add ("/service/scheduling/cancelling-frees-the-time", cancelling_frees_the_time);
  tend_test_add ("/service/scheduling/nobody-misses-what-has-not-begun",
                 nobody_misses_what_has_not_begun);
  tend_test_add ("/service/scheduling/two-who-book-one-room-at-once-get-it-once",
                 two_who_book_one_room_at_once_get_it_once);
  return g_test_run ();
}
