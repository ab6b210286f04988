/* SPDX-License-Identifier: GPL-3.0-or-later
 * The window of the schedule. */
#define G_LOG_DOMAIN "tend-schedule-window"

#include "config.h"

#include "tend-schedule-window-private.h"

#include "tend-action-runner.h"
#include "tend-format.h"
#include "tend-leave.h"
#include "tend-place.h"
#include "tend-schedule-jobs.h"
#include "tend-scheduling.h"
#include "tend-store-banner.h"
#include "tend-window.h"

#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_STORE,
  PROP_SHOW,
  PROP_RESOURCE,
  N_PROPS
};

static GParamSpec *pspecs[N_PROPS];

/* By TendScheduleResource. */
static const char *const resource_names[] = { "people", "rooms", "devices" };

static void tend_schedule_window_window_init (TendWindowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TendScheduleWindow,
                               tend_schedule_window,
                               ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (TEND_TYPE_WINDOW,
                                                      tend_schedule_window_window_init))

static AdwToastOverlay *
get_toast_overlay (TendWindow *window)
{
  return TEND_SCHEDULE_WINDOW (window)->toast_overlay;
}

static void
tend_schedule_window_window_init (TendWindowInterface *iface)
{
  iface->get_toast_overlay = get_toast_overlay;
}

static GDate
get_first_day (TendScheduleWindow *self)
{
  GDate first = self->date;

  if (self->week)
    g_date_subtract_days (&first, g_date_get_weekday (&first) - G_DATE_MONDAY);
  return first;
}

void
tend_schedule_window_query (TendScheduleWindow *self)
{
  GDate  first = get_first_day (self), last = first;
  gint64 start, end, unused;

  if (self->week)
    g_date_add_days (&last, 6);
  tend_time_day_bounds (tend_place_get_zone (), &first, &start, &unused);
  tend_time_day_bounds (tend_place_get_zone (), &last, &unused, &end);
  tend_query_set_parameters (self->slots,
                             g_variant_new_parsed ("{'start': <%x>, 'end': <%x>}", start, end));
}

static void
write_title (TendScheduleWindow *self)
{
  TendClinic      *clinic = tend_store_get_clinic (self->store);
  g_autofree char *day = NULL;
  GDate            first = get_first_day (self);
  char             week[96];

  if (self->week)
    {
      g_date_strftime (week, sizeof week, _ ("Week %V, %Y"), &first);
      adw_window_title_set_title (self->title, week);
    }
  else
    {
      day = tend_format_long_date (&self->date);
      adw_window_title_set_title (self->title, day);
    }
  gtk_window_set_title (GTK_WINDOW (self), adw_window_title_get_title (self->title));
  adw_window_title_set_subtitle (self->title,
                                 clinic != NULL ? tend_clinic_get_data (clinic)->name : "");
}

static gboolean
has_column (GPtrArray *columns, gint64 id)
{
  for (guint i = 0; i < columns->len; i++)
    if (((TendScheduleColumn *) columns->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

static char *
dup_slot_title (TendScheduleResource resource, TendScheduleSlot *slot)
{
  const TendScheduleSlotData *data = tend_schedule_slot_get_data (slot);

  if (tend_schedule_column_get_resource (resource, slot) == 0)
    return g_strdup (_ ("Nobody yet"));
  switch (resource)
    {
    case TEND_SCHEDULE_ROOMS:
      return g_strdup (data->location_name);
    case TEND_SCHEDULE_DEVICES:
      return g_strdup (data->device_name);
    case TEND_SCHEDULE_PEOPLE:
    default:
      return tend_format_name (data->practitioner_family_name, data->practitioner_given_name, NULL);
    }
}

static gboolean
is_known (TendScheduleWindow *self, gint64 id)
{
  for (guint i = 0; i < tend_schedule_resources_count (self->resources, self->resource); i++)
    if (tend_schedule_resources_get_id (self->resources, self->resource, i) == id)
      return TRUE;
  return FALSE;
}

/* Nobody's appointments and those of people who are no longer booked are not hidden. */
static void
add_columns_of_slots (TendScheduleWindow *self, GPtrArray *columns)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->slots)); i++)
    {
      g_autoptr (TendScheduleSlot) slot = g_list_model_get_item (G_LIST_MODEL (self->slots), i);
      gint64           id = tend_schedule_column_get_resource (self->resource, slot);
      g_autofree char *title = NULL;

      if (has_column (columns, id) || is_known (self, id)
          || (id == 0 && self->resource != TEND_SCHEDULE_PEOPLE))
        continue;
      title = dup_slot_title (self->resource, slot);
      g_ptr_array_add (columns, tend_schedule_column_new (self->resource, id, &self->date, title));
    }
}

static void
add_week (TendScheduleWindow *self, GPtrArray *columns)
{
  GDate            day = get_first_day (self);
  g_autofree char *title = NULL;
  gint64           id = self->week_id;
  guint            position = 0;

  for (guint i = 0; i < tend_schedule_resources_count (self->resources, self->resource); i++)
    if (tend_schedule_resources_get_id (self->resources, self->resource, i) == id)
      position = i;
  id = tend_schedule_resources_get_id (self->resources, self->resource, position);
  title = tend_schedule_resources_dup_title (self->resources, self->resource, position);
  if (title == NULL)
    return;
  self->week_id = id;
  adw_window_title_set_subtitle (self->title, title);
  for (int i = 0; i < 7; i++)
    {
      g_ptr_array_add (columns, tend_schedule_column_new (self->resource, id, &day, title));
      g_date_add_days (&day, 1);
    }
}

GPtrArray *
tend_schedule_window_make_columns (TendScheduleWindow *self)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_schedule_column_free);

  if (self->week)
    {
      add_week (self, columns);
      return columns;
    }
  for (guint i = 0; i < tend_schedule_resources_count (self->resources, self->resource); i++)
    {
      gint64           id = tend_schedule_resources_get_id (self->resources, self->resource, i);
      g_autofree char *title
          = tend_schedule_resources_dup_title (self->resources, self->resource, i);

      if (tend_schedule_sidebar_is_shown (self->sidebar, id))
        g_ptr_array_add (columns,
                         tend_schedule_column_new (self->resource, id, &self->date, title));
    }
  add_columns_of_slots (self, columns);
  return columns;
}

void
tend_schedule_window_update (TendScheduleWindow *self)
{
  g_autoptr (GPtrArray) columns = NULL;
  TendScheduleGrid *grid = tend_schedule_view_get_grid (self->view);

  if (!tend_schedule_resources_get_loaded (self->resources) || !tend_query_get_loaded (self->slots))
    return;
  write_title (self);
  columns = tend_schedule_window_make_columns (self);
  tend_schedule_view_show (self->view, columns, G_LIST_MODEL (self->slots), self->week);
  gtk_stack_set_visible_child_name (GTK_STACK (self->page_stack),
                                    columns->len > 0 ? "page" : "empty");
  if (self->wanted_id != 0 && tend_schedule_grid_select (grid, self->wanted_id))
    self->wanted_id = 0;
  tend_schedule_panel_refresh (self->panel);
  if (self->scroll_due)
    tend_schedule_view_scroll_to_start (self->view);
  self->scroll_due = FALSE;
}

static void
on_slots_updated_cb (TendQuery *query, TendScheduleWindow *self)
{
  tend_schedule_window_update (self);
}

static void
on_shown_changed_cb (TendScheduleSidebar *sidebar, TendScheduleWindow *self)
{
  tend_schedule_grid_set_show_over (tend_schedule_view_get_grid (self->view),
                                    tend_schedule_sidebar_get_show_over (sidebar));
  tend_schedule_window_update (self);
}

static void
on_date_chosen_cb (TendScheduleSidebar *sidebar, TendScheduleWindow *self)
{
  GDate date;

  tend_schedule_sidebar_get_date (sidebar, &date);
  tend_schedule_window_show_date (self, &date);
}

static void
set_week (TendScheduleWindow *self, gboolean week)
{
  if (self->week == week)
    return;
  self->week = week;
  g_object_notify_by_pspec (G_OBJECT (self), pspecs[PROP_SHOW]);
  tend_schedule_window_show_date (self, &self->date);
  tend_schedule_window_update (self);
}

static void
on_head_activated_cb (TendScheduleView *view, guint position, TendScheduleWindow *self)
{
  GPtrArray *columns = tend_schedule_grid_get_columns (tend_schedule_view_get_grid (view));
  const TendScheduleColumn *column = columns->pdata[position];
  GDate                     date = column->date;

  if (column->id == 0)
    return;
  self->week_id = column->id;
  self->date = date;
  set_week (self, !self->week);
}

static void
on_slot_selected_cb (TendScheduleGrid *grid, TendScheduleSlot *slot, TendScheduleWindow *self)
{
  tend_schedule_panel_show_slot (self->panel, slot);
}

static void
on_slot_activated_cb (TendScheduleGrid *grid, TendScheduleSlot *slot, TendScheduleWindow *self)
{
  tend_schedule_panel_show_slot (self->panel, slot);
  gtk_widget_child_focus (GTK_WIDGET (self->panel), GTK_DIR_TAB_FORWARD);
}

static void
on_book_requested_cb (TendScheduleGrid *grid, guint position, int minute, TendScheduleWindow *self)
{
  const TendScheduleColumn *column = tend_schedule_grid_get_columns (grid)->pdata[position];
  TendScheduleResource      kind = column->resource;

  tend_schedule_panel_begin_booking (
      self->panel, NULL, tend_schedule_time_at (minute, tend_place_get_zone (), &column->date),
      kind == TEND_SCHEDULE_PEOPLE ? column->id : 0, kind == TEND_SCHEDULE_ROOMS ? column->id : 0,
      kind == TEND_SCHEDULE_DEVICES ? column->id : 0);
}

/* A move that was refused, to be explained in the panel. */
typedef struct
{
  TendScheduleWindow *window;
  TendScheduleSlot   *slot;
  gint64              start_at, end_at, practitioner_id, location_id;
  GError             *error;
} Move;

static void
move_free (Move *move)
{
  g_object_unref (move->window);
  g_object_unref (move->slot);
  g_clear_error (&move->error);
  g_free (move);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Move, move_free)

/* Nothing in the way: somebody else was faster, and nothing is to be booked over. */
static void
on_conflicts_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Move) move = user_data;
  g_autoptr (GPtrArray) conflicts
      = tend_scheduling_find_conflicts_finish (TEND_STORE (source), result, NULL);

  if (gtk_widget_in_destruction (GTK_WIDGET (move->window)))
    return;
  if (conflicts == NULL || conflicts->len == 0)
    {
      tend_show_error (GTK_WIDGET (move->window), move->error);
      return;
    }
  tend_schedule_panel_show_slot (move->window->panel, move->slot);
  tend_appointment_form_propose (tend_schedule_panel_get_form (move->window->panel), move->start_at,
                                 move->end_at, move->practitioner_id, move->location_id);
}

static gint64
choose_resource (gint64 wanted, gint64 now)
{
  return wanted != 0 ? MAX (wanted, 0) : now;
}

static TendAppointment *
make_wanted (const Move *move)
{
  const TendScheduleSlotData *data = tend_schedule_slot_get_data (move->slot);
  TendAppointment            *wanted = g_object_new (
                 TEND_TYPE_APPOINTMENT, "patient-id", data->patient_id, "practitioner-id",
                 choose_resource (move->practitioner_id, data->practitioner_id), "location-id",
                 choose_resource (move->location_id, data->location_id), "device-id", data->device_id,
                 "status", data->status, "start-at", move->start_at, "end-at", move->end_at, NULL);

  tend_record_set_id (TEND_RECORD (wanted), tend_record_get_id (TEND_RECORD (move->slot)));
  return wanted;
}

static void
on_moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Move) move = user_data;
  g_autoptr (TendCommit) commit = tend_act_finish (result, &move->error);
  g_autoptr (TendAppointment) wanted = NULL;
  TendStore *store = move->window->store;

  if (commit != NULL && commit->record != NULL)
    {
      move->window->moved_id = tend_record_get_id (commit->record);
      move->window->moved_version = tend_record_get_version (commit->record);
    }
  if (commit != NULL || !g_error_matches (move->error, TEND_ERROR, TEND_ERROR_CONFLICT)
      || store == NULL || gtk_widget_in_destruction (GTK_WIDGET (move->window)))
    return;
  tend_act_claim_error (result);
  wanted = make_wanted (move);
  tend_scheduling_find_conflicts_async (store, wanted, NULL, on_conflicts_found_cb,
                                        g_steal_pointer (&move));
}

/* Who moves one again before the list was read anew has seen their own move. */
static gint64
get_version (TendScheduleWindow *self, TendScheduleSlot *slot)
{
  gint64 version = tend_schedule_slot_get_data (slot)->appointment_version;

  return self->moved_id == tend_record_get_id (TEND_RECORD (slot))
             ? MAX (version, self->moved_version)
             : version;
}

static void
on_move_requested_cb (TendScheduleGrid   *grid,
                      TendScheduleSlot   *slot,
                      guint               position,
                      int                 start,
                      int                 end,
                      TendScheduleWindow *self)
{
  const TendScheduleColumn *column = tend_schedule_grid_get_columns (grid)->pdata[position];
  gint64                    target = column->id != 0 ? column->id : -1;
  TendScheduleJob          *job = tend_schedule_job_new (tend_record_get_id (TEND_RECORD (slot)));
  Move                     *move = g_new0 (Move, 1);

  job->version = get_version (self, slot);
  job->start_at = tend_schedule_time_at (start, tend_place_get_zone (), &column->date);
  job->end_at = tend_schedule_time_at (end, tend_place_get_zone (), &column->date);
  job->practitioner_id = column->resource == TEND_SCHEDULE_PEOPLE ? target : 0;
  job->location_id = column->resource == TEND_SCHEDULE_ROOMS ? target : 0;
  *move = (Move){ g_object_ref (self), g_object_ref (slot),  job->start_at,
                  job->end_at,         job->practitioner_id, job->location_id };
  tend_act (GTK_WIDGET (grid), self->store, "appointment.move", tend_schedule_job_move, job,
            tend_schedule_job_free, _ ("Moved"), on_moved_cb, move);
}

static void
on_planned_cb (TendSchedulePanel *panel, gint64 start_at, gint64 end_at, TendScheduleWindow *self)
{
  TendScheduleGrid *grid = tend_schedule_view_get_grid (self->view);
  GPtrArray        *columns = tend_schedule_grid_get_columns (grid);
  g_autoptr (TendAppointment) wanted
      = tend_appointment_form_build (tend_schedule_panel_get_form (panel));
  const TendAppointmentData *data = tend_appointment_get_data (wanted);

  tend_schedule_grid_set_plan (grid, 0, 0, 0);
  for (guint i = 0; i < columns->len && start_at != TEND_TIME_NONE; i++)
    {
      const TendScheduleColumn *column = columns->pdata[i];
      gint64 ids[] = { data->practitioner_id, data->location_id, data->device_id };
      GDate  date;

      if (tend_time_get_date (start_at, tend_place_get_zone (), &date)
          && g_date_compare (&date, &column->date) == 0 && ids[column->resource] == column->id)
        tend_schedule_grid_set_plan (
            grid, i, tend_schedule_minute_of (start_at, tend_place_get_zone (), &date),
            tend_schedule_minute_of (end_at, tend_place_get_zone (), &date));
    }
}

static void
on_panel_saved_cb (TendSchedulePanel *panel, gint64 appointment_id, TendScheduleWindow *self)
{
  tend_schedule_grid_set_plan (tend_schedule_view_get_grid (self->view), 0, 0, 0);
  self->wanted_id = appointment_id;
  tend_schedule_window_update (self);
}

static void
on_panel_closed_cb (TendSchedulePanel *panel, TendScheduleWindow *self)
{
  TendScheduleGrid *grid = tend_schedule_view_get_grid (self->view);

  tend_schedule_grid_set_plan (grid, 0, 0, 0);
  tend_schedule_grid_select (grid, 0);
  gtk_widget_grab_focus (GTK_WIDGET (grid));
}

void
tend_schedule_window_show_date (TendScheduleWindow *self, const GDate *date)
{
  g_return_if_fail (TEND_IS_SCHEDULE_WINDOW (self) && date != NULL && g_date_valid (date));

  self->date = *date;
  self->scroll_due = TRUE;
  tend_schedule_sidebar_set_date (self->sidebar, date);
  write_title (self);
  tend_schedule_window_query (self);
}

void
tend_schedule_window_select (TendScheduleWindow *self, gint64 appointment_id)
{
  g_return_if_fail (TEND_IS_SCHEDULE_WINDOW (self));

  self->wanted_id = appointment_id;
  tend_schedule_window_update (self);
}

void
tend_schedule_window_book (TendScheduleWindow *self, TendPatient *patient)
{
  GTimeZone *zone = tend_place_get_zone ();
  gint64     now = tend_place_get_now (), start_at;
  GDate      today;
  int        minute;

  g_return_if_fail (TEND_IS_SCHEDULE_WINDOW (self));
  g_return_if_fail (patient == NULL || TEND_IS_PATIENT (patient));

  tend_place_get_today (&today);
  minute = tend_schedule_minute_of (now, zone, &today);
  if (g_date_compare (&self->date, &today) != 0)
    minute = 9 * 60;
  start_at = tend_schedule_time_at ((minute + 14) / 15 * 15, zone, &self->date);
  tend_schedule_panel_begin_booking (
      self->panel, patient, start_at,
      self->week && self->resource == TEND_SCHEDULE_PEOPLE ? self->week_id : 0, 0, 0);
}

static void
set_store (TendScheduleWindow *self, TendStore *store)
{
  TendClinic *clinic = tend_store_get_clinic (store);

  self->store = g_object_ref (store);
  self->resources = tend_schedule_resources_new (store);
  self->slots = tend_query_new (NULL, "day-schedule", NULL);
  g_signal_connect_object (self->slots, "updated", G_CALLBACK (on_slots_updated_cb), self, 0);
  g_object_set (self->banner, "store", store, NULL);
  tend_schedule_sidebar_set_resources (self->sidebar, self->resources);
  tend_schedule_panel_set_store (self->panel, store, self->resources);
  if (clinic != NULL)
    tend_schedule_grid_set_open_hours (tend_schedule_view_get_grid (self->view),
                                       (int) tend_clinic_get_data (clinic)->opens_minute,
                                       (int) tend_clinic_get_data (clinic)->closes_minute);
  tend_place_get_today (&self->date);
  tend_schedule_window_show_date (self, &self->date);
  tend_query_set_store (self->slots, store);
}

static void
connect_grid (TendScheduleWindow *self)
{
  TendScheduleGrid *grid = tend_schedule_view_get_grid (self->view);

  g_signal_connect_object (grid, "appointment-selected", G_CALLBACK (on_slot_selected_cb), self, 0);
  g_signal_connect_object (grid, "appointment-activated", G_CALLBACK (on_slot_activated_cb), self,
                           0);
  g_signal_connect_object (grid, "book-requested", G_CALLBACK (on_book_requested_cb), self, 0);
  g_signal_connect_object (grid, "move-requested", G_CALLBACK (on_move_requested_cb), self, 0);
}

static void
set_resource (TendScheduleWindow *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (resource_names); i++)
    {
      if (g_strcmp0 (name, resource_names[i]) != 0 || self->resource == i)
        continue;
      self->resource = i;
      self->week_id = 0;
      g_object_notify_by_pspec (G_OBJECT (self), pspecs[PROP_RESOURCE]);
      tend_schedule_sidebar_set_resource (self->sidebar, self->resource);
      tend_schedule_window_update (self);
      return;
    }
}

static void
tend_schedule_window_get_property (GObject    *object,
                                   guint       property,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  TendScheduleWindow *self = TEND_SCHEDULE_WINDOW (object);

  if (property == PROP_SHOW)
    g_value_set_string (value, self->week ? "week" : "day");
  else
    g_value_set_string (value, resource_names[self->resource]);
}

static void
tend_schedule_window_set_property (GObject      *object,
                                   guint         property,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  TendScheduleWindow *self = TEND_SCHEDULE_WINDOW (object);

  if (property == PROP_SHOW)
    set_week (self, g_strcmp0 (g_value_get_string (value), "week") == 0);
  else if (property == PROP_RESOURCE)
    set_resource (self, g_value_get_string (value));
  else if (g_value_get_object (value) != NULL)
    set_store (self, g_value_get_object (value));
}

static void
tend_schedule_window_dispose (GObject *object)
{
  TendScheduleWindow *self = TEND_SCHEDULE_WINDOW (object);

  g_clear_object (&self->slots);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEND_TYPE_SCHEDULE_WINDOW);
  g_clear_object (&self->resources);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_schedule_window_parent_class)->dispose (object);
}

static gboolean
tend_schedule_window_close_request (GtkWindow *window)
{
  tend_window_keep_drafts (TEND_WINDOW (window));
  tend_leave (window);
  return TRUE;
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/schedule/tend-schedule-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TendScheduleWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, TendScheduleWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TendScheduleWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, TendScheduleWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TendScheduleWindow, view);
  gtk_widget_class_bind_template_child (widget_class, TendScheduleWindow, panel);
  gtk_widget_class_bind_template_child (widget_class, TendScheduleWindow, page_stack);
  gtk_widget_class_bind_template_callback (widget_class, on_date_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_shown_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_head_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_planned_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_panel_saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_panel_closed_cb);
}

static void
tend_schedule_window_class_init (TendScheduleWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_schedule_window_get_property;
  object_class->set_property = tend_schedule_window_set_property;
  object_class->dispose = tend_schedule_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tend_schedule_window_close_request;
  pspecs[PROP_STORE]
      = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE,
                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  pspecs[PROP_SHOW]
      = g_param_spec_string ("show", NULL, NULL, "day",
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  pspecs[PROP_RESOURCE]
      = g_param_spec_string ("resource", NULL, NULL, "people",
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, pspecs);

  g_type_ensure (TEND_TYPE_STORE_BANNER);
  g_type_ensure (TEND_TYPE_SCHEDULE_SIDEBAR);
  g_type_ensure (TEND_TYPE_SCHEDULE_VIEW);
  g_type_ensure (TEND_TYPE_SCHEDULE_PANEL);
  bind_template (widget_class);
  tend_schedule_window_install_actions (widget_class);
}

static void
tend_schedule_window_init (TendScheduleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_window_scale_widths (GTK_WINDOW (self));
  g_date_clear (&self->date, 1);
  connect_grid (self);
}

GtkWindow *
tend_schedule_window_new (TendApplication *application)
{
  g_return_val_if_fail (TEND_IS_APPLICATION (application), NULL);

  return g_object_new (TEND_TYPE_SCHEDULE_WINDOW, "application", application, "store",
                       tend_application_get_store (application), NULL);
}
