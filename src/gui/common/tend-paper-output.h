/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one way a finished paper leaves a window: to a printer or into a file. */
#pragma once

#include <gtk/gtk.h>

#include "tend-canvas.h"
#include "tend-label-stock.h"
#include "tend-paper.h"
#include "tend-store.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_PAPER_PRINT,
  TEND_PAPER_PRINT_LABELS, /* on the label printer of this workstation, without asking */
  TEND_PAPER_SAVE,
} TendPaperWay;

/* The job that tells the journal that a paper goes out, and who may not do so that it does not. */
typedef struct
{
  TendStore     *store;
  const char    *action;
  TendJob        job;
  gpointer       data;
  GDestroyNotify destroy;
} TendPaperNote;

/* @file_name: suggested when saving; shall not name a patient. @note: its data are taken. The
 * paper is whole first, then the journal is told, then the paper goes out; when it does not, the
 * entry is taken back. Errors are shown. The second click of a double click is given up by
 * itself. */
void tend_paper_output_async (GtkWidget           *origin,
                              TendCanvas          *canvas,
                              TendPaperWay         way,
                              const char          *title,
                              const char          *file_name,
                              const TendPaperNote *note,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);
/* Whether it went to the printer or the file: FALSE when the person gave up or it failed. */
gboolean tend_paper_output_finish (GAsyncResult *result);

/* What this workstation is set to; the usual things where there are no settings. */
const TendLabelStock *tend_paper_output_get_label_stock (GtkWidget *origin);
void          tend_paper_output_get_label_profile (GtkWidget *origin, TendPrinterProfile *profile);
TendPaperSize tend_paper_output_get_size (GtkWidget *origin);

G_END_DECLS
