/* SPDX-License-Identifier: GPL-3.0-or-later
 * Loads the paper that is offered when it is wanted, and puts it out. */
#define G_LOG_DOMAIN "tend-paper-bar"

#include "config.h"

#include "tend-paper-bar.h"

#include "tend-action-runner.h"
#include "tend-invoice-paper.h"
#include "tend-paper-loading.h"
#include "tend-paper-output.h"
#include "tend-receipt-paper.h"

#include <glib/gi18n.h>

struct _TendPaperBar
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *revealer;
  GtkWidget *text_label;
  GtkWidget *buttons;

  /* Owned */
  TendStore *store;

  TendPaperBarKind kind;
  gint64           id;
};

G_DEFINE_FINAL_TYPE (TendPaperBar, tend_paper_bar, ADW_TYPE_BIN)

/* Both threads hold it, one after the other. */
typedef struct
{
  TendPaperBarKind  kind;
  gint64            id;
  TendInvoicePaper *invoice;
  TendReceiptPaper *receipt;
} PaperWork;

static void
paper_work_clear (gpointer data)
{
  PaperWork *work = data;

  tend_invoice_paper_free (work->invoice);
  tend_receipt_paper_free (work->receipt);
}

static void
paper_work_unref (gpointer work)
{
  g_atomic_rc_box_release_full (work, paper_work_clear);
}

static gboolean
load_paper (TendTransaction *transaction, gpointer data, GError **error)
{
  PaperWork *work = data;

  if (work->kind == TEND_PAPER_BAR_INVOICE)
    work->invoice = tend_paper_load_invoice (transaction, work->id, error);
  else
    work->receipt = tend_paper_load_receipt (transaction, work->id, error);
  return work->invoice != NULL || work->receipt != NULL;
}

/* A paper with a patient's data leaves the house: who made it stays known. */
static gboolean
note_paper (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_paper_note (transaction, *(gint64 *) data, error);
}

typedef struct
{
  TendPaperBar *bar;
  PaperWork    *work;
  TendPaperWay  way;
} Loading;

static void
on_put_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendPaperBar) self = user_data;

  if (tend_paper_output_finish (result) && self->revealer != NULL)
    gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

static void
put_out (TendPaperBar *self, PaperWork *work, TendPaperWay way)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCanvas) canvas
      = work->invoice != NULL ? tend_invoice_document_from_paper (
            work->invoice, tend_paper_output_get_size (GTK_WIDGET (self)), NULL, &error)
                              : tend_receipt_document_from_paper (
                                  work->receipt, TEND_PAPER_HALF_LETTER, NULL, &error);
  const char      *number = work->invoice != NULL
                                ? tend_invoice_get_data (work->invoice->invoice)->number
                                : tend_payment_get_data (work->receipt->payment)->number;
  g_autofree char *file_name = g_strdup_printf ("%s.pdf", number);
  TendPatient  *patient = work->invoice != NULL ? work->invoice->patient : work->receipt->patient;
  const gint64  patient_id = tend_record_get_id (TEND_RECORD (patient));
  TendPaperNote note = { self->store, "document.print", note_paper, NULL, g_free };

  if (canvas == NULL)
    {
      tend_show_error (GTK_WIDGET (self), error);
      return;
    }
  note.data = g_memdup2 (&patient_id, sizeof patient_id);
  tend_paper_output_async (GTK_WIDGET (self), canvas, way,
                           work->invoice != NULL ? _ ("Invoice") : _ ("Receipt"), file_name, &note,
                           on_put_out_cb, g_object_ref (self));
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Loading *loading = user_data;
  g_autoptr (TendPaperBar) self = loading->bar;
  g_autoptr (TendCommit) commit = tend_act_finish (result, NULL);

  if (commit != NULL && self->revealer != NULL)
    put_out (self, loading->work, loading->way);
  paper_work_unref (loading->work);
}

static void
load (TendPaperBar *self, TendPaperWay way)
{
  Loading *loading = g_new0 (Loading, 1);

  loading->bar = g_object_ref (self);
  loading->way = way;
  loading->work = g_atomic_rc_box_new0 (PaperWork);
  loading->work->kind = self->kind;
  loading->work->id = self->id;
  tend_act (self->buttons, self->store, "document.load", load_paper,
            g_atomic_rc_box_acquire (loading->work), paper_work_unref, NULL, on_loaded_cb, loading);
}

static void
on_print_clicked_cb (TendPaperBar *self)
{
  load (self, TEND_PAPER_PRINT);
}

static void
on_save_clicked_cb (TendPaperBar *self)
{
  load (self, TEND_PAPER_SAVE);
}

static void
on_close_clicked_cb (TendPaperBar *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

static void
tend_paper_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_PAPER_BAR);
  g_clear_object (&TEND_PAPER_BAR (object)->store);
  G_OBJECT_CLASS (tend_paper_bar_parent_class)->dispose (object);
}

static void
tend_paper_bar_class_init (TendPaperBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_paper_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-paper-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPaperBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, TendPaperBar, text_label);
  gtk_widget_class_bind_template_child (widget_class, TendPaperBar, buttons);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked_cb);
}

static void
tend_paper_bar_init (TendPaperBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tend_paper_bar_offer (
    TendPaperBar *self, TendStore *store, TendPaperBarKind kind, gint64 id, const char *text)
{
  g_return_if_fail (TEND_IS_PAPER_BAR (self));

  g_set_object (&self->store, store);
  self->kind = kind;
  self->id = id;
  gtk_label_set_label (GTK_LABEL (self->text_label), text);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}
