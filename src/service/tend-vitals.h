/* SPDX-License-Identifier: GPL-3.0-or-later
 * Vitals: what was measured at one moment, checked, recorded and corrected. */
#pragma once

#include "tend-fault.h"
#include "tend-observation.h"
#include "tend-patient.h"
#include "tend-transaction.h"
#include "tend-vital.h"

G_BEGIN_DECLS

/* One field of the sheet as it was filled in. */
typedef struct
{
  TendVitalKind kind;
  char         *typed;
  char         *unit; /* UCUM, as chosen; NULL for the one the vital is stored in */
  char         *body_site;
  char         *method;
  char         *position;
  char         *cuff_size;
  gint64        device_id;
  gboolean      confirmed; /* asked about an unusual value, the person said it is right */
} TendVitalEntry;

/* What was measured at one moment. Systolic and diastolic pressure are two entries. */
typedef struct
{
  gint64     patient_id;
  gint64     encounter_id;
  gint64     performer_id;
  gint64     effective_at; /* TEND_TIME_NONE: now */
  GPtrArray *entries;      /* of TendVitalEntry */
  gboolean   on_oxygen;
  char      *consciousness;  /* A C V P U, NULL when not assessed */
  gboolean   oxygen_scale_2; /* NEWS2 scale 2, as a clinician prescribed for hypercapnia */
  gboolean   pregnant;       /* NEWS2 does not apply */
} TendVitalsForm;

TendVitalEntry *tend_vital_entry_new (TendVitalKind kind, const char *typed, const char *unit);
void            tend_vital_entry_free (TendVitalEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendVitalEntry, tend_vital_entry_free)

TendVitalsForm *tend_vitals_form_new (void);
void            tend_vitals_form_free (TendVitalsForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendVitalsForm, tend_vitals_form_free)

/* For drafts. */
char           *tend_vitals_form_to_json (TendVitalsForm *form);
TendVitalsForm *tend_vitals_form_from_json (const char *json, GError **error);

/* What is wrong or unusual; each fault's field is the LOINC code of its entry.
 * Blocking: impossible, unreadable, or out of the usual and not confirmed.
 * @last_observations (of TendObservation, nullable) is what the query
 * "newest-vitals" gives: a weight that changed by more than 10 % is asked about.
 * Reads nothing but its arguments. */
GPtrArray *tend_vitals_check (TendVitalsForm *form,
                              TendPatient    *patient,
                              GPtrArray      *last_observations,
                              const GDate    *today);

/* Journal action "vitals.record". Writes one observation a vital, the pressure
 * as a panel with two components, and what follows: the mass index when weight
 * and height are there, NEWS2 when all its items are. The result is the first
 * observation. TEND_ERROR_INVALID when a fault blocks or nothing was typed. */
gboolean tend_vitals_record (TendTransaction *transaction, TendVitalsForm *form, GError **error);

/* Journal action "vitals.correct". Writes a new observation with status
 * corrected that amends the old one, which becomes entered-in-error; the mass
 * index and NEWS2 of the same moment follow. @unit NULL: as before. The result is
 * the new observation. TEND_ERROR_INVALID for an impossible value or no reason,
 * TEND_ERROR_CONFLICT when the observation was corrected already. */
gboolean tend_vitals_correct (TendTransaction *transaction,
                              gint64           observation_id,
                              const char      *typed,
                              const char      *unit,
                              const char      *reason,
                              GError         **error);

/* Journal action "vitals.retract". The observation was of another patient or never
 * made: it becomes entered-in-error, the components of a panel with it. */
gboolean tend_vitals_retract (TendTransaction *transaction,
                              gint64           observation_id,
                              const char      *reason,
                              GError         **error);

G_END_DECLS
