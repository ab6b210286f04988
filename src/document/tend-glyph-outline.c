/* SPDX-License-Identifier: GPL-3.0-or-later
 * Shapes characters with HarfBuzz and writes their outlines as PDF path operators. */

#define G_LOG_DOMAIN "tend-document"

#include "config.h"

#include "tend-glyph-outline.h"

#include <math.h>

/* Where the outline of a cluster stands while it is drawn, all in thousandths. */
typedef struct
{
  GString *path;
  double   x, y;
  double   left, bottom, right, top;
  gboolean drawn;
} Pen;

static void
append_point (Pen *pen, float x, float y)
{
  double at_x = round (pen->x + (double) x), at_y = round (pen->y + (double) y);

  pen->left = pen->drawn ? MIN (pen->left, at_x) : at_x;
  pen->right = pen->drawn ? MAX (pen->right, at_x) : at_x;
  pen->bottom = pen->drawn ? MIN (pen->bottom, at_y) : at_y;
  pen->top = pen->drawn ? MAX (pen->top, at_y) : at_y;
  pen->drawn = TRUE;
  g_string_append_printf (pen->path, "%d %d ", (int) at_x, (int) at_y);
}

static void
on_pen_moved_cb (
    hb_draw_funcs_t *functions, void *pen, hb_draw_state_t *state, float x, float y, void *data)
{
  append_point (pen, x, y);
  g_string_append (((Pen *) pen)->path, "m\n");
}

static void
on_line_drawn_cb (
    hb_draw_funcs_t *functions, void *pen, hb_draw_state_t *state, float x, float y, void *data)
{
  append_point (pen, x, y);
  g_string_append (((Pen *) pen)->path, "l\n");
}

static void
on_curve_drawn_cb (hb_draw_funcs_t *functions,
                   void            *pen,
                   hb_draw_state_t *state,
                   float            x1,
                   float            y1,
                   float            x2,
                   float            y2,
                   float            x,
                   float            y,
                   void            *data)
{
  append_point (pen, x1, y1);
  append_point (pen, x2, y2);
  append_point (pen, x, y);
  g_string_append (((Pen *) pen)->path, "c\n");
}

static void
on_path_closed_cb (hb_draw_funcs_t *functions, void *pen, hb_draw_state_t *state, void *data)
{
  g_string_append (((Pen *) pen)->path, "h\n");
}

static gpointer
create_draw_functions (gpointer unused)
{
  hb_draw_funcs_t *functions = hb_draw_funcs_create ();

  /* HarfBuzz raises quadratic curves to cubic ones when no function takes them. */
  hb_draw_funcs_set_move_to_func (functions, on_pen_moved_cb, NULL, NULL);
  hb_draw_funcs_set_line_to_func (functions, on_line_drawn_cb, NULL, NULL);
  hb_draw_funcs_set_cubic_to_func (functions, on_curve_drawn_cb, NULL, NULL);
  hb_draw_funcs_set_close_path_func (functions, on_path_closed_cb, NULL, NULL);
  hb_draw_funcs_make_immutable (functions);
  return functions;
}

static void
draw_glyph (hb_font_t *shaper, hb_codepoint_t glyph, Pen *pen)
{
  static GOnce     once = G_ONCE_INIT;
  hb_draw_funcs_t *functions = g_once (&once, create_draw_functions, NULL);

#if HB_VERSION_ATLEAST(7, 0, 0)
  hb_font_draw_glyph (shaper, glyph, functions, pen);
#else
  hb_font_get_glyph_shape (shaper, glyph, functions, pen);
#endif
}

static TendPdfGlyph *
finish_glyph (Pen *pen, double advance, const gunichar *characters, guint length)
{
  TendPdfGlyph *glyph = g_new0 (TendPdfGlyph, 1);

  if (pen->drawn)
    g_string_append (pen->path, "f\n");
  glyph->outline = g_string_free (g_steal_pointer (&pen->path), FALSE);
  glyph->text = g_ucs4_to_utf8 (characters, length, NULL, NULL, NULL);
  glyph->advance = (int) MAX (0, round (advance));
  glyph->left = (int) pen->left;
  glyph->bottom = (int) pen->bottom;
  glyph->right = (int) pen->right;
  glyph->top = (int) pen->top;
  return glyph;
}

static TendPdfGlyph *
draw_box (gunichar character)
{
  Pen pen = { .path = g_string_new (NULL) };

  if (g_unichar_iszerowidth (character))
    return finish_glyph (&pen, 0, &character, 1);
  g_string_append (pen.path, "60 0 m 540 0 l 540 700 l 60 700 l h\n"
                             "110 50 m 110 650 l 490 650 l 490 50 l h\n");
  pen.left = 60;
  pen.right = 540;
  pen.top = 700;
  pen.drawn = TRUE;
  return finish_glyph (&pen, 600, &character, 1);
}

static GPtrArray *
draw_boxes (const gunichar *characters, guint length, gboolean right_to_left)
{
  GPtrArray *glyphs = g_ptr_array_new ();

  for (guint i = 0; i < length; i++)
    g_ptr_array_add (glyphs, draw_box (characters[right_to_left ? length - 1 - i : i]));
  return glyphs;
}

/* Readers put right-to-left lines back into order glyph by glyph and leave the characters of one
 * glyph alone, so there each character of a cluster gets a glyph: the outline and blanks after it.
 */
static void
append_cluster (GPtrArray      *glyphs,
                Pen            *pen,
                double          advance,
                const gunichar *characters,
                guint           length,
                gboolean        right_to_left)
{
  guint n_parts = right_to_left ? length : 1;

  for (guint i = 0; i < n_parts; i++)
    {
      Pen   blank = { .path = i > 0 ? g_string_new (NULL) : NULL };
      guint start = right_to_left ? length - 1 - i : 0;

      g_ptr_array_add (glyphs, finish_glyph (i > 0 ? &blank : pen, advance / n_parts,
                                             characters + start, right_to_left ? 1 : length));
    }
}

static GPtrArray *
draw_clusters (hb_font_t      *shaper,
               hb_buffer_t    *buffer,
               const gunichar *characters,
               guint           length,
               gboolean        right_to_left)
{
  GPtrArray                 *glyphs = g_ptr_array_new ();
  unsigned                   n_glyphs;
  const hb_glyph_info_t     *infos = hb_buffer_get_glyph_infos (buffer, &n_glyphs);
  const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions (buffer, NULL);

  for (guint i = 0, before = length; i < n_glyphs;)
    {
      guint  cluster = infos[i].cluster;
      guint  end;
      Pen    pen = { .path = g_string_new (NULL) };
      double advance = 0;

      for (; i < n_glyphs && infos[i].cluster == cluster; i++)
        {
          pen.x = advance + positions[i].x_offset;
          pen.y = positions[i].y_offset;
          draw_glyph (shaper, infos[i].codepoint, &pen);
          advance += positions[i].x_advance;
        }
      /* Clusters rise from left to right, or fall. */
      end = right_to_left ? before : i < n_glyphs ? infos[i].cluster : length;
      before = cluster;
      append_cluster (glyphs, &pen, advance, characters + cluster, end - cluster, right_to_left);
    }
  return glyphs;
}

GPtrArray *
tend_glyph_outlines_new (hb_font_t      *shaper,
                         const gunichar *characters,
                         guint           length,
                         gboolean        right_to_left,
                         hb_script_t     script)
{
  hb_buffer_t *buffer;
  GPtrArray   *glyphs;

  if (shaper == NULL)
    return draw_boxes (characters, length, right_to_left);
  buffer = hb_buffer_create ();
  hb_buffer_add_utf32 (buffer, characters, (int) length, 0, (int) length);
  hb_buffer_set_direction (buffer, right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script (buffer, script);
  hb_buffer_set_language (buffer, hb_language_get_default ());
  hb_shape (shaper, buffer, NULL, 0);
  glyphs = draw_clusters (shaper, buffer, characters, length, right_to_left);
  hb_buffer_destroy (buffer);
  return glyphs;
}
