/* SPDX-License-Identifier: GPL-3.0-or-later
 * The page of vitals: its properties and life. */
#define G_LOG_DOMAIN "tend-vitals-page"

#include "config.h"

#include "tend-vitals-page-private.h"

#include "tend-application.h"
#include "tend-draft-bar.h"
#include "tend-place.h"

#define HISTORY_DAYS 800

G_DEFINE_FINAL_TYPE (TendVitalsPage, tend_vitals_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PATIENT,
  PROP_ENCOUNTER,
  PROP_DRAFT,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

const TendAge *
tend_vitals_page_get_age (TendVitalsPage *self)
{
  return self->has_age ? &self->age : NULL;
}

void
tend_vitals_page_notify_draft (TendVitalsPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
}

static void
on_history_updated_cb (TendVitalsPage *self)
{
  tend_vitals_sheet_fill (self);
}

static void
on_newest_updated_cb (TendVitalsPage *self)
{
  tend_vitals_entry_check (self);
}

static void
on_save_clicked_cb (TendVitalsPage *self)
{
  tend_vitals_entry_save (self);
}

static TendQuery *
start_query (TendVitalsPage *self, const char *name, GVariant *parameters, GCallback updated)
{
  TendQuery *query = tend_query_new (self->store, name, parameters);

  g_signal_connect_object (query, "updated", updated, self, G_CONNECT_SWAPPED);
  return query;
}

static void
set_age (TendVitalsPage *self)
{
  GDate today;

  tend_place_get_today (&today);
  self->has_age
      = tend_date_age (&tend_patient_get_data (self->patient)->birth_date, &today, &self->age);
}

/* Store and patient are set once, when the page is made. */
static void
start (TendVitalsPage *self)
{
  gint64 id;

  if (self->store == NULL || self->patient == NULL || self->history != NULL)
    return;
  id = tend_record_get_id (TEND_RECORD (self->patient));
  set_age (self);
  tend_vitals_sheet_build (self);
  tend_vitals_entry_build (self);
  self->history
      = start_query (self, "vitals-of-patient",
                     g_variant_new_parsed ("{'patient': <%x>, 'since': <%x>}", id,
                                           tend_place_get_now () - HISTORY_DAYS * TEND_TIME_DAY),
                     G_CALLBACK (on_history_updated_cb));
  self->newest = start_query (self, "newest-vitals", g_variant_new_parsed ("{'patient': <%x>}", id),
                              G_CALLBACK (on_newest_updated_cb));
  tend_vitals_entry_start_draft (self);
  tend_vitals_entry_check (self);
}

static void
tend_vitals_page_map (GtkWidget *widget)
{
  TendApplication *application = tend_application_find (widget);

  GTK_WIDGET_CLASS (tend_vitals_page_parent_class)->map (widget);
  if (application != NULL)
    tend_vitals_entry_take_units (TEND_VITALS_PAGE (widget),
                                  tend_application_get_settings (application));
}

static void
focus_first (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tend_vitals_entry_focus_first (TEND_VITALS_PAGE (widget));
}

static void
tend_vitals_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendVitalsPage *self = TEND_VITALS_PAGE (object);

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
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_vitals_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TendVitalsPage *self = TEND_VITALS_PAGE (object);

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
      g_set_object (&self->encounter, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Popovers are children beside the one of the bin. */
static void
close_corrections (TendVitalsPage *self)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (GTK_IS_POPOVER (child))
        gtk_widget_unparent (child);
    }
}

static void
tend_vitals_page_dispose (GObject *object)
{
  TendVitalsPage *self = TEND_VITALS_PAGE (object);

  if (self->draft != NULL)
    tend_form_draft_stop (self->draft);
  g_clear_object (&self->draft);
  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    self->fields[row] = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_VITALS_PAGE);
  close_corrections (self);
  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    g_clear_object (&self->points[row]);
  for (guint row = 0; row <= TEND_N_VITALS_ROWS; row++)
    g_clear_object (&self->row_sizes[row]);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_object (&self->history);
  g_clear_object (&self->newest);
  g_clear_object (&self->encounter);
  g_clear_object (&self->patient);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tend_vitals_page_parent_class)->dispose (object);
}

static void
tend_vitals_page_class_init (TendVitalsPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_vitals_page_get_property;
  object_class->set_property = tend_vitals_page_set_property;
  object_class->dispose = tend_vitals_page_dispose;
  widget_class->map = tend_vitals_page_map;
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE, flags);
  properties[PROP_PATIENT] = g_param_spec_object ("patient", NULL, NULL, TEND_TYPE_PATIENT, flags);
  properties[PROP_ENCOUNTER]
      = g_param_spec_object ("encounter", NULL, NULL, TEND_TYPE_ENCOUNTER, flags);
  properties[PROP_DRAFT]
      = g_param_spec_object ("draft", NULL, NULL, TEND_TYPE_FORM_DRAFT,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TEND_TYPE_DRAFT_BAR);
  g_type_ensure (TEND_TYPE_VITALS_PLOT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-vitals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendVitalsPage, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, TendVitalsPage, head_box);
  gtk_widget_class_bind_template_child (widget_class, TendVitalsPage, history_scroll);
  gtk_widget_class_bind_template_child (widget_class, TendVitalsPage, history_grid);
  gtk_widget_class_bind_template_child (widget_class, TendVitalsPage, form_box);
  gtk_widget_class_bind_template_child (widget_class, TendVitalsPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, TendVitalsPage, form_error);
  gtk_widget_class_bind_template_child (widget_class, TendVitalsPage, plot);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_install_action (widget_class, "page.focus-first", NULL, focus_first);
}

static void
tend_vitals_page_init (TendVitalsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
