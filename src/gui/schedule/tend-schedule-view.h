#pragma once

#include <adwaita.h>

#include "tend-schedule-grid.h"

G_BEGIN_DECLS

/* A page of the schedule with the hours at its side and a head over each column,
 * which stay while it scrolls.
 *
 * Signal "head-activated" (guint column). */
#define TEND_TYPE_SCHEDULE_VIEW (tend_schedule_view_get_type ())
G_DECLARE_FINAL_TYPE (TendScheduleView, tend_schedule_view, TEND, SCHEDULE_VIEW, AdwBin)

TendScheduleGrid *tend_schedule_view_get_grid (TendScheduleView *self);
/* @columns of TendScheduleColumn; heads say the title, or in a @week the day. */
void tend_schedule_view_show (TendScheduleView *self,
                              GPtrArray        *columns,
                              GListModel       *slots,
                              gboolean          week);
/* Scrolls to where the day begins, once the page has its size. */
void tend_schedule_view_scroll_to_start (TendScheduleView *self);

/* The hours beside a page. */
#define TEND_TYPE_SCHEDULE_RAIL (tend_schedule_rail_get_type ())
G_DECLARE_FINAL_TYPE (TendScheduleRail, tend_schedule_rail, TEND, SCHEDULE_RAIL, GtkWidget)

void tend_schedule_rail_set_grid (TendScheduleRail *self, TendScheduleGrid *grid);

G_END_DECLS
