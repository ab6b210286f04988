/* SPDX-License-Identifier: GPL-3.0-or-later
 * PostgreSQL stops under a store and comes back: no crash, nothing acknowledged is
 * lost, nothing is there twice. */
#include "tend-backend.h"
#include "tend-patient.h"
#include "tend-query.h"
#include "tend-store-private.h"
#include "tend-test-store.h"

static void
control_server (const char *command)
{
  g_autofree char *line
      = g_strdup_printf ("%s %s", g_getenv ("TEND_TEST_POSTGRESQL_CONTROL"), command);
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_assert_true (g_spawn_command_line_sync (line, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static gboolean
insert_patient (TendTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (TendPatient) patient = g_object_new (TEND_TYPE_PATIENT, "mrn", data, "family-name",
                                                  "Typed", "registered-at", TEND_TEST_NOW, NULL);

  return tend_transaction_insert (transaction, patient, error);
}

static gboolean
save (TendStore *store, const char *mrn, GError **error)
{
  g_autoptr (TendCommit) commit
      = tend_store_transact (store, "patient.register", insert_patient, (gpointer) mrn, error);

  return commit != NULL;
}

static void
a_lost_server_is_said_and_found_again (void)
{
  TendStore *store = tend_test_store_new ("postgresql");
  g_autoptr (TendQuery) list = tend_query_new (store, "journal-recent", NULL);
  g_autoptr (GError) error = NULL;
  guint before;

  tend_test_wait (tend_query_get_loaded (list));
  before = g_list_model_get_n_items (G_LIST_MODEL (list));
  control_server ("stop -m immediate");
  g_assert_false (save (store, "M1", &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_UNAVAILABLE);
  g_clear_error (&error);
  tend_test_wait (!tend_store_get_online (store));

  control_server ("start");
  tend_test_wait (tend_store_get_online (store));
  save (store, "M2", &error);
  g_assert_no_error (error);
  tend_query_run (list);
  tend_test_wait (g_list_model_get_n_items (G_LIST_MODEL (list)) == before + 1);
  g_clear_object (&list);
  tend_test_store_free (store);
}

static void
run_unprepared (TendBackend *backend, gpointer data)
{
  const GType    columns[] = { G_TYPE_INT64, G_TYPE_NONE };
  TendStatement *statement = tend_backend_prepare (backend, "SELECT 4711", columns, data);

  g_assert_null (statement);
}

/* libgda alone dies of this. */
static void
a_statement_never_prepared_finds_the_server_gone (void)
{
  TendStore *store = tend_test_store_new ("postgresql");
  g_autoptr (GError) error = NULL;

  control_server ("stop -m immediate");
  tend_database_run (tend_store_get_writer (store), run_unprepared, &error);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_UNAVAILABLE);
  control_server ("start");
  tend_test_wait (tend_store_get_online (store));
  tend_test_store_free (store);
}

typedef struct
{
  TendStore *store;
  GPtrArray *acknowledged;
  int        next;
  int        unanswered;
  gboolean   stop;
} Typist;

static void type_on (Typist *typist);

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Typist *typist = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_store_transact_finish (typist->store, result, &error);

  typist->unanswered--;
  if (commit != NULL)
    g_ptr_array_add (typist->acknowledged, g_strdup_printf ("T%06d", typist->next));
  type_on (typist);
}

static void
type_on (Typist *typist)
{
  if (typist->stop)
    return;
  typist->next++;
  typist->unanswered++;
  tend_store_transact_async (typist->store, "patient.register", insert_patient,
                             g_strdup_printf ("T%06d", typist->next), g_free, NULL, on_saved_cb,
                             typist);
}

static gboolean
look_for (TendTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (TendRecord) patient
      = tend_transaction_find (transaction, TEND_TYPE_PATIENT, data, error);

  return patient != NULL;
}

static void
what_was_acknowledged_is_there_once (void)
{
  TendStore *store = tend_test_store_new ("postgresql");
  Typist     typist = { .store = store };
  g_autoptr (GError) error = NULL;

  typist.acknowledged = g_ptr_array_new_with_free_func (g_free);
  type_on (&typist);
  for (int round = 0; round < 6; round++)
    {
      guint enough = typist.acknowledged->len + 5 + g_test_rand_int_range (0, 20);

      tend_test_wait (typist.acknowledged->len >= enough);
      control_server ("stop -m immediate");
      control_server ("start");
    }
  typist.stop = TRUE;
  tend_test_wait (typist.unanswered == 0);
  tend_test_wait (tend_store_get_online (store));
  for (guint i = 0; i < typist.acknowledged->len; i++)
    tend_test_transact (store, "test.look", look_for, typist.acknowledged->pdata[i]);
  tend_store_verify (store, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (typist.acknowledged);
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("TEND_TEST_POSTGRESQL_CONTROL") == NULL)
    g_error ("run this inside tests/support/postgresql");
  g_test_add_func ("/store/server-loss/said", a_lost_server_is_said_and_found_again);
  g_test_add_func ("/store/server-loss/unprepared",
                   a_statement_never_prepared_finds_the_server_gone);
  g_test_add_func ("/store/server-loss/acknowledged", what_was_acknowledged_is_there_once);
  return g_test_run ();
}
