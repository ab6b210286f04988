/* SPDX-License-Identifier: GPL-3.0-or-later
 * Makes the tables and brings older ones up to date, step by numbered step. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-schema.h"

#include "tend-store-file.h"
#include "tend-store-resources.h"

#define FOLDER "/org/tendclinic/Tend/store/migrations/"

static const char *const steps[TEND_SCHEMA_VERSION] = {
  "0001-first",
};

static const struct
{
  const char *name;
  const char *sqlite;
  const char *postgresql;
} substitutions[] = {
  /* SQLite takes only this very word for its own row id. */
  { "{id}", "INTEGER", "BIGINT" },
  { "{binary}", "", " COLLATE \"C\"" },
  { "{clustered}", " WITHOUT ROWID", "" },
};

static char *
substitute (const char *sql, gboolean postgresql)
{
  GString *text = g_string_new (sql);

  for (gsize i = 0; i < G_N_ELEMENTS (substitutions); i++)
    g_string_replace (text, substitutions[i].name,
                      postgresql ? substitutions[i].postgresql : substitutions[i].sqlite, 0);
  return g_string_free (text, FALSE);
}

static gboolean
run_script (TendBackend *backend, const char *name, const char *suffix, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, name, suffix, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_auto (GStrv) parts = NULL;

  if (bytes == NULL)
    return TRUE;
  parts = g_strsplit (g_bytes_get_data (bytes, NULL), "\n--;;\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *sql
          = substitute (g_strstrip (parts[i]), tend_backend_is_postgresql (backend));

      if (*sql != '\0' && !tend_backend_command (backend, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_version (TendBackend *backend, gint64 *version, gboolean *foreign, GError **error)
{
  gint64 tables = 0, mine = 0;

  *version = 0;
  if (tend_backend_is_postgresql (backend))
    {
      if (!tend_backend_read_number (backend,
                                     "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON "
                                     "n.oid = c.relnamespace WHERE n.nspname = current_schema() "
                                     "AND c.relkind = 'r'",
                                     &tables, error)
          || !tend_backend_read_number (backend,
                                        "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON "
                                        "n.oid = c.relnamespace WHERE n.nspname = "
                                        "current_schema() AND c.relname = 'tend_schema'",
                                        &mine, error))
        return FALSE;
      *foreign = mine == 0 && tables > 0;
      return mine == 0
             || tend_backend_read_number (backend, "SELECT max(version) FROM tend_schema", version,
                                          error);
    }
  if (!tend_backend_read_number (backend, "PRAGMA application_id", &mine, error)
      || !tend_backend_read_number (backend, "PRAGMA user_version", version, error)
      || !tend_backend_read_number (backend, "SELECT count(*) FROM sqlite_master", &tables, error))
    return FALSE;
  *foreign = mine != TEND_STORE_APPLICATION_ID && (tables > 0 || mine != 0);
  return TRUE;
}

static gboolean
write_version (TendBackend *backend, guint version, GError **error)
{
  g_autofree char *sql = NULL;

  if (tend_backend_is_postgresql (backend))
    {
      sql = g_strdup_printf ("INSERT INTO tend_schema (version) VALUES (%u)", version);
      return (version > 1
              || tend_backend_command (backend,
                                       "CREATE TABLE tend_schema (version BIGINT NOT NULL)", error))
             && tend_backend_command (backend, sql, error);
    }
  sql = g_strdup_printf ("PRAGMA user_version=%u", version);
  return tend_backend_command (
             backend, "PRAGMA application_id=" G_STRINGIFY (TEND_STORE_APPLICATION_ID), error)
         && tend_backend_command (backend, sql, error);
}

static gboolean
run_step (TendBackend *backend, guint step, GError **error)
{
  gboolean postgresql = tend_backend_is_postgresql (backend);

  return run_script (backend, steps[step], ".sql", error)
         && run_script (backend, steps[step], postgresql ? ".postgresql.sql" : ".sqlite.sql", error)
         && write_version (backend, step + 1, error);
}

/* Under a lock, so that of several programs that start at once one does it. */
static gboolean
migrate_locked (TendBackend *backend, gboolean create, GError **error)
{
  gint64   version;
  gboolean foreign;

  if (!read_version (backend, &version, &foreign, error))
    return FALSE;
  if (foreign || (version == 0 && !create))
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_CORRUPT,
                           "This is not a store of Tend; nothing in it was touched");
      return FALSE;
    }
  if (version > TEND_SCHEMA_VERSION)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_TOO_NEW,
                   "The store is of version %" G_GINT64_FORMAT " and this Tend knows %d: install "
                   "the newer Tend; nothing in it was touched",
                   version, TEND_SCHEMA_VERSION);
      return FALSE;
    }
  for (guint step = version; step < TEND_SCHEMA_VERSION; step++)
    if (!run_step (backend, step, error))
      return FALSE;
  return TRUE;
}

gboolean
tend_schema_migrate (TendBackend *backend, gboolean create, GError **error)
{
  gboolean postgresql = tend_backend_is_postgresql (backend);
  gint64   ignored;

  g_resources_register (tend_store_get_resource ());
  if (!tend_backend_command (backend, postgresql ? "BEGIN" : "BEGIN IMMEDIATE", error))
    return FALSE;
  if ((!postgresql
       || tend_backend_read_number (
           backend, "SELECT count(*) FROM (SELECT pg_advisory_xact_lock(4849316721)) AS held",
           &ignored, error))
      && migrate_locked (backend, create, error) && tend_backend_command (backend, "COMMIT", error))
    return TRUE;
  tend_backend_command (backend, "ROLLBACK", NULL);
  return FALSE;
}
