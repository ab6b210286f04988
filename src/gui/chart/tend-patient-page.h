/* SPDX-License-Identifier: GPL-3.0-or-later
 * What pages of a chart have in common: whose they are, and a start when that is known. */
#pragma once

#include <adwaita.h>

#include "tend-patient.h"
#include "tend-query.h"

G_BEGIN_DECLS

/* Properties: "store", "patient". */
#define TEND_TYPE_PATIENT_PAGE (tend_patient_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (TendPatientPage, tend_patient_page, TEND, PATIENT_PAGE, AdwBin)

struct _TendPatientPageClass
{
  AdwBinClass parent_class;

  /* Called once, when the store and the patient are there. */
  void (*start) (TendPatientPage *self);
};

TendStore   *tend_patient_page_get_store (TendPatientPage *self);
TendPatient *tend_patient_page_get_patient (TendPatientPage *self);
/* The named query for this patient (transfer full). */
TendQuery *tend_patient_page_query (TendPatientPage *self, const char *name);

G_END_DECLS
