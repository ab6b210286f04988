/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws the page that a patient takes home from a visit. */

#define G_LOG_DOMAIN "tend-document"

#include "config.h"

#include "tend-visit-summary-document.h"

#include "tend-paper-table.h"

#include <glib/gi18n-lib.h>

#define MARGIN 20.0
#define MOST_TESTS 10
#define SECTION_GAP 6.0
#define N_COLUMNS 4

typedef struct
{
  TendCanvas                     *canvas;
  const TendVisitSummaryDocument *summary;
  double                          width;
} Draft;

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static double
draw_section (const Draft *draft, double y, const char *title)
{
  const TendTextStyle style = { .face = TEND_FACE_SANS_BOLD, .size = 11 };

  tend_canvas_draw_text (draft->canvas, &style, MARGIN, y + SECTION_GAP + 4, title);
  return y + SECTION_GAP + 6;
}

static double
draw_head (const Draft *draft, double y)
{
  const TendTextStyle title = { .size = 20, .align = TEND_ALIGN_RIGHT };
  double clinic = tend_paper_draw_clinic (draft->canvas, &draft->summary->clinic, MARGIN, y,
                                          draft->width - 80);

  tend_canvas_draw_text_fitted (draft->canvas, &title, MARGIN + draft->width - 75, y + 6.5, 75, 10,
                                _ ("Visit summary"));
  return y + MAX (clinic, 12) + 8;
}

static double
draw_parties (const Draft *draft, double y)
{
  const TendVisitSummaryDocument *summary = draft->summary;
  double                          third = (draft->width - 16) / 3;
  double                          patient, visit, provider;

  patient = tend_paper_draw_patient (draft->canvas, MARGIN, y, third, summary->patient_name,
                                     summary->mrn, summary->birth_date);
  visit = tend_paper_draw_field (draft->canvas, MARGIN + third + 8, y, third, _ ("Visit"),
                                 summary->visit_date);
  provider = tend_paper_draw_field (draft->canvas, MARGIN + 2 * (third + 8), y, third,
                                    _ ("Seen by"), summary->provider);
  visit = MAX (visit, provider);
  visit += tend_paper_draw_field (draft->canvas, MARGIN + third + 8, y + visit + 2, 2 * third + 8,
                                  _ ("Reason"), summary->visit_reason)
           + 2;
  return y + MAX (patient, visit);
}

static double
draw_rest (const Draft *draft, double y, gsize n_left)
{
  const TendTextStyle gray = { .size = 8.5, .color = TEND_PAPER_GRAY };
  g_autofree char    *text = NULL;

  if (n_left == 0)
    return y;
  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", (gulong) n_left), (guint) n_left);
  tend_canvas_draw_text (draft->canvas, &gray, MARGIN, y + 4, text);
  return y + 5;
}

static double
draw_vitals (const Draft *draft, double y)
{
  const TendVisitSummaryDocument *summary = draft->summary;
  const TendPaperColumn           columns[N_COLUMNS] = {
              { _ ("Time"), 22, TEND_ALIGN_LEFT },
              { _ ("Measurement"), 0, TEND_ALIGN_LEFT },
              { _ ("Value"), 38, TEND_ALIGN_RIGHT },
              { _ ("Note"), 34, TEND_ALIGN_LEFT },
  };
  const TendPaperTableLayout layout = { .columns = columns,
                                        .n_columns = N_COLUMNS,
                                        .x = MARGIN,
                                        .width = draft->width,
                                        .top = MARGIN,
                                        .bottom = G_MAXDOUBLE };
  const double               lowest = tend_canvas_get_height (draft->canvas) * 0.55;
  gsize                      n_drawn = 0;
  g_autoptr (TendPaperTable) table = NULL;

  if (summary->n_vitals == 0)
    return y;
  y = draw_section (draft, y, _ ("Vital signs"));
  table = tend_paper_table_new (draft->canvas, &layout, y);
  while (n_drawn < summary->n_vitals && tend_paper_table_finish (table, 0) < lowest)
    {
      const TendVisitSummaryVital *vital = &summary->vitals[n_drawn++];
      const char *const            cells[N_COLUMNS]
          = { vital->time, vital->measurement, vital->value, vital->note };

      tend_paper_table_add_row (table, cells);
    }
  return draw_rest (draft, tend_paper_table_finish (table, 0), summary->n_vitals - n_drawn);
}

static double
draw_tests (const Draft *draft, double y)
{
  const TendVisitSummaryDocument *summary = draft->summary;
  const TendTextStyle             plain = { .size = 9.5 };
  const gsize                     n_drawn = MIN (summary->n_tests, MOST_TESTS);
  const double                    half = (draft->width - 8) / 2;

  if (summary->n_tests == 0)
    return y;
  y = draw_section (draft, y, _ ("Tests drawn")) + 1;
  for (gsize i = 0; i < n_drawn; i++)
    {
      g_autofree char *item = g_strconcat ("\u2022 ", summary->tests[i], NULL);

      tend_canvas_draw_text_fitted (draft->canvas, &plain, MARGIN + (i % 2) * (half + 8),
                                    y + (double) (i / 2) * 5 + 4, half, 6, item);
    }
  y += (double) ((n_drawn + 1) / 2) * 5 + 1;
  return draw_rest (draft, y, summary->n_tests - n_drawn);
}

static void
draw_farewell (const Draft *draft, double y)
{
  const TendVisitSummaryDocument *summary = draft->summary;
  const TendTextStyle             large = { .face = TEND_FACE_SANS_BOLD, .size = 10.5 };
  const TendTextStyle             plain = { .size = 9.5 };
  double                          bottom = tend_canvas_get_height (draft->canvas) - MARGIN;
  double                          step = 9.5 * 1.3 * 25.4 / 72;

  if (is_given (summary->next_appointment))
    {
      y = draw_section (draft, y, _ ("Next appointment")) + 1;
      y += tend_canvas_draw_paragraph (draft->canvas, &large, MARGIN, y, draft->width, 0, 3,
                                       summary->next_appointment);
    }
  if (is_given (summary->instructions) && bottom - y > SECTION_GAP + 7 + step)
    {
      y = draw_section (draft, y, _ ("What to do")) + 1;
      tend_canvas_draw_paragraph (draft->canvas, &plain, MARGIN, y, draft->width, step,
                                  (guint) ((bottom - y) / step), summary->instructions);
    }
}

TendCanvas *
tend_visit_summary_document_new (const TendVisitSummaryDocument *summary,
                                 TendPaperSize                   size,
                                 const TendPrinterProfile       *profile,
                                 const TendDocumentInformation  *information)
{
  double width, height, y;
  Draft  draft = { .summary = summary };

  g_return_val_if_fail (size == TEND_PAPER_LETTER || size == TEND_PAPER_A4, NULL);

  tend_paper_get_size (size, &width, &height);
  draft.canvas = tend_canvas_new (width, height, profile);
  draft.width = tend_canvas_get_width (draft.canvas) - 2 * MARGIN;
  if (information != NULL)
    tend_canvas_set_information (draft.canvas, information);
  tend_canvas_add_page (draft.canvas);
  y = draw_head (&draft, 16);
  y = draw_parties (&draft, y);
  y = draw_vitals (&draft, y);
  y = draw_tests (&draft, y);
  draw_farewell (&draft, y);
  return draft.canvas;
}
