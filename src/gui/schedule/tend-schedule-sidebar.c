/* SPDX-License-Identifier: GPL-3.0-or-later
 * The side of the schedule: the month, what is shown, what the stripes mean. */
#define G_LOG_DOMAIN "tend-schedule-sidebar"

#include "config.h"

#include "tend-schedule-sidebar.h"

#include "tend-hint.h"
#include "tend-state.h"
#include "tend-visit-kind.h"

#include <glib/gi18n.h>

/* So many devices are columns until somebody chooses others. */
#define DEVICES_AT_FIRST 6

struct _TendScheduleSidebar
{
  AdwBin parent_instance;

  TendScheduleResources *resources;
  GHashTable            *chosen; /* gint64 id → GINT_TO_POINTER (shown) */
  gboolean               filling;

  /* Template */
  GtkWidget *calendar;
  GtkWidget *groups[3];
  GtkWidget *lists[3];
  GtkWidget *over_check;
  GtkWidget *legend;
};

enum
{
  DATE_CHOSEN,
  SHOWN_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendScheduleSidebar, tend_schedule_sidebar, ADW_TYPE_BIN)

static void
remember (TendScheduleSidebar *self, gint64 id, gboolean shown)
{
  g_hash_table_insert (self->chosen, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (shown));
}

static void
on_resource_toggled_cb (GtkCheckButton *check, TendScheduleSidebar *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (check), "tend-id");

  remember (self, *id, gtk_check_button_get_active (check));
  g_signal_emit (self, signals[SHOWN_CHANGED], 0);
}

static GtkWidget *
make_check (TendScheduleSidebar *self, TendScheduleResource resource, guint position)
{
  gint64           id = tend_schedule_resources_get_id (self->resources, resource, position);
  g_autofree char *title = tend_schedule_resources_dup_title (self->resources, resource, position);
  GtkWidget       *check = gtk_check_button_new ();
  GtkWidget       *label = gtk_label_new (title);

  if (!g_hash_table_contains (self->chosen, &id))
    remember (self, id, resource != TEND_SCHEDULE_DEVICES || position < DEVICES_AT_FIRST);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  tend_hint_set (check, title);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), tend_schedule_sidebar_is_shown (self, id));
  g_object_set_data_full (G_OBJECT (check), "tend-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (on_resource_toggled_cb), self);
  return check;
}

static void
fill_groups (TendScheduleSidebar *self)
{
  GtkWidget *check;

  for (TendScheduleResource r = TEND_SCHEDULE_PEOPLE; r <= TEND_SCHEDULE_DEVICES; r++)
    {
      while ((check = gtk_widget_get_first_child (self->lists[r])) != NULL)
        gtk_box_remove (GTK_BOX (self->lists[r]), check);
      for (guint i = 0; i < tend_schedule_resources_count (self->resources, r); i++)
        gtk_box_append (GTK_BOX (self->lists[r]), make_check (self, r, i));
    }
}

static void
on_resources_changed_cb (TendScheduleResources *resources, TendScheduleSidebar *self)
{
  fill_groups (self);
  g_signal_emit (self, signals[SHOWN_CHANGED], 0);
}

static void
on_day_selected_cb (GtkCalendar *calendar, TendScheduleSidebar *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[DATE_CHOSEN], 0);
}

static void
on_over_toggled_cb (GtkCheckButton *check, TendScheduleSidebar *self)
{
  g_signal_emit (self, signals[SHOWN_CHANGED], 0);
}

static void
draw_dot (GtkDrawingArea *area, cairo_t *cairo, int width, int height, gpointer code)
{
  GdkRGBA color;

  tend_visit_kind_get_color (code, adw_style_manager_get_dark (adw_style_manager_get_default ()),
                             &color);
  gdk_cairo_set_source_rgba (cairo, &color);
  cairo_arc (cairo, width / 2.0, height / 2.0, MIN (width, height) / 2.0, 0, 2 * G_PI);
  cairo_fill (cairo);
}

static void
fill_legend (TendScheduleSidebar *self)
{
  for (const TendVisitKind *kind = tend_setup_get_visit_kinds (); kind->code != NULL; kind++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *dot = gtk_drawing_area_new ();
      GtkWidget *label = gtk_label_new (_ (kind->name));

      gtk_widget_set_size_request (dot, 10, 10);
      gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (dot), draw_dot, (gpointer) kind->code,
                                      NULL);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), dot);
      gtk_box_append (GTK_BOX (box), label);
      gtk_flow_box_append (GTK_FLOW_BOX (self->legend), box);
      gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
    }
}

void
tend_schedule_sidebar_set_resources (TendScheduleSidebar *self, TendScheduleResources *resources)
{
  g_return_if_fail (TEND_IS_SCHEDULE_SIDEBAR (self) && TEND_IS_SCHEDULE_RESOURCES (resources));

  g_set_object (&self->resources, resources);
  g_signal_connect_object (resources, "changed", G_CALLBACK (on_resources_changed_cb), self, 0);
}

void
tend_schedule_sidebar_set_date (TendScheduleSidebar *self, const GDate *date)
{
  g_autoptr (GDateTime) day = NULL;

  g_return_if_fail (TEND_IS_SCHEDULE_SIDEBAR (self) && g_date_valid (date));

  day = g_date_time_new_local (g_date_get_year (date), (int) g_date_get_month (date),
                               g_date_get_day (date), 12, 0, 0);
  self->filling = TRUE;
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), day);
  self->filling = FALSE;
}

void
tend_schedule_sidebar_get_date (TendScheduleSidebar *self, GDate *date)
{
  g_autoptr (GDateTime) day = NULL;

  g_return_if_fail (TEND_IS_SCHEDULE_SIDEBAR (self));

  day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_date_set_dmy (date, (GDateDay) g_date_time_get_day_of_month (day),
                  (GDateMonth) g_date_time_get_month (day), (GDateYear) g_date_time_get_year (day));
}

void
tend_schedule_sidebar_set_resource (TendScheduleSidebar *self, TendScheduleResource kind)
{
  g_return_if_fail (TEND_IS_SCHEDULE_SIDEBAR (self));

  for (TendScheduleResource r = TEND_SCHEDULE_PEOPLE; r <= TEND_SCHEDULE_DEVICES; r++)
    gtk_expander_set_expanded (GTK_EXPANDER (self->groups[r]), r == kind);
}

gboolean
tend_schedule_sidebar_is_shown (TendScheduleSidebar *self, gint64 resource_id)
{
  gpointer shown;

  g_return_val_if_fail (TEND_IS_SCHEDULE_SIDEBAR (self), FALSE);

  if (!g_hash_table_lookup_extended (self->chosen, &resource_id, NULL, &shown))
    return TRUE;
  return GPOINTER_TO_INT (shown);
}

gboolean
tend_schedule_sidebar_get_show_over (TendScheduleSidebar *self)
{
  g_return_val_if_fail (TEND_IS_SCHEDULE_SIDEBAR (self), FALSE);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->over_check));
}

static void
tend_schedule_sidebar_dispose (GObject *object)
{
  TendScheduleSidebar *self = TEND_SCHEDULE_SIDEBAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TEND_TYPE_SCHEDULE_SIDEBAR);
  g_clear_object (&self->resources);

  G_OBJECT_CLASS (tend_schedule_sidebar_parent_class)->dispose (object);
}

static void
tend_schedule_sidebar_finalize (GObject *object)
{
  g_hash_table_unref (TEND_SCHEDULE_SIDEBAR (object)->chosen);

  G_OBJECT_CLASS (tend_schedule_sidebar_parent_class)->finalize (object);
}

static void
bind_each (GtkWidgetClass *widget_class, const char *const *names, gssize offset)
{
  for (guint i = 0; i < 3; i++)
    gtk_widget_class_bind_template_child_full (widget_class, names[i], FALSE,
                                               offset + (gssize) (i * sizeof (GtkWidget *)));
}

static void
tend_schedule_sidebar_class_init (TendScheduleSidebarClass *klass)
{
  static const char *const groups[] = { "people_group", "rooms_group", "devices_group" };
  static const char *const lists[] = { "people_list", "rooms_list", "devices_list" };
  GtkWidgetClass          *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_schedule_sidebar_dispose;
  G_OBJECT_CLASS (klass)->finalize = tend_schedule_sidebar_finalize;
  signals[DATE_CHOSEN] = g_signal_new ("date-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOWN_CHANGED] = g_signal_new ("shown-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/schedule/tend-schedule-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, TendScheduleSidebar, calendar);
  gtk_widget_class_bind_template_child (widget_class, TendScheduleSidebar, over_check);
  gtk_widget_class_bind_template_child (widget_class, TendScheduleSidebar, legend);
  bind_each (widget_class, groups, G_STRUCT_OFFSET (TendScheduleSidebar, groups));
  bind_each (widget_class, lists, G_STRUCT_OFFSET (TendScheduleSidebar, lists));
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_over_toggled_cb);
}

/* GTK names the days of its calendar and not the arrows above them. */
static void
name_arrows (GtkWidget *calendar)
{
  static const char *const names[]
      = { N_ ("Previous month"), N_ ("Next month"), N_ ("Previous year"), N_ ("Next year") };
  GtkWidget *head = gtk_widget_get_first_child (calendar);
  GtkWidget *child = head != NULL ? gtk_widget_get_first_child (head) : NULL;
  guint      n = 0;

  for (; child != NULL && n < G_N_ELEMENTS (names); child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      {
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        _ (names[n]), -1);
        n++;
      }
}

static void
tend_schedule_sidebar_init (TendScheduleSidebar *self)
{
  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  name_arrows (self->calendar);
  fill_legend (self);
}
