/* SPDX-License-Identifier: GPL-3.0-or-later
 * Takes down what a patient answers about allergies. */
#define G_LOG_DOMAIN "tend-allergy-panel"

#include "config.h"

#include "tend-allergy-panel.h"

#include "tend-action-runner.h"
#include "tend-allergies.h"
#include "tend-allergy-question.h"
#include "tend-draft-bar.h"
#include "tend-draft-content.h"
#include "tend-error-text.h"
#include "tend-fault.h"
#include "tend-form-faults.h"

#include <glib/gi18n.h>

struct _TendAllergyPanel
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *add_button;
  GtkWidget *none_button;
  GtkWidget *form;
  GtkWidget *draft_bar;
  GtkWidget *substance_row;
  GtkWidget *criticality_row;
  GtkWidget *reaction_row;

  /* Owned */
  TendStore *store;

  gint64   patient_id;
  gboolean running;
  gboolean typed; /* by a person, since the form was opened */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (TendAllergyPanel, tend_allergy_panel, ADW_TYPE_BIN)

/* The choices of the row, in its order. */
static const TendAllergyCriticality criticalities[]
    = { TEND_ALLERGY_CRITICALITY_UNABLE_TO_ASSESS, TEND_ALLERGY_CRITICALITY_LOW,
        TEND_ALLERGY_CRITICALITY_HIGH };

static void
fill (TendAllergyPanel *self, GVariant *draft)
{
  gint64 criticality = draft != NULL ? tend_draft_content_get_id (draft, "criticality") : 0;

  self->filling = TRUE;
  if (draft != NULL)
    {
      tend_draft_content_fill (draft, "display", self->substance_row);
      tend_draft_content_fill (draft, "reaction", self->reaction_row);
    }
  else
    {
      gtk_editable_set_text (GTK_EDITABLE (self->substance_row), "");
      gtk_editable_set_text (GTK_EDITABLE (self->reaction_row), "");
    }
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (self->criticality_row),
      (guint) CLAMP (criticality, 0, (gint64) G_N_ELEMENTS (criticalities) - 1));
  self->filling = FALSE;
  self->typed = draft != NULL;
}

static char *
write_draft (gpointer panel)
{
  TendAllergyPanel *self = panel;
  GVariantBuilder   content;

  if (!self->typed)
    return NULL;
  g_variant_builder_init (&content, G_VARIANT_TYPE ("a{ss}"));
  tend_draft_content_add_entry (&content, "display", self->substance_row);
  tend_draft_content_add_entry (&content, "reaction", self->reaction_row);
  tend_draft_content_add_id (&content, "criticality",
                             adw_combo_row_get_selected (ADW_COMBO_ROW (self->criticality_row)));
  return tend_draft_content_end (&content);
}

static void
read_draft (gpointer panel, const char *text)
{
  g_autoptr (GVariant) content = tend_draft_content_parse (text);

  if (content != NULL)
    fill (panel, content);
}

static void
open_form (TendAllergyPanel *self)
{
  fill (self, NULL);
  tend_form_clear_faults (self->form);
  gtk_widget_set_visible (self->form, TRUE);
  gtk_widget_set_visible (self->add_button, FALSE);
  tend_draft_bar_begin (TEND_DRAFT_BAR (self->draft_bar), self->store, "allergy", self->patient_id,
                        write_draft, read_draft, self);
  gtk_widget_grab_focus (self->substance_row);
}

static void
close_form (TendAllergyPanel *self)
{
  tend_draft_bar_end (TEND_DRAFT_BAR (self->draft_bar));
  gtk_widget_set_visible (self->add_button, TRUE);
  gtk_widget_grab_focus (self->add_button);
  gtk_widget_set_visible (self->form, FALSE);
}

static void
on_entry_changed_cb (TendAllergyPanel *self)
{
  if (self->filling)
    return;
  self->typed = TRUE;
  tend_draft_bar_touch (TEND_DRAFT_BAR (self->draft_bar));
}

static gboolean
add (TendTransaction *transaction, gpointer allergy, GError **error)
{
  return tend_allergies_add (transaction, allergy, error);
}

static void
on_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendAllergyPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_act_finish (result, &error);

  self->running = FALSE;
  if (self->form == NULL)
    return;
  if (commit != NULL)
    {
      self->typed = FALSE;
      close_form (self);
    }
  else if (g_error_matches (error, TEND_ERROR, TEND_ERROR_INVALID)
           || g_error_matches (error, TEND_ERROR, TEND_ERROR_CONFLICT))
    {
      g_autofree char *text = tend_error_dup_text (error);

      tend_act_claim_error (result);
      tend_form_show_fault (self->substance_row, text);
      gtk_widget_grab_focus (self->substance_row);
    }
}

static TendAllergyIntolerance *
make_allergy (TendAllergyPanel *self)
{
  guint criticality = adw_combo_row_get_selected (ADW_COMBO_ROW (self->criticality_row));

  return g_object_new (TEND_TYPE_ALLERGY_INTOLERANCE, "patient-id", self->patient_id, "display",
                       gtk_editable_get_text (GTK_EDITABLE (self->substance_row)), "criticality",
                       criticalities[MIN (criticality, G_N_ELEMENTS (criticalities) - 1)],
                       "reaction", gtk_editable_get_text (GTK_EDITABLE (self->reaction_row)), NULL);
}

static void
on_save_clicked_cb (TendAllergyPanel *self)
{
  g_autoptr (TendAllergyIntolerance) allergy = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  if (self->running || !gtk_widget_get_visible (self->form))
    return;
  allergy = make_allergy (self);
  faults = tend_allergies_check (allergy);
  tend_form_show_faults (self->form, faults);
  if (tend_faults_block (faults))
    return;
  self->running = TRUE;
  tend_draft_bar_act (TEND_DRAFT_BAR (self->draft_bar), self->form, "allergy.add", add,
                      g_steal_pointer (&allergy), g_object_unref, _ ("Allergy added"), on_added_cb,
                      g_object_ref (self));
}

static void
tend_allergy_panel_dispose (GObject *object)
{
  TendAllergyPanel *self = TEND_ALLERGY_PANEL (object);

  if (self->draft_bar != NULL)
    tend_draft_bar_end (TEND_DRAFT_BAR (self->draft_bar));
  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_ALLERGY_PANEL);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tend_allergy_panel_parent_class)->dispose (object);
}

static void
tend_allergy_panel_class_init (TendAllergyPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_allergy_panel_dispose;
  g_type_ensure (TEND_TYPE_DRAFT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-allergy-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TendAllergyPanel, add_button);
  gtk_widget_class_bind_template_child (widget_class, TendAllergyPanel, none_button);
  gtk_widget_class_bind_template_child (widget_class, TendAllergyPanel, form);
  gtk_widget_class_bind_template_child (widget_class, TendAllergyPanel, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, TendAllergyPanel, substance_row);
  gtk_widget_class_bind_template_child (widget_class, TendAllergyPanel, criticality_row);
  gtk_widget_class_bind_template_child (widget_class, TendAllergyPanel, reaction_row);
  gtk_widget_class_bind_template_callback (widget_class, open_form);
  gtk_widget_class_bind_template_callback (widget_class, close_form);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
}

static void
tend_allergy_panel_init (TendAllergyPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tend_allergy_panel_start (TendAllergyPanel *self,
                          TendStore        *store,
                          gint64            patient_id,
                          TendQuery        *allergies)
{
  g_return_if_fail (TEND_IS_ALLERGY_PANEL (self) && self->store == NULL);
  g_return_if_fail (TEND_IS_STORE (store) && TEND_IS_QUERY (allergies));

  self->store = g_object_ref (store);
  self->patient_id = patient_id;
  tend_allergy_question_bind (self->none_button, store, patient_id, allergies);
}
