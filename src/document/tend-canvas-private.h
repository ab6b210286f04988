#pragma once

#include "tend-canvas.h"
#include "tend-pdf-writer.h"
#include "tend-paper-text.h"

G_BEGIN_DECLS

#define TEND_POINTS_PER_MM (72.0 / 25.4)

TendGlyphs *tend_canvas_get_glyphs (TendCanvas *self);
/* The content of the page drawn on, to append PDF operators to. */
GString *tend_canvas_get_content (TendCanvas *self);
/* Positions on the page in points from its bottom left, with the printer's offset. */
double tend_canvas_map_x (TendCanvas *self, double x);
double tend_canvas_map_y (TendCanvas *self, double y);
/* Dots per inch of the printer, 0 when unknown. */
double tend_canvas_get_resolution (TendCanvas *self);
void   tend_canvas_set_fill (TendCanvas *self, TendColor color);
/* A number of a content stream, to a thousandth, and a space. */
void tend_canvas_append_number (GString *content, double number);

G_END_DECLS
