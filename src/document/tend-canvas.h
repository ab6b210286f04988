#pragma once

#include <gio/gio.h>

#include "tend-error.h"
#include "tend-file.h"
#include "tend-printer-profile.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_FACE_SANS,
  TEND_FACE_SANS_BOLD,
  TEND_FACE_SANS_OBLIQUE,
  TEND_FACE_MONOSPACE,
  TEND_FACE_MONOSPACE_BOLD,
} TendFace;

#define TEND_N_FACES 5

typedef enum
{
  TEND_ALIGN_LEFT,
  TEND_ALIGN_CENTER,
  TEND_ALIGN_RIGHT,
} TendAlign;

/* Parts from 0 to 1; all zero is black. */
typedef struct
{
  double red;
  double green;
  double blue;
} TendColor;

#define TEND_COLOR_BLACK ((TendColor){ 0, 0, 0 })
#define TEND_COLOR_WHITE ((TendColor){ 1, 1, 1 })

/* The size is in points (1/72 inch), everything else of a canvas in millimetres. */
typedef struct
{
  TendFace  face;
  double    size;
  TendAlign align;
  TendColor color;
} TendTextStyle;

/**
 * TendDocumentInformation:
 * @title: (nullable): shown by viewers; shall not name a patient
 * @author: (nullable): the clinic
 * @created: µs UTC, also the modification date; the same input gives the same bytes
 */
typedef struct
{
  const char *title;
  const char *author;
  gint64      created;
} TendDocumentInformation;

#define TEND_TYPE_CANVAS (tend_canvas_get_type ())
G_DECLARE_FINAL_TYPE (TendCanvas, tend_canvas, TEND, CANVAS, GObject)

/**
 * tend_canvas_new:
 * @profile: (nullable): its page size, where given, wins over the two lengths
 *
 * A vector PDF measured in millimetres from the top left corner, without pages at first.
 * It may be used from any one thread at a time.
 */
TendCanvas *tend_canvas_new (double width_mm, double height_mm, const TendPrinterProfile *profile);

void   tend_canvas_set_information (TendCanvas *self, const TendDocumentInformation *information);
double tend_canvas_get_width (TendCanvas *self);
double tend_canvas_get_height (TendCanvas *self);

/* Returns the number of the new page, which is drawn on from now; the first is 0. */
guint tend_canvas_add_page (TendCanvas *self);
guint tend_canvas_get_n_pages (TendCanvas *self);
void  tend_canvas_select_page (TendCanvas *self, guint page);

void tend_canvas_draw_line (TendCanvas *self,
                            double      x1,
                            double      y1,
                            double      x2,
                            double      y2,
                            double      line_width,
                            TendColor   color);
void tend_canvas_fill_rectangle (
    TendCanvas *self, double x, double y, double width, double height, TendColor color);
void tend_canvas_stroke_rectangle (TendCanvas *self,
                                   double      x,
                                   double      y,
                                   double      width,
                                   double      height,
                                   double      line_width,
                                   TendColor   color);

/* Any UTF-8, checked or not: control characters and bidirectional overrides, which could make a
 * name read as another, are taken out. @y is the baseline; @x what the alignment refers to. */
void tend_canvas_draw_text (
    TendCanvas *self, const TendTextStyle *style, double x, double y, const char *text);
double tend_canvas_measure_text (TendCanvas *self, const TendTextStyle *style, const char *text);

/**
 * tend_canvas_draw_text_fitted:
 * @x: the left end of the room, whatever the alignment
 * @minimum_size: points; text that is too wide shrinks down to this, then ends in an ellipsis
 *
 * Returns: whether the whole text was drawn
 */
gboolean tend_canvas_draw_text_fitted (TendCanvas          *self,
                                       const TendTextStyle *style,
                                       double               x,
                                       double               y,
                                       double               width,
                                       double               minimum_size,
                                       const char          *text);

/* Lines no wider than @width, broken at newlines, spaces, hyphens, between ideographs, and inside
 * a word only when the word alone is too wide. Never empty. */
GStrv tend_canvas_wrap_text (TendCanvas          *self,
                             const TendTextStyle *style,
                             double               width,
                             const char          *text);

/**
 * tend_canvas_draw_paragraph:
 * @x: the left end of the room
 * @y: the top of the first line
 * @leading: from baseline to baseline in mm, or 0 for 1.3 times the size
 * @max_lines: 0 for no limit; the last line then ends in an ellipsis
 *
 * Returns: the height taken, in mm
 */
double tend_canvas_draw_paragraph (TendCanvas          *self,
                                   const TendTextStyle *style,
                                   double               x,
                                   double               y,
                                   double               width,
                                   double               leading,
                                   guint                max_lines,
                                   const char          *text);

/* As tend_canvas_draw_paragraph(), of lines that tend_canvas_wrap_text() made for @width. */
double tend_canvas_draw_lines (TendCanvas          *self,
                               const TendTextStyle *style,
                               double               x,
                               double               y,
                               double               width,
                               double               leading,
                               guint                max_lines,
                               const char *const   *lines);

/* Whether a character was drawn as an empty box because no font of this machine has it.
 * It can still be read back from the file. */
gboolean tend_canvas_has_missing_glyphs (TendCanvas *self);

/**
 * tend_canvas_to_bytes:
 *
 * The PDF so far; drawing may go on afterwards.
 *
 * Returns: (transfer full) (nullable): %NULL with %TEND_ERROR_INVALID (no page) or
 * %TEND_ERROR_FAILED set
 */
GBytes *tend_canvas_to_bytes (TendCanvas *self, GError **error);

/**
 * tend_canvas_save:
 *
 * Writes a new file beside @path, readable by the user alone, and renames it over @path when
 * all of it is on disk, so that a fault leaves what was there. A device or pipe is written to.
 * Errors: %TEND_ERROR_FULL, %TEND_ERROR_PERMISSION, %TEND_ERROR_NOT_FOUND (no such folder),
 * %TEND_ERROR_FAILED.
 */
gboolean tend_canvas_save (TendCanvas *self, const char *path, GError **error);
/* The first step of that, see tend_file_stage(). */
TendStagedFile *tend_canvas_stage (TendCanvas *self, const char *path, GError **error);

G_END_DECLS
