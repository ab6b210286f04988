#pragma once

#include "tend-appointment-leaf.h"
#include "tend-schedule-grid.h"

G_BEGIN_DECLS

struct _TendScheduleGrid
{
  GtkWidget parent_instance;

  /* Owned */
  GPtrArray  *columns;
  GListModel *slots;
  GHashTable *leaves; /* gint64 id → leaf, a child */
  GArray     *blocks; /* of TendScheduleBlock, data is the leaf */

  /* Children */
  GtkWidget *cell; /* the free time under the cursor */
  GtkWidget *ghost;
  GtkWidget *ghost_time;
  GtkWidget *ghost_conflict;
  GtkWidget *plan;
  GtkWidget *now_line;

  TendScheduleScale scale;
  int               opens_minute;
  int               closes_minute;
  gboolean          show_over;
  int               column_width; /* at least */
  gint64            selected;     /* id of an appointment, 0 none */
  guint             now_timer;

  guint cursor_column;
  int   cursor_minute;

  guint plan_column;
  int   plan_start;
  int   plan_end;

  /* The drag under way */
  TendAppointmentLeaf *dragged; /* not owned; NULL: none */
  gboolean             resizing;
  gboolean             moved;
  double               grab_offset; /* pixels from the leaf's top */
  guint                ghost_column;
  int                  ghost_start;
  int                  ghost_end;
};

enum
{
  TEND_GRID_SELECTED,
  TEND_GRID_ACTIVATED,
  TEND_GRID_MOVE,
  TEND_GRID_BOOK,
  TEND_GRID_SCALE,
  TEND_GRID_SIGNALS
};

extern guint tend_schedule_grid_signals[TEND_GRID_SIGNALS];

/* Keys, clicks and drags. */
void tend_schedule_grid_install_input (GtkWidgetClass *widget_class);
void tend_schedule_grid_add_controllers (TendScheduleGrid *self);
void tend_schedule_grid_forget_drag (TendScheduleGrid *self);

/* The block whose leaf this is, or NULL. */
TendScheduleBlock *tend_schedule_grid_find_block (TendScheduleGrid *self, gpointer leaf);
/* The live block that covers the minute, or NULL. */
TendScheduleBlock *tend_schedule_grid_find_at (TendScheduleGrid *self, guint column, int minute);
void tend_schedule_grid_mark_selected (TendScheduleGrid *self, TendAppointmentLeaf *leaf);
void tend_schedule_grid_focus_cursor (TendScheduleGrid *self);
/* x of a column's start, mirrored for right-to-left. */
double tend_schedule_grid_get_column_x (TendScheduleGrid *self, guint column, double *width);

G_END_DECLS
