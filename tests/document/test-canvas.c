/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tests of the canvas: what is drawn can be read back, measured and saved whole or not at all. */

#include "config.h"

#include "document-support.h"
#include "tend-canvas-barcode.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static const TendTextStyle sans = { .face = TEND_FACE_SANS, .size = 11 };

static TendCanvas *
new_page (void)
{
  TendCanvas *canvas = tend_canvas_new (210, 297, NULL);

  tend_canvas_add_page (canvas);
  return canvas;
}

static GBytes *
get_bytes (TendCanvas *canvas)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = tend_canvas_to_bytes (canvas, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_text_read_back (gconstpointer data)
{
  const char *const *pair = data;
  g_autoptr (TendCanvas) canvas = new_page ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  tend_canvas_draw_text (canvas, &sans, 20, 20, pair[0]);
  bytes = get_bytes (canvas);
  support_assert_sound (bytes);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 12 * 1024);
  text = support_read_text (bytes);
  if (text != NULL)
    g_assert_cmpstr (g_strstrip (text), ==, pair[1]);
}

static void
test_text_of_every_windows_1252_character (void)
{
  static const char all[]
      = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmno"
        "pqrstuvwxyz{|}~ €‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿"
        "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
  g_autoptr (TendCanvas) canvas = new_page ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  TendTextStyle    small = { .size = 4 };

  tend_canvas_draw_text (canvas, &small, 5, 20, all + 1);
  bytes = get_bytes (canvas);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 3000);
  text = support_read_text (bytes);
  if (text != NULL)
    g_assert_cmpstr (g_strstrip (text), ==, all + 1);
}

static void
test_text_measured_is_text_drawn (void)
{
  static const char *const texts[] = { "Hamburgefonstiv", "Łódź Żółć", "אברהם כהן" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TendCanvas) canvas = new_page ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (SupportImage) image = NULL;
      TendTextStyle large = { .face = TEND_FACE_SANS_BOLD, .size = 40, .align = TEND_ALIGN_RIGHT };
      double        width = tend_canvas_measure_text (canvas, &large, texts[i]);
      SupportBox    ink;

      tend_canvas_draw_text (canvas, &large, 180, 50, texts[i]);
      bytes = get_bytes (canvas);
      image = support_render (bytes, 1, 300);
      if (image == NULL)
        return;
      g_assert_true (support_find_ink (image, (SupportBox){ 0, 0, 210, 297 }, &ink));
      g_assert_cmpfloat (180 - width, <, ink.left + 0.1);
      g_assert_cmpfloat (ink.right, <, 180.1);
      g_assert_cmpfloat_with_epsilon (ink.right - ink.left, width, 3);
    }
}

static void
test_text_fitted_shrinks_then_ends_in_ellipsis (void)
{
  g_autoptr (TendCanvas) canvas = new_page ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_c (name, (char) ('a' + i % 26));
  g_assert_true (tend_canvas_draw_text_fitted (canvas, &sans, 20, 20, 60, 6, "Short"));
  g_assert_true (
      tend_canvas_draw_text_fitted (canvas, &sans, 20, 30, 40, 6, "A line a little too wide"));
  g_assert_false (tend_canvas_draw_text_fitted (canvas, &sans, 20, 40, 40, 6, name->str));
  bytes = get_bytes (canvas);
  text = support_read_text (bytes);
  if (text == NULL)
    return;
  support_assert_contains (text, "A line a little too wide");
  support_assert_contains (text, "abcdefghijklmnopqrstuvwxyz");
  support_assert_contains (text, "…\n");
}

static void
test_text_wrapped_fits (gconstpointer data)
{
  g_autoptr (TendCanvas) canvas = new_page ();
  g_auto (GStrv) lines = tend_canvas_wrap_text (canvas, &sans, 30, data);
  g_autofree char *joined = g_strjoinv ("", lines);
  g_autofree char *squeezed = NULL;
  g_auto (GStrv) words = g_strsplit_set (data, " \n", -1);
  g_autofree char *expected = g_strjoinv ("", words);
  g_auto (GStrv) kept = g_strsplit (joined, " ", -1);

  squeezed = g_strjoinv ("", kept);
  g_assert_cmpstr (squeezed, ==, expected);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpfloat (tend_canvas_measure_text (canvas, &sans, lines[i]), <=, 30.01);
}

static void
test_text_wrapped_breaks_at_words (void)
{
  g_autoptr (TendCanvas) canvas = new_page ();
  g_auto (GStrv) lines
      = tend_canvas_wrap_text (canvas, &sans, 22, "Blood drawn\nfrom the left arm");
  const char *const expected[] = { "Blood drawn", "from the left", "arm", NULL };

  g_assert_true (g_strv_equal ((const char *const *) lines, expected));
}

static void
test_graphics_stand_where_they_were_put (void)
{
  const TendPrinterProfile profiles[] = { { 0 }, { .offset_x_mm = 1.5, .offset_y_mm = -0.7 } };

  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      g_autoptr (TendCanvas) canvas = tend_canvas_new (50.8, 25.4, &profiles[i]);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (SupportImage) image = NULL;
      SupportBox ink;

      tend_canvas_add_page (canvas);
      tend_canvas_fill_rectangle (canvas, 10, 5, 20, 12, TEND_COLOR_BLACK);
      bytes = get_bytes (canvas);
      image = support_render (bytes, 1, 1200);
      if (image == NULL)
        return;
      g_assert_cmpfloat_with_epsilon (image->width / image->dots_per_mm, 50.8, 0.03);
      g_assert_cmpfloat_with_epsilon (image->height / image->dots_per_mm, 25.4, 0.03);
      g_assert_true (support_find_ink (image, (SupportBox){ 0, 0, 51, 26 }, &ink));
      g_assert_cmpfloat_with_epsilon (ink.left, 10 + profiles[i].offset_x_mm, 0.03);
      g_assert_cmpfloat_with_epsilon (ink.top, 5 + profiles[i].offset_y_mm, 0.03);
      g_assert_cmpfloat_with_epsilon (ink.right, 30 + profiles[i].offset_x_mm, 0.03);
      g_assert_cmpfloat_with_epsilon (ink.bottom, 17 + profiles[i].offset_y_mm, 0.03);
    }
}

static void
test_barcode_decodes (void)
{
  static const char *const texts[]
      = { "260304123456-01", "INV-2026-000123", "MRN00000042", "a\\b(c)~", "0" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TendCanvas) canvas = new_page ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *read = NULL;

      g_assert_true (tend_canvas_draw_code128 (canvas, 20, 20, 0.25, 10, texts[i], &error));
      g_assert_no_error (error);
      bytes = get_bytes (canvas);
      read = support_read_barcodes (bytes, 1);
      if (read != NULL)
        g_assert_cmpstr (g_strchomp (read), ==, texts[i]);
    }
}

static void
test_barcode_is_as_wide_as_measured (void)
{
  g_autoptr (TendCanvas) canvas = new_page ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SupportImage) image = NULL;
  SupportBox ink;
  guint      modules = tend_canvas_measure_code128 (canvas, "26030412345-01", NULL);

  g_assert_true (tend_canvas_draw_code128 (canvas, 20, 30, 0.3, 12, "26030412345-01", NULL));
  bytes = get_bytes (canvas);
  image = support_render (bytes, 1, 600);
  if (image == NULL)
    return;
  g_assert_true (support_find_ink (image, (SupportBox){ 0, 0, 210, 297 }, &ink));
  g_assert_cmpfloat_with_epsilon (ink.left, 20, 0.06);
  g_assert_cmpfloat_with_epsilon (ink.right - ink.left, modules * 0.3, 0.06);
  g_assert_cmpfloat_with_epsilon (ink.top, 30, 0.06);
  g_assert_cmpfloat_with_epsilon (ink.bottom, 42, 0.06);
}

static void
test_barcode_refuses (void)
{
  g_autofree char  *endless = g_strnfill (200, 'A');
  const char *const texts[] = { "", "é", "a\nb", endless, "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TendCanvas) canvas = new_page ();
      g_autoptr (GError) error = NULL;

      g_assert_false (tend_canvas_draw_code128 (canvas, 20, 20, 0.25, 10, texts[i], &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      g_assert_cmpuint (tend_canvas_measure_code128 (canvas, texts[i], NULL), ==, 0);
    }
}

/* zbar 0.23 has no Data Matrix reader: the finder pattern and the clock track are checked. */
static void
test_data_matrix_has_its_frame (void)
{
  g_autoptr (TendCanvas) canvas = new_page ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SupportImage) image = NULL;
  double     side = 0;
  guint      n;
  SupportBox ink;

  g_assert_true (tend_canvas_draw_data_matrix (canvas, 20, 20, 1, "2603041234", &side, NULL));
  n = (guint) side;
  g_assert_cmpuint (n, ==, 12);
  bytes = get_bytes (canvas);
  image = support_render (bytes, 1, 254);
  if (image == NULL)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (
          support_find_ink (image, (SupportBox){ 20.3, 20.3 + i, 20.7, 20.7 + i }, &ink));
      g_assert_true (
          support_find_ink (image, (SupportBox){ 20.3 + i, 19.3 + n, 20.7 + i, 19.7 + n }, &ink));
      g_assert_cmpint (
          support_find_ink (image, (SupportBox){ 20.3 + i, 20.3, 20.7 + i, 20.7 }, &ink), ==,
          i % 2 == 0);
    }
}

static void
test_information_is_kept_and_dates_are_fixed (void)
{
  const TendDocumentInformation information
      = { .title = "Facture n° 12 – Łódź", .author = "Clinic", .created = 1767323045000000 };
  const char *const arguments[] = { "pdfinfo", "-isodates", "page.pdf", NULL };
  g_autoptr (TendCanvas) canvas = new_page ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autofree char *text = NULL;

  tend_canvas_set_information (canvas, &information);
  bytes = get_bytes (canvas);
  again = get_bytes (canvas);
  g_assert_true (g_bytes_equal (bytes, again));
  support_assert_sound (bytes);
  text = support_run (bytes, arguments);
  if (text == NULL)
    return;
  support_assert_contains (text, "Facture n° 12 – Łódź");
  support_assert_contains (text, "2026-01-02T03:04:05");
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) opened = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (opened) != NULL)
    count++;
  return count;
}

static void
test_save_refused_leaves_what_was_there (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tend-canvas-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "label.pdf", NULL);
  g_autoptr (TendCanvas) canvas = new_page ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *kept = NULL;
  struct rlimit    before, limit;
  gsize            length, step;

  tend_canvas_draw_text (canvas, &sans, 20, 20, "Text");
  bytes = get_bytes (canvas);
  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  step = MAX (1, g_bytes_get_size (bytes) / 20);
  for (gsize allowed = 0; allowed < g_bytes_get_size (bytes); allowed += step)
    {
      g_autoptr (GError) error = NULL;

      limit = (struct rlimit){ .rlim_cur = allowed, .rlim_max = before.rlim_max };
      setrlimit (RLIMIT_FSIZE, &limit);
      g_assert_false (tend_canvas_save (canvas, path, &error));
      setrlimit (RLIMIT_FSIZE, &before);
      g_assert_error (error, TEND_ERROR, TEND_ERROR_FAILED);
      g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, "before");
      g_clear_pointer (&kept, g_free);
      g_assert_cmpuint (count_files (folder), ==, 1);
    }
  g_assert_true (tend_canvas_save (canvas, path, NULL));
  g_assert_true (g_file_get_contents (path, &kept, &length, NULL));
  g_assert_cmpmem (kept, length, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_save_is_private (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tend-canvas-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "label.pdf", NULL);
  g_autoptr (TendCanvas) canvas = new_page ();
  GStatBuf status;

  g_assert_true (tend_canvas_save (canvas, path, NULL));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_save_says_why_not (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tend-canvas-XXXXXX", NULL);
  g_autofree char *inside = g_build_filename (folder, "label.pdf", NULL);
  g_autoptr (TendCanvas) canvas = new_page ();
  const struct
  {
    const char *path;
    int         code;
  } cases[] = { { "/dev/full", TEND_ERROR_FULL },
                { "/nowhere/at/all.pdf", TEND_ERROR_NOT_FOUND },
                { "/dev/null/label.pdf", TEND_ERROR_NOT_FOUND },
                { inside, TEND_ERROR_PERMISSION } };

  g_chmod (folder, 0500);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      if (cases[i].code == TEND_ERROR_PERMISSION && g_access (folder, 2) == 0)
        g_test_message ("a read-only folder does not stop this user");
      else
        {
          g_assert_false (tend_canvas_save (canvas, cases[i].path, &error));
          g_assert_error (error, TEND_ERROR, cases[i].code);
        }
    }
  g_assert_true (tend_canvas_save (canvas, "/dev/null", NULL));
  g_rmdir (folder);
}

static void
test_document_without_pages_is_refused_or_sound (void)
{
  g_autoptr (TendCanvas) canvas = tend_canvas_new (100, 100, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tend_canvas_to_bytes (canvas, &error);

  g_assert_null (bytes);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
}

/* Linear in the length of the text; were it not, the test would run out of time. Fewer letters
 * do where rounds are counted, for there the sanitizers make each cost a hundred times as much. */
static void
test_text_without_end_is_wrapped (gconstpointer data)
{
  const char *letter = data;
  g_autoptr (TendCanvas) canvas = new_page ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  guint n_letters = g_getenv ("TEND_TEST_ROUNDS") != NULL ? 1000 : 20000;
  gsize length = 0;

  for (guint i = 0; i < n_letters; i++)
    g_string_append (text, letter);
  lines = tend_canvas_wrap_text (canvas, &sans, 60, text->str);
  for (guint i = 0; lines[i] != NULL; i++)
    length += strlen (lines[i]);
  g_assert_cmpuint (length, ==, text->len);
  g_assert_false (tend_canvas_draw_text_fitted (canvas, &sans, 10, 10, 60, 8, text->str));
}

int
main (int argc, char **argv)
{
  static const char *const texts[][3] = {
    { "accents", "Zoë Müller–Ñandú, O’Brien “Q” (née d'Été)",
      "Zoë Müller–Ñandú, O’Brien “Q” (née d'Été)" },
    { "decomposed", "Zoe\u0308", "Zoë" },
    { "polish", "Wiśniewska-Łukasiewicz, Żółć M", "Wiśniewska-Łukasiewicz, Żółć M" },
    { "quotes", "\"O\\'Neil\" (a) %s <b> & \\", "\"O\\'Neil\" (a) %s <b> & \\" },
    { "hebrew", "אברהם כהן", "אברהם כהן" },
    /* A line that begins right to left reads from the right; poppler reads it from the left. */
    { "hebrew-and-latin", "כהן Cohen", "Cohen כהן" },
    { "hebrew-points", "שָׁלוֹם", "שָׁלוֹם" },
    { "arabic", "محمد سلام", "محمد سلام" },
    { "cyrillic", "Наталья Достоевская", "Наталья Достоевская" },
    { "tamil", "தமிழ்ச்செல்வி", "தமிழ்ச்செல்வி" },
    { "chinese", "王小明", "王小明" },
    { "emoji", "Ann 😀 Lee", "Ann 😀 Lee" },
    { "override", "Ann\u202eeel\u202c Lee", "Anneel Lee" },
    { "control", "Ann\tLee\x01", "Ann Lee" },
    { "invalid", "Ann\xff Lee", "Ann� Lee" },
  };
  static const char *const wrapped[][2] = {
    { "words", "The quick brown fox jumps over the lazy dog, again and again" },
    { "long-word", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" },
    { "hyphens", "Müller-Lüdenscheidt-Oberhausen-Unterhausen" },
    { "ideographs", "王小明王小明王小明王小明王小明王小明" },
    { "empty", "" },
    { "spaces", "a                                                              b" },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/document/canvas/text/read-back/%s", texts[i][0]);

      g_test_add_data_func (path, &texts[i][1], test_text_read_back);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrapped); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/document/canvas/text/wrapped-fits/%s", wrapped[i][0]);

      g_test_add_data_func (path, wrapped[i][1], test_text_wrapped_fits);
    }
  g_test_add_data_func ("/document/canvas/text/without-end-is-wrapped/latin", "W",
                        test_text_without_end_is_wrapped);
  g_test_add_data_func ("/document/canvas/text/without-end-is-wrapped/hebrew", "א",
                        test_text_without_end_is_wrapped);
  g_test_add_data_func ("/document/canvas/text/without-end-is-wrapped/tamil", "த",
                        test_text_without_end_is_wrapped);
  g_test_add_func ("/document/canvas/text/every-windows-1252-character",
                   test_text_of_every_windows_1252_character);
  g_test_add_func ("/document/canvas/text/measured-is-drawn", test_text_measured_is_text_drawn);
  g_test_add_func ("/document/canvas/text/fitted-shrinks-then-ends-in-ellipsis",
                   test_text_fitted_shrinks_then_ends_in_ellipsis);
  g_test_add_func ("/document/canvas/text/wrapped-breaks-at-words",
                   test_text_wrapped_breaks_at_words);
  g_test_add_func ("/document/canvas/graphics/stand-where-they-were-put",
                   test_graphics_stand_where_they_were_put);
  g_test_add_func ("/document/canvas/barcode/decodes", test_barcode_decodes);
  g_test_add_func ("/document/canvas/barcode/is-as-wide-as-measured",
                   test_barcode_is_as_wide_as_measured);
  g_test_add_func ("/document/canvas/barcode/refuses", test_barcode_refuses);
  g_test_add_func ("/document/canvas/barcode/data-matrix-has-its-frame",
                   test_data_matrix_has_its_frame);
  g_test_add_func ("/document/canvas/information/is-kept-and-dates-are-fixed",
                   test_information_is_kept_and_dates_are_fixed);
  g_test_add_func ("/document/canvas/save/refused-leaves-what-was-there",
                   test_save_refused_leaves_what_was_there);
  g_test_add_func ("/document/canvas/save/is-private", test_save_is_private);
  g_test_add_func ("/document/canvas/save/says-why-not", test_save_says_why_not);
  g_test_add_func ("/document/canvas/save/refuses-a-document-without-pages",
                   test_document_without_pages_is_refused_or_sound);
  return g_test_run ();
}
