#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files that are there whole or not at all, on the disk and not only in its cache when these
 * return TRUE. Errors are of TEND_ERROR and name the file. */

typedef enum
{
  TEND_FILE_REPLACE, /* what has the name now is replaced */
  TEND_FILE_NEW,     /* TEND_ERROR_INVALID when there is something of that name */
} TendFilePlacing;

/* Writes @path anew, readable by its owner only. What is no regular file, such as a printer or a
 * pipe, is written into. */
gboolean tend_file_write (const char *path, gconstpointer data, gsize length, GError **error);
/* Gives the finished file @from, on the same disk, the name @path. */
gboolean
tend_file_place (const char *from, const char *path, TendFilePlacing placing, GError **error);

/* What the system says of a file, with what to do about it. */
void tend_file_set_error (GError **error, int code, const char *path);

G_END_DECLS
