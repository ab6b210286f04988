/* SPDX-License-Identifier: GPL-3.0-or-later
 * Blood collection tubes in the order of draw. */
#pragma once

#include "tend-error.h"

G_BEGIN_DECLS

/** TendTubeKind: in the venous order of draw. */
typedef enum
{
  TEND_TUBE_BLOOD_CULTURE_AEROBIC,
  TEND_TUBE_BLOOD_CULTURE_ANAEROBIC,
  TEND_TUBE_YELLOW_SPS,
  TEND_TUBE_LIGHT_BLUE,
  TEND_TUBE_RED_GLASS,
  TEND_TUBE_RED,
  TEND_TUBE_GOLD,
  TEND_TUBE_TIGER,
  TEND_TUBE_ROYAL_BLUE_SERUM,
  TEND_TUBE_GREEN,
  TEND_TUBE_LIGHT_GREEN,
  TEND_TUBE_LAVENDER,
  TEND_TUBE_PINK,
  TEND_TUBE_PEARL,
  TEND_TUBE_ROYAL_BLUE_EDTA,
  TEND_TUBE_GRAY,
  TEND_TUBE_YELLOW_ACD,
} TendTubeKind;

#define TEND_N_TUBES (TEND_TUBE_YELLOW_ACD + 1)

/**
 * TendTube:
 * @nick: what the store and exchange call it
 * @color, @additive: to be translated with _()
 * @rgb: 0xRRGGBB of the cap; always shown beside the word, never alone
 * @capillary_order: place in a finger or heel stick, 0 when not drawn so
 * @inversions_minimum, @inversions_maximum: gentle turns at once after drawing
 * @capacity: µL of the usual tube
 * @fill: least share of the capacity, per cent
 */
typedef struct
{
  TendTubeKind kind;
  const char  *nick;
  const char  *color;
  const char  *additive;
  guint32      rgb;
  int          capillary_order;
  int          inversions_minimum;
  int          inversions_maximum;
  int          capacity;
  int          fill;
} TendTube;

const TendTube *tend_tube_get (TendTubeKind kind);

/** tend_tube_find_nick: (nullable) */
const TendTube *tend_tube_find_nick (const char *nick);

typedef enum
{
  TEND_DRAW_NEEDLE,
  TEND_DRAW_WINGED_SET,
  TEND_DRAW_CAPILLARY,
} TendDrawMethod;

/**
 * TendTubeRequest:
 * @volume: µL the test needs
 * @capacity: µL of the tube used, 0 for the usual one of the kind
 * @own_tube: shares with no other test
 */
typedef struct
{
  TendTubeKind kind;
  int          volume;
  int          capacity;
  gboolean     own_tube;
} TendTubeRequest;

/**
 * TendPlannedTube:
 * @volume: µL the tests need of it
 * @draw: µL to draw: at least @volume and the fill its additive needs
 * @requests: (element-type guint): indices of the requests in it, rising
 */
typedef struct
{
  TendTubeKind kind;
  int          capacity;
  int          volume;
  int          draw;
  GArray      *requests;
} TendPlannedTube;

/**
 * TendTubePlan:
 * @tubes: (element-type TendPlannedTube): in the order to draw them
 * @discard_first: draw a discard tube first: the air in a winged set would
 *   leave a light blue tube short
 * @draw: µL of all tubes, without the discard
 */
typedef struct
{
  GPtrArray *tubes;
  gboolean   discard_first;
  gint64     draw;
} TendTubePlan;

#define TEND_TUBE_MAX_REQUESTS 200

/**
 * tend_tube_plan:
 *
 * The fewest tubes that hold what the tests need. A test that needs more than
 * one tube fills whole ones and shares the last.
 *
 * Returns: (nullable): %TEND_ERROR_INVALID for volumes or capacities that are
 *   not positive, more than 200 requests, or a kind not drawn from a capillary
 */
TendTubePlan *tend_tube_plan (const TendTubeRequest *requests,
                              gsize                  n_requests,
                              TendDrawMethod         method,
                              GError               **error);
void          tend_tube_plan_free (TendTubePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendTubePlan, tend_tube_plan_free)

G_END_DECLS
