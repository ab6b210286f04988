/* SPDX-License-Identifier: GPL-3.0-or-later
 * National Early Warning Score 2. */
#pragma once

#include "tend-date.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_NEWS2_RESPIRATION,
  TEND_NEWS2_SATURATION,
  TEND_NEWS2_OXYGEN,
  TEND_NEWS2_SYSTOLIC,
  TEND_NEWS2_PULSE,
  TEND_NEWS2_CONSCIOUSNESS,
  TEND_NEWS2_TEMPERATURE,
} TendNews2Item;

#define TEND_N_NEWS2_ITEMS (TEND_NEWS2_TEMPERATURE + 1)

typedef enum
{
  TEND_CONSCIOUSNESS_UNKNOWN,
  TEND_CONSCIOUSNESS_ALERT,
  TEND_CONSCIOUSNESS_CONFUSED, /* newly */
  TEND_CONSCIOUSNESS_VOICE,
  TEND_CONSCIOUSNESS_PAIN,
  TEND_CONSCIOUSNESS_UNRESPONSIVE,
} TendConsciousness;

typedef enum
{
  TEND_OXYGEN_UNKNOWN,
  TEND_OXYGEN_AIR,
  TEND_OXYGEN_SUPPLEMENTAL,
} TendOxygen;

/** TendNews2Observations: in the stored units; NAN and _UNKNOWN for what was not measured. */
typedef struct
{
  double            respiration;
  double            saturation;
  gboolean          is_hypercapnic; /* scale 2, set by a clinician: target 88–92 % */
  TendOxygen        oxygen;
  double            systolic;
  double            pulse;
  TendConsciousness consciousness;
  double            temperature;
} TendNews2Observations;

typedef enum
{
  TEND_NEWS2_BAND_NONE, /* no total */
  TEND_NEWS2_BAND_LOW,
  TEND_NEWS2_BAND_LOW_MEDIUM,
  TEND_NEWS2_BAND_MEDIUM,
  TEND_NEWS2_BAND_HIGH,
} TendNews2Band;

/** TendNews2Score: points are -1 for an item that is missing, the total when any is. */
typedef struct
{
  int           points[TEND_N_NEWS2_ITEMS];
  int           total;
  TendNews2Band band;
  guint         n_missing;
} TendNews2Score;

/**
 * tend_news2_score:
 * @age: (nullable): %NULL when unknown, which is refused
 *
 * %FALSE with %TEND_ERROR_INVALID under 16 years and in pregnancy, where the
 * score is not valid. Missing items are no error: there is no total then.
 */
gboolean tend_news2_score (const TendNews2Observations *observations,
                           const TendAge               *age,
                           gboolean                     is_pregnant,
                           TendNews2Score              *score,
                           GError                     **error);

/** tend_news2_get_item_name: to be translated with _(). */
const char *tend_news2_get_item_name (TendNews2Item item);

/** tend_news2_describe: a sentence for the band, to be translated with _(). */
const char *tend_news2_describe (TendNews2Band band);

/** tend_news2_get_credit: the credit the college asks for wherever the score is shown. */
const char *tend_news2_get_credit (void);

G_END_DECLS
