/* SPDX-License-Identifier: GPL-3.0-or-later
 * Takes what was read from a file into the store, kind after kind. */
#define G_LOG_DOMAIN "tend-import"

#include "config.h"

#include "tend-import-run.h"

#include <glib/gi18n-lib.h>

#include "tend-allergies.h"
#include "tend-import-private.h"
#include "tend-kinds.h"
#include "tend-number.h"
#include "tend-people.h"
#include "tend-registration.h"

#define ASSET_TAG_PREFIX "EQ"
#define MORE_THAN_ONCE N_ ("It is in the file more than once; the first counts.")

/* What is referred to comes before what refers to it. */
static GType (*const order[]) (void) = {
  tend_organization_get_type,
  tend_location_get_type,
  tend_practitioner_get_type,
  tend_patient_get_type,
  tend_related_person_get_type,
  tend_coverage_get_type,
  tend_device_get_type,
  tend_appointment_get_type,
  tend_encounter_get_type,
  tend_condition_get_type,
  tend_allergy_intolerance_get_type,
  tend_medication_get_type,
  tend_immunization_get_type,
  tend_procedure_get_type,
  tend_observation_get_type,
};

static void
free_entry (gpointer data)
{
  TendImportEntry *entry = data;

  g_clear_object (&entry->existing);
  g_free (entry);
}

static TendImportRun *
new_run (TendTransaction  *transaction,
         TendImport       *import,
         gboolean          dry_run,
         TendImportCounts *counts)
{
  TendImportRun *run = g_new0 (TendImportRun, 1);

  run->transaction = transaction;
  run->import = import;
  run->counts = counts;
  run->dry_run = dry_run;
  run->entries = g_ptr_array_new_with_free_func (free_entry);
  run->added = g_ptr_array_new_with_free_func (g_object_unref);
  run->by_url = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->by_identifier = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run->owners = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  run->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return run;
}

static void
free_run (TendImportRun *run)
{
  g_ptr_array_unref (run->entries);
  g_ptr_array_unref (run->added);
  g_hash_table_unref (run->by_url);
  g_hash_table_unref (run->by_id);
  g_hash_table_unref (run->by_identifier);
  g_hash_table_unref (run->known);
  g_hash_table_unref (run->owners);
  g_hash_table_unref (run->tags);
  g_hash_table_unref (run->taken);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendImportRun, free_run)

static void
count_skips_of_reader (TendImportRun *run)
{
  for (guint i = 0; i < run->import->censuses->len; i++)
    {
      TendImportCensus *census = g_ptr_array_index (run->import->censuses, i);
      TendImportTally  *tally = tend_import_tally (run, census->resource_type);
      GHashTableIter    iter;
      gpointer          why, count;

      g_hash_table_iter_init (&iter, census->skipped);
      while (g_hash_table_iter_next (&iter, &why, &count))
        {
          tally->skipped += GPOINTER_TO_UINT (count);
          g_hash_table_insert (tally->notes, g_strdup (why), count);
        }
    }
}

static void
list_identifiers (TendImportRun *run, TendImportEntry *entry)
{
  for (guint i = 0; i < entry->item->identifiers->len; i++)
    {
      TendImportIdentifier *identifier = g_ptr_array_index (entry->item->identifiers, i);
      g_autofree char      *key
          = g_strdup_printf ("%s\n%s\n%s", entry->table, identifier->system, identifier->value);

      if (!g_hash_table_contains (run->by_identifier, key))
        g_hash_table_insert (run->by_identifier, g_steal_pointer (&key), entry);
    }
}

/* An entry for each item, found by all that a reference may call it. What has
 * the name of an earlier one is that one again. */
static void
list_entries (TendImportRun *run)
{
  for (guint i = 0; i < run->import->items->len; i++)
    {
      TendImportItem  *item = g_ptr_array_index (run->import->items, i);
      TendImportEntry *entry = g_new0 (TendImportEntry, 1);
      g_autofree char *key = NULL;

      entry->item = item;
      entry->table = tend_record_get_info (item->record)->table;
      g_ptr_array_add (run->entries, entry);
      if (item->source_id != NULL)
        key = g_strdup_printf ("%s/%s", item->resource_type, item->source_id);
      if ((key != NULL && g_hash_table_contains (run->by_id, key))
          || (item->url != NULL && g_hash_table_contains (run->by_url, item->url)))
        {
          tend_import_pass (run, entry, _ (MORE_THAN_ONCE));
          continue;
        }

      if (key != NULL)
        g_hash_table_insert (run->by_id, g_steal_pointer (&key), entry);
      if (item->url != NULL)
        g_hash_table_insert (run->by_url, g_strdup (item->url), entry);
      list_identifiers (run, entry);
    }
}

static gboolean
is_tag_free (TendImportRun *run, const char *tag, gboolean *is_free, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  *is_free = FALSE;
  if (tag == NULL || g_hash_table_contains (run->tags, tag))
    return TRUE;
  rows = tend_transaction_query (run->transaction, "import-device-by-asset-tag",
                                 g_variant_new_parsed ("{'tag': <%s>}", tag), error);
  *is_free = rows != NULL && rows->len == 0;
  return rows != NULL;
}

/* The tag of the file if nobody has it, else one of ours. */
static gboolean
give_asset_tag (TendImportRun *run, TendRecord *record, GError **error)
{
  g_autofree char *tag = g_strdup (tend_device_get_data (TEND_DEVICE (record))->asset_tag);
  gboolean         is_free;

  for (;;)
    {
      gint64 number;

      if (!is_tag_free (run, tag, &is_free, error))
        return FALSE;
      if (is_free)
        break;
      number = tend_transaction_next_number (run->transaction, "asset-tag", error);
      if (number == 0)
        return FALSE;
      g_free (tag);
      tag = tend_number_make (ASSET_TAG_PREFIX, number);
    }
  g_object_set (record, "asset-tag", tag, NULL);
  g_hash_table_add (run->tags, g_steal_pointer (&tag));
  return TRUE;
}

static gboolean
complete_record (TendImportRun *run, TendRecord *record, GError **error)
{
  if (TEND_IS_PATIENT (record))
    {
      g_autofree char *mrn = tend_registration_next_mrn (run->transaction, error);

      if (mrn == NULL)
        return FALSE;
      g_object_set (record, "mrn", mrn, "registered-at",
                    tend_transaction_get_now (run->transaction), NULL);
    }
  return !TEND_IS_DEVICE (record) || give_asset_tag (run, record, error);
}

/* Whether an item that is a known row goes on; otherwise it is passed over. */
static gboolean
take_existing (TendImportRun *run, TendImportEntry *entry)
{
  gint64 id = tend_record_get_id (entry->existing);

  if (tend_record_get_withdrawn (entry->existing))
    {
      tend_import_pass (run, entry, _ ("It was taken back here."));
      return FALSE;
    }
  entry->id = id;
  if (g_hash_table_contains (run->taken, &id))
    {
      tend_import_pass (run, entry, _ (MORE_THAN_ONCE));
      return FALSE;
    }
  g_hash_table_add (run->taken, g_memdup2 (&id, sizeof id));
  return TRUE;
}

/* Settles what an item is. Adds it to @added when it is new, to @known when it is
 * a row already. */
static gboolean
settle (
    TendImportRun *run, TendImportEntry *entry, GPtrArray *added, GPtrArray *known, GError **error)
{
  TendRecord *record = entry->item->record;
  guint       n_faults = run->import->faults->len;
  gboolean    complete;

  if (!tend_import_resolve (run, entry, &complete, error))
    return FALSE;
  if (!complete || !tend_import_makes_sense (run, entry))
    return TRUE;
  if (!tend_import_recognize (run, entry, error))
    return FALSE;

  if (run->import->faults->len > n_faults)
    return TRUE;

  if (entry->same != NULL)
    tend_import_pass (run, entry, _ (MORE_THAN_ONCE));
  else if (entry->existing != NULL)
    {
      if (take_existing (run, entry))
        g_ptr_array_add (known, entry);
    }
  else if (tend_record_get_withdrawn (record))
    tend_import_pass (run, entry, _ ("It was entered in error."));
  else
    {
      g_ptr_array_add (added, entry);
      return run->dry_run || complete_record (run, record, error);
    }
  return TRUE;
}

static gboolean
insert_new (TendImportRun *run, GPtrArray *added, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (guint i = 0; i < added->len; i++)
    g_ptr_array_add (records, ((TendImportEntry *) g_ptr_array_index (added, i))->item->record);
  if (!run->dry_run && !tend_transaction_insert_many (run->transaction, records, error))
    return FALSE;

  for (guint i = 0; i < added->len; i++)
    {
      TendImportEntry *entry = g_ptr_array_index (added, i);
      gboolean         changed = FALSE;

      entry->id = run->dry_run ? --run->placeholder : tend_record_get_id (entry->item->record);
      tend_import_remember_owner (run, entry->id,
                                  tend_import_get_reference (entry->item->record, "patient_id"));
      tend_import_tally (run, entry->item->resource_type)->added++;
      if (!tend_import_write_children (run, entry, &changed, error)
          || !tend_import_write_identifiers (run, entry, &changed, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
withdraw (TendImportRun *run, TendImportEntry *entry, GError **error)
{
  tend_import_tally (run, entry->item->resource_type)->changed++;
  tend_import_note (run, entry->item, _ ("It was taken back: the file says that it was an error."));
  return run->dry_run || tend_transaction_withdraw (run->transaction, entry->existing, error);
}

static gboolean
update_known (TendImportRun *run, GPtrArray *known, GError **error)
{
  for (guint i = 0; i < known->len; i++)
    {
      TendImportEntry *entry = g_ptr_array_index (known, i);
      TendImportTally *tally = tend_import_tally (run, entry->item->resource_type);
      gboolean         changed;

      if (tend_record_get_withdrawn (entry->item->record))
        {
          if (!withdraw (run, entry, error))
            return FALSE;
          continue;
        }

      changed = tend_import_apply (entry->item, entry->existing);
      if (changed && !run->dry_run
          && !tend_transaction_update (run->transaction, entry->existing, error))
        return FALSE;
      if (!tend_import_write_children (run, entry, &changed, error)
          || !tend_import_write_identifiers (run, entry, &changed, error))
        return FALSE;
      if (changed)
        tally->changed++;
      else
        tally->unchanged++;
    }
  return TRUE;
}

/* Of whom the file lists an allergy, the record that there is none does not hold any more. */
static gboolean
end_none_known (TendImportRun *run, GPtrArray *entries, GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      TendImportEntry *entry = g_ptr_array_index (entries, i);
      TendRecord      *record = entry->existing != NULL ? entry->existing : entry->item->record;
      const TendAllergyIntoleranceData *data
          = tend_allergy_intolerance_get_data (TEND_ALLERGY_INTOLERANCE (record));

      if (!tend_record_get_withdrawn (record) && tend_allergy_intolerance_is_current (data)
          && !tend_allergy_intolerance_says_none (data)
          && !tend_allergies_end_none (run->transaction, data->patient_id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_kind (TendImportRun *run, GType type, GError **error)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < run->entries->len; i++)
    {
      TendImportEntry *entry = g_ptr_array_index (run->entries, i);

      if (G_OBJECT_TYPE (entry->item->record) == type && !entry->passed
          && !settle (run, entry, added, known, error))
        return FALSE;
    }
  /* the walk goes on for further faults, but a store with a hole is no use */
  run->dry_run |= run->import->faults->len > 0;
  if (!insert_new (run, added, error) || !update_known (run, known, error)
      || !tend_import_insert_added (run, error))
    return FALSE;
  return run->dry_run || type != TEND_TYPE_ALLERGY_INTOLERANCE
         || (end_none_known (run, added, error) && end_none_known (run, known, error));
}

static void
note_patient (TendImportRun *run)
{
  gint64 patient_id = 0;

  for (guint i = 0; i < run->entries->len; i++)
    {
      TendImportEntry *entry = g_ptr_array_index (run->entries, i);

      if (!TEND_IS_PATIENT (entry->item->record))
        continue;
      if (patient_id != 0)
        return;
      patient_id = entry->id;
    }
  if (patient_id > 0)
    tend_transaction_set_patient (run->transaction, patient_id);
}

gboolean
tend_import_run (TendTransaction  *transaction,
                 TendImport       *import,
                 gboolean          dry_run,
                 TendImportCounts *counts,
                 GError          **error)
{
  g_autoptr (TendImportRun) run = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (import != NULL && counts != NULL, FALSE);

  if (!tend_import_check (import, error)
      || !tend_people_require (transaction, "data.import", error))
    return FALSE;

  run = new_run (transaction, import, dry_run, counts);
  count_skips_of_reader (run);
  list_entries (run);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (!take_kind (run, order[i](), error))
      return FALSE;
  if (!tend_import_check (import, error))
    return FALSE;

  tend_transaction_set_action (transaction, "data.import");
  if (!dry_run)
    note_patient (run);
  return TRUE;
}
