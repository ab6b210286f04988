/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws invoices: who owes what for which services, over as many pages as it takes. */

#define G_LOG_DOMAIN "tend-document"

#include "config.h"

#include "tend-invoice-document.h"

#include "tend-canvas-barcode.h"
#include "tend-money.h"
#include "tend-paper-table.h"

#include <glib/gi18n-lib.h>

#define MARGIN 20.0
#define FOOT 18.0
#define SIDE_WIDTH 62.0
#define BARS_HEIGHT 9.0
#define MODULE_LARGEST 0.30
#define CARRIED_HEIGHT 7.0
#define TOTALS_WIDTH 78.0
#define TOTALS_STEP 5.6
#define N_COLUMNS 6

typedef struct
{
  TendCanvas                *canvas;
  const TendInvoiceDocument *invoice;
  double                     width;   /* between the margins */
  gint64                     carried; /* sum of the lines drawn so far */
  gboolean                   in_lines;
} Draft;

static gboolean
sum_up (const TendInvoiceDocument *invoice, gint64 *total, gint64 *balance, GError **error)
{
  gboolean fits = TRUE;

  *total = 0;
  for (gsize i = 0; i < invoice->n_lines; i++)
    fits = !__builtin_add_overflow (*total, invoice->lines[i].amount, total) && fits;
  *balance = *total;
  for (gsize i = 0; i < invoice->n_payments; i++)
    fits = invoice->payments[i].amount != G_MININT64
           && !__builtin_sub_overflow (*balance, invoice->payments[i].amount, balance) && fits;
  if (!fits)
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                         _ ("The sum of the invoice is too large; check the amounts of its lines"));
  return fits;
}

static gboolean
draw_number (Draft *draft, double x, double y, GError **error)
{
  const TendTextStyle title = { .face = TEND_FACE_SANS, .size = 20, .align = TEND_ALIGN_RIGHT };
  const TendTextStyle number
      = { .face = TEND_FACE_MONOSPACE, .size = 9, .align = TEND_ALIGN_RIGHT };
  guint  n_modules = tend_canvas_measure_code128 (draft->canvas, draft->invoice->number, error);
  double module;

  if (n_modules == 0)
    return FALSE;
  module
      = tend_canvas_choose_module (draft->canvas, n_modules, SIDE_WIDTH + MARGIN, MODULE_LARGEST);
  if (module <= 0)
    {
      g_set_error_literal (
          error, TEND_ERROR, TEND_ERROR_INVALID,
          _ ("The invoice number is too long for its barcode; choose a shorter one"));
      return FALSE;
    }
  tend_canvas_draw_text (draft->canvas, &title, x + SIDE_WIDTH, y + 6.5, _ ("Invoice"));
  if (!tend_canvas_draw_code128 (draft->canvas, x + SIDE_WIDTH - n_modules * module, y + 11, module,
                                 BARS_HEIGHT, draft->invoice->number, error))
    return FALSE;
  tend_canvas_draw_text (draft->canvas, &number, x + SIDE_WIDTH, y + 11 + BARS_HEIGHT + 4,
                         draft->invoice->number);
  return TRUE;
}

/* Bill to, patient, dates: three columns; returns where they end. */
static double
draw_parties (Draft *draft, double y)
{
  const TendInvoiceDocument *invoice = draft->invoice;
  double                     third = (draft->width - 16) / 3;
  double                     x = MARGIN;
  double                     bill_to, person, dates;

  bill_to = tend_paper_draw_field (draft->canvas, x, y, third, _ ("Bill to"), invoice->bill_to);
  x += third + 8;
  person = tend_paper_draw_patient (draft->canvas, x, y, third, invoice->patient_name, invoice->mrn,
                                    invoice->birth_date);
  x += third + 8;
  dates = tend_paper_draw_field (draft->canvas, x, y, third, _ ("Invoice date"), invoice->date);
  dates += 2;
  dates += tend_paper_draw_field (draft->canvas, x, y + dates, third, _ ("Payment due"),
                                  invoice->due_date);
  y += MAX (MAX (bill_to, person), dates) + 4;
  if (invoice->coverage != NULL && *invoice->coverage != '\0')
    y += tend_paper_draw_field (draft->canvas, MARGIN, y, draft->width, _ ("Coverage"),
                                invoice->coverage)
         + 3;
  return y + 3;
}

static void
add_carried (TendPaperTable *table, const char *label, gint64 amount)
{
  g_autofree char  *money = tend_money_format (amount);
  const char *const cells[N_COLUMNS] = { "", "", label, "", "", money };

  tend_paper_table_add_carried (table, cells);
}

static void
on_page_left_cb (TendPaperTable *table, gpointer user_data)
{
  Draft *draft = user_data;

  if (draft->in_lines)
    add_carried (table, _ ("Carried forward"), draft->carried);
}

static double
on_page_entered_cb (TendPaperTable *table, gpointer user_data)
{
  Draft              *draft = user_data;
  const TendTextStyle name = { .face = TEND_FACE_SANS_BOLD, .size = 9 };
  const TendTextStyle number = { .size = 9, .align = TEND_ALIGN_RIGHT };
  g_autofree char    *text = g_strdup_printf (_ ("Invoice %s"), draft->invoice->number);

  tend_canvas_draw_text_fitted (draft->canvas, &name, MARGIN, MARGIN, draft->width / 2, 6,
                                draft->invoice->clinic.name);
  tend_canvas_draw_text (draft->canvas, &number, MARGIN + draft->width, MARGIN, text);
  return MARGIN + 8;
}

static void
on_page_resumed_cb (TendPaperTable *table, gpointer user_data)
{
  Draft *draft = user_data;

  add_carried (table, _ ("Brought forward"), draft->carried);
}

static void
draw_lines (Draft *draft, TendPaperTable *table)
{
  draft->in_lines = TRUE;
  for (gsize i = 0; i < draft->invoice->n_lines; i++)
    {
      const TendInvoiceLine *line = &draft->invoice->lines[i];
      g_autofree char       *price = tend_money_format (line->unit_price);
      g_autofree char       *amount = tend_money_format (line->amount);
      const char *const      cells[N_COLUMNS]
          = { line->date, line->code, line->description, line->quantity, price, amount };

      tend_paper_table_add_row (table, cells);
      draft->carried += line->amount;
    }
  draft->in_lines = FALSE;
}

static double
draw_total (Draft *draft, double y, gboolean strong, const char *label, gint64 cents)
{
  g_autofree char    *money = tend_money_format (cents);
  double              x = MARGIN + draft->width - TOTALS_WIDTH;
  const TendFace      face = strong ? TEND_FACE_SANS_BOLD : TEND_FACE_SANS;
  const double        size = strong ? 11 : 9;
  const TendTextStyle left = { .face = face, .size = size };
  const TendTextStyle right = { .face = face, .size = size, .align = TEND_ALIGN_RIGHT };

  tend_canvas_draw_text_fitted (draft->canvas, &left, x, y + 4, TOTALS_WIDTH - 32, 6, label);
  tend_canvas_draw_text_fitted (draft->canvas, &right, x + TOTALS_WIDTH - 32, y + 4, 32, 6, money);
  return y + TOTALS_STEP;
}

static double
draw_totals (Draft *draft, TendPaperTable *table, gint64 total, gint64 balance)
{
  double y = tend_paper_table_finish (table, 3 * TOTALS_STEP + 6) + 3;
  double x = MARGIN + draft->width - TOTALS_WIDTH;

  y = draw_total (draft, y, FALSE, _ ("Total"), total);
  for (gsize i = 0; i < draft->invoice->n_payments; i++)
    {
      const TendInvoicePayment *payment = &draft->invoice->payments[i];
      g_autofree char *label = g_strdup_printf ("%s  %s", payment->date, payment->description);

      y = tend_paper_table_finish_at (table, y, TOTALS_STEP);
      y = draw_total (draft, y, FALSE, label, -payment->amount);
    }
  y = tend_paper_table_finish_at (table, y, TOTALS_STEP + 5);
  tend_canvas_draw_line (draft->canvas, x, y + 1, x + TOTALS_WIDTH, y + 1, 0.25, TEND_COLOR_BLACK);
  return draw_total (draft, y + 2, TRUE, balance < 0 ? _ ("Credit") : _ ("Balance due"), balance);
}

static void
draw_terms (Draft *draft, TendPaperTable *table, double y)
{
  y = tend_paper_table_finish_at (table, y + 6, 22);
  tend_paper_draw_field (draft->canvas, MARGIN, y, draft->width, _ ("Payment terms"),
                         draft->invoice->terms);
}

static gboolean
draw_invoice (Draft *draft, gint64 total, gint64 balance, GError **error)
{
  const TendPaperColumn columns[N_COLUMNS] = {
    { _ ("Date"), 19, TEND_ALIGN_LEFT },        { _ ("Code"), 18, TEND_ALIGN_LEFT },
    { _ ("Description"), 0, TEND_ALIGN_LEFT },  { _ ("Quantity"), 15, TEND_ALIGN_RIGHT },
    { _ ("Unit price"), 22, TEND_ALIGN_RIGHT }, { _ ("Amount"), 25, TEND_ALIGN_RIGHT },
  };
  const TendPaperTableLayout layout = { .columns = columns,
                                        .n_columns = N_COLUMNS,
                                        .x = MARGIN,
                                        .width = draft->width,
                                        .top = MARGIN,
                                        .bottom = tend_canvas_get_height (draft->canvas) - FOOT,
                                        .reserve = CARRIED_HEIGHT,
                                        .leave = on_page_left_cb,
                                        .enter = on_page_entered_cb,
                                        .resume = on_page_resumed_cb,
                                        .user_data = draft };
  g_autoptr (TendPaperTable) table = NULL;
  g_autofree char *note = g_strdup_printf (_ ("Invoice %s"), draft->invoice->number);
  double           clinic, y;

  tend_canvas_add_page (draft->canvas);
  clinic = tend_paper_draw_clinic (draft->canvas, &draft->invoice->clinic, MARGIN, 16,
                                   draft->width - SIDE_WIDTH - 10);
  if (!draw_number (draft, MARGIN + draft->width - SIDE_WIDTH, 16, error))
    return FALSE;
  y = draw_parties (draft, 16 + MAX (clinic, 26) + 8);
  table = tend_paper_table_new (draft->canvas, &layout, y);
  draw_lines (draft, table);
  y = draw_totals (draft, table, total, balance);
  if (draft->invoice->terms != NULL && *draft->invoice->terms != '\0')
    draw_terms (draft, table, y);
  tend_paper_number_pages (draft->canvas, MARGIN, note);
  return TRUE;
}

TendCanvas *
tend_invoice_document_new (const TendInvoiceDocument     *invoice,
                           TendPaperSize                  size,
                           const TendPrinterProfile      *profile,
                           const TendDocumentInformation *information,
                           GError                       **error)
{
  g_autoptr (TendCanvas) canvas = NULL;
  gint64 total, balance;
  double width, height;
  Draft  draft = { .invoice = invoice };

  g_return_val_if_fail (size == TEND_PAPER_LETTER || size == TEND_PAPER_A4, NULL);

  if (!sum_up (invoice, &total, &balance, error))
    return NULL;
  tend_paper_get_size (size, &width, &height);
  canvas = tend_canvas_new (width, height, profile);
  if (information != NULL)
    tend_canvas_set_information (canvas, information);
  draft.canvas = canvas;
  draft.width = tend_canvas_get_width (canvas) - 2 * MARGIN;
  return draw_invoice (&draft, total, balance, error) ? g_steal_pointer (&canvas) : NULL;
}
