/* SPDX-License-Identifier: GPL-3.0-or-later
 * Makes new stores: whole, or not at all. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "tend-file.h"
#include "tend-schema.h"
#include "tend-work-folder.h"

static void
make_tables (TendBackend *backend, gpointer data)
{
  tend_schema_migrate (backend, TRUE, data);
}

/* Readable by its owner only before SQLite would make it otherwise. */
static gboolean
make_private (const char *path, GError **error)
{
  int file = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (file < 0)
    {
      tend_file_set_error (error, errno, path);
      return FALSE;
    }
  close (file);
  return TRUE;
}

static gboolean
make_sqlite (char *path, GError **error)
{
  const TendStoreUrl url = { .path = path };
  TendDatabase      *database;
  GError            *cause = NULL;

  if (!make_private (path, error))
    return FALSE;
  database = tend_database_new ("tend-maker", &url, TEND_BACKEND_WRITER, error);
  if (database == NULL)
    return FALSE;
  tend_database_run (database, make_tables, &cause);
  tend_database_close (database);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, cause);
  return FALSE;
}

/* A closed store is one file: what still stood beside it would be lost. */
static gboolean
place (const char *from, const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (from, "-wal", NULL);

  if (!g_file_test (log, G_FILE_TEST_EXISTS))
    return tend_file_place (from, path, TEND_FILE_NEW, error);
  g_set_error (error, TEND_ERROR, TEND_ERROR_FAILED,
               "The new store could not be closed; nothing was made at “%s”", path);
  return FALSE;
}

gboolean
tend_store_make_file (const char *path, GError **error)
{
  g_autoptr (TendWorkFolder) folder = tend_work_folder_new (path, error);
  g_autofree char *work = NULL;
  g_autoptr (GError) cause = NULL;

  if (folder == NULL)
    return FALSE;
  work = tend_work_folder_dup_path (folder, "clinic.db");
  if (make_sqlite (work, &cause) && place (work, path, &cause))
    return TRUE;
  /* Another program that started at the same time made it first. */
  if (g_error_matches (cause, TEND_ERROR, TEND_ERROR_INVALID)
      && g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
refuse_used (GError **error)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                       "There is a store at this address already; choose another, or move it away "
                       "first");
  return FALSE;
}

static gboolean
make_and_fill (const char    *url,
               TendStoreFlags flags,
               TendClock     *clock,
               TendStoreFill  fill,
               gpointer       data,
               GError       **error)
{
  TendStore *store = tend_store_open (url, flags | TEND_STORE_CREATE, clock, error);
  gboolean   done;

  if (store == NULL)
    return FALSE;
  done
      = (tend_store_get_clinic (store) == NULL || refuse_used (error)) && fill (store, data, error);
  tend_store_close (store);
  g_object_unref (store);
  return done;
}

gboolean
tend_store_make (const char    *url,
                 TendStoreFlags flags,
                 TendClock     *clock,
                 TendStoreFill  fill,
                 gpointer       data,
                 GError       **error)
{
  g_autoptr (TendStoreUrl) parsed = tend_store_url_parse (url, error);
  g_autoptr (TendWorkFolder) folder = NULL;
  g_autofree char *work = NULL;
  g_autofree char *work_url = NULL;

  g_return_val_if_fail (fill != NULL, FALSE);

  if (parsed == NULL)
    return FALSE;
  if (parsed->postgresql)
    return make_and_fill (url, flags, clock, fill, data, error);
  if (g_file_test (parsed->path, G_FILE_TEST_EXISTS))
    return refuse_used (error);
  folder = tend_work_folder_new (parsed->path, error);
  if (folder == NULL)
    return FALSE;
  work = tend_work_folder_dup_path (folder, "clinic.db");
  work_url = tend_store_url_make (work);
  return make_and_fill (work_url, flags, clock, fill, data, error)
         && place (work, parsed->path, error);
}

gboolean
tend_store_remove_idle (const char *url)
{
  g_autoptr (TendStoreUrl) parsed = tend_store_url_parse (url, NULL);
  g_autofree char *log = NULL;

  if (parsed == NULL || parsed->postgresql)
    return FALSE;
  /* The last connection to be closed takes the write-ahead log with it. */
  log = g_strconcat (parsed->path, "-wal", NULL);
  return !g_file_test (log, G_FILE_TEST_EXISTS) && g_remove (parsed->path) == 0;
}
