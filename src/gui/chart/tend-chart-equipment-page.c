/* SPDX-License-Identifier: GPL-3.0-or-later
 * The devices of a patient: at home now, and before. */
#define G_LOG_DOMAIN "tend-chart-equipment-page"

#include "config.h"

#include "tend-chart-equipment-page.h"

#include "tend-action-runner.h"
#include "tend-chart-card.h"
#include "tend-device-row.h"
#include "tend-device-state.h"
#include "tend-equipment-jobs.h"
#include "tend-format.h"
#include "tend-lend-form.h"
#include "tend-loan-row.h"
#include "tend-place.h"

#include <glib/gi18n.h>

struct _TendChartEquipmentPage
{
  TendPatientPage parent_instance;

  /* Owned */
  TendQuery *devices;
  TendQuery *loans;

  /* Template */
  GtkListBox   *at_home;
  GtkListBox   *before;
  GtkWidget    *none_at_home;
  GtkWidget    *before_card;
  GtkWidget    *lend_card;
  GtkWidget    *lend_button;
  TendLendForm *lend_form;
};

G_DEFINE_FINAL_TYPE (TendChartEquipmentPage, tend_chart_equipment_page, TEND_TYPE_PATIENT_PAGE)

static void
on_lend_clicked_cb (GtkButton *button, TendChartEquipmentPage *self)
{
  TendPatientPage *page = TEND_PATIENT_PAGE (self);

  gtk_widget_set_visible (self->lend_card, TRUE);
  gtk_widget_set_sensitive (self->lend_button, FALSE);
  tend_lend_form_begin_patient (self->lend_form, tend_patient_page_get_store (page),
                                tend_patient_page_get_patient (page));
}

static void
on_lend_left_cb (TendLendForm *form, TendChartEquipmentPage *self)
{
  gtk_widget_set_visible (self->lend_card, FALSE);
  gtk_widget_set_sensitive (self->lend_button, TRUE);
}

static void
on_condition_entered_cb (GtkEntry *entry, TendChartEquipmentPage *self)
{
  GtkWidget  *popover = gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);
  GtkWidget  *button = gtk_widget_get_parent (popover);
  const char *condition = gtk_editable_get_text (GTK_EDITABLE (entry));
  gint64     *loan = g_object_get_data (G_OBJECT (button), "tend-loan");

  gtk_popover_popdown (GTK_POPOVER (popover));
  tend_act (button, tend_patient_page_get_store (TEND_PATIENT_PAGE (self)), "device.return",
            tend_equipment_job_take_back, tend_equipment_job_new (*loan, condition),
            tend_equipment_job_free, _ ("Taken back, to be checked"), NULL, NULL);
}

static GtkWidget *
make_take_back_button (TendChartEquipmentPage *self, gint64 loan_id)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *entry = gtk_entry_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Take back"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Its condition, then Enter"));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 26);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Condition in which it came back"), -1);
  g_signal_connect (entry, "activate", G_CALLBACK (on_condition_entered_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "tend-loan", g_memdup2 (&loan_id, sizeof loan_id),
                          g_free);
  return button;
}

static void
add_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static char *
format_local_date (gint64 time)
{
  GDate date;

  return tend_time_get_date (time, tend_place_get_zone (), &date) ? tend_format_date (&date)
                                                                  : g_strdup ("");
}

static GtkWidget *
make_row (const char *icon_name, const char *title, const char *subtitle)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *icon = gtk_image_new_from_icon_name (icon_name);
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_subtitle = g_markup_escape_text (subtitle, -1);

  gtk_widget_add_css_class (icon, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_subtitle);
  return row;
}

static TendLoanRow *
find_loan (TendChartEquipmentPage *self, gint64 loan_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->loans)); i++)
    {
      g_autoptr (TendLoanRow) loan = g_list_model_get_item (G_LIST_MODEL (self->loans), i);

      if (tend_record_get_id (TEND_RECORD (loan)) == loan_id)
        return g_steal_pointer (&loan);
    }
  return NULL;
}

static GtkWidget *
make_device_row (TendChartEquipmentPage *self, TendDeviceRow *device)
{
  const TendDeviceRowData *data = tend_device_row_get_data (device);
  g_autoptr (TendLoanRow) loan = find_loan (self, data->loan_id);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *title = g_strdup_printf ("%s · %s", data->name, data->asset_tag);
  g_autofree char *back = tend_format_date (&data->due_back_date);
  g_autofree char *due = NULL;
  GtkWidget       *row;
  GDate            today;

  tend_place_get_today (&today);
  if (loan != NULL)
    add_part (words, tend_loan_row_get_data (loan)->settings);
  if (*back != '\0')
    due = g_strdup_printf (g_date_compare (&data->due_back_date, &today) < 0
                               ? _ ("was to come back by %s")
                               : _ ("back by %s"),
                           back);
  add_part (words, due);
  if (data->serial_number != NULL)
    {
      g_autofree char *serial = g_strdup_printf (_ ("serial %s"), data->serial_number);

      add_part (words, serial);
    }
  row = make_row (tend_device_status_get_icon (data->status), title, words->str);
  if (data->loan_id != 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_take_back_button (self, data->loan_id));
  return row;
}

static GtkWidget *
make_loan_row (TendLoanRow *loan)
{
  const TendLoanRowData *data = tend_loan_row_get_data (loan);
  g_autofree char       *title = g_strdup_printf ("%s · %s", data->device_name, data->asset_tag);
  g_autofree char       *from = format_local_date (data->lent_at);
  g_autofree char       *to = format_local_date (data->returned_at);
  g_autoptr (GString) words = g_string_new (NULL);

  g_string_append_printf (words, "%s – %s", from, to);
  add_part (words, data->settings);
  add_part (words, data->condition_back);
  return make_row ("go-home-symbolic", title, words->str);
}

static guint
fill (GtkListBox *list, GPtrArray *rows)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (list, rows->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (list), rows->len > 0);
  return rows->len;
}

static void
on_query_updated_cb (TendQuery *query, TendChartEquipmentPage *self)
{
  g_autoptr (GPtrArray) at_home = g_ptr_array_new ();
  g_autoptr (GPtrArray) before = g_ptr_array_new ();

  if (!tend_query_get_loaded (self->devices) || !tend_query_get_loaded (self->loans))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->devices)); i++)
    {
      g_autoptr (TendDeviceRow) device = g_list_model_get_item (G_LIST_MODEL (self->devices), i);

      g_ptr_array_add (at_home, make_device_row (self, device));
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->loans)); i++)
    {
      g_autoptr (TendLoanRow) loan = g_list_model_get_item (G_LIST_MODEL (self->loans), i);

      if (tend_loan_row_get_data (loan)->returned_at != TEND_TIME_NONE)
        g_ptr_array_add (before, make_loan_row (loan));
    }
  gtk_widget_set_visible (self->none_at_home, fill (self->at_home, at_home) == 0);
  gtk_widget_set_visible (self->before_card, fill (self->before, before) > 0);
}

static void
tend_chart_equipment_page_start (TendPatientPage *page)
{
  TendChartEquipmentPage *self = TEND_CHART_EQUIPMENT_PAGE (page);

  self->devices = tend_patient_page_query (page, "devices-of-patient");
  self->loans = tend_patient_page_query (page, "loans-of-patient");
  g_signal_connect_object (self->devices, "updated", G_CALLBACK (on_query_updated_cb), self, 0);
  g_signal_connect_object (self->loans, "updated", G_CALLBACK (on_query_updated_cb), self, 0);
}

static void
tend_chart_equipment_page_dispose (GObject *object)
{
  TendChartEquipmentPage *self = TEND_CHART_EQUIPMENT_PAGE (object);

  g_clear_object (&self->devices);
  g_clear_object (&self->loans);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEND_TYPE_CHART_EQUIPMENT_PAGE);

  G_OBJECT_CLASS (tend_chart_equipment_page_parent_class)->dispose (object);
}

static void
tend_chart_equipment_page_class_init (TendChartEquipmentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_chart_equipment_page_dispose;
  TEND_PATIENT_PAGE_CLASS (klass)->start = tend_chart_equipment_page_start;

  g_type_ensure (TEND_TYPE_CHART_CARD);
  g_type_ensure (TEND_TYPE_LEND_FORM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/chart/tend-chart-equipment-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendChartEquipmentPage, at_home);
  gtk_widget_class_bind_template_child (widget_class, TendChartEquipmentPage, before);
  gtk_widget_class_bind_template_child (widget_class, TendChartEquipmentPage, none_at_home);
  gtk_widget_class_bind_template_child (widget_class, TendChartEquipmentPage, before_card);
  gtk_widget_class_bind_template_child (widget_class, TendChartEquipmentPage, lend_card);
  gtk_widget_class_bind_template_child (widget_class, TendChartEquipmentPage, lend_button);
  gtk_widget_class_bind_template_child (widget_class, TendChartEquipmentPage, lend_form);
  gtk_widget_class_bind_template_callback (widget_class, on_lend_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_lend_left_cb);
}

static void
tend_chart_equipment_page_init (TendChartEquipmentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
