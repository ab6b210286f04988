/* SPDX-License-Identifier: GPL-3.0-or-later
 * Asks for the right value and the reason, and corrects what was recorded. */
#define G_LOG_DOMAIN "tend-vitals-correction"

#include "config.h"

#include "tend-vitals-correction.h"

#include "tend-action-runner.h"
#include "tend-error-text.h"
#include "tend-format.h"
#include "tend-gui.h"
#include "tend-place.h"
#include "tend-vitals.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TendVitalsCorrection
{
  GtkPopover parent_instance;

  /* Template */
  GtkWidget *title_label;
  GtkWidget *value_entry;
  GtkWidget *reason_entry;
  GtkWidget *error_label;
  GtkWidget *form;

  /* Owned */
  TendStore *store;

  gint64        observation_id;
  gint64        diastolic_id;
  double        systolic; /* as recorded */
  TendVitalsRow row;
};

G_DEFINE_FINAL_TYPE (TendVitalsCorrection, tend_vitals_correction, GTK_TYPE_POPOVER)

/* Plain values for the database thread; a typed value of NULL leaves that part as it is. */
typedef struct
{
  gint64   observation_id;
  gint64   diastolic_id;
  char    *typed;
  char    *typed_diastolic;
  char    *reason;
  gboolean lower_first;
} Correction;

static void
correction_free (gpointer data)
{
  Correction *correction = data;

  g_free (correction->typed);
  g_free (correction->typed_diastolic);
  g_free (correction->reason);
  g_free (correction);
}

static gboolean
correct_part (
    TendTransaction *transaction, gint64 id, const char *typed, const char *reason, GError **error)
{
  return typed == NULL || id == 0
         || tend_vitals_correct (transaction, id, typed, NULL, reason, error);
}

static gboolean
correct (TendTransaction *transaction, gpointer data, GError **error)
{
  Correction *correction = data;

  /* Between the two the systolic must stay above the diastolic. */
  if (correction->lower_first)
    return correct_part (transaction, correction->diastolic_id, correction->typed_diastolic,
                         correction->reason, error)
           && correct_part (transaction, correction->observation_id, correction->typed,
                            correction->reason, error);
  return correct_part (transaction, correction->observation_id, correction->typed,
                       correction->reason, error)
         && correct_part (transaction, correction->diastolic_id, correction->typed_diastolic,
                          correction->reason, error);
}

static void
show_fault (TendVitalsCorrection *self, const char *sentence, GtkWidget *field)
{
  gtk_label_set_label (GTK_LABEL (self->error_label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->error_label, sentence != NULL);
  if (field != NULL)
    gtk_widget_grab_focus (field);
}

static void
on_corrected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendVitalsCorrection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_act_finish (result, &error);

  if (commit != NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  if (g_error_matches (error, TEND_ERROR, TEND_ERROR_INVALID))
    {
      g_autofree char *text = tend_error_dup_text (error);

      tend_act_claim_error (result);
      show_fault (self, text, self->value_entry);
    }
}

static void
on_correct_cb (TendVitalsCorrection *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->value_entry));
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason_entry));
  Correction *correction;

  if (typed[strspn (typed, " ")] == '\0')
    {
      show_fault (self, _ ("Type the right value."), self->value_entry);
      return;
    }
  if (reason[strspn (reason, " ")] == '\0')
    {
      show_fault (self, _ ("Say why: the old value stays in the record with this reason."),
                  self->reason_entry);
      return;
    }
  show_fault (self, NULL, NULL);
  correction = g_new0 (Correction, 1);
  correction->observation_id = self->observation_id;
  correction->reason = g_strdup (reason);
  if (self->row == TEND_VITALS_ROW_PRESSURE && strchr (typed, '/') != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (typed, "/", 2);

      correction->typed = g_strdup (parts[0]);
      correction->typed_diastolic = g_strdup (parts[1]);
      correction->diastolic_id = self->diastolic_id;
      correction->lower_first = g_ascii_strtod (parts[1], NULL) < self->systolic;
    }
  else
    correction->typed = g_strdup (typed);
  tend_act (self->form, self->store, "vitals.correct", correct, correction, correction_free,
            _ ("Value corrected"), on_corrected_cb, g_object_ref (self));
}

static void
tend_vitals_correction_dispose (GObject *object)
{
  TendVitalsCorrection *self = TEND_VITALS_CORRECTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_VITALS_CORRECTION);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tend_vitals_correction_parent_class)->dispose (object);
}

static void
tend_vitals_correction_class_init (TendVitalsCorrectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_vitals_correction_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/chart/tend-vitals-correction.ui");
  gtk_widget_class_bind_template_child (widget_class, TendVitalsCorrection, title_label);
  gtk_widget_class_bind_template_child (widget_class, TendVitalsCorrection, value_entry);
  gtk_widget_class_bind_template_child (widget_class, TendVitalsCorrection, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, TendVitalsCorrection, error_label);
  gtk_widget_class_bind_template_child (widget_class, TendVitalsCorrection, form);
  gtk_widget_class_bind_template_callback (widget_class, on_correct_cb);
}

static void
tend_vitals_correction_init (TendVitalsCorrection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TendVitalsCorrection *
tend_vitals_correction_open (GtkWidget              *parent,
                             GtkWidget              *cell,
                             TendStore              *store,
                             const TendVitalsColumn *column,
                             TendVitalsRow           row)
{
  TendVitalsCorrection *self;
  g_autofree char      *text = NULL;
  g_autofree char      *when = NULL;
  g_autofree char      *title = NULL;
  graphene_rect_t       bounds;

  g_return_val_if_fail (column->cells[row] != NULL, NULL);

  tend_gui_remove_closed (parent, TEND_TYPE_VITALS_CORRECTION);
  self = g_object_new (TEND_TYPE_VITALS_CORRECTION, NULL);
  self->store = g_object_ref (store);
  self->row = row;
  self->observation_id = tend_record_get_id (TEND_RECORD (column->cells[row]));
  self->systolic = tend_observation_get_data (column->cells[row])->value;
  if (column->diastolic != NULL)
    self->diastolic_id = tend_record_get_id (TEND_RECORD (column->diastolic));
  text = tend_vitals_column_dup_text (column, row);
  when = tend_format_instant (column->time, tend_place_get_now (), tend_place_get_zone ());
  /* Translators: a vital, its recorded value, when it was measured. */
  title = g_strdup_printf (_ ("%s: %s, %s"), tend_vitals_row_get_name (row), text, when);
  gtk_label_set_label (GTK_LABEL (self->title_label), title);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  if (gtk_widget_compute_bounds (cell, parent, &bounds))
    {
      GdkRectangle place = { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                             (int) bounds.size.height };

      gtk_popover_set_pointing_to (GTK_POPOVER (self), &place);
    }
  gtk_popover_popup (GTK_POPOVER (self));
  return self;
}
