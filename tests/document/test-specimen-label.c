/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tests of specimen labels: right to a tenth of a millimetre, readable by people and scanners. */

#include "config.h"

#include "document-support.h"
#include "tend-specimen-label.h"

#include <string.h>

static const TendSpecimenLabel usual = {
  .patient_name = "MÜLLER-ŁUKASIEWICZ, Zoë M",
  .birth_date = "03/14/1984",
  .mrn = "00000042",
  .sex_and_age = "F 42 y",
  .accession_number = "26030400017-01",
  .tube_number = 1,
  .tube_count = 3,
  .container = "Lavender EDTA",
  .tests = "CBC, HbA1c",
  .collected = "03/04/2026 14:32",
  .collector = "KLM",
  .specimen = "Blood, left arm",
  .priority = "STAT",
  .clinic = "Elm Street Clinic",
};

static GBytes *
make (const TendSpecimenLabel  *labels,
      gsize                     n_labels,
      TendLabelStockKind        stock,
      guint                     start,
      const TendPrinterProfile *profile)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCanvas) canvas = tend_specimen_labels_new (
      labels, n_labels, tend_label_stock_get (stock), start, profile, NULL, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  bytes = tend_canvas_to_bytes (canvas, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
test_says_everything (gconstpointer data)
{
  static const char *const parts[] = {
    "MÜLLER-ŁUKASIEWICZ, Zoë M",
    "DOB 03/14/1984",
    "F 42 y",
    "MRN 00000042",
    "CBC, HbA1c",
    "Lavender EDTA",
    "03/04/2026 14:32",
    "KLM",
    "Blood, left arm",
    "STAT",
    "26030400017-01",
    "1 of 3",
    "Elm",
  };
  g_autoptr (GBytes) bytes = make (&usual, 1, GPOINTER_TO_UINT (data), 1, NULL);
  g_autofree char *text = support_read_text (bytes);

  support_assert_sound (bytes);
  g_assert_cmpuint (g_bytes_get_size (bytes), <=, 12 * 1024);
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (parts); i++)
    support_assert_contains (text, parts[i]);
}

static void
test_scans (gconstpointer data)
{
  g_autoptr (GBytes) bytes = make (&usual, 1, GPOINTER_TO_UINT (data), 1, NULL);
  g_autofree char *read = support_read_barcodes (bytes, 1);

  if (read != NULL)
    g_assert_cmpstr (g_strchomp (read), ==, "26030400017-01");
}

/* The bars stand alone in their band: ink there is the barcode and nothing else. */
static void
test_bars_have_their_size_and_quiet (gconstpointer data)
{
  const TendLabelStock *stock = tend_label_stock_get (GPOINTER_TO_UINT (data));
  g_autoptr (GBytes) bytes = make (&usual, 1, GPOINTER_TO_UINT (data), 1, NULL);
  g_autoptr (SupportImage) image = support_render (bytes, 1, 1200);
  double     scale = stock->label_height / 25.4;
  double     top = stock->top + 11.9 * scale;
  double     height = MAX (10, 10 * scale);
  SupportBox ink;

  if (image == NULL)
    return;
  g_assert_cmpfloat_with_epsilon (image->width / image->dots_per_mm, stock->page_width, 0.05);
  g_assert_cmpfloat_with_epsilon (image->height / image->dots_per_mm, stock->page_height, 0.05);
  g_assert_true (support_find_ink (
      image,
      (SupportBox){ stock->left, top + 0.2, stock->left + stock->label_width, top + height - 0.2 },
      &ink));
  g_assert_cmpfloat (ink.left - stock->left, >=, 2.5);
  g_assert_cmpfloat (stock->left + stock->label_width - ink.right, >=, 2.5);
  g_assert_cmpfloat_with_epsilon (ink.left + ink.right, 2 * stock->left + stock->label_width, 0.1);
  /* Start C, five pairs, code B, four characters and a check of 11 modules, a stop of 13; two dots
   * of a 203 dpi printer a module, three where there is room. */
  g_assert_cmpfloat_with_epsilon ((ink.right - ink.left) / 145,
                                  (stock->label_width > 60 ? 3 : 2) * 25.4 / 203, 0.0005);
  /* A hair's breadth on the first bar: how high the bars are. */
  g_assert_true (support_find_ink (
      image, (SupportBox){ ink.left, top - 0.2, ink.left + 0.2, top + height + 0.15 }, &ink));
  g_assert_cmpfloat_with_epsilon (ink.top, top, 0.05);
  g_assert_cmpfloat_with_epsilon (ink.bottom, top + height, 0.05);
}

static void
test_name_is_largest_and_first (void)
{
  g_autoptr (GBytes) bytes = make (&usual, 1, TEND_LABEL_STOCK_2_BY_1_INCH, 1, NULL);
  g_autoptr (SupportImage) image = support_render (bytes, 1, 1200);
  SupportBox name, birth;

  if (image == NULL)
    return;
  /* The M of MÜLLER and the D of DOB. */
  g_assert_true (support_find_ink (image, (SupportBox){ 0, 0, 4.6, 4.2 }, &name));
  g_assert_true (support_find_ink (image, (SupportBox){ 0, 4.4, 3.6, 6.9 }, &birth));
  g_assert_cmpfloat_with_epsilon (name.left, 2.0, 0.4);
  g_assert_cmpfloat_with_epsilon (name.bottom, 3.8, 0.05);
  g_assert_cmpfloat_with_epsilon (birth.bottom, 6.6, 0.05);
  g_assert_cmpfloat (name.bottom - name.top, >, 1.05 * (birth.bottom - birth.top));
}

static void
test_sheet_starts_anywhere (gconstpointer data)
{
  const guint              start = GPOINTER_TO_UINT (data);
  const TendPrinterProfile offset = { .offset_x_mm = 0.6, .offset_y_mm = -0.4 };
  TendSpecimenLabel        label = usual;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SupportImage) image = NULL;
  double     x = 4.7625 + (start - 1) % 3 * 69.85 + 0.6;
  double     y = 12.7 + (start - 1) / 3 * 25.4 - 0.4;
  SupportBox ink;

  label.patient_name = "DOE, John";
  bytes = make (&label, 1, TEND_LABEL_STOCK_LETTER_3_BY_10, start, &offset);
  image = support_render (bytes, 1, 600);
  if (image == NULL)
    return;
  g_assert_true (support_find_ink (image, (SupportBox){ 0, 0, 216, 280 }, &ink));
  g_assert_cmpfloat (ink.left, >, x + 1.9);
  g_assert_cmpfloat (ink.left, <, x + 2.5);
  g_assert_cmpfloat_with_epsilon (ink.right, x + 66.675 - 2, 0.1);
  g_assert_cmpfloat_with_epsilon (ink.top, y + 1.0, 0.15);
  g_assert_cmpfloat (ink.bottom, <, y + 25.4 - 0.8);
}

static void
test_sheet_goes_on_with_the_next_page (void)
{
  TendSpecimenLabel labels[32];
  char              numbers[32][16];
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_auto (GStrv) read = NULL;

  for (guint i = 0; i < 32; i++)
    {
      labels[i] = usual;
      g_snprintf (numbers[i], sizeof numbers[i], "2603040%03u4-01", i);
      labels[i].accession_number = numbers[i];
    }
  bytes = make (labels, 32, TEND_LABEL_STOCK_LETTER_3_BY_10, 29, NULL);
  support_assert_sound (bytes);
  first = support_read_barcodes (bytes, 1);
  second = support_read_barcodes (bytes, 2);
  if (first == NULL || second == NULL)
    return;
  support_assert_contains (first, numbers[0]);
  support_assert_contains (first, numbers[1]);
  g_assert_null (strstr (first, numbers[2]));
  read = g_strsplit (g_strchomp (second), "\n", -1);
  g_assert_cmpuint (g_strv_length (read), ==, 30);
  for (guint i = 2; i < 32; i++)
    g_assert_true (g_strv_contains ((const char *const *) read, numbers[i]));
}

static void
test_hard_names (gconstpointer data)
{
  const char *const *pair = data;
  TendSpecimenLabel  label = usual;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *read = NULL;

  label.patient_name = pair[0];
  bytes = make (&label, 1, TEND_LABEL_STOCK_2_BY_1_INCH, 1, NULL);
  support_assert_sound (bytes);
  g_assert_cmpuint (g_bytes_get_size (bytes), <=, 12 * 1024);
  text = support_read_text (bytes);
  read = support_read_barcodes (bytes, 1);
  if (text == NULL || read == NULL)
    return;
  support_assert_contains (text, pair[1]);
  support_assert_contains (text, "MRN 00000042");
  support_assert_contains (text, "STAT");
  g_assert_cmpstr (g_strchomp (read), ==, "26030400017-01");
}

static void
test_everything_long_stays_inside (void)
{
  g_autofree char  *endless = g_strnfill (300, 'W');
  TendSpecimenLabel label = usual;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SupportImage) image = NULL;
  SupportBox ink;

  label.patient_name = label.tests = label.container = label.specimen = label.clinic = endless;
  label.collector = label.priority = endless;
  bytes = make (&label, 1, TEND_LABEL_STOCK_2_BY_1_INCH, 1, NULL);
  image = support_render (bytes, 1, 600);
  if (image == NULL)
    return;
  g_assert_true (support_find_ink (image, (SupportBox){ 0, 0, 51, 26 }, &ink));
  g_assert_cmpfloat (ink.left, >=, 1.9);
  g_assert_cmpfloat (ink.right, <=, 48.9);
  g_assert_cmpfloat (ink.bottom, <, 24.9);
}

/* What is cut says so, and what the patient is known by stays whole. */
static void
test_long_name_ends_in_dots (void)
{
  g_autofree char  *endless = g_strnfill (300, 'm');
  g_autofree char  *name = g_strdup_printf ("MULLER%s, Ann", endless);
  TendSpecimenLabel label = usual;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *read = NULL;

  label.patient_name = name;
  bytes = make (&label, 1, TEND_LABEL_STOCK_2_BY_1_INCH, 1, NULL);
  support_assert_sound (bytes);
  text = support_read_text (bytes);
  read = support_read_barcodes (bytes, 1);
  if (text == NULL || read == NULL)
    return;
  support_assert_contains (text, "MULLERmmm");
  support_assert_contains (text, "m…");
  support_assert_contains (text, "MRN 00000042");
  support_assert_contains (text, "DOB 03/14/1984");
  g_assert_cmpstr (g_strchomp (read), ==, "26030400017-01");
}

static void
test_refuses (void)
{
  g_autofree char  *endless = g_strnfill (60, '7');
  TendSpecimenLabel cases[6];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    cases[i] = usual;
  cases[0].patient_name = NULL;
  cases[1].mrn = cases[1].birth_date = "";
  cases[2].accession_number = "";
  cases[3].accession_number = "ABCDEFGHIJKLMNOPQRS";
  cases[4].mrn = endless;
  cases[5].accession_number = "٢٦";
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tend_specimen_labels_new (&cases[i], 1, NULL, 1, NULL, NULL, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "Label 1: "));
    }
}

static void
test_refuses_positions_outside_the_sheet (void)
{
  const guint positions[] = { 0, 31 };

  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tend_specimen_labels_new (
          &usual, 1, tend_label_stock_get (TEND_LABEL_STOCK_LETTER_3_BY_10), positions[i], NULL,
          NULL, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
    }
}

static void
test_hue_is_a_stripe_clear_of_the_bars (void)
{
  TendSpecimenLabel label = usual;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SupportImage) image = NULL;
  SupportBox ink;

  label.has_hue = TRUE;
  label.hue = (TendColor){ 0.1, 0.3, 0.6 };
  bytes = make (&label, 1, TEND_LABEL_STOCK_2_BY_1_INCH, 1, NULL);
  image = support_render (bytes, 1, 600);
  if (image == NULL)
    return;
  g_assert_true (support_find_ink (image, (SupportBox){ 0, 0, 1.5, 26 }, &ink));
  g_assert_cmpfloat_with_epsilon (ink.right, 1.0, 0.06);
  g_assert_cmpfloat (ink.bottom, <, 11.9);
}

int
main (int argc, char **argv)
{
  static const char *const names[][3] = {
    { "hebrew", "אברהם כהן", "אברהם כהן" },
    { "tamil", "தமிழ்ச்செல்வி", "தமிழ்ச்செல்வி" },
    { "chinese", "王小明", "王小明" },
    { "emoji", "LEE 😀, Ann", "LEE 😀, Ann" },
    { "override", "DOE\u202e, nnA", "DOE, nnA" },
    { "quotes", "O'NEIL \"Bob\" (Jr)\\, Al", "O'NEIL \"Bob\" (Jr)\\, Al" },
    { "newline", "DOE,\nJohn", "DOE, John" },
    { "one-letter", "Q", "Q" },
    { "hebrew-quotes", "כהן, \"אבי\"", "אבי" },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < TEND_N_LABEL_STOCKS; i++)
    {
      const char      *id = tend_label_stock_get (i)->id;
      g_autofree char *says = g_strdup_printf ("/document/specimen-label/says-everything/%s", id);
      g_autofree char *scans = g_strdup_printf ("/document/specimen-label/scans/%s", id);
      g_autofree char *bars = g_strdup_printf ("/document/specimen-label/bars/%s", id);

      g_assert_true (tend_label_stock_find (id) == tend_label_stock_get (i));
      g_test_add_data_func (says, GUINT_TO_POINTER (i), test_says_everything);
      g_test_add_data_func (scans, GUINT_TO_POINTER (i), test_scans);
      g_test_add_data_func (bars, GUINT_TO_POINTER (i), test_bars_have_their_size_and_quiet);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/document/specimen-label/hard-names/%s", names[i][0]);

      g_test_add_data_func (path, &names[i][1], test_hard_names);
    }
  for (guint start = 1; start <= 30; start += 7)
    {
      g_autofree char *path
          = g_strdup_printf ("/document/specimen-label/sheet/starts-anywhere/%u", start);

      g_test_add_data_func (path, GUINT_TO_POINTER (start), test_sheet_starts_anywhere);
    }
  g_test_add_func ("/document/specimen-label/sheet/goes-on-with-the-next-page",
                   test_sheet_goes_on_with_the_next_page);
  g_test_add_func ("/document/specimen-label/name-is-largest-and-first",
                   test_name_is_largest_and_first);
  g_test_add_func ("/document/specimen-label/everything-long-stays-inside",
                   test_everything_long_stays_inside);
  g_test_add_func ("/document/specimen-label/hue-is-a-stripe-clear-of-the-bars",
                   test_hue_is_a_stripe_clear_of_the_bars);
  g_test_add_func ("/document/specimen-label/long-name-ends-in-dots", test_long_name_ends_in_dots);
  g_test_add_func ("/document/specimen-label/refuses", test_refuses);
  g_test_add_func ("/document/specimen-label/refuses-positions-outside-the-sheet",
                   test_refuses_positions_outside_the_sheet);
  return g_test_run ();
}
