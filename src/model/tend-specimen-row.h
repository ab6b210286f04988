/* SPDX-License-Identifier: GPL-3.0-or-later
 * A specimen as worklists show one. */
#pragma once

#include "tend-patient.h"
#include "tend-specimen.h"

G_BEGIN_DECLS

/* Its id is the specimen's. Of its tests it has the first and how many there are. */
typedef struct
{
  gint64              patient_id;
  gint64              encounter_id;
  char               *accession;
  char               *container_kind;
  gint64              container_number;
  gint64              container_count;
  TendSpecimenState   state;
  TendRequestPriority priority;
  gint64              collected_at;
  char               *rejection_reason;
  char               *first_test;
  gint64              test_count;
  char               *mrn;
  char               *family_name;
  char               *given_name;
  GDate               birth_date;
  TendSex             sex;
  char               *collector_family_name;
  char               *collector_given_name;
} TendSpecimenRowData;

#define TEND_TYPE_SPECIMEN_ROW (tend_specimen_row_get_type ())
TEND_DECLARE_RECORD (TendSpecimenRow, tend_specimen_row, SPECIMEN_ROW)

G_END_DECLS
