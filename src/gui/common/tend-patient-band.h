#pragma once

#include <adwaita.h>

#include "tend-patient.h"

G_BEGIN_DECLS

/* Says whose window, dialog or label this is: the patient's hue, name, birth
 * date and age, sex and pronouns, MRN, language, and the chips that must not be
 * missed.
 *
 * Properties: "patient" (TendPatient), "allergies" (GListModel of
 * TendAllergyIntolerance; NULL: not known yet, no chip), "compact" (boolean: one
 * line, for dialogs), "stacked" (boolean: for narrow panes). */
#define TEND_TYPE_PATIENT_BAND (tend_patient_band_get_type ())
G_DECLARE_FINAL_TYPE (TendPatientBand, tend_patient_band, TEND, PATIENT_BAND, AdwBin)

void tend_patient_band_set_patient (TendPatientBand *self, TendPatient *patient);
void tend_patient_band_set_allergies (TendPatientBand *self, GListModel *allergies);

G_END_DECLS
