/* SPDX-License-Identifier: GPL-3.0-or-later
 * The demonstration clinic is lifelike, whole and the same every time. */
#include "tend-demo.h"

#include "tend-test-store.h"

static gboolean
fill (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_demo_fill (transaction, GPOINTER_TO_UINT (data), 1, error);
}

static void
test_fills (const char *backend)
{
  TendStore *store = tend_test_store_new_empty (backend);
  g_autoptr (TendRecord) clinic = NULL;
  gint64 start = g_get_monotonic_time ();

  clinic = tend_test_transact (store, "clinic.demo", fill, GUINT_TO_POINTER (250));
  g_test_message ("%s: %ld ms", backend, (long) (g_get_monotonic_time () - start) / 1000);
  g_assert_nonnull (clinic);
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/service/demo/fills", test_fills);
  return g_test_run ();
}
