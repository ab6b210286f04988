/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of the summary share. */
#pragma once

#include "tend-summary-page.h"

#include "tend-allergy-panel.h"
#include "tend-encounter.h"
#include "tend-patient.h"
#include "tend-query.h"
#include "tend-record-row.h"
#include "tend-schedule-slot.h"

G_BEGIN_DECLS

struct _TendSummaryPage
{
  AdwBin parent_instance;

  /* Owned */
  TendStore        *store;
  TendPatient      *patient;
  TendEncounter    *encounter;
  TendScheduleSlot *appointment;
  TendQuery        *slots;
  TendQuery        *balance;

  /* Template */
  GtkWidget  *visit_stripe;
  GtkLabel   *visit_title;
  GtkLabel   *visit_reason;
  GtkLabel   *visit_who;
  GtkGrid    *visit_steps;
  GtkBox     *warnings;
  GtkListBox *allergies;
  GtkListBox *conditions;
  GtkListBox *results;
  GtkListBox *orders;
  GtkListBox *appointments;
  GtkListBox *devices;
  GtkLabel   *balance_label;
  GtkLabel   *balance_detail;

  TendAllergyPanel *allergy_panel;
};

/* Why the patient is here today and how far the visit is. */
void tend_summary_refresh_visit (TendSummaryPage *self);

void tend_summary_fill_allergy (TendRecordRow *row, gpointer record);
void tend_summary_fill_condition (TendRecordRow *row, gpointer record);
void tend_summary_fill_result (TendRecordRow *row, gpointer record);
void tend_summary_fill_order (TendRecordRow *row, gpointer record);
void tend_summary_fill_appointment (TendRecordRow *row, gpointer record);
void tend_summary_fill_device (TendRecordRow *row, gpointer record);

G_END_DECLS
