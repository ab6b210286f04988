/* SPDX-License-Identifier: GPL-3.0-or-later
 * Measures a thousand specimen labels beside bare libharu drawing the same lines and bars with
 * base-14 fonts, which is the least that libharu can do. */

#include "config.h"

#include "bench-figures.h"
#include "tend-specimen-label.h"

#include <hpdf.h>
#include <stdio.h>
#include <string.h>
#include <zint.h>

#define N_LABELS 1000
#define N_ROUNDS 7

static char names[N_LABELS][40];
static char numbers[N_LABELS][16];

static TendSpecimenLabel
describe (guint i)
{
  return (TendSpecimenLabel){ .patient_name = names[i],
                              .birth_date = "03/14/1984",
                              .mrn = numbers[i],
                              .sex_and_age = "F 42 y",
                              .accession_number = numbers[i],
                              .tube_number = 1,
                              .tube_count = 3,
                              .container = "Lavender EDTA",
                              .tests = "CBC, HbA1c",
                              .collected = "03/04/2026 14:32",
                              .collector = "KLM",
                              .specimen = "Blood, left arm",
                              .priority = i % 10 == 0 ? "STAT" : NULL,
                              .clinic = "Elm Street Clinic" };
}

static gsize
make_labels (guint n)
{
  TendSpecimenLabel labels[N_LABELS];
  g_autoptr (TendCanvas) canvas = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < n; i++)
    labels[i] = describe (i);
  canvas = tend_specimen_labels_new (labels, n, NULL, 1, NULL, NULL, NULL);
  bytes = tend_canvas_to_bytes (canvas, NULL);
  return g_bytes_get_size (bytes);
}

static void
draw_text (HPDF_Page page, HPDF_Font font, float size, float x, float y, const char *text)
{
  HPDF_Page_BeginText (page);
  HPDF_Page_SetFontAndSize (page, font, size);
  HPDF_Page_TextOut (page, x, y, text);
  HPDF_Page_EndText (page);
}

static void
draw_bars (HPDF_Page page, const char *text)
{
  struct zint_symbol *symbol = ZBarcode_Create ();

  symbol->symbology = BARCODE_CODE128;
  ZBarcode_Encode (symbol, (const unsigned char *) text, 0);
  for (int start = 0, end; start < symbol->width; start = end + 1)
    {
      for (end = start; (symbol->encoded_data[0][end >> 3] >> (end & 7)) & 1; end++)
        ;
      if (end > start)
        HPDF_Page_Rectangle (page, 20 + 0.709f * (float) start, 10, 0.709f * (float) (end - start),
                             28.3f);
    }
  HPDF_Page_Fill (page);
  ZBarcode_Delete (symbol);
}

static void
draw_bare_label (HPDF_Page page, HPDF_Font plain, HPDF_Font bold, HPDF_Font fixed, guint i)
{
  TendSpecimenLabel label = describe (i);

  HPDF_Page_SetWidth (page, 144);
  HPDF_Page_SetHeight (page, 72);
  draw_text (page, bold, 10.5f, 5.669f, 61.228f, label.patient_name);
  draw_text (page, plain, 7.2f, 5.669f, 53.291f, "DOB 03/14/1984  F 42 y");
  draw_text (page, bold, 7.2f, 84.123f, 53.291f, label.mrn);
  draw_text (page, bold, 6.8f, 5.669f, 46.488f, label.tests);
  draw_text (page, plain, 6.8f, 72.223f, 46.488f, "Lavender EDTA  1 of 3");
  draw_text (page, plain, 6.8f, 5.669f, 40.252f, "03/04/2026 14:32  KLM");
  draw_text (page, plain, 6.8f, 90.123f, 40.252f, label.specimen);
  draw_bars (page, label.accession_number);
  draw_text (page, fixed, 7.5f, 5.669f, 3.4f, label.accession_number);
  draw_text (page, plain, 6, 92.223f, 3.4f, label.clinic);
}

static gsize
make_bare_labels (guint n)
{
  HPDF_Doc  document = HPDF_New (NULL, NULL);
  HPDF_Font plain, bold, fixed;
  gsize     size;

  HPDF_SetCompressionMode (document, HPDF_COMP_ALL);
  plain = HPDF_GetFont (document, "Helvetica", "WinAnsiEncoding");
  bold = HPDF_GetFont (document, "Helvetica-Bold", "WinAnsiEncoding");
  fixed = HPDF_GetFont (document, "Courier-Bold", "WinAnsiEncoding");
  for (guint i = 0; i < n; i++)
    draw_bare_label (HPDF_AddPage (document), plain, bold, fixed, i);
  HPDF_SaveToStream (document);
  size = HPDF_GetStreamSize (document);
  HPDF_Free (document);
  return size;
}

static double
time_best (gsize (*make) (guint n), guint n, gsize *size)
{
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = bench_cpu ();

      *size = make (n);
      best = MIN (best, bench_cpu () - start);
    }
  return (double) best;
}

int
main (void)
{
  double many, bare;
  gsize  many_size, bare_size;

  for (guint i = 0; i < N_LABELS; i++)
    {
      g_snprintf (names[i], sizeof names[i], "PATIENTSON-%u, Alexandra M", i * 7919 % 100000);
      g_snprintf (numbers[i], sizeof numbers[i], "260304%04u7-01", i);
    }
  many = time_best (make_labels, N_LABELS, &many_size);
  bare = time_best (make_bare_labels, N_LABELS, &bare_size);
  bench_figure ("1,000 specimen labels", "libharu", many, bare, 1.5);
  printf ("%" G_GSIZE_FORMAT " bytes beside %" G_GSIZE_FORMAT "\n", many_size, bare_size);
  return bench_missed () ? 1 : 0;
}
