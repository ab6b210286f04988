/* SPDX-License-Identifier: GPL-3.0-or-later
 * A visit from the door to the goodbye: check-in, walk-in and the steps between.
 * The result of each transaction is the TendEncounter. */
#pragma once

#include "tend-encounter.h"
#include "tend-transaction.h"

G_BEGIN_DECLS

/* The appointment has arrived and an encounter begins. TEND_ERROR_CONFLICT when
 * it was checked in already or is cancelled. */
gboolean tend_visit_check_in (TendTransaction *transaction, gint64 appointment_id, GError **error);
/* Makes an appointment that begins now and checks it in. @practitioner_id may be 0. */
gboolean tend_visit_walk_in (TendTransaction *transaction,
                             gint64           patient_id,
                             const char      *service_type,
                             const char      *reason,
                             gint64           practitioner_id,
                             GError         **error);
/* arrived → roomed → with the clinician → done, each stamped with the time of
 * the transaction; when done the appointment is fulfilled. @from is the stage that
 * was shown: TEND_ERROR_CONFLICT when the visit is no longer there, so that two who
 * take the same step take it once. @location_id 0 keeps the room. */
gboolean tend_visit_advance (TendTransaction   *transaction,
                             gint64             encounter_id,
                             TendEncounterStage from,
                             gint64             location_id,
                             GError           **error);
/* @location_id 0 takes the patient out of the room. */
gboolean tend_visit_set_location (TendTransaction *transaction,
                                  gint64           encounter_id,
                                  gint64           location_id,
                                  GError         **error);
/* Clears the last stamp. From arrived the encounter is cancelled and withdrawn
 * and its appointment is booked again. @from as in advancing. */
gboolean tend_visit_step_back (TendTransaction   *transaction,
                               gint64             encounter_id,
                               TendEncounterStage from,
                               GError           **error);

G_END_DECLS
