/* SPDX-License-Identifier: GPL-3.0-or-later
 * The kinds of blood collection tubes. */
#define G_LOG_DOMAIN "tend-tube"

#include "config.h"

#include "tend-tube.h"

#include <glib/gi18n-lib.h>

/* Order of draw and inversions: CLSI GP41 (2017), capillary order: CLSI GP42.
 * Capacities are those of the commonest adult tubes; a request names another.
 * Royal blue goes with its additive. */
static const TendTube tubes[TEND_N_TUBES] = {
  { TEND_TUBE_BLOOD_CULTURE_AEROBIC, "blood-culture-aerobic", N_ ("Aerobic bottle"), N_ ("Broth"),
    0x4a90d9, 0, 8, 10, 10000, 80 },
  { TEND_TUBE_BLOOD_CULTURE_ANAEROBIC, "blood-culture-anaerobic", N_ ("Anaerobic bottle"),
    N_ ("Broth"), 0x6a3fa0, 0, 8, 10, 10000, 80 },
  { TEND_TUBE_YELLOW_SPS, "yellow-sps", N_ ("Yellow"), N_ ("SPS"), 0xf2d32e, 0, 8, 10, 8300, 0 },
  { TEND_TUBE_LIGHT_BLUE, "light-blue", N_ ("Light blue"), N_ ("Sodium citrate"), 0x8ecae6, 3, 3, 4,
    2700, 90 },
  { TEND_TUBE_RED_GLASS, "red-glass", N_ ("Red, glass"), N_ ("None"), 0xb3202c, 4, 0, 0, 10000, 0 },
  { TEND_TUBE_RED, "red", N_ ("Red"), N_ ("Clot activator"), 0xd62839, 4, 5, 5, 6000, 0 },
  { TEND_TUBE_GOLD, "gold", N_ ("Gold"), N_ ("Clot activator and gel"), 0xd9a521, 4, 5, 5, 5000,
    0 },
  { TEND_TUBE_TIGER, "tiger", N_ ("Red and gray"), N_ ("Clot activator and gel"), 0x9c4a4a, 4, 5, 5,
    8500, 0 },
  { TEND_TUBE_ROYAL_BLUE_SERUM, "royal-blue-serum", N_ ("Royal blue, red band"),
    N_ ("Clot activator, trace element free"), 0x2746b0, 4, 8, 10, 6000, 0 },
  { TEND_TUBE_GREEN, "green", N_ ("Green"), N_ ("Heparin"), 0x2e8b57, 3, 8, 10, 6000, 0 },
  { TEND_TUBE_LIGHT_GREEN, "light-green", N_ ("Light green"), N_ ("Lithium heparin and gel"),
    0x8fd694, 3, 8, 10, 4500, 0 },
  { TEND_TUBE_LAVENDER, "lavender", N_ ("Lavender"), N_ ("EDTA"), 0xa98bd0, 2, 8, 10, 4000, 0 },
  { TEND_TUBE_PINK, "pink", N_ ("Pink"), N_ ("EDTA"), 0xf28cb1, 2, 8, 10, 6000, 0 },
  { TEND_TUBE_PEARL, "pearl", N_ ("Pearl"), N_ ("EDTA and gel"), 0xe8e6e1, 2, 8, 10, 5000, 0 },
  { TEND_TUBE_ROYAL_BLUE_EDTA, "royal-blue-edta", N_ ("Royal blue, lavender band"),
    N_ ("EDTA, trace element free"), 0x2746b0, 2, 8, 10, 6000, 0 },
  { TEND_TUBE_GRAY, "gray", N_ ("Gray"), N_ ("Fluoride and oxalate"), 0x8a8d91, 3, 8, 10, 4000, 0 },
  { TEND_TUBE_YELLOW_ACD, "yellow-acd", N_ ("Yellow"), N_ ("ACD"), 0xf5e14a, 0, 8, 10, 8500, 0 },
};

const TendTube *
tend_tube_get (TendTubeKind kind)
{
  g_return_val_if_fail ((guint) kind < TEND_N_TUBES, NULL);

  return &tubes[kind];
}

const TendTube *
tend_tube_find_nick (const char *nick)
{
  for (gsize i = 0; i < TEND_N_TUBES; i++)
    if (g_strcmp0 (tubes[i].nick, nick) == 0)
      return &tubes[i];
  return NULL;
}
