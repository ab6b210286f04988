/* SPDX-License-Identifier: GPL-3.0-or-later
 * The chart's appointments, coming and past. */
#define G_LOG_DOMAIN "tend-chart-appointments-page"

#include "config.h"

#include "tend-chart-appointments-page.h"

#include "tend-action-runner.h"
#include "tend-application.h"
#include "tend-appointment-state.h"
#include "tend-chart-card.h"
#include "tend-format.h"
#include "tend-place.h"
#include "tend-schedule-jobs.h"
#include "tend-schedule-window.h"
#include "tend-visit-kind.h"

#include <glib/gi18n.h>

#define PAST_SHOWN 60

struct _TendChartAppointmentsPage
{
  TendPatientPage parent_instance;

  /* Owned */
  TendQuery *query;

  /* Template */
  GtkListBox *coming;
  GtkListBox *past;
  GtkWidget  *none_coming;
  GtkWidget  *none_past;
  GtkWidget  *more_label;
};

G_DEFINE_FINAL_TYPE (TendChartAppointmentsPage,
                     tend_chart_appointments_page,
                     TEND_TYPE_PATIENT_PAGE)

static void
book (TendChartAppointmentsPage *self)
{
  TendApplication *application = tend_application_find (GTK_WIDGET (self));
  TendPatient     *patient = tend_patient_page_get_patient (TEND_PATIENT_PAGE (self));

  if (application == NULL || patient == NULL)
    return;
  tend_application_open_schedule (application, NULL);
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (application)); item != NULL;
       item = item->next)
    if (TEND_IS_SCHEDULE_WINDOW (item->data))
      {
        tend_schedule_window_book (item->data, patient);
        return;
      }
}

static void
on_book_clicked_cb (GtkButton *button, TendChartAppointmentsPage *self)
{
  book (self);
}

static TendScheduleSlot *
get_slot (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return g_object_get_data (G_OBJECT (row), "tend-slot");
}

static void
act (TendChartAppointmentsPage *self,
     GtkWidget                 *origin,
     const char                *action,
     TendJob                    job,
     const char                *reason,
     const char                *toast)
{
  TendScheduleJob *data
      = tend_schedule_job_new (tend_record_get_id (TEND_RECORD (get_slot (origin))));

  data->reason = g_strdup (reason);
  tend_act (origin, tend_patient_page_get_store (TEND_PATIENT_PAGE (self)), action, job, data,
            tend_schedule_job_free, toast, NULL, NULL);
}

static void
on_no_show_clicked_cb (GtkWidget *button, TendChartAppointmentsPage *self)
{
  act (self, button, "appointment.no-show", tend_schedule_job_no_show, NULL,
       _ ("Marked as no-show"));
}

static void
on_cancel_entered_cb (GtkEntry *entry, TendChartAppointmentsPage *self)
{
  GtkWidget       *popover = gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  if (*g_strstrip (reason) == '\0')
    {
      gtk_widget_error_bell (GTK_WIDGET (entry));
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (popover));
  act (self, gtk_widget_get_parent (popover), "appointment.cancel", tend_schedule_job_cancel,
       reason, _ ("Appointment cancelled"));
}

static void
on_show_clicked_cb (GtkWidget *button, TendChartAppointmentsPage *self)
{
  TendApplication *application = tend_application_find (button);
  GDate            date;

  if (application != NULL
      && tend_time_get_date (tend_schedule_slot_get_data (get_slot (button))->start_at,
                             tend_place_get_zone (), &date))
    tend_application_open_schedule (application, &date);
}

static GtkWidget *
make_cancel_button (TendChartAppointmentsPage *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *entry = gtk_entry_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Cancel"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Because… then Enter"));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 26);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason to cancel"), -1);
  g_signal_connect (entry, "activate", G_CALLBACK (on_cancel_entered_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
add_button (AdwActionRow *row, const char *label, GCallback callback, gpointer page)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", callback, page);
  adw_action_row_add_suffix (row, button);
}

static void
add_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static char *
make_title (const TendScheduleSlotData *data)
{
  g_autofree char *clock = tend_format_clock (data->start_at, tend_place_get_zone ());
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  GDate            date, today;

  tend_time_get_date (data->start_at, tend_place_get_zone (), &date);
  tend_place_get_today (&today);
  day = tend_format_day (&date, &today);
  text = g_strdup_printf ("%s %s · %s", day, clock, tend_visit_kind_get_name (data->service_type));
  return g_markup_escape_text (text, -1);
}

static GtkWidget *
make_row (TendChartAppointmentsPage *self, TendScheduleSlot *slot)
{
  const TendScheduleSlotData *data = tend_schedule_slot_get_data (slot);
  GtkWidget                  *row = adw_action_row_new ();
  g_autofree char            *title = make_title (data);
  g_autofree char            *practitioner = tend_slot_dup_practitioner (slot);
  g_autofree char            *subtitle = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  TendAppointmentState state;
  GtkWidget           *icon;

  tend_appointment_state_get (&state, data->status, data->stage);
  add_part (words, state.word);
  add_part (words, data->reason);
  add_part (words, practitioner);
  add_part (words, data->location_name);
  subtitle = g_markup_escape_text (words->str, -1);
  icon = gtk_image_new_from_icon_name (state.icon);
  gtk_widget_add_css_class (icon, *state.style != '\0' ? state.style : "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_object_set_data_full (G_OBJECT (row), "tend-slot", g_object_ref (slot), g_object_unref);
  if (tend_appointment_state_is_open (data->status))
    {
      GtkWidget *cancel = make_cancel_button (self);

      if (data->start_at <= tend_place_get_now ())
        add_button (ADW_ACTION_ROW (row), _ ("No-show"), G_CALLBACK (on_no_show_clicked_cb), self);
      gtk_widget_set_valign (cancel, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), cancel);
    }
  add_button (ADW_ACTION_ROW (row), _ ("Schedule"), G_CALLBACK (on_show_clicked_cb), self);
  return row;
}

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static gboolean
is_coming (const TendScheduleSlotData *data, const GDate *today)
{
  GDate date;

  return tend_appointment_state_is_open (data->status)
         && tend_time_get_date (data->start_at, tend_place_get_zone (), &date)
         && g_date_compare (&date, today) >= 0;
}

/* The query gives the latest first: of what is coming, the next is wanted first. */
static void
on_query_updated_cb (TendQuery *query, TendChartAppointmentsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (query)), coming = 0, past = 0;
  GDate today;

  tend_place_get_today (&today);
  clear (self->coming);
  clear (self->past);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendScheduleSlot) slot = g_list_model_get_item (G_LIST_MODEL (query), i);

      if (is_coming (tend_schedule_slot_get_data (slot), &today))
        {
          gtk_list_box_prepend (self->coming, make_row (self, slot));
          coming++;
        }
      else if (past++ < PAST_SHOWN)
        gtk_list_box_append (self->past, make_row (self, slot));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->coming), coming > 0);
  gtk_widget_set_visible (self->none_coming, coming == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->past), past > 0);
  gtk_widget_set_visible (self->none_past, past == 0);
  gtk_widget_set_visible (self->more_label, past > PAST_SHOWN);
  if (past > PAST_SHOWN)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("and %u earlier", "and %u earlier", past - PAST_SHOWN), past - PAST_SHOWN);

      gtk_label_set_text (GTK_LABEL (self->more_label), text);
    }
}

static void
tend_chart_appointments_page_start (TendPatientPage *page)
{
  TendChartAppointmentsPage *self = TEND_CHART_APPOINTMENTS_PAGE (page);

  self->query = tend_patient_page_query (page, "appointments-of-patient");
  g_signal_connect_object (self->query, "updated", G_CALLBACK (on_query_updated_cb), self, 0);
}

static void
tend_chart_appointments_page_dispose (GObject *object)
{
  TendChartAppointmentsPage *self = TEND_CHART_APPOINTMENTS_PAGE (object);

  g_clear_object (&self->query);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEND_TYPE_CHART_APPOINTMENTS_PAGE);

  G_OBJECT_CLASS (tend_chart_appointments_page_parent_class)->dispose (object);
}

static void
tend_chart_appointments_page_class_init (TendChartAppointmentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_chart_appointments_page_dispose;
  TEND_PATIENT_PAGE_CLASS (klass)->start = tend_chart_appointments_page_start;

  g_type_ensure (TEND_TYPE_CHART_CARD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/chart/tend-chart-appointments-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendChartAppointmentsPage, coming);
  gtk_widget_class_bind_template_child (widget_class, TendChartAppointmentsPage, past);
  gtk_widget_class_bind_template_child (widget_class, TendChartAppointmentsPage, none_coming);
  gtk_widget_class_bind_template_child (widget_class, TendChartAppointmentsPage, none_past);
  gtk_widget_class_bind_template_child (widget_class, TendChartAppointmentsPage, more_label);
  gtk_widget_class_bind_template_callback (widget_class, on_book_clicked_cb);
}

static void
tend_chart_appointments_page_init (TendChartAppointmentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
