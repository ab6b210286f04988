/* SPDX-License-Identifier: GPL-3.0-or-later
 * Billing: charged once, billed once, paid once, and exact to the cent. */
#include "tend-test-clinic.h"

#include "tend-billing.h"
#include "tend-invoice-row.h"
#include "tend-ledger-entry.h"
#include "tend-number.h"
#include "tend-patient-balance.h"
#include "tend-patient.h"
#include "tend-specimens.h"

static gboolean
charge (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_billing_charge (transaction, data, error);
}

static gboolean
pay (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_billing_take_payment (transaction, data, error);
}

typedef struct
{
  gint64      id;
  gint64      encounter_id;
  const char *reason;
  GPtrArray  *charge_items;
} Act;

static gboolean
uncharge (TendTransaction *transaction, gpointer data, GError **error)
{
  Act *act = data;

  return tend_billing_uncharge (transaction, act->id, act->reason, error);
}

static gboolean
issue (TendTransaction *transaction, gpointer data, GError **error)
{
  Act *act = data;

  return tend_billing_issue_invoice (transaction, act->id, act->encounter_id, error);
}

static gboolean
cancel (TendTransaction *transaction, gpointer data, GError **error)
{
  Act *act = data;

  return tend_billing_cancel_invoice (transaction, act->id, act->reason, error);
}

static gboolean
reverse (TendTransaction *transaction, gpointer data, GError **error)
{
  Act *act = data;

  return tend_billing_reverse_payment (transaction, act->id, act->reason, error);
}

static gboolean
suggest (TendTransaction *transaction, gpointer data, GError **error)
{
  Act *act = data;

  act->charge_items = tend_billing_suggest (transaction, act->encounter_id, error);
  return act->charge_items != NULL;
}

static GPtrArray *
make_charges (gint64 patient_id, gint64 encounter_id, gint64 unit_amount, gint64 quantity)
{
  GPtrArray *charge_items = g_ptr_array_new_with_free_func (g_object_unref);
  GDate      date;

  g_date_set_dmy (&date, 5, G_DATE_MARCH, 2026);
  g_ptr_array_add (charge_items,
                   g_object_new (TEND_TYPE_CHARGE_ITEM, "patient-id", patient_id, "encounter-id",
                                 encounter_id, "code", "99213", "display", "Office visit",
                                 "quantity", quantity, "unit-amount", unit_amount, "service-date",
                                 &date, NULL));
  return charge_items;
}

static TendPayment *
make_payment (gint64 invoice_id, gint64 amount, const char *request)
{
  return g_object_new (TEND_TYPE_PAYMENT, "invoice-id", invoice_id, "amount", amount, "method",
                       TEND_PAYMENT_METHOD_CARD, "request", request, NULL);
}

/* An issued invoice over one charge of @amount; its id. */
static gint64
bill (TendStore *store, gint64 patient_id, gint64 amount)
{
  g_autoptr (GPtrArray) charge_items = make_charges (patient_id, 0, amount, 1);
  g_autoptr (TendRecord) charged
      = tend_test_transact (store, "billing.charge", charge, charge_items);
  Act act = { .id = patient_id };
  g_autoptr (TendInvoice) invoice = tend_test_transact (store, "billing.invoice", issue, &act);

  g_assert_cmpint (tend_invoice_get_data (invoice)->total, ==, amount);
  return tend_record_get_id (TEND_RECORD (invoice));
}

static void
assert_invoice (
    TendStore *store, gint64 invoice_id, gint64 paid, gint64 balance, TendInvoiceStatus status)
{
  g_autoptr (GPtrArray) rows = tend_test_query (
      store, "invoice-row", g_variant_new_parsed ("{'invoice': <%x>}", invoice_id));
  const TendInvoiceRowData *data = tend_invoice_row_get_data (g_ptr_array_index (rows, 0));

  g_assert_cmpint (data->paid, ==, paid);
  g_assert_cmpint (data->balance, ==, balance);
  g_assert_cmpint (data->status, ==, status);
}

static void
assert_balance (TendStore *store, gint64 patient_id, gint64 unbilled, gint64 invoiced, gint64 paid)
{
  g_autoptr (GPtrArray) balances = tend_test_query (
      store, "balance-of-patient", g_variant_new_parsed ("{'patient': <%x>}", patient_id));
  g_autoptr (GPtrArray) ledger = tend_test_query (
      store, "ledger-of-patient", g_variant_new_parsed ("{'patient': <%x>}", patient_id));
  const TendPatientBalanceData *data
      = tend_patient_balance_get_data (g_ptr_array_index (balances, 0));
  gint64 sum = 0;

  g_assert_cmpint (data->unbilled, ==, unbilled);
  g_assert_cmpint (data->invoiced, ==, invoiced);
  g_assert_cmpint (data->paid, ==, paid);
  g_assert_cmpint (data->balance, ==, unbilled + invoiced - paid);
  /* Newest on top: the running balance counts up from the foot. */
  for (guint i = ledger->len; i > 0; i--)
    {
      const TendLedgerEntryData *entry
          = tend_ledger_entry_get_data (g_ptr_array_index (ledger, i - 1));

      sum += entry->amount;
      g_assert_cmpint (entry->balance, ==, sum);
    }
  g_assert_cmpint (sum, ==, data->balance);
}

static void
charges_are_checked (void)
{
  static const struct
  {
    gint64      quantity;
    gint64      unit_amount;
    int         days_ahead;
    const char *code;
    const char *field; /* of a blocking fault */
  } cases[] = {
    { 1, 100, 0, "99213", NULL },
    { 1, 0, -400, "99213", NULL },
    { 0, 100, 0, "99213", "quantity" },
    { -1, 100, 0, "99213", "quantity" },
    { 10000, 100, 0, "99213", "quantity" },
    { 1, -1, 0, "99213", "unit_amount" },
    { 1, 100000001, 0, "99213", "unit_amount" },
    { 1, 100, 1, "99213", "service_date" },
    { 1, 100, 0, "", "code" },
  };
  GDate today;

  g_date_set_dmy (&today, 5, G_DATE_MARCH, 2026);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) charge_items
          = make_charges (1, 0, cases[i].unit_amount, cases[i].quantity);
      TendChargeItem *charge_item = g_ptr_array_index (charge_items, 0);
      GDate           date = today;
      g_autoptr (GPtrArray) faults = NULL;

      g_date_set_julian (&date, g_date_get_julian (&today) + cases[i].days_ahead);
      g_object_set (charge_item, "service-date", &date, "code", cases[i].code, NULL);
      faults = tend_billing_check_charge (charge_item, &today);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (tend_faults_block (faults), ==, cases[i].field != NULL);
      if (cases[i].field != NULL)
        g_assert_true (tend_faults_find (faults, cases[i].field)->blocks);
    }
}

static gint64
add_request (TendStore *store, Act *visit, const char *code, gint64 fee, gint64 specimen_id)
{
  g_autoptr (TendServiceRequest) request = g_object_new (
      TEND_TYPE_SERVICE_REQUEST, "patient-id", visit->id, "encounter-id", visit->encounter_id,
      "test-definition-id", tend_test_add_test (store, code, "gold", fee), "code", code, "display",
      code, "specimen-id", specimen_id, "ordered-at", TEND_TEST_NOW, NULL);

  return tend_test_insert (store, request);
}

/* A visit with a blood draw for two tests, one of which has no fee; a third is not collected. */
static Act
make_visit (TendStore *store)
{
  Act visit = { .id = tend_test_add_patient (store, "Grant", 1980) };
  g_autoptr (TendSpecimen) specimen = NULL;
  gint64 specimen_id;

  visit.encounter_id = tend_test_add_encounter (store, visit.id, "follow-up");
  tend_test_add_fee (store, "99213", 11250, "visit", "follow-up");
  tend_test_add_fee (store, "99203", 16500, "visit", "new-patient");
  tend_test_add_fee (store, "36415", 1235, "venipuncture", NULL);
  specimen
      = g_object_new (TEND_TYPE_SPECIMEN, "patient-id", visit.id, "encounter-id",
                      visit.encounter_id, "accession", "26030500016-01", "container-kind", "gold",
                      "state", TEND_SPECIMEN_STATE_COLLECTED, "collected-at", TEND_TEST_NOW, NULL);
  specimen_id = tend_test_insert (store, specimen);
  add_request (store, &visit, "A1C", 2205, specimen_id);
  add_request (store, &visit, "BMP", 0, specimen_id);
  add_request (store, &visit, "TSH", 3700, 0);
  return visit;
}

static void
what_was_documented_is_suggested_once (const char *backend)
{
  static const struct
  {
    const char *code;
    gint64      amount;
  } expected[] = { { "99213", 11250 }, { "36415", 1235 }, { "LA1C", 2205 }, { "LBMP", 0 } };
  TendStore *store = tend_test_store_new (backend);
  Act        act = make_visit (store);
  g_autoptr (TendRecord) nothing = tend_test_transact (store, "suggest", suggest, &act);
  g_autoptr (GPtrArray) charge_items = g_steal_pointer (&act.charge_items);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (TendRecord) charged = NULL;
  g_autoptr (TendRecord) none = NULL;

  g_assert_cmpuint (charge_items->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < charge_items->len; i++)
    {
      const TendChargeItemData *data
          = tend_charge_item_get_data (g_ptr_array_index (charge_items, i));

      g_assert_cmpstr (data->code, ==, expected[i].code);
      g_assert_cmpint (data->unit_amount, ==, expected[i].amount);
    }

  /* The same sources again, as a second window that was open would post them. */
  again = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < charge_items->len; i++)
    g_ptr_array_add (again, tend_record_copy (g_ptr_array_index (charge_items, i)));
  charged = tend_test_transact (store, "billing.charge", charge, charge_items);
  tend_test_refuse_saying (store, charge, again, TEND_ERROR_CONFLICT, "99213");
  assert_balance (store, act.id, 11250 + 1235 + 2205, 0, 0);

  none = tend_test_transact (store, "suggest", suggest, &act);
  g_assert_cmpuint (act.charge_items->len, ==, 0);
  g_ptr_array_unref (act.charge_items);
  tend_test_store_free (store);
}

static void
one_source_is_not_charged_twice_at_one_go (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     patient_id = tend_test_add_patient (store, "Hale", 1980);
  g_autoptr (GPtrArray) charge_items = make_charges (patient_id, 0, 100, 1);

  g_object_set (g_ptr_array_index (charge_items, 0), "source-kind", "encounter", "source-id",
                (gint64) 5, NULL);
  g_ptr_array_add (charge_items, tend_record_copy (g_ptr_array_index (charge_items, 0)));
  tend_test_refuse (store, charge, charge_items, TEND_ERROR_CONFLICT);
  assert_balance (store, patient_id, 0, 0, 0);
  tend_test_store_free (store);
}

static void
a_charge_taken_back_may_be_made_again (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     patient_id = tend_test_add_patient (store, "Iqbal", 1980);
  g_autoptr (GPtrArray) charge_items = make_charges (patient_id, 0, 100, 3);
  g_autoptr (GPtrArray) again = make_charges (patient_id, 0, 100, 2);
  g_autoptr (TendRecord) charged = NULL;
  g_autoptr (TendRecord) taken_back = NULL;
  g_autoptr (TendRecord) recharged = NULL;
  g_autoptr (TendInvoice) invoice = NULL;
  Act act = { .reason = NULL };

  g_object_set (g_ptr_array_index (charge_items, 0), "source-kind", "encounter", "source-id",
                (gint64) 5, NULL);
  g_object_set (g_ptr_array_index (again, 0), "source-kind", "encounter", "source-id", (gint64) 5,
                NULL);
  charged = tend_test_transact (store, "billing.charge", charge, charge_items);
  assert_balance (store, patient_id, 300, 0, 0);
  act.id = tend_record_get_id (charged);
  tend_test_refuse (store, uncharge, &act, TEND_ERROR_INVALID);
  act.reason = "wrong code";
  taken_back = tend_test_transact (store, "billing.uncharge", uncharge, &act);
  assert_balance (store, patient_id, 0, 0, 0);
  recharged = tend_test_transact (store, "billing.charge", charge, again);
  act.id = patient_id;
  invoice = tend_test_transact (store, "billing.invoice", issue, &act);
  act.id = tend_record_get_id (recharged);
  tend_test_refuse_saying (store, uncharge, &act, TEND_ERROR_INVALID, "invoice");
  assert_balance (store, patient_id, 0, 200, 0);
  tend_test_store_free (store);
}

static void
an_invoice_takes_each_charge_once (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     patient_id = tend_test_add_patient (store, "Jonas", 1980);
  gint64     encounter_id = tend_test_add_encounter (store, patient_id, "follow-up");
  g_autoptr (GPtrArray) visit = make_charges (patient_id, encounter_id, 3333, 3);
  g_autoptr (GPtrArray) other = make_charges (patient_id, 0, 1, 1);
  g_autoptr (TendRecord) first = tend_test_transact (store, "billing.charge", charge, visit);
  g_autoptr (TendRecord) second = tend_test_transact (store, "billing.charge", charge, other);
  g_autoptr (TendInvoice) invoice = NULL;
  g_autoptr (TendInvoice) rest = NULL;
  g_autoptr (GError) error = NULL;
  const TendInvoiceData *data;
  Act                    act = { patient_id, encounter_id, NULL, NULL };

  invoice = tend_test_transact (store, "billing.invoice", issue, &act);
  data = tend_invoice_get_data (invoice);
  g_assert_cmpint (data->total, ==, 9999);
  g_assert_true (tend_number_parse ("INV", data->number, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (data->issued_at, ==, TEND_TEST_NOW);
  g_assert_cmpint (
      g_date_get_julian (&data->due_date), ==,
      g_date_get_julian (&tend_charge_item_get_data (g_ptr_array_index (visit, 0))->service_date)
          + 30);
  tend_test_refuse_saying (store, issue, &act, TEND_ERROR_INVALID, "nothing to bill");
  act.encounter_id = 0;
  rest = tend_test_transact (store, "billing.invoice", issue, &act);
  g_assert_cmpint (tend_invoice_get_data (rest)->total, ==, 1);
  g_assert_cmpstr (tend_invoice_get_data (rest)->number, !=, data->number);
  assert_balance (store, patient_id, 0, 10000, 0);
  tend_test_store_free (store);
}

static void
who_is_not_to_be_billed_gets_no_invoice (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     patient_id = tend_test_add_patient (store, "Kirk", 1980);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRecord) shared = tend_store_get (store, TEND_TYPE_PATIENT, patient_id, &error);
  g_autoptr (TendRecord) patient = tend_record_copy (shared);
  g_autoptr (GPtrArray) charge_items = make_charges (patient_id, 0, 100, 1);
  g_autoptr (TendChargeItem) charged = NULL;
  Act act = { .id = patient_id };

  g_object_set (patient, "do-not-bill", TRUE, NULL);
  tend_test_update (store, patient);
  charged = tend_test_transact (store, "billing.charge", charge, charge_items);
  g_assert_cmpint (tend_charge_item_get_data (charged)->status, ==,
                   TEND_CHARGE_STATUS_NOT_BILLABLE);
  tend_test_refuse_saying (store, issue, &act, TEND_ERROR_INVALID, "not to be billed");
  assert_balance (store, patient_id, 0, 0, 0);
  tend_test_store_free (store);
}

static void
payments_are_exact_and_taken_once (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     patient_id = tend_test_add_patient (store, "Lund", 1980);
  gint64     invoice_id = bill (store, patient_id, 10000);
  g_autoptr (TendPayment) part = make_payment (invoice_id, 3333, "form-1");
  g_autoptr (TendPayment) same = make_payment (invoice_id, 3333, "form-1");
  g_autoptr (TendPayment) more = make_payment (invoice_id, 6668, "form-2");
  g_autoptr (TendPayment) rest = make_payment (invoice_id, 6667, "form-3");
  g_autoptr (TendPayment) late = make_payment (invoice_id, 1, "form-4");
  g_autoptr (TendPayment) nothing = make_payment (invoice_id, 0, "form-5");
  g_autoptr (TendPayment) negative = make_payment (invoice_id, -5, "form-6");
  g_autoptr (TendPayment) unasked = make_payment (invoice_id, 5, NULL);
  g_autoptr (TendPayment) taken = tend_test_transact (store, "billing.payment", pay, part);
  g_autoptr (TendPayment) again = NULL;
  g_autoptr (TendPayment) last = NULL;
  g_autoptr (GError) error = NULL;
  gint64 sequence = tend_test_get_sequence (store);

  g_assert_true (tend_number_parse ("R", tend_payment_get_data (taken)->number, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tend_payment_get_data (taken)->patient_id, ==, patient_id);
  g_assert_cmpint (tend_payment_get_data (taken)->account_id, ==,
                   tend_record_get_id (TEND_RECORD (tend_store_get_account (store))));
  again = tend_test_transact (store, "billing.payment", pay, same);
  g_assert_cmpint (tend_record_get_id (TEND_RECORD (again)), ==,
                   tend_record_get_id (TEND_RECORD (taken)));
  g_assert_cmpint (tend_test_get_sequence (store), ==, sequence);
  assert_invoice (store, invoice_id, 3333, 6667, TEND_INVOICE_STATUS_ISSUED);

  tend_test_refuse_saying (store, pay, more, TEND_ERROR_INVALID, "$66.67");
  tend_test_refuse (store, pay, nothing, TEND_ERROR_INVALID);
  tend_test_refuse (store, pay, negative, TEND_ERROR_INVALID);
  tend_test_refuse (store, pay, unasked, TEND_ERROR_INVALID);
  last = tend_test_transact (store, "billing.payment", pay, rest);
  assert_invoice (store, invoice_id, 10000, 0, TEND_INVOICE_STATUS_BALANCED);
  tend_test_refuse (store, pay, late, TEND_ERROR_INVALID);
  assert_balance (store, patient_id, 0, 10000, 10000);
  tend_test_store_free (store);
}

typedef struct
{
  TendCommit *commit;
  GError     *error;
  gboolean    done;
} Answer;

static void
on_transacted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->commit = tend_store_transact_finish (TEND_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

static void
two_who_take_the_same_money_at_once_get_it_once (const char *backend)
{
  TendStore *stores[2] = { tend_test_store_new (backend), NULL };
  gint64     patient_id = tend_test_add_patient (stores[0], "Moss", 1980);
  guint      taken = 0;

  stores[1] = tend_test_store_open_twin (stores[0]);
  for (int round = 0; round < 10; round++)
    {
      gint64 invoice_id = bill (stores[0], patient_id, 5000);
      Answer answers[2] = { 0 };

      for (int i = 0; i < 2; i++)
        {
          g_autofree char *request = g_strdup_printf ("desk-%d-%d", round, i);

          tend_store_transact_async (stores[i], "billing.payment", pay,
                                     make_payment (invoice_id, 5000, request), g_object_unref, NULL,
                                     on_transacted_cb, &answers[i]);
        }
      tend_test_wait (answers[0].done && answers[1].done);
      for (int i = 0; i < 2; i++)
        {
          if (answers[i].commit != NULL)
            taken++;
          else
            g_assert_error (answers[i].error, TEND_ERROR, TEND_ERROR_INVALID);
          g_clear_pointer (&answers[i].commit, tend_commit_free);
          g_clear_error (&answers[i].error);
        }
      assert_invoice (stores[0], invoice_id, 5000, 0, TEND_INVOICE_STATUS_BALANCED);
    }
  g_assert_cmpuint (taken, ==, 10);
  tend_test_store_close (stores[1]);
  tend_test_store_free (stores[0]);
}

static void
a_reversal_opens_the_invoice_again_once (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     patient_id = tend_test_add_patient (store, "Nash", 1980);
  gint64     invoice_id = bill (store, patient_id, 2501);
  g_autoptr (TendPayment) payment = make_payment (invoice_id, 2501, "form-1");
  g_autoptr (TendPayment) again = make_payment (invoice_id, 2501, "form-2");
  g_autoptr (TendPayment) taken = tend_test_transact (store, "billing.payment", pay, payment);
  g_autoptr (TendPayment) reversal = NULL;
  g_autoptr (TendPayment) retaken = NULL;
  Act act = { .id = tend_record_get_id (TEND_RECORD (taken)) };

  tend_test_refuse_saying (store, reverse, &act, TEND_ERROR_INVALID, "reason");
  act.reason = "card declined";
  reversal = tend_test_transact (store, "billing.reverse-payment", reverse, &act);
  g_assert_cmpint (tend_payment_get_data (reversal)->amount, ==, -2501);
  g_assert_cmpint (tend_payment_get_data (reversal)->reverses_id, ==, act.id);
  assert_invoice (store, invoice_id, 0, 2501, TEND_INVOICE_STATUS_ISSUED);
  assert_balance (store, patient_id, 0, 2501, 0);
  tend_test_refuse (store, reverse, &act, TEND_ERROR_CONFLICT);
  act.id = tend_record_get_id (TEND_RECORD (reversal));
  tend_test_refuse (store, reverse, &act, TEND_ERROR_INVALID);
  retaken = tend_test_transact (store, "billing.payment", pay, again);
  assert_invoice (store, invoice_id, 2501, 0, TEND_INVOICE_STATUS_BALANCED);
  tend_test_store_free (store);
}

static void
only_an_unpaid_invoice_is_cancelled (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     patient_id = tend_test_add_patient (store, "Ortiz", 1980);
  gint64     invoice_id = bill (store, patient_id, 700);
  g_autoptr (TendPayment) payment = make_payment (invoice_id, 1, "form-1");
  g_autoptr (TendPayment) late = make_payment (invoice_id, 1, "form-2");
  g_autoptr (TendPayment) taken = tend_test_transact (store, "billing.payment", pay, payment);
  g_autoptr (TendRecord) reversed = NULL;
  g_autoptr (TendRecord) cancelled = NULL;
  Act act = { invoice_id, 0, "wrong insurance", NULL };

  tend_test_refuse_saying (store, cancel, &act, TEND_ERROR_INVALID, "reverse");
  act.id = tend_record_get_id (TEND_RECORD (taken));
  reversed = tend_test_transact (store, "billing.reverse-payment", reverse, &act);
  act.id = invoice_id;
  cancelled = tend_test_transact (store, "billing.cancel-invoice", cancel, &act);
  assert_invoice (store, invoice_id, 0, 0, TEND_INVOICE_STATUS_CANCELLED);
  assert_balance (store, patient_id, 700, 0, 0);
  tend_test_refuse (store, cancel, &act, TEND_ERROR_CONFLICT);
  tend_test_refuse (store, pay, late, TEND_ERROR_INVALID);
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/billing/charges-are-checked", charges_are_checked);
  tend_test_add ("/service/billing/what-was-documented-is-suggested-once",
                 what_was_documented_is_suggested_once);
  tend_test_add ("/service/billing/one-source-is-not-charged-twice-at-one-go",
                 one_source_is_not_charged_twice_at_one_go);
  tend_test_add ("/service/billing/a-charge-taken-back-may-be-made-again",
                 a_charge_taken_back_may_be_made_again);
  tend_test_add ("/service/billing/an-invoice-takes-each-charge-once",
                 an_invoice_takes_each_charge_once);
  tend_test_add ("/service/billing/who-is-not-to-be-billed-gets-no-invoice",
                 who_is_not_to_be_billed_gets_no_invoice);
  tend_test_add ("/service/billing/payments-are-exact-and-taken-once",
                 payments_are_exact_and_taken_once);
  tend_test_add ("/service/billing/two-who-take-the-same-money-at-once-get-it-once",
                 two_who_take_the_same_money_at_once_get_it_once);
  tend_test_add ("/service/billing/a-reversal-opens-the-invoice-again-once",
                 a_reversal_opens_the_invoice_again_once);
  tend_test_add ("/service/billing/only-an-unpaid-invoice-is-cancelled",
                 only_an_unpaid_invoice_is_cancelled);
  return g_test_run ();
}
