/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps the glyphs that one document has drawn, so that each is in the file once. */

#define G_LOG_DOMAIN "tend-document"

#include "config.h"

#include "tend-paper-text.h"

#include <string.h>

/* Code 0 is the size reference of the writer. */
#define GLYPHS_A_FONT 255

struct TendGlyphs
{
  GPtrArray  *fonts; /* of GPtrArray of TendPdfGlyph */
  GHashTable *known; /* TendPdfGlyph → its number over all fonts */
  gboolean    missing;
};

static guint
hash_glyph (gconstpointer key)
{
  const TendPdfGlyph *glyph = key;

  return g_str_hash (glyph->outline) * 31 + g_str_hash (glyph->text) + (guint) glyph->advance;
}

static gboolean
equal_glyphs (gconstpointer a, gconstpointer b)
{
  const TendPdfGlyph *one = a, *two = b;

  return one->advance == two->advance && g_str_equal (one->text, two->text)
         && g_str_equal (one->outline, two->outline);
}

TendGlyphs *
tend_glyphs_new (void)
{
  TendGlyphs *self = g_new0 (TendGlyphs, 1);

  self->fonts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->known = g_hash_table_new (hash_glyph, equal_glyphs);
  return self;
}

void
tend_glyphs_free (TendGlyphs *self)
{
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->fonts);
  g_free (self);
}

GPtrArray *
tend_glyphs_get_fonts (TendGlyphs *self)
{
  return self->fonts;
}

gboolean
tend_glyphs_has_missing (TendGlyphs *self)
{
  return self->missing;
}

void
tend_glyphs_note_missing (TendGlyphs *self)
{
  self->missing = TRUE;
}

guint8
tend_glyphs_intern (TendGlyphs *self, TendPdfGlyph *glyph, guint *font)
{
  gpointer   number;
  guint      next = g_hash_table_size (self->known);
  GPtrArray *glyphs;

  if (g_hash_table_lookup_extended (self->known, glyph, NULL, &number))
    {
      tend_pdf_glyph_free (glyph);
      *font = GPOINTER_TO_UINT (number) / GLYPHS_A_FONT;
      return (guint8) (GPOINTER_TO_UINT (number) % GLYPHS_A_FONT + 1);
    }
  if (next % GLYPHS_A_FONT == 0)
    g_ptr_array_add (self->fonts,
                     g_ptr_array_new_with_free_func ((GDestroyNotify) tend_pdf_glyph_free));
  *font = next / GLYPHS_A_FONT;
  glyphs = g_ptr_array_index (self->fonts, *font);
  g_ptr_array_add (glyphs, glyph);
  g_hash_table_insert (self->known, glyph, GUINT_TO_POINTER (next));
  return (guint8) (next % GLYPHS_A_FONT + 1);
}
