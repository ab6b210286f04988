/* SPDX-License-Identifier: GPL-3.0-or-later
 * Saving a registration, and what happens when somebody else was first. */
#define G_LOG_DOMAIN "tend-registration-window"

#include "config.h"

#include "tend-registration-window-private.h"

#include "tend-action-runner.h"
#include "tend-draft.h"
#include "tend-fault.h"
#include "tend-form-faults.h"
#include "tend-leave.h"
#include "tend-place.h"
#include "tend-record-field.h"
#include "tend-registration-merge.h"

#include <glib/gi18n.h>

typedef struct
{
  TendRegistration *registration; /* a copy of the form's */
  gint64            subject;      /* of the draft */
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  tend_registration_free (save->registration);
  g_free (save);
}

static gboolean
save_registration (TendTransaction *transaction, gpointer data, GError **error)
{
  Save *save = data;

  return tend_registration_save (transaction, save->registration, error)
         && tend_draft_discard (transaction, "registration", save->subject, error);
}

static void
show_conflict (TendRegistrationWindow *self, TendRegistration *theirs)
{
  g_autoptr (GPtrArray) disputes = tend_registration_merge (self->base, self->registration, theirs);
  g_autofree char *text = NULL;

  g_clear_pointer (&self->theirs, tend_registration_free);
  self->theirs = theirs;
  g_clear_pointer (&self->base, tend_registration_free);
  self->base = tend_registration_copy (theirs);
  if (disputes->len > 0)
    text = tend_registration_describe_disputes (disputes);
  else
    text = g_strdup (
        _ ("Nothing of yours is against it: save again to keep what both of you changed."));
  gtk_label_set_label (self->conflict_text, text);
  gtk_revealer_set_reveal_child (self->conflict_revealer, TRUE);
  /* The form follows the records, of which some are new now. */
  tend_registration_form_show (self->form, self->registration);
  tend_form_draft_touch (self->draft);
  /* Its description, which is what differs, is read out; either choice can be taken back. */
  gtk_widget_grab_focus (GTK_WIDGET (self->keep_mine_button));
}

static void
on_theirs_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendRegistrationWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  TendRegistration *theirs = tend_registration_load_finish (TEND_STORE (source), result, &error);

  if (theirs == NULL)
    tend_show_error (GTK_WIDGET (self), error);
  else if (g_cancellable_is_cancelled (self->cancellable))
    tend_registration_free (theirs);
  else
    show_conflict (self, theirs);
}

/* The new patient's chart, or the one whose registration this is. */
static void
finish (TendRegistrationWindow *self, gint64 patient_id)
{
  TendApplication *application = tend_application_find (GTK_WIDGET (self));

  tend_form_draft_stop (self->draft);
  g_signal_emit_by_name (self, "saved", patient_id);
  if (application != NULL)
    tend_application_open_chart (application, patient_id);
  tend_leave (GTK_WINDOW (self));
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendRegistrationWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_act_finish (result, &error);

  self->saving = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (commit != NULL)
    finish (self, commit->record != NULL ? tend_record_get_id (commit->record) : self->patient_id);
  else
    tend_form_draft_release (self->draft);
  if (g_error_matches (error, TEND_ERROR, TEND_ERROR_CONFLICT) && self->patient_id != 0)
    {
      tend_act_claim_error (result);
      gtk_label_set_label (self->conflict_title, error->message);
      tend_registration_load_async (self->store, self->patient_id, self->cancellable,
                                    on_theirs_read_cb, g_object_ref (self));
    }
}

/* FALSE with the faults at their fields and the focus in the first. */
static gboolean
check (TendRegistrationWindow *self)
{
  g_autoptr (GPtrArray) faults = NULL;
  GDate today;

  tend_place_get_today (&today);
  faults = tend_registration_check (self->registration, &today);
  tend_form_show_faults (GTK_WIDGET (self->form), faults);
  return !tend_faults_block (faults) && tend_record_fields_check_dates (GTK_WIDGET (self->form));
}

void
tend_registration_window_save (TendRegistrationWindow *self)
{
  Save *save;

  if (self->draft == NULL || self->saving || !check (self))
    return;
  self->saving = TRUE;
  tend_form_draft_hold (self->draft);
  gtk_revealer_set_reveal_child (self->conflict_revealer, FALSE);
  save = g_new0 (Save, 1);
  save->registration = tend_registration_copy (self->registration);
  save->subject = self->patient_id;
  tend_act (GTK_WIDGET (self->form), self->store,
            self->patient_id == 0 ? "patient.register" : "patient.update", save_registration, save,
            save_free, self->patient_id == 0 ? _ ("Registered") : _ ("Registration changed"),
            on_saved_cb, g_object_ref (self));
}

void
tend_registration_window_keep_mine (TendRegistrationWindow *self)
{
  g_clear_pointer (&self->theirs, tend_registration_free);
  tend_registration_window_save (self);
}

void
tend_registration_window_take_theirs (TendRegistrationWindow *self)
{
  gtk_revealer_set_reveal_child (self->conflict_revealer, FALSE);
  if (self->theirs != NULL)
    tend_registration_window_take (self, g_steal_pointer (&self->theirs));
}
