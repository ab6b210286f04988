/* SPDX-License-Identifier: GPL-3.0-or-later
 * Labels of collected specimens, from their records. */
#pragma once

#include "tend-papers.h"
#include "tend-specimen-label.h"

G_BEGIN_DECLS

/**
 * tend_specimen_labels_from_papers:
 * @papers: (element-type TendLabelPaper): one or more, a label each, in this order
 * @hue: (nullable): the patient's colour in the windows
 * @stock: (nullable)
 * @start_position: of the first label on its sheet, from 1
 * @profile: (nullable)
 *
 * Returns: (transfer full) (nullable): errors as tend_specimen_labels_new()
 */
TendCanvas *tend_specimen_labels_from_papers (GPtrArray                *papers,
                                              const TendColor          *hue,
                                              const TendLabelStock     *stock,
                                              guint                     start_position,
                                              const TendPrinterProfile *profile,
                                              GError                  **error);

/** tend_specimen_label_from_paper: of one specimen. */
TendCanvas *tend_specimen_label_from_paper (const TendLabelPaper     *paper,
                                            const TendColor          *hue,
                                            const TendLabelStock     *stock,
                                            const TendPrinterProfile *profile,
                                            GError                  **error);

G_END_DECLS
