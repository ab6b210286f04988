#pragma once

#include "tend-account.h"
#include "tend-patient.h"

G_BEGIN_DECLS

/* Text for people from plain values, in the locale's manner. Strings returned
 * are the caller's; what is absent becomes "" unless said otherwise. */

/* "GARCÍA LÓPEZ, Ana María Jr": the family name in capitals, as on labels. */
char *tend_format_name (const char *family_name, const char *given_name, const char *name_suffix);
/* With the name the person goes by: GARCÍA, Ana María “Anita”. */
char *tend_format_name_preferred (const char *family_name,
                                  const char *given_name,
                                  const char *name_suffix,
                                  const char *preferred_name);
char *tend_format_patient_name (TendPatient *patient);

/* Full years, months or days as clinics say it: "41 y", below two years "14 mo",
 * below a month "12 d". "" when unknown or in the future. */
char *tend_format_age (const GDate *birth_date, const GDate *today);
/* By the locale, always with four digits of the year; ISO in the C locale. */
char *tend_format_date (const GDate *date);
/* "14 Mar 1985 (41 y)" */
char *tend_format_birth_date (const GDate *birth_date, const GDate *today);
/* Yesterday, today and tomorrow by word, else tend_format_date(). */
char *tend_format_day (const GDate *date, const GDate *today);
/* "Saturday 21 November 2026", by the locale. */
char *tend_format_long_date (const GDate *date);

const char *tend_format_sex (TendSex sex);
const char *tend_format_account_role (TendAccountRole role);
/* Wall clock, 24 h. */
char *tend_format_clock (gint64 time, GTimeZone *zone);
/* The clock today, day and clock otherwise. */
char *tend_format_instant (gint64 time, gint64 now, GTimeZone *zone);

/* "23 min", from an hour on "1 h 05". */
char *tend_format_wait (gint64 microseconds);
/* "just now", "12 s ago", "3 min ago", "2 h ago" */
char *tend_format_ago (gint64 microseconds);

/* "$1,234.50", a minus sign in front. */
char *tend_format_money (gint64 cents);
/* Ten digits as "(555) 010-0199", others as typed. */
char *tend_format_phone (const char *value);
/* The translated name of a BCP 47 language; the tag itself when it is not one of the usual. */
char *tend_format_language (const char *tag);

G_END_DECLS
