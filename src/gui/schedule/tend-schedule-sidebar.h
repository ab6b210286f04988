#pragma once

#include <adwaita.h>

#include "tend-schedule-resources.h"

G_BEGIN_DECLS

/* The side of the schedule: a month to choose the day in, the people, rooms and
 * devices to show, and what the stripes mean.
 *
 * Signals: "date-chosen"; "shown-changed": other resources, or with and without
 * cancelled ones. */
#define TEND_TYPE_SCHEDULE_SIDEBAR (tend_schedule_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (TendScheduleSidebar, tend_schedule_sidebar, TEND, SCHEDULE_SIDEBAR, AdwBin)

void tend_schedule_sidebar_set_resources (TendScheduleSidebar   *self,
                                          TendScheduleResources *resources);
void tend_schedule_sidebar_set_date (TendScheduleSidebar *self, const GDate *date);
void tend_schedule_sidebar_get_date (TendScheduleSidebar *self, GDate *date);
/* Opens the group of what the columns are. */
void     tend_schedule_sidebar_set_resource (TendScheduleSidebar *self, TendScheduleResource kind);
gboolean tend_schedule_sidebar_is_shown (TendScheduleSidebar *self, gint64 resource_id);
gboolean tend_schedule_sidebar_get_show_over (TendScheduleSidebar *self);

G_END_DECLS
