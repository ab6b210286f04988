/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two people changed one registration: what each of them changed, put together. */
#define G_LOG_DOMAIN "tend-registration-merge"

#include "config.h"

#include "tend-registration-merge.h"

#include "tend-chart-format.h"

#include <glib/gi18n.h>

static void
dispute_free (gpointer data)
{
  TendRegistrationDispute *dispute = data;

  g_free (dispute->field);
  g_free (dispute->mine);
  g_free (dispute->theirs);
  g_free (dispute);
}

static TendRecord *
find_record (GPtrArray *records, gint64 id)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (tend_record_get_id (g_ptr_array_index (records, i)) == id)
      return g_ptr_array_index (records, i);
  return NULL;
}

static void
take_field (TendRecord *mine, TendRecord *theirs, guint field)
{
  const char *name = tend_record_get_info (mine)->fields[field].name;
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (theirs), name, &value);
  g_object_set_property (G_OBJECT (mine), name, &value);
}

static void
add_dispute (GPtrArray *disputes, guint field, TendRecord *mine, TendRecord *theirs)
{
  TendRegistrationDispute *dispute = g_new0 (TendRegistrationDispute, 1);
  TendRecord              *record = mine != NULL ? mine : theirs;

  dispute->field = tend_chart_format_nick (tend_record_get_info (record)->fields[field].name);
  dispute->mine = mine != NULL ? tend_record_dup_text (mine, field) : NULL;
  dispute->theirs = theirs != NULL ? tend_record_dup_text (theirs, field) : NULL;
  g_ptr_array_add (disputes, dispute);
}

/* One of two took the record back while the other changed it. */
static void
dispute_changes (TendRecord *base, TendRecord *mine, TendRecord *theirs, GPtrArray *disputes)
{
  TendRecord *changed = mine != NULL ? mine : theirs;
  guint64     mask = base != NULL ? tend_record_compare (base, changed) : 0;

  for (guint i = 0; i < tend_record_get_info (changed)->n_fields; i++)
    if (mask >> i & 1)
      add_dispute (disputes, i, mine, theirs);
}

static void
merge_record (TendRecord *base, TendRecord *mine, TendRecord *theirs, GPtrArray *disputes)
{
  const TendRecordInfo *info = tend_record_get_info (mine);
  guint64 changed_here = base != NULL ? tend_record_compare (base, mine) : G_MAXUINT64;
  guint64 differs = tend_record_compare (mine, theirs);
  guint64 changed_there = base != NULL ? tend_record_compare (base, theirs) : G_MAXUINT64;

  for (guint i = 0; i < info->n_fields; i++)
    {
      if (!(differs >> i & 1))
        continue;
      if (!(changed_here >> i & 1))
        {
          take_field (mine, theirs, i);
          continue;
        }
      if (!(changed_there >> i & 1))
        continue;
      add_dispute (disputes, i, mine, theirs);
    }
  tend_record_set_version (mine, tend_record_get_version (theirs));
}

static void
merge_list (GPtrArray *base, GPtrArray *mine, GPtrArray *theirs, GPtrArray *disputes)
{
  for (guint i = 0; i < theirs->len; i++)
    {
      TendRecord *record = g_ptr_array_index (theirs, i);
      TendRecord *known = find_record (mine, tend_record_get_id (record));
      TendRecord *before = find_record (base, tend_record_get_id (record));

      if (known == NULL)
        g_ptr_array_add (mine, tend_record_copy (record));
      else
        {
          if (tend_record_get_withdrawn (known))
            dispute_changes (before, NULL, record, disputes);
          merge_record (before, known, record, disputes);
        }
    }
  /* What they took back is gone: saving it again would fail for ever, so that what was typed
   * into it becomes a new one. */
  for (guint i = mine->len; i > 0; i--)
    {
      TendRecord *record = g_ptr_array_index (mine, i - 1);
      TendRecord *before = find_record (base, tend_record_get_id (record));

      if (tend_record_get_id (record) == 0
          || find_record (theirs, tend_record_get_id (record)) != NULL)
        continue;
      if (before == NULL || tend_record_get_withdrawn (record)
          || tend_record_compare (before, record) == 0)
        {
          g_ptr_array_remove_index (mine, i - 1);
          continue;
        }
      dispute_changes (before, record, NULL, disputes);
      tend_record_set_id (record, 0);
    }
}

GPtrArray *
tend_registration_merge (TendRegistration *base, TendRegistration *mine, TendRegistration *theirs)
{
  GPtrArray *disputes = g_ptr_array_new_with_free_func (dispute_free);

  merge_record (TEND_RECORD (base->patient), TEND_RECORD (mine->patient),
                TEND_RECORD (theirs->patient), disputes);
  merge_list (base->names, mine->names, theirs->names, disputes);
  merge_list (base->contact_points, mine->contact_points, theirs->contact_points, disputes);
  merge_list (base->addresses, mine->addresses, theirs->addresses, disputes);
  merge_list (base->related_persons, mine->related_persons, theirs->related_persons, disputes);
  merge_list (base->coverages, mine->coverages, theirs->coverages, disputes);
  return disputes;
}

char *
tend_registration_describe_disputes (GPtrArray *disputes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < disputes->len; i++)
    {
      TendRegistrationDispute *dispute = g_ptr_array_index (disputes, i);

      if (i > 0)
        g_string_append_c (text, '\n');
      /* Translators: the name of a field, what was typed here and what is saved. */
      g_string_append_printf (text, _ ("%s: you typed “%s”, saved is “%s”"), dispute->field,
                              dispute->mine != NULL ? dispute->mine : "",
                              dispute->theirs != NULL ? dispute->theirs : "");
    }
  return g_string_free (text, FALSE);
}
