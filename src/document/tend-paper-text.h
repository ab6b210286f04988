#pragma once

#include "tend-canvas.h"
#include "tend-pdf-writer.h"

G_BEGIN_DECLS

/* The glyph fonts of one document, growing as text is laid out. */
typedef struct TendGlyphs TendGlyphs;

TendGlyphs *tend_glyphs_new (void);
void        tend_glyphs_free (TendGlyphs *self);
/* Returns: (transfer none) (element-type GPtrArray): for tend_pdf_write() */
GPtrArray *tend_glyphs_get_fonts (TendGlyphs *self);
gboolean   tend_glyphs_has_missing (TendGlyphs *self);
/* Returns: the code of a new or known glyph; the number of its font in @font. Takes @glyph. */
guint8 tend_glyphs_intern (TendGlyphs *self, TendPdfGlyph *glyph, guint *font);
void   tend_glyphs_note_missing (TendGlyphs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendGlyphs, tend_glyphs_free)

/* A stretch of one line in one PDF font. */
typedef struct
{
  gboolean standard; /* in the style's own face, else glyph font @font */
  guint    font;
  GString *codes;
  guint    advance; /* thousandths of the size */
} TendTextPiece;

/**
 * tend_paper_text_layout:
 *
 * One line of valid, clean text (see tend_paper_text_clean()) as pieces from left to right.
 *
 * Returns: (transfer full) (element-type TendTextPiece)
 */
GPtrArray *tend_paper_text_layout (TendGlyphs *glyphs, TendFace face, const char *text);
guint      tend_paper_text_get_advance (GPtrArray *pieces);
/* What the first @length bytes of @text advance when laid out, in thousandths of the size. */
guint tend_paper_text_measure (TendGlyphs *glyphs, TendFace face, const char *text, gsize length);

/* Valid UTF-8 in form C without control characters other than newline, and without bidirectional
 * controls, byte order marks and soft hyphens. */
char *tend_paper_text_clean (const char *text);

/* Whether @character is in Windows-1252; then its code in @code. */
gboolean tend_paper_text_encode (gunichar character, guint8 *code);

G_END_DECLS
