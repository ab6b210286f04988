#pragma once

#include "tend-store-url.h"

G_BEGIN_DECLS

/* In the header of every store's file: "Tend" in ASCII, so that it says whose it is. */
#define TEND_STORE_APPLICATION_ID 1415933540

/* Before SQLite touches it: whether the file is a store that can be read and written.
 * TEND_ERROR_PERMISSION, _READ_ONLY, _CORRUPT. */
gboolean tend_store_file_check (const char *path, GError **error);

G_END_DECLS
