/* SPDX-License-Identifier: GPL-3.0-or-later
 * Asks why an allergy was entered in error, and takes it back. */
#define G_LOG_DOMAIN "tend-allergy-withdrawal"

#include "config.h"

#include "tend-allergy-withdrawal.h"

#include "tend-action-runner.h"
#include "tend-allergies.h"
#include "tend-error-text.h"
#include "tend-gui.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TendAllergyWithdrawal
{
  GtkPopover parent_instance;

  /* Template */
  GtkWidget *title_label;
  GtkWidget *reason_entry;
  GtkWidget *error_label;
  GtkWidget *form;

  /* Owned */
  TendStore *store;

  gint64 allergy_id;
};

G_DEFINE_FINAL_TYPE (TendAllergyWithdrawal, tend_allergy_withdrawal, GTK_TYPE_POPOVER)

/* Plain values for the database thread. */
typedef struct
{
  gint64 allergy_id;
  char  *reason;
} Withdrawal;

static void
withdrawal_free (gpointer data)
{
  Withdrawal *withdrawal = data;

  g_free (withdrawal->reason);
  g_free (withdrawal);
}

static gboolean
withdraw (TendTransaction *transaction, gpointer data, GError **error)
{
  Withdrawal *withdrawal = data;

  return tend_allergies_withdraw (transaction, withdrawal->allergy_id, withdrawal->reason, error);
}

static void
show_fault (TendAllergyWithdrawal *self, const char *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->error_label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->error_label, sentence != NULL);
  if (sentence != NULL)
    gtk_widget_grab_focus (self->reason_entry);
}

static void
on_withdrawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendAllergyWithdrawal) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_act_finish (result, &error);

  if (commit != NULL)
    gtk_popover_popdown (GTK_POPOVER (self));
  else if (g_error_matches (error, TEND_ERROR, TEND_ERROR_INVALID) && self->form != NULL)
    {
      g_autofree char *text = tend_error_dup_text (error);

      tend_act_claim_error (result);
      show_fault (self, text);
    }
}

static void
on_withdraw_cb (TendAllergyWithdrawal *self)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason_entry));
  Withdrawal *withdrawal;

  if (reason[strspn (reason, " ")] == '\0')
    {
      show_fault (self, _ ("Say why: the allergy stays in the record with this reason."));
      return;
    }
  show_fault (self, NULL);
  withdrawal = g_new0 (Withdrawal, 1);
  withdrawal->allergy_id = self->allergy_id;
  withdrawal->reason = g_strdup (reason);
  tend_act (self->form, self->store, "allergy.withdraw", withdraw, withdrawal, withdrawal_free,
            _ ("Allergy taken back"), on_withdrawn_cb, g_object_ref (self));
}

static void
tend_allergy_withdrawal_dispose (GObject *object)
{
  TendAllergyWithdrawal *self = TEND_ALLERGY_WITHDRAWAL (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_ALLERGY_WITHDRAWAL);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tend_allergy_withdrawal_parent_class)->dispose (object);
}

static void
tend_allergy_withdrawal_class_init (TendAllergyWithdrawalClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_allergy_withdrawal_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/chart/tend-allergy-withdrawal.ui");
  gtk_widget_class_bind_template_child (widget_class, TendAllergyWithdrawal, title_label);
  gtk_widget_class_bind_template_child (widget_class, TendAllergyWithdrawal, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, TendAllergyWithdrawal, error_label);
  gtk_widget_class_bind_template_child (widget_class, TendAllergyWithdrawal, form);
  gtk_widget_class_bind_template_callback (widget_class, on_withdraw_cb);
}

static void
tend_allergy_withdrawal_init (TendAllergyWithdrawal *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TendAllergyWithdrawal *
tend_allergy_withdrawal_open (GtkWidget              *parent,
                              GtkWidget              *line,
                              TendStore              *store,
                              TendAllergyIntolerance *allergy)
{
  TendAllergyWithdrawal            *self;
  const TendAllergyIntoleranceData *data;
  graphene_rect_t                   bounds;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && GTK_IS_WIDGET (line), NULL);
  g_return_val_if_fail (TEND_IS_STORE (store) && TEND_IS_ALLERGY_INTOLERANCE (allergy), NULL);

  tend_gui_remove_closed (parent, TEND_TYPE_ALLERGY_WITHDRAWAL);
  data = tend_allergy_intolerance_get_data (allergy);
  self = g_object_new (TEND_TYPE_ALLERGY_WITHDRAWAL, NULL);
  self->store = g_object_ref (store);
  self->allergy_id = tend_record_get_id (TEND_RECORD (allergy));
  gtk_label_set_label (GTK_LABEL (self->title_label), tend_allergy_intolerance_says_none (data)
                                                          ? _ ("No known allergies")
                                                          : data->display);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  if (gtk_widget_compute_bounds (line, parent, &bounds))
    {
      GdkRectangle place = { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                             (int) bounds.size.height };

      gtk_popover_set_pointing_to (GTK_POPOVER (self), &place);
    }
  gtk_popover_popup (GTK_POPOVER (self));
  return self;
}
