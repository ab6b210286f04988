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

/* What tend_file_write() writes, in two steps: whole and on the disk beside @path, but not yet
 * under its name (of a device: opened), so that something else can be done between. */
typedef struct TendStagedFile TendStagedFile;

TendStagedFile *
tend_file_stage (const char *path, gconstpointer data, gsize length, GError **error);
/* Gives it its name, or writes it into the device. With FALSE, @out says whether any of it can be
 * found there all the same. */
gboolean tend_staged_file_place (TendStagedFile *self, gboolean *out, GError **error);
/* What was not placed is removed. */
void tend_staged_file_free (TendStagedFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendStagedFile, tend_staged_file_free)

/* What the system says of a file, with what to do about it. */
void tend_file_set_error (GError **error, int code, const char *path);

G_END_DECLS
