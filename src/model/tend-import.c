/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a file from outside brought, read but not yet recognised or stored. */
#define G_LOG_DOMAIN "tend-import"

#include "config.h"

#include "tend-import.h"

#include <glib/gi18n-lib.h>

#include "tend-error.h"

/* FHIR R4 has fewer; a file that names more made them up. */
#define MAX_TYPES 200

static void
free_fault (gpointer data)
{
  TendImportFault *fault = data;

  g_free (fault->path);
  g_free (fault->sentence);
  g_free (fault);
}

static void
free_identifier (gpointer data)
{
  TendImportIdentifier *identifier = data;

  g_free (identifier->system);
  g_free (identifier->value);
  g_free (identifier->type);
  g_free (identifier->label);
  g_free (identifier);
}

static void
free_census (gpointer data)
{
  TendImportCensus *census = data;

  g_free (census->resource_type);
  g_hash_table_unref (census->skipped);
  g_free (census);
}

TendImport *
tend_import_new (const char *file)
{
  TendImport *import = g_new0 (TendImport, 1);

  import->file = g_strdup (file);
  import->items = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_import_item_free);
  import->faults = g_ptr_array_new_with_free_func (free_fault);
  import->censuses = g_ptr_array_new_with_free_func (free_census);
  return import;
}

void
tend_import_free (TendImport *import)
{
  g_free (import->file);
  g_ptr_array_unref (import->items);
  g_ptr_array_unref (import->faults);
  g_ptr_array_unref (import->censuses);
  g_free (import);
}

char *
tend_import_describe_fault (TendImport *import, const TendImportFault *fault)
{
  GString *text = g_string_new (import->file);

  if (fault->line > 0)
    g_string_append_printf (text, ":%u", fault->line);
  if (fault->line > 0 && fault->column > 0)
    g_string_append_printf (text, ":%u", fault->column);
  g_string_append (text, ": ");
  if (fault->path != NULL)
    g_string_append_printf (text, "%s: ", fault->path);
  g_string_append (text, fault->sentence);
  return g_string_free (text, FALSE);
}

gboolean
tend_import_check (TendImport *import, GError **error)
{
  g_autofree char *first = NULL;
  guint            n_faults = import->faults->len + import->faults_left_out;

  if (n_faults == 0)
    return TRUE;

  first = tend_import_describe_fault (import, g_ptr_array_index (import->faults, 0));
  if (n_faults == 1)
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, first);
  else
    g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                 g_dngettext (GETTEXT_PACKAGE, "%s (and %u more fault)", "%s (and %u more faults)",
                              n_faults - 1),
                 first, n_faults - 1);
  return FALSE;
}

void
tend_import_add_fault (
    TendImport *import, guint line, guint column, const char *path, const char *sentence)
{
  TendImportFault *fault;

  if (import->faults->len >= TEND_IMPORT_MAX_FAULTS)
    {
      import->faults_left_out++;
      return;
    }

  fault = g_new0 (TendImportFault, 1);
  fault->line = line;
  fault->column = column;
  fault->path = g_strdup (path);
  fault->sentence = g_strdup (sentence);
  g_ptr_array_add (import->faults, fault);
}

static TendImportCensus *
find_census (TendImport *import, const char *resource_type)
{
  TendImportCensus *census;

  if (import->censuses->len >= MAX_TYPES)
    resource_type = _ ("other");
  for (guint i = 0; i < import->censuses->len; i++)
    {
      census = g_ptr_array_index (import->censuses, i);
      if (g_str_equal (census->resource_type, resource_type))
        return census;
    }

  census = g_new0 (TendImportCensus, 1);
  census->resource_type = g_strdup (resource_type);
  census->skipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (import->censuses, census);
  return census;
}

void
tend_import_count (TendImport *import, const char *resource_type)
{
  find_census (import, resource_type)->met++;
}

void
tend_import_skip (TendImport *import, const char *resource_type, const char *why)
{
  GHashTable *skipped = find_census (import, resource_type)->skipped;
  guint       count = GPOINTER_TO_UINT (g_hash_table_lookup (skipped, why));

  g_hash_table_insert (skipped, g_strdup (why), GUINT_TO_POINTER (count + 1));
}

TendImportItem *
tend_import_item_new (const char *resource_type, GType type)
{
  TendImportItem *item = g_new0 (TendImportItem, 1);

  item->resource_type = g_strdup (resource_type);
  item->identifiers = g_ptr_array_new_with_free_func (free_identifier);
  item->record = g_object_new (type, NULL);
  item->references = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_import_reference_free);
  item->children = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_import_item_free);
  return item;
}

void
tend_import_item_free (TendImportItem *item)
{
  g_free (item->resource_type);
  g_free (item->source_id);
  g_free (item->url);
  g_ptr_array_unref (item->identifiers);
  g_object_unref (item->record);
  g_ptr_array_unref (item->references);
  g_ptr_array_unref (item->children);
  g_free (item->path);
  g_free (item);
}

gboolean
tend_import_item_assume (TendImportItem *item, const char *field, const char *text)
{
  int number = tend_record_find_field (item->record, field);

  g_return_val_if_fail (number >= 0, FALSE);

  return tend_record_load_text (item->record, number, text, NULL);
}

gboolean
tend_import_item_state (TendImportItem *item, const char *field, const char *text)
{
  if (!tend_import_item_assume (item, field, text))
    return FALSE;

  item->stated |= G_GUINT64_CONSTANT (1) << tend_record_find_field (item->record, field);
  return TRUE;
}

void
tend_import_item_state_if_any (TendImportItem *item, const char *field, const char *text)
{
  if (text != NULL)
    tend_import_item_state (item, field, text);
}

gboolean
tend_import_item_states (TendImportItem *item, const char *field)
{
  int number = tend_record_find_field (item->record, field);

  g_return_val_if_fail (number >= 0, FALSE);

  return (item->stated >> number) & 1;
}

void
tend_import_item_identify (TendImportItem *item,
                           const char     *system,
                           const char     *value,
                           const char     *type,
                           const char     *label)
{
  TendImportIdentifier *identifier = g_new0 (TendImportIdentifier, 1);

  identifier->system = g_strdup (system);
  identifier->value = g_strdup (value);
  identifier->type = g_strdup (type);
  identifier->label = g_strdup (label);
  g_ptr_array_add (item->identifiers, identifier);
}

void
tend_import_reference_free (TendImportReference *reference)
{
  g_free (reference->field);
  g_free (reference->resource_type);
  g_free (reference->id);
  g_free (reference->url);
  g_free (reference->system);
  g_free (reference->value);
  g_free (reference->path);
  g_free (reference);
}

TendImportReference *
tend_import_reference_copy (const TendImportReference *reference)
{
  TendImportReference *copy = g_new0 (TendImportReference, 1);

  copy->field = g_strdup (reference->field);
  copy->resource_type = g_strdup (reference->resource_type);
  copy->id = g_strdup (reference->id);
  copy->url = g_strdup (reference->url);
  copy->system = g_strdup (reference->system);
  copy->value = g_strdup (reference->value);
  copy->line = reference->line;
  copy->column = reference->column;
  copy->path = g_strdup (reference->path);
  return copy;
}
