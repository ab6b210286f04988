/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of the vitals service share. */
#pragma once

#include "tend-date.h"
#include "tend-vital-reference.h"
#include "tend-vitals.h"

G_BEGIN_DECLS

#define TEND_LOINC_PRESSURE_PANEL "85354-9"

/* Facts and scores without a LOINC code that may be used freely. */
#define TEND_CODE_NEWS2 "news2"
#define TEND_CODE_CONSCIOUSNESS "acvpu"
#define TEND_CODE_OXYGEN "on-oxygen"

#define TEND_CATEGORY_VITALS "vital-signs"
#define TEND_CATEGORY_SURVEY "survey"

#define TEND_UNIT_SCORE "{score}"
#define TEND_METHOD_OXYGEN_SCALE_1 "SpO2 scale 1"
#define TEND_METHOD_OXYGEN_SCALE_2 "SpO2 scale 2"

/* An entry that was read. */
typedef struct
{
  const TendVitalEntry *entry; /* owned by the form */
  TendVitalKind         kind;
  double                value; /* in the stored unit */
  const char           *typed_unit;
  TendVitalAssessment   assessment;
} TendVitalMeasure;

/* What the form's entries say (of TendVitalMeasure); what cannot be read or cannot
 * be is a fault instead. @age is NULL when unknown. */
GArray *tend_vitals_measure (TendVitalsForm *form, const TendAge *age, GPtrArray *faults);
/* NULL when no measure is of the kind. */
const TendVitalMeasure *tend_vitals_find_measure (GArray *measures, TendVitalKind kind);

/* HL7 v3 ObservationInterpretation, NULL when nothing is there to compare with. */
const char *tend_vitals_interpret (TendVitalLevel level);

/* The age at that time; FALSE when the birth date is not known. */
gboolean tend_vitals_get_age (TendPatient *patient, gint64 time, GTimeZone *zone, TendAge *age);

/* Writes what follows from @observations, all those of one moment: the mass index and NEWS2.
 * One that is among them already is corrected when it says something else, or
 * retracted when it no longer follows; otherwise it is made new if @may_add. */
gboolean tend_vitals_derive (TendTransaction *transaction,
                             TendPatient     *patient,
                             GPtrArray       *observations,
                             gboolean         may_add,
                             gboolean         news2_applies,
                             gboolean         oxygen_scale_2,
                             GError         **error);

G_END_DECLS
