/* SPDX-License-Identifier: GPL-3.0-or-later
 * Live lists, and every named query on both backends. */
#include "tend-patient.h"
#include "tend-query-catalog.h"
#include "tend-query.h"
#include "tend-test-store.h"

static GVariant *
make_parameters (const char *sql)
{
  g_autoptr (GRegex) regex = g_regex_new ("##(\\w+)::(\\w+)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GVariantDict parameters;

  g_variant_dict_init (&parameters, NULL);
  for (g_regex_match (regex, sql, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      g_autofree char *type = g_match_info_fetch (match, 2);

      if (g_str_equal (type, "string"))
        g_variant_dict_insert (&parameters, name, "s", "1");
      else
        g_variant_dict_insert (&parameters, name, "x", (gint64) 1);
    }
  return g_variant_dict_end (&parameters);
}

static void
every_query_runs_and_has_a_limit (const char *backend)
{
  gboolean   postgresql = g_str_equal (backend, "postgresql");
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (GPtrArray) queries = tend_query_catalog_list (postgresql);

  g_assert_cmpuint (queries->len, >, 0);
  for (guint i = 0; i < queries->len; i++)
    {
      TendQueryDefinition *query = g_ptr_array_index (queries, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows
          = tend_store_query (store, query->name, make_parameters (query->sql), &error);

      g_test_message ("%s", query->name);
      g_assert_no_error (error);
      g_assert_nonnull (rows);
      g_assert_true (strstr (query->sql, "LIMIT") != NULL || strstr (query->sql, "count(") != NULL
                     || strstr (query->sql, " = ##") != NULL);
    }
  tend_test_store_free (store);
}

static gint64
insert_named (TendStore *store, const char *family)
{
  static int       count;
  g_autofree char *mrn = g_strdup_printf ("Q%06d", ++count);
  g_autoptr (TendPatient) patient = g_object_new (TEND_TYPE_PATIENT, "mrn", mrn, "family-name",
                                                  family, "registered-at", TEND_TEST_NOW, NULL);

  return tend_test_insert (store, patient);
}

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, char **seen)
{
  g_free (*seen);
  *seen = g_strdup_printf ("%u -%u +%u", position, removed, added);
}

static gboolean
note (TendTransaction *transaction, gpointer data, GError **error)
{
  tend_transaction_set_patient (transaction, *(gint64 *) data);
  tend_transaction_note (transaction);
  return TRUE;
}

static void
a_list_follows_the_rows_and_changes_only_where_they_do (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     patient = insert_named (store, "Quill");
  g_autoptr (TendQuery) list = tend_query_new (store, "journal-of-patient",
                                               g_variant_new_parsed ("{'patient': <%x>}", patient));
  g_autofree char *seen = NULL;
  g_autoptr (GObject) first = NULL;

  tend_test_wait (tend_query_get_loaded (list));
  tend_test_transact (store, "chart.view", note, &patient);
  tend_query_run (list);
  tend_test_wait (g_list_model_get_n_items (G_LIST_MODEL (list)) == 1);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed_cb), &seen);
  tend_test_transact (store, "chart.view", note, &patient);
  tend_query_run (list);
  tend_test_wait (g_list_model_get_n_items (G_LIST_MODEL (list)) == 2);
  g_assert_cmpstr (seen, ==, "0 -0 +1");
  {
    g_autoptr (GObject) second = g_list_model_get_item (G_LIST_MODEL (list), 1);

    g_assert_true (second == first);
  }
  g_clear_object (&first);
  g_clear_object (&list);
  tend_test_store_free (store);
}

static void
another_process_sees_the_change (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  TendStore *twin = tend_test_store_open_twin (store);
  gint64     id = insert_named (store, "Quill");
  g_autoptr (TendPatient) held = tend_store_get (twin, TEND_TYPE_PATIENT, id, NULL);
  g_autoptr (TendRecord) copy = tend_record_copy (TEND_RECORD (held));

  g_object_set (copy, "family-name", "Okafor", NULL);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (TendCommit) commit = tend_store_transact (
        store, "patient.update", (TendJob) tend_transaction_update, copy, &error);

    g_assert_no_error (error);
    g_assert_nonnull (commit);
  }
  tend_test_wait (g_strcmp0 (tend_patient_get_data (held)->family_name, "Okafor") == 0);
  g_clear_object (&held);
  tend_test_store_close (twin);
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/store/query/every-query", every_query_runs_and_has_a_limit);
  tend_test_add ("/store/query/follows", a_list_follows_the_rows_and_changes_only_where_they_do);
  tend_test_add ("/store/query/another-process", another_process_sees_the_change);
  return g_test_run ();
}
