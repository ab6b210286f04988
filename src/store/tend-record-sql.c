/* SPDX-License-Identifier: GPL-3.0-or-later
 * Between records and rows: statements, bindings and readings made from the table of fields. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-record-sql.h"

/* libgda leaks on NULL parameters: absent values travel as empty texts. */
static char *
make_expression (const TendField *field)
{
  switch (field->kind)
    {
    case TEND_FIELD_TEXT:
    case TEND_FIELD_ENUM:
    case TEND_FIELD_DATE:
      return g_strdup_printf ("NULLIF(##%s::string,'')", field->name);
    case TEND_FIELD_REAL:
      return g_strdup_printf ("CAST(NULLIF(##%s::string,'') AS DOUBLE PRECISION)", field->name);
    case TEND_FIELD_INTEGER:
    case TEND_FIELD_REFERENCE:
    case TEND_FIELD_MONEY:
    case TEND_FIELD_BOOLEAN:
    case TEND_FIELD_TIME:
      return g_strdup_printf ("CAST(NULLIF(##%s::string,'') AS BIGINT)", field->name);
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
make_json_expression (const TendField *field, guint index)
{
  switch (field->kind)
    {
    case TEND_FIELD_TEXT:
    case TEND_FIELD_ENUM:
    case TEND_FIELD_DATE:
      return g_strdup_printf ("value->>%u", index);
    case TEND_FIELD_REAL:
      return g_strdup_printf ("CAST(value->>%u AS DOUBLE PRECISION)", index);
    case TEND_FIELD_INTEGER:
    case TEND_FIELD_REFERENCE:
    case TEND_FIELD_MONEY:
    case TEND_FIELD_BOOLEAN:
    case TEND_FIELD_TIME:
      return g_strdup_printf ("CAST(value->>%u AS BIGINT)", index);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
tend_record_sql_columns (const TendRecordInfo *info, const char *alias)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "%s.id, %s.version, %s.withdrawn", alias, alias, alias);
  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (sql, ", %s.%s", alias, info->fields[i].name);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

#define BIT(field) (G_GUINT64_CONSTANT (1) << (field))

static void
append_insert_head (GString *sql, const TendRecordInfo *info, guint64 fields)
{
  g_string_append_printf (sql, "INSERT INTO %s (id, version, withdrawn", info->table);
  for (guint i = 0; i < info->n_fields; i++)
    if (fields & BIT (i))
      g_string_append_printf (sql, ", %s", info->fields[i].name);
  g_string_append (sql, ") ");
}

static char *
make_insert (const TendRecordInfo *info, guint64 fields, gboolean postgresql)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  guint column = 3;

  append_insert_head (sql, info, fields);
  g_string_append (sql, "SELECT CAST(value->>0 AS BIGINT), CAST(value->>1 AS BIGINT), "
                        "CAST(value->>2 AS BIGINT)");
  for (guint i = 0; i < info->n_fields; i++)
    if (fields & BIT (i))
      {
        g_autofree char *expression = make_json_expression (&info->fields[i], column++);

        g_string_append_printf (sql, ", %s", expression);
      }
  g_string_append (
      sql, postgresql ? " FROM jsonb_array_elements(CAST(##rows::string AS jsonb)) AS x(value)"
                      : " FROM json_each(##rows::string)");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

typedef struct
{
  const TendRecordInfo *info;
  guint64               fields;
  gboolean              postgresql;
} InsertKey;

static guint
hash_insert_key (gconstpointer data)
{
  const InsertKey *key = data;

  return g_direct_hash (key->info) ^ g_int64_hash (&key->fields) ^ (guint) key->postgresql;
}

static gboolean
equal_insert_keys (gconstpointer a, gconstpointer b)
{
  const InsertKey *x = a, *y = b;

  return x->info == y->info && x->fields == y->fields && x->postgresql == y->postgresql;
}

const char *
tend_record_sql_insert (const TendRecordInfo *info, guint64 fields, gboolean postgresql)
{
  static GMutex      mutex;
  static GHashTable *made;
  InsertKey          key = { info, fields, postgresql };
  char              *sql;

  g_mutex_lock (&mutex);
  if (made == NULL)
    made = g_hash_table_new (hash_insert_key, equal_insert_keys);
  sql = g_hash_table_lookup (made, &key);
  if (sql == NULL)
    {
      sql = make_insert (info, fields, postgresql);
      g_hash_table_insert (made, g_memdup2 (&key, sizeof key), sql);
    }
  g_mutex_unlock (&mutex);
  return sql;
}

char *
tend_record_sql_update (const TendRecordInfo *info)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql,
                          "UPDATE %s SET version = version + 1, "
                          "withdrawn = CAST(##withdrawn::gint64 AS BIGINT)",
                          info->table);
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *expression = make_expression (&info->fields[i]);

      g_string_append_printf (sql, ", %s = %s", info->fields[i].name, expression);
    }
  g_string_append (sql, " WHERE id = ##id::gint64 AND version = ##version::gint64");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

char *
tend_record_sql_select (const TendRecordInfo *info)
{
  g_autofree char *columns = tend_record_sql_columns (info, "r");

  return g_strdup_printf ("SELECT %s FROM %s r WHERE r.id = ##id::gint64", columns, info->table);
}

static GType
field_type (const TendField *field)
{
  switch (field->kind)
    {
    case TEND_FIELD_TEXT:
    case TEND_FIELD_ENUM:
    case TEND_FIELD_DATE:
      return G_TYPE_STRING;
    case TEND_FIELD_REAL:
      return G_TYPE_DOUBLE;
    case TEND_FIELD_INTEGER:
    case TEND_FIELD_REFERENCE:
    case TEND_FIELD_MONEY:
    case TEND_FIELD_BOOLEAN:
    case TEND_FIELD_TIME:
      return G_TYPE_INT64;
    default:
      g_return_val_if_reached (G_TYPE_INVALID);
    }
}

static guint
count_base_columns (const TendRecordInfo *info)
{
  return info->table != NULL ? 3 : 1;
}

GType *
tend_record_sql_types (const TendRecordInfo *info)
{
  guint  base = count_base_columns (info);
  GType *types = g_new (GType, base + info->n_fields + 1);

  for (guint i = 0; i < base; i++)
    types[i] = G_TYPE_INT64;
  for (guint i = 0; i < info->n_fields; i++)
    types[base + i] = field_type (&info->fields[i]);
  types[base + info->n_fields] = G_TYPE_NONE;
  return types;
}

void
tend_record_sql_bind (TendRecord *record, TendStatement *statement)
{
  const TendRecordInfo *info = tend_record_get_info (record);

  tend_statement_set_int64 (statement, "id", tend_record_get_id (record));
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *text = tend_record_dup_text (record, i);

      tend_statement_set_text (statement, info->fields[i].name, text);
    }
}

static void
add_field_json (TendRecord *record, guint field, TendJsonRows *rows)
{
  const TendField *info = &tend_record_get_info (record)->fields[field];
  gpointer         member = tend_record_get_member (record, field);

  /* The common kinds without a text made for them first. */
  if (info->kind == TEND_FIELD_TEXT)
    tend_json_rows_add_text (rows, *(char **) member);
  else if (info->kind == TEND_FIELD_INTEGER || info->kind == TEND_FIELD_MONEY
           || (info->kind == TEND_FIELD_REFERENCE && *(gint64 *) member != 0)
           || (info->kind == TEND_FIELD_TIME && *(gint64 *) member != TEND_TIME_NONE))
    tend_json_rows_add_int64 (rows, *(gint64 *) member);
  else if (info->kind == TEND_FIELD_BOOLEAN)
    tend_json_rows_add_int64 (rows, *(gboolean *) member);
  else
    {
      g_autofree char *text = tend_record_dup_text (record, field);

      tend_json_rows_add_text (rows, text);
    }
}

guint64
tend_record_sql_find_present (GPtrArray *records, guint first, guint n)
{
  guint64 present = 0;

  for (guint i = first; i < first + n; i++)
    {
      TendRecord *record = g_ptr_array_index (records, i);

      for (guint k = 0; k < tend_record_get_info (record)->n_fields; k++)
        if (!(present & BIT (k)) && !tend_record_is_absent (record, k))
          present |= BIT (k);
    }
  return present;
}

void
tend_record_sql_add_json (TendRecord *record, guint64 fields, TendJsonRows *rows)
{
  const TendRecordInfo *info = tend_record_get_info (record);

  tend_json_rows_begin (rows);
  tend_json_rows_add_int64 (rows, tend_record_get_id (record));
  tend_json_rows_add_int64 (rows, tend_record_get_version (record));
  tend_json_rows_add_int64 (rows, tend_record_get_withdrawn (record));
  for (guint i = 0; i < info->n_fields; i++)
    if (fields & BIT (i))
      add_field_json (record, i, rows);
  tend_json_rows_end (rows);
}

static gboolean
read_field (
    TendRecord *record, guint field, TendRows *rows, guint row, guint column, GError **error)
{
  const TendField *info = &tend_record_get_info (record)->fields[field];
  gpointer         member = tend_record_get_member (record, field);

  if (tend_rows_is_null (rows, row, column))
    return tend_record_load_text (record, field, NULL, error);

  switch (info->kind)
    {
    case TEND_FIELD_INTEGER:
    case TEND_FIELD_REFERENCE:
    case TEND_FIELD_MONEY:
    case TEND_FIELD_TIME:
      *(gint64 *) member = tend_rows_get_int64 (rows, row, column);
      return TRUE;
    case TEND_FIELD_BOOLEAN:
      *(gboolean *) member = tend_rows_get_int64 (rows, row, column) != 0;
      return TRUE;
    case TEND_FIELD_REAL:
      *(double *) member = tend_rows_get_double (rows, row, column);
      return TRUE;
    case TEND_FIELD_TEXT:
    case TEND_FIELD_ENUM:
    case TEND_FIELD_DATE:
      return tend_record_load_text (record, field, tend_rows_get_text (rows, row, column), error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

TendRecord *
tend_record_sql_read (GType type, TendRows *rows, guint row, GError **error)
{
  g_autoptr (TendRecord) record = g_object_new (type, NULL);
  const TendRecordInfo *info = tend_record_get_info (record);
  guint                 base = count_base_columns (info);

  tend_record_set_id (record, tend_rows_get_int64 (rows, row, 0));
  if (info->table != NULL)
    {
      tend_record_set_version (record, tend_rows_get_int64 (rows, row, 1));
      tend_record_set_withdrawn (record, tend_rows_get_int64 (rows, row, 2) != 0);
    }
  for (guint i = 0; i < info->n_fields; i++)
    if (!read_field (record, i, rows, row, base + i, error))
      {
        g_prefix_error (error, "The store holds a damaged row: ");
        if (error != NULL && *error != NULL)
          (*error)->code = TEND_ERROR_CORRUPT;
        return NULL;
      }
  return g_steal_pointer (&record);
}
