/* SPDX-License-Identifier: GPL-3.0-or-later
 * One row of the column being entered: value, unit, what goes with it, what is said about it. */
#pragma once

#include <adwaita.h>

#include "tend-vitals-rows.h"
#include "tend-vitals.h"

G_BEGIN_DECLS

/* Signals: "changed": something of it was typed or chosen; "left": the focus left
 * the value; "advance": Enter in it. */
#define TEND_TYPE_VITAL_FIELD (tend_vital_field_get_type ())
G_DECLARE_FINAL_TYPE (TendVitalField, tend_vital_field, TEND, VITAL_FIELD, GtkBox)

TendVitalField *tend_vital_field_new (TendVitalsRow row);
TendVitalsRow   tend_vital_field_get_row (TendVitalField *self);

/* The widgets in the order Tab visits them: the value first; NULL when there is none. */
GtkWidget *tend_vital_field_get_value_widget (TendVitalField *self);
/* The first widget beside the value, or NULL; the others are its siblings. */
GtkWidget *tend_vital_field_get_qualifiers (TendVitalField *self);
GtkWidget *tend_vital_field_get_confirm (TendVitalField *self);

/* Chooses the other unit people use (°F, lb, in) while nothing is typed. */
void tend_vital_field_prefer_alternative (TendVitalField *self, gboolean alternative);

/* Adds what was entered, if anything, to @form. */
void     tend_vital_field_write (TendVitalField *self, TendVitalsForm *form);
void     tend_vital_field_read (TendVitalField *self, TendVitalsForm *form);
void     tend_vital_field_clear (TendVitalField *self);
gboolean tend_vital_field_is_empty (TendVitalField *self);
gboolean tend_vital_field_has_focus (TendVitalField *self);

/* Shows @text where a value is computed. */
void tend_vital_field_set_computed (TendVitalField *self, const char *text, TendVitalLevel level);
/* Colours the value and says why beneath it; a NULL @sentence says nothing. */
void     tend_vital_field_say (TendVitalField *self,
                               TendVitalLevel  level,
                               const char     *sentence,
                               gboolean        can_be_confirmed);
gboolean tend_vital_field_is_saying (TendVitalField *self);

G_END_DECLS
