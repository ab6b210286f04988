#pragma once

#include <gtk/gtk.h>

#include "tend-schedule-layout.h"
#include "tend-schedule-slot.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_SCHEDULE_PEOPLE,
  TEND_SCHEDULE_ROOMS,
  TEND_SCHEDULE_DEVICES,
} TendScheduleResource;

/* One column: a day of a person, a room or a device; id 0 is those with none. */
typedef struct
{
  TendScheduleResource resource;
  gint64               id;
  GDate                date;
  char                *title;
} TendScheduleColumn;

TendScheduleColumn *tend_schedule_column_new (TendScheduleResource resource,
                                              gint64               id,
                                              const GDate         *date,
                                              const char          *title);
void                tend_schedule_column_free (TendScheduleColumn *column);
/* Whose column @slot is in, among those of this kind of resource. */
gint64 tend_schedule_column_get_resource (TendScheduleResource resource, TendScheduleSlot *slot);

/* A page of the schedule: columns side by side, time from top to bottom, one leaf
 * an appointment. One stop of Tab; arrows move over times and appointments, with
 * Control from appointment to appointment; Alt with arrows moves the appointment,
 * with Shift too it becomes longer or shorter.
 *
 * Signals:
 * "appointment-selected" (slot, nullable)   focus or a click came to it, or to free time
 * "appointment-activated" (slot)            Enter or a double click
 * "move-requested" (slot, guint column, int start, int end)   minutes of that column's day
 * "book-requested" (guint column, int start)                  N or a double click
 * "scale-changed"
 * Key binding signals "move-cursor" (int columns, int steps), "leap" (int direction),
 * "move-appointment" (int columns, int steps), "resize-appointment" (int steps),
 * "activate-cursor", "book". */
#define TEND_TYPE_SCHEDULE_GRID (tend_schedule_grid_get_type ())
G_DECLARE_FINAL_TYPE (TendScheduleGrid, tend_schedule_grid, TEND, SCHEDULE_GRID, GtkWidget)

#define TEND_SCHEDULE_STEP 5           /* minutes that drags and keys move by */
#define TEND_SCHEDULE_CURSOR 15        /* minutes of one step of the cursor */
#define TEND_SCHEDULE_COLUMN_WIDTH 124 /* pixels, at least */
#define TEND_SCHEDULE_WEEK_COLUMN_WIDTH 86

/* @columns of TendScheduleColumn, kept by reference. Follow with _set_slots(). */
void tend_schedule_grid_set_columns (TendScheduleGrid *self, GPtrArray *columns);
void tend_schedule_grid_set_column_width (TendScheduleGrid *self, int width);
/* Lays out what @slots (of TendScheduleSlot) hold now; leaves of known ones stay. */
void tend_schedule_grid_set_slots (TendScheduleGrid *self, GListModel *slots);
/* Shows cancelled and missed ones too. */
void tend_schedule_grid_set_show_over (TendScheduleGrid *self, gboolean show_over);
void tend_schedule_grid_set_open_hours (TendScheduleGrid *self, int opens, int closes);
/* A range of the column as if it were being booked; length 0: none. */
void tend_schedule_grid_set_plan (TendScheduleGrid *self, guint column, int start, int end);

GPtrArray               *tend_schedule_grid_get_columns (TendScheduleGrid *self);
const TendScheduleScale *tend_schedule_grid_get_scale (TendScheduleGrid *self);
/* How many appointments and minutes a column holds. */
guint tend_schedule_grid_get_load (TendScheduleGrid *self, guint column, int *minutes);
/* Selects and focuses it; FALSE when it is not shown. 0 selects nothing. */
gboolean tend_schedule_grid_select (TendScheduleGrid *self, gint64 appointment_id);
/* Puts the cursor there. */
void tend_schedule_grid_set_cursor (TendScheduleGrid *self, guint column, int minute);
void tend_schedule_grid_get_cursor (TendScheduleGrid *self, guint *column, int *minute);
/* The y to be seen at the top at first: a while before now, on other days the
 * first appointment or the opening. */
double tend_schedule_grid_get_start_y (TendScheduleGrid *self);

G_END_DECLS
