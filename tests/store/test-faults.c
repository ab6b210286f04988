/* SPDX-License-Identifier: GPL-3.0-or-later
 * The n-th statement fails, for every n: nothing is half done, and the next try works. */
#include "tend-contact-point.h"
#include "tend-patient.h"
#include "tend-query.h"
#include "tend-store-private.h"
#include "tend-test-store.h"

typedef struct
{
  gint64 patient_id; /* to rename */
  int    round;
} Visit;

/* A little of everything: insert with search keys, update, many at once, a number. */
static gboolean
do_much (TendTransaction *transaction, gpointer data, GError **error)
{
  Visit           *visit = data;
  g_autofree char *family = g_strdup_printf ("Family%d", visit->round);
  gint64           number = tend_transaction_next_number (transaction, "mrn", error);
  g_autofree char *mrn = g_strdup_printf ("M%" G_GINT64_FORMAT, number);
  g_autoptr (TendPatient) renamed = NULL;
  g_autoptr (TendPatient) added = g_object_new (TEND_TYPE_PATIENT, "mrn", mrn, "family-name",
                                                family, "registered-at", TEND_TEST_NOW, NULL);
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (g_object_unref);

  if (number == 0 || !tend_transaction_insert (transaction, added, error))
    return FALSE;
  renamed = tend_transaction_get (transaction, TEND_TYPE_PATIENT, visit->patient_id, error);
  if (renamed == NULL)
    return FALSE;
  g_object_set (renamed, "family-name", family, NULL);
  for (int i = 0; i < 3; i++)
    g_ptr_array_add (points, g_object_new (TEND_TYPE_CONTACT_POINT, "patient-id", visit->patient_id,
                                           "value", "(503) 555-0142", NULL));
  return tend_transaction_update (transaction, renamed, error)
         && tend_transaction_insert_many (transaction, points, error);
}

static gint64
count_entries (TendStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 entries = 0;

  g_assert_true (tend_store_verify (store, &entries, &error));
  g_assert_no_error (error);
  return entries;
}

static void
fail_job (TendBackend *backend, gpointer data)
{
  guint *statements = data;

  *statements = tend_backend_fail_after (backend, *statements);
}

/* How many were left of the count before. */
static guint
fail_after (TendDatabase *database, guint statements)
{
  tend_database_run (database, fail_job, &statements);
  return statements;
}

static void
count_job (TendBackend *backend, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tend_backend_read_number (backend, "SELECT count(*) FROM patient_key WHERE key LIKE 'family%'",
                            data, &error);
  g_assert_no_error (error);
}

static gint64
count_keys (TendStore *store)
{
  gint64 count = 0;

  tend_database_run (tend_store_get_reader (store), count_job, &count);
  return count;
}

static void
undo (TendStore *store, gint64 sequence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_store_undo (store, sequence, &error);

  g_assert_no_error (error);
  g_assert_nonnull (commit);
}

static void
every_statement_may_fail (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendPatient) patient = g_object_new (TEND_TYPE_PATIENT, "mrn", "M0", "family-name",
                                                  "Before", "registered-at", TEND_TEST_NOW, NULL);
  Visit visit = { .patient_id = tend_test_insert (store, patient) };
  g_autoptr (TendPatient) held = tend_store_get (store, TEND_TYPE_PATIENT, visit.patient_id, NULL);
  gint64 before = count_entries (store), keys = 0;
  guint  n = 1, left = 0;

  for (; left == 0; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TendCommit) commit = NULL;

      g_assert_cmpuint (n, <, 200);
      visit.round = n;
      fail_after (tend_store_get_writer (store), n);
      commit = tend_store_transact (store, "test.visit", do_much, &visit, &error);
      left = fail_after (tend_store_get_writer (store), 0);
      if (commit != NULL)
        {
          /* A beginning that failed is begun again; nothing else is repeated. */
          g_assert_true (left > 0 || n == 1);
          g_assert_cmpint (count_entries (store), ==, ++before);
          undo (store, commit->sequence);
          before++;
          keys = count_keys (store);
          continue;
        }
      g_assert_error (error, TEND_ERROR, TEND_ERROR_FAILED);
      g_assert_cmpint (count_entries (store), ==, before);
      g_assert_cmpstr (tend_patient_get_data (held)->family_name, ==, "Before");
      g_assert_cmpint (count_keys (store), ==, keys);
    }
  g_assert_cmpuint (n, >, 10);
  g_clear_object (&held);
  tend_test_store_free (store);
}

static void
a_list_says_that_it_could_not_read (void)
{
  TendStore *store = tend_test_store_new ("sqlite");
  g_autoptr (TendQuery) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  fail_after (tend_store_get_reader (store), 1);
  list = tend_query_new (store, "journal-recent", NULL);
  tend_test_wait (
      (g_free (message), g_object_get (list, "error", &message, NULL), message != NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  tend_query_run (list);
  tend_test_wait (tend_query_get_loaded (list));
  g_clear_object (&list);
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/store/faults/statement", every_statement_may_fail);
  g_test_add_func ("/store/faults/reading", a_list_says_that_it_could_not_read);
  return g_test_run ();
}
