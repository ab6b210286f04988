#pragma once

#include "tend-paper.h"

G_BEGIN_DECLS

typedef struct
{
  const char *time;
  const char *measurement; /* "Blood pressure, sitting, left arm" */
  const char *value;       /* with its unit: "118/76 mmHg" */
  const char *note;        /* "High" …; nullable */
} TendVisitSummaryVital;

/**
 * TendVisitSummaryDocument:
 * @patient_name: all texts as written in the clinic, %NULL where there is none
 * @next_appointment: date, time, with whom and where
 * @instructions: paragraphs parted by newlines
 *
 * What a patient takes home. One page: vitals and tests that do not fit are counted, not squeezed.
 */
typedef struct
{
  TendClinicBlock              clinic;
  const char                  *patient_name;
  const char                  *mrn;
  const char                  *birth_date;
  const char                  *visit_date;
  const char                  *visit_reason;
  const char                  *provider;
  const TendVisitSummaryVital *vitals;
  gsize                        n_vitals;
  const char *const           *tests;
  gsize                        n_tests;
  const char                  *next_appointment;
  const char                  *instructions;
} TendVisitSummaryDocument;

/**
 * tend_visit_summary_document_new:
 * @size: letter or A4
 * @profile: (nullable)
 * @information: (nullable)
 *
 * Returns: (transfer full)
 */
TendCanvas *tend_visit_summary_document_new (const TendVisitSummaryDocument *summary,
                                             TendPaperSize                   size,
                                             const TendPrinterProfile       *profile,
                                             const TendDocumentInformation  *information);

G_END_DECLS
