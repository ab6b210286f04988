/* SPDX-License-Identifier: GPL-3.0-or-later
 * A disk that loses its power: loaded before a program, it copies each file into the folder
 * TEND_POWER_CUT as of its last fsync, which is what would be left of it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int fsync (int file);
int fdatasync (int file);

/* Into a new file that then takes the old copy's place, since the program may be killed here. */
static void
copy (int file, const char *path)
{
  char    part[PATH_MAX], whole[PATH_MAX];
  char    buffer[65536];
  off_t   at = 0;
  ssize_t n;
  int     out;

  snprintf (whole, sizeof whole, "%s/%s", getenv ("TEND_POWER_CUT"), strrchr (path, '/') + 1);
  snprintf (part, sizeof part, "%.4000s.part", whole);
  out = open (part, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  if (out < 0)
    abort ();
  while ((n = pread (file, buffer, sizeof buffer, at)) > 0)
    {
      if (write (out, buffer, n) != n)
        abort ();
      at += n;
    }
  close (out);
  if (rename (part, whole) != 0)
    abort ();
}

static int
keep (int file, int result)
{
  char        link[64], path[PATH_MAX];
  ssize_t     length;
  struct stat status;

  snprintf (link, sizeof link, "/proc/self/fd/%d", file);
  length = readlink (link, path, sizeof path - 1);
  if (result == 0 && length > 0 && getenv ("TEND_POWER_CUT") != NULL && fstat (file, &status) == 0
      && S_ISREG (status.st_mode))
    {
      path[length] = '\0';
      copy (file, path);
    }
  return result;
}

/* The real flush may be left out: only what is copied counts. */
int
fsync (int file)
{
  return keep (file, 0);
}

int
fdatasync (int file)
{
  return keep (file, 0);
}
