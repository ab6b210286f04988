/* SPDX-License-Identifier: GPL-3.0-or-later
 * Turns recorded pages and glyphs into a PDF file: the only contact with libharu.
 *
 * Text outside Windows-1252 becomes small Type 3 fonts that hold just the outlines used, each
 * with the Unicode text it stands for. libharu would embed whole TrueType files instead, and its
 * UTF-8 path writes character maps that readers complain about. */

#define G_LOG_DOMAIN "tend-document"

#include "config.h"

#include "tend-pdf-writer.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_info.h>
#include <hpdf_pages.h>

#include <string.h>

/* The code that poppler and its kin take the letter "m" from to learn how large the letters of a
 * Type 3 font are; 600 says "as large as the size says". */
#define SIZE_REFERENCE_WIDTH 600

static const char *const face_names[TEND_N_FACES] = {
  "Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Courier", "Courier-Bold",
};

/* Out of memory ends the program, as everywhere in GLib, so no libharu object is ever NULL for
 * want of it. */
static void *
allocate (HPDF_UINT size)
{
  return g_malloc (size);
}

static void
release (void *memory)
{
  g_free (memory);
}

static void
on_libharu_failed_cb (HPDF_STATUS number, HPDF_STATUS detail, void *user_data)
{
  HPDF_STATUS *status = user_data;

  if (*status == HPDF_OK)
    *status = number;
}

void
tend_pdf_glyph_free (TendPdfGlyph *glyph)
{
  g_free (glyph->outline);
  g_free (glyph->text);
  g_free (glyph);
}

static gpointer
load_face_widths (gpointer unused)
{
  guint16    *widths = g_new0 (guint16, TEND_N_FACES * 256);
  HPDF_STATUS status = HPDF_OK;
  HPDF_Doc    document = HPDF_NewEx (on_libharu_failed_cb, allocate, release, 0, &status);

  for (guint face = 0; face < TEND_N_FACES; face++)
    {
      HPDF_Font font = HPDF_GetFont (document, face_names[face], "WinAnsiEncoding");

      for (guint code = 32; code < 256; code++)
        {
          const HPDF_BYTE byte = (HPDF_BYTE) code;

          widths[face * 256 + code] = (guint16) HPDF_Font_TextWidth (font, &byte, 1).width;
        }
    }
  HPDF_Free (document);
  return widths;
}

const guint16 *
tend_pdf_get_face_widths (TendFace face)
{
  static GOnce once = G_ONCE_INIT;

  return (const guint16 *) g_once (&once, load_face_widths, NULL) + (guint) face * 256;
}

static HPDF_Dict
add_stream (HPDF_Doc document, const char *bytes, gsize length)
{
  HPDF_Dict stream = HPDF_DictStream_New (document->mmgr, document->xref);

  stream->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
  HPDF_Stream_Write (stream->stream, (const HPDF_BYTE *) bytes, (HPDF_UINT) length);
  return stream;
}

static HPDF_Array
add_array (HPDF_Doc document, HPDF_Dict parent, const char *key)
{
  HPDF_Array array = HPDF_Array_New (document->mmgr);

  HPDF_Dict_Add (parent, key, array);
  return array;
}

static void
append_utf16 (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c > 0xffff)
        g_string_append_printf (out, "%04X%04X", 0xd7c0 + (c >> 10), 0xdc00 + (c & 0x3ff));
      else
        g_string_append_printf (out, "%04X", c);
    }
}

static HPDF_Dict
add_to_unicode (HPDF_Doc document, GPtrArray *glyphs)
{
  g_autoptr (GString) map = g_string_new ("/CIDInit /ProcSet findresource begin\n"
                                          "12 dict begin\nbegincmap\n"
                                          "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) "
                                          "/Supplement 0 >> def\n"
                                          "/CMapName /Adobe-Identity-UCS def\n"
                                          "/CMapType 2 def\n"
                                          "1 begincodespacerange\n<00> <FF>\n"
                                          "endcodespacerange\n");

  /* A block of a character map holds 100 entries at most. */
  for (guint i = 0; i < glyphs->len; i++)
    {
      const TendPdfGlyph *glyph = g_ptr_array_index (glyphs, i);

      if (i % 100 == 0)
        g_string_append_printf (map, "%u beginbfchar\n", MIN (100, glyphs->len - i));
      g_string_append_printf (map, "<%02X> <", i + 1);
      append_utf16 (map, glyph->text);
      g_string_append (map, ">\n");
      if (i % 100 == 99 || i + 1 == glyphs->len)
        g_string_append (map, "endbfchar\n");
    }
  g_string_append (map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
  return add_stream (document, map->str, map->len);
}

static HPDF_Dict
add_glyph (HPDF_Doc document, const TendPdfGlyph *glyph)
{
  g_autofree char *procedure
      = g_strdup_printf ("%d 0 %d %d %d %d d1\n%s", glyph->advance, glyph->left, glyph->bottom,
                         glyph->right, glyph->top, glyph->outline);

  return add_stream (document, procedure, strlen (procedure));
}

static HPDF_Dict
add_glyph_font (HPDF_Doc document, GPtrArray *glyphs)
{
  HPDF_Dict  font = HPDF_Dict_New (document->mmgr);
  HPDF_Dict  procedures = HPDF_Dict_New (document->mmgr);
  HPDF_Dict  encoding = HPDF_Dict_New (document->mmgr);
  HPDF_Array box, matrix, widths, names;
  int        bounds[4] = { 0, 0, 0, 0 };

  HPDF_Xref_Add (document->xref, font);
  HPDF_Dict_AddName (font, "Type", "Font");
  HPDF_Dict_AddName (font, "Subtype", "Type3");
  box = add_array (document, font, "FontBBox");
  matrix = add_array (document, font, "FontMatrix");
  for (guint i = 0; i < 6; i++)
    HPDF_Array_AddReal (matrix, i == 0 || i == 3 ? 0.001f : 0);

  HPDF_Dict_Add (font, "CharProcs", procedures);
  HPDF_Dict_Add (font, "Encoding", encoding);
  HPDF_Dict_AddName (encoding, "Type", "Encoding");
  names = add_array (document, encoding, "Differences");
  widths = add_array (document, font, "Widths");
  HPDF_Array_AddNumber (names, 0);
  HPDF_Array_AddName (names, "m");
  HPDF_Array_AddNumber (widths, SIZE_REFERENCE_WIDTH);
  HPDF_Dict_Add (procedures, "m", add_stream (document, "600 0 d0\n", 9));

  for (guint i = 0; i < glyphs->len; i++)
    {
      const TendPdfGlyph *glyph = g_ptr_array_index (glyphs, i);
      char                name[8];

      g_snprintf (name, sizeof name, "g%u", i + 1);
      HPDF_Array_AddName (names, name);
      HPDF_Array_AddNumber (widths, glyph->advance);
      HPDF_Dict_Add (procedures, name, add_glyph (document, glyph));
      bounds[0] = MIN (bounds[0], glyph->left);
      bounds[1] = MIN (bounds[1], glyph->bottom);
      bounds[2] = MAX (bounds[2], glyph->right);
      bounds[3] = MAX (bounds[3], glyph->top);
    }
  for (guint i = 0; i < 4; i++)
    HPDF_Array_AddNumber (box, bounds[i]);
  HPDF_Dict_AddNumber (font, "FirstChar", 0);
  HPDF_Dict_AddNumber (font, "LastChar", (HPDF_INT32) glyphs->len);
  HPDF_Dict_Add (font, "ToUnicode", add_to_unicode (document, glyphs));
  return font;
}

static HPDF_Dict
add_fonts (HPDF_Doc document, GPtrArray *glyph_fonts)
{
  HPDF_Dict fonts = HPDF_Dict_New (document->mmgr);
  char      name[16];

  HPDF_Xref_Add (document->xref, fonts);
  for (guint i = 0; i < TEND_N_FACES; i++)
    {
      g_snprintf (name, sizeof name, "S%u", i);
      HPDF_Dict_Add (fonts, name, HPDF_GetFont (document, face_names[i], "WinAnsiEncoding"));
    }
  for (guint i = 0; i < glyph_fonts->len; i++)
    {
      g_snprintf (name, sizeof name, "G%u", i);
      HPDF_Dict_Add (fonts, name, add_glyph_font (document, g_ptr_array_index (glyph_fonts, i)));
    }
  return fonts;
}

static void
add_page (HPDF_Doc document, HPDF_Dict fonts, const TendPdfPage *recorded)
{
  HPDF_Page     page = HPDF_AddPage (document);
  HPDF_Dict     resources;
  HPDF_PageAttr attributes;

  if (page == NULL)
    return;
  HPDF_Page_SetWidth (page, (HPDF_REAL) recorded->width);
  HPDF_Page_SetHeight (page, (HPDF_REAL) recorded->height);
  resources = HPDF_Page_GetInheritableItem (page, "Resources", HPDF_OCLASS_DICT);
  HPDF_Dict_Add (resources, "Font", fonts);
  attributes = page->attr;
  HPDF_Stream_Write (attributes->stream, (const HPDF_BYTE *) recorded->content->str,
                     (HPDF_UINT) recorded->content->len);
}

static HPDF_Binary
new_utf16 (HPDF_Doc document, const char *text)
{
  g_autofree gunichar2 *units = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  glong length = 0;

  units = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);
  g_byte_array_append (bytes, (const guint8 *) "\xfe\xff", 2);
  for (glong i = 0; i < length; i++)
    {
      const guint8 unit[2] = { units[i] >> 8, units[i] & 0xff };

      g_byte_array_append (bytes, unit, 2);
    }
  return HPDF_Binary_New (document->mmgr, bytes->data, bytes->len);
}

static void
set_text (HPDF_Doc document, HPDF_InfoType type, const char *key, const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL || *text == '\0')
    return;
  if (g_str_is_ascii (text))
    {
      HPDF_SetInfoAttr (document, type, text);
      return;
    }
  valid = g_utf8_make_valid (text, -1);
  HPDF_Dict_Add (document->info, key, new_utf16 (document, valid));
}

static void
set_information (HPDF_Doc document, const TendDocumentInformation *information)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (information->created / G_USEC_PER_SEC);
  HPDF_Date date = { .ind = 'Z' };

  set_text (document, HPDF_INFO_TITLE, "Title", information->title);
  set_text (document, HPDF_INFO_AUTHOR, "Author", information->author);
  HPDF_SetInfoAttr (document, HPDF_INFO_CREATOR, "Tend " TEND_VERSION);
  if (utc == NULL)
    return;
  date.year = g_date_time_get_year (utc);
  date.month = g_date_time_get_month (utc);
  date.day = g_date_time_get_day_of_month (utc);
  date.hour = g_date_time_get_hour (utc);
  date.minutes = g_date_time_get_minute (utc);
  date.seconds = g_date_time_get_second (utc);
  HPDF_SetInfoDateAttr (document, HPDF_INFO_CREATION_DATE, date);
  HPDF_SetInfoDateAttr (document, HPDF_INFO_MOD_DATE, date);
}

GBytes *
tend_pdf_write (GPtrArray                     *pages,
                GPtrArray                     *glyph_fonts,
                const TendDocumentInformation *information,
                GError                       **error)
{
  HPDF_STATUS        status = HPDF_OK;
  HPDF_Doc           document = HPDF_NewEx (on_libharu_failed_cb, allocate, release, 0, &status);
  HPDF_Dict          fonts;
  HPDF_UINT32        size;
  g_autofree guint8 *bytes = NULL;

  HPDF_SetCompressionMode (document, HPDF_COMP_ALL);
  /* A viewer that scales to the paper would spoil every label. */
  HPDF_SetViewerPreference (document, HPDF_PRINT_SCALING_NONE);
  set_information (document, information);
  fonts = add_fonts (document, glyph_fonts);
  for (guint i = 0; i < pages->len && status == HPDF_OK; i++)
    add_page (document, fonts, g_ptr_array_index (pages, i));
  if (status == HPDF_OK)
    HPDF_SaveToStream (document);
  if (status == HPDF_OK)
    {
      size = HPDF_GetStreamSize (document);
      bytes = g_malloc (size);
      HPDF_ReadFromStream (document, bytes, &size);
    }
  HPDF_Free (document);
  if (status != HPDF_OK)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_FAILED,
                   "The PDF could not be made: libharu refused with status 0x%04lX",
                   (gulong) status);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&bytes), size);
}
