#pragma once

#include "tend-canvas.h"

G_BEGIN_DECLS

/* Blank room that readers need at each end of a Code 128, in modules and in mm. */
#define TEND_CODE128_QUIET_MODULES 10
#define TEND_CODE128_QUIET_MM 2.5

/**
 * tend_canvas_measure_code128:
 * @text: printable ASCII
 *
 * Returns: modules from the first bar to the last, without quiet zones; 0 with
 * %TEND_ERROR_INVALID set when @text cannot be a Code 128
 */
guint tend_canvas_measure_code128 (TendCanvas *self, const char *text, GError **error);

/* The widest module of whole printer dots (of 203 a inch when unknown), from 0.25 mm to @maximum,
 * with which @n_modules and their quiet zones fit @width; 0 when none does. */
double tend_canvas_choose_module (TendCanvas *self, guint n_modules, double width, double maximum);

/**
 * tend_canvas_draw_code128:
 * @x: of the first bar, put on a whole printer dot where the resolution is known
 * @module: width of the narrowest bar in mm
 *
 * Vector bars; the caller leaves the quiet zones free. Nothing is drawn on failure.
 */
gboolean tend_canvas_draw_code128 (TendCanvas *self,
                                   double      x,
                                   double      y,
                                   double      module,
                                   double      height,
                                   const char *text,
                                   GError    **error);

/* A square Data Matrix (ECC 200) of printable ASCII from its top left module; its side in mm goes
 * to @side. A quiet zone of one module around it is the caller's. */
gboolean tend_canvas_draw_data_matrix (TendCanvas *self,
                                       double      x,
                                       double      y,
                                       double      module,
                                       const char *text,
                                       double     *side,
                                       GError    **error);

G_END_DECLS
