/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds the rows that the references of an imported file point to. */
#define G_LOG_DOMAIN "tend-import"

#include "config.h"

#include "tend-import-private.h"

#include <glib/gi18n-lib.h>

#include "tend-kinds.h"

/* A chart can have been merged into one that was merged itself. */
#define MAX_MERGES 10

TendImportEntry *
tend_import_find_entry (TendImportRun *run, const TendImportReference *reference, const char *table)
{
  TendImportEntry *entry = NULL;
  g_autofree char *key = NULL;

  if (reference->url != NULL)
    entry = g_hash_table_lookup (run->by_url, reference->url);
  if (entry == NULL && reference->id != NULL)
    {
      key = g_strdup_printf ("%s/%s", reference->resource_type, reference->id);
      entry = g_hash_table_lookup (run->by_id, key);
    }
  else if (entry == NULL && reference->value != NULL)
    {
      key = g_strdup_printf ("%s\n%s\n%s", table, reference->system, reference->value);
      entry = g_hash_table_lookup (run->by_identifier, key);
    }
  return entry;
}

/* The chart that a row is part of now; 0 when it was taken back. */
static gboolean
find_living (TendImportRun *run, const char *table, gint64 *id, GError **error)
{
  for (guint i = 0; i < MAX_MERGES && *id != 0; i++)
    {
      g_autoptr (TendRecord) record
          = tend_transaction_get (run->transaction, tend_kinds_find (table), *id, error);
      gint64 merged;

      if (record == NULL)
        return FALSE;
      if (tend_record_get_withdrawn (record))
        *id = 0;
      if (!TEND_IS_PATIENT (record))
        return TRUE;
      merged = tend_patient_get_data (TEND_PATIENT (record))->merged_into_id;
      if (merged == 0)
        return TRUE;
      *id = merged;
    }
  return TRUE;
}

/* The one row of @table that has the identifier; none when several have it. */
static gboolean
find_in_store (TendImportRun *run,
               const char    *table,
               const char    *system,
               const char    *value,
               gint64        *id,
               GError       **error)
{
  g_autofree char *key = g_strdup_printf ("%s\n%s\n%s", table, system, value);
  gint64          *known = g_hash_table_lookup (run->known, key);
  g_autoptr (GPtrArray) rows = NULL;
  g_auto (GVariantDict) parameters = G_VARIANT_DICT_INIT (NULL);

  if (known != NULL)
    {
      *id = *known;
      return TRUE;
    }

  g_variant_dict_insert (&parameters, "kind", "s", table);
  g_variant_dict_insert (&parameters, "system", "s", system);
  g_variant_dict_insert (&parameters, "value", "s", value);
  rows = tend_transaction_query (run->transaction, "import-identifiers",
                                 g_variant_dict_end (&parameters), error);
  if (rows == NULL)
    return FALSE;

  *id = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 owner = tend_identifier_get_data (g_ptr_array_index (rows, i))->owner_id;

      if (*id != 0 && *id != owner)
        {
          *id = 0;
          break;
        }
      *id = owner;
    }
  if (!find_living (run, table, id, error))
    return FALSE;
  g_hash_table_insert (run->known, g_steal_pointer (&key), g_memdup2 (id, sizeof *id));
  return TRUE;
}

static gboolean
find_target (TendImportRun             *run,
             const TendImportReference *reference,
             const char                *table,
             gint64                    *id,
             GError                   **error)
{
  TendImportEntry *entry = tend_import_find_entry (run, reference, table);

  *id = 0;
  if (entry != NULL)
    {
      if (g_str_equal (entry->table, table))
        *id = entry->same != NULL ? entry->same->id : entry->id;
      return TRUE;
    }
  if (reference->id != NULL)
    {
      g_autofree char *system = g_strconcat (TEND_IMPORT_SYSTEM_ID, reference->resource_type, NULL);

      return find_in_store (run, table, system, reference->id, id, error);
    }
  if (reference->value != NULL)
    return find_in_store (run, table, reference->system != NULL ? reference->system : "",
                          reference->value, id, error);
  return TRUE;
}

gint64
tend_import_get_reference (TendRecord *record, const char *field)
{
  int number = tend_record_find_field (record, field);

  return number >= 0 ? *(gint64 *) tend_record_get_member (record, number) : 0;
}

/* Whose row it is, remembered: many rows of a file belong to one visit. */
static gboolean
find_owner (TendImportRun *run, const char *table, gint64 id, gint64 *patient_id, GError **error)
{
  gint64 *known = g_hash_table_lookup (run->owners, &id);
  g_autoptr (TendRecord) record = NULL;

  if (known != NULL)
    {
      *patient_id = *known;
      return TRUE;
    }
  record = tend_transaction_get (run->transaction, tend_kinds_find (table), id, error);
  if (record == NULL)
    return FALSE;
  *patient_id = tend_import_get_reference (record, "patient_id");
  tend_import_remember_owner (run, id, *patient_id);
  return TRUE;
}

void
tend_import_remember_owner (TendImportRun *run, gint64 id, gint64 patient_id)
{
  g_hash_table_insert (run->owners, g_memdup2 (&id, sizeof id),
                       g_memdup2 (&patient_id, sizeof patient_id));
}

/* A visit of another patient is none of this one's. */
static gboolean
check_owner (TendImportRun *run, TendRecord *record, const char *table, gint64 *id, GError **error)
{
  gint64 patient_id;

  if (*id == 0 || (!g_str_equal (table, "encounter") && !g_str_equal (table, "appointment")))
    return TRUE;
  if (!find_owner (run, table, *id, &patient_id, error))
    return FALSE;
  if (patient_id != tend_import_get_reference (record, "patient_id"))
    *id = 0;
  return TRUE;
}

static gboolean
set_reference (TendImportRun             *run,
               TendImportItem            *item,
               const TendImportReference *reference,
               GError                   **error)
{
  int              number = tend_record_find_field (item->record, reference->field);
  const char      *table = tend_record_get_info (item->record)->fields[number].table;
  g_autofree char *text = NULL;
  gint64           id;

  /* of several the first that is known here */
  if (tend_import_get_reference (item->record, reference->field) != 0)
    return TRUE;
  if (!find_target (run, reference, table, &id, error)
      || !check_owner (run, item->record, table, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  tend_import_item_state (item, reference->field, text);
  return TRUE;
}

/* The patient first: the other references are held against it. */
static gboolean
set_references (TendImportRun *run, TendImportItem *item, GError **error)
{
  for (guint i = 0; i < item->references->len; i++)
    {
      TendImportReference *reference = g_ptr_array_index (item->references, i);

      tend_import_item_assume (item, reference->field, NULL);
    }
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < item->references->len; i++)
      {
        TendImportReference *reference = g_ptr_array_index (item->references, i);

        if (g_str_equal (reference->field, "patient_id") == (round == 0)
            && !set_reference (run, item, reference, error))
          return FALSE;
      }
  return TRUE;
}

static const char *
get_note (const char *field)
{
  static const struct
  {
    const char *field;
    const char *sentence;
  } notes[] = {
    { "practitioner_id", N_ ("The practitioner is not known here and was left out.") },
    { "performer_id", N_ ("The practitioner is not known here and was left out.") },
    { "primary_practitioner_id", N_ ("The practitioner is not known here and was left out.") },
    { "payer_id", N_ ("The payer is not known here and was left out.") },
    { "location_id", N_ ("The place is not known here and was left out.") },
    { "encounter_id", N_ ("The visit is not known here and was left out.") },
    { "appointment_id", N_ ("The appointment is not known here and was left out.") },
    { "device_id", N_ ("The device is not known here and was left out.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    if (g_str_equal (notes[i].field, field))
      return _ (notes[i].sentence);
  return _ ("Something it refers to is not known here and was left out.");
}

/* A row cannot do without this one. */
static void
miss_target (TendImportRun *run, TendImportEntry *entry, const TendImportReference *reference)
{
  TendImportEntry *target = tend_import_find_entry (run, reference, "patient");

  if (target != NULL && target->passed)
    tend_import_pass (run, entry, _ ("It belongs to what was passed over."));
  else
    tend_import_add_fault (run->import, reference->line, reference->column, reference->path,
                           _ ("This patient is known neither from the file nor from the store; "
                              "take the patient in first."));
}

gboolean
tend_import_resolve (TendImportRun *run, TendImportEntry *entry, gboolean *complete, GError **error)
{
  TendImportItem       *item = entry->item;
  const TendRecordInfo *info = tend_record_get_info (item->record);
  const char           *last = NULL;

  *complete = TRUE;
  if (!set_references (run, item, error))
    return FALSE;

  for (guint i = 0; i < item->references->len; i++)
    {
      TendImportReference *reference = g_ptr_array_index (item->references, i);
      int                  number = tend_record_find_field (item->record, reference->field);

      if (tend_import_get_reference (item->record, reference->field) != 0
          || g_strcmp0 (last, reference->field) == 0)
        continue;
      last = reference->field;
      if (info->fields[number].flags & TEND_FIELD_REQUIRED)
        {
          miss_target (run, entry, reference);
          *complete = FALSE;
        }
      else if (reference->resource_type != NULL)
        tend_import_note (run, item, get_note (reference->field));
    }
  return TRUE;
}
