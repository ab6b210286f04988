/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one next act of a visit, as a button. */
#define G_LOG_DOMAIN "tend-visit-control"

#include "config.h"

#include "tend-visit-control.h"

#include "tend-action-runner.h"
#include "tend-chart-format.h"
#include "tend-encounter.h"
#include "tend-format.h"
#include "tend-location.h"
#include "tend-patient.h"
#include "tend-place.h"
#include "tend-query.h"
#include "tend-schedule-slot.h"
#include "tend-setup.h"
#include "tend-visit.h"

#include <glib/gi18n.h>

struct _TendVisitControl
{
  AdwBin parent_instance;

  /* Owned */
  TendStore        *store;
  TendPatient      *patient;
  TendEncounter    *encounter;
  TendScheduleSlot *appointment;
  TendQuery        *room_query;

  /* Template */
  GtkButton     *act_button;
  GtkMenuButton *room_button;
  GtkPopover    *room_popover;
  GtkListBox    *rooms;
  GtkMenuButton *walk_in_button;
  GtkPopover    *walk_in_popover;
  GtkDropDown   *kind_choice;
  GtkStringList *kinds;
  GtkEditable   *reason_entry;
  GtkButton     *back_button;
};

G_DEFINE_FINAL_TYPE (TendVisitControl, tend_visit_control, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PATIENT,
  PROP_ENCOUNTER,
  PROP_APPOINTMENT,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

/* What a job gets: plain values. */
typedef struct
{
  gint64             id;
  TendEncounterStage stage; /* that was shown */
  gint64             location_id;
  const char        *service_type; /* static */
  char              *reason;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->reason);
  g_free (step);
}

static gboolean
check_in (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_visit_check_in (transaction, ((Step *) data)->id, error);
}

static gboolean
walk_in (TendTransaction *transaction, gpointer data, GError **error)
{
  Step *step = data;

  return tend_visit_walk_in (transaction, step->id, step->service_type, step->reason, 0, error);
}

static gboolean
advance (TendTransaction *transaction, gpointer data, GError **error)
{
  Step *step = data;

  return tend_visit_advance (transaction, step->id, step->stage, step->location_id, error);
}

static gboolean
step_back (TendTransaction *transaction, gpointer data, GError **error)
{
  Step *step = data;

  return tend_visit_step_back (transaction, step->id, step->stage, error);
}

static void
act (TendVisitControl *self, const char *action, TendJob job, Step *step, const char *toast)
{
  tend_act (GTK_WIDGET (self), self->store, action, job, step, step_free, toast, NULL, NULL);
}

static Step *
step_new (gint64 id)
{
  Step *step = g_new0 (Step, 1);

  step->id = id;
  return step;
}

static gint64
get_id (gpointer record)
{
  return tend_record_get_id (TEND_RECORD (record));
}

static TendEncounterStage
get_stage (TendVisitControl *self)
{
  return self->encounter != NULL ? tend_encounter_get_data (self->encounter)->stage
                                 : TEND_ENCOUNTER_STAGE_PLANNED;
}

static Step *
step_new_of_visit (TendVisitControl *self)
{
  Step *step = step_new (get_id (self->encounter));

  step->stage = get_stage (self);
  return step;
}

static void
on_act_clicked_cb (TendVisitControl *self)
{
  TendEncounterStage stage = get_stage (self);

  if (stage == TEND_ENCOUNTER_STAGE_ROOMED)
    act (self, "visit.advance", advance, step_new_of_visit (self), _ ("With the clinician"));
  else if (stage == TEND_ENCOUNTER_STAGE_WITH_CLINICIAN)
    act (self, "visit.advance", advance, step_new_of_visit (self), _ ("Visit done"));
  else if (self->appointment != NULL)
    act (self, "appointment.check-in", check_in, step_new (get_id (self->appointment)),
         _ ("Checked in"));
}

static void
on_room_activated_cb (TendVisitControl *self, GtkListBoxRow *row)
{
  g_autoptr (TendLocation) room = g_list_model_get_item (G_LIST_MODEL (self->room_query),
                                                         (guint) gtk_list_box_row_get_index (row));
  Step *step;

  gtk_popover_popdown (self->room_popover);
  if (room == NULL || self->encounter == NULL)
    return;
  step = step_new_of_visit (self);
  step->location_id = get_id (room);
  act (self, "visit.advance", advance, step, _ ("In the room"));
}

static void
on_walk_in_confirmed_cb (TendVisitControl *self)
{
  Step *step;

  gtk_popover_popdown (self->walk_in_popover);
  if (self->patient == NULL)
    return;
  step = step_new (get_id (self->patient));
  step->service_type
      = tend_setup_get_visit_kinds ()[gtk_drop_down_get_selected (self->kind_choice)].code;
  step->reason = g_strdup (gtk_editable_get_text (self->reason_entry));
  act (self, "appointment.walk-in", walk_in, step, _ ("Checked in without appointment"));
  gtk_editable_set_text (self->reason_entry, "");
}

static void
on_back_clicked_cb (TendVisitControl *self)
{
  if (self->encounter != NULL)
    act (self, "visit.step-back", step_back, step_new_of_visit (self), _ ("One step back"));
}

static GtkWidget *
make_room_row (gpointer item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (tend_location_get_data (item)->name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static char *
dup_act_label (TendVisitControl *self)
{
  TendEncounterStage stage = get_stage (self);
  g_autofree char   *clock = NULL;

  if (stage == TEND_ENCOUNTER_STAGE_ROOMED)
    return g_strdup (_ ("With _Clinician"));
  if (stage == TEND_ENCOUNTER_STAGE_WITH_CLINICIAN)
    return g_strdup (_ ("Visit _Done"));
  if (self->encounter != NULL || self->appointment == NULL)
    return NULL;
  clock = tend_format_clock (tend_schedule_slot_get_data (self->appointment)->start_at,
                             tend_place_get_zone ());
  /* Translators: %s is the time of an appointment. */
  return g_strdup_printf (_ ("_Check In %s"), clock);
}

static void
refresh (TendVisitControl *self)
{
  g_autofree char *label = dup_act_label (self);
  gboolean         arrived = get_stage (self) == TEND_ENCOUNTER_STAGE_ARRIVED;

  gtk_widget_set_visible (GTK_WIDGET (self->act_button), label != NULL);
  if (label != NULL)
    gtk_button_set_label (self->act_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->room_button), arrived);
  if (arrived && self->room_query == NULL && self->store != NULL)
    {
      self->room_query = tend_query_new (self->store, "exam-rooms", NULL);
      gtk_list_box_bind_model (self->rooms, G_LIST_MODEL (self->room_query), make_room_row, NULL,
                               NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->walk_in_button), self->encounter == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), self->encounter != NULL);
}

static void
set_encounter (TendVisitControl *self, TendEncounter *encounter)
{
  if (self->encounter == encounter)
    return;
  if (self->encounter != NULL)
    g_signal_handlers_disconnect_by_func (self->encounter, refresh, self);
  g_set_object (&self->encounter, encounter);
  if (encounter != NULL)
    g_signal_connect_object (encounter, "notify::stage", G_CALLBACK (refresh), self,
                             G_CONNECT_SWAPPED);
}

static void
set_appointment (TendVisitControl *self, TendScheduleSlot *appointment)
{
  if (self->appointment == appointment)
    return;
  if (self->appointment != NULL)
    g_signal_handlers_disconnect_by_func (self->appointment, refresh, self);
  g_set_object (&self->appointment, appointment);
  if (appointment != NULL)
    g_signal_connect_object (appointment, "notify::start-at", G_CALLBACK (refresh), self,
                             G_CONNECT_SWAPPED);
}

static void
tend_visit_control_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendVisitControl *self = TEND_VISIT_CONTROL (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PATIENT:
      g_value_set_object (value, self->patient);
      break;
    case PROP_ENCOUNTER:
      g_value_set_object (value, self->encounter);
      break;
    case PROP_APPOINTMENT:
      g_value_set_object (value, self->appointment);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_visit_control_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TendVisitControl *self = TEND_VISIT_CONTROL (object);

  switch (id)
    {
    case PROP_STORE:
      g_set_object (&self->store, g_value_get_object (value));
      break;
    case PROP_PATIENT:
      g_set_object (&self->patient, g_value_get_object (value));
      break;
    case PROP_ENCOUNTER:
      set_encounter (self, g_value_get_object (value));
      break;
    case PROP_APPOINTMENT:
      set_appointment (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  refresh (self);
}

static void
tend_visit_control_dispose (GObject *object)
{
  TendVisitControl *self = TEND_VISIT_CONTROL (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_VISIT_CONTROL);
  set_encounter (self, NULL);
  set_appointment (self, NULL);
  g_clear_object (&self->room_query);
  g_clear_object (&self->patient);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tend_visit_control_parent_class)->dispose (object);
}

static void
tend_visit_control_class_init (TendVisitControlClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_visit_control_get_property;
  object_class->set_property = tend_visit_control_set_property;
  object_class->dispose = tend_visit_control_dispose;
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE, flags);
  properties[PROP_PATIENT] = g_param_spec_object ("patient", NULL, NULL, TEND_TYPE_PATIENT, flags);
  properties[PROP_ENCOUNTER]
      = g_param_spec_object ("encounter", NULL, NULL, TEND_TYPE_ENCOUNTER, flags);
  properties[PROP_APPOINTMENT]
      = g_param_spec_object ("appointment", NULL, NULL, TEND_TYPE_SCHEDULE_SLOT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-visit-control.ui");
  gtk_widget_class_bind_template_child (widget_class, TendVisitControl, act_button);
  gtk_widget_class_bind_template_child (widget_class, TendVisitControl, room_button);
  gtk_widget_class_bind_template_child (widget_class, TendVisitControl, room_popover);
  gtk_widget_class_bind_template_child (widget_class, TendVisitControl, rooms);
  gtk_widget_class_bind_template_child (widget_class, TendVisitControl, walk_in_button);
  gtk_widget_class_bind_template_child (widget_class, TendVisitControl, walk_in_popover);
  gtk_widget_class_bind_template_child (widget_class, TendVisitControl, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, TendVisitControl, kinds);
  gtk_widget_class_bind_template_child (widget_class, TendVisitControl, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, TendVisitControl, back_button);
  gtk_widget_class_bind_template_callback (widget_class, on_act_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_room_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_walk_in_confirmed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
}

static void
tend_visit_control_init (TendVisitControl *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (const TendVisitKind *kind = tend_setup_get_visit_kinds (); kind->code != NULL; kind++)
    gtk_string_list_append (self->kinds, _ (kind->name));
}
