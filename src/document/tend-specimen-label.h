#pragma once

#include "tend-canvas.h"
#include "tend-label-stock.h"

G_BEGIN_DECLS

/**
 * TendSpecimenLabel:
 * @patient_name: "LAST, First M"
 * @birth_date: (nullable): as written in the clinic
 * @mrn: (nullable)
 * @sex_and_age: (nullable): "F 42 y"
 * @accession_number: with the container's suffix; what the barcode says
 * @tube_number: which one of @tube_count, from 1; no count is printed when @tube_count is 0
 * @container: (nullable): colour or kind of the container
 * @tests: (nullable)
 * @collected: (nullable): date and 24 h time; blank until the collection is confirmed
 * @collector: (nullable): identifier of the collector
 * @specimen: (nullable): type and site
 * @priority: (nullable): "STAT", set off strongly; %NULL for routine
 * @clinic: (nullable)
 * @has_hue: whether a stripe of @hue, the patient's colour in the windows, runs down the edge
 *
 * What a label of one tube says (CLSI AUTO12, Joint Commission NPSG.01.01.01).
 */
typedef struct
{
  const char *patient_name;
  const char *birth_date;
  const char *mrn;
  const char *sex_and_age;
  const char *accession_number;
  guint       tube_number;
  guint       tube_count;
  const char *container;
  const char *tests;
  const char *collected;
  const char *collector;
  const char *specimen;
  const char *priority;
  const char *clinic;
  gboolean    has_hue;
  TendColor   hue;
} TendSpecimenLabel;

/**
 * tend_specimen_labels_new:
 * @stock: (nullable): 2 × 1 inch when %NULL
 * @start_position: of the first label on its sheet, row by row from 1
 * @profile: (nullable)
 * @information: (nullable)
 *
 * Labels in the order given. %TEND_ERROR_INVALID when one has no name, no second identifier, an
 * identifier that does not fit or an accession number too long for the stock; the message gives
 * its place among @labels.
 *
 * Returns: (transfer full) (nullable)
 */
TendCanvas *tend_specimen_labels_new (const TendSpecimenLabel       *labels,
                                      gsize                          n_labels,
                                      const TendLabelStock          *stock,
                                      guint                          start_position,
                                      const TendPrinterProfile      *profile,
                                      const TendDocumentInformation *information,
                                      GError                       **error);

G_END_DECLS
