/* SPDX-License-Identifier: GPL-3.0-or-later
 * Asks how much and how, and takes it once whatever is clicked how often. */
#define G_LOG_DOMAIN "tend-payment-panel"

#include "config.h"

#include "tend-payment-panel.h"

#include "tend-action-runner.h"
#include "tend-billing.h"
#include "tend-draft-bar.h"
#include "tend-draft-content.h"
#include "tend-error-text.h"
#include "tend-form-faults.h"
#include "tend-format.h"
#include "tend-invoice-row.h"
#include "tend-money.h"

#include <glib/gi18n.h>

struct _TendPaymentPanel
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *draft_bar;
  GtkWidget *invoice_row;
  GtkWidget *amount_row;
  GtkWidget *method_row;
  GtkWidget *reference_row;
  GtkWidget *take_button;

  /* Owned */
  TendStore *store;
  GPtrArray *invoices; /* of TendInvoiceRow with a balance, oldest first */
  char      *request;  /* of this opening of the panel: one opening takes money once */

  gboolean running;
  gboolean typed; /* by a person, since begin */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (TendPaymentPanel, tend_payment_panel, ADW_TYPE_BIN)

enum
{
  TAKEN,
  CANCELLED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const TendPaymentMethod methods[]
    = { TEND_PAYMENT_METHOD_CARD, TEND_PAYMENT_METHOD_CASH, TEND_PAYMENT_METHOD_CHEQUE };

static const TendInvoiceRowData *
get_invoice (TendPaymentPanel *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->invoice_row));

  if (self->invoices == NULL || selected >= self->invoices->len)
    return NULL;
  return tend_invoice_row_get_data (g_ptr_array_index (self->invoices, selected));
}

static void
on_invoice_selected_cb (TendPaymentPanel *self)
{
  const TendInvoiceRowData *invoice = get_invoice (self);
  g_autofree char *amount = invoice != NULL ? tend_money_format_plain (invoice->balance) : NULL;

  if (amount != NULL && !self->filling)
    {
      self->filling = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->amount_row), amount);
      self->filling = FALSE;
    }
  tend_form_show_fault (self->amount_row, NULL);
}

static void
on_entry_changed_cb (TendPaymentPanel *self)
{
  if (self->filling)
    return;
  self->typed = TRUE;
  tend_draft_bar_touch (TEND_DRAFT_BAR (self->draft_bar));
}

static char *
write_draft (gpointer panel)
{
  TendPaymentPanel *self = panel;
  guint             invoice = adw_combo_row_get_selected (ADW_COMBO_ROW (self->invoice_row));
  guint             method = adw_combo_row_get_selected (ADW_COMBO_ROW (self->method_row));
  GVariantBuilder   content;

  if (!self->typed || invoice >= self->invoices->len)
    return NULL;
  g_variant_builder_init (&content, G_VARIANT_TYPE ("a{ss}"));
  tend_draft_content_add_id (&content, "invoice",
                             tend_record_get_id (g_ptr_array_index (self->invoices, invoice)));
  tend_draft_content_add_id (&content, "method", method);
  tend_draft_content_add_entry (&content, "amount", self->amount_row);
  tend_draft_content_add_entry (&content, "reference", self->reference_row);
  return tend_draft_content_end (&content);
}

static void
read_draft (gpointer panel, const char *text)
{
  TendPaymentPanel *self = panel;
  g_autoptr (GVariant) content = tend_draft_content_parse (text);
  gint64 invoice, method;

  if (content == NULL)
    return;
  invoice = tend_draft_content_get_id (content, "invoice");
  method = tend_draft_content_get_id (content, "method");
  self->filling = TRUE;
  for (guint i = 0; i < self->invoices->len; i++)
    if (tend_record_get_id (g_ptr_array_index (self->invoices, i)) == invoice)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->invoice_row), i);
  if (method >= 0 && method < (gint64) G_N_ELEMENTS (methods))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->method_row), (guint) method);
  tend_draft_content_fill (content, "amount", self->amount_row);
  tend_draft_content_fill (content, "reference", self->reference_row);
  self->filling = FALSE;
  self->typed = TRUE;
}

static gboolean
take (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_billing_take_payment (transaction, data, error);
}

static void
on_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendPaymentPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_act_finish (result, &error);

  self->running = FALSE;
  if (self->amount_row == NULL)
    return;
  if (commit != NULL)
    {
      self->typed = FALSE;
      g_signal_emit (self, signals[TAKEN], 0, commit->record);
      return;
    }
  if (g_error_matches (error, TEND_ERROR, TEND_ERROR_INVALID))
    {
      g_autofree char *text = tend_error_dup_text (error);

      tend_act_claim_error (result);
      tend_form_show_fault (self->amount_row, text);
      gtk_widget_grab_focus (self->amount_row);
    }
}

static TendPayment *
make_payment (TendPaymentPanel *self, gint64 amount)
{
  guint invoice = adw_combo_row_get_selected (ADW_COMBO_ROW (self->invoice_row));

  return g_object_new (
      TEND_TYPE_PAYMENT, "invoice-id",
      tend_record_get_id (g_ptr_array_index (self->invoices, invoice)), "amount", amount, "method",
      methods[adw_combo_row_get_selected (ADW_COMBO_ROW (self->method_row))], "reference",
      gtk_editable_get_text (GTK_EDITABLE (self->reference_row)), "request", self->request, NULL);
}

static void
on_take_clicked_cb (TendPaymentPanel *self)
{
  const TendInvoiceRowData *invoice = get_invoice (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  TendPayment *payment;
  gint64       amount;

  if (invoice == NULL || self->running)
    return;
  if (!tend_money_parse (gtk_editable_get_text (GTK_EDITABLE (self->amount_row)), FALSE, &amount,
                         &error))
    {
      g_autofree char *text = tend_error_dup_text (error);

      tend_form_show_fault (self->amount_row, text);
      gtk_widget_grab_focus (self->amount_row);
      return;
    }
  payment = make_payment (self, amount);
  faults = tend_billing_check_payment (payment, invoice->balance);
  if (tend_faults_block (faults))
    {
      const TendFault *fault = tend_faults_find (faults, "amount");

      tend_form_show_fault (self->amount_row, fault != NULL
                                                  ? fault->sentence
                                                  : ((TendFault *) faults->pdata[0])->sentence);
      g_object_unref (payment);
      return;
    }
  tend_form_show_fault (self->amount_row, NULL);
  self->running = TRUE;
  tend_draft_bar_act (TEND_DRAFT_BAR (self->draft_bar), GTK_WIDGET (self), "billing.payment", take,
                      payment, g_object_unref, _ ("Payment taken"), on_taken_cb,
                      g_object_ref (self));
}

static void
on_cancel_clicked_cb (TendPaymentPanel *self)
{
  g_signal_emit (self, signals[CANCELLED], 0);
}

static void
tend_payment_panel_dispose (GObject *object)
{
  TendPaymentPanel *self = TEND_PAYMENT_PANEL (object);

  if (self->draft_bar != NULL)
    tend_draft_bar_end (TEND_DRAFT_BAR (self->draft_bar));
  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_PAYMENT_PANEL);
  g_clear_object (&self->store);
  g_clear_pointer (&self->invoices, g_ptr_array_unref);
  g_clear_pointer (&self->request, g_free);
  G_OBJECT_CLASS (tend_payment_panel_parent_class)->dispose (object);
}

static void
tend_payment_panel_class_init (TendPaymentPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_payment_panel_dispose;
  signals[TAKEN] = g_signal_new ("taken", TEND_TYPE_PAYMENT_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, TEND_TYPE_PAYMENT);
  signals[CANCELLED] = g_signal_new ("cancelled", TEND_TYPE_PAYMENT_PANEL, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (TEND_TYPE_DRAFT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-payment-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPaymentPanel, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, TendPaymentPanel, invoice_row);
  gtk_widget_class_bind_template_child (widget_class, TendPaymentPanel, amount_row);
  gtk_widget_class_bind_template_child (widget_class, TendPaymentPanel, method_row);
  gtk_widget_class_bind_template_child (widget_class, TendPaymentPanel, reference_row);
  gtk_widget_class_bind_template_child (widget_class, TendPaymentPanel, take_button);
  gtk_widget_class_bind_template_callback (widget_class, on_invoice_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_take_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
}

static void
tend_payment_panel_init (TendPaymentPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
tend_payment_panel_begin (TendPaymentPanel *self, TendStore *store, GListModel *invoices)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n;

  g_return_val_if_fail (TEND_IS_PAYMENT_PANEL (self), FALSE);

  /* Of what the panel still holds. */
  tend_draft_bar_end (TEND_DRAFT_BAR (self->draft_bar));
  n = g_list_model_get_n_items (invoices);
  g_set_object (&self->store, store);
  g_clear_pointer (&self->invoices, g_ptr_array_unref);
  self->invoices = g_ptr_array_new_with_free_func (g_object_unref);
  g_free (self->request);
  self->request = g_uuid_string_random ();
  /* Newest first in the query; the oldest debt is paid first. */
  for (guint i = n; i > 0; i--)
    {
      g_autoptr (TendInvoiceRow) invoice = g_list_model_get_item (invoices, i - 1);
      const TendInvoiceRowData *data = tend_invoice_row_get_data (invoice);
      g_autofree char          *balance = tend_format_money (data->balance);
      g_autofree char          *name = NULL;

      if (data->balance <= 0)
        continue;
      name = g_strdup_printf ("%s · %s", balance, data->number);
      gtk_string_list_append (names, name);
      g_ptr_array_add (self->invoices, g_steal_pointer (&invoice));
    }
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->invoice_row), G_LIST_MODEL (names));
  gtk_editable_set_text (GTK_EDITABLE (self->reference_row), "");
  self->filling = FALSE;
  self->typed = FALSE;
  on_invoice_selected_cb (self);
  if (self->invoices->len > 0)
    tend_draft_bar_begin (
        TEND_DRAFT_BAR (self->draft_bar), store, "billing.payment",
        tend_invoice_row_get_data (g_ptr_array_index (self->invoices, 0))->patient_id, write_draft,
        read_draft, self);
  return self->invoices->len > 0;
}
