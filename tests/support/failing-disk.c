/* SPDX-License-Identifier: GPL-3.0-or-later
 * A disk whose n-th operation fails: it stands before the C library's own functions. */
/* Both names of each function are ours. */
#undef _FILE_OFFSET_BITS
#define _GNU_SOURCE
#include "failing-disk.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct
{
  pthread_mutex_t mutex;
  char            prefix[PATH_MAX];
  unsigned        count;
  unsigned        at;
  int             code;
} disk = { .mutex = PTHREAD_MUTEX_INITIALIZER };

#define NEXT(function) ((typeof (&function)) dlsym (RTLD_NEXT, #function))

static void
report (void)
{
  const char *path = getenv ("TEND_FAIL_REPORT");

  if (path != NULL)
    (void) mkdir (path, 0700);
}

void
tend_test_disk_fail (const char *prefix, guint n, int code)
{
  pthread_mutex_lock (&disk.mutex);
  snprintf (disk.prefix, sizeof disk.prefix, "%s", prefix);
  disk.count = 0;
  disk.at = n;
  disk.code = code;
  pthread_mutex_unlock (&disk.mutex);
}

guint
tend_test_disk_mend (void)
{
  unsigned count;

  pthread_mutex_lock (&disk.mutex);
  count = disk.count;
  disk.prefix[0] = '\0';
  pthread_mutex_unlock (&disk.mutex);
  return count;
}

__attribute__ ((constructor)) static void
read_environment (void)
{
  const char *prefix = getenv ("TEND_FAIL_PATH");
  const char *at = getenv ("TEND_FAIL_AT");
  const char *code = getenv ("TEND_FAIL_CODE");

  if (prefix != NULL && at != NULL && code != NULL)
    tend_test_disk_fail (prefix, (unsigned) atoi (at), atoi (code));
}

/* Whether this one is to fail; errno says how. */
static int
count_path (const char *path, int takes_room)
{
  int fails = 0;

  if (path == NULL || disk.prefix[0] == '\0')
    return 0;
  pthread_mutex_lock (&disk.mutex);
  if (disk.prefix[0] != '\0' && strncmp (path, disk.prefix, strlen (disk.prefix)) == 0)
    {
      disk.count++;
      fails = disk.at > 0
              && (disk.count == disk.at
                  || (disk.count > disk.at && disk.code == ENOSPC && takes_room));
    }
  pthread_mutex_unlock (&disk.mutex);
  if (fails)
    {
      report ();
      errno = disk.code;
    }
  return fails;
}

static int
count_file (int file, int takes_room)
{
  char    link[64], path[PATH_MAX];
  ssize_t length;
  int     code = errno;

  if (disk.prefix[0] == '\0')
    return 0;
  snprintf (link, sizeof link, "/proc/self/fd/%d", file);
  length = readlink (link, path, sizeof path - 1);
  errno = code;
  if (length <= 0)
    return 0;
  path[length] = '\0';
  return count_path (path, takes_room);
}

static int
read_mode (int flags, va_list arguments)
{
  return flags & (O_CREAT | O_TMPFILE) ? va_arg (arguments, int) : 0;
}

#define OPEN(name)                                                                                 \
  int name (const char *path, int flags, ...)                                                      \
  {                                                                                                \
    va_list arguments;                                                                             \
    int     mode;                                                                                  \
                                                                                                   \
    va_start (arguments, flags);                                                                   \
    mode = read_mode (flags, arguments);                                                           \
    va_end (arguments);                                                                            \
    if ((flags & O_CREAT) && count_path (path, 1))                                                 \
      return -1;                                                                                   \
    return NEXT (name) (path, flags, mode);                                                        \
  }

OPEN (open)
OPEN (open64)

ssize_t
write (int file, const void *data, size_t length)
{
  if (!count_file (file, 1))
    return NEXT (write) (file, data, length);
  if (NEXT (write) (file, data, length / 2) < 0)
    abort ();
  errno = disk.code;
  return -1;
}

#define PWRITE(name, Offset)                                                                       \
  ssize_t name (int file, const void *data, size_t length, Offset at)                              \
  {                                                                                                \
    if (!count_file (file, 1))                                                                     \
      return NEXT (name) (file, data, length, at);                                                 \
    if (NEXT (name) (file, data, length / 2, at) < 0)                                              \
      abort ();                                                                                    \
    errno = disk.code;                                                                             \
    return -1;                                                                                     \
  }

PWRITE (pwrite, off_t)
PWRITE (pwrite64, off64_t)

/* The real flush is left out: only whether it fails counts. */
int
fsync (int file)
{
  return count_file (file, 0) ? -1 : 0;
}

int
fdatasync (int file)
{
  return count_file (file, 0) ? -1 : 0;
}

int
close (int file)
{
  int fails = count_file (file, 0);
  int result = NEXT (close) (file);

  if (!fails)
    return result;
  errno = disk.code;
  return -1;
}

int
rename (const char *from, const char *to)
{
  return count_path (to, 0) ? -1 : NEXT (rename) (from, to);
}

int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
  return count_path (to, 0) ? -1 : NEXT (renameat2) (from_folder, from, to_folder, to, flags);
}

int
mkdir (const char *path, mode_t mode)
{
  return count_path (path, 1) ? -1 : NEXT (mkdir) (path, mode);
}
