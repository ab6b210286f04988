/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws barcodes as vectors on a canvas; zint encodes them. */

#define G_LOG_DOMAIN "tend-document"

#include "config.h"

#include "tend-canvas-barcode.h"
#include "tend-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <zint.h>

#define MODULE_MINIMUM_MM 0.25
#define THERMAL_DOTS_PER_INCH 203.0
/* More than any number of ours, less than what zint refuses. */
#define CODE128_LONGEST 80
#define DATA_MATRIX_LONGEST 1000

typedef struct zint_symbol Symbol;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Symbol, ZBarcode_Delete)

static gboolean
is_printable_ascii (const char *text, gsize longest)
{
  gsize length = text != NULL ? strlen (text) : 0;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isprint (text[i]))
        return FALSE;
    }
  return length > 0 && length <= longest;
}

static Symbol *
encode (int symbology, const char *text, gsize longest, GError **error)
{
  g_autoptr (Symbol) symbol = NULL;

  if (!is_printable_ascii (text, longest))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _ ("A barcode holds 1 to %u letters, digits and signs of ASCII; shorten the "
                      "number or mend it"),
                   (guint) longest);
      return NULL;
    }
  symbol = ZBarcode_Create ();
  symbol->symbology = symbology;
  if (symbology == BARCODE_DATAMATRIX)
    symbol->option_3 = DM_SQUARE;
  if (ZBarcode_Encode (symbol, (const unsigned char *) text, (int) strlen (text)) >= ZINT_ERROR)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, "The barcode cannot be made: %s",
                   symbol->errtxt);
      return NULL;
    }
  return g_steal_pointer (&symbol);
}

static gboolean
is_dark (const Symbol *symbol, int row, int column)
{
  return (symbol->encoded_data[row][column >> 3] >> (column & 7)) & 1;
}

/* Bars as rectangles in a space where a module is 1 wide and a row 1 high, from the bottom up. */
static void
append_modules (
    TendCanvas *self, const Symbol *symbol, double x, double y, double module, double row_height)
{
  GString *content = tend_canvas_get_content (self);

  tend_canvas_set_fill (self, TEND_COLOR_BLACK);
  g_string_append (content, "q ");
  g_string_append_printf (content, "%.5f 0 0 ", module * TEND_POINTS_PER_MM);
  g_string_append_printf (content, "%.5f ", row_height * TEND_POINTS_PER_MM);
  tend_canvas_append_number (content, tend_canvas_map_x (self, x));
  tend_canvas_append_number (content, tend_canvas_map_y (self, y + symbol->rows * row_height));
  g_string_append (content, "cm\n");
  for (int row = 0; row < symbol->rows; row++)
    {
      for (int start = 0; start < symbol->width; start++)
        {
          int end = start;

          while (end < symbol->width && is_dark (symbol, row, end))
            end++;
          if (end == start)
            continue;
          tend_canvas_append_number (content, start);
          tend_canvas_append_number (content, symbol->rows - 1 - row);
          tend_canvas_append_number (content, end - start);
          g_string_append (content, "1 re\n");
          start = end;
        }
    }
  g_string_append (content, "f Q\n");
}

guint
tend_canvas_measure_code128 (TendCanvas *self, const char *text, GError **error)
{
  g_autoptr (Symbol) symbol = NULL;

  g_return_val_if_fail (TEND_IS_CANVAS (self), 0);

  symbol = encode (BARCODE_CODE128, text, CODE128_LONGEST, error);
  return symbol != NULL ? (guint) symbol->width : 0;
}

double
tend_canvas_choose_module (TendCanvas *self, guint n_modules, double width, double maximum)
{
  double resolution, dot;

  g_return_val_if_fail (TEND_IS_CANVAS (self), 0);

  resolution = tend_canvas_get_resolution (self);
  dot = 25.4 / (resolution > 0 ? resolution : THERMAL_DOTS_PER_INCH);
  for (int dots = (int) floor (maximum / dot + 0.001); dots > 0; dots--)
    {
      double module = dots * dot;
      double quiet = MAX (TEND_CODE128_QUIET_MM, TEND_CODE128_QUIET_MODULES * module);

      if (module < MODULE_MINIMUM_MM)
        break;
      if (n_modules * module + 2 * quiet <= width)
        return module;
    }
  return 0;
}

gboolean
tend_canvas_draw_code128 (TendCanvas *self,
                          double      x,
                          double      y,
                          double      module,
                          double      height,
                          const char *text,
                          GError    **error)
{
  g_autoptr (Symbol) symbol = NULL;
  double resolution;

  g_return_val_if_fail (TEND_IS_CANVAS (self), FALSE);

  symbol = encode (BARCODE_CODE128, text, CODE128_LONGEST, error);
  if (symbol == NULL)
    return FALSE;
  resolution = tend_canvas_get_resolution (self);
  if (resolution > 0)
    x = round (x * resolution / 25.4) * 25.4 / resolution;
  append_modules (self, symbol, x, y, module, height);
  return TRUE;
}

gboolean
tend_canvas_draw_data_matrix (TendCanvas *self,
                              double      x,
                              double      y,
                              double      module,
                              const char *text,
                              double     *side,
                              GError    **error)
{
  g_autoptr (Symbol) symbol = NULL;

  g_return_val_if_fail (TEND_IS_CANVAS (self), FALSE);

  symbol = encode (BARCODE_DATAMATRIX, text, DATA_MATRIX_LONGEST, error);
  if (symbol == NULL)
    return FALSE;
  append_modules (self, symbol, x, y, module, module);
  if (side != NULL)
    *side = symbol->width * module;
  return TRUE;
}
