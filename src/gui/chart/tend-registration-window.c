/* SPDX-License-Identifier: GPL-3.0-or-later
 * Registering a patient, and changing what is registered. */
#define G_LOG_DOMAIN "tend-registration-window"

#include "config.h"

#include "tend-registration-window.h"
#include "tend-leave.h"
#include "tend-registration-window-private.h"

#include "tend-action-runner.h"
#include "tend-error-text.h"
#include "tend-form-draft.h"
#include "tend-window.h"

#include <glib/gi18n.h>

static void tend_registration_window_window_init (TendWindowInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TendRegistrationWindow,
                               tend_registration_window,
                               ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (TEND_TYPE_WINDOW,
                                                      tend_registration_window_window_init))

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PATIENT_ID,
  PROP_SECTION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum
{
  SAVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static char *
write_draft (gpointer form)
{
  TendRegistrationWindow *self = form;

  return self->registration != NULL ? tend_registration_to_json (self->registration) : NULL;
}

static void
read_draft (gpointer form, const char *content)
{
  TendRegistrationWindow *self = form;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRegistration) registration = tend_registration_from_json (content, &error);
  TendRegistration *base = NULL;

  if (registration == NULL)
    {
      tend_show_error (GTK_WIDGET (self), error);
      return;
    }
  /* A draft that belongs to somebody else's row is not taken. */
  if (tend_record_get_id (TEND_RECORD (registration->patient)) != self->patient_id)
    return;
  base = g_steal_pointer (&self->base);
  tend_registration_window_take (self, g_steal_pointer (&registration));
  g_clear_pointer (&self->base, tend_registration_free);
  self->base = base;
}

static void
on_form_changed_cb (TendRegistrationWindow *self)
{
  if (self->registration == NULL || self->draft == NULL)
    return;
  tend_form_draft_touch (self->draft);
  tend_registration_window_find_duplicates (self);
}

void
tend_registration_window_take (TendRegistrationWindow *self, TendRegistration *registration)
{
  TendRegistration *old = self->registration;

  self->registration = registration;
  g_clear_pointer (&self->base, tend_registration_free);
  self->base = tend_registration_copy (registration);
  tend_registration_form_show (self->form, registration);
  tend_registration_free (old);
}

static void
go_to_section (TendRegistrationWindow *self)
{
  tend_registration_form_go_to (self->form, self->section != NULL ? self->section : "person");
}

static void
begin (TendRegistrationWindow *self)
{
  tend_registration_form_set_payers (self->form, self->payers);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), TRUE);
  if (self->patient_id != 0)
    {
      tend_patient_band_set_patient (self->band, self->registration->patient);
      gtk_widget_set_visible (GTK_WIDGET (self->band), TRUE);
    }
  self->draft = tend_form_draft_new (self->store, "registration", self->patient_id, write_draft,
                                     read_draft, self);
  tend_draft_bar_set_draft (self->draft_bar, self->draft);
  g_object_bind_property (self->draft, "state-text", self->draft_label, "label",
                          G_BINDING_SYNC_CREATE);
  go_to_section (self);
}

static void
on_registration_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendRegistrationWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  TendRegistration *registration
      = tend_registration_load_finish (TEND_STORE (source), result, &error);

  self->reading = FALSE;
  if (registration == NULL)
    tend_show_error (GTK_WIDGET (self), error);
  else if (g_cancellable_is_cancelled (self->cancellable))
    tend_registration_free (registration);
  else
    {
      tend_registration_window_take (self, registration);
      begin (self);
    }
}

/* Of the records; a new patient's form needs none, so that it can be filled in while they do not
 * answer. */
static void
begin_reading (TendRegistrationWindow *self)
{
  if (self->payers == NULL && self->patient_id != 0)
    return;
  if (self->draft != NULL)
    tend_registration_form_set_payers (self->form, self->payers);
  else if (self->patient_id == 0)
    begin (self);
  else
    {
      self->reading = TRUE;
      tend_registration_load_async (self->store, self->patient_id, self->cancellable,
                                    on_registration_read_cb, g_object_ref (self));
    }
}

static void
on_payers_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendRegistrationWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->reading = FALSE;
  self->payers = tend_store_query_finish (TEND_STORE (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  /* The banner says more of a server that is away, and all is read again when it is back. */
  if (self->payers == NULL && !g_error_matches (error, TEND_ERROR, TEND_ERROR_UNAVAILABLE))
    tend_show_error (GTK_WIDGET (self), error);
  else
    begin_reading (self);
}

static void
read_payers (TendRegistrationWindow *self)
{
  self->reading = TRUE;
  tend_store_query_async (self->store, "payers", NULL, self->cancellable, on_payers_read_cb,
                          g_object_ref (self));
}

static void
on_online_changed_cb (TendStore *store, GParamSpec *pspec, TendRegistrationWindow *self)
{
  if (!tend_store_get_online (store) || self->reading
      || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (self->payers == NULL)
    read_payers (self);
  else if (self->draft == NULL)
    begin_reading (self);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tend_registration_window_save (TEND_REGISTRATION_WINDOW (widget));
}

static void
open_match (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tend_registration_window_open_match (TEND_REGISTRATION_WINDOW (widget), 0);
}

static void
on_match_activated_cb (TendRegistrationWindow *self, GtkListBoxRow *row)
{
  tend_registration_window_open_match (self, (guint) gtk_list_box_row_get_index (row));
}

static void
on_keep_mine_clicked_cb (TendRegistrationWindow *self)
{
  tend_registration_window_keep_mine (self);
}

static void
on_take_theirs_clicked_cb (TendRegistrationWindow *self)
{
  tend_registration_window_take_theirs (self);
}

static AdwToastOverlay *
get_toast_overlay (TendWindow *window)
{
  return TEND_REGISTRATION_WINDOW (window)->toast_overlay;
}

static gint64
get_patient_id (TendWindow *window)
{
  return TEND_REGISTRATION_WINDOW (window)->patient_id;
}

static void
tend_registration_window_window_init (TendWindowInterface *interface)
{
  interface->get_toast_overlay = get_toast_overlay;
  interface->get_patient_id = get_patient_id;
}

static gboolean
tend_registration_window_close_request (GtkWindow *window)
{
  tend_window_keep_drafts (TEND_WINDOW (window));
  tend_leave (window);
  return TRUE;
}

/* A field takes the focus only when it is on the screen. */
static void
tend_registration_window_map (GtkWidget *widget)
{
  TendRegistrationWindow *self = TEND_REGISTRATION_WINDOW (widget);

  GTK_WIDGET_CLASS (tend_registration_window_parent_class)->map (widget);
  if (self->registration != NULL)
    go_to_section (self);
}

static void
tend_registration_window_constructed (GObject *object)
{
  TendRegistrationWindow *self = TEND_REGISTRATION_WINDOW (object);
  const char *title = self->patient_id == 0 ? _ ("Register a Patient") : _ ("Change Registration");

  G_OBJECT_CLASS (tend_registration_window_parent_class)->constructed (object);
  g_return_if_fail (self->store != NULL);

  adw_window_title_set_title (self->window_title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "registration.open-match", FALSE);
  g_signal_connect_object (self->store, "notify::online", G_CALLBACK (on_online_changed_cb), self,
                           0);
  if (self->patient_id == 0)
    {
      /* The fields are built with the window; nobody types before their draft is kept. */
      tend_registration_window_take (self, tend_registration_new ());
      gtk_widget_set_sensitive (GTK_WIDGET (self->form), FALSE);
    }
  read_payers (self);
}

static void
tend_registration_window_set_property (GObject      *object,
                                       guint         id,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  TendRegistrationWindow *self = TEND_REGISTRATION_WINDOW (object);

  switch (id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_PATIENT_ID:
      self->patient_id = g_value_get_int64 (value);
      break;
    case PROP_SECTION:
      self->section = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_registration_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendRegistrationWindow *self = TEND_REGISTRATION_WINDOW (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PATIENT_ID:
      g_value_set_int64 (value, self->patient_id);
      break;
    case PROP_SECTION:
      g_value_set_string (value, self->section);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_registration_window_dispose (GObject *object)
{
  TendRegistrationWindow *self = TEND_REGISTRATION_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->search);
  if (self->draft != NULL)
    tend_form_draft_stop (self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_REGISTRATION_WINDOW);
  g_clear_object (&self->draft);
  g_clear_object (&self->search);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tend_registration_window_parent_class)->dispose (object);
}

static void
tend_registration_window_finalize (GObject *object)
{
  TendRegistrationWindow *self = TEND_REGISTRATION_WINDOW (object);

  g_clear_pointer (&self->registration, tend_registration_free);
  g_clear_pointer (&self->base, tend_registration_free);
  g_clear_pointer (&self->theirs, tend_registration_free);
  g_clear_pointer (&self->payers, g_ptr_array_unref);
  g_clear_pointer (&self->duplicates, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_free (self->section);
  G_OBJECT_CLASS (tend_registration_window_parent_class)->finalize (object);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "registration.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "registration.open-match", NULL, open_match);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "registration.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "registration.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "registration.open-match",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_ALT_MASK,
                                       "registration.open-match", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationWindow, band);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationWindow, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationWindow, form);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationWindow, matches);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationWindow, side_hint);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationWindow, key_hint);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationWindow, draft_label);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationWindow, conflict_revealer);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationWindow, conflict_title);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationWindow, conflict_text);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationWindow, keep_mine_button);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_match_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_mine_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_take_theirs_clicked_cb);
}

static void
tend_registration_window_class_init (TendRegistrationWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = tend_registration_window_constructed;
  object_class->set_property = tend_registration_window_set_property;
  object_class->get_property = tend_registration_window_get_property;
  object_class->dispose = tend_registration_window_dispose;
  object_class->finalize = tend_registration_window_finalize;
  widget_class->map = tend_registration_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = tend_registration_window_close_request;
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE, given);
  properties[PROP_PATIENT_ID]
      = g_param_spec_int64 ("patient-id", NULL, NULL, 0, G_MAXINT64, 0, given);
  properties[PROP_SECTION] = g_param_spec_string ("section", NULL, NULL, NULL, given);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SAVED] = g_signal_new ("saved", TEND_TYPE_REGISTRATION_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (TEND_TYPE_REGISTRATION_FORM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/chart/tend-registration-window.ui");
  bind_children (widget_class);
  install_keys (widget_class);
}

static void
tend_registration_window_init (TendRegistrationWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_window_scale_widths (GTK_WINDOW (self));
}

static GtkWindow *
make_window (GtkApplication *application, TendStore *store, gint64 patient_id, const char *section)
{
  return g_object_new (TEND_TYPE_REGISTRATION_WINDOW, "application", application, "store", store,
                       "patient-id", patient_id, "section", section, NULL);
}

GtkWindow *
tend_registration_window_new (TendApplication *application, gint64 patient_id)
{
  g_return_val_if_fail (TEND_IS_APPLICATION (application), NULL);

  return make_window (GTK_APPLICATION (application), tend_application_get_store (application),
                      patient_id, NULL);
}

void
tend_registration_window_open (GtkWidget  *origin,
                               TendStore  *store,
                               gint64      patient_id,
                               const char *section)
{
  TendWindow     *window = tend_window_find (origin);
  GtkApplication *application
      = window != NULL ? gtk_window_get_application (GTK_WINDOW (window)) : NULL;
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (GList *item = windows; item != NULL; item = item->next)
    if (TEND_IS_REGISTRATION_WINDOW (item->data)
        && TEND_REGISTRATION_WINDOW (item->data)->patient_id == patient_id)
      {
        TendRegistrationWindow *known = item->data;

        if (section != NULL && known->registration != NULL)
          tend_registration_form_go_to (known->form, section);
        gtk_window_present (GTK_WINDOW (known));
        return;
      }
  gtk_window_present (make_window (application, store, patient_id, section));
}
