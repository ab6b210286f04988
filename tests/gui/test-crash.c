/* SPDX-License-Identifier: GPL-3.0-or-later
 * The windows are killed at any moment of the visit: reopened, the store is sound, what a window
 * acknowledged is there, and the form that was being typed into offers its draft. TEND_TEST_ROUNDS
 * says how often, --seed which moments. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crash-visit.h"
#include "tend-demo.h"
#include "tend-draft.h"
#include "tend-encounter.h"
#include "tend-patient-match.h"
#include "tend-patient.h"
#include "tend-search.h"
#include "tend-test-store.h"

#define PATIENTS 20
/* Of one visit. */
#define LINES 13

static const char *program;

typedef struct
{
  char      *url;
  GPtrArray *facts;   /* lines that say what was acknowledged */
  char      *drafted; /* "FORM SUBJECT TEXT" of the form being typed into; NULL when none is */
  gboolean   saving;  /* its button was pressed, and nothing acknowledged since */
  guint      round;
  guint      offers; /* drafts that were offered */
} Crash;

static guint
count_rounds (void)
{
  const char *asked = g_getenv ("TEND_TEST_ROUNDS");

  return asked != NULL ? (guint) atoi (asked) : 4;
}

/* Letters only, so that no name begins another. */
static char *
make_name (guint round)
{
  return g_strdup_printf ("Crash%c%c%c", 'a' + round / 676 % 26, 'a' + round / 26 % 26,
                          'a' + round % 26);
}

static GPid
start_child (Crash *crash, int *output)
{
  g_autofree char *name = make_name (crash->round);
  const char      *arguments[] = { program, "--visit", crash->url, name, crash->drafted, NULL };
  g_autoptr (GError) error = NULL;
  GPid child = 0;

  g_spawn_async_with_pipes (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &child, NULL, output, NULL, &error);
  g_assert_no_error (error);
  return child;
}

static void
take_line (Crash *crash, char *line)
{
  line[strcspn (line, "\n")] = '\0';
  g_test_message ("%s", line);
  if (g_str_equal (line, "ready"))
    return;
  if (g_str_has_prefix (line, "saving "))
    {
      crash->saving = TRUE;
      return;
    }
  if (g_str_equal (line, "offered"))
    {
      crash->offers++;
      return;
    }
  crash->saving = FALSE;
  g_clear_pointer (&crash->drafted, g_free);
  if (g_str_has_prefix (line, "drafted "))
    crash->drafted = g_strdup (line + strlen ("drafted "));
  else
    g_ptr_array_add (crash->facts, g_strdup (line));
}

/* The kill is to come at any moment of a step. */
static void
wait_any_moment (gint32 longest)
{
  g_usleep (g_test_rand_int_range (0, longest));
}

static gboolean
is_typing (Crash *crash)
{
  return crash->drafted != NULL && !crash->saving;
}

static void
run_and_kill (Crash *crash)
{
  int   output = -1, status = 0;
  GPid  child = start_child (crash, &output);
  FILE *lines = fdopen (output, "r");
  char  line[256];
  /* A draft that is due must have been offered before anything else is typed. */
  guint enough = g_test_rand_int_range (crash->drafted != NULL ? 3 : 0, LINES);

  /* Every other kill comes while somebody types. */
  gboolean typing = crash->round % 2 == 1;

  for (guint n = 0; n < enough || (typing && !is_typing (crash)); n++)
    {
      if (fgets (line, sizeof line, lines) == NULL)
        break;
      take_line (crash, line);
    }
  wait_any_moment (typing ? 120000 : 400000);
  kill (child, SIGKILL);
  while (fgets (line, sizeof line, lines) != NULL)
    if (strchr (line, '\n') != NULL)
      take_line (crash, line);
  fclose (lines);
  waitpid (child, &status, 0);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  g_spawn_close_pid (child);
}

/* Afterwards */

static guint
count_rows (TendStore *store, const char *query, const char *parameters, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = tend_store_query (store, query, g_variant_new_parsed (parameters, id), &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
check_fact (TendStore *store, const char *fact)
{
  static const struct
  {
    const char *what;
    const char *query;
    const char *parameters;
  } lists[] = {
    { "pulse", "observation-series", "{'patient': <%x>, 'code': <'8867-4'>}" },
    { "orders", "requests-of-patient", "{'patient': <%x>}" },
    { "specimens", "specimens-of-patient", "{'patient': <%x>}" },
    { "invoices", "invoices-of-patient", "{'patient': <%x>}" },
    { "payments", "payments-of-patient", "{'patient': <%x>}" },
  };
  g_auto (GStrv) words = g_strsplit (fact, " ", 3);
  gint64 id = g_ascii_strtoll (words[1], NULL, 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRecord) record = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].what, words[0]))
      {
        g_assert_cmpuint (count_rows (store, lists[i].query, lists[i].parameters, id), ==, 1);
        return;
      }
  if (g_str_equal (words[0], "patient"))
    {
      record = tend_store_get (store, TEND_TYPE_PATIENT, id, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (tend_patient_get_data (TEND_PATIENT (record))->family_name, ==, words[2]);
      return;
    }
  g_assert_cmpstr (words[0], ==, "encounter");
  record = tend_store_get (store, TEND_TYPE_ENCOUNTER, id, &error);
  g_assert_no_error (error);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  char **content = user_data;
  gint64 saved_at = 0;

  *content = tend_draft_load_finish (TEND_STORE (source), result, &saved_at, &error);
  g_assert_no_error (error);
  if (*content == NULL)
    *content = g_strdup ("");
}

static gboolean
is_saved (TendStore *store, const char *drafted)
{
  g_auto (GStrv) words = g_strsplit (drafted, " ", 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (g_str_equal (words[0], "vitals"))
    return count_rows (store, "observation-series", "{'patient': <%x>, 'code': <'8867-4'>}",
                       g_ascii_strtoll (words[1], NULL, 10))
           == 1;
  found = tend_store_query (store, tend_search_query_name (words[2]),
                            tend_search_parameters (words[2]), &error);
  g_assert_no_error (error);
  /* It finds what sounds alike, too. */
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (tend_patient_match_get_data (found->pdata[i])->family_name, words[2]) == 0)
      return TRUE;
  return FALSE;
}

/* Saved and gone, or kept: never both, never neither. */
static void
check_draft (TendStore *store, Crash *crash)
{
  g_auto (GStrv) words = g_strsplit (crash->drafted, " ", 3);
  g_autofree char *content = NULL;
  gboolean         saved = is_saved (store, crash->drafted);

  g_assert_true (crash->saving || !saved);
  tend_draft_load_async (store, words[0], g_ascii_strtoll (words[1], NULL, 10), NULL, on_loaded_cb,
                         &content);
  tend_test_wait (content != NULL);
  if (saved)
    {
      g_assert_cmpstr (content, ==, "");
      g_clear_pointer (&crash->drafted, g_free);
    }
  else
    g_assert_nonnull (strstr (content, words[2]));
  crash->saving = FALSE;
}

static TendAccount *
find_account (TendStore *store)
{
  g_autoptr (GPtrArray) accounts = tend_store_query (store, "accounts", NULL, NULL);

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    if (g_strcmp0 (tend_account_get_data (accounts->pdata[i])->name, TEND_DEMO_ACCOUNT) == 0)
      return g_object_ref (accounts->pdata[i]);
  g_assert_not_reached ();
}

static void
check_store (Crash *crash)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendAccount) account = NULL;
  TendStore *store = tend_store_open (crash->url, TEND_STORE_OPEN_EXISTING, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (tend_store_verify (store, NULL, &error));
  g_assert_no_error (error);
  account = find_account (store);
  tend_store_set_account (store, account);
  for (guint i = 0; i < crash->facts->len; i++)
    check_fact (store, crash->facts->pdata[i]);
  if (crash->drafted != NULL)
    check_draft (store, crash);
  tend_test_store_close (store);
}

static gboolean
fill (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_demo_fill (transaction, PATIENTS, 7, error);
}

static void
what_a_window_acknowledged_survives (const char *backend)
{
  TendStore *store = tend_test_store_new_empty (backend);
  Crash      crash = { .url = g_strdup (tend_store_get_url (store)) };

  tend_test_transact (store, "demo.fill", fill, NULL);
  crash.facts = g_ptr_array_new_with_free_func (g_free);
  for (; crash.round < count_rounds (); crash.round++)
    {
      run_and_kill (&crash);
      check_store (&crash);
    }
  g_test_message ("%u acknowledged, %u drafts offered", crash.facts->len, crash.offers);
  g_assert_cmpuint (crash.facts->len, >, 0);
  g_ptr_array_unref (crash.facts);
  g_free (crash.drafted);
  g_free (crash.url);
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc >= 4 && g_str_equal (argv[1], "--visit"))
    return crash_visit_run (argv[2], argv[3], argc > 4 ? argv[4] : NULL);
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/gui/crash/visit", what_a_window_acknowledged_survives);
  return g_test_run ();
}
