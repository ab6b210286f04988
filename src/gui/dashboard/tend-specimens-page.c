/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is to be drawn, and what was drawn and is not accepted yet. */
#define G_LOG_DOMAIN "tend-specimens-page"

#include "config.h"

#include "tend-specimens-page.h"

#include "tend-action-runner.h"
#include "tend-application.h"
#include "tend-closures.h"
#include "tend-order-row.h"
#include "tend-patient-preview.h"
#include "tend-place.h"
#include "tend-specimen-row.h"
#include "tend-specimens.h"
#include "tend-tube.h"

#include <glib/gi18n.h>

/* Older ones that nobody accepted are for the laboratory's own records. */
#define DAYS_SHOWN 14

struct _TendSpecimensPage
{
  AdwBin parent_instance;

  /* Owned */
  TendStore *store;
  TendQuery *orders;
  TendQuery *specimens;

  /* Template */
  GtkStack           *stack;
  GtkToggleButton    *orders_chip;
  GtkToggleButton    *specimens_chip;
  GtkSingleSelection *order_selection;
  GtkSingleSelection *specimen_selection;
  TendPatientPreview *preview;
};

G_DEFINE_FINAL_TYPE (TendSpecimensPage, tend_specimens_page, ADW_TYPE_BIN)

static char *
format_priority (gpointer instance, int priority)
{
  switch ((TendRequestPriority) priority)
    {
    case TEND_REQUEST_PRIORITY_STAT:
      return g_strdup (_ ("At once"));
    case TEND_REQUEST_PRIORITY_ASAP:
      return g_strdup (_ ("As soon as possible"));
    case TEND_REQUEST_PRIORITY_URGENT:
      return g_strdup (_ ("Urgent"));
    case TEND_REQUEST_PRIORITY_ROUTINE:
    default:
      return g_strdup ("");
    }
}

static char *
get_priority_icon (gpointer instance, int priority)
{
  return g_strdup (priority == TEND_REQUEST_PRIORITY_STAT      ? "dialog-warning-symbolic"
                   : priority == TEND_REQUEST_PRIORITY_ROUTINE ? NULL
                                                               : "alarm-symbolic");
}

static char *
get_priority_class (gpointer instance, int priority)
{
  return g_strdup (priority == TEND_REQUEST_PRIORITY_STAT      ? "act-now"
                   : priority == TEND_REQUEST_PRIORITY_ROUTINE ? ""
                                                               : "attention");
}

static char *
format_tube (gpointer instance, const char *nick)
{
  const TendTube *tube = nick != NULL ? tend_tube_find_nick (nick) : NULL;

  return g_strdup (tube != NULL ? _ (tube->color) : nick != NULL ? nick : "");
}

static char *
format_state (gpointer instance, int state)
{
  switch ((TendSpecimenState) state)
    {
    case TEND_SPECIMEN_STATE_COLLECTED:
      return g_strdup (_ ("Collected"));
    case TEND_SPECIMEN_STATE_SENT:
      return g_strdup (_ ("On its way"));
    case TEND_SPECIMEN_STATE_RECEIVED:
      return g_strdup (_ ("In the lab"));
    case TEND_SPECIMEN_STATE_ACCEPTED:
      return g_strdup (_ ("Accepted"));
    case TEND_SPECIMEN_STATE_REJECTED:
      return g_strdup (_ ("Rejected"));
    case TEND_SPECIMEN_STATE_PLANNED:
    default:
      return g_strdup (_ ("Planned"));
    }
}

static char *
format_next_act (gpointer instance, int state)
{
  switch ((TendSpecimenState) state)
    {
    case TEND_SPECIMEN_STATE_COLLECTED:
      return g_strdup (_ ("Hand Over"));
    case TEND_SPECIMEN_STATE_SENT:
      return g_strdup (_ ("Receive"));
    case TEND_SPECIMEN_STATE_RECEIVED:
      return g_strdup (_ ("Accept"));
    case TEND_SPECIMEN_STATE_PLANNED:
    case TEND_SPECIMEN_STATE_ACCEPTED:
    case TEND_SPECIMEN_STATE_REJECTED:
    default:
      return g_strdup ("");
    }
}

static char *
format_tests (gpointer instance, const char *first_test, gint64 test_count)
{
  if (test_count > 1)
    return g_strdup_printf ("%s +%d", first_test != NULL ? first_test : "", (int) test_count - 1);
  return g_strdup (first_test != NULL ? first_test : "");
}

/* In a list item file a handler gets the list item as its data. */
static void
on_collect_clicked_cb (GtkWidget *button, GtkListItem *list_item)
{
  TendOrderRow    *order = gtk_list_item_get_item (list_item);
  TendApplication *application = tend_application_find (button);

  if (application != NULL)
    tend_application_open_chart_page (application, tend_order_row_get_data (order)->patient_id,
                                      "orders");
}

static gboolean
run_next_act (TendTransaction *transaction, gpointer data, GError **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (TendSpecimen) specimen
      = tend_transaction_get (transaction, TEND_TYPE_SPECIMEN, id, error);

  if (specimen == NULL)
    return FALSE;
  switch (tend_specimen_get_data (specimen)->state)
    {
    case TEND_SPECIMEN_STATE_COLLECTED:
      return tend_specimen_send (transaction, id, error);
    case TEND_SPECIMEN_STATE_SENT:
      return tend_specimen_receive (transaction, id, error);
    case TEND_SPECIMEN_STATE_PLANNED:
    case TEND_SPECIMEN_STATE_RECEIVED:
    case TEND_SPECIMEN_STATE_ACCEPTED:
    case TEND_SPECIMEN_STATE_REJECTED:
    default:
      return tend_specimen_accept (transaction, id, error);
    }
}

static void
on_take_on_clicked_cb (GtkWidget *button, GtkListItem *list_item)
{
  TendSpecimensPage *self
      = TEND_SPECIMENS_PAGE (gtk_widget_get_ancestor (button, TEND_TYPE_SPECIMENS_PAGE));
  TendSpecimenRow           *row = gtk_list_item_get_item (list_item);
  const TendSpecimenRowData *specimen = tend_specimen_row_get_data (row);
  gint64                     id = tend_record_get_id (TEND_RECORD (row));
  const char                *journal_action;
  g_autofree char           *toast = NULL;

  switch (specimen->state)
    {
    case TEND_SPECIMEN_STATE_COLLECTED:
      journal_action = "specimen.send";
      toast = g_strdup_printf (_ ("%s: handed over"), specimen->accession);
      break;
    case TEND_SPECIMEN_STATE_SENT:
      journal_action = "specimen.receive";
      toast = g_strdup_printf (_ ("%s: received"), specimen->accession);
      break;
    case TEND_SPECIMEN_STATE_PLANNED:
    case TEND_SPECIMEN_STATE_RECEIVED:
    case TEND_SPECIMEN_STATE_ACCEPTED:
    case TEND_SPECIMEN_STATE_REJECTED:
    default:
      journal_action = "specimen.accept";
      toast = g_strdup_printf (_ ("%s: accepted"), specimen->accession);
      break;
    }
  tend_act (button, self->store, journal_action, run_next_act, g_memdup2 (&id, sizeof id), g_free,
            toast, NULL, NULL);
}

static GtkSingleSelection *
get_shown (TendSpecimensPage *self)
{
  return gtk_toggle_button_get_active (self->orders_chip) ? self->order_selection
                                                          : self->specimen_selection;
}

static gint64
get_selected_patient (TendSpecimensPage *self)
{
  GObject *row = gtk_single_selection_get_selected_item (get_shown (self));
  gint64   patient_id = 0;

  if (row != NULL)
    g_object_get (row, "patient-id", &patient_id, NULL);
  return patient_id;
}

static void
on_selection_changed_cb (TendSpecimensPage *self)
{
  if (self->preview != NULL)
    tend_patient_preview_set_patient_id (self->preview, get_selected_patient (self));
}

static void
label_chip (GtkToggleButton *chip, const char *text, TendQuery *query)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (query));
  g_autofree char *label = n > 0 ? g_strdup_printf ("%s  %u", text, n) : g_strdup (text);

  gtk_button_set_label (GTK_BUTTON (chip), label);
}

static void
refresh (TendSpecimensPage *self)
{
  gboolean   orders = gtk_toggle_button_get_active (self->orders_chip);
  TendQuery *query = orders ? self->orders : self->specimens;
  gboolean   filled;

  if (self->specimens == NULL)
    return;
  label_chip (self->orders_chip, _ ("To Draw"), self->orders);
  label_chip (self->specimens_chip, _ ("Drawn"), self->specimens);
  if (tend_query_get_loaded (query))
    {
      filled = g_list_model_get_n_items (G_LIST_MODEL (query)) > 0;
      gtk_stack_set_visible_child_name (self->stack, orders
                                                         ? (filled ? "orders" : "no-orders")
                                                         : (filled ? "specimens" : "no-specimens"));
    }
  on_selection_changed_cb (self);
}

static void
on_row_activated_cb (TendSpecimensPage *self)
{
  TendApplication *application = tend_application_find (GTK_WIDGET (self));
  gint64           patient_id = get_selected_patient (self);

  if (application != NULL && patient_id != 0)
    tend_application_open_chart_page (application, patient_id, "orders");
}

static void
tend_specimens_page_dispose (GObject *object)
{
  TendSpecimensPage *self = TEND_SPECIMENS_PAGE (object);

  g_clear_object (&self->orders);
  g_clear_object (&self->specimens);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tend_specimens_page_parent_class)->dispose (object);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, format_priority);
  gtk_widget_class_bind_template_callback (widget_class, get_priority_icon);
  gtk_widget_class_bind_template_callback (widget_class, get_priority_class);
  gtk_widget_class_bind_template_callback (widget_class, format_tube);
  gtk_widget_class_bind_template_callback (widget_class, format_state);
  gtk_widget_class_bind_template_callback (widget_class, format_next_act);
  gtk_widget_class_bind_template_callback (widget_class, format_tests);
  gtk_widget_class_bind_template_callback (widget_class, on_collect_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_take_on_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
tend_specimens_page_class_init (TendSpecimensPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_specimens_page_dispose;
  g_type_ensure (TEND_TYPE_PATIENT_PREVIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/dashboard/tend-specimens-page.ui");
  tend_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, TendSpecimensPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TendSpecimensPage, orders_chip);
  gtk_widget_class_bind_template_child (widget_class, TendSpecimensPage, specimens_chip);
  gtk_widget_class_bind_template_child (widget_class, TendSpecimensPage, order_selection);
  gtk_widget_class_bind_template_child (widget_class, TendSpecimensPage, specimen_selection);
  gtk_widget_class_bind_template_child (widget_class, TendSpecimensPage, preview);
  bind_callbacks (widget_class);
}

static void
tend_specimens_page_init (TendSpecimensPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tend_specimens_page_new (TendStore *store, TendQuery *orders)
{
  TendSpecimensPage *self = g_object_new (TEND_TYPE_SPECIMENS_PAGE, NULL);
  gint64             since = tend_place_get_now () - DAYS_SHOWN * TEND_TIME_DAY;

  self->store = g_object_ref (store);
  self->orders = g_object_ref (orders);
  self->specimens = tend_query_new (store, "specimen-worklist",
                                    g_variant_new_parsed ("{'since': <%x>}", since));
  g_signal_connect_object (self->orders, "updated", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->specimens, "updated", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->order_selection, G_LIST_MODEL (self->orders));
  gtk_single_selection_set_model (self->specimen_selection, G_LIST_MODEL (self->specimens));
  tend_patient_preview_set_store (self->preview, store);
  refresh (self);
  return GTK_WIDGET (self);
}
