/* SPDX-License-Identifier: GPL-3.0-or-later
 * Invoices that are open, the oldest first. */
#define G_LOG_DOMAIN "tend-billing-page"

#include "config.h"

#include "tend-billing-page.h"

#include "tend-application.h"
#include "tend-closures.h"
#include "tend-format.h"
#include "tend-invoice-row.h"
#include "tend-patient-preview.h"
#include "tend-place.h"

#include <glib/gi18n.h>

struct _TendBillingPage
{
  AdwBin parent_instance;

  /* Owned */
  TendQuery *invoices;

  /* Template */
  GtkStack           *stack;
  GtkToggleButton    *all_chip;
  GtkToggleButton    *overdue_chip;
  GtkCustomFilter    *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GtkLabel           *sum_label;
  TendPatientPreview *preview;
};

G_DEFINE_FINAL_TYPE (TendBillingPage, tend_billing_page, ADW_TYPE_BIN)

static gboolean
is_overdue (const GDate *due_date)
{
  GDate today;

  tend_place_get_today (&today);
  return due_date != NULL && g_date_valid (due_date) && g_date_valid (&today)
         && g_date_compare (due_date, &today) < 0;
}

static char *
format_due (gpointer instance, GDate *due_date)
{
  g_autofree char *date = tend_format_date (due_date);

  if (*date == '\0')
    return g_strdup ("");
  /* Translators: %s is the date an invoice was, or is, to be paid by. */
  return g_strdup_printf (is_overdue (due_date) ? _ ("overdue %s") : _ ("due %s"), date);
}

static char *
get_due_icon (gpointer instance, GDate *due_date)
{
  return g_strdup (is_overdue (due_date) ? "alarm-symbolic" : NULL);
}

static char *
get_due_class (gpointer instance, GDate *due_date)
{
  return g_strdup (is_overdue (due_date) ? "attention" : "");
}

static char *
describe_invoice (gpointer    instance,
                  const char *number,
                  const char *family_name,
                  const char *given_name,
                  gint64      balance)
{
  g_autofree char *name = tend_format_name (family_name, given_name, NULL);
  g_autofree char *money = tend_format_money (balance);

  return g_strdup_printf ("%s, %s, %s", number, name, money);
}

static gboolean
passes_filter (gpointer item, gpointer user_data)
{
  TendBillingPage *self = user_data;

  return !gtk_toggle_button_get_active (self->overdue_chip)
         || is_overdue (&tend_invoice_row_get_data (TEND_INVOICE_ROW (item))->due_date);
}

static void
open_account (GtkWidget *widget, gint64 patient_id)
{
  TendApplication *application = tend_application_find (widget);

  if (application != NULL && patient_id != 0)
    tend_application_open_chart_page (application, patient_id, "account");
}

/* In a list item file a handler gets the list item as its data. */
static void
on_payment_clicked_cb (GtkWidget *button, GtkListItem *list_item)
{
  TendInvoiceRow *row = gtk_list_item_get_item (list_item);

  open_account (button, tend_invoice_row_get_data (row)->patient_id);
}

static gint64
get_selected_patient (TendBillingPage *self)
{
  TendInvoiceRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? tend_invoice_row_get_data (row)->patient_id : 0;
}

static void
on_row_activated_cb (TendBillingPage *self)
{
  open_account (GTK_WIDGET (self), get_selected_patient (self));
}

static void
on_selection_changed_cb (TendBillingPage *self)
{
  tend_patient_preview_set_patient_id (self->preview, get_selected_patient (self));
}

static void
label_chip (GtkToggleButton *chip, const char *text, guint count)
{
  g_autofree char *label = count > 0 ? g_strdup_printf ("%s  %u", text, count) : g_strdup (text);

  gtk_button_set_label (GTK_BUTTON (chip), label);
}

/* A hostile or damaged store could hold sums that do not fit: then none is shown. */
static void
show_sum (TendBillingPage *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  gint64           sum = 0;
  g_autofree char *money = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendInvoiceRow) row = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      if (__builtin_add_overflow (sum, tend_invoice_row_get_data (row)->balance, &sum))
        {
          gtk_label_set_label (self->sum_label, "");
          return;
        }
    }
  money = tend_format_money (sum);
  /* Translators: the sum of all open invoices shown. */
  text = g_strdup_printf (_ ("Open: %s"), money);
  gtk_label_set_label (self->sum_label, text);
}

static void
refresh (TendBillingPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->invoices));
  guint overdue = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendInvoiceRow) row = g_list_model_get_item (G_LIST_MODEL (self->invoices), i);

      if (is_overdue (&tend_invoice_row_get_data (row)->due_date))
        overdue++;
    }
  label_chip (self->all_chip, _ ("All Open"), n);
  label_chip (self->overdue_chip, _ ("Overdue"), overdue);
  show_sum (self);
  if (tend_query_get_loaded (self->invoices))
    gtk_stack_set_visible_child_name (
        self->stack,
        g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0 ? "list" : "empty");
  on_selection_changed_cb (self);
}

static void
on_chip_toggled_cb (TendBillingPage *self)
{
  if (self->invoices == NULL)
    return;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  refresh (self);
}

static void
tend_billing_page_dispose (GObject *object)
{
  TendBillingPage *self = TEND_BILLING_PAGE (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->invoices);
  G_OBJECT_CLASS (tend_billing_page_parent_class)->dispose (object);
}

static void
tend_billing_page_class_init (TendBillingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_billing_page_dispose;
  g_type_ensure (TEND_TYPE_PATIENT_PREVIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/dashboard/tend-billing-page.ui");
  tend_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, TendBillingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TendBillingPage, all_chip);
  gtk_widget_class_bind_template_child (widget_class, TendBillingPage, overdue_chip);
  gtk_widget_class_bind_template_child (widget_class, TendBillingPage, filter);
  gtk_widget_class_bind_template_child (widget_class, TendBillingPage, filtered);
  gtk_widget_class_bind_template_child (widget_class, TendBillingPage, selection);
  gtk_widget_class_bind_template_child (widget_class, TendBillingPage, sum_label);
  gtk_widget_class_bind_template_child (widget_class, TendBillingPage, preview);
  gtk_widget_class_bind_template_callback (widget_class, format_due);
  gtk_widget_class_bind_template_callback (widget_class, get_due_icon);
  gtk_widget_class_bind_template_callback (widget_class, get_due_class);
  gtk_widget_class_bind_template_callback (widget_class, describe_invoice);
  gtk_widget_class_bind_template_callback (widget_class, on_payment_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_chip_toggled_cb);
}

static void
tend_billing_page_init (TendBillingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, passes_filter, self, NULL);
}

GtkWidget *
tend_billing_page_new (TendStore *store, TendQuery *invoices)
{
  TendBillingPage *self = g_object_new (TEND_TYPE_BILLING_PAGE, NULL);

  self->invoices = g_object_ref (invoices);
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (invoices));
  g_signal_connect_object (invoices, "updated", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  tend_patient_preview_set_store (self->preview, store);
  refresh (self);
  return GTK_WIDGET (self);
}
