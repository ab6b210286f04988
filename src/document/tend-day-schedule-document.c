/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws the schedule of one day, a page or more a provider. */

#define G_LOG_DOMAIN "tend-document"

#include "config.h"

#include "tend-day-schedule-document.h"

#include "tend-paper-table.h"

#include <glib/gi18n-lib.h>

#define MARGIN 18.0
#define FOOT 18.0
#define N_COLUMNS 5

typedef struct
{
  TendCanvas                    *canvas;
  const TendDayScheduleDocument *schedule;
  const TendDayScheduleProvider *provider;
  double                         width;
} Draft;

static double
draw_heading (const Draft *draft, double y)
{
  const TendTextStyle provider = { .face = TEND_FACE_SANS_BOLD, .size = 15 };
  const TendTextStyle day = { .size = 11, .align = TEND_ALIGN_RIGHT };
  const TendTextStyle clinic = { .size = 8.5, .color = TEND_PAPER_GRAY };
  double              day_width = draft->width * 0.36;

  tend_canvas_draw_text_fitted (draft->canvas, &provider, MARGIN, y + 5,
                                draft->width - day_width - 6, 9, draft->provider->provider);
  tend_canvas_draw_text_fitted (draft->canvas, &day, MARGIN + draft->width - day_width, y + 5,
                                day_width, 8, draft->schedule->day);
  tend_canvas_draw_text_fitted (draft->canvas, &clinic, MARGIN, y + 10, draft->width, 6,
                                draft->schedule->clinic_name);
  return y + 16;
}

static double
on_page_entered_cb (TendPaperTable *table, gpointer user_data)
{
  return draw_heading (user_data, MARGIN);
}

static void
draw_provider (Draft *draft)
{
  const TendPaperColumn columns[N_COLUMNS] = {
    { _ ("Time"), 24, TEND_ALIGN_LEFT },   { _ ("Patient"), 0, TEND_ALIGN_LEFT },
    { _ ("Reason"), 0, TEND_ALIGN_LEFT },  { _ ("Room"), 20, TEND_ALIGN_LEFT },
    { _ ("Status"), 24, TEND_ALIGN_LEFT },
  };
  const TendPaperTableLayout layout = { .columns = columns,
                                        .n_columns = N_COLUMNS,
                                        .x = MARGIN,
                                        .width = draft->width,
                                        .top = MARGIN,
                                        .bottom = tend_canvas_get_height (draft->canvas) - FOOT,
                                        .enter = on_page_entered_cb,
                                        .user_data = draft };
  const TendTextStyle        gray = { .size = 9.5, .color = TEND_PAPER_GRAY };
  g_autoptr (TendPaperTable) table = NULL;

  tend_canvas_add_page (draft->canvas);
  table = tend_paper_table_new (draft->canvas, &layout, draw_heading (draft, MARGIN));
  for (gsize i = 0; i < draft->provider->n_entries; i++)
    {
      const TendDayScheduleEntry *entry = &draft->provider->entries[i];
      const char *const           cells[N_COLUMNS]
          = { entry->time, entry->patient, entry->reason, entry->room, entry->status };

      tend_paper_table_add_row (table, cells);
    }
  if (draft->provider->n_entries == 0)
    tend_canvas_draw_text (draft->canvas, &gray, MARGIN, tend_paper_table_finish (table, 10) + 6,
                           _ ("No appointments"));
}

TendCanvas *
tend_day_schedule_document_new (const TendDayScheduleDocument *schedule,
                                TendPaperSize                  size,
                                const TendPrinterProfile      *profile,
                                const TendDocumentInformation *information)
{
  double width, height;
  Draft  draft = { .schedule = schedule };

  g_return_val_if_fail (size == TEND_PAPER_LETTER || size == TEND_PAPER_A4, NULL);

  tend_paper_get_size (size, &width, &height);
  draft.canvas = tend_canvas_new (width, height, profile);
  draft.width = tend_canvas_get_width (draft.canvas) - 2 * MARGIN;
  if (information != NULL)
    tend_canvas_set_information (draft.canvas, information);
  for (gsize i = 0; i < schedule->n_providers; i++)
    {
      draft.provider = &schedule->providers[i];
      draw_provider (&draft);
    }
  tend_paper_number_pages (draft.canvas, MARGIN, schedule->printed);
  return draft.canvas;
}
