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

/* @any: (nullable): whether some of it was written */
static gboolean
write_all (int descriptor, const char *data, gsize length, gboolean *any)
{
  while (length > 0)
    {
      gssize written = write (descriptor, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      if (any != NULL)
        *any = TRUE;
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

static gboolean
take_name (
    const char *from, const char *path, TendFilePlacing placing, gboolean *out, GError **error)
{
  if (placing == TEND_FILE_NEW ? !rename_new (from, path) : g_rename (from, path) != 0)
    return refuse (error, path);
  *out = TRUE;
  if (sync_folder (path))
    return TRUE;
  refuse (error, path);
  /* What replaced another file cannot bring that one back, but a new one can go again. */
  if (placing == TEND_FILE_NEW)
    *out = g_unlink (path) != 0;
  return FALSE;
}

gboolean
tend_file_place (const char *from, const char *path, TendFilePlacing placing, GError **error)
{
  gboolean out = FALSE;

  g_return_val_if_fail (from != NULL && path != NULL, FALSE);

  return take_name (from, path, placing, &out, error);
}

struct TendStagedFile
{
  char   *path;
  char   *temporary; /* NULL with a device */
  GBytes *bytes;     /* for a device */
  int     device;    /* -1 with a file */
};

void
tend_staged_file_free (TendStagedFile *self)
{
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  if (self->device >= 0)
    close (self->device);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

static gboolean
stage_beside (TendStagedFile *self, gconstpointer data, gsize length, GError **error)
{
  g_autofree char *temporary = g_strconcat (self->path, ".XXXXXX", NULL);
  int              descriptor = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (descriptor < 0)
    return refuse (error, self->path);
  self->temporary = g_steal_pointer (&temporary);
  if (!close_after (descriptor,
                    write_all (descriptor, data, length, NULL) && fsync (descriptor) == 0))
    return refuse (error, self->path);
  return TRUE;
}

static gboolean
open_device (TendStagedFile *self, gconstpointer data, gsize length, GError **error)
{
  self->device = g_open (self->path, O_WRONLY | O_CLOEXEC, 0);
  if (self->device < 0)
    return refuse (error, self->path);
  self->bytes = g_bytes_new (data, length);
  return TRUE;
}

TendStagedFile *
tend_file_stage (const char *path, gconstpointer data, gsize length, GError **error)
{
  g_autoptr (TendStagedFile) self = NULL;
  gboolean device;

  g_return_val_if_fail (path != NULL && (data != NULL || length == 0), NULL);

  device = g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR);
  self = g_new0 (TendStagedFile, 1);
  self->path = g_strdup (path);
  self->device = -1;
  if (device ? !open_device (self, data, length, error) : !stage_beside (self, data, length, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
write_to_device (TendStagedFile *self, gboolean *out, GError **error)
{
  gsize       length;
  const char *data = g_bytes_get_data (self->bytes, &length);
  int         device = self->device;

  self->device = -1;
  return close_after (device, write_all (device, data, length, out)) || refuse (error, self->path);
}

gboolean
tend_staged_file_place (TendStagedFile *self, gboolean *out, GError **error)
{
  gboolean placed;

  g_return_val_if_fail (self->temporary != NULL || self->device >= 0, FALSE);

  *out = FALSE;
  if (self->device >= 0)
    return write_to_device (self, out, error);
  placed = take_name (self->temporary, self->path, TEND_FILE_REPLACE, out, error);
  if (*out)
    g_clear_pointer (&self->temporary, g_free);
  return placed;
}

gboolean
tend_file_write (const char *path, gconstpointer data, gsize length, GError **error)
{
  g_autoptr (TendStagedFile) staged = tend_file_stage (path, data, length, error);
  gboolean out;

  return staged != NULL && tend_staged_file_place (staged, &out, error);
}
