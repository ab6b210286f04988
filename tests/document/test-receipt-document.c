/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tests of receipts. */

#include "config.h"

#include "document-support.h"
#include "tend-receipt-document.h"

#include <string.h>

static const TendReceiptDocument usual = {
  .clinic = { "Elm Street Clinic", "120 Elm Street\nSpringfield, IL 62701", "(217) 555-0142",
              "12-3456789", "1234567893" },
  .number = "RCT-2026-000042",
  .date_time = "03/05/2026 09:41",
  .patient_name = "MÜLLER, Zoë M",
  .paid_for = "Copayment\nOffice visit 03/04/2026",
  .method = "Check",
  .reference = "No. 1042",
  .amount = 12050,
  .remaining_balance = 118086,
  .invoice_number = "INV-2026-000123",
  .received_by = "K. Lee",
};

static GBytes *
make (const TendReceiptDocument *receipt, TendPaperSize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCanvas) canvas = tend_receipt_document_new (receipt, size, NULL, NULL, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  g_assert_cmpuint (tend_canvas_get_n_pages (canvas), ==, 1);
  bytes = tend_canvas_to_bytes (canvas, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
test_says_everything (gconstpointer data)
{
  static const char *const parts[] = {
    "Elm Street Clinic",       "RCT-2026-000042", "03/05/2026 09:41", "MÜLLER, Zoë M", "Copayment",
    "Office visit 03/04/2026", "Check",           "No. 1042",         "$120.50",       "$1,180.86",
    "INV-2026-000123",         "K. Lee",
  };
  g_autoptr (GBytes) bytes = make (&usual, GPOINTER_TO_UINT (data));
  g_autofree char *text = support_read_text (bytes);
  g_autofree char *read = support_read_barcodes (bytes, 1);

  support_assert_sound (bytes);
  g_assert_cmpuint (g_bytes_get_size (bytes), <=, 8 * 1024);
  if (text == NULL || read == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    support_assert_contains (text, parts[i]);
  g_assert_cmpstr (g_strchomp (read), ==, "RCT-2026-000042");
}

static void
test_roll_is_cut_where_it_ends (void)
{
  TendReceiptDocument short_one = usual;
  g_autoptr (GBytes) bytes = make (&usual, TEND_PAPER_ROLL_80_MM);
  g_autoptr (GBytes) fewer = NULL;
  g_autoptr (SupportImage) image = support_render (bytes, 1, 300);
  g_autoptr (SupportImage) shorter = NULL;
  SupportBox ink;

  short_one.paid_for = short_one.reference = NULL;
  fewer = make (&short_one, TEND_PAPER_ROLL_80_MM);
  shorter = support_render (fewer, 1, 300);
  if (image == NULL || shorter == NULL)
    return;
  g_assert_cmpfloat_with_epsilon (image->width / image->dots_per_mm, 80, 0.1);
  g_assert_true (support_find_ink (image, (SupportBox){ 0, 0, 80, 400 }, &ink));
  g_assert_cmpfloat_with_epsilon (image->height / image->dots_per_mm - ink.bottom, 5, 0.2);
  g_assert_cmpuint (shorter->height, <, image->height);
}

static void
test_amount_is_in_large_figures (void)
{
  g_autoptr (GBytes) bytes = make (&usual, TEND_PAPER_HALF_LETTER);
  const char *const arguments[] = { "pdftotext", "-bbox", "page.pdf", "-", NULL };
  g_autofree char  *boxes = support_run (bytes, arguments);
  g_autoptr (GRegex) regex = g_regex_new (
      "yMin=\"([0-9.]+)\" xMax=\"[0-9.]+\" yMax=\"([0-9.]+)\">\\$120.50<", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *top = NULL;
  g_autofree char *bottom = NULL;

  if (boxes == NULL)
    return;
  g_assert_true (g_regex_match (regex, boxes, 0, &match));
  top = g_match_info_fetch (match, 1);
  bottom = g_match_info_fetch (match, 2);
  g_assert_cmpfloat (g_ascii_strtod (bottom, NULL) - g_ascii_strtod (top, NULL), >, 24);
}

static void
test_everything_long_stays_on_the_page (void)
{
  g_autofree char    *endless = g_strnfill (400, 'W');
  TendReceiptDocument receipt = { .clinic = { endless, endless, endless, endless, endless },
                                  .number = "R1",
                                  .date_time = endless,
                                  .patient_name = endless,
                                  .paid_for = endless,
                                  .method = endless,
                                  .reference = endless,
                                  .invoice_number = endless,
                                  .received_by = endless };
  g_autoptr (GBytes) bytes = make (&receipt, TEND_PAPER_HALF_LETTER);
  g_autoptr (SupportImage) image = support_render (bytes, 1, 150);
  g_autofree char *read = support_read_barcodes (bytes, 1);
  SupportBox       ink;

  if (image == NULL || read == NULL)
    return;
  g_assert_cmpstr (g_strchomp (read), ==, "R1");
  g_assert_true (support_find_ink (image, (SupportBox){ 0, 0, 140, 216 }, &ink));
  g_assert_cmpfloat (ink.left, >=, 14.8);
  g_assert_cmpfloat (ink.right, <=, 125.2);
  g_assert_cmpfloat (ink.bottom, <, 208);
}

static void
test_refuses_a_number_that_cannot_be_scanned (void)
{
  const char *const numbers[] = { "", "№ 7", "RCT-2026-000042-RCT-2026-000042-RCT" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      TendReceiptDocument receipt = usual;
      g_autoptr (GError) error = NULL;

      receipt.number = numbers[i];
      g_assert_null (
          tend_receipt_document_new (&receipt, TEND_PAPER_ROLL_80_MM, NULL, NULL, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/document/receipt/says-everything/half-letter",
                        GUINT_TO_POINTER (TEND_PAPER_HALF_LETTER), test_says_everything);
  g_test_add_data_func ("/document/receipt/says-everything/roll",
                        GUINT_TO_POINTER (TEND_PAPER_ROLL_80_MM), test_says_everything);
  g_test_add_func ("/document/receipt/roll-is-cut-where-it-ends", test_roll_is_cut_where_it_ends);
  g_test_add_func ("/document/receipt/amount-is-in-large-figures", test_amount_is_in_large_figures);
  g_test_add_func ("/document/receipt/everything-long-stays-on-the-page",
                   test_everything_long_stays_on_the_page);
  g_test_add_func ("/document/receipt/refuses-a-number-that-cannot-be-scanned",
                   test_refuses_a_number_that_cannot_be_scanned);
  return g_test_run ();
}
