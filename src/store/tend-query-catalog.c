/* SPDX-License-Identifier: GPL-3.0-or-later
 * Loads the named queries from the program's resources. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-query-catalog.h"

#include "tend-kinds.h"
#include "tend-record-sql.h"
#include "tend-store-resources.h"
#include "tend-views.h"

#define FOLDER "/org/tendclinic/Tend/store/queries"
#define VIEWS "/org/tendclinic/Tend/store/views/"

static GType
find_type (const char *name)
{
  GType type = tend_views_find (name);

  for (guint i = 0; type == G_TYPE_INVALID; i++)
    {
      GType kind = tend_kinds_nth (i);

      if (kind == G_TYPE_INVALID)
        break;
      if (g_str_equal (g_type_name (kind), name))
        type = kind;
    }
  return type;
}

/* Replaces each {table alias} by that table's columns. */
static gboolean
expand_columns (const GMatchInfo *match, GString *result, gpointer data)
{
  g_autofree char *table = g_match_info_fetch (match, 1);
  g_autofree char *alias = g_match_info_fetch (match, 2);
  GType            type = tend_kinds_find (table);
  g_autofree char *columns = NULL;

  g_return_val_if_fail (type != G_TYPE_INVALID, TRUE);

  columns = tend_record_sql_columns (tend_record_type_get_info (type), alias);
  g_string_append (result, columns);
  return FALSE;
}

static void parse_lines (TendQueryDefinition *definition, GString *sql, const char *text);

/* What several queries begin with: the kind of record, the tables and the columns. */
static void
parse_view (TendQueryDefinition *definition, GString *sql, const char *name)
{
  g_autofree char *path = g_strconcat (VIEWS, name, ".sql", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);

  g_return_if_fail (bytes != NULL);

  parse_lines (definition, sql, g_bytes_get_data (bytes, NULL));
}

static void
parse_lines (TendQueryDefinition *definition, GString *sql, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (g_str_has_prefix (line, "-- view: "))
        parse_view (definition, sql, line + strlen ("-- view: "));
      else if (g_str_has_prefix (line, "-- record: "))
        definition->type = find_type (line + strlen ("-- record: "));
      else if (g_str_has_prefix (line, "-- reads: "))
        {
          g_strfreev (definition->reads);
          definition->reads = g_strsplit (line + strlen ("-- reads: "), " ", -1);
        }
      else if (*line != '\0' && !g_str_has_prefix (line, "--"))
        g_string_append_printf (sql, "%s%s", sql->len > 0 ? " " : "", line);
    }
}

static TendQueryDefinition *
parse_definition (const char *name, const char *text)
{
  TendQueryDefinition *definition = g_new0 (TendQueryDefinition, 1);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GRegex) braces = g_regex_new ("\\{(\\w+) (\\w+)\\}", 0, 0, NULL);

  definition->name = g_intern_string (name);
  parse_lines (definition, sql, text);
  g_return_val_if_fail (definition->type != G_TYPE_INVALID && definition->reads != NULL, NULL);
  definition->sql = g_regex_replace_eval (braces, sql->str, -1, 0, 0, expand_columns, NULL, NULL);
  definition->columns = tend_record_sql_types (tend_record_type_get_info (definition->type));
  return definition;
}

static void
load_file (GHashTable *catalog, const char *path, const char *file, gboolean postgresql)
{
  g_autofree char *name = g_strndup (file, strcspn (file, "."));
  g_autoptr (GBytes) bytes = NULL;
  TendQueryDefinition *definition;

  if (g_str_has_suffix (file, postgresql ? ".sqlite.sql" : ".postgresql.sql"))
    return;
  bytes = g_resources_lookup_data (path, 0, NULL);
  definition = parse_definition (name, g_bytes_get_data (bytes, NULL));
  if (definition == NULL)
    g_critical ("The query %s names no record or no tables", file);
  else if (!g_hash_table_insert (catalog, (gpointer) definition->name, definition))
    g_critical ("Two queries are named %s", name);
}

static GHashTable *
load_catalog (gboolean postgresql)
{
  GHashTable *catalog = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) areas = NULL;

  g_resources_register (tend_store_get_resource ());
  areas = g_resources_enumerate_children (FOLDER, 0, NULL);
  for (guint i = 0; areas != NULL && areas[i] != NULL; i++)
    {
      g_autofree char *area = g_build_path ("/", FOLDER, areas[i], NULL);
      g_auto (GStrv) files = g_resources_enumerate_children (area, 0, NULL);

      for (guint k = 0; files != NULL && files[k] != NULL; k++)
        {
          g_autofree char *path = g_build_path ("/", area, files[k], NULL);

          load_file (catalog, path, files[k], postgresql);
        }
    }
  return catalog;
}

static GHashTable *
get_catalog (gboolean postgresql)
{
  static GHashTable *catalogs[2];
  static gsize       loaded[2];

  if (g_once_init_enter (&loaded[postgresql ? 1 : 0]))
    {
      catalogs[postgresql ? 1 : 0] = load_catalog (postgresql);
      g_once_init_leave (&loaded[postgresql ? 1 : 0], 1);
    }
  return catalogs[postgresql ? 1 : 0];
}

const TendQueryDefinition *
tend_query_catalog_find (const char *name, gboolean postgresql)
{
  return g_hash_table_lookup (get_catalog (postgresql), name);
}

GPtrArray *
tend_query_catalog_list (gboolean postgresql)
{
  GPtrArray     *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       definition;

  g_hash_table_iter_init (&iter, get_catalog (postgresql));
  while (g_hash_table_iter_next (&iter, NULL, &definition))
    g_ptr_array_add (list, definition);
  return list;
}

GPtrArray *
tend_query_catalog_run (TendBackend *backend,
                        const char  *name,
                        GVariant    *parameters,
                        GError     **error)
{
  const TendQueryDefinition *definition
      = tend_query_catalog_find (name, tend_backend_is_postgresql (backend));
  TendStatement *statement;
  g_autoptr (TendRows) rows = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (definition == NULL)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, "There is no query named %s", name);
      return NULL;
    }
  statement = tend_backend_prepare (backend, definition->sql, definition->columns, error);
  if (statement == NULL || !tend_statement_set_all (statement, parameters, error))
    return NULL;
  rows = tend_backend_select (backend, statement, error);
  if (rows == NULL)
    return NULL;
  records = g_ptr_array_new_full (tend_rows_get_count (rows), g_object_unref);
  for (guint i = 0; i < tend_rows_get_count (rows); i++)
    {
      TendRecord *record = tend_record_sql_read (definition->type, rows, i, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}
