#pragma once

#include "tend-backend.h"

G_BEGIN_DECLS

/* The schema that this program knows. */
#define TEND_SCHEMA_VERSION 1

/* Brings the schema up to date, each step in a transaction of its own. A new
 * store is empty and @create is set; TEND_ERROR_CORRUPT when what is there is
 * not Tend's, TEND_ERROR_TOO_NEW when a newer program made it: nothing touched. */
gboolean tend_schema_migrate (TendBackend *backend, gboolean create, GError **error);

G_END_DECLS
