/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tests of the visit summary. */

#include "config.h"

#include "document-support.h"
#include "tend-visit-summary-document.h"

#include <string.h>

static const TendVisitSummaryVital vitals[] = {
  { "14:05", "Blood pressure, sitting", "118/76 mmHg", NULL },
  { "14:06", "Temperature, oral", "98.6 °F", "Normal" },
};

static const char *const tests[] = { "Complete blood count", "Lipid panel", "Hemoglobin A1c" };

static const TendVisitSummaryDocument usual = {
  .clinic = { .name = "Elm Street Clinic", .phone = "(217) 555-0142" },
  .patient_name = "MÜLLER, Zoë M",
  .mrn = "00000042",
  .birth_date = "03/14/1984",
  .visit_date = "March 4, 2026",
  .visit_reason = "Fasting blood draw",
  .provider = "Dr. Okafor",
  .vitals = vitals,
  .n_vitals = G_N_ELEMENTS (vitals),
  .tests = tests,
  .n_tests = G_N_ELEMENTS (tests),
  .next_appointment = "April 1, 2026, 9:30",
  .instructions = "Keep the bandage on for one hour.\nDrink water.",
};

static GBytes *
make (const TendVisitSummaryDocument *summary)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCanvas) canvas
      = tend_visit_summary_document_new (summary, TEND_PAPER_A4, NULL, NULL);
  GBytes *bytes = tend_canvas_to_bytes (canvas, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tend_canvas_get_n_pages (canvas), ==, 1);
  support_assert_sound (bytes);
  return bytes;
}

static guint
count (const char *text, const char *part)
{
  g_auto (GStrv) parts = g_strsplit (text, part, -1);

  return g_strv_length (parts) - 1;
}

static void
test_says_everything_once (void)
{
  static const char *const parts[] = {
    "Elm Street Clinic",
    "(217) 555-0142",
    "MÜLLER, Zoë M",
    "MRN 00000042",
    "Born 03/14/1984",
    "March 4, 2026",
    "Fasting blood draw",
    "Dr. Okafor",
    "Blood pressure, sitting",
    "118/76 mmHg",
    "98.6 °F",
    "Normal",
    "Complete blood count",
    "Lipid panel",
    "Hemoglobin A1c",
    "April 1, 2026, 9:30",
    "Keep the bandage on for one hour.",
    "Drink water.",
  };
  g_autoptr (GBytes) bytes = make (&usual);
  const char *const raw[] = { "pdftotext", "-raw", "-enc", "UTF-8", "page.pdf", "-", NULL };
  g_autofree char  *text = support_run (bytes, raw);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (parts); i++)
    {
      support_assert_contains (text, parts[i]);
      g_assert_cmpuint (count (text, parts[i]), ==, 1);
    }
}

static void
test_too_much_is_counted (void)
{
  TendVisitSummaryDocument summary = usual;
  TendVisitSummaryVital    many[80];
  const char              *many_tests[30];
  g_autoptr (GString) endless = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SupportImage) image = NULL;
  g_autofree char *text = NULL;
  SupportBox       ink;
  guint            n_drawn;
  g_autofree char *rest = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    many[i] = vitals[1];
  for (guint i = 0; i < G_N_ELEMENTS (many_tests); i++)
    many_tests[i] = "Lipid panel";
  for (guint i = 0; i < 900; i++)
    g_string_append (endless, "Drink water. ");
  summary.vitals = many;
  summary.n_vitals = G_N_ELEMENTS (many);
  summary.tests = many_tests;
  summary.n_tests = G_N_ELEMENTS (many_tests);
  summary.instructions = endless->str;
  bytes = make (&summary);
  text = support_read_text (bytes);
  image = support_render (bytes, 1, 150);
  if (text == NULL || image == NULL)
    return;
  n_drawn = count (text, "Temperature, oral");
  rest = g_strdup_printf ("and %u more", 80 - n_drawn);
  g_assert_cmpuint (n_drawn, >, 10);
  support_assert_contains (text, rest);
  g_assert_cmpuint (count (text, "Lipid panel"), ==, 10);
  support_assert_contains (text, "and 20 more");
  support_assert_contains (text, "…");
  g_assert_true (support_find_ink (image, (SupportBox){ 0, 0, 210, 297 }, &ink));
  g_assert_cmpfloat (ink.bottom, <, 297 - 19);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/visit-summary/says-everything-once", test_says_everything_once);
  g_test_add_func ("/document/visit-summary/too-much-is-counted", test_too_much_is_counted);
  return g_test_run ();
}
