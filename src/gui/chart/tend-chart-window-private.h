/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of the chart window share. */
#pragma once

#include "tend-chart-window.h"
#include "tend-encounter.h"
#include "tend-patient-band.h"
#include "tend-query.h"
#include "tend-schedule-slot.h"

G_BEGIN_DECLS

struct _TendChartWindow
{
  AdwApplicationWindow parent_instance;

  /* Owned */
  TendStore        *store;
  TendPatient      *patient;
  TendEncounter    *encounter;
  TendScheduleSlot *appointment;
  TendQuery        *encounters;
  TendQuery        *appointments;
  TendQuery        *allergies;
  GCancellable     *cancellable;
  GBinding         *draft_binding;

  /* Borrowed */
  GtkWidget *page;
  gulong     page_handler;

  /* Template */
  AdwToastOverlay *toast_overlay;
  AdwWindowTitle  *window_title;
  TendPatientBand *band;
  GtkStack        *body;
  GtkListBox      *sections;
  GtkStack        *pages;
  GtkLabel        *draft_label;
  GtkButton       *undo_button;
  GtkButton       *order_button;
  AdwStatusPage   *missing_page;

  gint64 patient_id;
};

void tend_chart_window_install_actions (GtkWidgetClass *widget_class);
/* To the first field of the page shown. */
void tend_chart_window_focus_page (TendChartWindow *self);
void tend_chart_window_update_actions (TendChartWindow *self);

G_END_DECLS
