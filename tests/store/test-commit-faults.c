/* SPDX-License-Identifier: GPL-3.0-or-later
 * The commit itself fails, or the disk at the n-th operation under a transaction, for every n:
 * rows, journal, held records and live lists agree with what a program that opens the store then
 * reads, and the next try works. */
#include <errno.h>

#include "failing-disk.h"
#include "tend-contact-point.h"
#include "tend-patient.h"
#include "tend-query.h"
#include "tend-store-private.h"
#include "tend-test-store.h"

/* A window's view of one patient. */
typedef struct
{
  TendStore   *store;
  gint64       patient_id;
  TendPatient *held;
  TendQuery   *list;
  guint        round;
  gint64       nobody; /* whose contact point cannot be saved; 0 to add none */
} View;

static GVariant *
name_patient (View *view)
{
  return g_variant_new_parsed ("{'patient': <%x>}", view->patient_id);
}

static void
open_view (View *view, const char *backend)
{
  g_autoptr (TendPatient) patient = g_object_new (TEND_TYPE_PATIENT, "mrn", "M0", "family-name",
                                                  "Before", "registered-at", TEND_TEST_NOW, NULL);
  g_autoptr (GError) error = NULL;

  view->store = tend_test_store_new (backend);
  view->patient_id = tend_test_insert (view->store, patient);
  view->held = tend_store_get (view->store, TEND_TYPE_PATIENT, view->patient_id, &error);
  g_assert_no_error (error);
  view->list = tend_query_new (view->store, "contact-points-of-patient", name_patient (view));
  tend_test_wait (tend_query_get_loaded (view->list));
}

static void
close_view (View *view)
{
  g_clear_object (&view->held);
  g_clear_object (&view->list);
  tend_test_store_free (view->store);
}

static gboolean
add_contact_point (TendTransaction *transaction, gint64 patient_id, GError **error)
{
  g_autoptr (TendContactPoint) point
      = g_object_new (TEND_TYPE_CONTACT_POINT, "patient-id", patient_id, "system",
                      TEND_CONTACT_POINT_SYSTEM_PHONE, "value", "(503) 555-0142", NULL);

  return tend_transaction_insert (transaction, point, error);
}

static gboolean
defer_keys (TendTransaction *transaction, GError **error)
{
  TendBackend *backend = tend_transaction_get_backend (transaction);

  return tend_backend_command (backend,
                               tend_backend_is_postgresql (backend) ? "SET CONSTRAINTS ALL DEFERRED"
                                                                    : "PRAGMA defer_foreign_keys=1",
                               error);
}

static gboolean
change (TendTransaction *transaction, gpointer data, GError **error)
{
  View            *view = data;
  g_autofree char *family = g_strdup_printf ("Family%u", view->round);
  g_autoptr (TendPatient) patient
      = tend_transaction_get (transaction, TEND_TYPE_PATIENT, view->patient_id, error);

  if (patient == NULL || !defer_keys (transaction, error))
    return FALSE;
  g_object_set (patient, "family-name", family, NULL);
  return tend_transaction_update (transaction, patient, error)
         && add_contact_point (transaction, view->patient_id, error)
         && (view->nobody == 0 || add_contact_point (transaction, view->nobody, error));
}

/* What a window shows and what a program that starts now would show. */
static void
assert_agrees (View *view, const char *family, guint n_points, gint64 n_entries)
{
  TendStore *twin = tend_test_store_open_twin (view->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendPatient) fresh
      = tend_store_get (twin, TEND_TYPE_PATIENT, view->patient_id, &error);
  g_autoptr (GPtrArray) points
      = tend_store_query (twin, "contact-points-of-patient", name_patient (view), &error);
  gint64 entries = 0;

  g_assert_no_error (error);
  g_assert_cmpstr (tend_patient_get_data (fresh)->family_name, ==, family);
  g_assert_cmpstr (tend_patient_get_data (view->held)->family_name, ==, family);
  g_assert_cmpint (tend_record_get_version (TEND_RECORD (view->held)), ==,
                   tend_record_get_version (TEND_RECORD (fresh)));
  g_assert_cmpuint (points->len, ==, n_points);
  tend_test_wait (g_list_model_get_n_items (G_LIST_MODEL (view->list)) == n_points);
  g_assert_true (tend_store_verify (twin, &entries, &error));
  g_assert_no_error (error);
  g_assert_cmpint (entries, ==, n_entries);
  tend_test_store_close (twin);
}

static gint64
count_entries (TendStore *store)
{
  gint64 entries = 0;

  g_assert_true (tend_store_verify (store, &entries, NULL));
  return entries;
}

static void
a_refused_commit_changes_nothing (const char *backend)
{
  View   view = { .nobody = 4711 };
  gint64 entries;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) refused = NULL;
  g_autoptr (TendCommit) commit = NULL;

  open_view (&view, backend);
  entries = count_entries (view.store);
  refused = tend_store_transact (view.store, "patient.update", change, &view, &error);
  g_assert_null (refused);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  assert_agrees (&view, "Before", 0, entries);
  g_clear_error (&error);
  view.nobody = 0;
  commit = tend_store_transact (view.store, "patient.update", change, &view, &error);
  g_assert_no_error (error);
  assert_agrees (&view, "Family0", 1, entries + 1);
  close_view (&view);
}

static void
fail_disk (View *view, int code)
{
  const char      *path = tend_store_get_url (view->store) + strlen ("sqlite://");
  g_autofree char *family = g_strdup (tend_patient_get_data (view->held)->family_name);
  guint            n_points = g_list_model_get_n_items (G_LIST_MODEL (view->list));
  gint64           entries = count_entries (view->store);
  guint            n = 0, seen = 0;

  while (seen >= n)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TendCommit) commit = NULL;

      g_assert_cmpuint (n, <, 200);
      view->round++;
      tend_test_disk_fail (path, ++n, code);
      commit = tend_store_transact (view->store, "patient.update", change, view, &error);
      seen = tend_test_disk_mend ();
      if (commit != NULL)
        {
          g_free (family);
          family = g_strdup_printf ("Family%u", view->round);
          n_points++;
          entries++;
        }
      else
        {
          g_assert_cmpuint (seen, >=, n);
          /* SQLite knows a full disk only by its writes. */
          if (!g_error_matches (error, TEND_ERROR, TEND_ERROR_FULL))
            g_assert_error (error, TEND_ERROR, TEND_ERROR_UNAVAILABLE);
          g_assert_nonnull (strstr (error->message, "disk of the store"));
        }
      assert_agrees (view, family, n_points, entries);
      tend_test_wait (tend_store_get_online (view->store));
    }
  /* The pages of two tables, of their keys and of the journal, and the flush that commits. */
  g_assert_cmpuint (n, >, 5);
}

static void
every_write_to_the_disk_may_fail (void)
{
  View view = { 0 };

  open_view (&view, "sqlite");
  fail_disk (&view, EIO);
  fail_disk (&view, ENOSPC);
  close_view (&view);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/store/commit-faults/refused", a_refused_commit_changes_nothing);
  g_test_add_func ("/store/commit-faults/disk", every_write_to_the_disk_may_fail);
  return g_test_run ();
}
