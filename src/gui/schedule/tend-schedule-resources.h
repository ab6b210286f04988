#pragma once

#include "tend-schedule-grid.h"
#include "tend-store.h"

G_BEGIN_DECLS

/* The people, rooms and devices that can be booked, kept up to date.
 *
 * Signal "changed". */
#define TEND_TYPE_SCHEDULE_RESOURCES (tend_schedule_resources_get_type ())
G_DECLARE_FINAL_TYPE (
    TendScheduleResources, tend_schedule_resources, TEND, SCHEDULE_RESOURCES, GObject)

TendScheduleResources *tend_schedule_resources_new (TendStore *store);
/* All three were read. */
gboolean tend_schedule_resources_get_loaded (TendScheduleResources *self);
guint    tend_schedule_resources_count (TendScheduleResources *self, TendScheduleResource resource);
gint64   tend_schedule_resources_get_id (TendScheduleResources *self,
                                         TendScheduleResource   resource,
                                         guint                  position);
/* As people read it (transfer full): "CHEN, Lee MD", "Exam 1", "ECG recorder · EQ-0021". */
char *tend_schedule_resources_dup_title (TendScheduleResources *self,
                                         TendScheduleResource   resource,
                                         guint                  position);

G_END_DECLS
