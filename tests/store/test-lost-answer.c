/* SPDX-License-Identifier: GPL-3.0-or-later
 * A commit whose answer is lost is looked up by its operation: neither lost nor doubled. */
#include "tend-patient.h"
#include "tend-test-store.h"
#include "tend-test-wire.h"

typedef struct
{
  TendStore    *direct; /* not over the wire */
  TendTestWire *wire;
  TendStore    *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;

  fixture->direct = tend_test_store_new ("postgresql");
  fixture->wire = tend_test_wire_new (tend_store_get_url (fixture->direct));
  url = tend_test_wire_get_url (fixture->wire);
  fixture->store = tend_store_open (url, TEND_STORE_OPEN_EXISTING, NULL, &error);
  g_assert_no_error (error);
  tend_store_set_account (fixture->store, tend_store_get_account (fixture->direct));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->store != NULL)
    tend_test_store_close (fixture->store);
  tend_test_wire_free (fixture->wire);
  tend_test_store_free (fixture->direct);
}

static gboolean
insert_patient (TendTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (TendPatient) patient = g_object_new (TEND_TYPE_PATIENT, "mrn", data, "family-name",
                                                  "Typed", "registered-at", TEND_TEST_NOW, NULL);

  tend_transaction_set_result (transaction, patient);
  return tend_transaction_insert (transaction, patient, error);
}

/* Rows and journal entries agree that it is there once, or not at all. */
static void
assert_kept (Fixture *fixture, const char *mrn, gboolean kept)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries
      = tend_store_query (fixture->direct, "journal-recent", NULL, &error);
  g_autoptr (GPtrArray) found = NULL;

  g_assert_no_error (error);
  found = tend_store_query (fixture->direct, "import-patient-by-mrn",
                            g_variant_new_parsed ("{'mrn': <%s>}", mrn), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, kept ? 1 : 0);
  g_assert_cmpuint (entries->len, ==, kept ? 2 : 1);
  tend_store_verify (fixture->direct, NULL, &error);
  g_assert_no_error (error);
}

static void
an_answer_lost_is_looked_up (Fixture *fixture, gconstpointer fault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = NULL;
  gboolean lost = GPOINTER_TO_INT (fault) == TEND_TEST_WIRE_LOSES_COMMIT;

  tend_test_wire_break (fixture->wire, GPOINTER_TO_INT (fault));
  commit = tend_store_transact (fixture->store, "patient.register", insert_patient, "MX1", &error);
  g_assert_true (tend_test_wire_is_broken (fixture->wire));
  if (lost)
    g_assert_error (error, TEND_ERROR, TEND_ERROR_UNAVAILABLE);
  else
    {
      g_assert_no_error (error);
      g_assert_cmpint (commit->sequence, ==, 2);
      g_assert_true (TEND_IS_PATIENT (commit->record));
    }
  assert_kept (fixture, "MX1", !lost);
}

typedef struct
{
  TendCommit *commit;
  GError     *error;
  gboolean    done;
} Answer;

static void
on_transacted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->commit = tend_store_transact_finish (TEND_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

static void
lose_answer_for_long (Fixture *fixture, Answer *answer)
{
  gint64 later;

  tend_test_wire_break (fixture->wire, TEND_TEST_WIRE_LOSES_ANSWER);
  tend_test_wire_set_down (fixture->wire, TRUE);
  tend_store_transact_async (fixture->store, "patient.register", insert_patient, g_strdup ("MX2"),
                             g_free, NULL, on_transacted_cb, answer);
  tend_test_wait (tend_store_get_in_doubt (fixture->store));
  g_assert_false (tend_store_get_online (fixture->store));
  /* Two looks of the watch. */
  later = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
  tend_test_wait (g_get_monotonic_time () > later);
  g_assert_false (answer->done);
  g_assert_true (tend_store_get_in_doubt (fixture->store));
}

static void
a_server_away_for_long_is_waited_for (Fixture *fixture, gconstpointer data)
{
  Answer answer = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) other = NULL;

  lose_answer_for_long (fixture, &answer);
  /* Meanwhile others are told at once. */
  other = tend_store_transact (fixture->store, "patient.register", insert_patient, "MX3", &error);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_UNAVAILABLE);

  tend_test_wire_set_down (fixture->wire, FALSE);
  tend_test_wait (answer.done);
  g_assert_no_error (answer.error);
  g_assert_cmpint (answer.commit->sequence, ==, 2);
  g_assert_false (tend_store_get_in_doubt (fixture->store));
  g_assert_true (tend_store_get_online (fixture->store));
  assert_kept (fixture, "MX2", TRUE);
  tend_commit_free (answer.commit);
}

static void
who_closes_the_store_is_told_of_the_doubt (Fixture *fixture, gconstpointer data)
{
  Answer answer = { 0 };

  lose_answer_for_long (fixture, &answer);
  tend_test_store_close (g_steal_pointer (&fixture->store));
  tend_test_wait (answer.done);
  g_assert_null (answer.commit);
  g_assert_error (answer.error, TEND_ERROR, TEND_ERROR_IN_DOUBT);
  g_clear_error (&answer.error);
  assert_kept (fixture, "MX2", TRUE);
}

static void
add (const char *name, int fault, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_autofree char *path = g_strconcat ("/store/lost-answer/", name, NULL);

  g_test_add (path, Fixture, GINT_TO_POINTER (fault), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("TEND_TEST_POSTGRESQL") == NULL)
    {
      g_print ("1..0 # SKIP no PostgreSQL server in TEND_TEST_POSTGRESQL\n");
      return 0;
    }
  add ("the-commit-is-lost", TEND_TEST_WIRE_LOSES_COMMIT, an_answer_lost_is_looked_up);
  add ("the-answer-is-lost", TEND_TEST_WIRE_LOSES_ANSWER, an_answer_lost_is_looked_up);
  add ("the-commit-comes-late", TEND_TEST_WIRE_DELAYS_COMMIT, an_answer_lost_is_looked_up);
  add ("a-server-away-for-long-is-waited-for", 0, a_server_away_for_long_is_waited_for);
  add ("who-closes-the-store-is-told", 0, who_closes_the_store_is_told_of_the_doubt);
  return g_test_run ();
}
