#pragma once

#include <adwaita.h>

#include "tend-patient.h"
#include "tend-store.h"

G_BEGIN_DECLS

/* The program: one store, one person signed in, and the windows.
 *
 * Properties: "store" (nullable until one is open), "locked" (boolean). */
#define TEND_TYPE_APPLICATION (tend_application_get_type ())
G_DECLARE_FINAL_TYPE (TendApplication, tend_application, TEND, APPLICATION, AdwApplication)

TendApplication *tend_application_new (void);

/* Transfer none; NULL until a store is open. Windows exist only while one is. */
TendStore *tend_application_get_store (TendApplication *self);
GSettings *tend_application_get_settings (TendApplication *self);
/* Takes @store as if it had been opened: for tests. */
void tend_application_set_store (TendApplication *self, TendStore *store);

/* One window a patient: presents the one there is. */
void tend_application_open_chart (TendApplication *self, gint64 patient_id);
/* The same, on a page of it, such as "orders" or "account". */
void tend_application_open_chart_page (TendApplication *self, gint64 patient_id, const char *page);
void tend_application_open_dashboard (TendApplication *self);
/* @date may be NULL: today. */
void tend_application_open_schedule (TendApplication *self, const GDate *date);
/* The schedule, with a booking begun for @patient. */
void tend_application_open_booking (TendApplication *self, TendPatient *patient);
void tend_application_open_equipment (TendApplication *self);
/* The schedule on that day, with the appointment selected. */
void
tend_application_open_appointment (TendApplication *self, gint64 appointment_id, gint64 start_at);
/* The equipment, with the device selected. */
void tend_application_open_device (TendApplication *self, gint64 device_id);
/* 0: a new patient. */
void tend_application_open_registration (TendApplication *self, gint64 patient_id);
/* The patients whose charts were open last, newest first: TendPatient. */
GListModel *tend_application_get_recent_patients (TendApplication *self);

/* The application of the window @widget is in; nullable. */
TendApplication *tend_application_find (GtkWidget *widget);

G_END_DECLS
