#pragma once

#include "tend-paper.h"

G_BEGIN_DECLS

/* One appointment; every text as it shall be printed, %NULL where there is none. */
typedef struct
{
  const char *time; /* "09:30–10:00" */
  const char *patient;
  const char *reason;
  const char *room;
  const char *status;
} TendDayScheduleEntry;

typedef struct
{
  const char                 *provider;
  const TendDayScheduleEntry *entries; /* in order of time */
  gsize                       n_entries;
} TendDayScheduleProvider;

/**
 * TendDayScheduleDocument:
 * @day: the day as written in the clinic
 * @printed: (nullable): when and by whom it was printed, for the foot of each page
 */
typedef struct
{
  const char                    *clinic_name;
  const char                    *day;
  const char                    *printed;
  const TendDayScheduleProvider *providers;
  gsize                          n_providers;
} TendDayScheduleDocument;

/**
 * tend_day_schedule_document_new:
 * @size: letter or A4
 * @profile: (nullable)
 * @information: (nullable)
 *
 * Each provider begins a page of their own, so that the pages can be handed out.
 *
 * Returns: (transfer full)
 */
TendCanvas *tend_day_schedule_document_new (const TendDayScheduleDocument *schedule,
                                            TendPaperSize                  size,
                                            const TendPrinterProfile      *profile,
                                            const TendDocumentInformation *information);

G_END_DECLS
