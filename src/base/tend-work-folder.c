/* SPDX-License-Identifier: GPL-3.0-or-later
 * Private folders for files in the making, that do not outlive a crash for long. */
#define G_LOG_DOMAIN "tend-work-folder"

#include "config.h"

#include "tend-work-folder.h"

#include "tend-error.h"
#include "tend-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX ".tend-work-"
#define TRIES 10

struct _TendWorkFolder
{
  char *path;
  int   lock; /* held while its owner lives: the system lets go of it however that ends */
};

/* A store in the making may have had a folder of its own there. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) files = g_dir_open (path, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_unlink (file) != 0)
        remove_folder (file);
    }
  g_rmdir (path);
}

/* The descriptor that holds it, or -1 when a living program or somebody else does. */
static int
take (const char *path)
{
  int         descriptor = g_open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0);
  struct stat held, named;

  if (descriptor < 0)
    return -1;
  if (fstat (descriptor, &held) == 0 && held.st_uid == geteuid ()
      && flock (descriptor, LOCK_EX | LOCK_NB) == 0 && lstat (path, &named) == 0
      && held.st_ino == named.st_ino)
    return descriptor;
  close (descriptor);
  return -1;
}

static void
sweep (const char *parent)
{
  g_autoptr (GDir) names = g_dir_open (parent, 0, NULL);
  const char *name;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);
      int              lock = g_str_has_prefix (name, PREFIX) ? take (path) : -1;

      if (lock < 0)
        continue;
      remove_folder (path);
      close (lock);
    }
}

TendWorkFolder *
tend_work_folder_new (const char *path, GError **error)
{
  g_autofree char *parent = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  parent = g_path_get_dirname (path);
  if (g_mkdir_with_parents (parent, 0700) != 0)
    {
      tend_file_set_error (error, errno, parent);
      return NULL;
    }
  sweep (parent);
  for (guint i = 0; i < TRIES; i++)
    {
      g_autofree char *folder = g_build_filename (parent, PREFIX "XXXXXX", NULL);
      TendWorkFolder  *self;
      int              lock;

      if (g_mkdtemp_full (folder, 0700) == NULL)
        {
          tend_file_set_error (error, errno, path);
          return NULL;
        }
      /* Another's sweep may have come between. */
      lock = take (folder);
      if (lock < 0)
        continue;
      self = g_new (TendWorkFolder, 1);
      self->path = g_steal_pointer (&folder);
      self->lock = lock;
      return self;
    }
  g_set_error (error, TEND_ERROR, TEND_ERROR_BUSY, "No folder could be kept beside “%s”; try again",
               path);
  return NULL;
}

char *
tend_work_folder_dup_path (TendWorkFolder *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return g_build_filename (self->path, name, NULL);
}

void
tend_work_folder_free (TendWorkFolder *self)
{
  remove_folder (self->path);
  close (self->lock);
  g_free (self->path);
  g_free (self);
}
