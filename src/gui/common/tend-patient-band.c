/* SPDX-License-Identifier: GPL-3.0-or-later
 * Says whose window this is, in every size. */
#define G_LOG_DOMAIN "tend-patient-band"

#include "config.h"

#include "tend-patient-band.h"

#include "tend-allergy-intolerance.h"
#include "tend-closures.h"
#include "tend-format.h"
#include "tend-hint.h"
#include "tend-patient-hue.h"
#include "tend-place.h"

#include <glib/gi18n.h>

#define MOST_ALLERGIES_NAMED 3

struct _TendPatientBand
{
  AdwBin parent_instance;

  /* Owned */
  TendPatient *patient;
  GListModel  *allergies;
  gboolean     compact;
  gboolean     stacked;

  /* Template */
  GtkWidget *line;
  GtkWidget *facts;
  GtkWidget *details;
  GtkLabel  *name_label;
  GtkLabel  *facts_label;
  GtkLabel  *allergies_label;
  GtkWidget *allergies_chip;
  GtkLabel  *no_allergies_label;
  GtkWidget *no_allergies_chip;
};

G_DEFINE_FINAL_TYPE (TendPatientBand, tend_patient_band, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_PATIENT,
  PROP_ALLERGIES,
  PROP_COMPACT,
  PROP_STACKED,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
refresh_allergies (TendPatientBand *self)
{
  guint    n = self->allergies != NULL ? g_list_model_get_n_items (self->allergies) : 0;
  guint    current = 0;
  gboolean asked = FALSE;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendAllergyIntolerance) allergy = g_list_model_get_item (self->allergies, i);
      const TendAllergyIntoleranceData *data = tend_allergy_intolerance_get_data (allergy);

      if (!tend_allergy_intolerance_is_current (data))
        continue;
      if (tend_allergy_intolerance_says_none (data))
        {
          asked = TRUE;
          continue;
        }
      current++;
      g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", data->display);
      if (data->reaction != NULL)
        g_string_append_printf (all, " (%s)", data->reaction);
      if (current <= MOST_ALLERGIES_NAMED)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", data->display);
    }
  if (current > MOST_ALLERGIES_NAMED)
    g_string_append_printf (text, " +%u", current - MOST_ALLERGIES_NAMED);
  gtk_label_set_label (self->allergies_label, text->str);
  tend_hint_set (self->allergies_chip, all->str);
  gtk_widget_set_visible (self->allergies_chip, current > 0);
  gtk_label_set_label (self->no_allergies_label,
                       asked ? _ ("No known allergies") : _ ("Allergies not asked"));
  gtk_widget_set_visible (self->no_allergies_chip,
                          self->allergies != NULL && current == 0 && !self->compact);
}

static char *
format_facts (gpointer instance, GDate *birth_date, int sex, const char *pronouns, const char *mrn)
{
  GDate            today;
  g_autofree char *birth = NULL;
  GString         *text = g_string_new (NULL);

  tend_place_get_today (&today);
  birth = tend_format_birth_date (birth_date, &today);
  g_string_append (text, *birth != '\0' ? birth : _ ("birth date unknown"));
  g_string_append_printf (text, "  ·  %s", tend_format_sex ((TendSex) sex));
  if (pronouns != NULL)
    g_string_append_printf (text, ", %s", pronouns);
  if (mrn != NULL)
    g_string_append_printf (text, "  ·  %s %s", _ ("MRN"), mrn);
  return g_string_free (text, FALSE);
}

static char *
format_language_fact (gpointer instance, const char *tag, gboolean interpreter_needed)
{
  g_autofree char *language = tend_format_language (tag);

  if (!interpreter_needed)
    return g_steal_pointer (&language);
  if (*language == '\0')
    return g_strdup (_ ("Interpreter needed"));
  /* Translators: %s is a language. */
  return g_strdup_printf (_ ("%s, interpreter needed"), language);
}

static gboolean
has_language (gpointer instance, const char *tag, gboolean interpreter_needed)
{
  return interpreter_needed || (tag != NULL && !g_str_has_prefix (tag, "en"));
}

static void
tend_patient_band_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendPatientBand *self = TEND_PATIENT_BAND (object);

  switch (id)
    {
    case PROP_PATIENT:
      g_value_set_object (value, self->patient);
      break;
    case PROP_ALLERGIES:
      g_value_set_object (value, self->allergies);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    case PROP_STACKED:
      g_value_set_boolean (value, self->stacked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_compact (TendPatientBand *self, gboolean compact)
{
  if (self->compact == compact)
    return;
  self->compact = compact;
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->facts),
                                  compact ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  refresh_allergies (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

/* For a narrow pane: the same facts under each other, wrapped rather than cut. */
static void
set_stacked (TendPatientBand *self, gboolean stacked)
{
  GtkOrientation     orientation = stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
  PangoEllipsizeMode ellipsize = stacked ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END;

  if (self->stacked == stacked)
    return;
  self->stacked = stacked;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->details), orientation);
  gtk_box_set_spacing (GTK_BOX (self->line), stacked ? 6 : 12);
  gtk_box_set_spacing (GTK_BOX (self->details), stacked ? 0 : 12);
  gtk_label_set_ellipsize (self->name_label, ellipsize);
  gtk_label_set_wrap (self->name_label, stacked);
  gtk_label_set_ellipsize (self->facts_label, ellipsize);
  gtk_label_set_wrap (self->facts_label, stacked);
  if (stacked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "stacked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "stacked");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STACKED]);
}

static void
tend_patient_band_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TendPatientBand *self = TEND_PATIENT_BAND (object);

  switch (id)
    {
    case PROP_PATIENT:
      tend_patient_band_set_patient (self, g_value_get_object (value));
      break;
    case PROP_ALLERGIES:
      tend_patient_band_set_allergies (self, g_value_get_object (value));
      break;
    case PROP_COMPACT:
      set_compact (self, g_value_get_boolean (value));
      break;
    case PROP_STACKED:
      set_stacked (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_patient_band_dispose (GObject *object)
{
  TendPatientBand *self = TEND_PATIENT_BAND (object);

  tend_patient_band_set_allergies (self, NULL);
  g_clear_object (&self->patient);
  G_OBJECT_CLASS (tend_patient_band_parent_class)->dispose (object);
}

static void
tend_patient_band_class_init (TendPatientBandClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tend_patient_band_get_property;
  object_class->set_property = tend_patient_band_set_property;
  object_class->dispose = tend_patient_band_dispose;
  properties[PROP_PATIENT] = g_param_spec_object ("patient", NULL, NULL, TEND_TYPE_PATIENT, flags);
  properties[PROP_ALLERGIES]
      = g_param_spec_object ("allergies", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  properties[PROP_STACKED] = g_param_spec_boolean ("stacked", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/common/tend-patient-band.ui");
  tend_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, TendPatientBand, line);
  gtk_widget_class_bind_template_child (widget_class, TendPatientBand, facts);
  gtk_widget_class_bind_template_child (widget_class, TendPatientBand, details);
  gtk_widget_class_bind_template_child (widget_class, TendPatientBand, name_label);
  gtk_widget_class_bind_template_child (widget_class, TendPatientBand, facts_label);
  gtk_widget_class_bind_template_child (widget_class, TendPatientBand, allergies_label);
  gtk_widget_class_bind_template_child (widget_class, TendPatientBand, allergies_chip);
  gtk_widget_class_bind_template_child (widget_class, TendPatientBand, no_allergies_label);
  gtk_widget_class_bind_template_child (widget_class, TendPatientBand, no_allergies_chip);
  gtk_widget_class_bind_template_callback (widget_class, format_facts);
  gtk_widget_class_bind_template_callback (widget_class, format_language_fact);
  gtk_widget_class_bind_template_callback (widget_class, has_language);
  gtk_widget_class_set_css_name (widget_class, "patientband");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BANNER);
}

static void
tend_patient_band_init (TendPatientBand *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tend_patient_band_set_patient (TendPatientBand *self, TendPatient *patient)
{
  g_return_if_fail (TEND_IS_PATIENT_BAND (self));
  g_return_if_fail (patient == NULL || TEND_IS_PATIENT (patient));

  if (!g_set_object (&self->patient, patient))
    return;
  if (patient != NULL)
    tend_hue_apply (GTK_WIDGET (self),
                    tend_patient_hue (tend_record_get_id (TEND_RECORD (patient))));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATIENT]);
}

void
tend_patient_band_set_allergies (TendPatientBand *self, GListModel *allergies)
{
  g_return_if_fail (TEND_IS_PATIENT_BAND (self));
  g_return_if_fail (allergies == NULL || G_IS_LIST_MODEL (allergies));

  if (self->allergies == allergies)
    return;
  if (self->allergies != NULL)
    g_signal_handlers_disconnect_by_func (self->allergies, refresh_allergies, self);
  g_set_object (&self->allergies, allergies);
  if (allergies != NULL)
    {
      g_signal_connect_swapped (allergies, "items-changed", G_CALLBACK (refresh_allergies), self);
      refresh_allergies (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALLERGIES]);
}
