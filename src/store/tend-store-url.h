#pragma once

#include "tend-error.h"

G_BEGIN_DECLS

/* Where a store is: sqlite:///path/clinic.db or postgresql://user@host:port/name.
 * A PostgreSQL host may be the folder of a socket, percent-encoded. */
typedef struct
{
  gboolean postgresql;
  char    *path; /* of the SQLite file, absolute */
  char    *host;
  int      port; /* 0: the usual one */
  char    *user;
  char    *name; /* of the database */
} TendStoreUrl;

/* TEND_ERROR_INVALID says what is wrong with it. */
TendStoreUrl *tend_store_url_parse (const char *text, GError **error);
/* The address of an SQLite store at this path (transfer full). */
char *tend_store_url_make (const char *path);
void  tend_store_url_free (TendStoreUrl *url);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendStoreUrl, tend_store_url_free)

G_END_DECLS
