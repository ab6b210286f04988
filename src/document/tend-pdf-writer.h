#pragma once

#include "tend-canvas.h"

G_BEGIN_DECLS

/* One page as recorded: its content stream names the standard faces S0…S4 and the glyph fonts
 * G0…, all of which every page may use. */
typedef struct
{
  double   width;
  double   height;
  GString *content;
} TendPdfPage;

/* One drawn character of a glyph font, in thousandths of the size. */
typedef struct
{
  char *outline; /* PDF path operators, empty for a blank */
  char *text;    /* UTF-8 that it stands for */
  int   advance;
  int   left;
  int   bottom;
  int   right;
  int   top;
} TendPdfGlyph;

void tend_pdf_glyph_free (TendPdfGlyph *glyph);

/**
 * tend_pdf_write:
 * @pages: (element-type TendPdfPage)
 * @glyph_fonts: (element-type GPtrArray): arrays of TendPdfGlyph; a glyph's code is its index plus
 * 1
 *
 * Returns: (transfer full) (nullable): the file; %NULL with %TEND_ERROR_FAILED set
 */
GBytes *tend_pdf_write (GPtrArray                     *pages,
                        GPtrArray                     *glyph_fonts,
                        const TendDocumentInformation *information,
                        GError                       **error);

/* Advances of the 256 Windows-1252 codes of a standard face, in thousandths of the size. */
const guint16 *tend_pdf_get_face_widths (TendFace face);

G_END_DECLS
