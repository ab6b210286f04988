/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws what stands in a finished PDF once more by bare libharu: nothing is laid out or measured.
 */
#include "config.h"

#include "bench-bare-paper.h"

#include <glib/gstdio.h>
#include <hpdf.h>
#include <stdio.h>
#include <string.h>

#define N_FACES 5

typedef enum
{
  TEXT,
  FILL,
  STROKE,
  LINE_WIDTH,
  LINE,
  FILL_RECTANGLE,
  STROKE_RECTANGLE,
  BEGIN_BARS,
  BAR,
  END_BARS,
} Kind;

typedef struct
{
  Kind  kind;
  float at[4];
  guint face;
  float size;
  char *text; /* Windows-1252 */
} Step;

typedef struct
{
  float   width;
  float   height;
  GArray *steps;
} Page;

struct BenchBarePaper
{
  GPtrArray *pages;
};

static void
clear_step (gpointer data)
{
  g_free (((Step *) data)->text);
}

static void
free_page (gpointer data)
{
  Page *page = data;

  g_array_unref (page->steps);
  g_free (page);
}

static char *
read_string (const char *start)
{
  GString *text = g_string_new (NULL);

  for (const char *p = start; *p != ')'; p++)
    {
      g_assert_cmpint (*p, !=, '\0');
      p += *p == '\\';
      g_string_append_c (text, *p);
    }
  return g_string_free (text, FALSE);
}

static gboolean
read_text (const char *line, Step *step)
{
  int end = 0;

  if (sscanf (line, "BT /S%u %f Tf %f %f Td (%n", &step->face, &step->size, &step->at[0],
              &step->at[1], &end)
          != 4
      || end == 0)
    return FALSE;
  g_assert_cmpuint (step->face, <, N_FACES);
  step->kind = TEXT;
  step->text = read_string (line + end);
  return TRUE;
}

static const struct
{
  const char *operator;
  Kind        kind;
  int         n_numbers;
} operators[] = {
  { " rg", FILL, 3 },
  { " RG", STROKE, 3 },
  { " w", LINE_WIDTH, 1 },
  { " re f", FILL_RECTANGLE, 4 },
  { " re S", STROKE_RECTANGLE, 4 },
  { " re", BAR, 4 },
};

static gboolean
read_shape (const char *line, Step *step)
{
  float *at = step->at;
  int    n, end = 0;

  step->kind = LINE;
  if (sscanf (line, "%f %f m %f %f l S%n", &at[0], &at[1], &at[2], &at[3], &end) == 4 && end > 0)
    return TRUE;
  step->kind = BEGIN_BARS;
  if (sscanf (line, "q %f 0 0 %f %f %f cm%n", &at[0], &at[1], &at[2], &at[3], &end) == 4 && end > 0)
    return TRUE;
  step->kind = END_BARS;
  if (g_str_equal (line, "f Q"))
    return TRUE;
  n = sscanf (line, "%f %f %f %f", &at[0], &at[1], &at[2], &at[3]);
  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    if (n == operators[i].n_numbers && g_str_has_suffix (line, operators[i].operator))
      {
        step->kind = operators[i].kind;
        return TRUE;
      }
  return FALSE;
}

static void
read_line (GArray *steps, const char *line)
{
  Step step = { 0 };

  if (*line == '\0' || g_str_equal (line, "ET"))
    return;
  if (!read_text (line, &step) && !read_shape (line, &step))
    g_error ("the ruler does not know what “%s” draws", line);
  g_array_append_val (steps, step);
}

static Page *
read_page (const char *description, const char *content)
{
  Page       *page = g_new0 (Page, 1);
  const char *box = strstr (description, "/MediaBox [");
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  g_assert_nonnull (box);
  g_assert_cmpint (sscanf (box, "/MediaBox [ %*f %*f %f %f", &page->width, &page->height), ==, 2);
  page->steps = g_array_new (FALSE, TRUE, sizeof (Step));
  g_array_set_clear_func (page->steps, clear_step);
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (page->steps, lines[i]);
  return page;
}

/* From behind @head to before @foot, which must be there when @head is. */
static char *
dup_between (const char *text, const char *head, const char *foot)
{
  const char *start = strstr (text, head);
  const char *end;

  if (start == NULL)
    return NULL;
  start += strlen (head);
  end = strstr (start, foot);
  g_assert_nonnull (end);
  return g_strndup (start, (gsize) (end - start));
}

/* As qpdf writes a file that is to be read by people. */
static void
read_pages (GPtrArray *pages, const char *text)
{
  for (;;)
    {
      guint            number = pages->len + 1;
      g_autofree char *page = g_strdup_printf ("%%%% Page %u\n", number);
      g_autofree char *contents = g_strdup_printf ("%%%% Contents for page %u\n", number);
      g_autofree char *description = dup_between (text, page, "endobj");
      g_autofree char *object = dup_between (text, contents, "endobj");
      g_autofree char *content = NULL;

      if (description == NULL || object == NULL)
        return;
      content = dup_between (object, "stream\n", "endstream");
      g_ptr_array_add (pages, read_page (description, content));
    }
}

static char *
unpack (const char *path)
{
  const char *const arguments[] = { "qpdf", "--qdf", "--object-streams=disable", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *complaints = NULL;
  char            *text = NULL;
  int              status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text,
                &complaints, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return text;
}

BenchBarePaper *
bench_bare_paper_read (const char *path)
{
  BenchBarePaper  *self = g_new0 (BenchBarePaper, 1);
  g_autofree char *text = unpack (path);

  self->pages = g_ptr_array_new_with_free_func (free_page);
  read_pages (self->pages, text);
  g_assert_cmpuint (self->pages->len, >, 0);
  return self;
}

void
bench_bare_paper_free (BenchBarePaper *self)
{
  g_ptr_array_unref (self->pages);
  g_free (self);
}

guint
bench_bare_paper_get_n_pages (BenchBarePaper *self)
{
  return self->pages->len;
}

static void
draw_text (HPDF_Page page, HPDF_Font font, const Step *step)
{
  HPDF_Page_BeginText (page);
  HPDF_Page_SetFontAndSize (page, font, step->size);
  HPDF_Page_TextOut (page, step->at[0], step->at[1], step->text);
  HPDF_Page_EndText (page);
}

static void
draw_step (HPDF_Page page, HPDF_Font *fonts, const Step *step)
{
  const float *at = step->at;

  switch (step->kind)
    {
    case TEXT:
      draw_text (page, fonts[step->face], step);
      break;
    case FILL:
      HPDF_Page_SetRGBFill (page, at[0], at[1], at[2]);
      break;
    case STROKE:
      HPDF_Page_SetRGBStroke (page, at[0], at[1], at[2]);
      break;
    case LINE_WIDTH:
      HPDF_Page_SetLineWidth (page, at[0]);
      break;
    case LINE:
      HPDF_Page_MoveTo (page, at[0], at[1]);
      HPDF_Page_LineTo (page, at[2], at[3]);
      HPDF_Page_Stroke (page);
      break;
    case FILL_RECTANGLE:
      HPDF_Page_Rectangle (page, at[0], at[1], at[2], at[3]);
      HPDF_Page_Fill (page);
      break;
    case STROKE_RECTANGLE:
      HPDF_Page_Rectangle (page, at[0], at[1], at[2], at[3]);
      HPDF_Page_Stroke (page);
      break;
    case BEGIN_BARS:
      HPDF_Page_GSave (page);
      HPDF_Page_Concat (page, at[0], 0, 0, at[1], at[2], at[3]);
      break;
    case BAR:
      HPDF_Page_Rectangle (page, at[0], at[1], at[2], at[3]);
      break;
    case END_BARS:
      HPDF_Page_Fill (page);
      HPDF_Page_GRestore (page);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
draw_page (HPDF_Doc document, HPDF_Font *fonts, const Page *drawn)
{
  HPDF_Page page = HPDF_AddPage (document);

  HPDF_Page_SetWidth (page, drawn->width);
  HPDF_Page_SetHeight (page, drawn->height);
  for (guint i = 0; i < drawn->steps->len; i++)
    draw_step (page, fonts, &g_array_index (drawn->steps, Step, i));
}

static void
on_libharu_failed_cb (HPDF_STATUS number, HPDF_STATUS detail, void *user_data)
{
  g_error ("bare libharu refused with status 0x%04lX", (gulong) number);
}

gsize
bench_bare_paper_draw (BenchBarePaper *self, const char *path)
{
  static const char *const names[N_FACES]
      = { "Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Courier", "Courier-Bold" };
  HPDF_Doc  document = HPDF_New (on_libharu_failed_cb, NULL);
  HPDF_Font fonts[N_FACES];
  gsize     size;
  GStatBuf  status = { 0 };

  HPDF_SetCompressionMode (document, HPDF_COMP_ALL);
  for (guint i = 0; i < N_FACES; i++)
    fonts[i] = HPDF_GetFont (document, names[i], "WinAnsiEncoding");
  for (guint i = 0; i < self->pages->len; i++)
    draw_page (document, fonts, g_ptr_array_index (self->pages, i));
  if (path != NULL)
    HPDF_SaveToFile (document, path);
  else
    HPDF_SaveToStream (document);
  g_assert_true (path == NULL || g_stat (path, &status) == 0);
  size = path != NULL ? (gsize) status.st_size : HPDF_GetStreamSize (document);
  HPDF_Free (document);
  return size;
}
