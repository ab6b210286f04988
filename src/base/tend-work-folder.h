#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A private folder beside a file in the making. It is gone when its owner is done with it; what
 * an owner that was killed has left behind is removed by the next one that works there. */
typedef struct _TendWorkFolder TendWorkFolder;

/* In the folder of @path, which is made if need be. */
TendWorkFolder *tend_work_folder_new (const char *path, GError **error);
/* A name in it. */
char *tend_work_folder_dup_path (TendWorkFolder *self, const char *name);
/* Removes it with all files in it. */
void tend_work_folder_free (TendWorkFolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendWorkFolder, tend_work_folder_free)

G_END_DECLS
