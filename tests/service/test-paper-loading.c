/* SPDX-License-Identifier: GPL-3.0-or-later
 * Papers hold all that is printed on them, and only what belongs there. */
#include "tend-test-clinic.h"

#include "tend-billing.h"
#include "tend-paper-loading.h"
#include "tend-specimens.h"

/* One of each paper, loaded in one transaction. */
typedef struct
{
  gint64            specimen_id;
  gint64            invoice_id;
  gint64            payment_id;
  TendLabelPaper   *label;
  TendInvoicePaper *invoice;
  TendReceiptPaper *receipt;
} Papers;

static gboolean
load (TendTransaction *transaction, gpointer data, GError **error)
{
  Papers *papers = data;

  if (papers->specimen_id != 0)
    papers->label = tend_paper_load_label (transaction, papers->specimen_id, error);
  if (papers->invoice_id != 0)
    papers->invoice = tend_paper_load_invoice (transaction, papers->invoice_id, error);
  if (papers->payment_id != 0)
    papers->receipt = tend_paper_load_receipt (transaction, papers->payment_id, error);
  return error == NULL || *error == NULL;
}

static void
free_papers (Papers *papers)
{
  g_clear_pointer (&papers->label, tend_label_paper_free);
  g_clear_pointer (&papers->invoice, tend_invoice_paper_free);
  g_clear_pointer (&papers->receipt, tend_receipt_paper_free);
}

typedef struct
{
  gint64 patient_id;
  gint64 tests[2];
} Order;

static gboolean
order_and_collect (TendTransaction *transaction, gpointer data, GError **error)
{
  Order *order = data;
  g_autoptr (TendCollection) collection = tend_collection_new ();
  g_autoptr (GPtrArray) open = NULL;

  if (!tend_order_place (transaction, order->patient_id, 0, order->tests, 2,
                         TEND_REQUEST_PRIORITY_STAT, error))
    return FALSE;
  open = tend_transaction_query (transaction, "open-requests-of-patient",
                                 g_variant_new_parsed ("{'patient': <%x>}", order->patient_id),
                                 error);
  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      gint64 id = tend_record_get_id (g_ptr_array_index (open, i));

      g_array_append_val (collection->service_request_ids, id);
    }
  collection->patient_id = order->patient_id;
  collection->identifier_one = g_strdup ("name");
  collection->identifier_two = g_strdup ("wristband scan");
  return tend_specimen_collect (transaction, collection, error);
}

static void
a_label_has_patient_tests_and_collector (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Order      order = { tend_test_add_patient (store, "Tanaka", 1980) };
  g_autoptr (TendSpecimen) specimen = NULL;
  Papers papers = { 0 };

  order.tests[0] = tend_test_add_test (store, "CBC", "lavender", 0);
  order.tests[1] = tend_test_add_test (store, "A1C", "lavender", 0);
  specimen = tend_test_transact (store, "specimen.collect", order_and_collect, &order);
  papers.specimen_id = tend_record_get_id (TEND_RECORD (specimen));
  tend_test_transact (store, "load", load, &papers);
  g_assert_cmpstr (tend_clinic_get_data (papers.label->clinic)->name, ==, "Maple Street Clinic");
  g_assert_cmpstr (tend_patient_get_data (papers.label->patient)->family_name, ==, "Tanaka");
  g_assert_cmpstr (tend_specimen_get_data (papers.label->specimen)->accession, ==,
                   tend_specimen_get_data (specimen)->accession);
  g_assert_cmpstr (tend_practitioner_get_data (papers.label->collector)->collector_code, ==, "DQ");
  g_assert_cmpuint (papers.label->service_requests->len, ==, 2);
  free_papers (&papers);
  tend_test_store_free (store);
}

typedef struct
{
  gint64      patient_id;
  const char *codes[2];
} Visit;

static gboolean
bill_and_pay (TendTransaction *transaction, gpointer data, GError **error)
{
  Visit *visit = data;
  GDate  date;
  g_autoptr (GPtrArray) charge_items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) invoices = NULL;
  g_autoptr (TendPayment) payment = NULL;

  g_date_set_dmy (&date, 5, G_DATE_MARCH, 2026);
  for (int i = 0; i < 2; i++)
    g_ptr_array_add (charge_items,
                     g_object_new (TEND_TYPE_CHARGE_ITEM, "patient-id", visit->patient_id, "code",
                                   visit->codes[i], "display", visit->codes[i], "quantity",
                                   (gint64) 1, "unit-amount", (gint64) 1050, "service-date", &date,
                                   NULL));
  if (!tend_billing_charge (transaction, charge_items, error)
      || !tend_billing_issue_invoice (transaction, visit->patient_id, 0, error))
    return FALSE;
  invoices = tend_transaction_query (transaction, "invoices-of-patient",
                                     g_variant_new_parsed ("{'patient': <%x>}", visit->patient_id),
                                     error);
  payment = g_object_new (TEND_TYPE_PAYMENT, "invoice-id",
                          tend_record_get_id (g_ptr_array_index (invoices, 0)), "amount",
                          (gint64) 600, "request", "form-1", NULL);
  return tend_billing_take_payment (transaction, payment, error);
}

static void
add_coverage (TendStore *store, gint64 patient_id, const char *plan_name, gint64 order, int year)
{
  GDate start, end;
  g_autoptr (TendOrganization) payer
      = g_object_new (TEND_TYPE_ORGANIZATION, "name", plan_name, "kind",
                      TEND_ORGANIZATION_KIND_PAYER, "active", TRUE, NULL);
  g_autoptr (TendCoverage) coverage = NULL;

  g_date_set_dmy (&start, 1, G_DATE_JANUARY, (GDateYear) year);
  g_date_set_dmy (&end, 31, G_DATE_DECEMBER, (GDateYear) year);
  coverage = g_object_new (TEND_TYPE_COVERAGE, "patient-id", patient_id, "payer-id",
                           tend_test_insert (store, payer), "plan-name", plan_name,
                           "coverage-order", order, "period-start", &start, "period-end", &end,
                           "status", TEND_COVERAGE_STATUS_ACTIVE, NULL);
  tend_test_insert (store, coverage);
}

static void
add_address (TendStore *store, gint64 patient_id, TendAddressUse use, const char *line)
{
  g_autoptr (TendAddress) address
      = g_object_new (TEND_TYPE_ADDRESS, "patient-id", patient_id, "use", use, "line", line, NULL);

  tend_test_insert (store, address);
}

static void
invoice_and_receipt_have_what_was_billed_and_paid (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Visit      visit = { tend_test_add_patient (store, "Usman", 1980), { "99213", "36415" } };
  g_autoptr (TendPayment) payment = NULL;
  Papers papers = { 0 };

  add_coverage (store, visit.patient_id, "Gone Health", 1, 2025);
  add_coverage (store, visit.patient_id, "Second Health", 2, 2026);
  add_coverage (store, visit.patient_id, "First Health", 1, 2026);
  add_address (store, visit.patient_id, TEND_ADDRESS_USE_OLD, "1 Gone Rd");
  add_address (store, visit.patient_id, TEND_ADDRESS_USE_HOME, "2 Home Rd");
  add_address (store, visit.patient_id, TEND_ADDRESS_USE_BILLING, "3 Bill Rd");
  payment = tend_test_transact (store, "billing.payment", bill_and_pay, &visit);
  papers.payment_id = tend_record_get_id (TEND_RECORD (payment));
  papers.invoice_id = tend_payment_get_data (payment)->invoice_id;
  tend_test_transact (store, "load", load, &papers);

  g_assert_cmpint (tend_invoice_get_data (papers.invoice->invoice)->total, ==, 2100);
  g_assert_cmpuint (papers.invoice->charge_items->len, ==, 2);
  g_assert_cmpstr (
      tend_charge_item_get_data (g_ptr_array_index (papers.invoice->charge_items, 0))->code, ==,
      "99213");
  g_assert_cmpuint (papers.invoice->payments->len, ==, 1);
  g_assert_cmpstr (tend_coverage_get_data (papers.invoice->coverage)->plan_name, ==,
                   "First Health");
  g_assert_cmpstr (tend_organization_get_data (papers.invoice->payer)->name, ==, "First Health");
  g_assert_cmpstr (tend_address_get_data (papers.invoice->address)->line, ==, "3 Bill Rd");

  g_assert_cmpint (tend_payment_get_data (papers.receipt->payment)->amount, ==, 600);
  g_assert_cmpint (papers.receipt->balance, ==, 1500);
  g_assert_cmpstr (tend_invoice_get_data (papers.receipt->invoice)->number, ==,
                   tend_invoice_get_data (papers.invoice->invoice)->number);
  g_assert_cmpstr (tend_account_get_data (papers.receipt->account)->full_name, ==, "Dana Quill");
  free_papers (&papers);
  tend_test_store_free (store);
}

static void
what_is_not_there_has_no_paper (const char *backend)
{
  static const Papers missing[]
      = { { .specimen_id = 7 }, { .invoice_id = 7 }, { .payment_id = 7 } };
  TendStore *store = tend_test_store_new (backend);

  for (gsize i = 0; i < G_N_ELEMENTS (missing); i++)
    {
      Papers papers = missing[i];

      tend_test_refuse (store, load, &papers, TEND_ERROR_NOT_FOUND);
    }
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/service/paper-loading/a-label-has-patient-tests-and-collector",
                 a_label_has_patient_tests_and_collector);
  tend_test_add ("/service/paper-loading/invoice-and-receipt-have-what-was-billed-and-paid",
                 invoice_and_receipt_have_what_was_billed_and_paid);
  tend_test_add ("/service/paper-loading/what-is-not-there-has-no-paper",
                 what_is_not_there_has_no_paper);
  return g_test_run ();
}
