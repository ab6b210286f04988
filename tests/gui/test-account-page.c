/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tests of the page of the account, driven as a person drives it. */

#include "config.h"

#include "tend-account-page.h"
#include "tend-encounter.h"
#include "tend-patient.h"
#include "tend-payment.h"
#include "tend-test-page.h"
#include "tend-test-store.h"
#include "tend-visit.h"

#include <string.h>

typedef struct
{
  TendStore     *store;
  TendPatient   *patient;
  TendEncounter *encounter;
  GtkWidget     *page;
  GtkWidget     *window;
} Fixture;

static gboolean
walk_in (TendTransaction *transaction, gpointer data, GError **error)
{
  TendAccount *account = tend_transaction_get_account (transaction);

  return tend_visit_walk_in (transaction, *(gint64 *) data, "follow-up", "cough",
                             tend_account_get_data (account)->practitioner_id, error);
}

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
  fixture->encounter = tend_test_transact (fixture->store, "visit.walk-in", walk_in, &id);
  g_assert_true (TEND_IS_ENCOUNTER (fixture->encounter));
  fixture->patient = tend_store_get (fixture->store, TEND_TYPE_PATIENT, id, &error);
  g_assert_no_error (error);
  fixture->page = g_object_new (TEND_TYPE_ACCOUNT_PAGE, "store", fixture->store, "patient",
                                fixture->patient, "encounter", fixture->encounter, NULL);
  fixture->window = tend_test_page_show (fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tend_test_page_close (fixture->window);
  g_clear_object (&fixture->patient);
  g_clear_object (&fixture->encounter);
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
press (Fixture *fixture, const char *id)
{
  g_signal_emit_by_name (find (fixture, id), "clicked");
}

static guint
count_payments (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tend_store_query (
      fixture->store, "payments-of-patient",
      g_variant_new_parsed ("{'patient': <%x>}",
                            tend_record_get_id (TEND_RECORD (fixture->patient))),
      &error);

  g_assert_no_error (error);
  return rows->len;
}

/* Taking payments back is not a technician's. */
static void
sign_in (Fixture *fixture, TendAccountRole role)
{
  g_autoptr (GPtrArray) accounts = tend_store_query (fixture->store, "accounts", NULL, NULL);

  for (guint i = 0; i < accounts->len; i++)
    if (tend_account_get_data (g_ptr_array_index (accounts, i))->role == role)
      {
        tend_store_set_account (fixture->store, g_ptr_array_index (accounts, i));
        return;
      }
  g_assert_not_reached ();
}

static void
charge_and_invoice (Fixture *fixture)
{
  tend_test_wait (gtk_widget_get_sensitive (find (fixture, "charge_button")));
  press (fixture, "charge_button");
  tend_test_wait (gtk_widget_get_sensitive (find (fixture, "invoice_button")));
  press (fixture, "invoice_button");
  tend_test_wait (gtk_widget_get_sensitive (find (fixture, "pay_button")));
}

static void
test_visit_is_charged_once (Fixture *fixture, gconstpointer data)
{
  tend_test_wait (says (find (fixture, "suggestion_list"), "99213"));
  tend_test_page_picture (fixture->window, "account-suggestions");
  tend_test_wait (gtk_widget_get_sensitive (find (fixture, "charge_button")));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find (fixture, "charge_button"))), ==,
                   "_Charge $112.00");
  press (fixture, "charge_button");
  tend_test_wait (says (fixture->page, "Everything documented in this visit is charged."));
  tend_test_wait (says (find (fixture, "ledger"), "$112.00"));
}

static void
test_unticked_is_not_charged (Fixture *fixture, gconstpointer data)
{
  tend_test_wait (says (find (fixture, "suggestion_list"), "99213"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (fixture, "99213")), FALSE);
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "charge_button")));
}

static gboolean
note (TendTransaction *transaction, gpointer data, GError **error)
{
  tend_transaction_note (transaction);
  return TRUE;
}

/* What was suggested before is not ticked again when it is suggested anew. */
static void
test_unticked_stays_unticked (Fixture *fixture, gconstpointer data)
{
  static const char *const tables[] = { "specimen", NULL };
  GtkWidget               *check;

  tend_test_wait (says (find (fixture, "suggestion_list"), "99213"));
  check = find (fixture, "99213");
  g_object_add_weak_pointer (G_OBJECT (check), (gpointer *) &check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_signal_emit_by_name (fixture->store, "changed", tables);
  /* Behind the suggestions in the line of the database thread. */
  tend_test_transact (fixture->store, "chart.view", note, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (find (fixture, "99213") == check);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "charge_button")));
  g_object_remove_weak_pointer (G_OBJECT (check), (gpointer *) &check);
}

static void
test_invoice_is_offered_on_paper (Fixture *fixture, gconstpointer data)
{
  charge_and_invoice (fixture);
  tend_test_wait (gtk_revealer_get_reveal_child (GTK_REVEALER (find (fixture, "revealer"))));
  g_assert_true (says (find (fixture, "paper_bar"), "Invoice "));
}

static void
test_payment_goes_on (Fixture *fixture, gconstpointer data)
{
  gint64 id = tend_record_get_id (TEND_RECORD (fixture->patient));

  charge_and_invoice (fixture);
  press (fixture, "pay_button");
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "amount_row")), "50");
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "reference_row")), "check 1021");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (fixture, "method_row")), 2);
  tend_test_page_wait_draft (fixture->page);
  tend_test_page_close (fixture->window);
  fixture->page = g_object_new (TEND_TYPE_ACCOUNT_PAGE, "store", fixture->store, "patient",
                                fixture->patient, "encounter", fixture->encounter, NULL);
  fixture->window = tend_test_page_show (fixture->page);
  tend_test_wait (gtk_widget_get_sensitive (find (fixture, "pay_button")));
  press (fixture, "pay_button");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, "amount_row"))), ==,
                   "112.00");
  tend_test_page_continue_draft (fixture->page);
  tend_test_page_picture (fixture->window, "account-draft");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, "amount_row"))), ==, "50");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, "reference_row"))), ==,
                   "check 1021");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find (fixture, "method_row"))), ==,
                    2);
  press (fixture, "take_button");
  tend_test_wait (says (find (fixture, "paper_bar"), "Receipt "));
  g_assert_cmpuint (count_payments (fixture), ==, 1);
  g_assert_false (tend_test_page_has_draft (fixture->store, "billing.payment", id));
}

static void
test_double_click_takes_once (Fixture *fixture, gconstpointer data)
{
  charge_and_invoice (fixture);
  press (fixture, "pay_button");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, "stack"))), ==,
                   "payment");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, "amount_row"))), ==,
                   "112.00");
  tend_test_page_picture (fixture->window, "account-payment");
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "amount_row")), "50");
  press (fixture, "take_button");
  press (fixture, "take_button");
  tend_test_wait (says (find (fixture, "paper_bar"), "Receipt "));
  /* Late, after it was taken: the panel's token is still that of the first. */
  press (fixture, "take_button");
  tend_test_wait (says (find (fixture, "balance_label"), "$62.00"));
  g_assert_cmpuint (count_payments (fixture), ==, 1);
}

static void
test_too_much_is_refused_at_the_field (Fixture *fixture, gconstpointer data)
{
  charge_and_invoice (fixture);
  press (fixture, "pay_button");
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "amount_row")), "112.01");
  press (fixture, "take_button");
  g_assert_cmpuint (count_payments (fixture), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, "stack"))), ==,
                   "payment");
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "amount_row")), "twelve");
  press (fixture, "take_button");
  g_assert_cmpuint (count_payments (fixture), ==, 0);
}

static void
test_reversal_opens_the_balance_again (Fixture *fixture, gconstpointer data)
{
  sign_in (fixture, TEND_ACCOUNT_ROLE_MANAGER);
  charge_and_invoice (fixture);
  press (fixture, "pay_button");
  press (fixture, "take_button");
  tend_test_wait (says (find (fixture, "balance_label"), "$0.00"));
  tend_test_wait (says (find (fixture, "ledger"), "Card"));
  /* Without a reason nothing is reversed. */
  gtk_menu_button_popup (GTK_MENU_BUTTON (find (fixture, "reverse_menu")));
  press (fixture, "reverse_button");
  g_assert_cmpuint (count_payments (fixture), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "reason_entry")), "wrong card");
  press (fixture, "reverse_button");
  tend_test_wait (says (find (fixture, "balance_label"), "$112.00"));
  tend_test_wait (says (find (fixture, "ledger"), "Payment reversed"));
  tend_test_page_picture (fixture->window, "account-reversed");
}

/* Only the row of the payment is made. */
static void
test_known_rows_of_the_ledger_stay (Fixture *fixture, gconstpointer data)
{
  GtkListBox    *list;
  GtkListBoxRow *invoice;

  charge_and_invoice (fixture);
  tend_test_wait (says (find (fixture, "ledger"), "Invoice"));
  list = GTK_LIST_BOX (tend_test_page_find (find (fixture, "ledger"), "list"));
  invoice = gtk_list_box_get_row_at_index (list, 0);
  g_assert_true (says (GTK_WIDGET (invoice), "Invoice"));
  g_object_add_weak_pointer (G_OBJECT (invoice), (gpointer *) &invoice);
  press (fixture, "pay_button");
  press (fixture, "take_button");
  tend_test_wait (says (find (fixture, "ledger"), "Card"));
  g_assert_nonnull (invoice);
  g_assert_cmpint (gtk_list_box_row_get_index (invoice), ==, 1);
  g_object_remove_weak_pointer (G_OBJECT (invoice), (gpointer *) &invoice);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/gui/account-page/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (tend_test_page_init ())
    {
      ADD ("visit-is-charged-once", test_visit_is_charged_once);
      ADD ("unticked-is-not-charged", test_unticked_is_not_charged);
      ADD ("unticked-stays-unticked", test_unticked_stays_unticked);
      ADD ("known-rows-of-the-ledger-stay", test_known_rows_of_the_ledger_stay);
      ADD ("invoice-is-offered-on-paper", test_invoice_is_offered_on_paper);
      ADD ("payment-goes-on-after-a-crash", test_payment_goes_on);
      ADD ("double-click-takes-once", test_double_click_takes_once);
      ADD ("too-much-is-refused-at-the-field", test_too_much_is_refused_at_the_field);
      ADD ("reversal-opens-the-balance-again", test_reversal_opens_the_balance_again);
    }
  return g_test_run ();
}
