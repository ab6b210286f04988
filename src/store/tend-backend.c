/* SPDX-License-Identifier: GPL-3.0-or-later
 * One connection through libgda, used only in the ways that were found to hold. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-backend.h"

#include <libgda/libgda.h>
#include <math.h>
#include <sql-parser/gda-sql-parser.h>
#include <string.h>

#include "tend-backend-error.h"
#include "tend-postgresql-guard.h"

struct _TendBackend
{
  gboolean       postgresql;
  GdaConnection *connection;
  GdaSqlParser  *parser;
  GHashTable    *statements; /* SQL text → TendStatement */
  TendStatement *ping;
  char          *setup; /* run after every opening, split at '\n' */
  guint          fail_countdown;
};

struct _TendStatement
{
  GdaStatement *statement;
  GdaSet       *parameters;
  GType        *columns;
};

struct _TendRows
{
  GdaDataModel *model;
  guint         n_rows;
};

static void
free_statement (TendStatement *self)
{
  g_clear_object (&self->statement);
  g_clear_object (&self->parameters);
  g_free (self->columns);
  g_free (self);
}

guint
tend_backend_fail_after (TendBackend *self, guint statements)
{
  guint left = self->fail_countdown;

  self->fail_countdown = statements;
  return left;
}

static gboolean
is_failed_on_purpose (TendBackend *self, GError **error)
{
  if (self->fail_countdown == 0 || --self->fail_countdown > 0)
    return FALSE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_FAILED, "A statement was made to fail");
  return TRUE;
}

static gboolean
report (TendBackend *self, GError *cause, GError **error)
{
  tend_backend_set_error (error, self->postgresql, cause != NULL ? cause->message : NULL);
  g_clear_error (&cause);
  return FALSE;
}

static char *
encode_sqlite (const TendStoreUrl *url)
{
  g_autofree char *folder = g_path_get_dirname (url->path);
  g_autofree char *name = g_path_get_basename (url->path);
  g_autofree char *folder_text = gda_rfc1738_encode (folder);
  g_autofree char *name_text = gda_rfc1738_encode (name);

  return g_strdup_printf ("DB_DIR=%s;DB_NAME=%s;APPEND_DB_EXTENSION=FALSE;EXTRA_FUNCTIONS=FALSE",
                          folder_text, name_text);
}

static char *
encode_postgresql (const TendStoreUrl *url)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *host = gda_rfc1738_encode (url->host);
  g_autofree char *name = gda_rfc1738_encode (url->name);

  g_string_append_printf (text, "HOST=%s;DB_NAME=%s;", host, name);
  if (url->port != 0)
    g_string_append_printf (text, "PORT=%d;", url->port);
  /* CONNECT_TIMEOUT is pasted unquoted into libpq's string: the one public way
   * to name further settings. */
  g_string_append (text, "OPTIONS=-c%20statement_timeout%3D30000%20-c%20lock_timeout%3D5000;"
                         "CONNECT_TIMEOUT=5%20application_name%3Dtend%20tcp_user_timeout%3D15000");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
quote_postgresql (const char *value)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (; *value != '\0'; value++)
    {
      if (*value == '\'' || *value == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *value);
    }
  return gda_rfc1738_encode (text->str);
}

static char *
encode_authentication (const TendStoreUrl *url)
{
  g_autofree char *user = quote_postgresql (url->user != NULL ? url->user : g_get_user_name ());
  const char      *secret = g_getenv ("PGPASSWORD");
  g_autofree char *password = secret != NULL ? quote_postgresql (secret) : NULL;

  if (password == NULL)
    return g_strdup_printf ("USERNAME=%s", user);
  return g_strdup_printf ("USERNAME=%s;PASSWORD=%s", user, password);
}

static gboolean
set_up_connection (TendBackend *self, GError **error)
{
  g_auto (GStrv) commands = g_strsplit (self->setup, "\n", -1);

  for (guint i = 0; commands[i] != NULL; i++)
    if (*commands[i] != '\0' && !tend_backend_command (self, commands[i], error))
      return FALSE;
  self->ping = tend_backend_prepare (self, "SELECT 1", (const GType[]){ G_TYPE_INT64, G_TYPE_NONE },
                                     error);
  return self->ping != NULL;
}

TendBackend *
tend_backend_open (const TendStoreUrl *url, TendBackendRole role, GError **error)
{
  TendBackend     *self = g_new0 (TendBackend, 1);
  g_autofree char *address = url->postgresql ? encode_postgresql (url) : encode_sqlite (url);
  g_autofree char *authentication = url->postgresql ? encode_authentication (url) : NULL;
  GError          *cause = NULL;

  tend_postgresql_guard ();
  self->postgresql = url->postgresql;
  self->statements
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_statement);
  self->connection
      = gda_connection_open_from_string (url->postgresql ? "PostgreSQL" : "SQLite", address,
                                         authentication, GDA_CONNECTION_OPTIONS_NONE, &cause);
  if (self->connection == NULL)
    {
      report (self, cause, error);
      /* A refusal that says nothing more is a server or file that is not there. */
      if (error != NULL && g_error_matches (*error, TEND_ERROR, TEND_ERROR_FAILED))
        (*error)->code = TEND_ERROR_UNAVAILABLE;
      tend_backend_close (self);
      return NULL;
    }
  self->parser = gda_connection_create_parser (self->connection);
  if (self->parser == NULL)
    self->parser = gda_sql_parser_new ();
  g_object_set (self->parser, "mode", GDA_SQL_PARSER_MODE_DELIMIT, NULL);
  if (url->postgresql)
    self->setup = g_strdup ("SET client_min_messages = warning");
  else
    self->setup = g_strdup (
        role == TEND_BACKEND_WRITER
            ? "PRAGMA busy_timeout=5000\nPRAGMA journal_mode=WAL\nPRAGMA synchronous=FULL\n"
              "PRAGMA foreign_keys=1\nPRAGMA cache_size=-65536"
            : "PRAGMA busy_timeout=5000\nPRAGMA query_only=1\nPRAGMA wal_autocheckpoint=0\n"
              "PRAGMA cache_size=-65536");
  if (!set_up_connection (self, error))
    {
      tend_backend_close (self);
      return NULL;
    }
  return self;
}

void
tend_backend_close (TendBackend *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_object (&self->parser);
  if (self->connection != NULL)
    gda_connection_close (self->connection);
  g_clear_object (&self->connection);
  g_free (self->setup);
  g_free (self);
}

gboolean
tend_backend_is_postgresql (TendBackend *self)
{
  return self->postgresql;
}

gboolean
tend_backend_ping (TendBackend *self)
{
  g_autoptr (TendRows) rows = tend_backend_select (self, self->ping, NULL);

  return rows != NULL;
}

gboolean
tend_backend_reconnect (TendBackend *self, GError **error)
{
  GError        *cause = NULL;
  GHashTableIter iter;
  gpointer       statement;

  gda_connection_close (self->connection);
  if (!gda_connection_open (self->connection, &cause))
    return report (self, cause, error);
  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    if (self->postgresql
        && !gda_connection_statement_prepare (self->connection,
                                              ((TendStatement *) statement)->statement, &cause))
      return report (self, cause, error);
  return set_up_connection (self, error);
}

static GType *
copy_types (const GType *columns)
{
  gsize n = 0;

  if (columns == NULL)
    return NULL;
  while (columns[n] != G_TYPE_NONE)
    n++;
  return g_memdup2 (columns, (n + 1) * sizeof (GType));
}

TendStatement *
tend_backend_prepare (TendBackend *self, const char *sql, const GType *columns, GError **error)
{
  TendStatement *statement = g_hash_table_lookup (self->statements, sql);
  GError        *cause = NULL;
  const char    *rest = NULL;

  if (statement != NULL)
    return statement;

  statement = g_new0 (TendStatement, 1);
  statement->columns = copy_types (columns);
  statement->statement = gda_sql_parser_parse_string (self->parser, sql, &rest, &cause);
  if (statement->statement == NULL || rest != NULL
      || !gda_statement_get_parameters (statement->statement, &statement->parameters, &cause))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_FAILED, "A statement cannot be read: %s: %.60s",
                   cause != NULL ? cause->message : "it is more than one", sql);
      g_clear_error (&cause);
      free_statement (statement);
      return NULL;
    }
  /* Unprepared, libgda crashes when the server is gone at the first execution. */
  if (self->postgresql
      && !gda_connection_statement_prepare (self->connection, statement->statement, &cause))
    {
      g_debug ("The server cannot prepare %s", sql);
      free_statement (statement);
      report (self, cause, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

void
tend_statement_set_text (TendStatement *self, const char *name, const char *text)
{
  GdaHolder *holder = self->parameters != NULL ? gda_set_get_holder (self->parameters, name) : NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  g_return_if_fail (holder != NULL);

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text != NULL ? text : "");
  gda_holder_set_value (holder, &value, NULL);
}

void
tend_statement_set_int64 (TendStatement *self, const char *name, gint64 number)
{
  GdaHolder *holder = self->parameters != NULL ? gda_set_get_holder (self->parameters, name) : NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  g_return_if_fail (holder != NULL);

  g_value_init (&value, gda_holder_get_g_type (holder));
  if (G_VALUE_HOLDS_INT64 (&value))
    g_value_set_int64 (&value, number);
  else if (G_VALUE_HOLDS_INT (&value))
    g_value_set_int (&value, (int) CLAMP (number, G_MININT, G_MAXINT));
  else
    g_return_if_reached ();
  gda_holder_set_value (holder, &value, NULL);
}

static gboolean
set_parameter (TendStatement *self, const char *name, GVariant *parameters)
{
  g_autoptr (GVariant) value = NULL;

  if (parameters != NULL)
    value = g_variant_lookup_value (parameters, name, NULL);
  if (value == NULL)
    return FALSE;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    tend_statement_set_text (self, name, g_variant_get_string (value, NULL));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    tend_statement_set_int64 (self, name, g_variant_get_int64 (value));
  else
    return FALSE;
  return TRUE;
}

gboolean
tend_statement_set_all (TendStatement *self, GVariant *parameters, GError **error)
{
  if (self->parameters == NULL)
    return TRUE;

  for (GSList *l = self->parameters->holders; l != NULL; l = l->next)
    if (!set_parameter (self, gda_holder_get_id (l->data), parameters))
      {
        g_set_error (error, TEND_ERROR, TEND_ERROR_FAILED, "The query's parameter %s was not given",
                     gda_holder_get_id (l->data));
        return FALSE;
      }
  return TRUE;
}

gint64
tend_backend_execute (TendBackend *self, TendStatement *statement, GError **error)
{
  GError *cause = NULL;
  int     rows;

  if (is_failed_on_purpose (self, error))
    return -1;
  rows = gda_connection_statement_execute_non_select (self->connection, statement->statement,
                                                      statement->parameters, NULL, &cause);
  if (rows == -1)
    {
      report (self, cause, error);
      return -1;
    }
  g_clear_error (&cause);
  return MAX (rows, 0);
}

TendRows *
tend_backend_select (TendBackend *self, TendStatement *statement, GError **error)
{
  g_autoptr (GObject) model = NULL;
  GError   *cause = NULL;
  GError  **exceptions;
  TendRows *rows;
  int       n_rows;

  if (is_failed_on_purpose (self, error))
    return NULL;
  model = (GObject *) gda_connection_statement_execute_select_full (
      self->connection, statement->statement, statement->parameters,
      GDA_STATEMENT_MODEL_RANDOM_ACCESS, statement->columns, &cause);
  if (model == NULL)
    {
      report (self, cause, error);
      return NULL;
    }
  g_clear_error (&cause);
  /* A locked or damaged file gives a short or empty answer and no error. */
  n_rows = gda_data_model_get_n_rows (GDA_DATA_MODEL (model));
  exceptions = gda_data_model_get_exceptions (GDA_DATA_MODEL (model));
  if (n_rows < 0 || (exceptions != NULL && exceptions[0] != NULL))
    {
      tend_backend_set_error (error, self->postgresql,
                              exceptions != NULL && exceptions[0] != NULL ? exceptions[0]->message
                                                                          : "database is locked");
      return NULL;
    }
  rows = g_new0 (TendRows, 1);
  rows->model = GDA_DATA_MODEL (g_steal_pointer (&model));
  rows->n_rows = n_rows;
  return rows;
}

static gboolean
returns_rows (const char *sql)
{
  return g_str_has_prefix (sql, "SELECT") || g_str_has_prefix (sql, "PRAGMA");
}

gboolean
tend_backend_command (TendBackend *self, const char *sql, GError **error)
{
  TendStatement *statement = tend_backend_prepare (self, sql, NULL, error);

  if (statement == NULL)
    return FALSE;
  if (returns_rows (sql))
    {
      g_autoptr (TendRows) rows = tend_backend_select (self, statement, error);

      return rows != NULL;
    }
  return tend_backend_execute (self, statement, error) >= 0;
}

gboolean
tend_backend_read_number (TendBackend *self, const char *sql, gint64 *number, GError **error)
{
  const GType    columns[] = { G_TYPE_INT64, G_TYPE_NONE };
  TendStatement *statement = tend_backend_prepare (self, sql, columns, error);
  g_autoptr (TendRows) rows = NULL;

  if (statement == NULL)
    return FALSE;
  rows = tend_backend_select (self, statement, error);
  if (rows == NULL)
    return FALSE;
  *number = rows->n_rows > 0 ? tend_rows_get_int64 (rows, 0, 0) : 0;
  return TRUE;
}

guint
tend_rows_get_count (TendRows *self)
{
  return self->n_rows;
}

const GValue *
tend_rows_get_value (TendRows *self, guint row, guint column)
{
  const GValue *value = gda_data_model_get_value_at (self->model, column, row, NULL);

  return value == NULL || gda_value_is_null (value) ? NULL : value;
}

gboolean
tend_rows_is_null (TendRows *self, guint row, guint column)
{
  return tend_rows_get_value (self, row, column) == NULL;
}

const char *
tend_rows_get_text (TendRows *self, guint row, guint column)
{
  const GValue *value = tend_rows_get_value (self, row, column);

  return value != NULL && G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;
}

gint64
tend_rows_get_int64 (TendRows *self, guint row, guint column)
{
  const GValue *value = tend_rows_get_value (self, row, column);

  return value != NULL && G_VALUE_HOLDS_INT64 (value) ? g_value_get_int64 (value) : 0;
}

double
tend_rows_get_double (TendRows *self, guint row, guint column)
{
  const GValue *value = tend_rows_get_value (self, row, column);

  return value != NULL && G_VALUE_HOLDS_DOUBLE (value) ? g_value_get_double (value) : NAN;
}

void
tend_rows_free (TendRows *self)
{
  g_object_unref (self->model);
  g_free (self);
}
