/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one way a finished paper leaves a window: to a printer or into a file. */
#pragma once

#include <gtk/gtk.h>

#include "tend-canvas.h"
#include "tend-label-stock.h"
#include "tend-paper.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_PAPER_PRINT,
  TEND_PAPER_PRINT_LABELS, /* on the label printer of this workstation, without asking */
  TEND_PAPER_SAVE,
} TendPaperWay;

/* @file_name: suggested when saving; shall not name a patient. Errors are shown. The
 * second click of a double click is given up by itself. */
void tend_paper_output_async (GtkWidget          *origin,
                              TendCanvas         *canvas,
                              TendPaperWay        way,
                              const char         *title,
                              const char         *file_name,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
/* Whether it went to the printer or the file: FALSE when the person gave up or it failed. */
gboolean tend_paper_output_finish (GAsyncResult *result);

/* What this workstation is set to; the usual things where there are no settings. */
const TendLabelStock *tend_paper_output_get_label_stock (GtkWidget *origin);
void          tend_paper_output_get_label_profile (GtkWidget *origin, TendPrinterProfile *profile);
TendPaperSize tend_paper_output_get_size (GtkWidget *origin);

G_END_DECLS
