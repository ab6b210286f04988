/* SPDX-License-Identifier: GPL-3.0-or-later
 * Records pages of lines, rectangles and text in millimetres, and saves them as a PDF. */

#define G_LOG_DOMAIN "tend-document"

#include "config.h"

#include "tend-canvas-private.h"

#include "tend-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What a page of PDF can be, in points. */
#define SMALLEST_PAGE 3.0
#define LARGEST_PAGE 14400.0

typedef struct
{
  TendPdfPage pdf; /* first: the writer reads pages as this */
  TendColor   fill;
  TendColor   stroke;
  double      line_width;
} Page;

struct _TendCanvas
{
  GObject parent_instance;

  GPtrArray         *pages; /* owned, of Page */
  Page              *page;  /* drawn on; in pages */
  TendGlyphs        *glyphs;
  TendPrinterProfile profile;
  char              *title;
  char              *author;
  gint64             created;
  double             width; /* mm */
  double             height;
};

G_DEFINE_FINAL_TYPE (TendCanvas, tend_canvas, G_TYPE_OBJECT)

static void
free_page (gpointer data)
{
  Page *page = data;

  g_string_free (page->pdf.content, TRUE);
  g_free (page);
}

static gboolean
is_same_color (TendColor a, TendColor b)
{
  return fabs (a.red - b.red) + fabs (a.green - b.green) + fabs (a.blue - b.blue) < 0.0005;
}

static void
append_color (GString *content, TendColor color, const char *operator)
{
  tend_canvas_append_number (content, color.red);
  tend_canvas_append_number (content, color.green);
  tend_canvas_append_number (content, color.blue);
  g_string_append (content, operator);
}

static void
set_stroke (TendCanvas *self, TendColor color, double line_width)
{
  Page *page = self->page;

  if (!is_same_color (page->stroke, color))
    append_color (page->pdf.content, color, "RG\n");
  if (fabs (page->line_width - line_width) > 0.00005)
    {
      tend_canvas_append_number (page->pdf.content, line_width * TEND_POINTS_PER_MM);
      g_string_append (page->pdf.content, "w\n");
    }
  page->stroke = color;
  page->line_width = line_width;
}

static void
append_rectangle (
    TendCanvas *self, double x, double y, double width, double height, const char *operator)
{
  GString *content = self->page->pdf.content;

  tend_canvas_append_number (content, tend_canvas_map_x (self, x));
  tend_canvas_append_number (content, tend_canvas_map_y (self, y + height));
  tend_canvas_append_number (content, width * TEND_POINTS_PER_MM);
  tend_canvas_append_number (content, height * TEND_POINTS_PER_MM);
  g_string_append (content, operator);
}

static void
tend_canvas_finalize (GObject *object)
{
  TendCanvas *self = TEND_CANVAS (object);

  g_ptr_array_unref (self->pages);
  tend_glyphs_free (self->glyphs);
  g_free (self->title);
  g_free (self->author);

  G_OBJECT_CLASS (tend_canvas_parent_class)->finalize (object);
}

static void
tend_canvas_class_init (TendCanvasClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tend_canvas_finalize;
}

static void
tend_canvas_init (TendCanvas *self)
{
  self->pages = g_ptr_array_new_with_free_func (free_page);
  self->glyphs = tend_glyphs_new ();
}

TendCanvas *
tend_canvas_new (double width_mm, double height_mm, const TendPrinterProfile *profile)
{
  TendCanvas *self = g_object_new (TEND_TYPE_CANVAS, NULL);

  if (profile != NULL)
    self->profile = *profile;
  self->width = self->profile.page_width_mm > 0 ? self->profile.page_width_mm : width_mm;
  self->height = self->profile.page_height_mm > 0 ? self->profile.page_height_mm : height_mm;
  return self;
}

void
tend_canvas_set_information (TendCanvas *self, const TendDocumentInformation *information)
{
  g_return_if_fail (TEND_IS_CANVAS (self));

  g_free (self->title);
  g_free (self->author);
  self->title = g_strdup (information->title);
  self->author = g_strdup (information->author);
  self->created = information->created;
}

double
tend_canvas_get_width (TendCanvas *self)
{
  g_return_val_if_fail (TEND_IS_CANVAS (self), 0);

  return self->width;
}

double
tend_canvas_get_height (TendCanvas *self)
{
  g_return_val_if_fail (TEND_IS_CANVAS (self), 0);

  return self->height;
}

guint
tend_canvas_add_page (TendCanvas *self)
{
  Page *page;

  g_return_val_if_fail (TEND_IS_CANVAS (self), 0);

  page = g_new0 (Page, 1);
  page->pdf.width = CLAMP (self->width * TEND_POINTS_PER_MM, SMALLEST_PAGE, LARGEST_PAGE);
  page->pdf.height = CLAMP (self->height * TEND_POINTS_PER_MM, SMALLEST_PAGE, LARGEST_PAGE);
  page->pdf.content = g_string_sized_new (1024);
  page->line_width = -1;
  g_ptr_array_add (self->pages, page);
  self->page = page;
  return self->pages->len - 1;
}

guint
tend_canvas_get_n_pages (TendCanvas *self)
{
  g_return_val_if_fail (TEND_IS_CANVAS (self), 0);

  return self->pages->len;
}

void
tend_canvas_select_page (TendCanvas *self, guint page)
{
  g_return_if_fail (TEND_IS_CANVAS (self));
  g_return_if_fail (page < self->pages->len);

  self->page = g_ptr_array_index (self->pages, page);
}

TendGlyphs *
tend_canvas_get_glyphs (TendCanvas *self)
{
  return self->glyphs;
}

GString *
tend_canvas_get_content (TendCanvas *self)
{
  return self->page->pdf.content;
}

double
tend_canvas_map_x (TendCanvas *self, double x)
{
  return (x + self->profile.offset_x_mm) * TEND_POINTS_PER_MM;
}

double
tend_canvas_map_y (TendCanvas *self, double y)
{
  return self->page->pdf.height - (y + self->profile.offset_y_mm) * TEND_POINTS_PER_MM;
}

double
tend_canvas_get_resolution (TendCanvas *self)
{
  return self->profile.dots_per_inch;
}

void
tend_canvas_set_fill (TendCanvas *self, TendColor color)
{
  if (!is_same_color (self->page->fill, color))
    append_color (self->page->pdf.content, color, "rg\n");
  self->page->fill = color;
}

void
tend_canvas_append_number (GString *content, double number)
{
  char     digits[24];
  char    *p = digits + sizeof digits;
  gint64   thousandths = llround (number * 1000);
  guint64  rest = (guint64) ABS (thousandths);
  guint    fraction = (guint) (rest % 1000);
  gboolean negative = thousandths < 0;

  *--p = ' ';
  for (guint i = 0, divided = fraction; fraction != 0 && i < 3; i++, divided /= 10)
    {
      if (divided % 10 != 0 || *p != ' ')
        *--p = (char) ('0' + divided % 10);
    }
  if (fraction != 0)
    *--p = '.';
  rest /= 1000;
  do
    *--p = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (negative)
    *--p = '-';
  g_string_append_len (content, p, digits + sizeof digits - p);
}

void
tend_canvas_draw_line (TendCanvas *self,
                       double      x1,
                       double      y1,
                       double      x2,
                       double      y2,
                       double      line_width,
                       TendColor   color)
{
  GString *content;

  g_return_if_fail (TEND_IS_CANVAS (self));
  g_return_if_fail (self->page != NULL);

  set_stroke (self, color, line_width);
  content = self->page->pdf.content;
  tend_canvas_append_number (content, tend_canvas_map_x (self, x1));
  tend_canvas_append_number (content, tend_canvas_map_y (self, y1));
  g_string_append (content, "m ");
  tend_canvas_append_number (content, tend_canvas_map_x (self, x2));
  tend_canvas_append_number (content, tend_canvas_map_y (self, y2));
  g_string_append (content, "l S\n");
}

void
tend_canvas_fill_rectangle (
    TendCanvas *self, double x, double y, double width, double height, TendColor color)
{
  g_return_if_fail (TEND_IS_CANVAS (self));
  g_return_if_fail (self->page != NULL);

  tend_canvas_set_fill (self, color);
  append_rectangle (self, x, y, width, height, "re f\n");
}

void
tend_canvas_stroke_rectangle (TendCanvas *self,
                              double      x,
                              double      y,
                              double      width,
                              double      height,
                              double      line_width,
                              TendColor   color)
{
  g_return_if_fail (TEND_IS_CANVAS (self));
  g_return_if_fail (self->page != NULL);

  set_stroke (self, color, line_width);
  append_rectangle (self, x, y, width, height, "re S\n");
}

gboolean
tend_canvas_has_missing_glyphs (TendCanvas *self)
{
  g_return_val_if_fail (TEND_IS_CANVAS (self), FALSE);

  return tend_glyphs_has_missing (self->glyphs);
}

GBytes *
tend_canvas_to_bytes (TendCanvas *self, GError **error)
{
  TendDocumentInformation information;

  g_return_val_if_fail (TEND_IS_CANVAS (self), NULL);

  if (self->pages->len == 0)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _ ("The document is empty: there is nothing to print"));
      return NULL;
    }
  information = (TendDocumentInformation){ self->title, self->author, self->created };
  return tend_pdf_write (self->pages, tend_glyphs_get_fonts (self->glyphs), &information, error);
}

gboolean
tend_canvas_save (TendCanvas *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (TEND_IS_CANVAS (self), FALSE);

  bytes = tend_canvas_to_bytes (self, error);
  if (bytes == NULL)
    return FALSE;
  return tend_file_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

TendStagedFile *
tend_canvas_stage (TendCanvas *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (TEND_IS_CANVAS (self), NULL);

  bytes = tend_canvas_to_bytes (self, error);
  if (bytes == NULL)
    return NULL;
  return tend_file_stage (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}
