#pragma once

#include "tend-backend.h"
#include "tend-record.h"

G_BEGIN_DECLS

/* A named query: queries/<area>/<name>.sql, or <name>.sqlite.sql and
 * <name>.postgresql.sql where the languages differ. One that says "-- view: <name>" goes on
 * where views/<name>.sql ends. */
typedef struct
{
  const char *name;
  GType       type;  /* of its rows */
  char      **reads; /* tables whose change makes it stale */
  char       *sql;
  GType      *columns;
} TendQueryDefinition;

/* NULL when there is none of that name. Valid for ever; any thread. */
const TendQueryDefinition *tend_query_catalog_find (const char *name, gboolean postgresql);
/* Every definition of a backend, for preparing and tests (transfer container). */
GPtrArray *tend_query_catalog_list (gboolean postgresql);

/* Runs one on a connection; fresh records. TEND_ERROR_NOT_FOUND for a name nobody wrote. */
GPtrArray *tend_query_catalog_run (TendBackend *backend,
                                   const char  *name,
                                   GVariant    *parameters,
                                   GError     **error);

G_END_DECLS
