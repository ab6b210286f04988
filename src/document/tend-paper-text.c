/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lays out one line of text: Windows-1252 words in a standard face, everything else shaped and
 * ordered into outlines that keep the text they stand for. */

#define G_LOG_DOMAIN "tend-document"

#include "config.h"

#include "tend-paper-text.h"

#include "tend-font-finder.h"
#include "tend-glyph-outline.h"

#include <fribidi.h>
#include <string.h>

/* Windows-1252 0x80 to 0x9f; the rest is as in Latin-1. */
static const guint16 upper_codes[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* Neighbouring characters of one direction, font and script. */
typedef struct
{
  guint                start;
  guint                length;
  FriBidiLevel         level;
  gboolean             standard;
  const TendFoundFont *font; /* NULL with !standard: no font has it */
  hb_script_t          script;
} Run;

typedef struct
{
  TendGlyphs   *glyphs;
  TendFace      face;
  gunichar     *characters;
  FriBidiLevel *levels;
  gboolean     *standard;
  glong         length;
} Line;

gboolean
tend_paper_text_encode (gunichar character, guint8 *code)
{
  if ((character >= 0x20 && character < 0x7f) || (character >= 0xa0 && character <= 0xff))
    {
      *code = (guint8) character;
      return TRUE;
    }
  for (guint i = 0; character > 0xff && i < G_N_ELEMENTS (upper_codes); i++)
    {
      if (upper_codes[i] == character)
        {
          *code = (guint8) (0x80 + i);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_unwanted (gunichar c)
{
  return c == 0xad || c == 0x61c || c == 0xfeff || c == 0x200b || c == 0x200e || c == 0x200f
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f)
         || (c >= 0xe0000 && c <= 0xe0fff);
}

char *
tend_paper_text_clean (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  GString         *clean;
  const char      *p = text;

  while (*p >= ' ' && *p < 0x7f)
    p++;
  if (*p == '\0')
    return g_strdup (text);
  valid = g_utf8_make_valid (text, -1);
  composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  clean = g_string_sized_new (strlen (composed));
  for (p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\r' || c == '\n' || c == 0x2028 || c == 0x2029)
        g_string_append_c (clean, '\n');
      else if (g_unichar_iscntrl (c))
        g_string_append_c (clean, ' ');
      else if (!is_unwanted (c))
        g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

static void
free_piece (gpointer data)
{
  TendTextPiece *piece = data;

  g_string_free (piece->codes, TRUE);
  g_free (piece);
}

static void
append_code (GPtrArray *pieces, gboolean standard, guint font, guint8 code, guint advance)
{
  TendTextPiece *piece = pieces->len > 0 ? g_ptr_array_index (pieces, pieces->len - 1) : NULL;

  if (piece == NULL || piece->standard != standard || piece->font != font)
    {
      piece = g_new0 (TendTextPiece, 1);
      piece->standard = standard;
      piece->font = font;
      piece->codes = g_string_sized_new (32);
      g_ptr_array_add (pieces, piece);
    }
  g_string_append_c (piece->codes, (char) code);
  piece->advance += advance;
}

static gboolean
layout_standard (GPtrArray *pieces, TendFace face, const char *text)
{
  const guint16 *widths = tend_pdf_get_face_widths (face);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint8 code;

      if (!tend_paper_text_encode (g_utf8_get_char (p), &code))
        {
          g_ptr_array_set_size (pieces, 0);
          return FALSE;
        }
      append_code (pieces, TRUE, 0, code, widths[code]);
    }
  return TRUE;
}

/* Whole words are in one face: a letter from elsewhere among those of a standard face shows. */
static void
mark_standard_words (const Line *line, gboolean *standard)
{
  for (glong start = 0, end; start < line->length; start = end + 1)
    {
      gboolean whole = TRUE;

      for (end = start; end < line->length && line->characters[end] != ' '; end++)
        whole = whole && line->levels[end] % 2 == 0
                && tend_paper_text_encode (line->characters[end], &(guint8){ 0 });
      for (glong i = start; i < end; i++)
        standard[i] = whole;
      if (end < line->length)
        standard[end] = line->levels[end] % 2 == 0;
    }
}

static gboolean
is_joined_to_previous (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == 0x200c || c == 0x200d || type == G_UNICODE_NON_SPACING_MARK
         || type == G_UNICODE_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK
         || (c >= 0x1f3fb && c <= 0x1f3ff);
}

static Run
describe_character (const Line *line, glong at, const Run *previous)
{
  gunichar    c = line->characters[at];
  hb_script_t script = hb_unicode_script (hb_unicode_funcs_get_default (), c);
  Run run = { .start = (guint) at, .length = 1, .level = line->levels[at], .script = script };

  if (previous != NULL
      && (script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED
          || script == HB_SCRIPT_UNKNOWN))
    run.script = previous->script;
  if (previous != NULL && !previous->standard && is_joined_to_previous (c))
    {
      run.font = previous->font;
      run.level = previous->level;
      return run;
    }
  run.standard = line->standard[at];
  if (run.standard)
    return run;
  if (previous != NULL && previous->font != NULL && tend_found_font_has (previous->font, c))
    run.font = previous->font;
  else
    run.font = tend_font_finder_find (line->face, c);
  return run;
}

static GArray *
split_runs (const Line *line)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));

  for (glong i = 0; i < line->length; i++)
    {
      Run *previous = runs->len > 0 ? &g_array_index (runs, Run, runs->len - 1) : NULL;
      Run  run = describe_character (line, i, previous);

      if (previous != NULL && previous->level == run.level && previous->standard == run.standard
          && previous->font == run.font && (run.standard || previous->script == run.script))
        previous->length++;
      else
        g_array_append_val (runs, run);
    }
  return runs;
}

/* Rule L2 of the Unicode bidirectional algorithm, on runs. */
static void
order_runs (GArray *runs)
{
  FriBidiLevel highest = 0;

  for (guint i = 0; i < runs->len; i++)
    highest = MAX (highest, g_array_index (runs, Run, i).level);
  for (FriBidiLevel level = highest; level > 0; level--)
    {
      for (guint i = 0; i < runs->len; i++)
        {
          guint start = i, end;

          while (i < runs->len && g_array_index (runs, Run, i).level >= level)
            i++;
          for (end = i; start + 1 < end; start++, end--)
            {
              Run swapped = g_array_index (runs, Run, start);

              g_array_index (runs, Run, start) = g_array_index (runs, Run, end - 1);
              g_array_index (runs, Run, end - 1) = swapped;
            }
        }
    }
}

static void
append_run (GPtrArray *pieces, const Line *line, const Run *run)
{
  const guint16 *widths = tend_pdf_get_face_widths (line->face);
  g_autoptr (GPtrArray) outlines = NULL;

  for (guint i = 0; run->standard && i < run->length; i++)
    {
      guint8 code;

      if (tend_paper_text_encode (line->characters[run->start + i], &code))
        append_code (pieces, TRUE, 0, code, widths[code]);
    }
  if (run->standard)
    return;
  if (run->font == NULL)
    tend_glyphs_note_missing (line->glyphs);
  outlines = tend_glyph_outlines_new (
      run->font != NULL ? tend_found_font_get_shaper (run->font) : NULL,
      line->characters + run->start, run->length, run->level % 2 == 1, run->script);
  for (guint i = 0; i < outlines->len; i++)
    {
      TendPdfGlyph *glyph = g_ptr_array_index (outlines, i);
      guint         advance = (guint) glyph->advance;
      guint         font;
      guint8        code = tend_glyphs_intern (line->glyphs, glyph, &font);

      append_code (pieces, FALSE, font, code, advance);
    }
}

static void
layout_any (GPtrArray *pieces, TendGlyphs *glyphs, TendFace face, const char *text)
{
  Line                           line = { .glyphs = glyphs, .face = face };
  g_autofree gunichar           *characters = g_utf8_to_ucs4_fast (text, -1, &line.length);
  g_autofree FriBidiLevel       *levels = g_new0 (FriBidiLevel, line.length + 1);
  g_autofree FriBidiCharType    *types = g_new0 (FriBidiCharType, line.length + 1);
  g_autofree FriBidiBracketType *brackets = g_new0 (FriBidiBracketType, line.length + 1);
  g_autofree gboolean           *standard = g_new0 (gboolean, line.length + 1);
  FriBidiParType                 direction = FRIBIDI_PAR_ON;
  g_autoptr (GArray) runs = NULL;

  fribidi_get_bidi_types (characters, (FriBidiStrIndex) line.length, types);
  fribidi_get_bracket_types (characters, (FriBidiStrIndex) line.length, types, brackets);
  if (fribidi_get_par_embedding_levels_ex (types, brackets, (FriBidiStrIndex) line.length,
                                           &direction, levels)
      == 0)
    memset (levels, 0, sizeof *levels * (gsize) line.length);
  line.characters = characters;
  line.levels = levels;
  line.standard = standard;
  mark_standard_words (&line, standard);
  runs = split_runs (&line);
  order_runs (runs);
  for (guint i = 0; i < runs->len; i++)
    append_run (pieces, &line, &g_array_index (runs, Run, i));
}

GPtrArray *
tend_paper_text_layout (TendGlyphs *glyphs, TendFace face, const char *text)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (free_piece);

  if (!layout_standard (pieces, face, text))
    layout_any (pieces, glyphs, face, text);
  return pieces;
}

guint
tend_paper_text_get_advance (GPtrArray *pieces)
{
  guint advance = 0;

  for (guint i = 0; i < pieces->len; i++)
    advance += ((TendTextPiece *) g_ptr_array_index (pieces, i))->advance;
  return advance;
}

guint
tend_paper_text_measure (TendGlyphs *glyphs, TendFace face, const char *text, gsize length)
{
  const guint16 *widths = tend_pdf_get_face_widths (face);
  guint          advance = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      guint8 code;

      if (!tend_paper_text_encode (g_utf8_get_char (p), &code))
        {
          g_autofree char *part = g_strndup (text, length);
          g_autoptr (GPtrArray) pieces = tend_paper_text_layout (glyphs, face, part);

          return tend_paper_text_get_advance (pieces);
        }
      advance += widths[code];
    }
  return advance;
}
