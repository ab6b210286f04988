#pragma once

#include "tend-canvas.h"

G_BEGIN_DECLS

/* A table that goes on over pages with its head repeated. */
typedef struct TendPaperTable TendPaperTable;

typedef struct
{
  const char *title;
  double      width; /* mm; of the columns with 0 each gets the same share of the rest */
  TendAlign   align;
} TendPaperColumn;

/**
 * TendPaperTableLayout:
 * @columns: kept by reference for the life of the table
 * @top: where the table goes on below the edge of a later page
 * @bottom: what rows must stay above
 * @leave: (nullable): called before a page is left, with @reserve mm of room above @bottom
 * @enter: (nullable): called on the new page, above its head; returns where the head shall stand
 * @resume: (nullable): called below the head of the new page, before its first row
 *
 * Lengths in mm.
 */
typedef struct
{
  const TendPaperColumn *columns;
  guint                  n_columns;
  double                 x;
  double                 width;
  double                 top;
  double                 bottom;
  double                 reserve;
  void (*leave) (TendPaperTable *table, gpointer user_data);
  double (*enter) (TendPaperTable *table, gpointer user_data);
  void (*resume) (TendPaperTable *table, gpointer user_data);
  gpointer user_data;
} TendPaperTableLayout;

/* Draws the head at @y of the page that @canvas is on. */
TendPaperTable      *
tend_paper_table_new (TendCanvas *canvas, const TendPaperTableLayout *layout, double y);
void tend_paper_table_free (TendPaperTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendPaperTable, tend_paper_table_free)

/* A row of as many cells as columns, each wrapped in its column (20 lines at most); the page
 * breaks before a row that does not fit. */
void tend_paper_table_add_row (TendPaperTable *self, const char *const *cells);

/* A row in bold, without a rule and without breaking the page: for totals carried over. */
void tend_paper_table_add_carried (TendPaperTable *self, const char *const *cells);

/* Breaks the page unless @height mm are left below the last row (or below @y, which then counts as
 * drawn on), without repeating the head; returns where to go on. */
double tend_paper_table_finish (TendPaperTable *self, double height);
double tend_paper_table_finish_at (TendPaperTable *self, double y, double height);

G_END_DECLS
