/* SPDX-License-Identifier: GPL-3.0-or-later
 * Disks that are full, files that others hold or that may not be written. */
#define _GNU_SOURCE
#include "tend-test-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define NOBODY 65534

static struct
{
  const char         *name;
  sqlite3_syscall_ptr real;
} calls[] = { { "pwrite", NULL }, { "pwrite64", NULL }, { "write", NULL }, { "fallocate", NULL } };

static ssize_t
refuse_pwrite (int file, const void *bytes, size_t length, off_t at)
{
  errno = ENOSPC;
  return -1;
}

static ssize_t
refuse_write (int file, const void *bytes, size_t length)
{
  errno = ENOSPC;
  return -1;
}

static int
refuse_fallocate (int file, off_t at, off_t length)
{
  return ENOSPC;
}

/* Through the hooks that SQLite has for its own tests: it is shared by all connections. */
void
tend_test_disk_set_full (gboolean full)
{
  const sqlite3_syscall_ptr refusals[]
      = { (sqlite3_syscall_ptr) refuse_pwrite, (sqlite3_syscall_ptr) refuse_pwrite,
          (sqlite3_syscall_ptr) refuse_write, (sqlite3_syscall_ptr) refuse_fallocate };
  sqlite3_vfs *files = sqlite3_vfs_find (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      if (calls[i].real == NULL)
        calls[i].real = files->xGetSystemCall (files, calls[i].name);
      if (calls[i].real != NULL)
        files->xSetSystemCall (files, calls[i].name, full ? refusals[i] : calls[i].real);
    }
}

struct _TendTestLock
{
  sqlite3 *connection;
};

static void
run (sqlite3 *connection, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (connection, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

const char *
tend_test_disk_get_path (const char *url)
{
  g_assert_true (g_str_has_prefix (url, "sqlite://"));
  return url + strlen ("sqlite://");
}

TendTestLock *
tend_test_lock_take (const char *url, gboolean exclusive)
{
  TendTestLock *self = g_new0 (TendTestLock, 1);

  if (sqlite3_open (tend_test_disk_get_path (url), &self->connection) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self->connection));
  sqlite3_busy_timeout (self->connection, 5000);
  if (exclusive)
    run (self->connection, "PRAGMA locking_mode=EXCLUSIVE");
  run (self->connection, exclusive ? "BEGIN EXCLUSIVE" : "BEGIN IMMEDIATE");
  return self;
}

void
tend_test_lock_release (TendTestLock *self)
{
  run (self->connection, "ROLLBACK");
  g_assert_cmpint (sqlite3_close (self->connection), ==, SQLITE_OK);
  g_free (self);
}

gboolean
tend_test_disk_forbid_writing (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_chmod (path, (status.st_mode & 0555) | 0444 | (S_ISDIR (status.st_mode) ? 0111 : 0));
  /* Modes say nothing to root, so that it is somebody else meanwhile. */
  if (geteuid () == 0 && seteuid (NOBODY) != 0)
    return FALSE;
  return faccessat (AT_FDCWD, path, R_OK, AT_EACCESS) == 0
         && faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) != 0;
}

void
tend_test_disk_allow_writing (const char *path)
{
  GStatBuf status;

  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_chmod (path, S_ISDIR (status.st_mode) ? 0700 : 0600);
}
