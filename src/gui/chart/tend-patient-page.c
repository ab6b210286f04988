/* SPDX-License-Identifier: GPL-3.0-or-later
 * What pages of a chart have in common. */
#define G_LOG_DOMAIN "tend-patient-page"

#include "config.h"

#include "tend-patient-page.h"

typedef struct
{
  /* Owned */
  TendStore   *store;
  TendPatient *patient;

  gboolean started;
} TendPatientPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TendPatientPage, tend_patient_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PATIENT,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static TendPatientPagePrivate *
get_private (TendPatientPage *self)
{
  return tend_patient_page_get_instance_private (self);
}

static void
tend_patient_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendPatientPagePrivate *private = get_private (TEND_PATIENT_PAGE (object));

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, private->store);
      break;
    case PROP_PATIENT:
      g_value_set_object (value, private->patient);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_patient_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TendPatientPage *self = TEND_PATIENT_PAGE (object);
  TendPatientPagePrivate *private = get_private (self);

  switch (id)
    {
    case PROP_STORE:
      g_set_object (&private->store, g_value_get_object (value));
      break;
    case PROP_PATIENT:
      g_set_object (&private->patient, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  if (!private->started && private->store != NULL && private->patient != NULL)
    {
      private->started = TRUE;
      TEND_PATIENT_PAGE_GET_CLASS (self)->start (self);
    }
}

static void
tend_patient_page_dispose (GObject *object)
{
  TendPatientPagePrivate *private = get_private (TEND_PATIENT_PAGE (object));

  g_clear_object (&private->store);
  g_clear_object (&private->patient);
  G_OBJECT_CLASS (tend_patient_page_parent_class)->dispose (object);
}

static void
tend_patient_page_class_init (TendPatientPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_patient_page_get_property;
  object_class->set_property = tend_patient_page_set_property;
  object_class->dispose = tend_patient_page_dispose;
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE, flags);
  properties[PROP_PATIENT] = g_param_spec_object ("patient", NULL, NULL, TEND_TYPE_PATIENT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tend_patient_page_init (TendPatientPage *self)
{
}

TendStore *
tend_patient_page_get_store (TendPatientPage *self)
{
  g_return_val_if_fail (TEND_IS_PATIENT_PAGE (self), NULL);

  return get_private (self)->store;
}

TendPatient *
tend_patient_page_get_patient (TendPatientPage *self)
{
  g_return_val_if_fail (TEND_IS_PATIENT_PAGE (self), NULL);

  return get_private (self)->patient;
}

TendQuery *
tend_patient_page_query (TendPatientPage *self, const char *name)
{
  TendPatientPagePrivate *private;

  g_return_val_if_fail (TEND_IS_PATIENT_PAGE (self) && name != NULL, NULL);

  private = get_private (self);
  return tend_query_new (
      private->store, name,
      g_variant_new_parsed ("{'patient': <%x>}",
                            tend_record_get_id (TEND_RECORD (private->patient))));
}
