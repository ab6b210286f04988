/* SPDX-License-Identifier: GPL-3.0-or-later
 * One patient with all that a summary for another clinic tells. */
#define G_LOG_DOMAIN "tend-patient-summary"

#include "config.h"

#include "tend-patient-summary.h"

/* Where the arrays are in the struct. */
static const gsize arrays[] = {
  G_STRUCT_OFFSET (TendPatientSummary, identifiers),
  G_STRUCT_OFFSET (TendPatientSummary, names),
  G_STRUCT_OFFSET (TendPatientSummary, contact_points),
  G_STRUCT_OFFSET (TendPatientSummary, addresses),
  G_STRUCT_OFFSET (TendPatientSummary, related_persons),
  G_STRUCT_OFFSET (TendPatientSummary, organizations),
  G_STRUCT_OFFSET (TendPatientSummary, practitioners),
  G_STRUCT_OFFSET (TendPatientSummary, locations),
  G_STRUCT_OFFSET (TendPatientSummary, coverages),
  G_STRUCT_OFFSET (TendPatientSummary, conditions),
  G_STRUCT_OFFSET (TendPatientSummary, allergies),
  G_STRUCT_OFFSET (TendPatientSummary, medications),
  G_STRUCT_OFFSET (TendPatientSummary, immunizations),
  G_STRUCT_OFFSET (TendPatientSummary, procedures),
  G_STRUCT_OFFSET (TendPatientSummary, appointments),
  G_STRUCT_OFFSET (TendPatientSummary, encounters),
  G_STRUCT_OFFSET (TendPatientSummary, devices),
  G_STRUCT_OFFSET (TendPatientSummary, observations),
};

static GPtrArray **
get_array (TendPatientSummary *self, gsize array)
{
  return G_STRUCT_MEMBER_P (self, arrays[array]);
}

TendPatientSummary *
tend_patient_summary_new (TendPatient *patient)
{
  TendPatientSummary *self = g_new0 (TendPatientSummary, 1);

  self->patient = g_object_ref (patient);
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    *get_array (self, i) = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
tend_patient_summary_free (TendPatientSummary *self)
{
  g_object_unref (self->patient);
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_ptr_array_unref (*get_array (self, i));
  g_free (self);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = tend_record_get_id (*(TendRecord *const *) a);
  gint64 second = tend_record_get_id (*(TendRecord *const *) b);

  return (first > second) - (first < second);
}

void
tend_patient_summary_sort (TendPatientSummary *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_ptr_array_sort (*get_array (self, i), compare_ids);
}
