/* SPDX-License-Identifier: GPL-3.0-or-later
 * The right side of the schedule: the selected appointment, or what is being booked. */
#define G_LOG_DOMAIN "tend-schedule-panel"

#include "config.h"

#include "tend-schedule-panel.h"

#include "tend-action-runner.h"
#include "tend-appointment-state.h"
#include "tend-place.h"
#include "tend-schedule-jobs.h"

#include <glib/gi18n.h>

struct _TendSchedulePanel
{
  AdwBin parent_instance;

  /* Owned */
  TendStore        *store;
  TendScheduleSlot *slot; /* shown, NULL: none or booking */
  gboolean          booking;

  /* Template */
  GtkWidget           *stack;
  GtkWidget           *title;
  GtkWidget           *state_chip;
  GtkWidget           *state_icon;
  GtkWidget           *state_label;
  GtkWidget           *acts;
  GtkWidget           *arrive_button;
  GtkWidget           *no_show_button;
  GtkWidget           *cancel_button;
  GtkWidget           *cancel_popover;
  GtkWidget           *cancel_entry;
  TendAppointmentForm *form;
};

enum
{
  PLANNED,
  SAVED,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendSchedulePanel, tend_schedule_panel, ADW_TYPE_BIN)

static void
show_state (TendSchedulePanel *self)
{
  const TendScheduleSlotData *data = tend_schedule_slot_get_data (self->slot);
  gboolean                    open = tend_appointment_state_is_open (data->status);
  TendAppointmentState        state;

  tend_appointment_state_get (&state, data->status, data->stage);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->state_icon), state.icon);
  gtk_label_set_text (GTK_LABEL (self->state_label), state.word);
  gtk_widget_remove_css_class (self->state_chip, "good");
  gtk_widget_remove_css_class (self->state_chip, "attention");
  if (*state.style != '\0')
    gtk_widget_add_css_class (self->state_chip, state.style);
  gtk_widget_set_visible (self->arrive_button, open);
  gtk_widget_set_visible (self->no_show_button, open && data->start_at <= tend_place_get_now ());
  gtk_widget_set_visible (self->cancel_button, open);
}

static void
show (TendSchedulePanel *self)
{
  gboolean filled = self->booking || self->slot != NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), filled ? "appointment" : "empty");
  gtk_label_set_text (GTK_LABEL (self->title),
                      self->booking ? _ ("New appointment") : _ ("Appointment"));
  gtk_widget_set_visible (self->state_chip, !self->booking);
  gtk_widget_set_visible (self->acts, !self->booking);
}

void
tend_schedule_panel_show_slot (TendSchedulePanel *self, TendScheduleSlot *slot)
{
  g_return_if_fail (TEND_IS_SCHEDULE_PANEL (self));

  if (slot == NULL && self->booking)
    return;
  self->booking = FALSE;
  g_set_object (&self->slot, slot);
  if (slot != NULL)
    {
      tend_appointment_form_edit (self->form, slot);
      show_state (self);
    }
  show (self);
}

void
tend_schedule_panel_refresh (TendSchedulePanel *self)
{
  g_return_if_fail (TEND_IS_SCHEDULE_PANEL (self));

  if (self->slot == NULL || self->booking)
    return;
  tend_appointment_form_edit (self->form, self->slot);
  show_state (self);
}

void
tend_schedule_panel_begin_booking (TendSchedulePanel *self,
                                   TendPatient       *patient,
                                   gint64             start_at,
                                   gint64             practitioner_id,
                                   gint64             location_id,
                                   gint64             device_id)
{
  g_return_if_fail (TEND_IS_SCHEDULE_PANEL (self));

  self->booking = TRUE;
  g_clear_object (&self->slot);
  show (self);
  tend_appointment_form_begin_booking (self->form, patient, start_at, practitioner_id, location_id,
                                       device_id);
}

gboolean
tend_schedule_panel_is_booking (TendSchedulePanel *self)
{
  g_return_val_if_fail (TEND_IS_SCHEDULE_PANEL (self), FALSE);

  return self->booking;
}

TendAppointmentForm *
tend_schedule_panel_get_form (TendSchedulePanel *self)
{
  g_return_val_if_fail (TEND_IS_SCHEDULE_PANEL (self), NULL);

  return self->form;
}

static void
act (TendSchedulePanel *self,
     GtkWidget         *origin,
     const char        *action,
     TendJob            job,
     const char        *reason,
     const char        *toast)
{
  TendScheduleJob *data;

  if (self->slot == NULL)
    return;
  data = tend_schedule_job_new (tend_record_get_id (TEND_RECORD (self->slot)));
  data->reason = g_strdup (reason);
  tend_act (origin, self->store, action, job, data, tend_schedule_job_free, toast, NULL, NULL);
}

static void
on_arrive_clicked_cb (GtkButton *button, TendSchedulePanel *self)
{
  act (self, GTK_WIDGET (button), "appointment.check-in", tend_schedule_job_check_in, NULL,
       _ ("Arrived"));
}

static void
on_no_show_clicked_cb (GtkButton *button, TendSchedulePanel *self)
{
  act (self, GTK_WIDGET (button), "appointment.no-show", tend_schedule_job_no_show, NULL,
       _ ("Marked as no-show"));
}

static void
cancel (TendSchedulePanel *self, const char *reason)
{
  gtk_popover_popdown (GTK_POPOVER (self->cancel_popover));
  act (self, self->cancel_button, "appointment.cancel", tend_schedule_job_cancel, reason,
       _ ("Appointment cancelled"));
  gtk_editable_set_text (GTK_EDITABLE (self->cancel_entry), "");
}

static void
on_cancel_reason_clicked_cb (GtkButton *button, TendSchedulePanel *self)
{
  cancel (self, gtk_button_get_label (button));
}

static void
on_cancel_entry_activated_cb (GtkEntry *entry, TendSchedulePanel *self)
{
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  if (*g_strstrip (reason) != '\0')
    cancel (self, reason);
  else
    gtk_widget_error_bell (GTK_WIDGET (entry));
}

static void
on_chart_clicked_cb (GtkButton *button, TendSchedulePanel *self)
{
  if (self->slot != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.open-chart", "x",
                                tend_schedule_slot_get_data (self->slot)->patient_id);
}

static void
on_close_clicked_cb (GtkButton *button, TendSchedulePanel *self)
{
  self->booking = FALSE;
  g_clear_object (&self->slot);
  show (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
on_form_planned_cb (TendAppointmentForm *form, gint64 start, gint64 end, TendSchedulePanel *self)
{
  if (self->booking)
    g_signal_emit (self, signals[PLANNED], 0, start, end);
}

static void
on_form_saved_cb (TendAppointmentForm *form, gint64 appointment_id, TendSchedulePanel *self)
{
  self->booking = FALSE;
  g_signal_emit (self, signals[SAVED], 0, appointment_id);
}

void
tend_schedule_panel_set_store (TendSchedulePanel     *self,
                               TendStore             *store,
                               TendScheduleResources *resources)
{
  g_return_if_fail (TEND_IS_SCHEDULE_PANEL (self) && TEND_IS_STORE (store));

  g_set_object (&self->store, store);
  tend_appointment_form_set_store (self->form, store, resources);
}

static void
tend_schedule_panel_dispose (GObject *object)
{
  TendSchedulePanel *self = TEND_SCHEDULE_PANEL (object);

  /* The stack is the bin's child and the template's: let the bin go first. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEND_TYPE_SCHEDULE_PANEL);
  g_clear_object (&self->slot);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_schedule_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/schedule/tend-schedule-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSchedulePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, TendSchedulePanel, title);
  gtk_widget_class_bind_template_child (widget_class, TendSchedulePanel, state_chip);
  gtk_widget_class_bind_template_child (widget_class, TendSchedulePanel, state_icon);
  gtk_widget_class_bind_template_child (widget_class, TendSchedulePanel, state_label);
  gtk_widget_class_bind_template_child (widget_class, TendSchedulePanel, acts);
  gtk_widget_class_bind_template_child (widget_class, TendSchedulePanel, arrive_button);
  gtk_widget_class_bind_template_child (widget_class, TendSchedulePanel, no_show_button);
  gtk_widget_class_bind_template_child (widget_class, TendSchedulePanel, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TendSchedulePanel, cancel_popover);
  gtk_widget_class_bind_template_child (widget_class, TendSchedulePanel, cancel_entry);
  gtk_widget_class_bind_template_child (widget_class, TendSchedulePanel, form);
  gtk_widget_class_bind_template_callback (widget_class, on_arrive_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_no_show_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_reason_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_chart_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_form_planned_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_form_saved_cb);
}

static void
tend_schedule_panel_class_init (TendSchedulePanelClass *klass)
{
  GType        type = G_TYPE_FROM_CLASS (klass);
  GSignalFlags flags = G_SIGNAL_RUN_LAST;

  G_OBJECT_CLASS (klass)->dispose = tend_schedule_panel_dispose;
  signals[PLANNED] = g_signal_new ("planned", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   G_TYPE_INT64, G_TYPE_INT64);
  signals[SAVED]
      = g_signal_new ("saved", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CLOSED] = g_signal_new ("closed", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TEND_TYPE_APPOINTMENT_FORM);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
tend_schedule_panel_init (TendSchedulePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
