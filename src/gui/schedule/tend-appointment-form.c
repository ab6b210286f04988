/* SPDX-License-Identifier: GPL-3.0-or-later
 * The form by which appointments are booked and changed. */
#define G_LOG_DOMAIN "tend-appointment-form"

#include "config.h"

#include "tend-appointment-form.h"

#include "tend-action-runner.h"
#include "tend-appointment-state.h"
#include "tend-date.h"
#include "tend-draft-bar.h"
#include "tend-draft-content.h"
#include "tend-error-text.h"
#include "tend-patient-field.h"
#include "tend-place.h"
#include "tend-schedule-jobs.h"
#include "tend-scheduling.h"
#include "tend-visit-kind.h"

#include <glib/gi18n.h>

struct _TendAppointmentForm
{
  AdwBin parent_instance;

  /* Owned */
  TendStore             *store;
  TendScheduleResources *resources;
  TendScheduleSlot      *slot; /* being edited; NULL: booking */
  GCancellable          *cancellable;
  GCancellable          *conflict_cancellable;
  GArray                *lengths; /* of int, minutes */
  gint64                 version; /* of the appointment that the fields were filled from */
  gboolean               modified;
  gboolean               filling;

  /* Template */
  GtkWidget *draft_bar;
  GtkWidget *grid;
  GtkWidget *patient_field;
  GtkWidget *kind_drop;
  GtkWidget *date_entry;
  GtkWidget *start_entry;
  GtkWidget *length_drop;
  GtkWidget *drops[3]; /* by TendScheduleResource */
  GtkWidget *reason_entry;
  GtkWidget *comment_entry;
  GtkWidget *conflict_box;
  GtkWidget *conflict_label;
  GtkWidget *override_entry;
  GtkWidget *error_label;
  GtkWidget *save_button;
};

static GParamSpec *modified_pspec;

/* In a draft. */
static const char *const resource_names[] = { "people", "rooms", "devices" };

enum
{
  PLANNED,
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendAppointmentForm, tend_appointment_form, ADW_TYPE_BIN)

static void
set_modified (TendAppointmentForm *self, gboolean modified)
{
  gtk_widget_set_visible (self->save_button, self->slot == NULL || modified);
  if (self->modified == modified)
    return;
  self->modified = modified;
  g_object_notify_by_pspec (G_OBJECT (self), modified_pspec);
}

static void
show_error (TendAppointmentForm *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->error_label), text != NULL ? text : "");
  gtk_widget_set_visible (self->error_label, text != NULL);
}

static void
select_resource (TendAppointmentForm *self, TendScheduleResource resource, gint64 id)
{
  guint position = 0;

  for (guint i = 0; i < tend_schedule_resources_count (self->resources, resource); i++)
    if (tend_schedule_resources_get_id (self->resources, resource, i) == id)
      position = i + 1;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drops[resource]), position);
}

static gint64
get_resource (TendAppointmentForm *self, TendScheduleResource resource)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drops[resource]));

  if (position == 0 || position == GTK_INVALID_LIST_POSITION)
    return 0;
  return tend_schedule_resources_get_id (self->resources, resource, position - 1);
}

static void
fill_resources (TendAppointmentForm *self)
{
  static const char *const nobody[] = { N_ ("Nobody"), N_ ("No room"), N_ ("No device") };

  for (TendScheduleResource r = TEND_SCHEDULE_PEOPLE; r <= TEND_SCHEDULE_DEVICES; r++)
    {
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

      gtk_string_list_append (names, _ (nobody[r]));
      for (guint i = 0; i < tend_schedule_resources_count (self->resources, r); i++)
        gtk_string_list_take (names, tend_schedule_resources_dup_title (self->resources, r, i));
      gtk_drop_down_set_model (GTK_DROP_DOWN (self->drops[r]), G_LIST_MODEL (names));
    }
}

static void
on_resources_changed_cb (TendScheduleResources *resources, TendAppointmentForm *self)
{
  gint64   ids[3];
  gboolean filling = self->filling;

  for (TendScheduleResource r = TEND_SCHEDULE_PEOPLE; r <= TEND_SCHEDULE_DEVICES; r++)
    ids[r] = get_resource (self, r);
  if (self->slot != NULL && !self->modified)
    for (TendScheduleResource r = TEND_SCHEDULE_PEOPLE; r <= TEND_SCHEDULE_DEVICES; r++)
      ids[r] = tend_schedule_column_get_resource (r, self->slot);
  self->filling = TRUE;
  fill_resources (self);
  for (TendScheduleResource r = TEND_SCHEDULE_PEOPLE; r <= TEND_SCHEDULE_DEVICES; r++)
    select_resource (self, r, ids[r]);
  self->filling = filling;
}

/* An unusual length gets a line of its own. */
static void
select_length (TendAppointmentForm *self, int minutes)
{
  GListModel *names = gtk_drop_down_get_model (GTK_DROP_DOWN (self->length_drop));
  guint       position = 0;

  minutes = MAX (minutes, TEND_SCHEDULE_STEP);
  while (position < self->lengths->len && g_array_index (self->lengths, int, position) < minutes)
    position++;
  if (position == self->lengths->len || g_array_index (self->lengths, int, position) != minutes)
    {
      g_autofree char *name = g_strdup_printf (_ ("%d min"), minutes);
      const char      *names_added[] = { name, NULL };

      g_array_insert_val (self->lengths, position, minutes);
      gtk_string_list_splice (GTK_STRING_LIST (names), position, 0, names_added);
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->length_drop), position);
}

static int
get_length (TendAppointmentForm *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->length_drop));

  return position < self->lengths->len ? g_array_index (self->lengths, int, position) : 0;
}

/* FALSE when day or clock cannot be read. */
static gboolean
read_times (TendAppointmentForm *self, gint64 *start_at, gint64 *end_at)
{
  GDate date;
  int minute = tend_schedule_parse_clock (gtk_editable_get_text (GTK_EDITABLE (self->start_entry)));

  *start_at = *end_at = TEND_TIME_NONE;
  g_date_clear (&date, 1);
  if (minute < 0
      || !tend_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->date_entry)),
                           TEND_DATE_ORDER_MONTH_DAY_YEAR, &date, NULL))
    return FALSE;
  *start_at = tend_schedule_time_at (minute, tend_place_get_zone (), &date);
  *end_at = *start_at + get_length (self) * TEND_TIME_MINUTE;
  return TRUE;
}

static void
write_times (TendAppointmentForm *self, gint64 start_at, gint64 end_at)
{
  g_autofree char *clock = tend_time_format_clock (start_at, tend_place_get_zone ());
  g_autofree char *day = NULL;
  GDate            date;

  tend_time_get_date (start_at, tend_place_get_zone (), &date);
  day = tend_date_format_iso (&date);
  gtk_editable_set_text (GTK_EDITABLE (self->date_entry), day);
  gtk_editable_set_text (GTK_EDITABLE (self->start_entry), clock);
  select_length (self, (int) ((end_at - start_at) / TEND_TIME_MINUTE));
}

TendAppointment *
tend_appointment_form_build (TendAppointmentForm *self)
{
  TendAppointment *appointment = tend_appointment_new ();
  TendPatient *patient = tend_patient_field_get_patient (TEND_PATIENT_FIELD (self->patient_field));
  guint        kind = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind_drop));
  const char  *override = gtk_editable_get_text (GTK_EDITABLE (self->override_entry));
  gint64       start_at, end_at;
  gint64       patient_id = patient != NULL ? tend_record_get_id (TEND_RECORD (patient)) : 0;

  /* Of an appointment it is known before the name is read. */
  if (self->slot != NULL)
    patient_id = tend_schedule_slot_get_data (self->slot)->patient_id;
  read_times (self, &start_at, &end_at);
  if (self->slot != NULL)
    tend_record_set_id (TEND_RECORD (appointment), tend_record_get_id (TEND_RECORD (self->slot)));
  g_object_set (appointment, "patient-id", patient_id, "start-at", start_at, "end-at", end_at,
                "practitioner-id", get_resource (self, TEND_SCHEDULE_PEOPLE), "location-id",
                get_resource (self, TEND_SCHEDULE_ROOMS), "device-id",
                get_resource (self, TEND_SCHEDULE_DEVICES), "service-type",
                kind != GTK_INVALID_LIST_POSITION ? tend_setup_get_visit_kinds ()[kind].code : NULL,
                "reason", gtk_editable_get_text (GTK_EDITABLE (self->reason_entry)), "comment",
                gtk_editable_get_text (GTK_EDITABLE (self->comment_entry)), "override-reason",
                gtk_widget_get_visible (self->conflict_box) && *override != '\0' ? override : NULL,
                NULL);
  return appointment;
}

static void
show_conflicts (TendAppointmentForm *self, GPtrArray *conflicts)
{
  g_autofree char *sentence = NULL;

  if (conflicts != NULL && conflicts->len > 0)
    sentence = tend_scheduling_describe_conflicts (conflicts);
  gtk_label_set_text (GTK_LABEL (self->conflict_label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->conflict_box, sentence != NULL);
}

static void
on_conflicts_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendAppointmentForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts
      = tend_scheduling_find_conflicts_finish (TEND_STORE (source), result, &error);

  if (tend_error_is_cancelled (error != NULL ? error : NULL))
    return;
  /* What could not be asked now is asked again by the service when it is saved. */
  show_conflicts (self, conflicts);
}

static void
look_for_conflicts (TendAppointmentForm *self)
{
  g_autoptr (TendAppointment) appointment = tend_appointment_form_build (self);
  const TendAppointmentData *data = tend_appointment_get_data (appointment);

  g_cancellable_cancel (self->conflict_cancellable);
  g_clear_object (&self->conflict_cancellable);
  g_signal_emit (self, signals[PLANNED], 0, data->start_at, data->end_at);
  if (self->store == NULL || data->start_at == TEND_TIME_NONE
      || (self->slot != NULL && !self->modified))
    {
      show_conflicts (self, NULL);
      return;
    }
  self->conflict_cancellable = g_cancellable_new ();
  tend_scheduling_find_conflicts_async (self->store, appointment, self->conflict_cancellable,
                                        on_conflicts_found_cb, g_object_ref (self));
}

static void
note_change (TendAppointmentForm *self)
{
  if (self->filling)
    return;
  set_modified (self, TRUE);
  show_error (self, NULL);
  look_for_conflicts (self);
  tend_draft_bar_touch (TEND_DRAFT_BAR (self->draft_bar));
}

static void
on_override_changed_cb (GtkEditable *entry, TendAppointmentForm *self)
{
  if (!self->filling)
    tend_draft_bar_touch (TEND_DRAFT_BAR (self->draft_bar));
}

static void
on_entry_changed_cb (GtkEditable *entry, TendAppointmentForm *self)
{
  note_change (self);
}

static void
on_field_notified_cb (GObject *field, GParamSpec *pspec, TendAppointmentForm *self)
{
  note_change (self);
}

static void
on_kind_selected_cb (GtkDropDown *drop, GParamSpec *pspec, TendAppointmentForm *self)
{
  guint kind = gtk_drop_down_get_selected (drop);

  if (self->filling || kind == GTK_INVALID_LIST_POSITION)
    return;
  if (self->slot == NULL)
    select_length (self, (int) tend_setup_get_visit_kinds ()[kind].minutes);
  note_change (self);
}

/* TRUE when the form may go to the service; else the first fault is shown. */
static gboolean
check (TendAppointmentForm *self, TendAppointment *appointment)
{
  const TendAppointmentData *data = tend_appointment_get_data (appointment);
  g_autoptr (GPtrArray) faults = tend_scheduling_check (appointment);

  if (data->patient_id == 0)
    {
      show_error (self, _ ("Choose the patient."));
      gtk_widget_grab_focus (self->patient_field);
      return FALSE;
    }
  if (data->start_at == TEND_TIME_NONE)
    {
      show_error (self, _ ("Day and time are not clear: write them as 2026-03-05 and 14:30."));
      gtk_widget_grab_focus (self->start_entry);
      return FALSE;
    }
  if (self->slot == NULL && tend_faults_block (faults))
    {
      show_error (self, ((TendFault *) faults->pdata[0])->sentence);
      return FALSE;
    }
  if (gtk_widget_get_visible (self->conflict_box) && data->override_reason == NULL)
    {
      show_error (self, _ ("Choose another time, or say why it is booked all the same."));
      gtk_widget_grab_focus (self->override_entry);
      return FALSE;
    }
  return TRUE;
}

static void
on_draft_patient_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendAppointmentForm) self = user_data;
  g_autoptr (TendPatient) patient = tend_store_get_finish (TEND_STORE (source), result, NULL);

  if (patient != NULL && self->slot == NULL)
    tend_patient_field_set_patient (TEND_PATIENT_FIELD (self->patient_field), patient);
}

static char *
write_draft (gpointer form)
{
  TendAppointmentForm *self = form;
  TendPatient *patient = tend_patient_field_get_patient (TEND_PATIENT_FIELD (self->patient_field));
  guint        kind = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind_drop));
  GVariantBuilder content;

  if (!self->modified)
    return NULL;
  g_variant_builder_init (&content, G_VARIANT_TYPE ("a{ss}"));
  if (patient != NULL)
    tend_draft_content_add_id (&content, "patient", tend_record_get_id (TEND_RECORD (patient)));
  if (kind != GTK_INVALID_LIST_POSITION)
    tend_draft_content_add (&content, "kind", tend_setup_get_visit_kinds ()[kind].code);
  tend_draft_content_add_id (&content, "minutes", get_length (self));
  for (TendScheduleResource r = TEND_SCHEDULE_PEOPLE; r <= TEND_SCHEDULE_DEVICES; r++)
    tend_draft_content_add_id (&content, resource_names[r], get_resource (self, r));
  tend_draft_content_add_entry (&content, "date", self->date_entry);
  tend_draft_content_add_entry (&content, "start", self->start_entry);
  tend_draft_content_add_entry (&content, "reason", self->reason_entry);
  tend_draft_content_add_entry (&content, "comment", self->comment_entry);
  tend_draft_content_add_entry (&content, "override", self->override_entry);
  return tend_draft_content_end (&content);
}

static void
read_draft (gpointer form, const char *text)
{
  TendAppointmentForm *self = form;
  g_autoptr (GVariant) content = tend_draft_content_parse (text);
  gint64 minutes, patient_id;

  if (content == NULL)
    return;
  minutes = tend_draft_content_get_id (content, "minutes");
  patient_id = tend_draft_content_get_id (content, "patient");
  self->filling = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind_drop),
                              tend_visit_kind_find (tend_draft_content_get (content, "kind")));
  if (minutes > 0 && minutes <= 24 * 60)
    select_length (self, (int) minutes);
  for (TendScheduleResource r = TEND_SCHEDULE_PEOPLE; r <= TEND_SCHEDULE_DEVICES; r++)
    select_resource (self, r, tend_draft_content_get_id (content, resource_names[r]));
  tend_draft_content_fill (content, "date", self->date_entry);
  tend_draft_content_fill (content, "start", self->start_entry);
  tend_draft_content_fill (content, "reason", self->reason_entry);
  tend_draft_content_fill (content, "comment", self->comment_entry);
  tend_draft_content_fill (content, "override", self->override_entry);
  self->filling = FALSE;
  set_modified (self, TRUE);
  look_for_conflicts (self);
  if (self->slot == NULL && patient_id != 0)
    tend_store_get_async (self->store, TEND_TYPE_PATIENT, patient_id, NULL,
                          on_draft_patient_read_cb, g_object_ref (self));
}

static void
begin_draft (TendAppointmentForm *self, const char *form_name, gint64 subject)
{
  if (self->store != NULL)
    tend_draft_bar_begin (TEND_DRAFT_BAR (self->draft_bar), self->store, form_name, subject,
                          write_draft, read_draft, self);
}

/* What was saved is no draft any more; what is typed next is another. */
static void
restart_draft (TendAppointmentForm *self)
{
  TendPatient *patient = tend_patient_field_get_patient (TEND_PATIENT_FIELD (self->patient_field));

  if (self->slot != NULL)
    begin_draft (self, "appointment.update", tend_record_get_id (TEND_RECORD (self->slot)));
  else
    begin_draft (self, "appointment.book",
                 patient != NULL ? tend_record_get_id (TEND_RECORD (patient)) : 0);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendAppointmentForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_act_finish (result, &error);
  g_autofree char *text = NULL;

  if (commit != NULL)
    {
      if (commit->record != NULL)
        self->version = tend_record_get_version (commit->record);
      set_modified (self, FALSE);
      restart_draft (self);
      show_conflicts (self, NULL);
      g_signal_emit (self, signals[SAVED], 0,
                     commit->record != NULL ? tend_record_get_id (commit->record) : (gint64) 0);
      return;
    }
  if (!g_error_matches (error, TEND_ERROR, TEND_ERROR_CONFLICT)
      && !g_error_matches (error, TEND_ERROR, TEND_ERROR_INVALID))
    return;
  tend_act_claim_error (result);
  text = tend_error_dup_text (error);
  show_error (self, text);
  /* Whoever saves once more has been told, and means it. */
  if (self->slot != NULL)
    self->version = tend_schedule_slot_get_data (self->slot)->appointment_version;
  look_for_conflicts (self);
}

static void
save (TendAppointmentForm *self)
{
  g_autoptr (TendAppointment) appointment = tend_appointment_form_build (self);
  gint64           id = tend_record_get_id (TEND_RECORD (appointment));
  TendScheduleJob *job;

  if (self->store == NULL || !gtk_widget_is_sensitive (self->grid) || !check (self, appointment))
    return;
  show_error (self, NULL);
  job = tend_schedule_job_new (id);
  job->appointment = g_steal_pointer (&appointment);
  job->version = self->version;
  if (self->slot == NULL)
    tend_draft_bar_act (TEND_DRAFT_BAR (self->draft_bar), GTK_WIDGET (self), "appointment.book",
                        tend_schedule_job_book, job, tend_schedule_job_free, _ ("Booked"),
                        on_saved_cb, g_object_ref (self));
  else
    tend_draft_bar_act (TEND_DRAFT_BAR (self->draft_bar), GTK_WIDGET (self), "appointment.update",
                        tend_schedule_job_revise, job, tend_schedule_job_free,
                        _ ("Appointment changed"), on_saved_cb, g_object_ref (self));
}

static void
on_save_clicked_cb (GtkButton *button, TendAppointmentForm *self)
{
  save (self);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (TEND_APPOINTMENT_FORM (widget));
}

void
tend_appointment_form_set_store (TendAppointmentForm   *self,
                                 TendStore             *store,
                                 TendScheduleResources *resources)
{
  g_return_if_fail (TEND_IS_APPOINTMENT_FORM (self));
  g_return_if_fail (TEND_IS_STORE (store) && TEND_IS_SCHEDULE_RESOURCES (resources));

  g_set_object (&self->store, store);
  g_set_object (&self->resources, resources);
  g_object_set (self->patient_field, "store", store, NULL);
  g_signal_connect_object (resources, "changed", G_CALLBACK (on_resources_changed_cb), self, 0);
  on_resources_changed_cb (resources, self);
}

static void
set_open (TendAppointmentForm *self, gboolean open)
{
  gtk_widget_set_sensitive (self->date_entry, open);
  gtk_widget_set_sensitive (self->start_entry, open);
  gtk_widget_set_sensitive (self->length_drop, open);
  for (guint i = 0; i < G_N_ELEMENTS (self->drops); i++)
    gtk_widget_set_sensitive (self->drops[i], open);
}

void
tend_appointment_form_begin_booking (TendAppointmentForm *self,
                                     TendPatient         *patient,
                                     gint64               start_at,
                                     gint64               practitioner_id,
                                     gint64               location_id,
                                     gint64               device_id)
{
  const TendVisitKind *kinds = tend_setup_get_visit_kinds ();
  guint                kind = tend_visit_kind_find ("follow-up");

  g_return_if_fail (TEND_IS_APPOINTMENT_FORM (self));

  /* Of what the form still holds. */
  tend_draft_bar_end (TEND_DRAFT_BAR (self->draft_bar));
  g_clear_object (&self->slot);
  self->filling = TRUE;
  g_object_set (self->patient_field, "fixed", FALSE, "patient", patient, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind_drop), kind);
  write_times (self, start_at, start_at + kinds[kind].minutes * TEND_TIME_MINUTE);
  select_resource (self, TEND_SCHEDULE_PEOPLE, practitioner_id);
  select_resource (self, TEND_SCHEDULE_ROOMS, location_id);
  select_resource (self, TEND_SCHEDULE_DEVICES, device_id);
  gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->comment_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->override_entry), "");
  self->filling = FALSE;
  set_open (self, TRUE);
  gtk_button_set_label (GTK_BUTTON (self->save_button), _ ("_Book"));
  show_error (self, NULL);
  set_modified (self, FALSE);
  begin_draft (self, "appointment.book",
               patient != NULL ? tend_record_get_id (TEND_RECORD (patient)) : 0);
  look_for_conflicts (self);
  gtk_widget_grab_focus (patient != NULL ? self->reason_entry : self->patient_field);
}

static void
on_patient_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendAppointmentForm) self = user_data;
  g_autoptr (TendPatient) patient = tend_store_get_finish (TEND_STORE (source), result, NULL);

  if (patient == NULL || self->slot == NULL
      || tend_record_get_id (TEND_RECORD (patient))
             != tend_schedule_slot_get_data (self->slot)->patient_id)
    return;
  self->filling = TRUE;
  tend_patient_field_set_patient (TEND_PATIENT_FIELD (self->patient_field), patient);
  self->filling = FALSE;
}

static void
set_text (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

void
tend_appointment_form_edit (TendAppointmentForm *self, TendScheduleSlot *slot)
{
  const TendScheduleSlotData *data;
  gint64                      id;

  g_return_if_fail (TEND_IS_APPOINTMENT_FORM (self) && TEND_IS_SCHEDULE_SLOT (slot));

  /* What was typed into it stays when its list is read again. */
  if (self->slot == slot && self->modified)
    return;
  data = tend_schedule_slot_get_data (slot);
  id = tend_record_get_id (TEND_RECORD (slot));
  if (!tend_draft_bar_has (TEND_DRAFT_BAR (self->draft_bar), "appointment.update", id))
    tend_draft_bar_end (TEND_DRAFT_BAR (self->draft_bar));
  g_set_object (&self->slot, slot);
  self->version = data->appointment_version;
  self->filling = TRUE;
  g_object_set (self->patient_field, "fixed", TRUE, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind_drop),
                              tend_visit_kind_find (data->service_type));
  write_times (self, data->start_at, data->end_at);
  for (TendScheduleResource r = TEND_SCHEDULE_PEOPLE; r <= TEND_SCHEDULE_DEVICES; r++)
    select_resource (self, r, tend_schedule_column_get_resource (r, slot));
  set_text (self->reason_entry, data->reason);
  set_text (self->comment_entry, data->comment);
  set_text (self->override_entry, NULL);
  self->filling = FALSE;
  set_open (self, tend_appointment_state_is_open (data->status));
  gtk_button_set_label (GTK_BUTTON (self->save_button), _ ("_Save changes"));
  show_error (self, NULL);
  set_modified (self, FALSE);
  if (!tend_draft_bar_has (TEND_DRAFT_BAR (self->draft_bar), "appointment.update", id))
    begin_draft (self, "appointment.update", id);
  show_conflicts (self, NULL);
  g_signal_emit (self, signals[PLANNED], 0, TEND_TIME_NONE, TEND_TIME_NONE);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tend_store_get_async (self->store, TEND_TYPE_PATIENT, data->patient_id, self->cancellable,
                        on_patient_read_cb, g_object_ref (self));
}

void
tend_appointment_form_propose (TendAppointmentForm *self,
                               gint64               start_at,
                               gint64               end_at,
                               gint64               practitioner_id,
                               gint64               location_id)
{
  g_return_if_fail (TEND_IS_APPOINTMENT_FORM (self) && self->slot != NULL);

  self->filling = TRUE;
  write_times (self, start_at, end_at);
  if (practitioner_id != 0)
    select_resource (self, TEND_SCHEDULE_PEOPLE, MAX (practitioner_id, 0));
  if (location_id != 0)
    select_resource (self, TEND_SCHEDULE_ROOMS, MAX (location_id, 0));
  self->filling = FALSE;
  note_change (self);
  gtk_widget_set_visible (self->conflict_box, TRUE);
  gtk_widget_grab_focus (self->override_entry);
}

static void
tend_appointment_form_get_property (GObject    *object,
                                    guint       property,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  g_value_set_boolean (value, TEND_APPOINTMENT_FORM (object)->modified);
}

static void
tend_appointment_form_dispose (GObject *object)
{
  TendAppointmentForm *self = TEND_APPOINTMENT_FORM (object);

  if (self->draft_bar != NULL)
    tend_draft_bar_end (TEND_DRAFT_BAR (self->draft_bar));
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->conflict_cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->conflict_cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEND_TYPE_APPOINTMENT_FORM);
  g_clear_object (&self->slot);
  g_clear_object (&self->resources);
  g_clear_object (&self->store);
  g_clear_pointer (&self->lengths, g_array_unref);

  G_OBJECT_CLASS (tend_appointment_form_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const char *const drops[] = { "people_drop", "rooms_drop", "devices_drop" };

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/schedule/tend-appointment-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TendAppointmentForm, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, TendAppointmentForm, grid);
  gtk_widget_class_bind_template_child (widget_class, TendAppointmentForm, patient_field);
  gtk_widget_class_bind_template_child (widget_class, TendAppointmentForm, kind_drop);
  gtk_widget_class_bind_template_child (widget_class, TendAppointmentForm, date_entry);
  gtk_widget_class_bind_template_child (widget_class, TendAppointmentForm, start_entry);
  gtk_widget_class_bind_template_child (widget_class, TendAppointmentForm, length_drop);
  for (guint i = 0; i < G_N_ELEMENTS (drops); i++)
    gtk_widget_class_bind_template_child_full (widget_class, drops[i], FALSE,
                                               G_STRUCT_OFFSET (TendAppointmentForm, drops)
                                                   + (gssize) (i * sizeof (GtkWidget *)));
  gtk_widget_class_bind_template_child (widget_class, TendAppointmentForm, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, TendAppointmentForm, comment_entry);
  gtk_widget_class_bind_template_child (widget_class, TendAppointmentForm, conflict_box);
  gtk_widget_class_bind_template_child (widget_class, TendAppointmentForm, conflict_label);
  gtk_widget_class_bind_template_child (widget_class, TendAppointmentForm, override_entry);
  gtk_widget_class_bind_template_child (widget_class, TendAppointmentForm, error_label);
  gtk_widget_class_bind_template_child (widget_class, TendAppointmentForm, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_override_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_field_notified_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
}

static void
tend_appointment_form_class_init (TendAppointmentFormClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_appointment_form_get_property;
  object_class->dispose = tend_appointment_form_dispose;
  modified_pspec
      = g_param_spec_boolean ("modified", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, 1, modified_pspec);
  signals[PLANNED] = g_signal_new ("planned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (TEND_TYPE_DRAFT_BAR);
  g_type_ensure (TEND_TYPE_PATIENT_FIELD);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "appointment.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "appointment.save", NULL);
}

static void
tend_appointment_form_init (TendAppointmentForm *self)
{
  static const int lengths[] = { 10, 15, 20, 30, 40, 45, 60, 90, 120 };
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GListModel) kinds = tend_visit_kind_list_names ();

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lengths = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_vals (self->lengths, lengths, G_N_ELEMENTS (lengths));
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    gtk_string_list_take (names, g_strdup_printf (_ ("%d min"), lengths[i]));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->length_drop), G_LIST_MODEL (names));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->kind_drop), kinds);
  self->filling = FALSE;
}
