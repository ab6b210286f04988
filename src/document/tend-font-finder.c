/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds fonts of this machine for characters that the standard faces of a PDF lack. */

#define G_LOG_DOMAIN "tend-document"

#include "config.h"

#include "tend-font-finder.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>

#define UNITS 1000

struct TendFoundFont
{
  char      *path;
  int        index;
  FcCharSet *characters;
  hb_font_t *shaper; /* NULL until first used */
  gboolean   broken;
};

static GMutex     lock;
static FcConfig  *configuration;       /* under lock */
static GPtrArray *fonts[TEND_N_FACES]; /* under lock; nearest to the face first */

static FcPattern *
describe_face (TendFace face)
{
  FcPattern *pattern = FcPatternCreate ();
  gboolean   monospace = face == TEND_FACE_MONOSPACE || face == TEND_FACE_MONOSPACE_BOLD;
  gboolean   bold = face == TEND_FACE_SANS_BOLD || face == TEND_FACE_MONOSPACE_BOLD;

  FcPatternAddString (pattern, FC_FAMILY, (const FcChar8 *) (monospace ? "Courier" : "Helvetica"));
  FcPatternAddString (pattern, FC_FAMILY,
                      (const FcChar8 *) (monospace ? "monospace" : "sans-serif"));
  FcPatternAddInteger (pattern, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
  FcPatternAddInteger (pattern, FC_SLANT,
                       face == TEND_FACE_SANS_OBLIQUE ? FC_SLANT_OBLIQUE : FC_SLANT_ROMAN);
  FcPatternAddBool (pattern, FC_OUTLINE, FcTrue);
  return pattern;
}

static TendFoundFont *
read_font (FcPattern *pattern)
{
  FcChar8       *path, *format;
  FcCharSet     *characters;
  FcBool         outline = FcTrue, color = FcFalse;
  int            index = 0;
  TendFoundFont *font;

  if (FcPatternGetString (pattern, FC_FILE, 0, &path) != FcResultMatch
      || FcPatternGetString (pattern, FC_FONTFORMAT, 0, &format) != FcResultMatch
      || FcPatternGetCharSet (pattern, FC_CHARSET, 0, &characters) != FcResultMatch)
    return NULL;
  FcPatternGetBool (pattern, FC_OUTLINE, 0, &outline);
  FcPatternGetBool (pattern, FC_COLOR, 0, &color);
  FcPatternGetInteger (pattern, FC_INDEX, 0, &index);
  if (!outline || color
      || (!g_str_equal ((char *) format, "TrueType") && !g_str_equal ((char *) format, "CFF")))
    return NULL;
  font = g_new0 (TendFoundFont, 1);
  font->path = g_strdup ((char *) path);
  font->index = index & 0xffff;
  font->characters = FcCharSetCopy (characters);
  return font;
}

static GPtrArray *
list_fonts (TendFace face)
{
  FcPattern *pattern = describe_face (face);
  GPtrArray *found = g_ptr_array_new ();
  FcFontSet *sorted;
  FcResult   result;

  FcConfigSubstitute (configuration, pattern, FcMatchPattern);
  FcDefaultSubstitute (pattern);
  sorted = FcFontSort (configuration, pattern, FcTrue, NULL, &result);
  for (int i = 0; sorted != NULL && i < sorted->nfont; i++)
    {
      TendFoundFont *font = read_font (sorted->fonts[i]);

      if (font != NULL)
        g_ptr_array_add (found, font);
    }
  if (sorted != NULL)
    FcFontSetDestroy (sorted);
  FcPatternDestroy (pattern);
  return found;
}

static gboolean
load_shaper (TendFoundFont *font)
{
  hb_blob_t *blob;
  hb_face_t *face;

  if (font->shaper != NULL || font->broken)
    return font->shaper != NULL;
  blob = hb_blob_create_from_file_or_fail (font->path);
  if (blob == NULL)
    {
      font->broken = TRUE;
      return FALSE;
    }
  face = hb_face_create (blob, (unsigned) font->index);
  font->shaper = hb_font_create (face);
  hb_font_set_scale (font->shaper, UNITS, UNITS);
  hb_font_make_immutable (font->shaper);
  hb_face_destroy (face);
  hb_blob_destroy (blob);
  return TRUE;
}

const TendFoundFont *
tend_font_finder_find (TendFace face, gunichar character)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (configuration == NULL)
    configuration = FcInitLoadConfigAndFonts ();
  if (fonts[face] == NULL)
    fonts[face] = list_fonts (face);
  for (guint i = 0; i < fonts[face]->len; i++)
    {
      TendFoundFont *font = g_ptr_array_index (fonts[face], i);

      if (FcCharSetHasChar (font->characters, character) && load_shaper (font))
        return font;
    }
  return NULL;
}

gboolean
tend_found_font_has (const TendFoundFont *font, gunichar character)
{
  return FcCharSetHasChar (font->characters, character);
}

hb_font_t *
tend_found_font_get_shaper (const TendFoundFont *font)
{
  return font->shaper;
}
