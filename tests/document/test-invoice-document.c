/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tests of invoices: sums, page breaks and the number that scans. */

#include "config.h"

#include "document-support.h"
#include "tend-invoice-document.h"
#include "tend-money.h"

#include <string.h>

#define MOST_LINES 400

static TendInvoiceLine lines[MOST_LINES];

static const TendInvoicePayment payments[]
    = { { "03/05/2026", "Check 1042", 12000 }, { "03/09/2026", "Contractual adjustment", 4550 } };

static const TendInvoiceDocument usual = {
  .clinic = { "Elm Street Clinic", "120 Elm Street\nSpringfield, IL 62701", "(217) 555-0142",
              "12-3456789", "1234567893" },
  .number = "INV-2026-000123",
  .date = "03/04/2026",
  .due_date = "04/03/2026",
  .bill_to = "Zoë Müller-Łukasiewicz\n14 Oak Lane",
  .patient_name = "MÜLLER-ŁUKASIEWICZ, Zoë M",
  .mrn = "00000042",
  .birth_date = "03/14/1984",
  .coverage = "Blue Cross PPO, member XOF123456789",
  .lines = lines,
  .n_lines = 8,
  .payments = payments,
  .n_payments = G_N_ELEMENTS (payments),
  .terms = "Payment is due within 30 days.",
};

static void
fill_lines (void)
{
  static char codes[MOST_LINES][12];

  for (guint i = 0; i < MOST_LINES; i++)
    {
      g_snprintf (codes[i], sizeof codes[i], "C%04u", i);
      lines[i] = (TendInvoiceLine){ "03/04/2026", codes[i], "Venipuncture, routine",
                                    "1",          1000 + i, 1000 + i };
    }
}

static GBytes *
make (const TendInvoiceDocument *invoice, TendPaperSize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCanvas) canvas = tend_invoice_document_new (invoice, size, NULL, NULL, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  bytes = tend_canvas_to_bytes (canvas, &error);
  g_assert_no_error (error);
  return bytes;
}

static char **
read_pages (GBytes *pdf)
{
  g_autofree char *text = support_read_text (pdf);

  return text != NULL ? g_strsplit (text, "\f", -1) : NULL;
}

static void
test_says_everything (void)
{
  static const char *const parts[] = {
    "Elm Street Clinic",
    "120 Elm Street",
    "(217) 555-0142",
    "EIN 12-3456789",
    "NPI 1234567893",
    "INV-2026-000123",
    "04/03/2026",
    "Zoë Müller-Łukasiewicz",
    "14 Oak Lane",
    "MÜLLER-ŁUKASIEWICZ, Zoë M",
    "MRN 00000042",
    "Born 03/14/1984",
    "XOF123456789",
    "C0007",
    "$10.07",
    "Check 1042",
    "-$120.00",
    "Page 1 of 1",
    "Payment is due within 30 days.",
  };
  g_autoptr (GBytes) bytes = make (&usual, TEND_PAPER_LETTER);
  g_autofree char *text = support_read_text (bytes);
  g_autofree char *read = support_read_barcodes (bytes, 1);

  support_assert_sound (bytes);
  if (text == NULL || read == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    support_assert_contains (text, parts[i]);
  g_assert_cmpstr (g_strchomp (read), ==, "INV-2026-000123");
}

static void
test_sums (void)
{
  g_autoptr (GBytes) bytes = make (&usual, TEND_PAPER_LETTER);
  g_autofree char *text = support_read_text (bytes);

  if (text == NULL)
    return;
  /* 1000 … 1007 cents are 80.28; payments of 165.50 leave a credit. */
  g_assert_true (g_regex_match_simple ("Total +\\$80\\.28\\n", text, 0, 0));
  g_assert_true (g_regex_match_simple ("Credit +-\\$85\\.22\\n", text, 0, 0));
}

static void
test_breaks_over_pages (gconstpointer data)
{
  const TendPaperSize size = GPOINTER_TO_UINT (data);
  TendInvoiceDocument invoice = usual;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) pages = NULL;
  guint n_lines = 0;

  invoice.n_lines = 70;
  bytes = make (&invoice, size);
  support_assert_sound (bytes);
  g_assert_cmpuint (g_bytes_get_size (bytes), <=, 30 * 1024);
  pages = read_pages (bytes);
  if (pages == NULL)
    return;
  g_assert_cmpuint (g_strv_length (pages), ==, 4);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of 3", i + 1);
      g_auto (GStrv) rows = g_strsplit (pages[i], "\n", -1);
      gint64 carried = 0;

      support_assert_contains (pages[i], number);
      support_assert_contains (pages[i], "Description");
      for (guint row = 0; rows[row] != NULL; row++)
        n_lines += strstr (rows[row], "Venipuncture") != NULL;
      for (guint line = 0; line < n_lines; line++)
        carried += 1000 + line;
      if (i < 2)
        {
          g_autofree char *amount = tend_money_format (carried);
          const char      *forward = strstr (pages[i], "Carried forward");
          const char      *brought = strstr (pages[i + 1], "Brought forward");

          g_assert_nonnull (forward);
          g_assert_nonnull (brought);
          support_assert_contains (forward, amount);
          support_assert_contains (brought, amount);
        }
      else
        g_assert_null (strstr (pages[i], "Carried forward"));
    }
  g_assert_cmpuint (n_lines, ==, 70);
}

/* Whatever the number of lines, none is lost and the totals stand once. */
static void
test_every_length (void)
{
  for (guint n = 0; n < 80; n += 1 + n / 24 * 3)
    {
      TendInvoiceDocument invoice = usual;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;
      g_auto (GStrv) parts = NULL;
      g_auto (GStrv) totals = NULL;

      invoice.n_lines = n;
      bytes = make (&invoice, TEND_PAPER_LETTER);
      text = support_read_text (bytes);
      if (text == NULL)
        return;
      parts = g_strsplit (text, "Venipuncture", -1);
      totals = g_strsplit (text, "Check 1042", -1);
      g_assert_cmpuint (g_strv_length (parts), ==, n + 1);
      g_assert_cmpuint (g_strv_length (totals), ==, 2);
    }
}

static void
test_prints_nothing_over_the_foot (void)
{
  TendInvoiceDocument invoice = usual;
  TendInvoicePayment  many[60];
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  SupportBox       ink;

  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    many[i] = payments[0];
  invoice.payments = many;
  invoice.n_payments = G_N_ELEMENTS (many);
  bytes = make (&invoice, TEND_PAPER_LETTER);
  text = support_read_text (bytes);
  if (text == NULL)
    return;
  support_assert_contains (text, "Page 3 of 3");
  for (guint page = 1; page <= 3; page++)
    {
      g_autoptr (SupportImage) image = support_render (bytes, page, 150);

      g_assert_false (support_find_ink (image, (SupportBox){ 0, 262.5, 216, 266.5 }, &ink));
      g_assert_false (support_find_ink (image, (SupportBox){ 0, 0, 19.5, 280 }, &ink));
      g_assert_false (support_find_ink (image, (SupportBox){ 196.4, 0, 216, 280 }, &ink));
    }
}

static void
test_hard_names (gconstpointer data)
{
  const char         *name = data;
  TendInvoiceDocument invoice = usual;
  g_autofree char    *first = g_strndup (name, 10);
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) pages = NULL;

  invoice.patient_name = name;
  invoice.bill_to = name;
  bytes = make (&invoice, TEND_PAPER_LETTER);
  support_assert_sound (bytes);
  pages = read_pages (bytes);
  if (pages == NULL)
    return;
  support_assert_contains (pages[0], g_utf8_validate (first, -1, NULL) ? first : name);
  /* The rest is where it belongs. */
  support_assert_contains (pages[0], "00000042");
  support_assert_contains (pages[0], "INV-2026-000123");
  support_assert_contains (pages[0], "Elm Street Clinic");
}

static void
test_refuses (void)
{
  TendInvoiceLine     huge[2] = { { .amount = G_MAXINT64 }, { .amount = 1 } };
  TendInvoiceDocument cases[3] = { usual, usual, usual };

  cases[0].lines = huge;
  cases[0].n_lines = 2;
  cases[1].number = "Rechnung Nr. ü";
  cases[2].number = "INV-2026-000123-INV-2026-000123-INV-2026-000123";
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tend_invoice_document_new (&cases[i], TEND_PAPER_A4, NULL, NULL, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  static const char *const names[][2] = {
    { "one-letter", "Q" },
    { "hebrew", "אברהם כהן" },
    { "emoji", "LEE 😀, Ann" },
    { "quotes", "O'NEIL \"Bob\" (Jr)\\, Al" },
  };
  g_autofree char *endless = g_strnfill (300, 'm');

  g_test_init (&argc, &argv, NULL);
  fill_lines ();
  g_test_add_func ("/document/invoice/says-everything", test_says_everything);
  g_test_add_func ("/document/invoice/sums", test_sums);
  g_test_add_data_func ("/document/invoice/breaks-over-pages/letter",
                        GUINT_TO_POINTER (TEND_PAPER_LETTER), test_breaks_over_pages);
  g_test_add_data_func ("/document/invoice/breaks-over-pages/a4", GUINT_TO_POINTER (TEND_PAPER_A4),
                        test_breaks_over_pages);
  g_test_add_func ("/document/invoice/every-length", test_every_length);
  g_test_add_func ("/document/invoice/prints-nothing-over-the-foot",
                   test_prints_nothing_over_the_foot);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("/document/invoice/hard-names/%s", names[i][0]);

      g_test_add_data_func (path, names[i][1], test_hard_names);
    }
  g_test_add_data_func ("/document/invoice/hard-names/long", endless, test_hard_names);
  g_test_add_func ("/document/invoice/refuses", test_refuses);
  return g_test_run ();
}
