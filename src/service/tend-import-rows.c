/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes what belongs to an imported item: its fields, children and identifiers. */
#define G_LOG_DOMAIN "tend-import"

#include "config.h"

#include "tend-import-private.h"

#include "tend-kinds.h"

gboolean
tend_import_apply (TendImportItem *item, TendRecord *record)
{
  guint64 changed = tend_record_compare (record, item->record) & item->stated;

  for (guint i = 0; changed >> i != 0; i++)
    if (changed >> i & 1)
      {
        g_auto (GValue) value = G_VALUE_INIT;

        g_value_init (&value, TEND_RECORD_GET_CLASS (record)->pspecs[i]->value_type);
        tend_record_get_value (item->record, i, &value);
        tend_record_set_value (record, i, &value);
      }
  return changed != 0;
}

/* The query for the rows that belong to a row, and what tells them apart. */
static const struct
{
  GType (*get_type) (void);
  const char *query;
  const char *parameter;
  const char *keys[3];
} child_kinds[] = {
  { tend_human_name_get_type, "names-of-patient", "patient", { "family_name", "given_name" } },
  { tend_contact_point_get_type, "contact-points-of-patient", "patient" },
  { tend_address_get_type, "addresses-of-patient", "patient", { "line", "city", "postal_code" } },
  { tend_related_person_get_type,
    "related-persons-of-patient",
    "patient",
    { "family_name", "given_name" } },
  { tend_observation_get_type, "import-components", "panel", { "code" } },
};

/* A telephone number by its digits, however it was typed; anything else as it is. */
static gboolean
is_same_contact_point (TendRecord *a, TendRecord *b)
{
  const TendContactPointData *first = tend_contact_point_get_data (TEND_CONTACT_POINT (a));
  const TendContactPointData *second = tend_contact_point_get_data (TEND_CONTACT_POINT (b));

  if (first->normalized != NULL && second->normalized != NULL)
    return g_str_equal (first->normalized, second->normalized);
  return first->system == second->system && g_strcmp0 (first->value, second->value) == 0;
}

static gboolean
is_alike (gsize kind, TendRecord *a, TendRecord *b)
{
  if (TEND_IS_CONTACT_POINT (a))
    return is_same_contact_point (a, b);
  for (gsize i = 0; i < G_N_ELEMENTS (child_kinds[kind].keys); i++)
    {
      const char      *key = child_kinds[kind].keys[i];
      g_autofree char *first = NULL, *second = NULL;

      if (key == NULL)
        continue;
      first = tend_record_dup_text (a, tend_record_find_field (a, key));
      second = tend_record_dup_text (b, tend_record_find_field (b, key));
      if (g_strcmp0 (first, second) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
prepare_child (TendImportEntry *entry, TendImportItem *child)
{
  g_autofree char *parent = g_strdup_printf ("%" G_GINT64_FORMAT, entry->id);

  for (guint i = 0; i < child->references->len; i++)
    {
      TendImportReference *reference = g_ptr_array_index (child->references, i);
      gint64               id = tend_import_get_reference (entry->item->record, reference->field);
      g_autofree char     *text = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;

      tend_import_item_assume (child, reference->field, NULL);
      tend_import_item_state_if_any (child, reference->field, text);
    }
  tend_import_item_state (child, child->parent_field, parent);
}

/* Takes the row that the child is out of those there are. */
static TendRecord *
take_row (gsize kind, GPtrArray *rows, TendImportItem *child)
{
  for (guint i = 0; i < rows->len; i++)
    if (is_alike (kind, g_ptr_array_index (rows, i), child->record))
      return g_ptr_array_steal_index (rows, i);
  return NULL;
}

static gboolean
write_children_of_kind (
    TendImportRun *run, TendImportEntry *entry, gsize kind, gboolean *changed, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < entry->item->children->len; i++)
    {
      TendImportItem *child = g_ptr_array_index (entry->item->children, i);
      g_autoptr (TendRecord) row = NULL;

      if (G_OBJECT_TYPE (child->record) != child_kinds[kind].get_type ())
        continue;
      if (rows == NULL && entry->existing != NULL)
        rows = tend_transaction_query (
            run->transaction, child_kinds[kind].query,
            g_variant_new_parsed ("{%s: <%x>}", child_kinds[kind].parameter, entry->id), error);
      if (rows == NULL && entry->existing != NULL)
        return FALSE;

      prepare_child (entry, child);
      row = rows != NULL ? take_row (kind, rows, child) : NULL;
      if (row == NULL)
        {
          g_ptr_array_add (run->added, g_object_ref (child->record));
          *changed = TRUE;
        }
      else if (tend_import_apply (child, row))
        {
          *changed = TRUE;
          if (!run->dry_run && !tend_transaction_update (run->transaction, row, error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
tend_import_write_children (TendImportRun   *run,
                            TendImportEntry *entry,
                            gboolean        *changed,
                            GError         **error)
{
  if (entry->item->children->len == 0)
    return TRUE;
  for (gsize kind = 0; kind < G_N_ELEMENTS (child_kinds); kind++)
    if (!write_children_of_kind (run, entry, kind, changed, error))
      return FALSE;
  return TRUE;
}

/* A number that the row has in a field of its own. What is new keeps one that
 * others gave out as an identifier too: references may name it by that. */
static gboolean
is_own (TendImportEntry *entry, const char *system, const char *value)
{
  static const struct
  {
    const char *system;
    const char *field;
    gboolean    given_by_others;
  } numbers[] = {
    { TEND_IMPORT_SYSTEM_MRN, "mrn", FALSE },
    { TEND_IMPORT_SYSTEM_ASSET_TAG, "asset_tag", FALSE },
    { TEND_IMPORT_SYSTEM_NPI, "npi", TRUE },
    { TEND_IMPORT_SYSTEM_PAYER, "payer_identifier", TRUE },
  };
  TendRecord      *record = entry->existing != NULL ? entry->existing : entry->item->record;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, entry->id);

  if (g_str_equal (system, TEND_IMPORT_SYSTEM_RECORD))
    return g_str_equal (value, id);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      int              field = tend_record_find_field (record, numbers[i].field);
      g_autofree char *own = field >= 0 ? tend_record_dup_text (record, field) : NULL;

      if (g_str_equal (system, numbers[i].system) && g_strcmp0 (value, own) == 0)
        return entry->existing != NULL || !numbers[i].given_by_others;
    }
  return FALSE;
}

static gboolean
is_among (GPtrArray *rows, const char *system, const char *value)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TendIdentifierData *data = tend_identifier_get_data (g_ptr_array_index (rows, i));

      if (g_str_equal (data->system, system) && g_str_equal (data->value, value))
        return TRUE;
    }
  return FALSE;
}

static void
add_identifier (TendImportEntry *entry,
                GPtrArray       *rows,
                GPtrArray       *added,
                const char      *system,
                const char      *value,
                const char      *label)
{
  if (is_own (entry, system, value) || is_among (rows, system, value)
      || is_among (added, system, value))
    return;
  g_ptr_array_add (added, g_object_new (TEND_TYPE_IDENTIFIER, "owner-kind", entry->table,
                                        "owner-id", entry->id, "system", system, "value", value,
                                        "label", label, NULL));
}

gboolean
tend_import_write_identifiers (TendImportRun   *run,
                               TendImportEntry *entry,
                               gboolean        *changed,
                               GError         **error)
{
  TendImportItem *item = entry->item;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  if (entry->existing == NULL)
    rows = g_ptr_array_new ();
  else
    rows = tend_transaction_query (
        run->transaction, "identifiers-of-owner",
        g_variant_new_parsed ("{'kind': <%s>, 'owner': <%x>}", entry->table, entry->id), error);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < item->identifiers->len; i++)
    {
      TendImportIdentifier *identifier = g_ptr_array_index (item->identifiers, i);

      add_identifier (entry, rows, added, identifier->system, identifier->value, identifier->label);
    }
  if (item->source_id != NULL)
    {
      g_autofree char *system = g_strconcat (TEND_IMPORT_SYSTEM_ID, item->resource_type, NULL);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, entry->id);

      if (!g_str_equal (id, item->source_id))
        add_identifier (entry, rows, added, system, item->source_id, NULL);
    }
  *changed |= added->len > 0;
  for (guint i = 0; i < added->len; i++)
    g_ptr_array_add (run->added, g_object_ref (g_ptr_array_index (added, i)));
  return TRUE;
}

static gboolean
insert_kind (TendImportRun *run, GType type, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (guint i = 0; i < run->added->len; i++)
    if (G_OBJECT_TYPE (g_ptr_array_index (run->added, i)) == type)
      g_ptr_array_add (records, g_ptr_array_index (run->added, i));
  return tend_transaction_insert_many (run->transaction, records, error);
}

gboolean
tend_import_insert_added (TendImportRun *run, GError **error)
{
  if (!run->dry_run)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (child_kinds); i++)
        if (!insert_kind (run, child_kinds[i].get_type (), error))
          return FALSE;
      if (!insert_kind (run, TEND_TYPE_IDENTIFIER, error))
        return FALSE;
    }
  g_ptr_array_set_size (run->added, 0);
  return TRUE;
}
