/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws, measures, fits and wraps text on a canvas. */

#define G_LOG_DOMAIN "tend-document"

#include "config.h"

#include "tend-canvas-private.h"

#include <math.h>
#include <string.h>

#define LEADING 1.3
/* The share of the size above the baseline that a first line takes. */
#define ASCENT 0.76
#define ELLIPSIS "\u2026"
/* Widths add up rounded, so a text is not refused its own measured width. */
#define TOLERANCE_MM 0.001
/* Bytes that no line of paper is wider than, and characters that many lines are. */
#define LONGEST_LINE 4096
#define FIRST_GUESS 64

static double
scale_advance (guint advance, double size)
{
  return advance * size / 1000 / TEND_POINTS_PER_MM;
}

static double
measure_start (TendCanvas *self, const TendTextStyle *style, const char *text, gsize length)
{
  guint advance
      = tend_paper_text_measure (tend_canvas_get_glyphs (self), style->face, text, length);

  return scale_advance (advance, style->size);
}

static double
measure_clean (TendCanvas *self, const TendTextStyle *style, const char *text)
{
  return measure_start (self, style, text, strlen (text));
}

static void
append_codes (GString *content, const GString *codes)
{
  g_string_append_c (content, '(');
  for (gsize i = 0; i < codes->len; i++)
    {
      char code = codes->str[i];

      if (code == '(' || code == ')' || code == '\\')
        g_string_append_c (content, '\\');
      if (code == '\n')
        g_string_append (content, "\\n");
      else if (code == '\r')
        g_string_append (content, "\\r");
      else
        g_string_append_c (content, code);
    }
  g_string_append (content, ") Tj\n");
}

static void
draw_clean (TendCanvas *self, const TendTextStyle *style, double x, double y, const char *text)
{
  g_autoptr (GPtrArray) pieces
      = tend_paper_text_layout (tend_canvas_get_glyphs (self), style->face, text);
  double   width = scale_advance (tend_paper_text_get_advance (pieces), style->size);
  GString *content;

  if (pieces->len == 0)
    return;
  if (style->align == TEND_ALIGN_CENTER)
    x -= width / 2;
  else if (style->align == TEND_ALIGN_RIGHT)
    x -= width;
  tend_canvas_set_fill (self, style->color);
  content = tend_canvas_get_content (self);
  g_string_append (content, "BT ");
  for (guint i = 0; i < pieces->len; i++)
    {
      const TendTextPiece *piece = g_ptr_array_index (pieces, i);

      g_string_append (content, piece->standard ? "/S" : "/G");
      tend_canvas_append_number (content, piece->standard ? style->face : piece->font);
      tend_canvas_append_number (content, style->size);
      g_string_append (content, "Tf ");
      if (i == 0)
        {
          tend_canvas_append_number (content, tend_canvas_map_x (self, x));
          tend_canvas_append_number (content, tend_canvas_map_y (self, y));
          g_string_append (content, "Td ");
        }
      append_codes (content, piece->codes);
    }
  g_string_append (content, "ET\n");
}

static gboolean
is_break_inside (const char *p)
{
  gunichar     c = g_utf8_get_char (p);
  GUnicodeType type = g_unichar_type (c);

  return type != G_UNICODE_NON_SPACING_MARK && type != G_UNICODE_SPACING_MARK
         && type != G_UNICODE_ENCLOSING_MARK && c != 0x200c && c != 0x200d;
}

/* Whether a line may end before @p, which is not the first character. */
static gboolean
is_break (const char *p)
{
  gunichar c = g_utf8_get_char (p);
  gunichar before = g_utf8_get_char (g_utf8_prev_char (p));

  if (before == ' ' && c != ' ')
    return TRUE;
  if ((before == '-' || before == '/') && g_unichar_isalpha (c))
    return TRUE;
  return c != ' ' && g_unichar_iswide (c) && is_break_inside (p) && !g_unichar_ispunct (c);
}

/* The longest prefix of @text that fits @width with @suffix behind it, in bytes. */
static gsize
find_fitting_prefix (TendCanvas          *self,
                     const TendTextStyle *style,
                     double               width,
                     const char          *text,
                     gsize                length,
                     const char          *suffix)
{
  glong low = 0, high = g_utf8_strlen (text, (gssize) MIN (length, LONGEST_LINE));
  glong step = FIRST_GUESS;

  while (low < high)
    {
      glong            middle = MIN ((low + high + 1) / 2, low + step);
      gsize            bytes = (gsize) (g_utf8_offset_to_pointer (text, middle) - text);
      g_autofree char *prefix = g_strndup (text, bytes);
      g_autofree char *whole = g_strconcat (prefix, suffix, NULL);

      if (measure_clean (self, style, whole) <= width + TOLERANCE_MM)
        low = middle;
      else
        high = middle - 1;
      step *= 2;
    }
  while (low > 0 && !is_break_inside (g_utf8_offset_to_pointer (text, low)))
    low--;
  return (gsize) (g_utf8_offset_to_pointer (text, low) - text);
}

static char *
ellipsize (TendCanvas *self, const TendTextStyle *style, double width, const char *text)
{
  gsize            bytes = find_fitting_prefix (self, style, width, text, strlen (text), ELLIPSIS);
  g_autofree char *prefix = g_strndup (text, bytes);

  return g_strconcat (g_strchomp (prefix), ELLIPSIS, NULL);
}

/* Without the spaces at its end, which a line does not show. */
static gboolean
is_fitting (
    TendCanvas *self, const TendTextStyle *style, double width, const char *text, gsize length)
{
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  return measure_start (self, style, text, length) <= width + TOLERANCE_MM;
}

static gsize
find_line_end (
    TendCanvas *self, const TendTextStyle *style, double width, const char *text, gsize length)
{
  gsize       last = 0, bytes;
  const char *p = text;

  for (guint n = 1; p < text + length; n++)
    {
      gboolean may_end;

      p = g_utf8_next_char (p);
      may_end = p >= text + length || is_break (p);
      /* A word that never ends is looked at now and then, whether it is too wide already. */
      if (!may_end && n % FIRST_GUESS != 0)
        continue;
      if (!is_fitting (self, style, width, text, (gsize) (p - text)))
        break;
      if (may_end)
        last = (gsize) (p - text);
    }
  if (last > 0)
    return last;
  bytes = find_fitting_prefix (self, style, width, text, length, "");
  return bytes > 0 ? bytes : (gsize) (g_utf8_next_char (text) - text);
}

static void
wrap_paragraph (TendCanvas          *self,
                const TendTextStyle *style,
                double               width,
                const char          *text,
                GStrvBuilder        *lines)
{
  gsize length = strlen (text);

  do
    {
      gsize bytes = length <= LONGEST_LINE && is_fitting (self, style, width, text, length)
                        ? length
                        : find_line_end (self, style, width, text, length);
      g_autofree char *line = g_strchomp (g_strndup (text, MIN (bytes, length)));

      g_strv_builder_add (lines, line);
      text += MIN (bytes, length);
      length -= MIN (bytes, length);
    }
  while (length > 0);
}

void
tend_canvas_draw_text (
    TendCanvas *self, const TendTextStyle *style, double x, double y, const char *text)
{
  g_autofree char *clean = NULL;

  g_return_if_fail (TEND_IS_CANVAS (self));

  if (text == NULL || *text == '\0')
    return;
  clean = g_strdelimit (tend_paper_text_clean (text), "\n", ' ');
  draw_clean (self, style, x, y, clean);
}

double
tend_canvas_measure_text (TendCanvas *self, const TendTextStyle *style, const char *text)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (TEND_IS_CANVAS (self), 0);

  if (text == NULL || *text == '\0')
    return 0;
  clean = g_strdelimit (tend_paper_text_clean (text), "\n", ' ');
  return measure_clean (self, style, clean);
}

gboolean
tend_canvas_draw_text_fitted (TendCanvas          *self,
                              const TendTextStyle *style,
                              double               x,
                              double               y,
                              double               width,
                              double               minimum_size,
                              const char          *text)
{
  TendTextStyle    fitted = *style;
  g_autofree char *clean = NULL;
  g_autofree char *shortened = NULL;
  double           natural;

  g_return_val_if_fail (TEND_IS_CANVAS (self), FALSE);

  if (text == NULL || *text == '\0')
    return TRUE;
  clean = g_strdelimit (tend_paper_text_clean (text), "\n", ' ');
  natural = measure_clean (self, style, clean);
  if (natural > width)
    fitted.size
        = MAX (MIN (minimum_size, style->size), floor (style->size * width / natural * 100) / 100);
  if (natural * fitted.size / style->size > width + TOLERANCE_MM)
    shortened = ellipsize (self, &fitted, width, clean);
  if (style->align == TEND_ALIGN_CENTER)
    x += width / 2;
  else if (style->align == TEND_ALIGN_RIGHT)
    x += width;
  draw_clean (self, &fitted, x, y, shortened != NULL ? shortened : clean);
  return shortened == NULL;
}

GStrv
tend_canvas_wrap_text (TendCanvas *self, const TendTextStyle *style, double width, const char *text)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *clean = NULL;
  g_auto (GStrv) paragraphs = NULL;

  g_return_val_if_fail (TEND_IS_CANVAS (self), NULL);

  clean = tend_paper_text_clean (text != NULL ? text : "");
  paragraphs = g_strsplit (clean, "\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    wrap_paragraph (self, style, width, paragraphs[i], lines);
  if (paragraphs[0] == NULL)
    g_strv_builder_add (lines, "");
  return g_strv_builder_end (lines);
}

double
tend_canvas_draw_paragraph (TendCanvas          *self,
                            const TendTextStyle *style,
                            double               x,
                            double               y,
                            double               width,
                            double               leading,
                            guint                max_lines,
                            const char          *text)
{
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (TEND_IS_CANVAS (self), 0);

  if (text == NULL || *text == '\0')
    return 0;
  lines = tend_canvas_wrap_text (self, style, width, text);
  return tend_canvas_draw_lines (self, style, x, y, width, leading, max_lines,
                                 (const char *const *) lines);
}

double
tend_canvas_draw_lines (TendCanvas          *self,
                        const TendTextStyle *style,
                        double               x,
                        double               y,
                        double               width,
                        double               leading,
                        guint                max_lines,
                        const char *const   *lines)
{
  double step = leading > 0 ? leading : style->size * LEADING / TEND_POINTS_PER_MM;
  double baseline = y + (step + style->size * (2 * ASCENT - 1) / TEND_POINTS_PER_MM) / 2;
  guint  n_lines = g_strv_length ((GStrv) lines);

  if (style->align == TEND_ALIGN_CENTER)
    x += width / 2;
  else if (style->align == TEND_ALIGN_RIGHT)
    x += width;
  for (guint i = 0; i < n_lines && (max_lines == 0 || i < max_lines); i++)
    {
      g_autofree char *last = NULL;

      if (i + 1 == max_lines && n_lines > max_lines)
        {
          g_autofree char *rest = g_strconcat (lines[i], " ", lines[i + 1], NULL);

          last = ellipsize (self, style, width, rest);
        }
      draw_clean (self, style, x, baseline + i * step, last != NULL ? last : lines[i]);
    }
  return (max_lines > 0 ? MIN (n_lines, max_lines) : n_lines) * step;
}
