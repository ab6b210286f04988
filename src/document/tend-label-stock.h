#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TEND_LABEL_STOCK_2_BY_1_INCH,       /* 50.8 × 25.4 mm, the usual tube label (CLSI AUTO12) */
  TEND_LABEL_STOCK_2_25_BY_1_25_INCH, /* 57.15 × 31.75 mm */
  TEND_LABEL_STOCK_50_BY_25_MM,       /* 50 × 25 mm */
  TEND_LABEL_STOCK_LETTER_3_BY_10,    /* sheet of 30, 66.7 × 25.4 mm each */
} TendLabelStockKind;

#define TEND_N_LABEL_STOCKS 4

/* All in mm. A roll is a page of one label. */
typedef struct
{
  const char *id; /* for settings and the command line */
  double      label_width;
  double      label_height;
  double      page_width;
  double      page_height;
  guint       columns;
  guint       rows;
  double      left; /* of the first label */
  double      top;
  double      pitch_x;
  double      pitch_y;
} TendLabelStock;

const TendLabelStock *tend_label_stock_get (TendLabelStockKind kind);
/* Returns: (nullable) */
const TendLabelStock *tend_label_stock_find (const char *id);

G_END_DECLS
