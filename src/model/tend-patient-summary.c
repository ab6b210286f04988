/* SPDX-License-Identifier: GPL-3.0-or-later
 * One patient with all that a summary for another clinic tells. */
#define G_LOG_DOMAIN "tend-patient-summary"

#include "config.h"

#include "tend-patient-summary.h"

TendPatientSummary *
tend_patient_summary_new (TendPatient *patient)
{
  TendPatientSummary *self = g_new0 (TendPatientSummary, 1);
  GPtrArray         **arrays[] = {
            &self->identifiers,     &self->names,         &self->contact_points, &self->addresses,
            &self->related_persons, &self->organizations, &self->practitioners,  &self->locations,
            &self->coverages,       &self->conditions,    &self->allergies,      &self->medications,
            &self->immunizations,   &self->procedures,    &self->appointments,   &self->encounters,
            &self->devices,         &self->observations,
  };

  self->patient = g_object_ref (patient);
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    *arrays[i] = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
tend_patient_summary_free (TendPatientSummary *self)
{
  GPtrArray *arrays[] = {
    self->identifiers,     self->names,         self->contact_points, self->addresses,
    self->related_persons, self->organizations, self->practitioners,  self->locations,
    self->coverages,       self->conditions,    self->allergies,      self->medications,
    self->immunizations,   self->procedures,    self->appointments,   self->encounters,
    self->devices,         self->observations,
  };

  g_object_unref (self->patient);
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_ptr_array_unref (arrays[i]);
  g_free (self);
}
