/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tests of the page of orders and specimens, driven as a person drives it. */

#include "config.h"

#include "tend-format.h"
#include "tend-orders-page.h"
#include "tend-specimen-row.h"
#include "tend-test-page.h"
#include "tend-test-store.h"

#include <string.h>

typedef struct
{
  TendStore   *store;
  TendPatient *patient;
  GtkWidget   *page;
  GtkWidget   *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (GError) error = NULL;
  GDate  birth;
  gint64 id;

  fixture->store = tend_test_page_demo_store ();
  g_date_clear (&birth, 1);
  g_date_set_dmy (&birth, 14, G_DATE_MARCH, 1985);
  patient = g_object_new (TEND_TYPE_PATIENT, "mrn", "M9999996", "family-name", "García",
                          "given-name", "Ana", "birth-date", &birth, "active", TRUE,
                          "registered-at", TEND_TEST_NOW, NULL);
  id = tend_test_insert (fixture->store, patient);
  fixture->patient = tend_store_get (fixture->store, TEND_TYPE_PATIENT, id, &error);
  g_assert_no_error (error);
  fixture->page = g_object_new (TEND_TYPE_ORDERS_PAGE, "store", fixture->store, "patient",
                                fixture->patient, NULL);
  fixture->window = tend_test_page_show (fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tend_test_page_close (fixture->window);
  g_clear_object (&fixture->patient);
  tend_test_store_free (fixture->store);
}

static GtkWidget *
find (Fixture *fixture, const char *id)
{
  return tend_test_page_find (fixture->page, id);
}

static gboolean
says (GtkWidget *root, const char *words)
{
  g_autofree char *text = tend_test_page_read (root);

  return strstr (text, words) != NULL;
}

static void
tick (Fixture *fixture, const char *id)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (fixture, id)), TRUE);
}

static void
press (Fixture *fixture, const char *id)
{
  g_signal_emit_by_name (find (fixture, id), "clicked");
}

static gboolean
is_shown (Fixture *fixture, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, "stack"))), name)
         == 0;
}

static guint
count_specimens (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tend_store_query (
      fixture->store, "specimens-of-patient",
      g_variant_new_parsed ("{'patient': <%x>}",
                            tend_record_get_id (TEND_RECORD (fixture->patient))),
      &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
order_tests (Fixture *fixture)
{
  tend_test_wait (says (find (fixture, "picker"), "Lipid panel"));
  tick (fixture, "CBC");
  tick (fixture, "LIPID");
  tick (fixture, "PT");
  tick (fixture, "A1C");
}

static void
test_plan_follows_the_choice (Fixture *fixture, gconstpointer data)
{
  order_tests (fixture);
  g_assert_true (says (find (fixture, "plan_label"), "3 tubes"));
  g_assert_true (says (find (fixture, "plan_label"), "nothing but water"));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find (fixture, "order_button"))), ==,
                   "_Order 4 tests");
  tend_test_page_picture (fixture->window, "orders-plan");
}

static void
test_order_goes_on (Fixture *fixture, gconstpointer data)
{
  gint64 id = tend_record_get_id (TEND_RECORD (fixture->patient));

  order_tests (fixture);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (fixture, "priority_choice")), 2);
  tend_test_page_wait_draft (fixture->page);
  tend_test_page_close (fixture->window);
  fixture->page = g_object_new (TEND_TYPE_ORDERS_PAGE, "store", fixture->store, "patient",
                                fixture->patient, NULL);
  fixture->window = tend_test_page_show (fixture->page);
  tend_test_page_continue_draft (fixture->page);
  tend_test_wait (g_str_equal (gtk_button_get_label (GTK_BUTTON (find (fixture, "order_button"))),
                               "_Order 4 tests"));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find (fixture, "LIPID"))));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (find (fixture, "priority_choice"))),
                    ==, 2);
  tend_test_page_picture (fixture->window, "orders-draft");
  press (fixture, "order_button");
  tend_test_wait (g_str_equal (gtk_button_get_label (GTK_BUTTON (find (fixture, "draw_button"))),
                               "_Draw 4 tests"));
  tend_test_wait (gtk_widget_get_sensitive (find (fixture, "draw_button")));
  g_assert_false (tend_test_page_has_draft (fixture->store, "order.place", id));
}

/* What was ticked and unticked again is not offered. */
static void
test_empty_order_is_no_draft (Fixture *fixture, gconstpointer data)
{
  gint64 id = tend_record_get_id (TEND_RECORD (fixture->patient));

  tend_test_wait (says (find (fixture, "picker"), "Lipid panel"));
  tick (fixture, "LIPID");
  tend_test_page_wait_draft (fixture->page);
  g_assert_true (tend_test_page_has_draft (fixture->store, "order.place", id));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (fixture, "LIPID")), FALSE);
  tend_test_wait (!tend_test_page_has_draft (fixture->store, "order.place", id));
}

static void
begin_draw (Fixture *fixture)
{
  order_tests (fixture);
  press (fixture, "order_button");
  tend_test_wait (g_str_equal (gtk_button_get_label (GTK_BUTTON (find (fixture, "draw_button"))),
                               "_Draw 4 tests"));
  tend_test_wait (gtk_widget_get_sensitive (find (fixture, "draw_button")));
  press (fixture, "draw_button");
  g_assert_true (is_shown (fixture, "draw"));
}

static void
test_two_identifiers_open_the_confirmation (Fixture *fixture, gconstpointer data)
{
  GtkWidget *confirm;

  begin_draw (fixture);
  confirm = find (fixture, "confirm_button");
  g_assert_true (says (find (fixture, "draw_panel"), "GARCÍA, Ana"));
  g_assert_false (gtk_widget_get_sensitive (confirm));
  tick (fixture, "MRN");
  g_assert_false (gtk_widget_get_sensitive (confirm));
  /* The wristband says the same number: still one identifier. */
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "scan_entry")), "M9999996");
  g_signal_emit_by_name (find (fixture, "scan_entry"), "activate");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find (fixture, "wristband scan"))));
  g_assert_false (gtk_widget_get_sensitive (confirm));
  tick (fixture, "name");
  g_assert_true (gtk_widget_get_sensitive (confirm));
  tend_test_page_picture (fixture->window, "orders-draw");
  g_assert_cmpuint (count_specimens (fixture), ==, 0);
}

static void
test_strange_wristband_stops (Fixture *fixture, gconstpointer data)
{
  begin_draw (fixture);
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "scan_entry")), "M0000018");
  g_signal_emit_by_name (find (fixture, "scan_entry"), "activate");
  g_assert_false (
      gtk_check_button_get_active (GTK_CHECK_BUTTON (find (fixture, "wristband scan"))));
  g_assert_true (says (find (fixture, "draw_panel"), "not this patient's wristband"));
}

static void
test_another_collector_is_stamped (Fixture *fixture, gconstpointer data)
{
  GtkDropDown     *choice;
  GListModel      *names;
  guint            mine;
  g_autofree char *other = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  begin_draw (fixture);
  choice = GTK_DROP_DOWN (find (fixture, "collector_choice"));
  tend_test_wait (gtk_drop_down_get_selected (choice) != GTK_INVALID_LIST_POSITION
                  && gtk_drop_down_get_selected (choice) > 0);
  names = gtk_drop_down_get_model (choice);
  mine = gtk_drop_down_get_selected (choice);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), mine), ==, "QUILL, Dana");
  tick (fixture, "name");
  tick (fixture, "birth date");
  gtk_drop_down_set_selected (choice, 0);
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "confirm_button")));
  gtk_drop_down_set_selected (choice, mine == 1 ? 2 : 1);
  g_assert_true (gtk_widget_get_sensitive (find (fixture, "confirm_button")));
  other = g_strdup (gtk_string_list_get_string (GTK_STRING_LIST (names), mine == 1 ? 2 : 1));
  tend_test_page_picture (fixture->window, "orders-collector");
  press (fixture, "confirm_button");
  tend_test_wait (count_specimens (fixture) > 0);
  rows = tend_store_query (
      fixture->store, "specimens-of-patient",
      g_variant_new_parsed ("{'patient': <%x>}",
                            tend_record_get_id (TEND_RECORD (fixture->patient))),
      NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const TendSpecimenRowData *row = tend_specimen_row_get_data (g_ptr_array_index (rows, i));
      g_autofree char           *name
          = tend_format_name (row->collector_family_name, row->collector_given_name, NULL);

      g_assert_cmpstr (name, ==, other);
    }
  tend_test_wait (is_shown (fixture, "labels"));
}

static void
test_confirming_makes_labelled_tubes (Fixture *fixture, gconstpointer data)
{
  begin_draw (fixture);
  tick (fixture, "name");
  tick (fixture, "birth date");
  press (fixture, "confirm_button");
  /* A second click while it runs draws nothing twice. */
  press (fixture, "confirm_button");
  tend_test_wait (is_shown (fixture, "labels"));
  tend_test_wait (says (find (fixture, "label_panel"), "1 of 3"));
  g_assert_true (says (find (fixture, "label_panel"), "3 of 3"));
  g_assert_true (says (find (fixture, "label_panel"), "M9999996"));
  g_assert_cmpuint (count_specimens (fixture), ==, 3);
  tend_test_page_picture (fixture->window, "orders-labels");
  press (fixture, "done_button");
  g_assert_true (is_shown (fixture, "lists"));
  tend_test_wait (says (find (fixture, "specimen_list"), "Collected"));
  tend_test_page_picture (fixture->window, "orders-specimens");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/gui/orders-page/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (tend_test_page_init ())
    {
      ADD ("plan-follows-the-choice", test_plan_follows_the_choice);
      ADD ("order-goes-on-after-a-crash", test_order_goes_on);
      ADD ("empty-order-is-no-draft", test_empty_order_is_no_draft);
      ADD ("two-identifiers-open-the-confirmation", test_two_identifiers_open_the_confirmation);
      ADD ("strange-wristband-stops", test_strange_wristband_stops);
      ADD ("confirming-makes-labelled-tubes", test_confirming_makes_labelled_tubes);
      ADD ("another-collector-is-stamped", test_another_collector_is_stamped);
    }
  return g_test_run ();
}
