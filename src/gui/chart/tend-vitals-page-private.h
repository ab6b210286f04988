/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the two halves of the page of vitals share: the sheet and the form. */
#pragma once

#include "tend-encounter.h"
#include "tend-form-draft.h"
#include "tend-query.h"
#include "tend-vital-field.h"
#include "tend-vitals-page.h"
#include "tend-vitals-plot.h"

G_BEGIN_DECLS

struct _TendVitalsPage
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *draft_bar;
  GtkWidget *head_box;
  GtkWidget *history_scroll;
  GtkWidget *history_grid;
  GtkWidget *form_box;
  GtkWidget *save_button;
  GtkWidget *form_error;
  GtkWidget *plot;

  /* Owned */
  TendStore     *store;
  TendPatient   *patient;
  TendEncounter *encounter;
  TendQuery     *history;
  TendQuery     *newest;
  GPtrArray     *columns; /* of TendVitalsColumn, oldest first */
  TendFormDraft *draft;
  GListStore    *points[TEND_N_VITALS_ROWS]; /* of the sparklines */
  GtkSizeGroup  *row_sizes[TEND_N_VITALS_ROWS + 1];

  /* Borrowed, NULL where a row does not apply */
  TendVitalField *fields[TEND_N_VITALS_ROWS];

  TendAge  age;
  gboolean has_age;
  gboolean saving;
  gboolean filling; /* from a draft: what changes is not typed */
};

const TendAge *tend_vitals_page_get_age (TendVitalsPage *self);
void           tend_vitals_page_notify_draft (TendVitalsPage *self);

/* tend-vitals-sheet.c: heads and what was measured. */
void tend_vitals_sheet_build (TendVitalsPage *self);
void tend_vitals_sheet_fill (TendVitalsPage *self);

/* tend-vitals-entry.c: the column being entered. */
void tend_vitals_entry_build (TendVitalsPage *self);
void tend_vitals_entry_check (TendVitalsPage *self);
void tend_vitals_entry_save (TendVitalsPage *self);
void tend_vitals_entry_start_draft (TendVitalsPage *self);
void tend_vitals_entry_focus_first (TendVitalsPage *self);
/* The units this workstation is used to. */
void tend_vitals_entry_take_units (TendVitalsPage *self, GSettings *settings);

G_END_DECLS
