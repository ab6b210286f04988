/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes files whole or not at all. */
#define _GNU_SOURCE
#define G_LOG_DOMAIN "tend-file"

#include "config.h"

#include "tend-file.h"

#include "tend-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

void
tend_file_set_error (GError **error, int code, const char *path)
{
  TendError   kind = TEND_ERROR_FAILED;
  const char *remedy = "Choose another place or mend this one";

  if (code == ENOSPC || code == EDQUOT)
    {
      kind = TEND_ERROR_FULL;
      remedy = "Make room there or choose another place";
    }
  else if (code == EACCES || code == EPERM || code == EROFS)
    kind = TEND_ERROR_PERMISSION;
  else if (code == ENOENT || code == ENOTDIR)
    kind = TEND_ERROR_NOT_FOUND;
  else if (code == EEXIST)
    {
      kind = TEND_ERROR_INVALID;
      remedy = "Choose another name or move that file away";
    }
  g_set_error (error, TEND_ERROR, kind, "“%s” could not be written: %s. %s", path,
               g_strerror (code), remedy);
}

static gboolean
refuse (GError **error, const char *path)
{
  tend_file_set_error (error, errno, path);
  return FALSE;
}

static gboolean
write_all (int descriptor, const char *data, gsize length)
{
  while (length > 0)
    {
      gssize written = write (descriptor, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      length -= (gsize) written;
    }
  return TRUE;
}

static gboolean
close_after (int descriptor, gboolean done)
{
  int code = errno;

  if (close (descriptor) != 0 && done)
    return FALSE;
  errno = code;
  return done;
}

static gboolean
write_to_device (const char *path, const char *data, gsize length, GError **error)
{
  int descriptor = g_open (path, O_WRONLY | O_CLOEXEC, 0);

  if (descriptor < 0 || !close_after (descriptor, write_all (descriptor, data, length)))
    return refuse (error, path);
  return TRUE;
}

/* Without this the name may be gone after a power cut. Some file systems know no such thing. */
static gboolean
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              descriptor = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean         done = descriptor >= 0 && (fsync (descriptor) == 0 || errno == EINVAL);

  return descriptor >= 0 ? close_after (descriptor, done) : errno == EACCES;
}

static gboolean
rename_new (const char *from, const char *path)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return FALSE;
    }
  return g_rename (from, path) == 0;
}

gboolean
tend_file_place (const char *from, const char *path, TendFilePlacing placing, GError **error)
{
  g_return_val_if_fail (from != NULL && path != NULL, FALSE);

  if (placing == TEND_FILE_NEW ? !rename_new (from, path) : g_rename (from, path) != 0)
    return refuse (error, path);
  if (sync_folder (path))
    return TRUE;
  refuse (error, path);
  /* What replaced another file cannot bring that one back, but a new one can go again. */
  if (placing == TEND_FILE_NEW)
    g_unlink (path);
  return FALSE;
}

gboolean
tend_file_write (const char *path, gconstpointer data, gsize length, GError **error)
{
  g_autofree char *temporary = NULL;
  int              descriptor;

  g_return_val_if_fail (path != NULL && (data != NULL || length == 0), FALSE);

  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return write_to_device (path, data, length, error);
  temporary = g_strconcat (path, ".XXXXXX", NULL);
  descriptor = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return refuse (error, path);
  if (!close_after (descriptor, write_all (descriptor, data, length) && fsync (descriptor) == 0))
    refuse (error, path);
  else if (tend_file_place (temporary, path, TEND_FILE_REPLACE, error))
    return TRUE;
  g_unlink (temporary);
  return FALSE;
}
