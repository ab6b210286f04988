/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a summary of one patient holds. */
#pragma once

#include "tend-kinds.h"

G_BEGIN_DECLS

/* One patient with all that a summary for another clinic tells. The arrays hold
 * records of the kind they are named for; those of organizations, practitioners
 * and locations only what the others refer to. Components of a panel are among
 * the observations. */
typedef struct
{
  TendPatient *patient;
  GPtrArray   *identifiers; /* of the patient */
  GPtrArray   *names;
  GPtrArray   *contact_points;
  GPtrArray   *addresses;
  GPtrArray   *related_persons;
  GPtrArray   *organizations;
  GPtrArray   *practitioners;
  GPtrArray   *locations;
  GPtrArray   *coverages;
  GPtrArray   *conditions;
  GPtrArray   *allergies;
  GPtrArray   *medications;
  GPtrArray   *immunizations;
  GPtrArray   *procedures;
  GPtrArray   *appointments;
  GPtrArray   *encounters;
  GPtrArray   *devices;
  GPtrArray   *observations;
} TendPatientSummary;

/* With empty arrays; takes a reference on @patient. */
TendPatientSummary *tend_patient_summary_new (TendPatient *patient);
void                tend_patient_summary_free (TendPatientSummary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendPatientSummary, tend_patient_summary_free)
/* Brings each array into the order of the ids, which is that of their making. */
void tend_patient_summary_sort (TendPatientSummary *self);

G_END_DECLS
