/* SPDX-License-Identifier: GPL-3.0-or-later
 * The kinds of visit as windows show them: words and stripes. */
#define G_LOG_DOMAIN "tend-visit-kind"

#include "config.h"

#include "tend-visit-kind.h"

#include <glib/gi18n.h>

const char *
tend_visit_kind_get_name (const char *code)
{
  const TendVisitKind *kind = code != NULL ? tend_setup_find_visit_kind (code) : NULL;

  if (kind != NULL)
    return _ (kind->name);
  return code != NULL ? code : "";
}

GListModel *
tend_visit_kind_list_names (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (const TendVisitKind *kind = tend_setup_get_visit_kinds (); kind->code != NULL; kind++)
    gtk_string_list_append (names, _ (kind->name));
  return G_LIST_MODEL (names);
}

guint
tend_visit_kind_find (const char *code)
{
  const TendVisitKind *kinds = tend_setup_get_visit_kinds ();

  for (guint i = 0; kinds[i].code != NULL; i++)
    if (g_strcmp0 (kinds[i].code, code) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}
