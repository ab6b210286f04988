/* SPDX-License-Identifier: GPL-3.0-or-later
 * Notes the answer that there are no known allergies. */
#pragma once

#include <gtk/gtk.h>

#include "tend-query.h"

G_BEGIN_DECLS

/* @button then notes that somebody asked and there are none; it is shown once
 * @allergies (of this patient) are read and none is among them, unless it was asked today. */
void tend_allergy_question_bind (GtkWidget *button,
                                 TendStore *store,
                                 gint64     patient_id,
                                 TendQuery *allergies);
/* “asked 5 Mar 2026”, for the line that says there are none (transfer full); nullable. */
char *tend_allergy_question_dup_day (const GDate *recorded_date);

G_END_DECLS
