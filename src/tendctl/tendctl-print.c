/* SPDX-License-Identifier: GPL-3.0-or-later
 * The verb that makes papers. */
#define G_LOG_DOMAIN "tendctl"

#include "config.h"

#include <stdio.h>

#include "tend-invoice-paper.h"
#include "tend-label-paper.h"
#include "tend-label-stock.h"
#include "tend-paper-loading.h"
#include "tend-receipt-paper.h"
#include "tend-specimens.h"
#include "tendctl.h"

static char    *output;
static char    *stock_name;
static gboolean a4;

static const GOptionEntry print_options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Where the PDF goes", "FILE" },
  { "stock", 0, 0, G_OPTION_ARG_STRING, &stock_name, "Label stock", "NAME" },
  { "a4", 0, 0, G_OPTION_ARG_NONE, &a4, "On A4, not on Letter", NULL },
  { 0 },
};

typedef struct
{
  char          **numbers;
  TendStagedFile *file;
} Print;

static gint64
find_id (TendTransaction *transaction, GType type, const char *number, GError **error)
{
  g_autoptr (TendRecord) record = tend_transaction_find (transaction, type, number, error);

  return record != NULL ? tend_record_get_id (record) : 0;
}

/* Takes @canvas, which is NULL with @error set. */
static gboolean
stage (Print *print, TendCanvas *canvas, GError **error)
{
  g_autoptr (TendCanvas) owned = canvas;

  if (owned != NULL)
    print->file = tend_canvas_stage (owned, output, error);
  return print->file != NULL;
}

static gboolean
print_labels (TendTransaction *transaction, gpointer data, GError **error)
{
  Print *print = data;
  g_autoptr (GPtrArray) papers
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_label_paper_free);

  for (guint i = 0; print->numbers[i] != NULL; i++)
    {
      gint64          id = find_id (transaction, TEND_TYPE_SPECIMEN, print->numbers[i], error);
      TendLabelPaper *paper = id != 0 ? tend_paper_load_label (transaction, id, error) : NULL;

      if (paper == NULL)
        return FALSE;
      g_ptr_array_add (papers, paper);
      if (!tend_specimen_note_label (transaction, id, FALSE, error))
        return FALSE;
    }
  return stage (print,
                tend_specimen_labels_from_papers (
                    papers, NULL, stock_name != NULL ? tend_label_stock_find (stock_name) : NULL, 1,
                    NULL, error),
                error);
}

static gboolean
print_invoice (TendTransaction *transaction, gpointer data, GError **error)
{
  Print *print = data;
  gint64 id = find_id (transaction, TEND_TYPE_INVOICE, print->numbers[0], error);
  g_autoptr (TendInvoicePaper) paper
      = id != 0 ? tend_paper_load_invoice (transaction, id, error) : NULL;

  return paper != NULL
         && tend_paper_note (transaction, tend_record_get_id (TEND_RECORD (paper->patient)), error)
         && stage (print,
                   tend_invoice_document_from_paper (paper, a4 ? TEND_PAPER_A4 : TEND_PAPER_LETTER,
                                                     NULL, error),
                   error);
}

static gboolean
print_receipt (TendTransaction *transaction, gpointer data, GError **error)
{
  Print *print = data;
  gint64 id = find_id (transaction, TEND_TYPE_PAYMENT, print->numbers[0], error);
  g_autoptr (TendReceiptPaper) paper
      = id != 0 ? tend_paper_load_receipt (transaction, id, error) : NULL;

  return paper != NULL
         && tend_paper_note (transaction, tend_record_get_id (TEND_RECORD (paper->patient)), error)
         && stage (print,
                   tend_receipt_document_from_paper (paper, TEND_PAPER_HALF_LETTER, NULL, error),
                   error);
}

static const struct
{
  const char *name;
  const char *action;
  TendJob     job;
  guint       most; /* numbers it takes */
} documents[] = {
  { "label", "label.print", print_labels, 1000 },
  { "invoice", "document.print", print_invoice, 1 },
  { "receipt", "document.print", print_receipt, 1 },
};

static gboolean
check_options (GError **error)
{
  if (output == NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         "say where the PDF goes with -o FILE");
  else if (stock_name != NULL && tend_label_stock_find (stock_name) == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 "there is no label stock named %s", stock_name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
run_print (TendCommand *command, GError **error)
{
  Print print = { 0 };

  if (!tendctl_check_arguments (command, 2, 1001, error) || !check_options (error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      if (!g_str_equal (documents[i].name, command->arguments[0]))
        continue;
      if (!tendctl_check_arguments (command, 2, documents[i].most + 1, error))
        return FALSE;
      print.numbers = command->arguments + 1;
      return tendctl_put_out (command, documents[i].action, documents[i].job, &print, &print.file,
                              error);
    }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "there is no document named %s; there are label, invoice and receipt",
               command->arguments[0]);
  return FALSE;
}

const TendVerb tendctl_print_verbs[] = {
  { "print", "DOCUMENT NUMBER… -o FILE.pdf", "a label, an invoice or a receipt as PDF",
    TEND_VERB_STORE | TEND_VERB_ACCOUNT, print_options, run_print },
  { 0 },
};
