/* SPDX-License-Identifier: GPL-3.0-or-later
 * The page of the account: suggestions and payment at the left, the ledger at the right. */
#define G_LOG_DOMAIN "tend-account-page"

#include "config.h"

#include "tend-account-page.h"

#include "tend-action-runner.h"
#include "tend-billing.h"
#include "tend-encounter.h"
#include "tend-format.h"
#include "tend-hint.h"
#include "tend-invoice-row.h"
#include "tend-ledger.h"
#include "tend-paper-bar.h"
#include "tend-patient-balance.h"
#include "tend-patient.h"
#include "tend-payment-panel.h"
#include "tend-query.h"
#include "tend-rows.h"

#include <glib/gi18n.h>

struct _TendAccountPage
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *balance_label;
  GtkWidget *detail_label;
  GtkWidget *pay_button;
  GtkWidget *invoice_button;
  GtkWidget *stack;
  GtkWidget *suggestion_list;
  GtkWidget *suggestion_label;
  GtkWidget *charge_button;
  GtkWidget *payment_panel;
  GtkWidget *ledger;
  GtkWidget *paper_bar;

  /* Owned */
  TendStore     *store;
  TendPatient   *patient;
  TendEncounter *encounter;
  TendQuery     *balance;
  TendQuery     *invoices;
  GPtrArray     *suggestions; /* of unsaved TendChargeItem */
  GHashTable    *left_out;    /* those of them that are not to be charged */
};

G_DEFINE_FINAL_TYPE (TendAccountPage, tend_account_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PATIENT,
  PROP_ENCOUNTER,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

typedef struct
{
  gint64     encounter_id;
  GPtrArray *charges;
} SuggestWork;

static void
suggest_work_clear (gpointer data)
{
  g_clear_pointer (&((SuggestWork *) data)->charges, g_ptr_array_unref);
}

static void
suggest_work_unref (gpointer work)
{
  g_atomic_rc_box_release_full (work, suggest_work_clear);
}

static gboolean
suggest (TendTransaction *transaction, gpointer data, GError **error)
{
  SuggestWork *work = data;

  work->charges = tend_billing_suggest (transaction, work->encounter_id, error);
  return work->charges != NULL;
}

static gboolean
is_chosen (TendAccountPage *self, guint position)
{
  return !g_hash_table_contains (self->left_out, self->suggestions->pdata[position]);
}

static void
sum_up (TendAccountPage *self)
{
  gint64           total = 0;
  guint            n = 0;
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->suggestions->len; i++)
    if (is_chosen (self, i))
      {
        total += tend_charge_item_get_amount (g_ptr_array_index (self->suggestions, i));
        n++;
      }
  amount = tend_format_money (total);
  text = n == 0 ? g_strdup (_ ("_Charge"))
                /* Translators: %s is an amount of money. */
                : g_strdup_printf (_ ("_Charge %s"), amount);
  gtk_button_set_label (GTK_BUTTON (self->charge_button), text);
  gtk_widget_set_sensitive (self->charge_button, n > 0);
}

static void
on_suggestion_toggled_cb (TendAccountPage *self, GtkCheckButton *check)
{
  TendRecord *charge = g_object_get_data (G_OBJECT (check), "charge");

  if (gtk_check_button_get_active (check))
    g_hash_table_remove (self->left_out, charge);
  else
    g_hash_table_add (self->left_out, g_object_ref (charge));
  sum_up (self);
}

static GtkWidget *
make_suggestion (gpointer page, TendRecord *record, guint state)
{
  TendAccountPage          *self = page;
  TendChargeItem           *charge = TEND_CHARGE_ITEM (record);
  const TendChargeItemData *data = tend_charge_item_get_data (charge);
  GtkWidget                *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget                *check = gtk_check_button_new ();
  GtkWidget       *code = gtk_label_new (data->code), *name = gtk_label_new (data->display);
  g_autofree char *text = tend_format_money (tend_charge_item_get_amount (charge));
  GtkWidget       *amount = gtk_label_new (text);

  g_object_set_data_full (G_OBJECT (check), "charge", g_object_ref (charge), g_object_unref);
  gtk_widget_set_name (check, data->code);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               !g_hash_table_contains (self->left_out, charge));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  data->display, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_suggestion_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_label_set_xalign (GTK_LABEL (code), 0);
  gtk_label_set_width_chars (GTK_LABEL (code), 6);
  gtk_widget_add_css_class (code, "unit");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  tend_hint_set (name, data->display);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (amount, "numeric");
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), code);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), amount);
  gtk_widget_add_css_class (line, "order-row");
  return line;
}

/* What was suggested before stays the same object, ticked or not. */
static void
take_suggestions (TendAccountPage *self, GPtrArray *charges)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->suggestions);

  self->suggestions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; charges != NULL && i < charges->len; i++)
    {
      TendRecord *charge = g_object_ref (charges->pdata[i]);

      for (guint k = 0; k < old->len; k++)
        if (tend_record_compare (old->pdata[k], charge) == 0)
          {
            g_object_unref (charge);
            charge = g_ptr_array_steal_index (old, k);
            break;
          }
      g_ptr_array_add (self->suggestions, charge);
    }
  for (guint i = 0; i < old->len; i++)
    g_hash_table_remove (self->left_out, old->pdata[i]);
}

static void
show_suggestions (TendAccountPage *self)
{
  guint n = self->suggestions->len;

  tend_rows_show (GTK_LIST_BOX (self->suggestion_list), self->suggestions, NULL);
  gtk_widget_set_visible (self->suggestion_list, n > 0);
  gtk_widget_set_visible (self->suggestion_label, n == 0);
  gtk_widget_set_visible (self->charge_button, n > 0);
  gtk_label_set_label (GTK_LABEL (self->suggestion_label),
                       self->encounter == NULL
                           ? _ ("Without a visit today there is nothing to suggest.")
                           : _ ("Everything documented in this visit is charged."));
  sum_up (self);
}

typedef struct
{
  TendAccountPage *page;
  SuggestWork     *work;
} Suggesting;

static void
on_suggested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Suggesting *suggesting = user_data;
  g_autoptr (TendAccountPage) self = suggesting->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_store_transact_finish (TEND_STORE (source), result, &error);

  if (self->suggestion_list != NULL)
    {
      take_suggestions (self, commit != NULL ? suggesting->work->charges : NULL);
      show_suggestions (self);
    }
  suggest_work_unref (suggesting->work);
}

static void
look_for_charges (TendAccountPage *self)
{
  Suggesting *suggesting;

  if (self->store == NULL || self->encounter == NULL)
    {
      take_suggestions (self, NULL);
      show_suggestions (self);
      return;
    }
  suggesting = g_new0 (Suggesting, 1);
  suggesting->page = g_object_ref (self);
  suggesting->work = g_atomic_rc_box_new0 (SuggestWork);
  suggesting->work->encounter_id = tend_record_get_id (TEND_RECORD (self->encounter));
  tend_store_transact_async (self->store, "billing.suggest", suggest,
                             g_atomic_rc_box_acquire (suggesting->work), suggest_work_unref, NULL,
                             on_suggested_cb, suggesting);
}

static void
on_store_changed_cb (TendAccountPage *self, const char *const *tables)
{
  static const char *const sources[] = { "charge_item", "specimen", "encounter", "fee" };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_strv_contains (tables, sources[i]))
      {
        look_for_charges (self);
        return;
      }
}

static gboolean
charge (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_billing_charge (transaction, data, error);
}

static void
on_charge_clicked_cb (TendAccountPage *self)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  /* The job gets charges of its own: those shown stay with this thread. */
  for (guint i = 0; i < self->suggestions->len; i++)
    if (is_chosen (self, i))
      g_ptr_array_add (chosen, tend_record_copy (g_ptr_array_index (self->suggestions, i)));
  if (chosen->len == 0)
    {
      g_ptr_array_unref (chosen);
      return;
    }
  tend_act (self->charge_button, self->store, "billing.charge", charge, chosen,
            (GDestroyNotify) g_ptr_array_unref, _ ("Charged"), NULL, NULL);
}

typedef struct
{
  gint64 patient_id;
} Issue;

static gboolean
issue_invoice (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_billing_issue_invoice (transaction, ((Issue *) data)->patient_id, 0, error);
}

static void
on_invoiced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendAccountPage) self = user_data;
  g_autoptr (TendCommit) commit = tend_act_finish (result, NULL);
  g_autofree char *text = NULL;

  if (commit == NULL || commit->record == NULL || self->paper_bar == NULL)
    return;
  text = g_strdup_printf (_ ("Invoice %s"),
                          tend_invoice_get_data (TEND_INVOICE (commit->record))->number);
  tend_paper_bar_offer (TEND_PAPER_BAR (self->paper_bar), self->store, TEND_PAPER_BAR_INVOICE,
                        tend_record_get_id (commit->record), text);
}

static void
on_invoice_clicked_cb (TendAccountPage *self)
{
  Issue *issue = g_new0 (Issue, 1);

  issue->patient_id = tend_record_get_id (TEND_RECORD (self->patient));
  tend_act (self->invoice_button, self->store, "billing.invoice", issue_invoice, issue, g_free,
            _ ("Invoice made"), on_invoiced_cb, g_object_ref (self));
}

static void
on_pay_clicked_cb (TendAccountPage *self)
{
  if (tend_payment_panel_begin (TEND_PAYMENT_PANEL (self->payment_panel), self->store,
                                G_LIST_MODEL (self->invoices)))
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "payment");
}

static void
on_payment_taken_cb (TendAccountPage *self, TendPayment *payment)
{
  g_autofree char *amount = tend_format_money (tend_payment_get_data (payment)->amount);
  g_autofree char *text
      = g_strdup_printf (_ ("Receipt %s · %s"), tend_payment_get_data (payment)->number, amount);

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "charges");
  tend_paper_bar_offer (TEND_PAPER_BAR (self->paper_bar), self->store, TEND_PAPER_BAR_RECEIPT,
                        tend_record_get_id (TEND_RECORD (payment)), text);
}

static void
on_payment_cancelled_cb (TendAccountPage *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "charges");
}

static void
on_paper_wanted_cb (TendAccountPage *self, gboolean is_invoice, gint64 id, const char *text)
{
  tend_paper_bar_offer (TEND_PAPER_BAR (self->paper_bar), self->store,
                        is_invoice ? TEND_PAPER_BAR_INVOICE : TEND_PAPER_BAR_RECEIPT, id, text);
}

static void
update_buttons (TendAccountPage *self, gint64 unbilled)
{
  guint    n = g_list_model_get_n_items (G_LIST_MODEL (self->invoices));
  gboolean any_open = FALSE;

  for (guint i = 0; i < n && !any_open; i++)
    {
      g_autoptr (TendInvoiceRow) invoice = g_list_model_get_item (G_LIST_MODEL (self->invoices), i);

      any_open = tend_invoice_row_get_data (invoice)->balance > 0;
    }
  gtk_widget_set_sensitive (self->pay_button, any_open);
  gtk_widget_set_sensitive (self->invoice_button, unbilled > 0);
}

static void
on_balance_updated_cb (TendAccountPage *self)
{
  g_autoptr (TendPatientBalance) row = g_list_model_get_item (G_LIST_MODEL (self->balance), 0);
  const TendPatientBalanceData *data = row != NULL ? tend_patient_balance_get_data (row) : NULL;
  g_autofree char              *balance = tend_format_money (data != NULL ? data->balance : 0);
  g_autofree char              *unbilled = tend_format_money (data != NULL ? data->unbilled : 0);
  g_autofree char              *invoiced = tend_format_money (data != NULL ? data->invoiced : 0);
  g_autofree char              *paid = tend_format_money (data != NULL ? data->paid : 0);
  g_autofree char              *detail
      = g_strdup_printf (_ ("not invoiced %s · invoiced %s · paid %s"), unbilled, invoiced, paid);

  gtk_label_set_label (GTK_LABEL (self->balance_label), balance);
  gtk_label_set_label (GTK_LABEL (self->detail_label), detail);
  update_buttons (self, data != NULL ? data->unbilled : 0);
}

static void
start (TendAccountPage *self)
{
  gint64 id;

  if (self->store == NULL || self->patient == NULL || self->balance != NULL)
    return;
  id = tend_record_get_id (TEND_RECORD (self->patient));
  tend_ledger_start (TEND_LEDGER (self->ledger), self->store, id);
  self->balance = tend_query_new (self->store, "balance-of-patient",
                                  g_variant_new_parsed ("{'patient': <%x>}", id));
  self->invoices = tend_query_new (self->store, "invoices-of-patient",
                                   g_variant_new_parsed ("{'patient': <%x>}", id));
  g_signal_connect_object (self->balance, "updated", G_CALLBACK (on_balance_updated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->invoices, "updated", G_CALLBACK (on_balance_updated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  look_for_charges (self);
}

static void
tend_account_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendAccountPage *self = TEND_ACCOUNT_PAGE (object);

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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_account_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TendAccountPage *self = TEND_ACCOUNT_PAGE (object);

  switch (id)
    {
    case PROP_STORE:
      if (g_set_object (&self->store, g_value_get_object (value)))
        start (self);
      break;
    case PROP_PATIENT:
      if (g_set_object (&self->patient, g_value_get_object (value)))
        start (self);
      break;
    case PROP_ENCOUNTER:
      if (g_set_object (&self->encounter, g_value_get_object (value)))
        look_for_charges (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_account_page_dispose (GObject *object)
{
  TendAccountPage *self = TEND_ACCOUNT_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_ACCOUNT_PAGE);
  g_clear_object (&self->balance);
  g_clear_object (&self->invoices);
  g_clear_object (&self->encounter);
  g_clear_object (&self->patient);
  g_clear_object (&self->store);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_pointer (&self->left_out, g_hash_table_unref);
  G_OBJECT_CLASS (tend_account_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TendAccountPage, balance_label);
  gtk_widget_class_bind_template_child (widget_class, TendAccountPage, detail_label);
  gtk_widget_class_bind_template_child (widget_class, TendAccountPage, pay_button);
  gtk_widget_class_bind_template_child (widget_class, TendAccountPage, invoice_button);
  gtk_widget_class_bind_template_child (widget_class, TendAccountPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TendAccountPage, suggestion_list);
  gtk_widget_class_bind_template_child (widget_class, TendAccountPage, suggestion_label);
  gtk_widget_class_bind_template_child (widget_class, TendAccountPage, charge_button);
  gtk_widget_class_bind_template_child (widget_class, TendAccountPage, payment_panel);
  gtk_widget_class_bind_template_child (widget_class, TendAccountPage, ledger);
  gtk_widget_class_bind_template_child (widget_class, TendAccountPage, paper_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_charge_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_invoice_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pay_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_payment_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_payment_cancelled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_paper_wanted_cb);
}

static void
tend_account_page_class_init (TendAccountPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_account_page_get_property;
  object_class->set_property = tend_account_page_set_property;
  object_class->dispose = tend_account_page_dispose;
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE, flags);
  properties[PROP_PATIENT] = g_param_spec_object ("patient", NULL, NULL, TEND_TYPE_PATIENT, flags);
  properties[PROP_ENCOUNTER]
      = g_param_spec_object ("encounter", NULL, NULL, TEND_TYPE_ENCOUNTER, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TEND_TYPE_LEDGER);
  g_type_ensure (TEND_TYPE_PAYMENT_PANEL);
  g_type_ensure (TEND_TYPE_PAPER_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-account-page.ui");
  bind_children (widget_class);
}

static void
tend_account_page_init (TendAccountPage *self)
{
  self->suggestions = g_ptr_array_new_with_free_func (g_object_unref);
  self->left_out = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_rows_follow (GTK_LIST_BOX (self->suggestion_list), make_suggestion, G_OBJECT (self));
}
