#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TendPrinterProfile:
 * @offset_x_mm: added to every position, to the right
 * @offset_y_mm: added to every position, downwards
 * @page_width_mm: page of this printer, or 0 for the document's own
 * @page_height_mm: page of this printer, or 0 for the document's own
 * @dots_per_inch: resolution of a thermal printer, so that bars fall on whole dots; 0 when unknown
 *
 * What one printer needs for its paper to come out true. All zero is a good printer.
 */
typedef struct
{
  double offset_x_mm;
  double offset_y_mm;
  double page_width_mm;
  double page_height_mm;
  double dots_per_inch;
} TendPrinterProfile;

G_END_DECLS
