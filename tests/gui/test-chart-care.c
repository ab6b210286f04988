/* SPDX-License-Identifier: GPL-3.0-or-later
 * The pages of care and account inside the chart window: they are reached, whoever
 * cannot see finds a name on what takes the focus, and they look as they should. */

#include "config.h"

#include "tend-chart-window.h"
#include "tend-specimen-row.h"
#include "tend-test-page.h"
#include "tend-test-store.h"
#include "tend-test-window.h"

static guint
count_rows (TendStore *store, const char *query, gint64 patient_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tend_store_query (
      store, query, g_variant_new_parsed ("{'patient': <%x>, 'since': <int64 0>}", patient_id),
      &error);

  g_assert_no_error (error);
  return rows->len;
}

/* The one with the most vitals makes the fullest pages. */
static gint64
find_patient (TendStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = tend_store_query (
      store, "specimens-between",
      g_variant_new_parsed ("{'start': <%x>, 'end': <%x>}", TEND_TEST_NOW - 400 * TEND_TIME_DAY,
                            TEND_TEST_NOW + TEND_TIME_DAY),
      &error);
  gint64 fullest = 0;
  guint  most = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      gint64 id = tend_specimen_row_get_data (g_ptr_array_index (found, i))->patient_id;
      guint  n = count_rows (store, "vitals-of-patient", id);

      if (n >= most)
        fullest = id;
      most = MAX (n, most);
    }
  g_assert_cmpint (fullest, !=, 0);
  return fullest;
}

static void
test_pages_are_there (void)
{
  static const char *const pages[] = { "vitals", "orders", "account" };
  TendStore               *store = tend_test_page_demo_store ();
  GtkWidget  *window = g_object_new (TEND_TYPE_CHART_WINDOW, "store", store, "patient-id",
                                     find_patient (store), NULL);
  const char *size = g_getenv ("TEND_TEST_SIZE");

  if (size != NULL)
    gtk_window_set_default_size (GTK_WINDOW (window), g_str_has_prefix (size, "1920") ? 1920 : 1280,
                                 g_str_has_prefix (size, "1920") ? 1080 : 800);
  tend_test_present (window);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strdup_printf ("chart-%s", pages[i]);

      tend_chart_window_show_page (TEND_CHART_WINDOW (window), pages[i]);
      tend_test_wait_frame (window);
      for (guint turn = 0; turn < 200; turn++)
        tend_test_wait_a_turn ();
      tend_test_page_picture (window, name);
      tend_test_assert_accessible_names (window);
    }
  tend_test_destroy (window);
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (tend_test_page_init ())
    g_test_add_func ("/gui/chart-window/pages-of-care-are-there", test_pages_are_there);
  return g_test_run ();
}
