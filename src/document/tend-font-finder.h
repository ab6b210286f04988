#pragma once

#include "tend-canvas.h"

#include <hb.h>

G_BEGIN_DECLS

/* An outline font of this machine, scaled to 1000 units; lives as long as the program and may be
 * used from any thread. */
typedef struct TendFoundFont TendFoundFont;

/* Returns: (nullable): the font most like @face that has @character, %NULL when none has */
const TendFoundFont *tend_font_finder_find (TendFace face, gunichar character);
gboolean             tend_found_font_has (const TendFoundFont *font, gunichar character);
hb_font_t           *tend_found_font_get_shaper (const TendFoundFont *font);

G_END_DECLS
