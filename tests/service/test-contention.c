/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two and twenty other processes do the same at one moment: one is the winner and the
 * others are told, or all are saved with the reason they gave. */
#include "tend-test-clinic.h"
#include "tend-test-contenders.h"

#include "tend-appointment.h"
#include "tend-billing.h"
#include "tend-encounter.h"
#include "tend-invoice-row.h"
#include "tend-journal-entry.h"
#include "tend-kinds.h"

#include <stdlib.h>

#define MANY 20
#define TOMORROW (TEND_TEST_NOW + TEND_TIME_DAY)

typedef struct
{
  TendStore *store;
  GPtrArray *contenders;
  GPtrArray *patients; /* gint64 ids, one a contender */
  gint64     room_id;
  guint      round;
} Crowd;

static guint
get_rounds (void)
{
  const char *rounds = g_getenv ("TEND_TEST_ROUNDS");

  return rounds != NULL ? (guint) atoi (rounds) : 2;
}

static gint64
get_patient (Crowd *crowd, guint i)
{
  return *(gint64 *) crowd->patients->pdata[i];
}

static Crowd
gather (const char *backend)
{
  Crowd crowd = { tend_test_store_new (backend) };
  guint n = g_str_equal (backend, "postgresql") ? MANY : 2;

  crowd.patients = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    {
      gint64 id = tend_test_add_patient (crowd.store, "Quispe", 1950 + (int) i);

      g_ptr_array_add (crowd.patients, g_memdup2 (&id, sizeof id));
    }
  crowd.room_id = tend_test_add_room (crowd.store, "Exam 1", "exam-room");
  crowd.contenders = tend_test_contenders_new (crowd.store, n);
  return crowd;
}

static void
disperse (Crowd *crowd)
{
  g_autoptr (GError) error = NULL;

  tend_store_verify (crowd->store, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (crowd->contenders);
  g_ptr_array_unref (crowd->patients);
  tend_test_store_free (crowd->store);
}

static TendTestContender *
get_winner (Crowd *crowd)
{
  for (guint i = 0; i < crowd->contenders->len; i++)
    {
      TendTestContender *contender = crowd->contenders->pdata[i];

      if (contender->sequence > 0)
        return contender;
    }
  g_assert_not_reached ();
}

/* Everybody else was refused with @code; a conflict over a row names the winner. */
static void
assert_losers_told (Crowd *crowd, TendError code, gboolean named)
{
  TendTestContender *winner = get_winner (crowd);

  for (guint i = 0; i < crowd->contenders->len; i++)
    {
      TendTestContender *loser = crowd->contenders->pdata[i];

      if (loser == winner)
        continue;
      if (loser->code != (int) code
          || (named && strstr (loser->message, winner->full_name) == NULL))
        g_error ("%s was first, but %s was told (%d): %s", winner->full_name, loser->full_name,
                 loser->code, loser->message);
    }
}

/* How many entries of @action there are after @sequence, all of them the winners'. */
static guint
count_entries (Crowd *crowd, const char *action, gint64 sequence)
{
  g_autoptr (GPtrArray) entries = tend_test_query (crowd->store, "journal-recent", NULL);
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const TendJournalEntryData *data = tend_journal_entry_get_data (entries->pdata[i]);
      gboolean                    known = FALSE;

      if (tend_record_get_id (entries->pdata[i]) <= sequence)
        break;
      if (g_strcmp0 (data->action, action) != 0)
        continue;
      for (guint k = 0; k < crowd->contenders->len; k++)
        {
          TendTestContender *contender = crowd->contenders->pdata[k];

          known = known
                  || (contender->sequence == tend_record_get_id (entries->pdata[i])
                      && contender->account_id == data->account_id);
        }
      g_assert_true (known);
      n++;
    }
  return n;
}

typedef struct
{
  GType  type;
  gint64 id;
} Row;

static gboolean
read_in_job (TendTransaction *transaction, gpointer data, GError **error)
{
  Row *row = data;
  g_autoptr (TendRecord) record = tend_transaction_get (transaction, row->type, row->id, error);

  if (record != NULL)
    tend_transaction_set_result (transaction, record);
  return record != NULL;
}

/* As the database holds it now. The same object each time. */
static gpointer
read_row (Crowd *crowd, GType type, gint64 id)
{
  Row row = { type, id };

  return tend_test_transact (crowd->store, "test.read", read_in_job, &row);
}

static void
edit_one_patient (Crowd *crowd)
{
  gint64           patient_id = get_patient (crowd, 0);
  gint64           sequence = tend_test_get_sequence (crowd->store);
  g_autofree char *name = NULL;
  g_autoptr (TendPatient) before = read_row (crowd, TEND_TYPE_PATIENT, patient_id);
  g_autoptr (TendPatient) after = NULL;
  gint64 version = tend_record_get_version (TEND_RECORD (before));

  for (guint i = 0; i < crowd->contenders->len; i++)
    tend_test_contender_tell (crowd->contenders->pdata[i], "edit %" G_GINT64_FORMAT " Ana%uOf%u",
                              patient_id, i + 1, crowd->round);
  g_assert_cmpuint (tend_test_contenders_go (crowd->contenders), ==, 1);
  assert_losers_told (crowd, TEND_ERROR_CONFLICT, TRUE);
  g_assert_cmpuint (count_entries (crowd, "patient.update", sequence), ==, 1);
  after = read_row (crowd, TEND_TYPE_PATIENT, patient_id);
  g_assert_cmpint (tend_record_get_version (TEND_RECORD (after)), ==, version + 1);
  name = g_strdup_printf ("Ana%sOf%u", strrchr (get_winner (crowd)->full_name, '-') + 1,
                          crowd->round);
  g_assert_cmpstr (tend_patient_get_data (after)->given_name, ==, name);
}

static void
move_one_card (Crowd *crowd)
{
  gint64 encounter_id = tend_test_add_encounter (crowd->store, get_patient (crowd, 0), "follow-up");
  gint64 sequence = tend_test_get_sequence (crowd->store);
  g_autoptr (TendEncounter) after = NULL;

  for (guint i = 0; i < crowd->contenders->len; i++)
    tend_test_contender_tell (crowd->contenders->pdata[i], "step %" G_GINT64_FORMAT, encounter_id);
  g_assert_cmpuint (tend_test_contenders_go (crowd->contenders), ==, 1);
  assert_losers_told (crowd, TEND_ERROR_CONFLICT, TRUE);
  g_assert_cmpuint (count_entries (crowd, "visit.advance", sequence), ==, 1);
  after = read_row (crowd, TEND_TYPE_ENCOUNTER, encounter_id);
  g_assert_cmpint (tend_encounter_get_data (after)->stage, ==, TEND_ENCOUNTER_STAGE_ROOMED);
}

static void
move_one_appointment (Crowd *crowd)
{
  gint64 start_at = TOMORROW + crowd->round * TEND_TIME_DAY;
  g_autoptr (TendAppointment) appointment
      = g_object_new (TEND_TYPE_APPOINTMENT, "patient-id", get_patient (crowd, 1), "service-type",
                      "follow-up", "start-at", start_at, "end-at", start_at + TEND_TIME_HOUR, NULL);
  gint64 id = tend_test_insert (crowd->store, appointment);
  gint64 sequence = tend_test_get_sequence (crowd->store);
  gint64 number;
  g_autoptr (TendAppointment) after = NULL;

  for (guint i = 0; i < crowd->contenders->len; i++)
    tend_test_contender_tell (crowd->contenders->pdata[i],
                              "move %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " 30", id,
                              start_at + (gint64) (i + 1) * TEND_TIME_MINUTE);
  g_assert_cmpuint (tend_test_contenders_go (crowd->contenders), ==, 1);
  assert_losers_told (crowd, TEND_ERROR_CONFLICT, TRUE);
  g_assert_cmpuint (count_entries (crowd, "appointment.move", sequence), ==, 1);
  after = read_row (crowd, TEND_TYPE_APPOINTMENT, id);
  number = atoi (strrchr (get_winner (crowd)->full_name, '-') + 1);
  g_assert_cmpint (tend_appointment_get_data (after)->start_at, ==,
                   start_at + number * TEND_TIME_MINUTE);
}

/* Of the room in that half hour. */
static GPtrArray *
get_bookings (Crowd *crowd, gint64 start_at)
{
  return tend_test_query (
      crowd->store, "day-schedule",
      g_variant_new_parsed ("{'start': <%x>, 'end': <%x>}", start_at, start_at + TEND_TIME_MINUTE));
}

static void
book_one_slot (Crowd *crowd)
{
  gint64 start_at = TOMORROW + (100 + crowd->round) * TEND_TIME_DAY;
  gint64 sequence = tend_test_get_sequence (crowd->store);
  g_autoptr (GPtrArray) bookings = NULL;

  for (guint i = 0; i < crowd->contenders->len; i++)
    tend_test_contender_tell (crowd->contenders->pdata[i],
                              "book %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                              get_patient (crowd, i), crowd->room_id, start_at);
  g_assert_cmpuint (tend_test_contenders_go (crowd->contenders), ==, 1);
  assert_losers_told (crowd, TEND_ERROR_CONFLICT, FALSE);
  g_assert_cmpuint (count_entries (crowd, "appointment.book", sequence), ==, 1);
  bookings = get_bookings (crowd, start_at);
  g_assert_cmpuint (bookings->len, ==, 1);
}

static void
book_one_slot_all_the_same (Crowd *crowd)
{
  gint64 start_at = TOMORROW + (1000 + crowd->round) * TEND_TIME_DAY;
  gint64 sequence = tend_test_get_sequence (crowd->store);
  guint  n = crowd->contenders->len;
  guint  with_reason = 0, rows_with_reason = 0;
  g_autoptr (GPtrArray) bookings = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; i < n; i++)
    tend_test_contender_tell (crowd->contenders->pdata[i],
                              "book %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                              " urgent for %u",
                              get_patient (crowd, i), crowd->room_id, start_at, i + 1);
  g_assert_cmpuint (tend_test_contenders_go (crowd->contenders), ==, n);
  g_assert_cmpuint (count_entries (crowd, "appointment.book", sequence), ==, n);
  bookings = get_bookings (crowd, start_at);
  g_assert_cmpuint (bookings->len, ==, n);
  entries = tend_test_query (crowd->store, "journal-recent", NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendAppointment) row
          = read_row (crowd, TEND_TYPE_APPOINTMENT, tend_record_get_id (bookings->pdata[i]));

      rows_with_reason += tend_appointment_get_data (row)->override_reason != NULL;
      with_reason += tend_journal_entry_get_data (entries->pdata[i])->reason != NULL;
    }
  /* The first needed none. */
  g_assert_cmpuint (rows_with_reason, ==, n - 1);
  g_assert_cmpuint (with_reason, ==, n - 1);
}

static gboolean
charge (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_billing_charge (transaction, data, error);
}

static gboolean
issue (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_billing_issue_invoice (transaction, *(gint64 *) data, 0, error);
}

static gint64
bill (Crowd *crowd, gint64 patient_id, gint64 amount)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TendRecord) charged = NULL;
  g_autoptr (TendRecord) invoice = NULL;
  GDate day;

  g_date_set_dmy (&day, 5, G_DATE_MARCH, 2026);
  g_ptr_array_add (items, g_object_new (TEND_TYPE_CHARGE_ITEM, "patient-id", patient_id, "code",
                                        "99213", "display", "Visit", "quantity", (gint64) 1,
                                        "unit-amount", amount, "service-date", &day, NULL));
  charged = tend_test_transact (crowd->store, "billing.charge", charge, items);
  invoice = tend_test_transact (crowd->store, "billing.invoice", issue, &patient_id);
  return tend_record_get_id (invoice);
}

static void
pay_one_invoice (Crowd *crowd)
{
  gint64 invoice_id = bill (crowd, get_patient (crowd, 0), 5000);
  gint64 sequence = tend_test_get_sequence (crowd->store);
  g_autoptr (GPtrArray) rows = NULL;
  const TendInvoiceRowData *data;

  for (guint i = 0; i < crowd->contenders->len; i++)
    tend_test_contender_tell (crowd->contenders->pdata[i],
                              "pay %" G_GINT64_FORMAT " 5000 desk-%u-%u", invoice_id, i,
                              crowd->round);
  g_assert_cmpuint (tend_test_contenders_go (crowd->contenders), ==, 1);
  assert_losers_told (crowd, TEND_ERROR_INVALID, FALSE);
  g_assert_cmpuint (count_entries (crowd, "billing.payment", sequence), ==, 1);
  rows = tend_test_query (crowd->store, "invoice-row",
                          g_variant_new_parsed ("{'invoice': <%x>}", invoice_id));
  data = tend_invoice_row_get_data (rows->pdata[0]);
  g_assert_cmpint (data->paid, ==, 5000);
  g_assert_cmpint (data->balance, ==, 0);
}

static void
everybody_does_the_same_at_once (const char *backend)
{
  static void (*const acts[]) (Crowd *) = {
    edit_one_patient,           move_one_card,   move_one_appointment, book_one_slot,
    book_one_slot_all_the_same, pay_one_invoice,
  };
  Crowd  crowd = gather (backend);
  gint64 start = g_get_monotonic_time ();

  for (crowd.round = 0; crowd.round < get_rounds (); crowd.round++)
    for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
      acts[i](&crowd);
  g_test_message ("%u processes, %u rounds of %u acts: %.1f s", crowd.contenders->len, crowd.round,
                  (guint) G_N_ELEMENTS (acts),
                  (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  disperse (&crowd);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/service/contention/everybody-does-the-same-at-once",
                 everybody_does_the_same_at_once);
  return g_test_run ();
}
