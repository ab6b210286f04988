#pragma once

#include "tend-canvas.h"

G_BEGIN_DECLS

/* Runs a tool that reads documents, found on PATH, in a folder of its own that holds @pdf as
 * "page.pdf". Skips the running test and returns %NULL when the tool is missing; fails it when the
 * tool fails or complains on stderr. Returns stdout. */
char *support_run (GBytes *pdf, const char *const *arguments);

/* pdftotext -layout; bidirectional marks that poppler adds are taken out. */
char *support_read_text (GBytes *pdf);

/* Every symbol that zbarimg finds on page @page (1 …) at 600 dpi, a line each. */
char *support_read_barcodes (GBytes *pdf, guint page);

typedef struct
{
  guint   width;
  guint   height;
  guint8 *gray;
  double  dots_per_mm;
} SupportImage;

/* One page (1 …) rendered at @resolution dots an inch. */
SupportImage *support_render (GBytes *pdf, guint page, guint resolution);
void          support_image_free (SupportImage *image);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SupportImage, support_image_free)

/* The box of all ink darker than half gray inside a rectangle, all in mm; FALSE when blank. */
typedef struct
{
  double left, top, right, bottom;
} SupportBox;
gboolean support_find_ink (const SupportImage *image, SupportBox within, SupportBox *ink);

/* qpdf --check is silent and so is poppler. */
void support_assert_sound (GBytes *pdf);
void support_assert_contains (const char *text, const char *part);

G_END_DECLS
