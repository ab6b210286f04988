#pragma once

#include <adwaita.h>

#include "tend-store.h"

G_BEGIN_DECLS

/* Patients: found as one types, else those opened last; who is chosen at the side. */
#define TEND_TYPE_PATIENTS_PAGE (tend_patients_page_get_type ())
G_DECLARE_FINAL_TYPE (TendPatientsPage, tend_patients_page, TEND, PATIENTS_PAGE, AdwBin)

/* @recent: of TendPatient, newest first. */
GtkWidget *tend_patients_page_new (TendStore *store, GListModel *recent);

G_END_DECLS
