/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tells which row an imported item is, and when it only looks like one. */
#define G_LOG_DOMAIN "tend-import"

#include "config.h"

#include "tend-import-private.h"

#include <glib/gi18n-lib.h>

#include "tend-kinds.h"
#include "tend-text.h"

/* A row that an identifier leads to. A strong one is a number that is meant to
 * tell things apart; the id that a file has for a resource is not: two systems
 * can both have a Patient/1. */
typedef struct
{
  gint64   id;
  gboolean strong;
} Candidate;

typedef enum
{
  VERDICT_OTHER,
  VERDICT_SAME,
  VERDICT_CONTRADICTION, /* a strong identifier, and everything else says no */
} Verdict;

static char *
fold_field (TendRecord *record, const char *name)
{
  int              field = tend_record_find_field (record, name);
  g_autofree char *text = field >= 0 ? tend_record_dup_text (record, field) : NULL;

  return tend_text_fold (text != NULL ? text : "");
}

static gboolean
is_field_alike (TendRecord *a, TendRecord *b, const char *name)
{
  g_autofree char *first = fold_field (a, name);
  g_autofree char *second = fold_field (b, name);

  return *first != '\0' && g_str_equal (first, second);
}

/* "Amy V." is Amy, and so is "A." */
static gboolean
may_be_same_given_name (TendRecord *a, TendRecord *b)
{
  g_autofree char *first = fold_field (a, "given_name");
  g_autofree char *second = fold_field (b, "given_name");

  g_strdelimit (first, " ", '\0');
  g_strdelimit (second, " ", '\0');
  return g_str_has_prefix (first, second) || g_str_has_prefix (second, first);
}

/* A number that only this person has may come with a new name or a corrected
 * date, but hardly with both at once. Without one all must agree: twins share a
 * name, a date and the number of a family's insurance. */
static Verdict
judge_patient (TendRecord *existing, TendRecord *record, gboolean strong)
{
  const GDate *a = &tend_patient_get_data (TEND_PATIENT (existing))->birth_date;
  const GDate *b = &tend_patient_get_data (TEND_PATIENT (record))->birth_date;
  gboolean     other_birth = g_date_valid (a) && g_date_valid (b) && g_date_compare (a, b) != 0;
  gboolean     same_name = is_field_alike (existing, record, "family_name");

  if (strong)
    return other_birth && !same_name ? VERDICT_CONTRADICTION : VERDICT_SAME;
  return !other_birth && same_name && may_be_same_given_name (existing, record) ? VERDICT_SAME
                                                                                : VERDICT_OTHER;
}

static gboolean
is_of_patient (TendRecord *record)
{
  int patient = tend_record_find_field (record, "patient_id");

  return patient >= 0
         && (tend_record_get_info (record)->fields[patient].flags & TEND_FIELD_REQUIRED);
}

static Verdict
judge (TendRecord *existing, TendRecord *record, gboolean strong)
{
  gboolean same;

  if (TEND_IS_PATIENT (record))
    return judge_patient (existing, record, strong);

  if (is_of_patient (record))
    same = tend_import_get_reference (existing, "patient_id")
           == tend_import_get_reference (record, "patient_id");
  else if (TEND_IS_PRACTITIONER (record))
    same = strong || is_field_alike (existing, record, "family_name");
  else
    same = is_field_alike (existing, record, "name");
  return same ? VERDICT_SAME : VERDICT_OTHER;
}

static void
add_candidate (GArray *candidates, gint64 id, gboolean strong)
{
  Candidate candidate = { id, strong };

  for (guint i = 0; i < candidates->len; i++)
    if (g_array_index (candidates, Candidate, i).id == id)
      return;
  g_array_append_val (candidates, candidate);
}

static gboolean
add_owners (TendImportRun *run,
            const char    *table,
            const char    *system,
            const char    *value,
            gboolean       strong,
            GArray        *candidates,
            GError       **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_auto (GVariantDict) parameters = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&parameters, "kind", "s", table);
  g_variant_dict_insert (&parameters, "system", "s", system);
  g_variant_dict_insert (&parameters, "value", "s", value);
  rows = tend_transaction_query (run->transaction, "import-identifiers",
                                 g_variant_dict_end (&parameters), error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    add_candidate (candidates, tend_identifier_get_data (g_ptr_array_index (rows, i))->owner_id,
                   strong);
  return TRUE;
}

static gboolean
add_patient_by_mrn (TendImportRun *run, const char *mrn, GArray *candidates, GError **error)
{
  g_autoptr (GPtrArray) rows
      = tend_transaction_query (run->transaction, "import-patient-by-mrn",
                                g_variant_new_parsed ("{'mrn': <%s>}", mrn), error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    add_candidate (candidates, tend_record_get_id (g_ptr_array_index (rows, i)), FALSE);
  return TRUE;
}

/* Of what belongs to a patient several can share a number, such as the results of
 * one report: there only the file's own id counts, if it has one. */
static gboolean
is_telling (TendImportEntry *entry)
{
  return !is_of_patient (entry->item->record) || entry->item->source_id == NULL;
}

/* The member number of an insurance is that of a family. */
static gboolean
is_strong (const TendImportIdentifier *identifier)
{
  return g_strcmp0 (identifier->type, "MB") != 0;
}

/* Tend's own exports name the row itself, which may be one of another store. */
static gboolean
add_identified (TendImportRun              *run,
                TendImportEntry            *entry,
                const TendImportIdentifier *identifier,
                GArray                     *candidates,
                GError                    **error)
{
  gint64 id;

  if (g_str_equal (identifier->system, TEND_IMPORT_SYSTEM_RECORD))
    {
      if (g_ascii_string_to_signed (identifier->value, 10, 1, G_MAXINT64, &id, NULL))
        add_candidate (candidates, id, FALSE);
    }
  else if (!is_telling (entry))
    return TRUE;
  if (g_str_equal (identifier->system, TEND_IMPORT_SYSTEM_MRN)
      && g_str_equal (entry->table, "patient")
      && !add_patient_by_mrn (run, identifier->value, candidates, error))
    return FALSE;
  return add_owners (run, entry->table, identifier->system, identifier->value,
                     is_strong (identifier), candidates, error);
}

static gboolean
find_candidates (TendImportRun *run, TendImportEntry *entry, GArray *candidates, GError **error)
{
  TendImportItem  *item = entry->item;
  g_autofree char *system = g_strconcat (TEND_IMPORT_SYSTEM_ID, item->resource_type, NULL);

  for (guint i = 0; i < item->identifiers->len; i++)
    if (!add_identified (run, entry, g_ptr_array_index (item->identifiers, i), candidates, error))
      return FALSE;
  return item->source_id == NULL
         || add_owners (run, entry->table, system, item->source_id, FALSE, candidates, error);
}

/* An earlier entry of the file that is the same by a number of its own. */
static void
find_same (TendImportRun *run, TendImportEntry *entry)
{
  if (is_of_patient (entry->item->record))
    return;

  for (guint i = 0; i < entry->item->identifiers->len && entry->same == NULL; i++)
    {
      TendImportIdentifier *identifier = g_ptr_array_index (entry->item->identifiers, i);
      g_autofree char      *key
          = g_strdup_printf ("%s\n%s\n%s", entry->table, identifier->system, identifier->value);
      TendImportEntry *other = g_hash_table_lookup (run->by_identifier, key);

      if (other != NULL && other != entry && !other->passed
          && judge (other->item->record, entry->item->record, is_strong (identifier))
                 == VERDICT_SAME)
        entry->same = other;
    }
}

/* NULL without an error when there is no such row. */
static gboolean
load_candidate (
    TendImportRun *run, TendImportEntry *entry, gint64 id, TendRecord **row, GError **error)
{
  g_autoptr (GError) failure = NULL;

  *row = tend_transaction_get (run->transaction, G_OBJECT_TYPE (entry->item->record), id, &failure);
  if (*row != NULL || g_error_matches (failure, TEND_ERROR, TEND_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* What was merged into another chart is that chart now. */
static gboolean
follow_merges (TendImportRun *run, TendImportEntry *entry, GError **error)
{
  gint64 id;

  while (TEND_IS_PATIENT (entry->existing)
         && (id = tend_patient_get_data (TEND_PATIENT (entry->existing))->merged_into_id) != 0)
    {
      g_clear_object (&entry->existing);
      entry->existing = tend_transaction_get (run->transaction, TEND_TYPE_PATIENT, id, error);
      if (entry->existing == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Looks at one row that an identifier leads to. One that an earlier entry was
 * recognised as is taken only when there is no other. */
static gboolean
consider (TendImportRun *run, TendImportEntry *entry, Candidate *candidate, GError **error)
{
  g_autoptr (TendRecord) row = NULL;
  gboolean taken = g_hash_table_contains (run->taken, &candidate->id);

  if (taken && entry->existing != NULL)
    return TRUE;
  if (!load_candidate (run, entry, candidate->id, &row, error))
    return FALSE;
  if (row == NULL)
    return TRUE;

  switch (judge (row, entry->item->record, candidate->strong))
    {
    case VERDICT_SAME:
      g_set_object (&entry->existing, row);
      break;
    case VERDICT_CONTRADICTION:
      tend_import_add_fault (run->import, entry->item->line, entry->item->column, entry->item->path,
                             _ ("The store has one of its identifiers for somebody of another "
                                "name and birth date."));
      break;
    case VERDICT_OTHER:
    default:
      break;
    }
  return TRUE;
}

static gboolean
is_found (TendImportRun *run, TendImportEntry *entry)
{
  gint64 id = entry->existing != NULL ? tend_record_get_id (entry->existing) : 0;

  return id != 0 && !g_hash_table_contains (run->taken, &id);
}

gboolean
tend_import_recognize (TendImportRun *run, TendImportEntry *entry, GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  if (!find_candidates (run, entry, candidates, error))
    return FALSE;
  for (guint i = 0; i < candidates->len && !is_found (run, entry); i++)
    if (!consider (run, entry, &g_array_index (candidates, Candidate, i), error))
      return FALSE;
  if (entry->existing == NULL)
    find_same (run, entry);
  return follow_merges (run, entry, error);
}
