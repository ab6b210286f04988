/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws tables that break over pages. */

#define G_LOG_DOMAIN "tend-document"

#include "config.h"

#include "tend-paper-table.h"

#include "tend-paper.h"

#define HEAD_SIZE 7.5
#define HEAD_HEIGHT 6.0
#define BODY_SIZE 9.0
#define LEADING 4.1
#define ROW_PADDING 1.1
#define COLUMN_GAP 4.0
#define MOST_LINES 20

struct TendPaperTable
{
  TendCanvas          *canvas; /* owned */
  TendPaperTableLayout layout;
  double              *widths; /* owned */
  double               y;
};

static void
measure_columns (TendPaperTable *self)
{
  const TendPaperTableLayout *layout = &self->layout;
  double                      rest = layout->width - (layout->n_columns - 1) * COLUMN_GAP;
  guint                       n_open = 0;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      rest -= layout->columns[i].width;
      n_open += layout->columns[i].width <= 0;
    }
  for (guint i = 0; i < layout->n_columns; i++)
    self->widths[i] = layout->columns[i].width > 0 ? layout->columns[i].width
                                                   : MAX (10, rest / MAX (1, n_open));
}

static void
draw_rule (TendPaperTable *self, double line_width, TendColor color)
{
  tend_canvas_draw_line (self->canvas, self->layout.x, self->y, self->layout.x + self->layout.width,
                         self->y, line_width, color);
}

static void
draw_head (TendPaperTable *self)
{
  double x = self->layout.x;

  for (guint i = 0; i < self->layout.n_columns; i++)
    {
      const TendPaperColumn *column = &self->layout.columns[i];
      const TendTextStyle    style
          = { .size = HEAD_SIZE, .align = column->align, .color = TEND_PAPER_GRAY };

      tend_canvas_draw_text_fitted (self->canvas, &style, x, self->y + 3.4, self->widths[i], 5,
                                    column->title);
      x += self->widths[i] + COLUMN_GAP;
    }
  self->y += HEAD_HEIGHT - 1;
  draw_rule (self, 0.25, TEND_COLOR_BLACK);
  self->y += 1;
}

static void
break_page (TendPaperTable *self)
{
  if (self->layout.leave != NULL)
    self->layout.leave (self, self->layout.user_data);
  tend_canvas_add_page (self->canvas);
  self->y = self->layout.top;
  if (self->layout.enter != NULL)
    self->y = self->layout.enter (self, self->layout.user_data);
}

/* The lines of each cell; returns the height of the row. */
static double
wrap_row (TendPaperTable *self, TendFace face, const char *const *cells, GStrv *wrapped)
{
  const TendTextStyle style = { .face = face, .size = BODY_SIZE };
  guint               n_lines = 1;

  for (guint i = 0; i < self->layout.n_columns; i++)
    {
      wrapped[i] = tend_canvas_wrap_text (self->canvas, &style, self->widths[i], cells[i]);
      n_lines = MAX (n_lines, MIN (MOST_LINES, g_strv_length (wrapped[i])));
    }
  return n_lines * LEADING + 2 * ROW_PADDING;
}

static void
draw_row (TendPaperTable *self, TendFace face, GStrv *wrapped)
{
  double x = self->layout.x;

  for (guint i = 0; i < self->layout.n_columns; i++)
    {
      const TendTextStyle style
          = { .face = face, .size = BODY_SIZE, .align = self->layout.columns[i].align };

      tend_canvas_draw_lines (self->canvas, &style, x, self->y + ROW_PADDING, self->widths[i],
                              LEADING, MOST_LINES, (const char *const *) wrapped[i]);
      x += self->widths[i] + COLUMN_GAP;
    }
}

static void
free_row (TendPaperTable *self, GStrv *wrapped)
{
  for (guint i = 0; i < self->layout.n_columns; i++)
    g_strfreev (wrapped[i]);
  g_free (wrapped);
}

TendPaperTable *
tend_paper_table_new (TendCanvas *canvas, const TendPaperTableLayout *layout, double y)
{
  TendPaperTable *self = g_new0 (TendPaperTable, 1);

  self->canvas = g_object_ref (canvas);
  self->layout = *layout;
  self->widths = g_new0 (double, layout->n_columns);
  self->y = y;
  measure_columns (self);
  draw_head (self);
  return self;
}

void
tend_paper_table_free (TendPaperTable *self)
{
  g_object_unref (self->canvas);
  g_free (self->widths);
  g_free (self);
}

void
tend_paper_table_add_row (TendPaperTable *self, const char *const *cells)
{
  GStrv *wrapped = g_new0 (GStrv, self->layout.n_columns);
  double height = wrap_row (self, TEND_FACE_SANS, cells, wrapped);

  if (self->y + height > self->layout.bottom - self->layout.reserve)
    {
      break_page (self);
      draw_head (self);
      if (self->layout.resume != NULL)
        self->layout.resume (self, self->layout.user_data);
    }
  draw_row (self, TEND_FACE_SANS, wrapped);
  free_row (self, wrapped);
  self->y += height;
  draw_rule (self, 0.1, TEND_PAPER_RULE);
}

void
tend_paper_table_add_carried (TendPaperTable *self, const char *const *cells)
{
  GStrv *wrapped = g_new0 (GStrv, self->layout.n_columns);

  wrap_row (self, TEND_FACE_SANS_BOLD, cells, wrapped);
  draw_row (self, TEND_FACE_SANS_BOLD, wrapped);
  free_row (self, wrapped);
  self->y += LEADING + 2 * ROW_PADDING;
}

double
tend_paper_table_finish (TendPaperTable *self, double height)
{
  return tend_paper_table_finish_at (self, self->y, height);
}

double
tend_paper_table_finish_at (TendPaperTable *self, double y, double height)
{
  self->y = y;
  if (y + height > self->layout.bottom)
    break_page (self);
  return self->y;
}
