/* SPDX-License-Identifier: GPL-3.0-or-later
 * A label from the confirmed draw to the file, and an invoice of three pages, each beside bare
 * libharu drawing the same. A miss is a failure, and so is any complaint of poppler or qpdf. */
#include "config.h"

#include "bench-bare-paper.h"
#include "bench-figures.h"
#include "document-support.h"
#include "tend-billing.h"
#include "tend-invoice-paper.h"
#include "tend-label-paper.h"
#include "tend-paper-loading.h"
#include "tend-specimens.h"
#include "tend-test-clinic.h"

#include <glib/gstdio.h>
#include <stdio.h>

#define ROUNDS 60
#define INVOICE_ROUNDS 400
/* Some of them take two lines of the column. */
#define INVOICE_LINES 72
#define KILOBYTES 1024.0
#define MILLISECONDS 1e6

typedef struct
{
  gint64     patient_id;
  gint64     test_id;
  gint64     request_id;
  gint64     specimen_id;
  GPtrArray *papers;
} Draw;

static gboolean
order (TendTransaction *transaction, gpointer data, GError **error)
{
  Draw *draw = data;

  return tend_order_place (transaction, draw->patient_id, 0, &draw->test_id, 1,
                           TEND_REQUEST_PRIORITY_STAT, error);
}

static gboolean
collect (TendTransaction *transaction, gpointer data, GError **error)
{
  Draw *draw = data;
  g_autoptr (TendCollection) collection = tend_collection_new ();

  g_array_append_val (collection->service_request_ids, draw->request_id);
  collection->patient_id = draw->patient_id;
  collection->identifier_one = g_strdup ("name");
  collection->identifier_two = g_strdup ("birth date");
  collection->body_site = g_strdup ("Left arm");
  return tend_specimen_collect (transaction, collection, error);
}

static gboolean
load_label (TendTransaction *transaction, gpointer data, GError **error)
{
  Draw           *draw = data;
  TendLabelPaper *paper = tend_paper_load_label (transaction, draw->specimen_id, error);

  if (paper != NULL)
    g_ptr_array_add (draw->papers, paper);
  return paper != NULL;
}

static void
save (TendCanvas *canvas, GError *error, const char *path)
{
  g_assert_no_error (error);
  tend_canvas_save (canvas, path, &error);
  g_assert_no_error (error);
}

/* The steps of the draw panel and the label panel, one after the other. */
static gint64
collect_and_save (TendStore *store, Draw *draw, const char *path)
{
  const TendColor          hue = { 0.2, 0.4, 0.8 };
  const TendPrinterProfile profile = { .offset_x_mm = 0.3 };
  g_autoptr (TendRecord) request = tend_test_transact (store, "order.place", order, draw);
  g_autoptr (TendRecord) specimen = NULL;
  g_autoptr (TendCanvas) canvas = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  draw->request_id = tend_record_get_id (request);
  draw->papers = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_label_paper_free);
  start = bench_wall ();
  specimen = tend_test_transact (store, "specimen.collect", collect, draw);
  draw->specimen_id = tend_record_get_id (specimen);
  tend_test_transact (store, "label.load", load_label, draw);
  canvas = tend_specimen_labels_from_papers (
      draw->papers, &hue, tend_label_stock_get (TEND_LABEL_STOCK_2_BY_1_INCH), 1, &profile, &error);
  save (canvas, g_steal_pointer (&error), path);
  start = bench_wall () - start;
  g_ptr_array_unref (draw->papers);
  return start;
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static void
run_reader (GBytes *pdf, const char *const *arguments)
{
  g_autofree char *said = support_run (pdf, arguments);

  if (said == NULL)
    g_error ("%s is not installed: nobody would complain", arguments[0]);
}

/* Fails when one of them says anything on stderr. */
static void
check_file (const char *what, const char *kind, const char *path, double most_bytes)
{
  static const char *const checks[][4] = {
    { "qpdf", "--check", "page.pdf" },
    { "pdfinfo", "page.pdf" },
    { "pdffonts", "page.pdf" },
    { "pdftotext", "page.pdf", "-" },
  };
  g_autoptr (GBytes) pdf = read_file (path);

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    run_reader (pdf, checks[i]);
  bench_most (what, kind, (double) g_bytes_get_size (pdf) / KILOBYTES, most_bytes / KILOBYTES,
              "KB");
}

static double
time_bare_label (const char *label, const char *path)
{
  g_autoptr (BenchBarePaper) bare = bench_bare_paper_read (label);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 time = bench_wall ();

      bench_bare_paper_draw (bare, path);
      time = bench_wall () - time;
      g_array_append_val (times, time);
    }
  return (double) bench_median (times);
}

static void
bench_label (
    TendStore *store, gint64 test_id, const char *family_name, const char *kind, const char *folder)
{
  Draw             draw = { tend_test_add_patient (store, family_name, 1984), test_id };
  g_autofree char *path = g_build_filename (folder, "label.pdf", NULL);
  g_autofree char *bare = g_build_filename (folder, "bare.pdf", NULL);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  double first;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 time = collect_and_save (store, &draw, path);

      g_array_append_val (times, time);
    }
  first = (double) g_array_index (times, gint64, 0);
  bench_most ("first label, draw to file", kind, first / MILLISECONDS, 60, "ms");
  bench_most ("next labels, draw to file", kind, (double) bench_median (times) / MILLISECONDS, 60,
              "ms");
  if (g_str_is_ascii (family_name))
    bench_figure_beside ("next labels, draw to file", kind, (double) bench_median (times),
                         time_bare_label (path, bare));
  check_file ("label's file", kind, path, 12 * KILOBYTES);
  g_unlink (path);
  g_unlink (bare);
}

typedef struct
{
  gint64            patient_id;
  gint64            invoice_id;
  TendInvoicePaper *paper;
} Bill;

static gboolean
bill (TendTransaction *transaction, gpointer data, GError **error)
{
  static const struct
  {
    const char *code;
    const char *display;
    gint64      cents;
  } services[] = {
    { "99213", "Office visit, established patient, 20 minutes", 11200 },
    { "36415", "Venipuncture, specimen handling", 1200 },
    { "85025", "Complete blood count with differential", 3650 },
    { "83036", "Hemoglobin A1c", 4275 },
    { "94760", "Oximetry, single determination", 980 },
  };
  Bill *self = data;
  g_autoptr (GPtrArray) charges = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < INVOICE_LINES; i++)
    {
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_dmy (&date, (GDateDay) (1 + i / 20), G_DATE_MARCH, 2026);
      g_ptr_array_add (charges,
                       g_object_new (TEND_TYPE_CHARGE_ITEM, "patient-id", self->patient_id, "code",
                                     services[i % G_N_ELEMENTS (services)].code, "display",
                                     services[i % G_N_ELEMENTS (services)].display, "quantity",
                                     (gint64) 1 + i % 3, "unit-amount",
                                     services[i % G_N_ELEMENTS (services)].cents, "service-date",
                                     &date, NULL));
    }
  return tend_billing_charge (transaction, charges, error)
         && tend_billing_issue_invoice (transaction, self->patient_id, 0, error);
}

static gboolean
load_invoice (TendTransaction *transaction, gpointer data, GError **error)
{
  Bill *self = data;

  self->paper = tend_paper_load_invoice (transaction, self->invoice_id, error);
  return self->paper != NULL;
}

static TendCanvas *
draw_invoice (Bill *self)
{
  g_autoptr (GError) error = NULL;
  TendCanvas *canvas
      = tend_invoice_document_from_paper (self->paper, TEND_PAPER_LETTER, NULL, &error);

  g_assert_no_error (error);
  return canvas;
}

static gint64
time_invoice (Bill *self)
{
  gint64 start = bench_cpu ();
  g_autoptr (TendCanvas) canvas = draw_invoice (self);
  g_autoptr (GBytes) bytes = tend_canvas_to_bytes (canvas, NULL);

  g_assert_nonnull (bytes);
  return bench_cpu () - start;
}

static void
compare_invoice (Bill *self, BenchBarePaper *bare)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) limit = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < INVOICE_ROUNDS; i++)
    {
      gint64 time = time_invoice (self);

      g_array_append_val (ours, time);
      time = bench_cpu ();
      bench_bare_paper_draw (bare, NULL);
      time = bench_cpu () - time;
      g_array_append_val (limit, time);
    }
  bench_figure ("invoice of three pages", "libharu", (double) bench_median (ours),
                (double) bench_median (limit), 1.5);
}

static void
bench_invoice (TendStore *store, const char *folder)
{
  Bill             self = { tend_test_add_patient (store, "Müller-Sørensen", 1984) };
  g_autofree char *path = g_build_filename (folder, "invoice.pdf", NULL);
  g_autoptr (TendRecord) invoice = tend_test_transact (store, "billing.invoice", bill, &self);
  g_autoptr (TendCanvas) canvas = NULL;
  g_autoptr (BenchBarePaper) bare = NULL;

  self.invoice_id = tend_record_get_id (invoice);
  tend_test_transact (store, "load", load_invoice, &self);
  canvas = draw_invoice (&self);
  g_assert_cmpuint (tend_canvas_get_n_pages (canvas), ==, 3);
  save (canvas, NULL, path);
  bare = bench_bare_paper_read (path);
  g_assert_cmpuint (bench_bare_paper_get_n_pages (bare), ==, 3);
  compare_invoice (&self, bare);
  check_file ("the invoice's file", "", path, 30 * KILOBYTES);
  printf ("%-34s %-10s %10.3f KB\n", "the same by bare libharu", "",
          (double) bench_bare_paper_draw (bare, NULL) / KILOBYTES);
  tend_invoice_paper_free (self.paper);
  g_unlink (path);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tend-bench-XXXXXX", NULL);
  TendStore       *store = tend_test_store_new ("sqlite");
  gint64           test_id = tend_test_add_test (store, "CBC", "lavender", 0);

  bench_label (store, test_id, "Patientson", "Latin", folder);
  bench_label (store, test_id, "الخوارزمي", "Arabic", folder);
  bench_label (store, test_id, "王小明", "Chinese", folder);
  bench_invoice (store, folder);
  tend_test_store_free (store);
  g_rmdir (folder);
  return bench_missed () ? 1 : 0;
}
