/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is typed into the search finds the patients it should. */
#include "tend-search.h"

#include "tend-human-name.h"
#include "tend-patient-match.h"
#include "tend-query.h"
#include "tend-store-private.h"

#include "registration-support.h"

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    const char *first;
    const char *second;
  } cases[] = {
    { "1984-03-12", "1984-03-12", NULL },
    { "19840312", "1984-03-12", NULL },
    { "3/12/1984", "1984-03-12", "1984-12-03" },
    { "12.3.1984", "1984-03-12", "1984-12-03" },
    { "25.3.1984", "1984-03-25", NULL },
    { "3/25/1984", "1984-03-25", NULL },
    { " 12 Mar 1984 ", "1984-03-12", NULL },
    { "12. march, 1984", "1984-03-12", NULL },
    { "March 12, 1984", "1984-03-12", NULL },
    { "dec 3 1984", "1984-12-03", NULL },
    { "30 Feb 1984", NULL, NULL },
    { "12 Ma 1984", NULL, NULL },
    { "12 Max 1984", NULL, NULL },
    { "1984", NULL, NULL },
    { "", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate dates[2] = { { 0 }, { 0 } };
      guint n = tend_search_read_dates (cases[i].text, dates);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (n, ==, (cases[i].first != NULL) + (cases[i].second != NULL));
      for (guint k = 0; k < n; k++)
        {
          char text[16];

          g_date_strftime (text, sizeof text, "%Y-%m-%d", &dates[k]);
          g_assert_cmpstr (text, ==, k == 0 ? cases[i].first : cases[i].second);
        }
    }
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "", "  ", "dana@example.org", "--", "12", "'", "!%_" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_null (tend_search_query_name (texts[i]));
      g_assert_null (tend_search_parameters (texts[i]));
    }
  g_assert_null (tend_search_query_name (NULL));
  g_assert_cmpstr (tend_search_query_name ("q"), ==, "patient-search");
  g_assert_cmpstr (tend_search_query_name ("503"), ==, "patient-search");
}

/* Given names of those found, in order, joined by a comma. */
static char *
find (TendStore *store, const char *text)
{
  GString *found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) matches = NULL;

  matches = tend_store_query (store, tend_search_query_name (text), tend_search_parameters (text),
                              &error);
  g_assert_no_error (error);
  for (guint i = 0; i < matches->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? "," : "",
                            tend_patient_match_get_data (matches->pdata[i])->given_name);
  return g_string_free (found, FALSE);
}

static void
add_patients (TendStore *store)
{
  g_autoptr (TendRegistration) maiden
      = make_registration ("Brennan", "Hazel", "1961-07-20", "+15415550110");

  register_patient (store, "Quill", "Dana Marie", "1984-03-12", "(503) 555-0142");
  register_patient (store, "Quillfeldt", "Dora", "1984-12-03", NULL);
  register_patient (store, "Núñez", "Íñigo", "1950-04-29", "971 555 0199");
  register_patient (store, "O'Rourke", "Walter", "1972-04-18", NULL);
  register_patient (store, "陈", "美玲", "2026-03-02", NULL);
  register_patient (store, "渡辺", "さくら", "1979-06-02", NULL);
  g_ptr_array_add (maiden->names,
                   g_object_new (TEND_TYPE_HUMAN_NAME, "use", TEND_NAME_USE_MAIDEN, "family-name",
                                 "Prescott", "given-name", "Hazel", NULL));
  g_object_unref (tend_test_transact (store, "patient.register", save_registration, maiden));
}

static void
test_finds (const char *backend)
{
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    { "q", "Dana Marie,Dora" },
    { "Quill", "Dana Marie,Dora" },
    { "QUILL dana", "Dana Marie" },
    { "marie d quill", "Dana Marie" },
    { "dan qui", "Dana Marie" },
    { "dana zebra", "" },
    { "quillf", "Dora" },
    { "nunez", "Íñigo" },
    { "ÍÑIGO", "Íñigo" },
    { "orourke", "Walter" },
    { "o'rourke w", "Walter" },
    { "Prescott", "Hazel" },
    { "brennan hazel", "Hazel" },
    { "陈", "美玲" },
    { "陈美玲", "美玲" },
    { "渡辺さくら", "さくら" },
    { "Orurke", "Walter" },
    { "0142", "Dana Marie" },
    { "555-0142", "Dana Marie" },
    { "+1 (503) 555-0142", "Dana Marie" },
    { "(541) 555-0110", "Hazel" },
    { "5550142555", "" },
    { "1984-03-12", "Dana Marie" },
    { "3/12/1984", "Dana Marie,Dora" },
    { "12.3.1984", "Dana Marie,Dora" },
    { "1984-", "Dana Marie,Dora" },
    { "1984-1", "Dora" },
    { "12 mar 1984", "Dana Marie" },
    { "M0000018", "Dana Marie" },
    { "m 0000018", "Dana Marie" },
    { "0000018", "Dana Marie" },
    { "018", "Dana Marie" },
    { "% quill", "Dana Marie,Dora" },
    { "q'; DROP TABLE patient; --", "" },
  };
  TendStore *store = tend_test_store_new (backend);

  add_patients (store);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find (store, cases[i].text);

      g_test_message ("%s: %s", cases[i].text, found);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
  tend_test_store_free (store);
}

static gboolean
merge (TendTransaction *transaction, gpointer data, GError **error)
{
  gint64 *ids = data;
  g_autoptr (TendPatient) gone
      = tend_transaction_get (transaction, TEND_TYPE_PATIENT, ids[0], error);

  g_object_set (gone, "merged-into-id", ids[1], NULL);
  return tend_transaction_update (transaction, gone, error);
}

static gboolean
withdraw (TendTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (TendPatient) patient
      = tend_transaction_get (transaction, TEND_TYPE_PATIENT, *(gint64 *) data, error);

  return tend_transaction_withdraw (transaction, patient, error);
}

static void
test_leaves_out (const char *backend)
{
  TendStore       *store = tend_test_store_new (backend);
  gint64           ids[2];
  g_autofree char *before = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *withdrawn = NULL;

  ids[0] = register_patient (store, "Quill", "Ana", NULL, NULL);
  ids[1] = register_patient (store, "Quill", "Bea", NULL, NULL);
  before = find (store, "quill");
  g_assert_cmpstr (before, ==, "Ana,Bea");
  tend_test_transact (store, "patient.merge", merge, ids);
  merged = find (store, "quill");
  g_assert_cmpstr (merged, ==, "Bea");
  tend_test_transact (store, "patient.withdraw", withdraw, &ids[1]);
  withdrawn = find (store, "quill");
  g_assert_cmpstr (withdrawn, ==, "");
  tend_test_store_free (store);
}

static void
test_phone_shown (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendRegistration) form
      = make_registration ("Quill", "Dana", "1984-03-12", "(503) 555-0142");
  g_autoptr (GPtrArray) by_name = NULL;
  g_autoptr (GPtrArray) by_phone = NULL;

  g_ptr_array_add (form->contact_points,
                   g_object_new (TEND_TYPE_CONTACT_POINT, "value", "(503) 555-0177", NULL));
  g_object_unref (tend_test_transact (store, "patient.register", save_registration, form));
  by_name = tend_store_query (store, "patient-search", tend_search_parameters ("quill"), NULL);
  by_phone = tend_store_query (store, "patient-search", tend_search_parameters ("0177"), NULL);
  g_assert_cmpstr (tend_patient_match_get_data (by_name->pdata[0])->phone, ==, "(503) 555-0142");
  g_assert_cmpstr (tend_patient_match_get_data (by_phone->pdata[0])->phone, ==, "(503) 555-0177");
  tend_test_store_free (store);
}

/* More statements than any test runs. */
#define COUNTDOWN 1000

typedef struct
{
  GMutex gate;
  guint  statements; /* that ran since the gate was opened */
} Busy;

static void
wait_at_gate (TendBackend *backend, gpointer data)
{
  Busy *busy = data;

  g_mutex_lock (&busy->gate);
  g_mutex_unlock (&busy->gate);
  tend_backend_fail_after (backend, COUNTDOWN);
}

static void
count_statements (TendBackend *backend, gpointer data)
{
  ((Busy *) data)->statements = COUNTDOWN - tend_backend_fail_after (backend, 0);
}

static void
on_list_updated_cb (TendQuery *list, guint *n)
{
  (*n)++;
}

static void
test_next_key_supersedes (const char *backend)
{
  static const char *const keys[] = { "q", "qu", "qui", "quil", "quill", "quillf" };
  TendStore               *store = tend_test_store_new (backend);
  Busy                     busy = { .statements = 0 };
  guint                    n_updated = 0;
  g_autoptr (TendQuery) list = NULL;
  g_autoptr (TendPatientMatch) found = NULL;

  add_patients (store);
  tend_store_watch_stop (store);
  list = tend_query_new (store, "patient-search", tend_search_parameters ("nobody"));
  tend_test_wait (tend_query_get_loaded (list));
  g_signal_connect (list, "updated", G_CALLBACK (on_list_updated_cb), &n_updated);

  g_mutex_init (&busy.gate);
  g_mutex_lock (&busy.gate);
  tend_database_push (tend_store_get_reader (store), wait_at_gate, &busy);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    tend_query_set_parameters (list, tend_search_parameters (keys[i]));
  g_mutex_unlock (&busy.gate);
  tend_test_wait (n_updated > 0);
  tend_database_run (tend_store_get_reader (store), count_statements, &busy);
  tend_test_wait (!g_main_context_pending (NULL));

  g_assert_cmpuint (busy.statements, ==, 1);
  g_assert_cmpuint (n_updated, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  found = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (tend_patient_match_get_data (found)->given_name, ==, "Dora");
  g_clear_object (&found);
  g_clear_object (&list);
  g_mutex_clear (&busy.gate);
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/search/dates-in-usual-forms", test_dates);
  g_test_add_func ("/service/search/nothing-to-search-for", test_nothing);
  tend_test_add ("/service/search/finds", test_finds);
  tend_test_add ("/service/search/leaves-out-merged-and-withdrawn", test_leaves_out);
  tend_test_add ("/service/search/shows-the-telephone-that-was-typed", test_phone_shown);
  tend_test_add ("/service/search/next-key-supersedes", test_next_key_supersedes);
  return g_test_run ();
}
