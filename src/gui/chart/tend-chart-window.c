/* SPDX-License-Identifier: GPL-3.0-or-later
 * The window of one patient: band, list of sections, pages made when first shown. */
#define G_LOG_DOMAIN "tend-chart-window"

#include "config.h"

#include "tend-chart-window.h"
#include "tend-chart-window-private.h"

#include "tend-chart-pages.h"
#include "tend-compat.h"
#include "tend-error-text.h"
#include "tend-form-draft.h"
#include "tend-format.h"
#include "tend-hint.h"
#include "tend-leave.h"
#include "tend-place.h"
#include "tend-undo-stack.h"
#include "tend-visit-control.h"
#include "tend-window.h"

#include <glib/gi18n.h>

static void tend_chart_window_window_init (TendWindowInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TendChartWindow,
                               tend_chart_window,
                               ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (TEND_TYPE_WINDOW,
                                                      tend_chart_window_window_init))

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PATIENT_ID,
  PROP_PATIENT,
  PROP_ENCOUNTER,
  PROP_APPOINTMENT,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static gboolean
has_property (gpointer object, const char *name)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (object), name) != NULL;
}

static TendFormDraft *
dup_draft (GtkWidget *page)
{
  TendFormDraft *draft = NULL;

  if (page != NULL && has_property (page, "draft"))
    g_object_get (page, "draft", &draft, NULL);
  return draft;
}

/* The foot line speaks of the form on the page shown. */
static void
show_draft_state (TendChartWindow *self)
{
  g_autoptr (TendFormDraft) draft = dup_draft (self->page);

  if (self->draft_binding != NULL)
    g_binding_unbind (self->draft_binding);
  g_clear_object (&self->draft_binding);
  gtk_label_set_label (self->draft_label, "");
  if (draft != NULL)
    self->draft_binding = g_object_ref (g_object_bind_property (
        draft, "state-text", self->draft_label, "label", G_BINDING_SYNC_CREATE));
}

static void
watch_page (TendChartWindow *self, GtkWidget *page)
{
  if (self->page == page)
    return;
  if (self->page != NULL && self->page_handler != 0)
    g_signal_handler_disconnect (self->page, self->page_handler);
  self->page_handler = 0;
  self->page = page;
  if (page != NULL && has_property (page, "draft"))
    self->page_handler
        = g_signal_connect_swapped (page, "notify::draft", G_CALLBACK (show_draft_state), self);
  show_draft_state (self);
}

static GtkWidget *
make_page (TendChartWindow *self, const TendChartPage *page)
{
  static const char *const shared[] = { "store", "patient", "encounter", "appointment" };
  GtkWidget               *widget = g_object_new (page->get_type (), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (shared); i++)
    if (has_property (widget, shared[i]))
      g_object_bind_property (self, shared[i], widget, shared[i], G_BINDING_SYNC_CREATE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (page->title), -1);
  gtk_stack_add_named (self->pages, widget, page->id);
  return widget;
}

static void
on_section_selected_cb (TendChartWindow *self, GtkListBoxRow *row)
{
  const TendChartPage *page
      = row != NULL ? tend_chart_pages_nth ((guint) gtk_list_box_row_get_index (row)) : NULL;
  GtkWidget *widget;

  /* Pages need the patient; the first is shown once there is one. */
  if (page == NULL || self->patient == NULL)
    return;
  widget = gtk_stack_get_child_by_name (self->pages, page->id);
  if (widget == NULL)
    widget = make_page (self, page);
  gtk_stack_set_visible_child (self->pages, widget);
  adw_window_title_set_title (self->window_title, _ (page->title));
  watch_page (self, widget);
  tend_chart_window_update_actions (self);
}

static void
add_sections (TendChartWindow *self)
{
  const TendChartPage *page;

  for (guint i = 0; (page = tend_chart_pages_nth (i)) != NULL; i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
      GtkWidget *icon = gtk_image_new_from_icon_name (page->icon_name);
      GtkWidget *label = gtk_label_new (_ (page->title));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), label);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (page->title), -1);
      if (i < 9)
        {
          g_autofree char *tip = g_strdup_printf (_ ("%s (Alt+%u)"), _ (page->title), i + 1);

          tend_hint_set (row, tip);
        }
      gtk_list_box_append (self->sections, row);
    }
}

static void
show_patient_name (TendChartWindow *self)
{
  g_autofree char *name = tend_format_patient_name (self->patient);

  gtk_window_set_title (GTK_WINDOW (self), name);
  adw_window_title_set_subtitle (self->window_title, name);
}

static gboolean
note_view (TendTransaction *transaction, gpointer data, GError **error)
{
  tend_transaction_set_patient (transaction, *(gint64 *) data);
  tend_transaction_note (transaction);
  return TRUE;
}

static void
on_view_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_store_transact_finish (TEND_STORE (source), result, &error);

  if (commit == NULL)
    g_warning ("a look at a chart was not journalled: %s, code %d",
               g_quark_to_string (error->domain), error->code);
}

static void
on_patient_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendChartWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendPatient) patient = tend_store_get_finish (TEND_STORE (source), result, &error);
  GtkListBoxRow *row;

  if (patient == NULL)
    {
      if (!tend_error_is_cancelled (error))
        {
          g_autofree char *text = tend_error_dup_text (error);

          adw_status_page_set_description (self->missing_page, text);
          gtk_stack_set_visible_child_name (self->body, "missing");
        }
      return;
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  g_set_object (&self->patient, patient);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATIENT]);
  g_signal_connect_object (patient, "notify", G_CALLBACK (show_patient_name), self,
                           G_CONNECT_SWAPPED);
  tend_store_transact_async (self->store, "chart.view", note_view,
                             g_memdup2 (&self->patient_id, sizeof self->patient_id), g_free, NULL,
                             on_view_noted_cb, NULL);
  show_patient_name (self);
  gtk_stack_set_visible_child_name (self->body, "chart");
  row = gtk_list_box_get_selected_row (self->sections);
  if (row == NULL)
    gtk_list_box_select_row (self->sections, gtk_list_box_get_row_at_index (self->sections, 0));
  else
    on_section_selected_cb (self, row);
  tend_chart_window_update_actions (self);
}

static void
set_encounter (TendChartWindow *self, TendEncounter *encounter)
{
  if (g_set_object (&self->encounter, encounter))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENCOUNTER]);
  tend_chart_window_update_actions (self);
}

static void
set_appointment (TendChartWindow *self, TendScheduleSlot *appointment)
{
  if (g_set_object (&self->appointment, appointment))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_APPOINTMENT]);
}

static void
on_encounters_updated_cb (TendChartWindow *self)
{
  g_autoptr (TendEncounter) encounter = g_list_model_get_item (G_LIST_MODEL (self->encounters), 0);

  set_encounter (self, encounter);
}

static void
on_appointments_updated_cb (TendChartWindow *self)
{
  g_autoptr (TendScheduleSlot) slot = g_list_model_get_item (G_LIST_MODEL (self->appointments), 0);
  GDate  today;
  gint64 start, end;

  tend_place_get_today (&today);
  if (slot == NULL || !tend_time_day_bounds (tend_place_get_zone (), &today, &start, &end)
      || tend_schedule_slot_get_data (slot)->start_at >= end)
    set_appointment (self, NULL);
  else
    set_appointment (self, slot);
}

static TendQuery *
watch (TendChartWindow *self, const char *name, GVariant *parameters, gpointer callback)
{
  TendQuery *query = tend_query_new (self->store, name, parameters);

  if (callback != NULL)
    g_signal_connect_object (query, "updated", G_CALLBACK (callback), self, G_CONNECT_SWAPPED);
  return query;
}

static void
start (TendChartWindow *self)
{
  GDate  today;
  gint64 day_start, day_end;

  tend_place_get_today (&today);
  if (!tend_time_day_bounds (tend_place_get_zone (), &today, &day_start, &day_end))
    day_start = tend_place_get_now ();
  self->encounters = watch (
      self, "open-encounter-of-patient",
      g_variant_new_parsed ("{'patient': <%x>, 'since': <%x>}", self->patient_id, day_start),
      on_encounters_updated_cb);
  self->appointments = watch (
      self, "next-appointments-of-patient",
      g_variant_new_parsed ("{'patient': <%x>, 'since': <%x>}", self->patient_id, day_start),
      on_appointments_updated_cb);
  self->allergies = watch (self, "allergies-of-patient",
                           g_variant_new_parsed ("{'patient': <%x>}", self->patient_id), NULL);
  tend_patient_band_set_allergies (self->band, G_LIST_MODEL (self->allergies));
  tend_store_get_async (self->store, TEND_TYPE_PATIENT, self->patient_id, self->cancellable,
                        on_patient_read_cb, g_object_ref (self));
}

static gboolean
tend_chart_window_close_request (GtkWindow *window)
{
  tend_window_keep_drafts (TEND_WINDOW (window));
  tend_leave (window);
  return TRUE;
}

static AdwToastOverlay *
get_toast_overlay (TendWindow *window)
{
  return TEND_CHART_WINDOW (window)->toast_overlay;
}

static gint64
get_patient_id (TendWindow *window)
{
  return TEND_CHART_WINDOW (window)->patient_id;
}

static void
tend_chart_window_window_init (TendWindowInterface *interface)
{
  interface->get_toast_overlay = get_toast_overlay;
  interface->get_patient_id = get_patient_id;
}

static gboolean
has_text (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_boolean (to, g_value_get_string (from) != NULL);
  return TRUE;
}

static gboolean
name_undo (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char *label = g_value_get_string (from);

  /* Translators: %s is what was done last. */
  g_value_take_string (to, label != NULL ? g_strdup_printf (_ ("Undo: %s"), label) : g_strdup (""));
  return TRUE;
}

static void
tend_chart_window_constructed (GObject *object)
{
  TendChartWindow *self = TEND_CHART_WINDOW (object);
  TendUndoStack   *stack;

  G_OBJECT_CLASS (tend_chart_window_parent_class)->constructed (object);
  g_return_if_fail (self->store != NULL && self->patient_id != 0);

  stack = tend_undo_stack_get (self->store);
  g_object_bind_property_full (stack, "undo-label", gtk_button_get_child (self->undo_button),
                               "label", G_BINDING_SYNC_CREATE, name_undo, NULL, NULL, NULL);
  g_object_bind_property_full (stack, "undo-label", self->undo_button, "visible",
                               G_BINDING_SYNC_CREATE, has_text, NULL, NULL, NULL);
  add_sections (self);
  gtk_widget_set_visible (GTK_WIDGET (self->order_button),
                          tend_chart_pages_find ("orders") != NULL);
  tend_chart_window_update_actions (self);
  start (self);
}

static void
tend_chart_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendChartWindow *self = TEND_CHART_WINDOW (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PATIENT_ID:
      g_value_set_int64 (value, self->patient_id);
      break;
    case PROP_PATIENT:
      g_value_set_object (value, self->patient);
      break;
    case PROP_ENCOUNTER:
      g_value_set_object (value, self->encounter);
      break;
    case PROP_APPOINTMENT:
      g_value_set_object (value, self->appointment);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_chart_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TendChartWindow *self = TEND_CHART_WINDOW (object);

  switch (id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_PATIENT_ID:
      self->patient_id = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_chart_window_dispose (GObject *object)
{
  TendChartWindow *self = TEND_CHART_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->pages != NULL)
    watch_page (self, NULL);
  if (self->band != NULL)
    tend_patient_band_set_allergies (self->band, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_CHART_WINDOW);
  g_clear_object (&self->encounters);
  g_clear_object (&self->appointments);
  g_clear_object (&self->allergies);
  g_clear_object (&self->encounter);
  g_clear_object (&self->appointment);
  g_clear_object (&self->patient);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (tend_chart_window_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GParamFlags found = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE, given);
  properties[PROP_PATIENT_ID]
      = g_param_spec_int64 ("patient-id", NULL, NULL, 0, G_MAXINT64, 0, given);
  properties[PROP_PATIENT] = g_param_spec_object ("patient", NULL, NULL, TEND_TYPE_PATIENT, found);
  properties[PROP_ENCOUNTER]
      = g_param_spec_object ("encounter", NULL, NULL, TEND_TYPE_ENCOUNTER, found);
  properties[PROP_APPOINTMENT]
      = g_param_spec_object ("appointment", NULL, NULL, TEND_TYPE_SCHEDULE_SLOT, found);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tend_chart_window_class_init (TendChartWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = tend_chart_window_constructed;
  object_class->get_property = tend_chart_window_get_property;
  object_class->set_property = tend_chart_window_set_property;
  object_class->dispose = tend_chart_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tend_chart_window_close_request;
  install_properties (object_class);

  g_type_ensure (TEND_TYPE_VISIT_CONTROL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-chart-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TendChartWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, TendChartWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, TendChartWindow, band);
  gtk_widget_class_bind_template_child (widget_class, TendChartWindow, body);
  gtk_widget_class_bind_template_child (widget_class, TendChartWindow, sections);
  gtk_widget_class_bind_template_child (widget_class, TendChartWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TendChartWindow, draft_label);
  gtk_widget_class_bind_template_child (widget_class, TendChartWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TendChartWindow, order_button);
  gtk_widget_class_bind_template_child (widget_class, TendChartWindow, missing_page);
  gtk_widget_class_bind_template_callback (widget_class, on_section_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, tend_chart_window_focus_page);
  tend_chart_window_install_actions (widget_class);
}

static void
tend_chart_window_init (TendChartWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_window_scale_widths (GTK_WINDOW (self));
  tend_compat_leave_list_by_tab (self->sections);
}

GtkWindow *
tend_chart_window_new (TendApplication *application, gint64 patient_id)
{
  g_return_val_if_fail (TEND_IS_APPLICATION (application), NULL);

  return g_object_new (TEND_TYPE_CHART_WINDOW, "application", application, "store",
                       tend_application_get_store (application), "patient-id", patient_id, NULL);
}

void
tend_chart_window_show_page (TendChartWindow *self, const char *id)
{
  const TendChartPage *page;

  g_return_if_fail (TEND_IS_CHART_WINDOW (self) && id != NULL);

  for (guint i = 0; (page = tend_chart_pages_nth (i)) != NULL; i++)
    if (g_str_equal (page->id, id))
      gtk_list_box_select_row (self->sections,
                               gtk_list_box_get_row_at_index (self->sections, (int) i));
}

GtkWidget *
tend_chart_window_get_page (TendChartWindow *self)
{
  g_return_val_if_fail (TEND_IS_CHART_WINDOW (self), NULL);

  return self->page;
}
