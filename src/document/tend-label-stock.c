/* SPDX-License-Identifier: GPL-3.0-or-later
 * The label papers that Tend knows. */

#define G_LOG_DOMAIN "tend-document"

#include "config.h"

#include "tend-label-stock.h"

#define ROLL(name, width, height)                                                                  \
  {                                                                                                \
    .id = name, .label_width = width, .label_height = height, .page_width = width,                 \
    .page_height = height, .columns = 1, .rows = 1, .pitch_x = width, .pitch_y = height            \
  }

static const TendLabelStock stocks[TEND_N_LABEL_STOCKS] = {
  [TEND_LABEL_STOCK_2_BY_1_INCH] = ROLL ("2x1in", 50.8, 25.4),
  [TEND_LABEL_STOCK_2_25_BY_1_25_INCH] = ROLL ("2.25x1.25in", 57.15, 31.75),
  [TEND_LABEL_STOCK_50_BY_25_MM] = ROLL ("50x25mm", 50, 25),
  [TEND_LABEL_STOCK_LETTER_3_BY_10] = { .id = "letter-3x10",
                                        .label_width = 66.675,
                                        .label_height = 25.4,
                                        .page_width = 215.9,
                                        .page_height = 279.4,
                                        .columns = 3,
                                        .rows = 10,
                                        .left = 4.7625,
                                        .top = 12.7,
                                        .pitch_x = 69.85,
                                        .pitch_y = 25.4 },
};

const TendLabelStock *
tend_label_stock_get (TendLabelStockKind kind)
{
  g_return_val_if_fail ((guint) kind < TEND_N_LABEL_STOCKS, &stocks[0]);

  return &stocks[kind];
}

const TendLabelStock *
tend_label_stock_find (const char *id)
{
  for (guint i = 0; i < TEND_N_LABEL_STOCKS; i++)
    {
      if (g_strcmp0 (stocks[i].id, id) == 0)
        return &stocks[i];
    }
  return NULL;
}
