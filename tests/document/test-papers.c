/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tests of papers made from records. */

#include "config.h"

#include "document-support.h"
#include "tend-invoice-paper.h"
#include "tend-label-paper.h"
#include "tend-receipt-paper.h"

#include "tend-time.h"

#include <string.h>

static TendClinic *
make_clinic (void)
{
  return g_object_new (TEND_TYPE_CLINIC, "name", "Elm Street Clinic", "address-line",
                       "120 Elm Street", "city", "Springfield", "state", "IL", "postal-code",
                       "62701", "phone", "(217) 555-0142", "time-zone", "America/Chicago", NULL);
}

static TendPatient *
make_patient (void)
{
  GDate birth;

  g_date_clear (&birth, 1);
  g_date_set_dmy (&birth, 14, G_DATE_MARCH, 1985);
  return g_object_new (TEND_TYPE_PATIENT, "family-name", "Müller", "given-name", "Zoë M", "mrn",
                       "M0000042", "birth-date", &birth, "sex", TEND_SEX_FEMALE, NULL);
}

static gint64
read_time (const char *text)
{
  gint64 time = TEND_TIME_NONE;

  g_assert_true (tend_time_parse_iso (text, &time, NULL));
  return time;
}

static GBytes *
finish (TendCanvas *canvas, GError *error)
{
  GBytes *bytes;

  g_assert_no_error (error);
  bytes = tend_canvas_to_bytes (canvas, &error);
  g_assert_no_error (error);
  support_assert_sound (bytes);
  return bytes;
}

static void
assert_says (GBytes *bytes, const char *const *parts)
{
  g_autofree char *text = support_read_text (bytes);

  if (text == NULL)
    return;
  for (; *parts != NULL; parts++)
    support_assert_contains (text, *parts);
}

static void
assert_small (GBytes *bytes, gsize kilobytes)
{
  g_assert_cmpuint (g_bytes_get_size (bytes), <=, kilobytes * 1024);
}

static void
test_label_says_what_was_collected (void)
{
  static const char *const parts[]
      = { "MÜLLER, Zoë M", "1985-03-14", "M0000042", "F 41 y", "CBC A1C", "STAT", "KLE", NULL };
  g_autoptr (TendLabelPaper) paper = tend_label_paper_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCanvas) canvas = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *read = NULL;
  g_autofree char *text = NULL;
  const char      *codes[] = { "CBC", "A1C" };

  paper->clinic = make_clinic ();
  paper->patient = make_patient ();
  paper->specimen = g_object_new (
      TEND_TYPE_SPECIMEN, "accession", "26112100019-02", "container-kind", "lavender",
      "container-number", (gint64) 2, "container-count", (gint64) 3, "priority",
      TEND_REQUEST_PRIORITY_STAT, "collected-at", read_time ("2026-11-21T14:05:00Z"), NULL);
  paper->collector
      = g_object_new (TEND_TYPE_PRACTITIONER, "family-name", "Lee", "collector-code", "KLE", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_ptr_array_add (paper->service_requests,
                     g_object_new (TEND_TYPE_SERVICE_REQUEST, "code", codes[i], NULL));
  canvas = tend_specimen_label_from_paper (paper, NULL, NULL, NULL, &error);
  bytes = finish (canvas, error);
  assert_small (bytes, 12);
  assert_says (bytes, parts);
  /* The clinic's wall clock, not UTC. */
  text = support_read_text (bytes);
  if (text != NULL)
    support_assert_contains (text, "08:05");
  read = support_read_barcodes (bytes, 1);
  if (read != NULL)
    g_assert_cmpstr (g_strchomp (read), ==, "26112100019-02");
}

static TendInvoice *
make_invoice (void)
{
  return g_object_new (TEND_TYPE_INVOICE, "number", "I0000017", "issued-at",
                       read_time ("2026-11-22T03:00:00Z"), "total", (gint64) 13600, NULL);
}

static void
test_invoice_says_charges_payments_and_balance (void)
{
  static const char *const parts[]
      = { "I0000017",   "21 Nov 2026", "99213-25",          "$24.00",
          "$136.00",    "Check 1042",  "Reversed: bounced", "Acme Health · Gold · W123",
          "7 Oak Road", NULL };
  g_autoptr (TendInvoicePaper) paper = tend_invoice_paper_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCanvas) canvas = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 20, G_DATE_NOVEMBER, 2026);
  paper->clinic = make_clinic ();
  paper->patient = make_patient ();
  paper->invoice = make_invoice ();
  paper->coverage
      = g_object_new (TEND_TYPE_COVERAGE, "plan-name", "Gold", "member-id", "W123", NULL);
  paper->payer = g_object_new (TEND_TYPE_ORGANIZATION, "name", "Acme Health", NULL);
  paper->address
      = g_object_new (TEND_TYPE_ADDRESS, "line", "7 Oak Road", "city", "Springfield", NULL);
  g_ptr_array_add (paper->charge_items,
                   g_object_new (TEND_TYPE_CHARGE_ITEM, "code", "99213", "modifiers", "25",
                                 "display", "Visit", "quantity", (gint64) 1, "unit-amount",
                                 (gint64) 11200, "service-date", &day, NULL));
  g_ptr_array_add (paper->charge_items,
                   g_object_new (TEND_TYPE_CHARGE_ITEM, "code", "36415", "display", "Venipuncture",
                                 "quantity", (gint64) 2, "unit-amount", (gint64) 1200,
                                 "service-date", &day, NULL));
  g_ptr_array_add (paper->payments,
                   g_object_new (TEND_TYPE_PAYMENT, "amount", (gint64) 5000, "method",
                                 TEND_PAYMENT_METHOD_CHEQUE, "reference", "1042", "received-at",
                                 read_time ("2026-11-21T20:00:00Z"), NULL));
  g_ptr_array_add (paper->payments,
                   g_object_new (TEND_TYPE_PAYMENT, "amount", (gint64) -5000, "reverses-id",
                                 (gint64) 7, "note", "bounced", "received-at",
                                 read_time ("2026-11-21T21:00:00Z"), NULL));
  canvas = tend_invoice_document_from_paper (paper, TEND_PAPER_LETTER, NULL, &error);
  bytes = finish (canvas, error);
  assert_says (bytes, parts);
}

static void
test_three_pages_are_a_small_file (void)
{
  static const char *const parts[] = { "Page 3 of 3", "Venipuncture", NULL };
  g_autoptr (TendInvoicePaper) paper = tend_invoice_paper_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCanvas) canvas = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 20, G_DATE_NOVEMBER, 2026);
  paper->clinic = make_clinic ();
  paper->patient = make_patient ();
  paper->invoice = make_invoice ();
  for (guint i = 0; i < 90; i++)
    {
      g_autofree char *display = g_strdup_printf ("Venipuncture, handling %u", i);
      g_autofree char *code = g_strdup_printf ("%05u", 36415 + 7 * i);

      g_ptr_array_add (paper->charge_items,
                       g_object_new (TEND_TYPE_CHARGE_ITEM, "code", code, "display", display,
                                     "quantity", (gint64) 1, "unit-amount", (gint64) 1200 + i,
                                     "service-date", &day, NULL));
    }
  canvas = tend_invoice_document_from_paper (paper, TEND_PAPER_LETTER, NULL, &error);
  bytes = finish (canvas, error);
  assert_says (bytes, parts);
  assert_small (bytes, 30);
}

static void
test_receipt_says_what_remains (void)
{
  static const char *const parts[]
      = { "R0000009", "Invoice I0000017", "$50.00", "$86.00", "Dana Quill", "Card", NULL };
  g_autoptr (TendReceiptPaper) paper = tend_receipt_paper_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCanvas) canvas = NULL;
  g_autoptr (GBytes) bytes = NULL;

  paper->clinic = make_clinic ();
  paper->patient = make_patient ();
  paper->invoice = make_invoice ();
  paper->payment = g_object_new (TEND_TYPE_PAYMENT, "number", "R0000009", "amount", (gint64) 5000,
                                 "method", TEND_PAYMENT_METHOD_CARD, "received-at",
                                 read_time ("2026-11-21T20:00:00Z"), NULL);
  paper->account
      = g_object_new (TEND_TYPE_ACCOUNT, "name", "dana", "full-name", "Dana Quill", NULL);
  paper->balance = 8600;
  canvas = tend_receipt_document_from_paper (paper, TEND_PAPER_HALF_LETTER, NULL, &error);
  bytes = finish (canvas, error);
  assert_says (bytes, parts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/papers/label-says-what-was-collected",
                   test_label_says_what_was_collected);
  g_test_add_func ("/document/papers/invoice-says-charges-payments-and-balance",
                   test_invoice_says_charges_payments_and_balance);
  g_test_add_func ("/document/papers/three-pages-are-a-small-file",
                   test_three_pages_are_a_small_file);
  g_test_add_func ("/document/papers/receipt-says-what-remains", test_receipt_says_what_remains);
  return g_test_run ();
}
