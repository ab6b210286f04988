/* SPDX-License-Identifier: GPL-3.0-or-later
 * The disk fails at the n-th operation of saving a paper, for every n: the old file stays whole,
 * nothing is left beside it, and the error says what, where and how. */

#include "config.h"

#include "failing-disk.h"
#include "tend-day-schedule-document.h"
#include "tend-error.h"
#include "tend-invoice-paper.h"
#include "tend-label-paper.h"
#include "tend-receipt-paper.h"
#include "tend-visit-summary-document.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define OLD "the paper that was here before"
/* Of the year 2026. */
#define MOMENT G_GINT64_CONSTANT (1772721000000000)

static TendClinic *
make_clinic (void)
{
  return g_object_new (TEND_TYPE_CLINIC, "name", "Elm Street Clinic", "time-zone",
                       "America/Chicago", NULL);
}

static TendPatient *
make_patient (void)
{
  return g_object_new (TEND_TYPE_PATIENT, "family-name", "Müller", "given-name", "Zoë M", "mrn",
                       "M0000042", "sex", TEND_SEX_FEMALE, NULL);
}

static TendInvoice *
make_invoice (void)
{
  return g_object_new (TEND_TYPE_INVOICE, "number", "I0000017", "issued-at", MOMENT, "total",
                       (gint64) 13600, NULL);
}

static TendCanvas *
draw_label (GError **error)
{
  g_autoptr (TendLabelPaper) paper = tend_label_paper_new ();

  paper->clinic = make_clinic ();
  paper->patient = make_patient ();
  paper->specimen = g_object_new (TEND_TYPE_SPECIMEN, "accession", "26112100019-02",
                                  "container-kind", "lavender", "container-number", (gint64) 2,
                                  "container-count", (gint64) 3, "collected-at", MOMENT, NULL);
  return tend_specimen_label_from_paper (paper, NULL, NULL, NULL, error);
}

static TendCanvas *
draw_invoice (GError **error)
{
  g_autoptr (TendInvoicePaper) paper = tend_invoice_paper_new ();
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 5, G_DATE_MARCH, 2026);
  paper->clinic = make_clinic ();
  paper->patient = make_patient ();
  paper->invoice = make_invoice ();
  g_ptr_array_add (paper->charge_items,
                   g_object_new (TEND_TYPE_CHARGE_ITEM, "code", "99213", "display", "Visit",
                                 "quantity", (gint64) 1, "unit-amount", (gint64) 13600,
                                 "service-date", &day, NULL));
  return tend_invoice_document_from_paper (paper, TEND_PAPER_LETTER, NULL, error);
}

static TendCanvas *
draw_receipt (GError **error)
{
  g_autoptr (TendReceiptPaper) paper = tend_receipt_paper_new ();

  paper->clinic = make_clinic ();
  paper->patient = make_patient ();
  paper->invoice = make_invoice ();
  paper->payment = g_object_new (TEND_TYPE_PAYMENT, "number", "R0000009", "amount", (gint64) 5000,
                                 "method", TEND_PAYMENT_METHOD_CARD, "received-at", MOMENT, NULL);
  paper->balance = 8600;
  return tend_receipt_document_from_paper (paper, TEND_PAPER_HALF_LETTER, NULL, error);
}

static TendCanvas *
draw_day_schedule (GError **error)
{
  static const TendDayScheduleEntry entries[]
      = { { "09:30–10:00", "MÜLLER, Zoë", "Blood draw", "Lab A", "Arrived" } };
  const TendDayScheduleProvider providers[] = { { "Dr. Okafor", entries, 1 } };
  const TendDayScheduleDocument schedule = { .clinic_name = "Elm Street Clinic",
                                             .day = "Wednesday, March 4, 2026",
                                             .printed = "Printed 07:02 by klee",
                                             .providers = providers,
                                             .n_providers = 1 };

  return tend_day_schedule_document_new (&schedule, TEND_PAPER_LETTER, NULL, NULL);
}

static TendCanvas *
draw_visit_summary (GError **error)
{
  static const char *const       tests[] = { "Complete blood count" };
  const TendVisitSummaryDocument summary = { .clinic = { .name = "Elm Street Clinic" },
                                             .patient_name = "MÜLLER, Zoë M",
                                             .mrn = "00000042",
                                             .birth_date = "03/14/1984",
                                             .visit_date = "March 4, 2026",
                                             .tests = tests,
                                             .n_tests = 1 };

  return tend_visit_summary_document_new (&summary, TEND_PAPER_A4, NULL, NULL);
}

static void
assert_alone (const char *folder, gboolean with_paper)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_assert_true (with_paper);
      g_assert_cmpstr (name, ==, "paper.pdf");
    }
}

/* What stands at @path now: the paper when @done, else what was there before or the paper whole. */
static void
check_file (const char *path, GBytes *whole, const char *before, gboolean done)
{
  g_autofree char *contents = NULL;
  gsize            length = 0;
  gboolean         there = g_file_get_contents (path, &contents, &length, NULL);
  gboolean new;

  if (!there)
    {
      g_assert_false (done);
      g_assert_null (before);
      return;
    }
  new = length == g_bytes_get_size (whole)
        && memcmp (contents, g_bytes_get_data (whole, NULL), length) == 0;
  if (done)
    g_assert_true (new);
  else if (!new)
    g_assert_cmpstr (contents, ==, before);
}

static void
check_error (GError *error, const char *path, int code)
{
  int kind = code == ENOSPC ? TEND_ERROR_FULL : TEND_ERROR_FAILED;

  g_assert_error (error, TEND_ERROR, kind);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, g_strerror (code)));
  g_assert_nonnull (strstr (error->message, "place"));
}

static void
fail_each (TendCanvas *canvas, const char *before, int code)
{
  g_autofree char *folder = g_dir_make_tmp ("tend-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "paper.pdf", NULL);
  g_autoptr (GBytes) whole = tend_canvas_to_bytes (canvas, NULL);
  guint n = 0, seen = 0;

  while (seen >= n)
    {
      g_autoptr (GError) error = NULL;
      gboolean done;

      g_remove (path);
      if (before != NULL)
        g_assert_true (g_file_set_contents (path, before, -1, NULL));
      tend_test_disk_fail (folder, ++n, code);
      done = tend_canvas_save (canvas, path, &error);
      seen = tend_test_disk_mend ();
      g_assert_cmpuint (n, <, 50);
      if (seen >= n && !done)
        check_error (error, path, code);
      else
        g_assert_no_error (error);
      check_file (path, whole, before, done);
      assert_alone (folder, TRUE);
      if (before == NULL && !done)
        g_remove (path);
    }
  /* Making, writing, flushing, closing and renaming it, flushing the folder. */
  g_assert_cmpuint (n, >, 7);
  g_remove (path);
  assert_alone (folder, FALSE);
  g_rmdir (folder);
}

typedef TendCanvas *(*Draw) (GError **error);

static void
the_old_paper_stays (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCanvas) canvas = (*(const Draw *) data) (&error);

  g_assert_no_error (error);
  fail_each (canvas, OLD, EIO);
  fail_each (canvas, OLD, ENOSPC);
  fail_each (canvas, NULL, ENOSPC);
}

static const struct
{
  const char *path;
  Draw        draw;
} papers[] = {
  { "/document/disk-faults/label", draw_label },
  { "/document/disk-faults/invoice", draw_invoice },
  { "/document/disk-faults/receipt", draw_receipt },
  { "/document/disk-faults/day-schedule", draw_day_schedule },
  { "/document/disk-faults/visit-summary", draw_visit_summary },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    g_test_add_data_func (papers[i].path, &papers[i].draw, the_old_paper_stays);
  return g_test_run ();
}
