#pragma once

#include "tend-pdf-writer.h"

#include <hb.h>

G_BEGIN_DECLS

/**
 * tend_glyph_outlines_new:
 * @shaper: (nullable): scaled to 1000 units; %NULL draws an empty box for each character
 *
 * Shapes one run into outlines from left to right, one for each cluster of characters.
 *
 * Returns: (transfer full) (element-type TendPdfGlyph): each glyph is the caller's
 */
GPtrArray *tend_glyph_outlines_new (hb_font_t      *shaper,
                                    const gunichar *characters,
                                    guint           length,
                                    gboolean        right_to_left,
                                    hb_script_t     script);

G_END_DECLS
