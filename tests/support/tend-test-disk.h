#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From here on every write of SQLite in this process finds the disk full, until
 * it is called again with FALSE. */
void tend_test_disk_set_full (gboolean full);

/* Another program that holds the SQLite file of that store: against writing, or
 * @exclusive against reading too, which wants the file to be open nowhere else. */
typedef struct _TendTestLock TendTestLock;
TendTestLock                *tend_test_lock_take (const char *url, gboolean exclusive);
void                         tend_test_lock_release (TendTestLock *self);

/* The path of an SQLite store's file. */
const char *tend_test_disk_get_path (const char *url);

/* Takes the right to write to @path away from this process, from root too, until given
 * back. FALSE where that cannot be had: then the test is skipped with a message. */
gboolean tend_test_disk_forbid_writing (const char *path);
void     tend_test_disk_allow_writing (const char *path);

G_END_DECLS
