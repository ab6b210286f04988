/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the full-page documents have in common: sizes, the clinic's block, captions, page numbers.
 */

#define G_LOG_DOMAIN "tend-document"

#include "config.h"

#include "tend-paper.h"

#include <glib/gi18n-lib.h>

#define CAPTION_HEIGHT 4.0
#define FOOT_HEIGHT 9.0

void
tend_paper_get_size (TendPaperSize size, double *width, double *height)
{
  static const double sizes[][2] = {
    [TEND_PAPER_LETTER] = { 215.9, 279.4 },
    [TEND_PAPER_A4] = { 210, 297 },
    [TEND_PAPER_HALF_LETTER] = { 139.7, 215.9 },
    [TEND_PAPER_ROLL_80_MM] = { 80, 0 },
  };

  *width = sizes[size][0];
  *height = sizes[size][1];
}

static void
append_number (GString *line, const char *format, const char *number)
{
  if (number == NULL || *number == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, "   ");
  g_string_append_printf (line, format, number);
}

double
tend_paper_draw_clinic (
    TendCanvas *canvas, const TendClinicBlock *clinic, double x, double y, double width)
{
  const TendTextStyle name = { .face = TEND_FACE_SANS_BOLD, .size = 13 };
  const TendTextStyle plain = { .size = 8.5, .color = TEND_PAPER_GRAY };
  g_autoptr (GString) numbers = g_string_new (NULL);
  double height = 0;

  height += tend_canvas_draw_paragraph (canvas, &name, x, y, width, 0, 2, clinic->name);
  height
      += tend_canvas_draw_paragraph (canvas, &plain, x, y + height, width, 0, 5, clinic->address);
  height += tend_canvas_draw_paragraph (canvas, &plain, x, y + height, width, 0, 1, clinic->phone);
  /* Translators: employer identification number of the clinic, from the tax office. */
  append_number (numbers, _ ("EIN %s"), clinic->ein);
  /* Translators: national provider identifier of the clinic. */
  append_number (numbers, _ ("NPI %s"), clinic->npi);
  height += tend_canvas_draw_paragraph (canvas, &plain, x, y + height, width, 0, 2, numbers->str);
  return height;
}

static void
draw_caption (TendCanvas *canvas, double x, double y, double width, const char *caption)
{
  const TendTextStyle small = { .size = 7.5, .color = TEND_PAPER_GRAY };

  tend_canvas_draw_text_fitted (canvas, &small, x, y + 2.6, width, 5, caption);
}

double
tend_paper_draw_field (
    TendCanvas *canvas, double x, double y, double width, const char *caption, const char *text)
{
  const TendTextStyle plain = { .size = 9.5 };

  if (text == NULL || *text == '\0')
    return 0;
  draw_caption (canvas, x, y, width, caption);
  return CAPTION_HEIGHT
         + tend_canvas_draw_paragraph (canvas, &plain, x, y + CAPTION_HEIGHT, width, 0, 6, text);
}

/* A name may take several lines, but never those that tell two of one name apart. */
double
tend_paper_draw_patient (TendCanvas *canvas,
                         double      x,
                         double      y,
                         double      width,
                         const char *name,
                         const char *mrn,
                         const char *birth_date)
{
  const TendTextStyle plain = { .size = 9.5 };
  double              height = CAPTION_HEIGHT;
  g_autofree char    *number = NULL;
  g_autofree char    *birth = NULL;

  draw_caption (canvas, x, y, width, _ ("Patient"));
  height += tend_canvas_draw_paragraph (canvas, &plain, x, y + height, width, 0, 4, name);
  if (mrn != NULL && *mrn != '\0')
    {
      number = g_strdup_printf (_ ("MRN %s"), mrn);
      height += tend_canvas_draw_paragraph (canvas, &plain, x, y + height, width, 0, 2, number);
    }
  if (birth_date != NULL && *birth_date != '\0')
    {
      birth = g_strdup_printf (_ ("Born %s"), birth_date);
      height += tend_canvas_draw_paragraph (canvas, &plain, x, y + height, width, 0, 1, birth);
    }
  return height;
}

void
tend_paper_number_pages (TendCanvas *canvas, double margin, const char *note)
{
  const TendTextStyle left = { .size = 7.5, .color = TEND_PAPER_GRAY };
  const TendTextStyle right = { .size = 7.5, .align = TEND_ALIGN_RIGHT, .color = TEND_PAPER_GRAY };
  guint               n_pages = tend_canvas_get_n_pages (canvas);
  double              width = tend_canvas_get_width (canvas);
  double              y = tend_canvas_get_height (canvas) - FOOT_HEIGHT;

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), i + 1, n_pages);

      tend_canvas_select_page (canvas, i);
      tend_canvas_draw_text_fitted (canvas, &left, margin, y, (width - 2 * margin) * 0.7, 5, note);
      tend_canvas_draw_text (canvas, &right, width - margin, y, number);
    }
}
