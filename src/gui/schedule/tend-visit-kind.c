/* SPDX-License-Identifier: GPL-3.0-or-later
 * The kinds of visit, in words. */
#define G_LOG_DOMAIN "tend-visit-kind"

#include "config.h"

#include "tend-visit-kind.h"

#include <glib/gi18n.h>

static const TendVisitKind kinds[] = {
  { "follow-up", 20 },   { "new-patient", 40 }, { "annual-physical", 40 },
  { "nurse-visit", 15 }, { "vaccination", 10 }, { "procedure", 60 },
  { "telehealth", 20 },  { "home-visit", 60 },  { "equipment-check", 30 },
};

static const char *const names[] = {
  N_ ("Follow-up"),   N_ ("New patient"), N_ ("Yearly checkup"),
  N_ ("Nurse visit"), N_ ("Vaccination"), N_ ("Procedure"),
  N_ ("Video visit"), N_ ("Home visit"),  N_ ("Equipment check"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == G_N_ELEMENTS (names));

const TendVisitKind *
tend_visit_kind_nth (guint position)
{
  return position < G_N_ELEMENTS (kinds) ? &kinds[position] : NULL;
}

int
tend_visit_kind_find (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (code, kinds[i].code) == 0)
      return (int) i;
  return -1;
}

const char *
tend_visit_kind_get_name (const char *code)
{
  int position = tend_visit_kind_find (code);

  if (position >= 0)
    return _ (names[position]);
  return code != NULL ? code : "";
}
