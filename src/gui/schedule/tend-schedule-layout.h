#pragma once

#include "tend-time.h"

G_BEGIN_DECLS

/* Where appointments stand on a page of the schedule; pure. Minutes are those of
 * the wall clock after midnight of the column's day, so that a page is as long on
 * the days the clocks change. */

/* From 0 for a time before the day, up to 24 × 60 for one after it. */
int tend_schedule_minute_of (gint64 time, GTimeZone *zone, const GDate *date);
/* The instant of that minute; 24 × 60 is midnight of the next day. */
gint64 tend_schedule_time_at (int minute, GTimeZone *zone, const GDate *date);

typedef struct
{
  int    first_minute;  /* at the top */
  int    last_minute;   /* at the bottom */
  double minute_height; /* pixels */
} TendScheduleScale;

/* The hours a page shows: those the clinic is open with one before and after,
 * and whatever @earliest and @latest need, to full hours. An @earliest beyond
 * @latest: there is nothing. */
void tend_schedule_scale_fit (
    TendScheduleScale *scale, int opens_minute, int closes_minute, int earliest, int latest);
double tend_schedule_scale_get_y (const TendScheduleScale *scale, int minute);
double tend_schedule_scale_get_height (const TendScheduleScale *scale);
/* The minute at @y, rounded to a multiple of @step, within the scale. */
int tend_schedule_scale_get_minute (const TendScheduleScale *scale, double y, int step);

typedef struct
{
  guint    column;
  int      start; /* minutes */
  int      end;
  guint    lane;  /* of lanes, from 0 */
  guint    lanes; /* side by side while they overlap */
  gpointer data;  /* the caller's */
} TendScheduleBlock;

/* Blocks shorter than this still take that much, so that they can be hit. */
#define TEND_SCHEDULE_SHORTEST 10

/* Puts the blocks in order (column, start, longest first) and gives each its lane.
 * Blocks that only touch do not overlap. */
void tend_schedule_blocks_lay_out (TendScheduleBlock *blocks, gsize n_blocks);

/* Minutes of the column that its blocks take, counted once where they overlap. */
int tend_schedule_blocks_get_load (const TendScheduleBlock *blocks, gsize n_blocks, guint column);

/* Moves a range of minutes by whole steps of @step, so that it stays in the day. */
int tend_schedule_step_minute (int start, int length, int delta, int step);

/* Minutes after midnight of a clock as people type it: "9:30", "0930", "9", "2:15 pm",
 * "2p"; -1 when it is none. */
int tend_schedule_parse_clock (const char *text);

G_END_DECLS
