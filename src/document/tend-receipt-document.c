/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws receipts for payments, on half a letter page or on a roll. */

#define G_LOG_DOMAIN "tend-document"

#include "config.h"

#include "tend-receipt-document.h"

#include "tend-canvas-barcode.h"
#include "tend-money.h"

#include <glib/gi18n-lib.h>

#define PAGE_MARGIN 15.0
#define ROLL_MARGIN 5.0
#define BARS_HEIGHT 10.0
#define MODULE_LARGEST 0.38
#define LEADING 4.4
#define FIRST_BASELINE 3.07
/* Longer than any receipt, for measuring one before its paper is cut. */
#define ROLL_LONGEST 2000.0

static double
draw_pair (TendCanvas *canvas,
           double      margin,
           double      y,
           guint       max_lines,
           const char *caption,
           const char *text)
{
  const TendTextStyle left = { .size = 8.5, .color = TEND_PAPER_GRAY };
  const TendTextStyle right = { .size = 9.5, .align = TEND_ALIGN_RIGHT };
  double              width = tend_canvas_get_width (canvas) - 2 * margin;
  double              caption_width = width * 0.4;

  if (text == NULL || *text == '\0')
    return y;
  tend_canvas_draw_text_fitted (canvas, &left, margin, y + FIRST_BASELINE, caption_width - 2, 6,
                                caption);
  return y
         + tend_canvas_draw_paragraph (canvas, &right, margin + caption_width, y,
                                       width - caption_width, LEADING, max_lines, text)
         + 1;
}

static double
draw_rule (TendCanvas *canvas, double margin, double y)
{
  tend_canvas_draw_line (canvas, margin, y + 2, tend_canvas_get_width (canvas) - margin, y + 2, 0.2,
                         TEND_PAPER_RULE);
  return y + 4;
}

static double
draw_amount (TendCanvas *canvas, double margin, double y, gint64 amount)
{
  const TendTextStyle caption
      = { .size = 8.5, .align = TEND_ALIGN_CENTER, .color = TEND_PAPER_GRAY };
  const TendTextStyle figures
      = { .face = TEND_FACE_SANS_BOLD, .size = 28, .align = TEND_ALIGN_CENTER };
  g_autofree char *money = tend_money_format (amount);
  double           width = tend_canvas_get_width (canvas) - 2 * margin;

  tend_canvas_draw_text_fitted (canvas, &caption, margin, y + 4, width, 6, _ ("Amount paid"));
  tend_canvas_draw_text_fitted (canvas, &figures, margin, y + 15, width, 12, money);
  return y + 19;
}

static double
draw_details (TendCanvas *canvas, double margin, double y, const TendReceiptDocument *receipt)
{
  g_autofree char *balance = tend_money_format (receipt->remaining_balance);

  y = draw_pair (canvas, margin, y, 1, _ ("Receipt"), receipt->number);
  y = draw_pair (canvas, margin, y, 1, _ ("Date"), receipt->date_time);
  y = draw_pair (canvas, margin, y, 2, _ ("Patient"), receipt->patient_name);
  y = draw_pair (canvas, margin, y, 1, _ ("Invoice"), receipt->invoice_number);
  y = draw_pair (canvas, margin, y, 6, _ ("For"), receipt->paid_for);
  y = draw_rule (canvas, margin, y);
  y = draw_amount (canvas, margin, y, receipt->amount);
  y = draw_rule (canvas, margin, y);
  y = draw_pair (canvas, margin, y, 1, _ ("Method"), receipt->method);
  y = draw_pair (canvas, margin, y, 1, _ ("Reference"), receipt->reference);
  y = draw_pair (canvas, margin, y, 1, _ ("Remaining balance"), balance);
  return draw_pair (canvas, margin, y, 1, _ ("Received by"), receipt->received_by);
}

static gboolean
draw_number (
    TendCanvas *canvas, double y, const TendReceiptDocument *receipt, double *end, GError **error)
{
  double width = tend_canvas_get_width (canvas);
  guint  n_modules = tend_canvas_measure_code128 (canvas, receipt->number, error);
  double module;

  if (n_modules == 0)
    return FALSE;
  module = tend_canvas_choose_module (canvas, n_modules, width, MODULE_LARGEST);
  if (module <= 0)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _ ("The receipt number is too long for a barcode on this paper; "
                              "choose wider paper"));
      return FALSE;
    }
  *end = y + BARS_HEIGHT;
  return tend_canvas_draw_code128 (canvas, (width - n_modules * module) / 2, y, module, BARS_HEIGHT,
                                   receipt->number, error);
}

/* Returns the end of what was drawn in mm from the top, negative on failure. */
static double
draw_receipt (TendCanvas *canvas, double margin, const TendReceiptDocument *receipt, GError **error)
{
  double width = tend_canvas_get_width (canvas) - 2 * margin;
  double y = margin;

  tend_canvas_add_page (canvas);
  y += tend_paper_draw_clinic (canvas, &receipt->clinic, margin, y, width);
  y = draw_rule (canvas, margin, y + 1);
  y = draw_details (canvas, margin, y, receipt);
  return draw_number (canvas, y + 6, receipt, &y, error) ? y : -1;
}

TendCanvas *
tend_receipt_document_new (const TendReceiptDocument     *receipt,
                           TendPaperSize                  size,
                           const TendPrinterProfile      *profile,
                           const TendDocumentInformation *information,
                           GError                       **error)
{
  g_autoptr (TendCanvas) canvas = NULL;
  double margin = size == TEND_PAPER_ROLL_80_MM ? ROLL_MARGIN : PAGE_MARGIN;
  double width, height, end;

  tend_paper_get_size (size, &width, &height);
  if (height <= 0)
    {
      g_autoptr (TendCanvas) measured = tend_canvas_new (width, ROLL_LONGEST, profile);

      end = draw_receipt (measured, margin, receipt, error);
      if (end < 0)
        return NULL;
      height = end + margin;
    }
  canvas = tend_canvas_new (width, height, profile);
  if (information != NULL)
    tend_canvas_set_information (canvas, information);
  end = draw_receipt (canvas, margin, receipt, error);
  return end < 0 ? NULL : g_steal_pointer (&canvas);
}
