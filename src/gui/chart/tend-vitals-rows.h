/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rows of the flow sheet, and past measurements put into them. */
#pragma once

#include "tend-observation.h"
#include "tend-vital-reference.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_VITALS_ROW_PRESSURE,
  TEND_VITALS_ROW_HEART_RATE,
  TEND_VITALS_ROW_RESPIRATORY_RATE,
  TEND_VITALS_ROW_TEMPERATURE,
  TEND_VITALS_ROW_OXYGEN_SATURATION,
  TEND_VITALS_ROW_CONSCIOUSNESS,
  TEND_VITALS_ROW_PAIN,
  TEND_VITALS_ROW_WEIGHT,
  TEND_VITALS_ROW_HEIGHT,
  TEND_VITALS_ROW_HEAD_CIRCUMFERENCE,
  TEND_VITALS_ROW_GLUCOSE,
  TEND_VITALS_ROW_BODY_MASS_INDEX,
  TEND_VITALS_ROW_NEWS2,
} TendVitalsRow;

#define TEND_N_VITALS_ROWS (TEND_VITALS_ROW_NEWS2 + 1)

/* Translated. */
const char *tend_vitals_row_get_name (TendVitalsRow row);
/* Translated, as the flow sheet calls it: short. */
const char *tend_vitals_kind_get_name (TendVitalKind kind);
/* For the buildable id and CSS: "heart-rate". */
const char *tend_vitals_row_get_nick (TendVitalsRow row);
/* What is typed into it; FALSE for consciousness, mass index and NEWS2. */
gboolean tend_vitals_row_is_typed (TendVitalsRow row);
/* The vital whose number stands in it (the systolic one of a pressure). */
gboolean tend_vitals_row_get_kind (TendVitalsRow row, TendVitalKind *kind);
/* "60–100 /min" (transfer full); NULL when there is no reference. */
char *tend_vitals_row_dup_range (TendVitalsRow row, const TendAge *age);
/* Whether the row concerns a person of this age (NULL: an adult). */
gboolean tend_vitals_row_applies (TendVitalsRow row, const TendAge *age);

/* What was measured at one moment. */
typedef struct
{
  gint64           time;
  TendObservation *cells[TEND_N_VITALS_ROWS]; /* owned, nullable; of a pressure the systolic one */
  TendObservation *diastolic;                 /* owned, nullable */
  TendObservation *oxygen_flow;               /* owned, nullable */
} TendVitalsColumn;

void tend_vitals_column_free (TendVitalsColumn *column);

/* Columns oldest first (transfer full, of TendVitalsColumn) of the newest
 * @most moments among @observations (of TendObservation, any order). */
GPtrArray *tend_vitals_columns_new (GListModel *observations, guint most);
/* "120/80", "36.8", "94 · 2 L"; NULL when empty (transfer full). */
char *tend_vitals_column_dup_text (const TendVitalsColumn *column, TendVitalsRow row);
/* The worse of both values of a pressure. */
TendVitalLevel tend_vitals_column_get_level (const TendVitalsColumn *column, TendVitalsRow row);

G_END_DECLS
