/* SPDX-License-Identifier: GPL-3.0-or-later
 * Instants as microseconds since 1970 UTC, and days of a time zone. */
#pragma once

#include "tend-error.h"

G_BEGIN_DECLS

/** TEND_TIME_NONE: no time is known. */
#define TEND_TIME_NONE G_MININT64

#define TEND_TIME_SECOND G_GINT64_CONSTANT (1000000)
#define TEND_TIME_MINUTE (60 * TEND_TIME_SECOND)
#define TEND_TIME_HOUR (60 * TEND_TIME_MINUTE)
#define TEND_TIME_DAY (24 * TEND_TIME_HOUR)

/**
 * tend_time_format_iso:
 *
 * ISO 8601 in UTC, "2026-01-05T14:00:00Z", with six decimals when the time has
 * a fraction of a second.
 *
 * Returns: (nullable): %NULL for %TEND_TIME_NONE and outside the years 1 to 9999
 */
char *tend_time_format_iso (gint64 time);

/** tend_time_format_iso_local: as tend_time_format_iso(), on the clock of @zone,
 * "…T09:00:00-05:00". */
char *tend_time_format_iso_local (gint64 time, GTimeZone *zone);

/**
 * tend_time_parse_iso:
 *
 * Reads an ISO 8601 date and time that names its offset (Z, ±hh, ±hhmm or
 * ±hh:mm). Decimals after the sixth are dropped; second 60 is the next minute.
 * A time without offset is %TEND_ERROR_INVALID: it is not an instant.
 */
gboolean tend_time_parse_iso (const char *text, gint64 *time, GError **error);

/**
 * tend_time_day_bounds:
 * @start: (out): the first instant of @date in @zone
 * @end: (out): the first instant after it
 *
 * 23 to 25 hours apart on the days the clocks change; equal for a date the
 * zone skipped (Samoa, 30 December 2011).
 */
gboolean tend_time_day_bounds (GTimeZone *zone, const GDate *date, gint64 *start, gint64 *end);

/**
 * tend_time_from_local:
 *
 * The instant of a wall clock time: the first of two when it happens twice; by
 * the offset before the gap when it does not happen at all (RFC 5545, 3.3.5).
 *
 * Returns: %TEND_TIME_NONE when @date is not valid or the time is not of a day
 */
gint64 tend_time_from_local (GTimeZone *zone, const GDate *date, int hour, int minute, int second);

/** tend_time_get_date: the date on the wall calendar of @zone; %FALSE for no time. */
gboolean tend_time_get_date (gint64 time, GTimeZone *zone, GDate *date);

/**
 * tend_time_format:
 * @format: as g_date_time_format(); "%H:%M" is the 24 h clock of labels
 *
 * Returns: (nullable): %NULL for no time
 */
char *tend_time_format (gint64 time, GTimeZone *zone, const char *format);

/** tend_time_format_clock: "14:05" on the wall clock of @zone; %NULL for no time. */
char *tend_time_format_clock (gint64 time, GTimeZone *zone);

/** tend_time_format_local: "2026-01-05 14:05" in @zone; %NULL for no time. */
char *tend_time_format_local (gint64 time, GTimeZone *zone);

/** tend_time_to_date_time: (nullable): with the microseconds; %NULL for no time. */
GDateTime *tend_time_to_date_time (gint64 time, GTimeZone *zone);

G_END_DECLS
