/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every kind of row that a query returns beside stored records. */
#define G_LOG_DOMAIN "tend-views"

#include "config.h"

#include "tend-views.h"

#include "tend-journal-entry.h"
#include "tend-patient-match.h"

GType
tend_views_nth (guint position)
{
  static GType (*const types[]) (void) = {
    tend_journal_entry_get_type,
    tend_patient_match_get_type,
  };

  return position < G_N_ELEMENTS (types) ? types[position]() : G_TYPE_INVALID;
}

GType
tend_views_find (const char *name)
{
  GType type;

  for (guint i = 0; (type = tend_views_nth (i)) != G_TYPE_INVALID; i++)
    if (g_str_equal (g_type_name (type), name))
      return type;
  return G_TYPE_INVALID;
}
