/* SPDX-License-Identifier: GPL-3.0-or-later
 * The file of a store as it lies on the disk, before a database looks at it. */
#define _GNU_SOURCE
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-store-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The database file format of SQLite, section 1.3. */
#define HEADER_LENGTH 100
#define HEADER_READ_VERSION 19
#define HEADER_APPLICATION_ID 68
#define WRITE_AHEAD_LOG 2

/* As this process may now, not as it might if it were whoever started it. */
static gboolean
may (const char *path, int mode)
{
  return faccessat (AT_FDCWD, path, mode, AT_EACCESS) == 0;
}

static gboolean
check_rights (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!may (path, R_OK))
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_PERMISSION,
                           "The store's file may not be read by you: ask its owner");
      return FALSE;
    }
  if (!may (path, W_OK))
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_READ_ONLY,
                           "The store's file may be read, but not written: ask its owner to let "
                           "you write, or open a copy");
      return FALSE;
    }
  /* Beside the file is its log, without which nothing is written. */
  if (!may (folder, W_OK | X_OK))
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_READ_ONLY,
                           "The store's folder may not be written: ask its owner to let you "
                           "write, or open a copy");
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_header (const char *path, guint8 header[HEADER_LENGTH], GError **error)
{
  int     file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  ssize_t length = -1;
  int     cause;

  if (file >= 0)
    length = pread (file, header, HEADER_LENGTH, 0);
  cause = errno;
  if (file >= 0)
    close (file);
  if (length < 0)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_UNAVAILABLE, "The store's file cannot be read: %s",
                   g_strerror (cause));
      return FALSE;
    }
  memset (header + length, 0, HEADER_LENGTH - (gsize) length);
  return TRUE;
}

/* Opening it would already change the file of another program. A store that was left in a
 * hurry has its mark in the log still, and is looked at later. */
static gboolean
check_header (const char *path, GError **error)
{
  guint8  header[HEADER_LENGTH];
  guint32 application;

  if (!read_header (path, header, error))
    return FALSE;
  if (memcmp (header, "SQLite format 3", 16) != 0)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_CORRUPT,
                           "The file is not a store of Tend; choose another one");
      return FALSE;
    }
  memcpy (&application, header + HEADER_APPLICATION_ID, sizeof application);
  application = GUINT32_FROM_BE (application);
  if (application == TEND_STORE_APPLICATION_ID
      || (application == 0 && header[HEADER_READ_VERSION] == WRITE_AHEAD_LOG))
    return TRUE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_CORRUPT,
                       "The file is the database of another program; nothing in it was touched");
  return FALSE;
}

gboolean
tend_store_file_check (const char *path, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_UNAVAILABLE,
                   "The store's file cannot be looked at: %s", g_strerror (errno));
      return FALSE;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_CORRUPT,
                           "This is a folder or a device, and a store is a file; choose the file");
      return FALSE;
    }
  /* SQLite would take a file that lost its contents for a new one. */
  if (status.st_size == 0)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_CORRUPT,
                           "The store's file is empty; restore it from a backup");
      return FALSE;
    }
  return check_rights (path, error) && check_header (path, error);
}
