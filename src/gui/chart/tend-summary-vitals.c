/* SPDX-License-Identifier: GPL-3.0-or-later
 * The last vital signs of a patient, each with its course. */
#define G_LOG_DOMAIN "tend-summary-vitals"

#include "config.h"

#include "tend-summary-vitals.h"

#include "tend-chart-format.h"
#include "tend-format.h"
#include "tend-hint.h"
#include "tend-observation.h"
#include "tend-patient.h"
#include "tend-place.h"
#include "tend-query.h"
#include "tend-sparkline.h"
#include "tend-vital-reference.h"
#include "tend-vital.h"
#include "tend-vitals-rows.h"

#include <glib/gi18n.h>
#include <math.h>

/* Long enough for a course, short enough that old values do not flatten it. */
#define SHOWN_DAYS 730
#define LOINC_NEWS2 "news2"

/* The vitals in the order of the card; blood pressure is one line. */
static const TendVitalKind shown[] = {
  TEND_VITAL_SYSTOLIC,          TEND_VITAL_HEART_RATE,
  TEND_VITAL_RESPIRATORY_RATE,  TEND_VITAL_TEMPERATURE,
  TEND_VITAL_OXYGEN_SATURATION, TEND_VITAL_WEIGHT,
  TEND_VITAL_BODY_MASS_INDEX,   TEND_VITAL_PAIN,
  TEND_VITAL_GLUCOSE,           TEND_VITAL_PEAK_FLOW,
};

struct _TendSummaryVitals
{
  AdwBin parent_instance;

  /* Owned */
  TendStore   *store;
  TendPatient *patient;
  TendQuery   *query;

  /* Template */
  GtkListBox *list;
  GtkWidget  *empty_label;
};

G_DEFINE_FINAL_TYPE (TendSummaryVitals, tend_summary_vitals, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PATIENT,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

/* Those with @code, newest first as the query gives them. */
static GListStore *
pick_series (TendSummaryVitals *self, const char *code)
{
  GListStore *series = g_list_store_new (TEND_TYPE_OBSERVATION);
  GListModel *all = G_LIST_MODEL (self->query);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (TendObservation) observation = g_list_model_get_item (all, i);
      const TendObservationData *data = tend_observation_get_data (observation);

      if (g_strcmp0 (data->code, code) == 0 && isfinite (data->value))
        g_list_store_append (series, observation);
    }
  return series;
}

/* The diastolic value taken with the systolic one. */
static double
find_diastolic (TendSummaryVitals *self, const TendObservationData *systolic)
{
  const char *code = tend_vital_get (TEND_VITAL_DIASTOLIC)->loinc;
  GListModel *all = G_LIST_MODEL (self->query);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (TendObservation) observation = g_list_model_get_item (all, i);
      const TendObservationData *data = tend_observation_get_data (observation);

      if (g_strcmp0 (data->code, code) == 0 && data->effective_at == systolic->effective_at
          && data->panel_id == systolic->panel_id)
        return data->value;
    }
  return NAN;
}

static const TendAge *
get_age (TendSummaryVitals *self, TendAge *age)
{
  GDate today;

  tend_place_get_today (&today);
  return tend_date_age (&tend_patient_get_data (self->patient)->birth_date, &today, age) ? age
                                                                                         : NULL;
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *style, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static const char *
get_level_word (TendVitalLevel level)
{
  switch (level)
    {
    case TEND_VITAL_LEVEL_LOW:
      return _ ("Low");
    case TEND_VITAL_LEVEL_HIGH:
      return _ ("High");
    case TEND_VITAL_LEVEL_CRITICAL_LOW:
      return _ ("Very low");
    case TEND_VITAL_LEVEL_CRITICAL_HIGH:
      return _ ("Very high");
    case TEND_VITAL_LEVEL_NORMAL:
    case TEND_VITAL_LEVEL_NO_REFERENCE:
    case TEND_VITAL_LEVEL_IMPOSSIBLE:
    default:
      return NULL;
    }
}

/* Never by colour alone: an arrow and a word. */
static void
add_level (GtkWidget *box, TendVitalLevel level)
{
  const char *word = get_level_word (level);
  gboolean    low = level == TEND_VITAL_LEVEL_LOW || level == TEND_VITAL_LEVEL_CRITICAL_LOW;
  gboolean    alarm
      = level == TEND_VITAL_LEVEL_CRITICAL_LOW || level == TEND_VITAL_LEVEL_CRITICAL_HIGH;
  GtkWidget *level_box, *icon;

  if (word == NULL)
    return;
  level_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  icon = gtk_image_new_from_icon_name (low ? "go-down-symbolic" : "go-up-symbolic");
  gtk_box_append (GTK_BOX (level_box), icon);
  add_label (level_box, word, "caption", 0);
  gtk_widget_add_css_class (level_box, alarm ? "act-now" : "attention");
  gtk_box_append (GTK_BOX (box), level_box);
}

static GtkWidget *
make_line (const char    *name,
           const char    *value,
           const char    *unit,
           TendVitalLevel level,
           gint64         at,
           GListModel    *series)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *sparkline = tend_sparkline_new ();
  g_autofree char *when = tend_format_instant (at, tend_place_get_now (), tend_place_get_zone ());
  GtkWidget       *label;
  g_autofree char *spoken = g_strdup_printf ("%s %s %s, %s", name, value, unit, when);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "vital-row");
  gtk_widget_set_hexpand (head, TRUE);
  gtk_widget_set_valign (head, GTK_ALIGN_CENTER);
  tend_hint_set (head, when);
  add_label (head, name, NULL, 0);
  add_level (head, level);
  gtk_box_append (GTK_BOX (box), head);
  tend_sparkline_set_points (TEND_SPARKLINE (sparkline), series);
  gtk_widget_set_valign (sparkline, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sparkline), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_box_append (GTK_BOX (box), sparkline);
  label = add_label (box, value, "vital-value", 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  label = add_label (box, unit, "unit", 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 5);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static TendVitalLevel
assess (TendSummaryVitals *self, TendVitalKind kind, double value, TendVitalReference *reference)
{
  TendAge        storage;
  const TendAge *age = get_age (self, &storage);

  if (!tend_vital_find_reference (kind, age, reference))
    return TEND_VITAL_LEVEL_NO_REFERENCE;
  return tend_vital_assess_by (kind, value, reference).level;
}

static void
add_vital (TendSummaryVitals *self, TendVitalKind kind)
{
  const TendVital *vital = tend_vital_get (kind);
  g_autoptr (GListStore) series = pick_series (self, vital->loinc);
  g_autoptr (TendObservation) last = g_list_model_get_item (G_LIST_MODEL (series), 0);
  const TendObservationData *data;
  TendVitalReference         reference = { .low = NAN, .high = NAN };
  TendVitalLevel             level;
  g_autofree char           *value = NULL;
  const char                *name = tend_vitals_kind_get_name (kind);
  GtkWidget                 *row, *box, *sparkline;

  if (last == NULL)
    return;
  data = tend_observation_get_data (last);
  level = assess (self, kind, data->value, &reference);
  value = g_strdup_printf ("%.*f", vital->decimals, data->value);
  if (kind == TEND_VITAL_SYSTOLIC)
    {
      double           diastolic = find_diastolic (self, data);
      g_autofree char *systolic = g_steal_pointer (&value);

      value = isnan (diastolic) ? g_strdup_printf ("%s/–", systolic)
                                : g_strdup_printf ("%s/%.0f", systolic, diastolic);
    }
  row = make_line (name, value, tend_chart_format_unit (vital->unit), level, data->effective_at,
                   G_LIST_MODEL (series));
  box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  sparkline = gtk_widget_get_next_sibling (gtk_widget_get_first_child (box));
  g_object_set (sparkline, "decimals", vital->decimals, NULL);
  tend_sparkline_set_range (TEND_SPARKLINE (sparkline), reference.low, reference.high);
  gtk_list_box_append (self->list, row);
}

/* The early warning score is a survey, not a measurement. */
static void
add_score (TendSummaryVitals *self)
{
  g_autoptr (GListStore) series = pick_series (self, LOINC_NEWS2);
  g_autoptr (TendObservation) last = g_list_model_get_item (G_LIST_MODEL (series), 0);
  const TendObservationData *data;
  g_autofree char           *value = NULL;

  if (last == NULL)
    return;
  data = tend_observation_get_data (last);
  value = g_strdup_printf ("%.0f", data->value);
  gtk_list_box_append (self->list,
                       make_line (_ ("NEWS2 score"), value, "", TEND_VITAL_LEVEL_NO_REFERENCE,
                                  data->effective_at, G_LIST_MODEL (series)));
}

static void
refresh (TendSummaryVitals *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (self->patient != NULL)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
        add_vital (self, shown[i]);
      add_score (self);
    }
  gtk_widget_set_visible (self->empty_label,
                          gtk_widget_get_first_child (GTK_WIDGET (self->list)) == NULL);
}

static void
start (TendSummaryVitals *self)
{
  gint64 since;

  if (self->query != NULL || self->store == NULL || self->patient == NULL)
    return;
  since = tend_place_get_now () - SHOWN_DAYS * TEND_TIME_DAY;
  self->query = tend_query_new (
      self->store, "vitals-of-patient",
      g_variant_new_parsed ("{'patient': <%x>, 'since': <%x>}",
                            tend_record_get_id (TEND_RECORD (self->patient)), since));
  g_signal_connect_object (self->query, "updated", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

static void
tend_summary_vitals_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendSummaryVitals *self = TEND_SUMMARY_VITALS (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PATIENT:
      g_value_set_object (value, self->patient);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_summary_vitals_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TendSummaryVitals *self = TEND_SUMMARY_VITALS (object);

  switch (id)
    {
    case PROP_STORE:
      g_set_object (&self->store, g_value_get_object (value));
      break;
    case PROP_PATIENT:
      g_set_object (&self->patient, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  start (self);
}

static void
tend_summary_vitals_dispose (GObject *object)
{
  TendSummaryVitals *self = TEND_SUMMARY_VITALS (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_SUMMARY_VITALS);
  g_clear_object (&self->query);
  g_clear_object (&self->patient);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tend_summary_vitals_parent_class)->dispose (object);
}

static void
tend_summary_vitals_class_init (TendSummaryVitalsClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_summary_vitals_get_property;
  object_class->set_property = tend_summary_vitals_set_property;
  object_class->dispose = tend_summary_vitals_dispose;
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE, flags);
  properties[PROP_PATIENT] = g_param_spec_object ("patient", NULL, NULL, TEND_TYPE_PATIENT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-summary-vitals.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSummaryVitals, list);
  gtk_widget_class_bind_template_child (widget_class, TendSummaryVitals, empty_label);
}

static void
tend_summary_vitals_init (TendSummaryVitals *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
