/* SPDX-License-Identifier: GPL-3.0-or-later
 * One device and what is to be done with it. */
#define G_LOG_DOMAIN "tend-device-panel"

#include "config.h"

#include "tend-device-panel-private.h"

#include "tend-action-runner.h"
#include "tend-device-state.h"
#include "tend-equipment-jobs.h"
#include "tend-error-text.h"
#include "tend-format.h"
#include "tend-place.h"

#include <glib/gi18n.h>

static guint shown_signal;

G_DEFINE_FINAL_TYPE (TendDevicePanel, tend_device_panel, ADW_TYPE_BIN)

static void
show_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static const char *
get_act_label (TendDeviceStatus status)
{
  switch (status)
    {
    case TEND_DEVICE_STATUS_AVAILABLE:
      return _ ("_Lend…");
    case TEND_DEVICE_STATUS_ASSIGNED:
      return _ ("_Take back…");
    case TEND_DEVICE_STATUS_IN_SERVICE:
    case TEND_DEVICE_STATUS_AWAITING_PARTS:
      return _ ("_Return to service");
    case TEND_DEVICE_STATUS_QUARANTINED:
      return _ ("_Release from quarantine…");
    case TEND_DEVICE_STATUS_RETIRED:
    default:
      return NULL;
    }
}

static void
write_state (TendDevicePanel *self, const TendDeviceRowData *data)
{
  static const char *const styles[] = { "good", "attention", "act-now" };
  const char              *style = tend_device_status_get_style (data->status);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->state_icon),
                                tend_device_status_get_icon (data->status));
  gtk_label_set_text (GTK_LABEL (self->state_label), tend_device_status_get_word (data->status));
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (self->state_chip, styles[i]);
  if (*style != '\0')
    gtk_widget_add_css_class (self->state_chip, style);
}

static void
write_acts (TendDevicePanel *self, const TendDeviceRowData *data)
{
  const char *label = get_act_label (data->status);
  gboolean    in_house
      = data->status != TEND_DEVICE_STATUS_ASSIGNED && data->status != TEND_DEVICE_STATUS_RETIRED;

  if (data->status == TEND_DEVICE_STATUS_AVAILABLE && data->owner != TEND_DEVICE_OWNER_CLINIC)
    label = NULL;
  gtk_widget_set_visible (self->act_button, label != NULL);
  if (label != NULL)
    gtk_button_set_label (GTK_BUTTON (self->act_button), label);
  gtk_widget_set_visible (self->quarantine_button,
                          in_house && data->status != TEND_DEVICE_STATUS_QUARANTINED);
  gtk_widget_set_visible (self->retire_button, in_house);
}

static char *
describe_place (const TendDeviceRowData *data)
{
  g_autofree char *name = NULL;
  g_autofree char *back = NULL;

  if (data->patient_id == 0)
    return g_strdup (data->location_name);
  name = tend_format_name (data->patient_family_name, data->patient_given_name, NULL);
  back = tend_format_date (&data->due_back_date);
  if (*back == '\0')
    return g_strdup_printf (_ ("With %s, %s"), name, data->patient_mrn);
  return g_strdup_printf (_ ("With %s, %s, back by %s"), name, data->patient_mrn, back);
}

static char *
describe_due (const TendDeviceRowData *data, gboolean *overdue)
{
  g_autofree char *day = NULL;
  GDate            today;

  *overdue = FALSE;
  if (!g_date_valid (&data->next_due_date))
    return NULL;
  tend_place_get_today (&today);
  day = tend_format_day (&data->next_due_date, &today);
  *overdue = g_date_compare (&data->next_due_date, &today) < 0;
  /* Translators: what is due, which day. */
  return g_strdup_printf (*overdue ? _ ("Overdue since %2$s: %1$s") : _ ("Due %2$s: %1$s"),
                          data->next_due_for != NULL ? data->next_due_for : _ ("inspection"), day);
}

static void
add_fact (GString *text, const char *fact)
{
  if (fact != NULL && *fact != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", fact);
}

static void
write_device (TendDevicePanel *self)
{
  const TendDeviceRowData *data = tend_device_row_get_data (self->row);
  g_autoptr (GString) identity = g_string_new (NULL);
  g_autofree char *place = describe_place (data);
  g_autofree char *due = NULL;
  g_autofree char *serial = NULL;
  gboolean         overdue;

  due = describe_due (data, &overdue);
  gtk_label_set_text (GTK_LABEL (self->name), data->name);
  add_fact (identity, data->asset_tag);
  add_fact (identity, data->manufacturer);
  add_fact (identity, data->model_number);
  if (data->serial_number != NULL)
    serial = g_strdup_printf (_ ("serial %s"), data->serial_number);
  add_fact (identity, serial);
  add_fact (identity, data->owner != TEND_DEVICE_OWNER_CLINIC
                          ? tend_device_owner_get_word (data->owner)
                          : NULL);
  gtk_label_set_text (GTK_LABEL (self->identity), identity->str);
  show_text (self->where, place);
  show_text (self->due, due);
  if (overdue)
    gtk_widget_add_css_class (self->due, "attention");
  else
    gtk_widget_remove_css_class (self->due, "attention");
  write_state (self, data);
  write_acts (self, data);
}

static void
show_form (TendDevicePanel *self, const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->form_stack), name);
  gtk_widget_set_visible (self->acts, g_str_equal (name, "none"));
}

static void
on_row_notified_cb (TendDeviceRow *row, GParamSpec *pspec, TendDevicePanel *self)
{
  if (row == self->row)
    write_device (self);
}

void
tend_device_panel_show_device (TendDevicePanel *self, TendDeviceRow *row)
{
  gint64 id;

  g_return_if_fail (TEND_IS_DEVICE_PANEL (self));

  if (row == self->row
      && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "register") != 0)
    return;
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), row != NULL ? "device" : "empty");
  if (row == NULL)
    return;
  g_signal_connect_object (row, "notify", G_CALLBACK (on_row_notified_cb), self, 0);
  id = tend_record_get_id (TEND_RECORD (row));
  show_form (self, "none");
  write_device (self);
  tend_query_set_parameters (self->loans, g_variant_new_parsed ("{'device': <%x>}", id));
  tend_query_set_parameters (self->entries, g_variant_new_parsed ("{'device': <%x>}", id));
  tend_query_set_store (self->loans, self->store);
  tend_query_set_store (self->entries, self->store);
}

static void
on_life_read_cb (TendQuery *query, TendDevicePanel *self)
{
  if (tend_query_get_loaded (self->loans) && tend_query_get_loaded (self->entries))
    tend_device_panel_write_life (self);
}

static void
on_act_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendDevicePanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_act_finish (result, &error);
  g_autofree char *text = NULL;

  if (commit != NULL)
    {
      show_form (self, "none");
      return;
    }
  if (!g_error_matches (error, TEND_ERROR, TEND_ERROR_INVALID)
      || g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->form_stack)), "text") != 0)
    return;
  tend_act_claim_error (result);
  text = tend_error_dup_text (error);
  show_text (self->text_error, text);
}

static void
set_status (TendDevicePanel *self, GtkWidget *origin, TendDeviceStatus status, const char *reason)
{
  TendEquipmentJob *job
      = tend_equipment_job_new (tend_record_get_id (TEND_RECORD (self->row)), reason);

  job->status = status;
  tend_act (origin, self->store, "device.set-status", tend_equipment_job_set_status, job,
            tend_equipment_job_free, tend_device_status_get_word (status), on_act_done_cb,
            g_object_ref (self));
}

/* Asks in place for the reason, or for the condition in which it came back. */
static void
ask (TendDevicePanel *self, TendDeviceStatus wanted, const char *question, const char *button)
{
  self->wanted = wanted;
  gtk_label_set_text (GTK_LABEL (self->text_label), question);
  gtk_button_set_label (GTK_BUTTON (self->text_button), button);
  gtk_editable_set_text (GTK_EDITABLE (self->text_entry), "");
  show_text (self->text_error, NULL);
  show_form (self, "text");
  gtk_widget_grab_focus (self->text_entry);
}

static void
on_act_clicked_cb (GtkButton *button, TendDevicePanel *self)
{
  const TendDeviceRowData *data = tend_device_row_get_data (self->row);

  switch (data->status)
    {
    case TEND_DEVICE_STATUS_AVAILABLE:
      show_form (self, "lend");
      tend_lend_form_begin_device (self->lend_form, self->store,
                                   tend_record_get_id (TEND_RECORD (self->row)));
      break;
    case TEND_DEVICE_STATUS_ASSIGNED:
      ask (self, TEND_DEVICE_STATUS_ASSIGNED, _ ("In what condition did it come back?"),
           _ ("_Take back"));
      break;
    case TEND_DEVICE_STATUS_QUARANTINED:
      ask (self, TEND_DEVICE_STATUS_AVAILABLE, _ ("Why may it be used again?"), _ ("_Release"));
      break;
    case TEND_DEVICE_STATUS_IN_SERVICE:
    case TEND_DEVICE_STATUS_AWAITING_PARTS:
    case TEND_DEVICE_STATUS_RETIRED:
    default:
      set_status (self, GTK_WIDGET (button), TEND_DEVICE_STATUS_AVAILABLE, NULL);
      break;
    }
}

static void
on_quarantine_clicked_cb (GtkButton *button, TendDevicePanel *self)
{
  ask (self, TEND_DEVICE_STATUS_QUARANTINED, _ ("What is wrong with it?"), _ ("_Quarantine"));
}

static void
on_retire_clicked_cb (GtkButton *button, TendDevicePanel *self)
{
  ask (self, TEND_DEVICE_STATUS_RETIRED, _ ("Why is it no longer used?"), _ ("_Retire"));
}

static void
on_text_clicked_cb (GtkWidget *widget, TendDevicePanel *self)
{
  const char       *text = gtk_editable_get_text (GTK_EDITABLE (self->text_entry));
  TendEquipmentJob *job;

  if (self->wanted != TEND_DEVICE_STATUS_ASSIGNED)
    {
      set_status (self, self->form_stack, self->wanted, text);
      return;
    }
  job = tend_equipment_job_new (tend_device_row_get_data (self->row)->loan_id, text);
  tend_act (self->form_stack, self->store, "device.return", tend_equipment_job_take_back, job,
            tend_equipment_job_free, _ ("Taken back, to be checked"), on_act_done_cb,
            g_object_ref (self));
}

static void
on_form_left_cb (GObject *form, TendDevicePanel *self)
{
  show_form (self, "none");
}

static void
on_register_left_cb (GObject *form, TendDevicePanel *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    self->row != NULL ? "device" : "empty");
}

static void
on_registered_cb (GObject *form, gint64 device_id, TendDevicePanel *self)
{
  on_register_left_cb (form, self);
  g_signal_emit (self, shown_signal, 0, device_id);
}

void
tend_device_panel_begin_registering (TendDevicePanel *self)
{
  g_return_if_fail (TEND_IS_DEVICE_PANEL (self));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "register");
  tend_register_device_form_begin (self->register_form, self->store);
}

void
tend_device_panel_set_store (TendDevicePanel *self, TendStore *store)
{
  g_return_if_fail (TEND_IS_DEVICE_PANEL (self) && TEND_IS_STORE (store));

  g_set_object (&self->store, store);
}

static void
tend_device_panel_dispose (GObject *object)
{
  TendDevicePanel *self = TEND_DEVICE_PANEL (object);

  g_clear_object (&self->loans);
  g_clear_object (&self->entries);
  /* The stack is the bin's child and the template's: let the bin go first. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEND_TYPE_DEVICE_PANEL);
  g_clear_object (&self->row);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_device_panel_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, name);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, identity);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, state_chip);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, state_icon);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, state_label);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, where);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, due);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, acts);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, act_button);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, quarantine_button);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, retire_button);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, form_stack);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, lend_form);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, text_label);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, text_entry);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, text_button);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, text_error);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, life);
  gtk_widget_class_bind_template_child (widget_class, TendDevicePanel, register_form);
}

static void
tend_device_panel_class_init (TendDevicePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_device_panel_dispose;
  shown_signal = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (TEND_TYPE_LEND_FORM);
  g_type_ensure (TEND_TYPE_REGISTER_DEVICE_FORM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/equipment/tend-device-panel.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_act_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_quarantine_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_retire_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_text_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_form_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_register_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_registered_cb);
}

static void
tend_device_panel_init (TendDevicePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->loans = tend_query_new (NULL, "loans-of-device", NULL);
  self->entries = tend_query_new (NULL, "journal-of-device", NULL);
  g_signal_connect_object (self->loans, "updated", G_CALLBACK (on_life_read_cb), self, 0);
  g_signal_connect_object (self->entries, "updated", G_CALLBACK (on_life_read_cb), self, 0);
}
