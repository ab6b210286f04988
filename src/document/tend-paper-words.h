/* SPDX-License-Identifier: GPL-3.0-or-later
 * Records in the words of papers. */
#pragma once

#include "tend-kinds.h"
#include "tend-paper.h"

G_BEGIN_DECLS

/* All transfer full. */

/* "GARCIA, Ana María Jr" */
char *tend_paper_dup_name (TendPatient *patient);
/* "14 Mar 1985", which no country reads as another day; NULL when not valid. */
char *tend_paper_dup_date (const GDate *date);
/* The wall calendar and 24 h clock of the clinic; NULL for no time. */
char *tend_paper_dup_day (gint64 time, GTimeZone *zone);
char *tend_paper_dup_instant (gint64 time, GTimeZone *zone);
/* "F 41 y"; the age on the day of @time. */
char *tend_paper_dup_sex_and_age (TendPatient *patient, gint64 time, GTimeZone *zone);
/* The lines of an address parted by newlines; NULL when all are empty. */
char *tend_paper_dup_address (const char *line,
                              const char *line2,
                              const char *city,
                              const char *state,
                              const char *postal_code);
/* The zone of the clinic, UTC when it names none that is known. */
GTimeZone *tend_paper_dup_zone (TendClinic *clinic);

/* A clinic's block whose strings are its own. */
typedef struct
{
  TendClinicBlock block;
  char           *address;
} TendPaperClinic;

void tend_paper_clinic_init (TendPaperClinic *self, TendClinic *clinic);
void tend_paper_clinic_clear (TendPaperClinic *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TendPaperClinic, tend_paper_clinic_clear)

G_END_DECLS
