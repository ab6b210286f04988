#pragma once

#include <adwaita.h>

#include "tend-patient.h"
#include "tend-store.h"

G_BEGIN_DECLS

/* A form's patient: found by name, birth date, telephone or MRN in place, then
 * shown with hue, name, birth date and MRN, and can be changed.
 *
 * Properties: "store", "patient" (TendPatient, nullable), "fixed" (boolean: the
 * patient cannot be changed). */
#define TEND_TYPE_PATIENT_FIELD (tend_patient_field_get_type ())
G_DECLARE_FINAL_TYPE (TendPatientField, tend_patient_field, TEND, PATIENT_FIELD, AdwBin)

TendPatient *tend_patient_field_get_patient (TendPatientField *self);
void         tend_patient_field_set_patient (TendPatientField *self, TendPatient *patient);

G_END_DECLS
