/* SPDX-License-Identifier: GPL-3.0-or-later
 * Registering a patient, and changing what is registered. */
#pragma once

#include "tend-application.h"

G_BEGIN_DECLS

/* Properties given when it is made: "store", "patient-id" (0: a new patient),
 * "section" (of the form to begin at, nullable). Emits "saved" (gint64 patient)
 * before it closes. */
#define TEND_TYPE_REGISTRATION_WINDOW (tend_registration_window_get_type ())
G_DECLARE_FINAL_TYPE (TendRegistrationWindow,
                      tend_registration_window,
                      TEND,
                      REGISTRATION_WINDOW,
                      AdwApplicationWindow)

GtkWindow *tend_registration_window_new (TendApplication *application, gint64 patient_id);
/* Presents the window for this patient, at a section: "person", "contact",
 * "address", "relatives", "insurance" or "care". */
void tend_registration_window_open (GtkWidget  *origin,
                                    TendStore  *store,
                                    gint64      patient_id,
                                    const char *section);

G_END_DECLS
