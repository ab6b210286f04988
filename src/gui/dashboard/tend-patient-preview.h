#pragma once

#include <adwaita.h>

#include "tend-store.h"

G_BEGIN_DECLS

/* Beside a list: who the chosen row is about, in a few facts.
 * Properties: "store", "patient-id" (gint64; 0: nobody chosen). */
#define TEND_TYPE_PATIENT_PREVIEW (tend_patient_preview_get_type ())
G_DECLARE_FINAL_TYPE (TendPatientPreview, tend_patient_preview, TEND, PATIENT_PREVIEW, AdwBin)

void tend_patient_preview_set_store (TendPatientPreview *self, TendStore *store);
void tend_patient_preview_set_patient_id (TendPatientPreview *self, gint64 patient_id);

G_END_DECLS
