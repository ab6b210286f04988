/* SPDX-License-Identifier: GPL-3.0-or-later
 * Registering a patient, and changing what was registered: the person with names, contacts,
 * addresses, relatives and insurance as one form. */
#pragma once

#include "tend-patient.h"
#include "tend-store.h"

G_BEGIN_DECLS

/* Before the number of every MRN, so that a scan tells one from an accession number. */
#define TEND_REGISTRATION_MRN_PREFIX "M"

/* One form. It owns its records and shares none with a window's lists. A record
 * with id 0 is new; one with the withdrawn mark set is taken back on saving (a
 * new one is then left out). */
typedef struct
{
  TendPatient *patient;
  GPtrArray   *names;           /* TendHumanName */
  GPtrArray   *contact_points;  /* TendContactPoint */
  GPtrArray   *addresses;       /* TendAddress */
  GPtrArray   *related_persons; /* TendRelatedPerson */
  GPtrArray   *coverages;       /* TendCoverage */
} TendRegistration;

/* An empty form for a new patient. */
TendRegistration *tend_registration_new (void);
void              tend_registration_free (TendRegistration *self);
/* Hand a copy to a job: the original stays with the window. */
TendRegistration *tend_registration_copy (TendRegistration *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendRegistration, tend_registration_free)

/* Of TendFault (transfer full). Fields of lists are "contact_points[1].value".
 * Pure: reads nothing but the form. */
GPtrArray *tend_registration_check (TendRegistration *self, const GDate *today);

/* Refuses what tend_registration_check() blocks. A new patient gets an MRN, the time of
 * registration and is active. Cleans texts and normalizes telephone numbers.
 * The result is the TendPatient; the records of @self get their ids. */
gboolean
tend_registration_save (TendTransaction *transaction, TendRegistration *self, GError **error);

/* TEND_ERROR_NOT_FOUND. */
TendRegistration *
tend_registration_load (TendTransaction *transaction, gint64 patient_id, GError **error);
/* The same through the reading connection, for windows. */
void tend_registration_load_async (TendStore          *store,
                                   gint64              patient_id,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
TendRegistration *
tend_registration_load_finish (TendStore *store, GAsyncResult *result, GError **error);

/* The MRN of the next new patient (transfer full). */
char *tend_registration_next_mrn (TendTransaction *transaction, GError **error);

/* For drafts: everything of the form, ids and versions included. */
char             *tend_registration_to_json (TendRegistration *self);
TendRegistration *tend_registration_from_json (const char *json, GError **error);

G_END_DECLS
